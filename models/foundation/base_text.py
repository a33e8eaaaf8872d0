from odoo import api, models
from odoo.tools import formatLang, html2plaintext


class Base(models.AbstractModel):
    """What a person reads of a record, and what is kept from him; rooms say more."""
    _inherit = 'base'

    # whether its texts speak of nobody, whatever they say
    _portfolio_impersonal = False

    def _portfolio_hidden(self):
        """The names of this model's fields that the user may not use."""
        return frozenset()

    def _portfolio_empty(self, name):
        """What a client is given of a field instead of its value."""
        return [] if self._fields[name].type in ('one2many', 'many2many') else False

    @api.model
    def _portfolio_asked_words(self, domain):
        """What a rule asks of these records, as a clause without capital or full stop."""
        return str(list(domain))

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
