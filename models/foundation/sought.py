from odoo import api, models
from odoo.fields import Domain


class PortfolioSought(models.AbstractModel):
    """What is found by name in more than one way of writing it: a code with or without dots, a place in any language.

    A model says in ``_portfolio_sought`` which of its records a text means.
    """
    _name = 'portfolio.sought'
    _description = "Found However It Is Written"

    @api.model
    def _search_display_name(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        values = self._portfolio_values(value)
        if not value or not all(isinstance(text, str) for text in values):
            return super()._search_display_name(operator, value)
        return Domain.OR(self._portfolio_sought(text, exact=operator in ('=', 'in')) for text in values)

    @api.model
    def _portfolio_sought(self, text, *, exact=False):
        """The domain of the records that ``text`` means.

        :param text: as somebody typed it
        :param exact: the record of this very name, not those it is a part of
        :raise NotImplementedError: where a model does not say it
        """
        raise NotImplementedError
