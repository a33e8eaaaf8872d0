from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.assignment import working_time

# decisions looked at in one go
BATCH = 2000
# how far back working time is measured, in days
BACK = 60


class PortfolioAssignmentWatch(models.AbstractModel):
    """What happens to documents as time passes: holds and offers end, first touches are noted, deadlines are kept.

    No document older than its deadline is without a salesperson or an open escalation: whatever the rules decided has a
    deadline, and :meth:`_watch` looks at every one that has passed.
    """
    _name = 'portfolio.assignment.watch'
    _description = "Watch over Leads"

    @api.model
    def _cron_watch(self):
        """Every few minutes; it may be stopped after any step and run twice."""
        engine = self.env['portfolio.assignment.engine']
        kinds = [Document for Document in self._kinds() if engine._is_on(Document._name)]
        for _step in self._watch(kinds):
            self.env['ir.cron']._commit_progress(1)

    def _kinds(self):
        return self.env['portfolio.assignment.decision']._kinds()

    def _watch(self, kinds=None):
        """Do one step after the other, as of the transaction's moment; yields after each.

        :param kinds: models of documents; all without it
        """
        for Document in self._kinds() if kinds is None else kinds:
            for step in (
                self._end_versions, self._end_holds, self._end_offers, self._end_waits, self._find_unassigned,
                self._find_returned, self._find_left, self._note_touches, self._remind,
                self._give_to_others, self._escalate,
            ):
                step(Document, self.env.cr.now())
                yield step

    def _end_versions(self, Document, now):
        """Versions in whose place another has begun as planned."""
        rulesets = self.env['portfolio.assignment.ruleset']
        rulesets.search([('state', '=', 'published'), ('model', '=', Document._name)])._archive_past(now)

    # -- documents that wait -------------------------------------------------------------------------

    def _end_holds(self, Document, now):
        held = self._waiting(Document, [('result', '=', 'held'), ('date_until', '<=', now)])
        documents = held[Document._portfolio_assignable.pointer]
        documents._portfolio_assign('hold', documents._portfolio_had_already())

    def _end_offers(self, Document, now):
        offers = self.env['portfolio.assignment.offer'].search(
            [(Document._portfolio_assignable.pointer, '!=', False), ('state', '=', 'open'), ('date_until', '<=', now)],
            limit=BATCH)
        offers.state = 'expired'
        offers._pass_on('offer')

    def _end_waits(self, Document, now):
        """Documents that a limit, a pause or an absence held back, oldest first, once somebody may have them."""
        engine = self.env['portfolio.assignment.engine']
        pools = self._in_force(Document, now).mapped(lambda one: one.rule_ids.pool_id | one.wider_pool_id)
        free = engine._waited_for(Document._name, pools)._with_room(now)
        # those that wait for none of the pools wait for one person, or by a version that is no longer in force
        documents = engine._held_back(
            Document._name, Domain('held_pool_ids', 'not in', pools.ids) | Domain('held_pool_ids', 'in', free.ids)).ids
        for start in range(0, len(documents), BATCH):
            engine._look_again(Document.browse(documents[start:start + BATCH]))

    def _find_unassigned(self, Document, now):
        """Documents that never met the rules, or met them when nothing was promised."""
        for ruleset in self._in_force(Document, now):
            new = Domain('portfolio_decision_id', '=', False)
            if ruleset.sla_minutes:
                new |= Domain('portfolio_decision_id.result', '!=', 'assigned') & Domain(
                    'portfolio_decision_id.date_deadline', '=', False)
            self._of(ruleset, Document._portfolio_unassigned_domain() & new)._portfolio_assign('watch')

    def _find_returned(self, Document, now):
        """Documents that somebody gave back go to somebody else."""
        for ruleset in self._in_force(Document, now):
            back = self._of(ruleset, Document._portfolio_unassigned_domain() & Domain(
                'portfolio_decision_id.result', '=', 'assigned'))
            back._portfolio_assign('returned', {one.id: set(one.portfolio_decision_id.user_id.ids) for one in back})

    def _find_left(self, Document, now):
        """Documents of people who have left, where the version passes them on."""
        user = Document._portfolio_assignable.user
        for ruleset in self._in_force(Document, now).filtered('reassign_left'):
            left = self._of(ruleset, Document._portfolio_open_domain() & Domain(f'{user}.active', '=', False))
            left._portfolio_assign('left', {one.id: set(one[user].ids) for one in left})

    def _in_force(self, Document, now):
        return self.env['portfolio.assignment.ruleset']._in_force(
            Document._name, self.env['res.company'].search([]), now)

    def _of(self, ruleset, domain):
        """Documents the version is for, oldest first."""
        Document = self.env[ruleset.model]
        companies = [ruleset.company_id.id, *([False] if ruleset.company_id == self.env.company else [])]
        return Document.search(
            domain & Domain(Document._portfolio_assignable.company, 'in', companies), order='id', limit=BATCH)

    def _waiting(self, Document, domain):
        """Last decisions of open documents that nobody has."""
        return self._last(Document, domain, Document._portfolio_unassigned_domain())

    def _last(self, Document, domain, document_domain):
        """Decisions that are the last of their document, oldest first."""
        about = Domain(Document._portfolio_assignable.pointer, 'any', document_domain)
        return self.env['portfolio.assignment.decision'].search(
            Domain(domain) & Domain('is_last', '=', True) & about, order='id', limit=BATCH)

    def _not_escalated(self, Document):
        """Those of which somebody has been told already are his, and do not stand before the others."""
        pointer = Document._portfolio_assignable.pointer
        escalations = self.env['portfolio.assignment.escalation']._search(
            [('state', '=', 'open'), (pointer, '!=', False)])
        return Domain(pointer, 'not in', escalations.subselect(pointer))

    # -- deadlines -----------------------------------------------------------------------------------

    def _running(self, Document, *domain):
        """Decisions whose document is open and not touched since."""
        return self._last(
            Document, Domain([('date_deadline', '!=', False), ('date_touch', '=', False)]) & Domain.AND(domain),
            Document._portfolio_open_domain())

    def _note_touches(self, Document, now):
        """The first time one of us was in touch: a message sent, an activity done, or what the kind has besides."""
        for model in ('mail.message', 'portfolio.assignment.decision'):
            self.env[model].flush_model()
        Document._portfolio_flush()
        rows = self.env.execute_query(SQL(
            """
            SELECT decision.id, decision.company_id, decision.date, touch.date
              FROM portfolio_assignment_decision decision
              JOIN %(table)s document ON document.id = decision.%(pointer)s
                                     AND document.portfolio_decision_id = decision.id
              JOIN LATERAL (
                SELECT min(date) AS date
                  FROM (SELECT message.date
                          FROM mail_message message
                          JOIN res_users users ON users.partner_id = message.author_id
                                              AND NOT users.share AND users.id != 1
                         WHERE message.model = %(model)s AND message.res_id = document.id
                           AND (message.mail_activity_type_id IS NOT NULL
                                OR message.message_type IN ('comment', 'email_outgoing')
                                   AND message.is_internal IS NOT TRUE)
                         %(more)s) one
                 WHERE one.date >= decision.date) touch ON touch.date IS NOT NULL
             WHERE decision.date_deadline IS NOT NULL AND decision.date_touch IS NULL
             LIMIT %(limit)s
            """, table=SQL.identifier(Document._table), model=Document._name, limit=BATCH,
            pointer=SQL.identifier(Document._portfolio_assignable.pointer),
            more=SQL(" ").join(SQL("UNION ALL %s", one) for one in Document._portfolio_touches_sql())))
        spans = {}
        for decision_id, company_id, begun, touched in rows:
            company = self.env['res.company'].browse(company_id)
            if company not in spans:
                spans[company] = self.env['portfolio.assignment.standing']._intervals(
                    company.resource_calendar_id, now, back=BACK)
            self.env['portfolio.assignment.decision'].browse(decision_id).write({
                'date_touch': touched, 'minutes': working_time.working_minutes(spans[company], begun, touched)})

    def _remind(self, Document, now):
        """One message to each salesperson about all that is due soon."""
        at = Document._portfolio_assignable
        due = self._running(Document, [('date_remind', '<=', now), ('is_reminded', '=', False)])
        due.is_reminded = True
        for user, mine in due.grouped(lambda one: one[at.pointer][at.user]).items():
            words = Document.with_context(lang=user.lang)._portfolio_assign_words()
            mine[at.pointer]._portfolio_notify_user(user, words['due'] % len(mine))

    def _give_to_others(self, Document, now):
        """Untouched past the deadline: to somebody who has not had it, as often as the version says."""
        at = Document._portfolio_assignable
        late = self._running(
            Document, [
                ('date_deadline', '<=', now), (f'{at.pointer}.{at.user}', '!=', False),
                ('ruleset_id.sla_moves', '>', 0)],
            self._not_escalated(Document))
        excluded = {}
        for one in late:
            document = one[at.pointer]
            before = document.portfolio_decision_ids
            if len(before.filtered(lambda decision: decision.trigger == 'sla')) < one.ruleset_id.sla_moves:
                excluded[document.id] = set((before.user_id | document[at.user]).ids)
        Document.browse(excluded)._portfolio_assign('sla', excluded)

    def _escalate(self, Document, now):
        escalations = self.env['portfolio.assignment.escalation']
        escalations._close_done(Document, now)
        escalations._find_successors(Document)
        late = self._running(Document, [('date_deadline', '<=', now)], self._not_escalated(Document))
        # whoever had it gave it back: nobody has it, whatever was done before
        late |= self._waiting(Document, Domain('date_deadline', '<=', now) & self._not_escalated(Document))
        escalations._open(late, now)
