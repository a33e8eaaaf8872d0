from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError

KINDS = [
    ('lead', "Lead"),
    ('prospect', "Prospect"),
    ('customer', "Customer"),
    ('other', "Other"),
]
# how far an account has come; 'other' is no step of that way
RANKS = {'other': 0, 'lead': 1, 'prospect': 2, 'customer': 3}


class PortfolioCategory(models.Model):
    """What an account is to us: as many as wanted, each of one of four kinds.

    Indicators and automatic promotion look at the kind only, so a company may call its
    categories whatever it likes and the figures keep working.
    """
    _name = 'portfolio.category'
    _description = "Account Category"
    _order = 'sequence, id'

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="Short name for imports and integrations.")
    kind = fields.Selection(
        KINDS, required=True, default='other',
        help="Which of the four stages this category counts as in every report.")
    is_promoted = fields.Boolean(
        "Promoted automatically", compute='_compute_is_promoted', store=True, readonly=False, precompute=True,
        help="Accounts of this category become prospects or customers by themselves, "
             "as the settings say. Otherwise only a person changes them.")
    description = fields.Text(translate=True)
    sequence = fields.Integer(default=10)
    color = fields.Integer()
    active = fields.Boolean(default=True)
    account_count = fields.Integer("Accounts", compute='_compute_account_count')

    _code_unique = models.UniqueIndex(
        "(code) WHERE code IS NOT NULL", "Another category has this code already.")

    @api.depends('kind')
    def _compute_is_promoted(self):
        for category in self:
            category.is_promoted = category.kind in ('lead', 'prospect')

    def _compute_account_count(self):
        counts = dict(self.env['res.partner'].with_context(active_test=False)._read_group(
            [('portfolio_category_id', 'in', self.ids), ('portfolio_is_account', '=', True)],
            ['portfolio_category_id'], ['__count']))
        for category in self:
            category.account_count = counts.get(category, 0)

    @api.model
    def _first_of_kind(self, kind):
        """The category an account of ``kind`` gets when nobody chooses one."""
        return self.search([('kind', '=', kind)], limit=1)

    def write(self, vals):
        if 'active' in vals and not vals['active']:
            self.filtered('active')._check_unused()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()
        # sudo: portfolio.category.change - history counts whoever may read it
        change = self.env['portfolio.category.change'].sudo().search(
            ['|', ('from_category_id', 'in', self.ids), ('to_category_id', 'in', self.ids)], limit=1)
        if change:
            used = (change.from_category_id | change.to_category_id) & self
            raise UserError(self.env._(
                "“%s” appears in the history of accounts. Archive it instead: it can no longer be chosen, "
                "and the history keeps its name.", used[:1].name))

    def _check_unused(self):
        """Refuse to take away a category that accounts have, and open those accounts."""
        # sudo: res.partner - in use is in use, whoever may see the accounts
        groups = self.env['res.partner'].sudo().with_context(active_test=False)._read_group(
            [('portfolio_category_id', 'in', self.ids)], ['portfolio_category_id'], ['__count'])
        if groups:
            category, count = groups[0]
            raise RedirectWarning(
                self.env._(
                    "“%(category)s” is the category of %(count)s accounts and contacts. "
                    "Give them another one first.", category=category.name, count=count),
                category.action_open_accounts(), self.env._("Show them"))

    def action_open_accounts(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.name,
            'res_model': 'res.partner',
            'view_mode': 'list,kanban,form',
            'views': [(False, 'list'), (False, 'kanban'), (False, 'form')],
            'domain': [('portfolio_category_id', '=', self.id), ('portfolio_is_account', '=', True)],
            'context': {'active_test': False},
        }
