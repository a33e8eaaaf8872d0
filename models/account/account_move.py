from odoo import models


class AccountMove(models.Model):
    _inherit = 'account.move'

    def _post(self, soft=True):
        posted = super()._post(soft=soft)
        self.env['portfolio.category']._promote(
            'invoice', posted.filtered(lambda move: move.move_type == 'out_invoice' and move.partner_id))
        self.env['portfolio.category']._withdraw(
            posted.filtered(lambda move: move.move_type == 'out_refund' and move.partner_id).reversed_entry_id,
            'reversed')
        return posted

    def write(self, vals):
        posted = self.filtered(lambda move: move.state == 'posted') if vals.get('state') in ('draft', 'cancel') \
            else self.browse()
        result = super().write(vals)
        self.env['portfolio.category']._withdraw(
            posted.filtered(lambda move: move.move_type == 'out_invoice' and move.partner_id))
        self.env['portfolio.category']._promote(
            'invoice', posted.filtered(lambda move: move.move_type == 'out_refund').reversed_entry_id.filtered(
                lambda move: move.partner_id and move._portfolio_stands()))
        return result

    def _portfolio_stands(self):
        """Whether something of this invoice is left, after the credit notes that are posted."""
        credited = sum(self.reversal_move_ids.filtered(lambda move: move.state == 'posted').mapped('amount_total'))
        return self.move_type == 'out_invoice' and self.state == 'posted' and self.amount_total > credited
