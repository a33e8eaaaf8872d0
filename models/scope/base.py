from odoo import SUPERUSER_ID, models

from ...tools.foundation.relations import NOTHING
from .res_partner import FoundByReader


class Base(models.AbstractModel):
    """Who asks, and what of it he may read: what the guard and other rooms go by."""
    _inherit = 'base'

    def _message_get_suggested_recipients_batch(self, *args, no_create=True, **options):
        """A document the user may read opens, although a colleague's customer follows it.

        Core reads name and e-mail of every follower and author as the user, which raises for a
        partner out of his scope. Both are shown on the thread anyway. Whose an address is that stands on the
        document, or is being typed, is asked with the user's rights.
        """
        user = self.env.user
        if not self.env.su and user._is_internal() and user._portfolio_is_restricted():
            # sudo: res.partner - names and e-mails the thread shows; whoever may read the document only
            self = self.sudo()._portfolio_tell(FoundByReader())
        return super()._message_get_suggested_recipients_batch(*args, no_create=no_create, **options)

    def _portfolio_is_guarded(self):
        return not self.env.su and bool(self.env.uid) and self.env.user._portfolio_is_restricted()

    def _portfolio_readable(self, ids):
        """Those of ``ids`` that are there and that the user may read, archived ones too; one query."""
        ids = {one for one in ids if type(one) is int and one != NOTHING}
        if not ids or not self.browse().has_access('read'):
            return set()
        company_ids = self.env.context.get('allowed_company_ids')
        # a caller's context asks for nothing here
        asked = {'allowed_company_ids': company_ids} if company_ids else {}
        model = self.with_env(self.env(context={'active_test': False, **asked}))
        return set(model._search([('id', 'in', list(ids))]).get_result_ids())

    def _portfolio_asks_restricted(self):
        """Whether whoever asks has a scope, also where a value is computed with all rights."""
        return bool(self.env.uid) and self.env.uid != SUPERUSER_ID and self.env.user._portfolio_is_restricted()

    def _portfolio_among_readable(self):
        """Those of these records that whoever asks may read, also where the code that asks has all rights."""
        readable = self.sudo(False)._portfolio_readable(self.ids) if self.ids else set()
        return self.filtered(lambda record: record.id in readable)
