from odoo import models

from .res_partner import FoundByReader


class Base(models.AbstractModel):
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
