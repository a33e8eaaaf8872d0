from odoo import fields, models
from odoo.exceptions import UserError

from ...models.account.block import KINDS


class PortfolioBlockSet(models.TransientModel):
    """Block one account, or many at once, for one reason."""
    _name = 'portfolio.block.set'
    _description = "Block Accounts"

    partner_ids = fields.Many2many('res.partner', string="Accounts", required=True)
    kind = fields.Selection(KINDS, "Block", required=True, default='order')
    reason_id = fields.Many2one('portfolio.block.reason', required=True)
    note = fields.Char()
    date_from = fields.Date("From", required=True, default=lambda self: self._portfolio_today())
    date_to = fields.Date("Until")

    def action_apply(self):
        self.ensure_one()
        accounts = self.partner_ids.commercial_partner_id.filtered('portfolio_is_account')
        if not accounts:
            raise UserError(self.env._("Accounts: none of these is an account. Give it a category first."))
        self.env['portfolio.block'].create([
            {
                'partner_id': account.id, 'kind': self.kind, 'reason_id': self.reason_id.id, 'note': self.note,
                'date_from': self.date_from, 'date_to': self.date_to,
            }
            for account in accounts
        ])
        return {'type': 'ir.actions.act_window_close'}
