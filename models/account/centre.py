from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PortfolioCentre(models.Model):
    """A branch or cost centre of ours that accounts belong to, below another or not.

    The sites of a customer are something else: companies below his company, each an account.
    """
    _name = 'portfolio.centre'
    _inherit = ['portfolio.catalogue', 'portfolio.coded']
    _description = "Centre"
    _parent_store = True
    _rec_name = 'complete_name'
    _rec_names_search = ['complete_name', 'code']
    _order = 'complete_name, id'

    name = fields.Char(required=True)
    parent_id = fields.Many2one('portfolio.centre', index='btree_not_null', ondelete='restrict')
    parent_path = fields.Char(index=True)
    complete_name = fields.Char(compute='_compute_complete_name', store=True, recursive=True)
    account_count = fields.Integer(
        "Accounts", compute='_compute_account_count', help="Of this centre and of those below it.")

    @api.depends('name', 'parent_id.complete_name')
    def _compute_complete_name(self):
        for centre in self:
            centre.complete_name = (
                f"{centre.parent_id.complete_name} / {centre.name}" if centre.parent_id else centre.name)

    def _compute_account_count(self):
        counts = self.env['res.partner']._read_group(
            [('portfolio_centre_id', 'child_of', self.ids), ('portfolio_is_account', '=', True)],
            ['portfolio_centre_id'], ['__count'])
        for centre in self:
            path = centre.parent_path or 'new'
            centre.account_count = sum(count for below, count in counts if below.parent_path.startswith(path))

    @api.constrains('parent_id')
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(self.env._("“%s” cannot be its own parent. Choose another parent.", self[:1].name))

    def action_open_accounts(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.complete_name,
            'res_model': 'res.partner',
            'view_mode': 'list,kanban,form',
            'views': [(False, 'list'), (False, 'kanban'), (False, 'form')],
            'domain': [('portfolio_centre_id', 'child_of', self.id), ('portfolio_is_account', '=', True)],
            'context': {'list_view_ref': 'crm_portfolio.res_partner_view_list_account'},
        }
