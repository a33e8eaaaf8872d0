"""Places: which municipality an address is in.

Models     portfolio.municipality, its .alias, portfolio.zip
Extends    res.partner (municipality, position on the map), core's import (places by any of their names)
Others call  ``partners._portfolio_locate()``, ``env['portfolio.municipality']._portfolio_is_town(text)``
How        by zip code and name; a name in Spanish, in the other language of the region, or old
Limits     municipalities of Spain
Example    'Sanxenxo', 'Sangenjo' and 36960 are one place
"""
from . import municipality
from . import municipality_alias
from . import zip
from . import ir_fields_converter
from . import res_partner_place
