from odoo.fields import Command
from odoo.tests import freeze_time

from ..common import PortfolioCase


@freeze_time('2026-03-02 09:00:00')
class QuoteCase(PortfolioCase):
    """Ana sells ovens and flour; the bakery has a price list of its own, 10 % below.

    ===============  =======  ================================
    ``oven``         1,000    the bakery pays 900
    ``flour``           20    the bakery pays 18
    ``template``              2 ovens, a note, valid 15 days
    ===============  =======  ================================
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # price lists and templates are features to switch on, as the settings do
        cls.env.ref('base.group_user').implied_ids |= (
            cls.env.ref('product.group_product_pricelist')
            | cls.env.ref('sale_management.group_sale_order_template'))
        cls.env['portfolio.assignment.rule'].search([]).active = False
        cls.tax = cls.env['account.tax'].create({'name': "VAT 21", 'amount': 21})
        cls.oven, cls.flour = cls.env['product.product'].create([
            {'name': "Oven", 'list_price': 1000, 'taxes_id': [Command.set(cls.tax.ids)]},
            {'name': "Flour", 'list_price': 20, 'taxes_id': [Command.set(cls.tax.ids)]},
        ])
        cls.env['product.pricelist'].create({'name': "Public", 'sequence': -1})
        cls.bakery.property_product_pricelist = cls.env['product.pricelist'].create({
            'name': "Ten below", 'item_ids': [Command.create({
                'compute_price': 'percentage', 'percent_price': 10, 'applied_on': '3_global'})]})
        cls.template = cls.env['sale.order.template'].create({
            'name': "Two ovens", 'number_of_days': 15, 'note': "<p>Installed by us.</p>",
            'sale_order_template_line_ids': [
                Command.create({'display_type': 'line_section', 'name': "Bots and Spam"}),
                Command.create({'product_id': cls.oven.id, 'product_uom_qty': 2}),
            ]})
        cls.tag = cls.env['crm.tag'].create({'name': "Spring"})
        cls.source = cls.env['utm.source'].create({'name': "Fair"})

    @classmethod
    def opportunity(cls, name, partner=None, **values):
        """An opportunity of Ana's, of the team North."""
        return cls.env['crm.lead'].create({
            'name': name, 'type': 'opportunity', 'partner_id': partner.id if partner else False,
            'user_id': cls.ana.id, 'team_id': cls.north.id, **values})
