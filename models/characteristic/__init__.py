"""Characteristics: what the administrator wants to know of accounts, as real columns.

Models     portfolio.characteristic with its .section, .choice and dated .value; portfolio.dimension and its .value;
           portfolio.column and .option say how either is a column of res.partner
Extends    res.partner (the columns, their place on the form), ir.model.fields (who reads them), the merge of contacts
           (of each characteristic one history stays)
Others call  ``env['portfolio.characteristic.value']._portfolio_set(partners, characteristic, value, date_from=None,
             reason=None)``
How        a definition makes a manual field with an index; the values that hold today are mirrored into it
Limits     a characteristic's kind stays as it was defined
Example    ``('x_portfolio_surface', '>', 80)`` in any domain on accounts, once somebody has defined ``surface``
"""
from . import column
from . import ir_model_fields
from . import column_option
from . import characteristic_section
from . import characteristic
from . import characteristic_choice
from . import characteristic_value
from . import dimension
from . import dimension_value
from . import res_partner_characteristic
from . import res_partner_dimension
from . import res_partner_column
from . import base_partner_merge
from . import loader
