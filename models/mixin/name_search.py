from odoo import api, models
from odoo.fields import Domain


class PortfolioNameSearch(models.AbstractModel):
    """Search by name in more than one way of writing: a code with or without dots, a place in any language.

    A model that inherits it says in ``_portfolio_name_domain`` which of its records a text means.
    """
    _name = 'portfolio.name.search'
    _description = "Name Search in Any Writing"

    @api.model
    def _search_display_name(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        values = self._portfolio_values(value)
        if not value or not all(isinstance(text, str) for text in values):
            return super()._search_display_name(operator, value)
        return Domain.OR(self._portfolio_name_domain(text, exact=operator in ('=', 'in')) for text in values)

    @api.model
    def _portfolio_name_domain(self, text, *, exact=False):
        """The domain of the records that ``text`` means.

        :param text: as somebody typed it
        :param exact: the record of this very name, not those it is a part of
        :raise NotImplementedError: where a model does not say it
        """
        raise NotImplementedError
