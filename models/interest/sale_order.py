from odoo import models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        self._portfolio_raise_interest()

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if 'state' in vals:
            self._portfolio_raise_interest()
            self.filtered(lambda order: order.state in ('draft', 'cancel'))._portfolio_withdraw_interest()
        elif 'partner_id' in vals:
            self._portfolio_follow_interest()

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
