from odoo import api, models


class Base(models.AbstractModel):
    """Which of our fields people may choose from in filters, group-bys, exports and imports.

    A field that is ``exportable=False`` is for code: keys of the search, what a rule compares, the currency of an
    amount. It works in domains as any other, and no list of fields offers it.
    """
    _inherit = 'base'

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        described = super().fields_get(allfields=allfields, attributes=attributes)
        for name, description in described.items():
            if name.startswith('portfolio_') and not self._fields[name].exportable:
                description.update({key: False for key in ('searchable', 'groupable') if key in description})
        return described
