from odoo import fields, models


class PortfolioBlockLift(models.TransientModel):
    """Lift blocks, saying why."""
    _name = 'portfolio.block.lift'
    _description = "Lift Blocks"

    block_ids = fields.Many2many('portfolio.block', string="Blocks", required=True)
    reason = fields.Char(required=True)

    def action_apply(self):
        self.ensure_one()
        self.block_ids._lift(self.reason)
        return {'type': 'ir.actions.act_window_close'}
