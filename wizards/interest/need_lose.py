from odoo import fields, models


class PortfolioNeedLose(models.TransientModel):
    """Why we cannot serve some needs: the reason that the report of lost demand counts by."""
    _name = 'portfolio.need.lose'
    _description = "Close Needs We Cannot Serve"

    need_ids = fields.Many2many('portfolio.need', string="Needs", required=True)
    lost_reason_id = fields.Many2one('crm.lost.reason', "Why", required=True)
    note = fields.Text(help="What else there is to say; it is kept on each need.")

    def action_lose(self):
        self.need_ids._portfolio_lose(self.lost_reason_id, self.note)
        return {'type': 'ir.actions.act_window_close'}
