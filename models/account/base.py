from odoo import models
from odoo.tools import formatLang, html2plaintext


class Base(models.AbstractModel):
    _inherit = 'base'

    def _portfolio_text(self, name):
        """The value of a field as a person reads it in a list."""
        self.ensure_one()
        field = self._fields[name]
        value = self[name]
        if field.type == 'html':
            return html2plaintext(value or "")
        if field.type == 'monetary':
            return formatLang(self.env, value, currency_obj=self[field.get_currency_field(self)])
        if field.relational:
            return ", ".join(value.mapped('display_name'))
        return str(field.convert_to_export(value, self))
