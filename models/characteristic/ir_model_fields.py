from odoo import models

from .column import PREFIX


class IrModelFields(models.Model):
    """A column an administrator defined is for colleagues: what a customer is to us is not for the portal."""
    _inherit = 'ir.model.fields'

    def _instanciate_attrs(self, field_data):
        attrs = super()._instanciate_attrs(field_data)
        if attrs and field_data['name'].startswith(PREFIX):
            attrs['groups'] = 'base.group_user'
        return attrs
