"""Territory: where an account is, who works there, and the round that passes by.

Models     portfolio.zone, portfolio.zone.rule (what lies in it), portfolio.zone.user (who works there),
           portfolio.zone.overlap (rules that claim the same postal codes), portfolio.route and its .stop
Wizard     portfolio.route.add
Extends    res.partner (zone, by its visiting address or by hand, and why; routes); sale.report and
           account.invoice.report (zones as an axis)
Others call  ``accounts._portfolio_place()`` after changing addresses in SQL, ``zones._portfolio_owner()``, and
             extend ``accounts._portfolio_zone_changed()`` to follow an account into another zone
How        the most specific rule wins; the sentence that says so is kept on the account
Limits     a zone given by hand stays until somebody takes it away
Example    ``zone.rule_ids`` with the zip codes 36000 to 36999 takes in who lives there, in one statement
"""
from . import sentences
from . import zone
from . import zone_rule
from . import zone_overlap
from . import zone_user
from . import route
from . import route_stop
from . import res_partner
from . import base_partner_merge
from . import sale_report
from . import account_invoice_report
