from odoo import fields, models
from odoo.fields import Command


class CrmLead(models.Model):
    _inherit = 'crm.lead'

    portfolio_product_ids = fields.One2many(
        'portfolio.opportunity.product', 'lead_id', "Products", copy=False,
        groups='crm_portfolio.portfolio_group_representative')

    def copy_data(self, default=None):
        """The products too, for whoever may read them: by ``copy=True`` core would refuse all others."""
        vals_list = super().copy_data(default)
        if self.env['portfolio.opportunity.product'].has_access('read'):
            for lead, values in zip(self, vals_list, strict=True):
                values.setdefault('portfolio_product_ids', [
                    Command.create(line) for line in lead.portfolio_product_ids.copy_data()])
        return vals_list

    def _portfolio_merged(self, others):
        super()._portfolio_merged(others)
        # sudo: portfolio.opportunity.product - whoever may merge leads keeps what was noted on each
        others.sudo().portfolio_product_ids.lead_id = self

    def action_portfolio_generate_quotes(self):
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_quote_generate_leads')
        return {**action, 'context': {'active_model': self._name, 'active_ids': self.ids}}

    def _portfolio_generate_quotes(self, template=None, products=None, create_accounts=False, again=False):
        """A quotation for each opportunity of ``self``; those that cannot have one come back with the cause.

        :param template: ``sale.order.template`` to quote
        :param products: ``[(product, quantity)]`` to quote; without it and without a template, each
            opportunity's own products
        :param create_accounts: make the customer of an opportunity that has none, as core does
        :param again: also where there is an open quotation
        :return: the orders, and ``[(lead, cause)]`` of those without
        :rtype: tuple
        """
        self.check_access('read')
        # sudo: crm.lead - a lock, so that two clicks make one quotation; a reader of the lead may quote it
        self.sudo()._portfolio_lock()
        causes = self._portfolio_quote_causes(template, products, create_accounts, again)
        quotable = self.filtered(lambda lead: lead.id not in causes)
        if create_accounts:
            quotable.filtered(lambda lead: not lead.partner_id)._portfolio_create_accounts()
        orders = self.env['sale.order']._portfolio_generate(
            [lead._portfolio_quote_values(template, products) for lead in quotable], template)
        return orders, [(lead, causes[lead.id]) for lead in self if lead.id in causes]

    def _portfolio_quote_causes(self, template, products, create_accounts, again):
        """:return: ``{lead id: why it gets no quotation}``"""
        quoted = {} if again else self.env['sale.order']._portfolio_open_by('opportunity_id', self)
        blocked = self.partner_id._portfolio_blocked('order')
        causes = {lead.id: blocked[lead.partner_id]._sentence() for lead in self if lead.partner_id in blocked}
        for lead in self - self.browse(causes):
            cause = lead._portfolio_state_cause() or lead._portfolio_account_cause(create_accounts)
            if not cause and lead.id in quoted:
                cause = self.env._("It already has the quotation %s.", quoted[lead.id])
            if not cause and not template:
                cause = lead._portfolio_content_cause(products)
            if cause:
                causes[lead.id] = cause
        return causes

    def _portfolio_state_cause(self):
        if self.type != 'opportunity':
            return self.env._("It is still a lead: convert it into an opportunity first.")
        if not self.active or self.won_status == 'lost':
            return self.env._("It is lost or archived.")
        return False

    def _portfolio_account_cause(self, create_accounts):
        company = self.company_id or self.env.company
        if not self.partner_id:
            return False if create_accounts else self.env._(
                "It has no account: choose one, or tick 'Create the missing accounts'.")
        # sudo: res.partner - its company only
        if self.partner_id.sudo().company_id not in (company.browse(), *company.parent_ids):
            return self.env._("Its account belongs to another company.")
        return False

    def _portfolio_content_cause(self, products):
        if products is None:
            chosen = self.portfolio_product_ids.product_id
        else:
            chosen = self.env['product.product'].union(*(product for product, _quantity in products))
        if not chosen:
            return self.env._("It has no products: add them on its page, or choose a template.")
        return self.env['sale.order']._portfolio_unsellable(chosen, self.company_id or self.env.company)

    def _portfolio_create_accounts(self):
        """The customer of each, found by e-mail or made of the lead's data, as converting a lead does."""
        for lead in self:
            if partner := lead._find_matching_partner():
                lead.partner_id = partner
        self._handle_partner_assignment(create_missing=True)

    def _portfolio_quote_values(self, template, products):
        """What core gives to the quotation its button opens, and the lines."""
        SaleOrder = self.env['sale.order']
        values = {
            name.removeprefix('default_'): value
            for name, value in self._prepare_opportunity_quotation_context().items()
            if name.startswith('default_')
        }
        if products is not None:
            values['order_line'] = SaleOrder._portfolio_product_lines(products)
        elif not template:
            company = self.env['res.company'].browse(values['company_id'])
            pricelist = self.partner_id.with_company(company).property_product_pricelist
            currency = pricelist.currency_id or company.currency_id
            today = self._portfolio_today()
            values['order_line'] = [
                Command.create(line._prepare_order_line(currency, today))
                for line in self.portfolio_product_ids
            ]
        return values
