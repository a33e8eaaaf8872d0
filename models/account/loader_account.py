from odoo import models

from ..foundation.sentence import kept
from .res_partner import Change


class PortfolioLoaderAccount(models.AbstractModel):
    _inherit = 'portfolio.loader.account'

    def _take(self, load):
        change = Change('import', {False: kept('account.taken_in')}, {})
        return super(PortfolioLoaderAccount, self._portfolio_tell(change))._take(load)

    def _defaults(self, load, row):
        """Every company in the file is an account; what it does from then on makes it more than a lead."""
        category = self.env['portfolio.category']._first_of_kind('lead')
        return {**super()._defaults(load, row), 'portfolio_category_id': category.id}
