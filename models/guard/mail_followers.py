from collections import defaultdict

from odoo import api, models


class MailFollowers(models.Model):
    """Who follows a document says who looks after it: told to whoever may read it, as core does of messages."""
    _inherit = 'mail.followers'

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **options):
        if bypass_access or not self._portfolio_is_guarded():
            return super()._search(domain, offset, limit, order, bypass_access=bypass_access, **options)
        found = super()._search(domain, order=order, **options)
        rows = self.env.execute_query(found.select('id', 'res_model', 'res_id', 'partner_id'))
        followed, own = defaultdict(set), self.env.user.partner_id.id
        for _id, model, res_id, _partner_id in rows:
            followed[model].add(res_id)
        hidden = {
            model: ids - self.env[model]._portfolio_readable(ids)
            for model, ids in followed.items() if self._portfolio_follows(model)}
        ids = [
            row_id for row_id, model, res_id, partner_id in rows
            if partner_id == own or res_id not in hidden.get(model, ())]
        return self.browse(ids[offset:][:limit])._as_query(order)
