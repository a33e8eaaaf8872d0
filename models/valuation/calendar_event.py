from odoo import models


class CalendarEvent(models.Model):
    _name = 'calendar.event'
    _inherit = ['calendar.event', 'portfolio.particularity.mixin']
    _portfolio_moment = 'on_visit'
    _portfolio_account_fields = ('partner_ids',)

    def _portfolio_particularity_accounts(self):
        """Those of whoever is visited: of all that take part, the accounts."""
        return self.partner_ids.commercial_partner_id.filtered('portfolio_is_account')
