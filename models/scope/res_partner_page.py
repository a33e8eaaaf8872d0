from odoo import api, models
from odoo.fields import Domain

from .res_partner import SearchesPage


class ResPartner(models.Model):
    """A page of the accounts of a restricted user, in the way that is the shortest for his list."""
    _inherit = 'res.partner'

    def _search(self, domain, offset=0, limit=None, order=None, **options):
        """A page for a restricted user: found in an index, then read for its rows only."""
        if not limit or self.env.su or options.get('bypass_access') or not self.env.user._portfolio_is_restricted():
            return super()._search(domain, offset=offset, limit=limit, order=order, **options)
        # a text that matches nothing would be looked for in every row: there the list is the better start
        by_text = any('like' in condition.operator for condition in Domain(domain).iter_conditions())
        probe = not by_text and self.env['portfolio.visibility']._is_long(self.env.user)
        told = self._portfolio_tell(SearchesPage()) if probe else self._portfolio_untell(SearchesPage)
        query = super(ResPartner, told)._search(
            domain, offset=offset, limit=limit, order=order, **options)
        return self.browse(query.get_result_ids())._as_query()

    @api.model
    @api.readonly
    def web_search_read(self, domain, specification, offset=0, limit=None, order=None, count_limit=None):
        """The first page of a short list and how long it is, found at once.

        Core asks for the page and then for the number; to look into the list is all that takes time, for one as well.
        """
        user = self.env.user
        if offset or not (limit and count_limit) or self.env.su or not user._portfolio_is_restricted() or (
                self.env['portfolio.visibility']._is_long(user)):
            return super().web_search_read(
                domain, specification, offset=offset, limit=limit, order=order, count_limit=count_limit)
        found = self.search(domain, limit=max(limit, count_limit), order=order)
        return {'length': len(found), 'records': found[:limit].web_read(specification)}
