"""Quotes: made from an opportunity or an account, one by one or many.

Models     portfolio.opportunity.product
Extends    crm.lead (its products, its quotations), res.partner, sale.order (many at once, as PDF)
Wizard     portfolio.quote.generate with its .line and .cause
Others call  ``leads._portfolio_generate_quotes(…)``, ``partners._portfolio_generate_quotes(…)`` and
             ``orders._portfolio_render_pdf()``
How        one quotation an opportunity, priced by Odoo's price lists; what cannot be made is listed with its reason
Limits     one currency a run
Example    ``leads._portfolio_generate_quotes(template)``
"""
from . import opportunity_product
from . import loader_opportunity
from . import sale_order
from . import crm_lead
from . import res_partner
from . import need
