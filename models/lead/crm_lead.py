from contextlib import contextmanager

from odoo import api, models
from odoo.fields import Domain


class CrmLead(models.Model):
    """What all rooms of leads ask: which are open, which are nobody's, and who writes to them."""
    _inherit = 'crm.lead'

    @api.model
    def _portfolio_open_domain(self):
        return Domain([('active', '=', True), ('won_status', '=', 'pending')])

    @api.model
    def _portfolio_unassigned_domain(self):
        """Leads the rules look at: still open, and nobody's."""
        return Domain('user_id', '=', False) & self._portfolio_open_domain()

    @contextmanager
    def _portfolio_in_step(self):
        """What is written to these leads meanwhile is the work of the product, and of no person."""
        yield
