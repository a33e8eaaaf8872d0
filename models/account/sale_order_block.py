from odoo import api, fields, models


class SaleOrder(models.Model):
    """No order of a blocked account, whichever way it comes: by hand, from a file, by RPC or from a job."""
    _inherit = 'sale.order'

    portfolio_block_text = fields.Text(
        compute='_compute_portfolio_block_text', groups='base.group_user',
        help="Why this quotation cannot become an order now.")

    @api.depends('partner_id', 'partner_invoice_id', 'state')
    def _compute_portfolio_block_text(self):
        open_orders = self.filtered(lambda order: order.state in ('draft', 'sent'))
        blocked = open_orders._portfolio_block_partners()._portfolio_blocked('order')
        for order in self:
            blocks = {blocked[partner] for partner in order._portfolio_block_partners() if partner in blocked}
            order.portfolio_block_text = order.state in ('draft', 'sent') and "\n".join(
                block._sentence() for block in blocks)

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        self.filtered(lambda order: order.state == 'sale')._portfolio_check_blocked()

    def _portfolio_changing(self, vals):
        if vals.get('state') == 'sale':
            self.filtered(lambda order: order.state != 'sale')._portfolio_check_blocked()
        return super()._portfolio_changing(vals)

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if vals.keys() & {'partner_id', 'partner_invoice_id'}:
            self.filtered(lambda order: order.state == 'sale')._portfolio_check_blocked()

    def _portfolio_block_partners(self):
        """Who must not be blocked for an order: who buys and who pays."""
        return self.partner_id | self.partner_invoice_id

    def _portfolio_check_blocked(self):
        self._portfolio_block_partners()._portfolio_check_blocked('order')
