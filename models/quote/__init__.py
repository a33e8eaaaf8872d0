"""Quotes: made from an opportunity or an account, one by one or many.

Models     portfolio.opportunity.product
Extends    crm.lead (its products, its quotations), res.partner, sale.order (many at once, as PDF)
Wizard     portfolio.quote.generate
Others call  ``leads._portfolio_generate_quotes(…)``, ``partners._portfolio_generate_quotes(…)`` and
             ``orders._portfolio_render_pdf()``
"""
from . import opportunity_product
from . import loader_opportunity
from . import sale_order
from . import crm_lead
from . import res_partner
from . import need
