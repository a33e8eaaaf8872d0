from odoo import api, fields, models

from ...models.foundation.sentence import kept, names
from ...tools.foundation.carrier import Reason


class PortfolioCategorySet(models.TransientModel):
    """Give many accounts another category, saying why. Can be undone from the journal."""
    _name = 'portfolio.category.set'
    _description = "Change Category"

    partner_ids = fields.Many2many('res.partner', string="Accounts", required=True)
    account_count = fields.Integer("Accounts to change", compute='_compute_account_count')
    category_id = fields.Many2one('portfolio.category', "New Category", required=True)
    reason = fields.Char(required=True)

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if self.env.context.get('active_model') == 'res.partner':
            values['partner_ids'] = [(6, 0, self.env.context.get('active_ids', []))]
        return values

    @api.depends('partner_ids', 'category_id')
    def _compute_account_count(self):
        for wizard in self:
            wizard.account_count = len(wizard._accounts())

    def _accounts(self):
        """The accounts meant: those of the contacts chosen, too."""
        return self.partner_ids.commercial_partner_id.filtered(
            lambda account: account.portfolio_category_id != self.category_id)

    def action_apply(self):
        self.ensure_one()
        accounts = self._accounts()
        journal = self.env['portfolio.journal']._open('category', kept(
            'account.category_set', count=len(accounts), category=names(self.category_id, 'name')))
        journal._write_on(
            accounts._portfolio_tell(Reason(self.reason)),
            {'portfolio_category_id': self.category_id.id},
        )
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success',
                'message': self.env._(
                    "Accounts that are “%(category)s” now: %(count)s.",
                    count=len(accounts), category=self.category_id.name),
                'next': {'type': 'ir.actions.act_window_close'},
            },
        }
