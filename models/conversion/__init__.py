"""Conversion: a lead becomes an account, and back.

Models     portfolio.conversion (a lead that became an account) and its .line: where each thing went
Wizards    portfolio.lead.convert with its .line
Extends    crm.lead (what happens to it promotes its account), res.partner, core's two dialogs of conversion
Others call  ``env['portfolio.conversion']._convert(leads, accounts, outcome)``, ``leads._portfolio_promote()``
How        all that hangs on the lead is carried or copied in statements of sets, and noted down for the way back
Limits     what somebody has changed since stays when a conversion is undone
Example    ``env['portfolio.conversion']._convert(leads, accounts, 'opportunity')``
"""
from . import sentences
from . import conversion
from . import conversion_carry
from . import conversion_line
from . import crm_lead
from . import crm_lead_convert
from . import crm_lead2opportunity_partner
from . import crm_lead2opportunity_partner_mass
from . import res_partner
