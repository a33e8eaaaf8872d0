from odoo import fields, models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    portfolio_billing_key_id = fields.Many2one(
        related='partner_invoice_id.commercial_partner_id.portfolio_billing_key_id', groups='base.group_user')
    portfolio_billing_hint = fields.Text(related='portfolio_billing_key_id.hint', groups='base.group_user')
    portfolio_centre_id = fields.Many2one(
        related='partner_id.commercial_partner_id.portfolio_centre_id', groups='base.group_user')

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        self._portfolio_promote()

    def _portfolio_changing(self, vals):
        # sudo: res.partner - whose orders they were
        customers = self.sudo().partner_id if 'partner_id' in vals else self.env['res.partner']
        return {**super()._portfolio_changing(vals), 'customers': customers}

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if vals.keys() & {'state', 'partner_id'}:
            self._portfolio_promote()
            self._portfolio_withdraw(before['customers'])

    def _portfolio_withdraw(self, before):
        """What is cancelled, or another's now, no longer makes its account a prospect or customer."""
        categories = self.env['portfolio.category']
        categories._withdraw(self.filtered(lambda order: order.state in ('draft', 'cancel')))
        for partner in before:
            categories._withdraw_from(partner, self[:1])

    def _portfolio_promote(self):
        """A quotation sent makes a prospect and an order a customer, if the settings say so."""
        categories = self.env['portfolio.category']
        categories._promote('order', self.filtered(lambda order: order.state == 'sale'))
        categories._promote('quote', self.filtered(lambda order: order.state == 'sent'))

    def _create_invoices(self, grouped=False, final=False, date=None):
        """Orders of who wants an invoice for each are not put together, whatever the others get."""
        # sudo: res.partner, portfolio.billing.key - how a customer is invoiced, whoever invoices
        apart = self.filtered(lambda order: order.sudo().portfolio_billing_key_id.grouping == 'order')
        if grouped or not apart:
            return super()._create_invoices(grouped=grouped, final=final, date=date)
        invoices = super(SaleOrder, apart)._create_invoices(grouped=True, final=final, date=date)
        if together := self - apart:
            invoices |= super(SaleOrder, together)._create_invoices(grouped=False, final=final, date=date)
        return invoices
