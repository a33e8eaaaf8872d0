from odoo import api, models

from .res_partner import SearchesPage


class ResPartner(models.Model):
    """A page of the accounts of a restricted user, read for its rows only."""
    _inherit = 'res.partner'

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **options):
        """A page for a restricted user: its ids are found first, in an index where it can be."""
        if not limit or self.env.su or options.get('bypass_access') or not self.env.user._portfolio_is_restricted():
            return super()._search(domain, offset=offset, limit=limit, order=order, **options)
        query = super(ResPartner, self._portfolio_tell(SearchesPage()))._search(
            domain, offset=offset, limit=limit, order=order, **options)
        return self.browse(query.get_result_ids())._as_query()

    @api.model
    @api.readonly
    def web_search_read(self, domain, specification, offset=0, limit=None, order=None, count_limit=None):
        """The first page and how long the list is, found at once.

        Core asks for the page and then for the number; to look into the list is all that takes time, for one as well.
        """
        if offset or not (limit and count_limit) or self.env.su or not self.env.user._portfolio_is_restricted():
            return super().web_search_read(
                domain, specification, offset=offset, limit=limit, order=order, count_limit=count_limit)
        found = self.search(domain, limit=max(limit, count_limit), order=order)
        return {'length': len(found), 'records': found[:limit].web_read(specification)}
