from odoo import models


class ResUsers(models.Model):
    """Users show their partner's fields: those of a customer with a portal login are hidden as the customer's are.

    A colleague is no account: his own card, once found, stays whole. A search or a group asks over both and is
    refused.
    """
    _inherit = 'res.users'

    def _portfolio_hidden(self):
        # sudo: res.users - whether they are colleagues
        if self._ids and not any(self.sudo().mapped('share')):
            return frozenset()
        return super()._portfolio_hidden()
