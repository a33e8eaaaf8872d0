from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.search.search_text import text_patterns, town_splits

NAMES = ('partner_name', 'contact_name', 'name')


class CrmLead(models.Model):
    """Search of leads by who and where at once."""
    _inherit = 'crm.lead'

    portfolio_town_search = fields.Char(
        "Name and Town", store=False, search='_search_portfolio_town', copy=False, groups='base.group_user')

    def _search_portfolio_town(self, operator, value):
        """'garcia sevilla': a name with some of the words, a town with the others; or a town; for users of a role."""
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        if operator not in ('like', 'ilike') or not isinstance(value, str) or not self._portfolio_forgives():
            return Domain.FALSE
        city, is_town = self._fields['city'], self.env['portfolio.municipality']._portfolio_is_town(value)
        return Domain.OR([
            *([self._portfolio_containing(city, value)] if is_town and text_patterns(value) else []),
            *(self._portfolio_named(name) & self._portfolio_containing(city, town)
              for name, town in town_splits(value) if text_patterns(town))])

    @api.model
    def _portfolio_named(self, text):
        """The ``Domain`` of leads whose company, person or title has ``text`` in it."""
        return Domain.OR(Domain(field, 'ilike', text) for field in NAMES)
