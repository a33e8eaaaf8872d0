from odoo import models

from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import Assigning


class CrmLead(models.Model):
    """A lead that nobody got is looked at again when what the rules ask of it changes, or when it is opened again."""
    _inherit = 'crm.lead'

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if not self._portfolio_told(Assigning) and not self._portfolio_told(NoAssignment):
            self._portfolio_hand_over(vals)
            self._portfolio_look_again(vals)

    def _portfolio_hand_over(self, vals):
        """What a person does ends what was offered; whoever is given a lead has his own time for the first touch."""
        if 'user_id' not in vals and vals.get('active', True):
            return
        # sudo: portfolio.assignment.offer, portfolio.assignment.decision - whoever gives a lead away sees neither
        leads = self.sudo()
        offers = leads.env['portfolio.assignment.offer']
        offers.search([('lead_id', 'in', self.ids), ('state', '=', 'open')]).state = 'expired'
        if vals.get('user_id'):
            leads.portfolio_decision_id.filtered(
                lambda one: one.date_deadline and not one.date_touch and one.user_id != one.lead_id.user_id,
            )._start_again()

    def _portfolio_look_again(self, vals):
        if not self.env['portfolio.assignment.engine']._is_on():
            return
        # sudo: crm.lead - whoever completes a lead need not see what was decided of it
        leads = self.sudo()
        if vals.get('active'):
            # of those that are open again, also whose salesperson has left meanwhile
            back = leads.filtered(lambda lead: lead.won_status == 'pending' and not lead.user_id.active)
            back._portfolio_assign('reopened', {lead.id: set(lead.user_id.ids) for lead in back})
        found_nobody = leads.filtered(
            lambda lead: not lead.user_id and lead.active and lead.portfolio_decision_id._found_nobody())
        if found_nobody and vals.keys() & self.env['portfolio.assignment.ruleset']._asked():
            found_nobody._portfolio_assign('update', found_nobody._portfolio_had_already())
