from odoo import api, models

# what puts a field into the lists people choose from: filters, group-bys, exports
OFFERS = ('searchable', 'groupable', 'exportable')


class Base(models.AbstractModel):
    """Which of our fields people may choose from in filters, group-bys, exports and imports.

    A field that is ``exportable=False`` is for code: keys of the search, what a rule compares, the currency of an
    amount. It works in domains as any other, and no list of fields offers it. Whoever has no role is offered none.
    """
    _inherit = 'base'

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        described = super().fields_get(allfields=allfields, attributes=attributes)
        ours = [name for name in described if name.startswith('portfolio_')]
        offered = ours and (self.env.su or self.env.user.has_group('crm_portfolio.portfolio_group_user'))
        for name in ours:
            if not offered or not self._fields[name].exportable:
                described[name].update({key: False for key in OFFERS if key in described[name]})
        return described
