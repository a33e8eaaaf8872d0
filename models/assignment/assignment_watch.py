from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.assignment import lead_time

# decisions looked at in one go
BATCH = 2000
# how far back working time is measured, in days
BACK = 60


class PortfolioAssignmentWatch(models.AbstractModel):
    """What happens to leads as time passes: holds and offers end, first touches are noted, deadlines are kept.

    No lead older than its deadline is without a salesperson or an open escalation: whatever the rules decided has a
    deadline, and :meth:`_watch` looks at every one that has passed.
    """
    _name = 'portfolio.assignment.watch'
    _description = "Watch over Leads"

    @api.model
    def _cron_watch(self):
        """Every few minutes; it may be stopped after any step and run twice."""
        if self.env['portfolio.assignment.engine']._is_on():
            for _step in self._watch():
                self.env['ir.cron']._commit_progress(1)

    def _watch(self):
        """Do one step after the other, as of the transaction's moment; yields after each."""
        for step in (
            self._end_versions, self._end_holds, self._end_offers, self._end_waits, self._find_unassigned,
            self._find_returned, self._find_left, self._note_touches, self._remind,
            self._give_to_others, self._escalate,
        ):
            step(self.env.cr.now())
            yield step

    def _end_versions(self, now):
        """Versions in whose place another has begun as planned."""
        rulesets = self.env['portfolio.assignment.ruleset']
        rulesets.search([('state', '=', 'published')])._archive_past(now)

    # -- leads that wait -----------------------------------------------------------------------------

    def _end_holds(self, now):
        leads = self._waiting([('result', '=', 'held'), ('date_until', '<=', now)]).lead_id
        leads._portfolio_assign('hold', leads._portfolio_had_already())

    def _end_offers(self, now):
        offers = self.env['portfolio.assignment.offer'].search(
            [('state', '=', 'open'), ('date_until', '<=', now)], limit=BATCH)
        offers.state = 'expired'
        offers._pass_on('offer')

    def _end_waits(self, now):
        """Leads that a limit, a pause or an absence held back, oldest first, once somebody may have them."""
        engine = self.env['portfolio.assignment.engine']
        pools = self._in_force(now).mapped(lambda one: one.rule_ids.pool_id | one.wider_pool_id)
        free = engine._waited_for(pools)._with_room(now)
        # those that wait for none of the pools wait for one person, or by a version that is no longer in force
        leads = engine._held_back(
            Domain('held_pool_ids', 'not in', pools.ids) | Domain('held_pool_ids', 'in', free.ids)).ids
        for start in range(0, len(leads), BATCH):
            engine._look_again(self.env['crm.lead'].browse(leads[start:start + BATCH]))

    def _find_unassigned(self, now):
        """Leads that never met the rules, or met them when nothing was promised."""
        Lead = self.env['crm.lead']
        for ruleset in self._in_force(now):
            new = Domain('portfolio_decision_id', '=', False)
            if ruleset.sla_minutes:
                new |= Domain('portfolio_decision_id.result', '!=', 'assigned') & Domain(
                    'portfolio_decision_id.date_deadline', '=', False)
            self._of(ruleset, Lead._portfolio_unassigned_domain() & new)._portfolio_assign('watch')

    def _find_returned(self, now):
        """Leads that somebody gave back go to somebody else."""
        Lead = self.env['crm.lead']
        for ruleset in self._in_force(now):
            back = self._of(ruleset, Lead._portfolio_unassigned_domain() & Domain(
                'portfolio_decision_id.result', '=', 'assigned'))
            back._portfolio_assign('returned', {lead.id: set(lead.portfolio_decision_id.user_id.ids) for lead in back})

    def _find_left(self, now):
        """Leads of people who have left, where the version passes them on."""
        Lead = self.env['crm.lead']
        for ruleset in self._in_force(now).filtered('reassign_left'):
            left = self._of(ruleset, Lead._portfolio_open_domain() & Domain('user_id.active', '=', False))
            left._portfolio_assign('left', {lead.id: set(lead.user_id.ids) for lead in left})

    def _in_force(self, now):
        return self.env['portfolio.assignment.ruleset']._in_force(self.env['res.company'].search([]), now)

    def _of(self, ruleset, domain):
        """Leads the version is for, oldest first."""
        companies = [ruleset.company_id.id, *([False] if ruleset.company_id == self.env.company else [])]
        return self.env['crm.lead'].search(domain & Domain('company_id', 'in', companies), order='id', limit=BATCH)

    def _waiting(self, domain):
        """Last decisions of open leads that nobody has."""
        Lead = self.env['crm.lead']
        return self._last(domain, Lead._portfolio_unassigned_domain())

    def _last(self, domain, lead_domain):
        """Decisions that are the last of their lead, oldest first."""
        return self.env['portfolio.assignment.decision'].search(
            Domain(domain) & Domain([('is_last', '=', True), ('lead_id', 'any', lead_domain)]), order='id', limit=BATCH)

    def _not_escalated(self):
        """Those of which somebody has been told already are his, and do not stand before the others."""
        escalations = self.env['portfolio.assignment.escalation']._search([('state', '=', 'open')])
        return Domain('lead_id', 'not in', escalations.subselect('lead_id'))

    # -- deadlines -----------------------------------------------------------------------------------

    def _running(self, *domain):
        """Decisions whose lead is open and not touched since."""
        return self._last(
            Domain([('date_deadline', '!=', False), ('date_touch', '=', False)]) & Domain.AND(domain),
            self.env['crm.lead']._portfolio_open_domain())

    def _note_touches(self, now):
        """The first time one of us was in touch: a message sent, an activity done, a meeting made."""
        for model in ('mail.message', 'calendar.event', 'portfolio.assignment.decision'):
            self.env[model].flush_model()
        rows = self.env.execute_query(SQL(
            """
            SELECT decision.id, decision.company_id, decision.date, touch.date
              FROM portfolio_assignment_decision decision
              JOIN crm_lead lead ON lead.id = decision.lead_id AND lead.portfolio_decision_id = decision.id
              JOIN LATERAL (
                SELECT min(date) AS date
                  FROM (SELECT message.date
                          FROM mail_message message
                          JOIN res_users users ON users.partner_id = message.author_id
                                              AND NOT users.share AND users.id != 1
                         WHERE message.model = 'crm.lead' AND message.res_id = lead.id
                           AND (message.mail_activity_type_id IS NOT NULL
                                OR message.message_type IN ('comment', 'email_outgoing')
                                   AND message.is_internal IS NOT TRUE)
                         UNION ALL
                        SELECT event.create_date FROM calendar_event event WHERE event.opportunity_id = lead.id) one
                 WHERE one.date >= decision.date) touch ON touch.date IS NOT NULL
             WHERE decision.date_deadline IS NOT NULL AND decision.date_touch IS NULL
             LIMIT %s
            """, BATCH))
        spans = {}
        for decision_id, company_id, begun, touched in rows:
            company = self.env['res.company'].browse(company_id)
            if company not in spans:
                spans[company] = self.env['portfolio.assignment.standing']._intervals(
                    company.resource_calendar_id, now, back=BACK)
            self.env['portfolio.assignment.decision'].browse(decision_id).write({
                'date_touch': touched, 'minutes': lead_time.working_minutes(spans[company], begun, touched)})

    def _remind(self, now):
        """One message to each salesperson about all that is due soon."""
        due = self._running([('date_remind', '<=', now), ('is_reminded', '=', False)])
        due.is_reminded = True
        for user, mine in due.grouped(lambda one: one.lead_id.user_id).items():
            speaking = self.with_context(lang=user.lang).env
            mine.lead_id._portfolio_notify_user(user, speaking._("Leads that wait for you: %s", len(mine)))

    def _give_to_others(self, now):
        """Untouched past the deadline: to somebody who has not had it, as often as the version says."""
        late = self._running(
            [('date_deadline', '<=', now), ('lead_id.user_id', '!=', False), ('ruleset_id.sla_moves', '>', 0)],
            self._not_escalated())
        excluded = {}
        for one in late:
            before = one.lead_id.portfolio_decision_ids
            if len(before.filtered(lambda decision: decision.trigger == 'sla')) < one.ruleset_id.sla_moves:
                excluded[one.lead_id.id] = set((before.user_id | one.lead_id.user_id).ids)
        self.env['crm.lead'].browse(excluded)._portfolio_assign('sla', excluded)

    def _escalate(self, now):
        self.env['portfolio.assignment.escalation']._close_done(now)
        self.env['portfolio.assignment.escalation']._find_successors()
        late = self._running([('date_deadline', '<=', now)], self._not_escalated())
        # whoever had it gave it back: nobody has it, whatever was done before
        late |= self._waiting(Domain('date_deadline', '<=', now) & self._not_escalated())
        self.env['portfolio.assignment.escalation']._open(late, now)
