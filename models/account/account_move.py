from odoo import models


class AccountMove(models.Model):
    _inherit = 'account.move'

    def _post(self, soft=True):
        posted = super()._post(soft=soft)
        self.env['portfolio.category']._promote(
            'invoice', posted.filtered(lambda move: move.move_type == 'out_invoice' and move.partner_id))
        return posted
