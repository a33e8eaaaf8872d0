from datetime import datetime

from odoo.fields import Command

from ..common import PortfolioCase


class ValuationCase(PortfolioCase):
    """A sales force with a scorecard of its own, and orders on days that are written out."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.scorecard'].search([]).active = False
        cls.env.flush_all()
        cls.product = cls.env['product.product'].create(
            {'name': "Oven", 'list_price': 1.0, 'taxes_id': [Command.clear()]})
        cls.economic = cls.env.ref('crm_portfolio.aspect_economic')
        cls.commercial = cls.env.ref('crm_portfolio.aspect_commercial')
        cls.scorecard = cls.env['portfolio.scorecard'].create({
            'name': "Importance", 'is_strategic': True, 'validity_months': 6,
            'criterion_ids': [
                Command.create({
                    'name': "Revenue", 'aspect_id': cls.economic.id, 'weight': 50, 'source': 'sales',
                    'metric': 'revenue', 'missing': 'zero', 'band_ids': cls.bands(
                        ("High", 100, 1000), ("Low", 40, 1))}),
                Command.create({
                    'name': "Potential", 'aspect_id': cls.commercial.id, 'weight': 30, 'source': 'hand',
                    'half_life_months': 12, 'band_ids': cls.bands(("Large", 80, 0), ("Small", 20, 0))}),
                Command.create({
                    'name': "Loyalty", 'aspect_id': cls.commercial.id, 'weight': 20, 'source': 'hand',
                    'band_ids': cls.bands(("First", 70, 0), ("One of many", 30, 0))}),
            ]})
        cls.revenue, cls.potential, cls.loyalty = cls.scorecard.criterion_ids

    @staticmethod
    def bands(*levels):
        return [
            Command.create({'name': name, 'points': points, 'minimum': minimum, 'sequence': number})
            for number, (name, points, minimum) in enumerate(levels)]

    @classmethod
    def sell(cls, partner, amount, day, **values):
        """A confirmed order of ``amount`` on ``day``."""
        order = cls.env['sale.order'].create({
            'partner_id': partner.id,
            'order_line': [Command.create({'product_id': cls.product.id, 'price_unit': amount})], **values})
        order.action_confirm()
        order.date_order = datetime.fromisoformat(f'{day} 10:00:00')
        return order

    def say(self, account, user, **levels):
        """An opinion, confirmed: the names of levels by the name of the criterion."""
        action = account.with_user(user).action_portfolio_value()
        valuation = self.env['portfolio.valuation'].with_user(user).browse(action['res_id'])
        for line in valuation.line_ids:
            line.band_id = line.criterion_id.band_ids.filtered(
                lambda band, line=line: band.name == levels.get(line.name.lower()))
        valuation.action_confirm()
        return valuation

    def parts(self, valuation):
        return {line.name: (line.points, line.share) for line in valuation.line_ids}
