from odoo import fields, models
from odoo.tools import SQL

from ..models.interest.need import STATES


class PortfolioNeedReport(models.Model):
    """One row per need: what became of it, and what it was worth.

    Rates are averages of 0 and 1, so that they hold for any grouping. Money is in the currency of the company one works
    in, at today's rates, as in Odoo's sales analysis: companies of several currencies can be added up.
    """
    _name = 'portfolio.need.report'
    _description = "Analysis of Needs"
    _auto = False
    _rec_name = 'need_id'
    _order = 'date desc'
    _depends = {
        'portfolio.need': [
            'partner_id', 'area_id', 'product_category_id', 'company_id', 'user_id', 'date', 'state', 'source',
            'lost_reason_id', 'expected_value', 'opportunity_id'],
        'sale.order': ['opportunity_id', 'state', 'amount_untaxed', 'currency_rate', 'create_date'],
    }

    need_id = fields.Many2one('portfolio.need', readonly=True)
    partner_id = fields.Many2one('res.partner', "Account", readonly=True)
    area_id = fields.Many2one('portfolio.interest.area', readonly=True)
    product_category_id = fields.Many2one('product.category', readonly=True)
    company_id = fields.Many2one('res.company', readonly=True)
    currency_id = fields.Many2one('res.currency', readonly=True)
    user_id = fields.Many2one('res.users', "Noted By", readonly=True)
    opportunity_id = fields.Many2one('crm.lead', readonly=True)
    lost_reason_id = fields.Many2one('crm.lost.reason', "Why It Is Lost", readonly=True)
    date = fields.Date("Noted On", readonly=True)
    state = fields.Selection(STATES, readonly=True)
    source = fields.Char(readonly=True)
    offer_rate = fields.Float(
        "Became an Offer", aggregator='avg', readonly=True, help="Share of needs with a quotation or an order.")
    won_rate = fields.Float(
        "Became an Order", aggregator='avg', readonly=True, help="Share of needs with a confirmed order.")
    offer_days = fields.Float(
        "Days to the Offer", aggregator='avg', readonly=True, help="From noting it to the first quotation.")
    offer_count = fields.Integer("Offers", readonly=True)
    expected_value = fields.Monetary("Estimated Value", readonly=True)
    open_value = fields.Monetary("Still Open", readonly=True)
    offered_value = fields.Monetary("Offered", readonly=True)
    ordered_value = fields.Monetary("Ordered", readonly=True)
    lost_value = fields.Monetary(
        "Lost Demand", readonly=True, help="Estimated value of what we could not serve or did not win.")

    @property
    def _table_query(self) -> SQL:
        companies, company = self.env['res.company'], self.env.company
        return SQL(
            """
            SELECT need.id, need.id AS need_id, need.partner_id, need.area_id, need.product_category_id,
                   need.company_id, need.user_id, need.opportunity_id, need.lost_reason_id, need.date,
                   need.state, need.source, %(currency)s AS currency_id,
                   need.expected_value * rate.factor AS expected_value,
                   (offer.number > 0)::int AS offer_rate,
                   (offer.ordered_number > 0)::int AS won_rate,
                   offer.first_day - need.date AS offer_days,
                   offer.number AS offer_count,
                   offer.offered AS offered_value,
                   offer.ordered AS ordered_value,
                   CASE WHEN need.state IN ('open', 'opportunity') THEN need.expected_value * rate.factor
                        ELSE 0 END AS open_value,
                   CASE WHEN need.state = 'lost' THEN need.expected_value * rate.factor ELSE 0 END AS lost_value
              FROM portfolio_need need
              JOIN (VALUES %(rates)s) AS rate (company_id, factor) ON rate.company_id = need.company_id
             CROSS JOIN LATERAL (
                   SELECT count(*) AS number,
                          count(*) FILTER (WHERE sale.state = 'sale') AS ordered_number,
                          min(%(offered_on)s) AS first_day,
                          coalesce(sum(%(amount)s), 0) AS offered,
                          coalesce(sum(%(amount)s) FILTER (WHERE sale.state = 'sale'), 0) AS ordered
                     FROM sale_order sale
                     JOIN (VALUES %(rates)s) AS sold (company_id, factor) ON sold.company_id = sale.company_id
                    WHERE sale.opportunity_id = need.opportunity_id AND sale.state != 'cancel'
                   ) offer
            """,
            currency=company.currency_id.id, rates=companies._portfolio_rates_sql(company, company._portfolio_day()),
            offered_on=companies._portfolio_day_sql(SQL("sale.create_date"), SQL("sale.company_id")),
            amount=SQL(
                "sale.amount_untaxed / coalesce(nullif(sale.currency_rate, 0), 1)::numeric * sold.factor"))
