from dataclasses import dataclass

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.foundation.carrier import Fact


@dataclass(frozen=True, eq=False)
class Offered(Fact):
    """Which values a column offers, while an import looks a name up among them."""
    domain: list


class PortfolioColumnOption(models.AbstractModel):
    """One of the values a column lets choose from: what the column points at.

    Two columns may offer the same word. Whoever chooses in a form is offered the right ones by the field's
    domain; an import, which looks a name up, is told which by :class:`Offered`.
    """
    _name = 'portfolio.column.option'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Value to Choose"

    @api.model
    def name_search(self, name='', domain=None, operator='ilike', limit=100):
        domain = Domain(domain or Domain.TRUE)
        if offered := self._portfolio_told(Offered):
            domain &= Domain(offered.domain)
        return super().name_search(name, domain, operator, limit)

    def _portfolio_is_usage(self, model_name, field_name):
        # an account that has it is one use, however often it had it before
        return model_name == 'res.partner' and super()._portfolio_is_usage(model_name, field_name)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        # sudo: portfolio.column.option - in use is in use, whoever may see the accounts
        used = self.sudo()._in_use()
        if used:
            raise UserError(self.env._(
                "“%s” is in use. Archive it instead: it can no longer be chosen, and what has it keeps it.",
                used[0].display_name))

    def _in_use(self):
        return self.filtered('usage_count')
