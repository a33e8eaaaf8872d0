from contextlib import contextmanager

from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.assignment.assignable import Assignable
from ..conversion.crm_lead import PromoteLater

#: the names; a room below that knows one more replaces it
BY_RULES = Assignable('lead_id', given='date_open', switch='crm_portfolio.assignment_assign_on_create')


class CrmLead(models.Model):
    """Leads are assigned by rules: under which names, and what is known of them beyond these."""
    _name = 'crm.lead'
    # first: what rules do with it comes after what the rooms above do
    _inherit = ['portfolio.assignable', 'crm.lead']

    _portfolio_assignable = BY_RULES
    _portfolio_assignable_asked = frozenset({'email_from', 'zip', 'state_id', 'country_id'})

    portfolio_decision_ids = fields.One2many(
        'portfolio.assignment.decision', 'lead_id', "Assignments", readonly=True,
        groups='crm_portfolio.portfolio_group_representative')

    # -- what is known of it -------------------------------------------------------------------------

    def _portfolio_assign_known(self):
        return self._portfolio_known()

    def _portfolio_assign_ways(self):
        account, email = self.partner_id.commercial_partner_id, self.portfolio_match_email
        return [('opportunity', 3, account.id)] * bool(account) + [('past', 5, email)] * bool(email)

    def _portfolio_assign_makes_known(self, rule):
        is_opportunity = self.type == 'opportunity' or rule.convert
        return [way for way in self._portfolio_assign_ways() if way[0] == 'past' or is_opportunity]

    def _portfolio_assign_zones(self):
        return self._portfolio_zones()

    def _portfolio_assign_places(self):
        return self._portfolio_zip_places()

    def _portfolio_assign_wanted(self):
        wanted = super()._portfolio_assign_wanted()
        return {
            'language': set(self.lang_id.ids),
            'tag': set(self.tag_ids.ids),
            'area': wanted['area'] | set(self.portfolio_interest_area_ids.ids),
            'activity': wanted['activity'] | self._portfolio_paths(self.portfolio_activity_id),
        }

    def _portfolio_assign_team_use(self):
        return 'use_leads' if self.type == 'lead' else 'use_opportunities'

    # -- given away ----------------------------------------------------------------------------------

    def _portfolio_assign_more(self, rule):
        if rule.convert and self.type == 'lead':
            return ('type', 'opportunity'), ('date_conversion', self.env.cr.now())
        return ()

    @api.model
    def _portfolio_given_along(self):
        return super()._portfolio_given_along() | {'type', 'date_conversion'}

    @contextmanager
    def _portfolio_giving(self):
        raw = self.filtered(lambda lead: lead.type == 'lead')
        with super(CrmLead, self._portfolio_tell(PromoteLater()))._portfolio_giving() as leads:
            yield leads
        raw.filtered(lambda lead: lead.type == 'opportunity')._portfolio_promote()

    @api.model
    def _portfolio_closed_by(self, users, since):
        self.flush_model(['user_id', 'date_closed', 'won_status'])
        return {user_id: (won, count) for user_id, won, count in self.env.execute_query(SQL(
            """
            SELECT user_id, count(*) FILTER (WHERE won_status = 'won'), count(*)
              FROM crm_lead
             WHERE user_id = ANY(%s) AND won_status IN ('won', 'lost') AND date_closed >= %s
          GROUP BY user_id
            """, users.ids, since))}

    @api.model
    def _portfolio_touches_sql(self):
        self.env['calendar.event'].flush_model(['create_date', 'opportunity_id'])
        return [*super()._portfolio_touches_sql(), SQL(
            "SELECT event.create_date AS date FROM calendar_event event WHERE event.opportunity_id = document.id")]
