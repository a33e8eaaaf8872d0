from odoo import models


class ResPartner(models.Model):
    _inherit = 'res.partner'

    def action_portfolio_generate_quotes(self):
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_quote_generate_partners')
        return {**action, 'context': {'active_model': self._name, 'active_ids': self.ids}}

    def _portfolio_generate_quotes(self, template=None, products=None, again=False):
        """A quotation for each account of ``self``; those that cannot have one come back with the cause.

        :param template: ``sale.order.template`` to quote
        :param products: ``[(product, quantity)]`` to quote
        :param again: also where there is an open quotation that belongs to no opportunity
        :return: the orders, and ``[(partner, cause)]`` of those without
        :rtype: tuple
        """
        self.check_access('read')
        SaleOrder = self.env['sale.order']
        chosen = self.env['product.product'].union(*(product for product, _quantity in products or ()))
        unsellable = SaleOrder._portfolio_unsellable(chosen, self.env.company)
        quoted = {} if again else SaleOrder._portfolio_open_by('partner_id', self)
        causes = {partner.id: block._sentence() for partner, block in self._portfolio_blocked('order').items()}
        for partner in self:
            if cause := unsellable or partner._portfolio_quote_cause(template, products, quoted):
                causes[partner.id] = cause
        quotable = self.filtered(lambda partner: partner.id not in causes)
        orders = SaleOrder._portfolio_generate([
            {
                'partner_id': partner.id,
                'company_id': self.env.company.id,
                'order_line': SaleOrder._portfolio_product_lines(products or ()),
            }
            for partner in quotable
        ], template)
        return orders, [(partner, causes[partner.id]) for partner in self if partner.id in causes]

    def _portfolio_quote_cause(self, template, products, quoted):
        if not template and not products:
            return self.env._("There is nothing to quote: choose a template or products.")
        if not self.active:
            return self.env._("It is archived.")
        company = self.env.company
        if self.company_id not in (company.browse(), *company.parent_ids):
            return self.env._("It belongs to another company.")
        if self.id in quoted:
            return self.env._("It already has the quotation %s.", quoted[self.id])
        return False
