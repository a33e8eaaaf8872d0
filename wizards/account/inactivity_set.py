from odoo import fields, models

from ...models.account.res_partner_inactivity import ArchiveReason


class PortfolioInactivitySet(models.TransientModel):
    """Why these accounts are archived."""
    _name = 'portfolio.inactivity.set'
    _description = "Archive Accounts"

    partner_ids = fields.Many2many('res.partner', string="Accounts", required=True)
    reason_id = fields.Many2one('portfolio.inactivity.reason', required=True)
    note = fields.Char()

    def action_apply(self):
        self.ensure_one()
        self.partner_ids._portfolio_tell(ArchiveReason(self.reason_id.id, self.note)).action_archive()
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
