from odoo import api, models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    @api.model_create_multi
    def create(self, vals_list):
        orders = super().create(vals_list)
        orders._portfolio_raise_interest()
        return orders

    def write(self, vals):
        result = super().write(vals)
        if 'state' in vals:
            self._portfolio_raise_interest()
            self.filtered(lambda order: order.state in ('draft', 'cancel'))._portfolio_withdraw_interest()
        elif 'partner_id' in vals:
            self._portfolio_follow_interest()
        return result

    def _portfolio_withdraw_interest(self):
        """What was not bought after all shows nothing."""
        if self:
            self.env['portfolio.interest']._portfolio_withdraw(self)

    def _portfolio_follow_interest(self):
        """A confirmed order that is another's now, or about something else."""
        confirmed = self.filtered(lambda order: order.state == 'sale')
        if confirmed:
            self.env['portfolio.interest']._portfolio_follow(confirmed.sorted('date_order'))

    def _portfolio_raise_interest(self):
        """Buying shows interest in the areas of what is bought."""
        confirmed = self.filtered(lambda order: order.state == 'sale')
        if confirmed:
            self.env['portfolio.interest']._portfolio_raise(confirmed.sorted('date_order'))
