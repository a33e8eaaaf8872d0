from odoo import api, models

from ..characteristic.column import PREFIX
from ..characteristic.column_option import Offered


class IrFieldsConverter(models.AbstractModel):
    _inherit = 'ir.fields.converter'

    @api.model
    def db_id_for(self, model, field, subfield, value, savepoint):
        """A name in a column of ours is looked up among the values of that column."""
        if subfield is None and field.manual and field.name.startswith(PREFIX) and field.domain:
            self = self._portfolio_tell(Offered(field.domain))
        return super().db_id_for(model, field, subfield, value, savepoint)
