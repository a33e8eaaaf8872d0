from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.foundation.bulk import recordset
from .assignment_batch import Batch

# decisions of which is forgotten in one go who was considered
BATCH_FORGOTTEN = 10_000


class PortfolioAssignmentDecision(models.Model):
    """Why a document was given to somebody, or to nobody: written once, never changed.

    The names are kept as they were on that day, so the sentence stays true when a rule is renamed or
    removed; it is put into words when read, in the reader's language.
    """
    _name = 'portfolio.assignment.decision'
    _inherit = ['portfolio.assignment.about']
    _description = "Assignment Decision"
    _order = 'id desc'
    _rec_name = 'sentence'
    # the date and who set it off are fields of its own
    _log_access = False

    company_id = fields.Many2one('res.company', readonly=True)
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now, index=True)
    result = fields.Selection(
        [
            ('assigned', "Assigned"),
            ('offered', "Offered"),
            ('queued', "In the queue"),
            ('held', "Held until working hours"),
            ('none', "Nobody found"),
        ], required=True, readonly=True)
    ruleset_id = fields.Many2one(
        'portfolio.assignment.ruleset', "Version", readonly=True, index='btree_not_null', ondelete='set null')
    rule_id = fields.Many2one(
        'portfolio.assignment.rule', readonly=True, index='btree_not_null', ondelete='set null')
    pool_id = fields.Many2one(
        'portfolio.assignment.pool', readonly=True, index='btree_not_null', ondelete='set null')
    user_id = fields.Many2one(
        'res.users', "Assigned To", readonly=True, index='btree_not_null', ondelete='set null')
    team_id = fields.Many2one('crm.team', "Sales Team", readonly=True, ondelete='set null')
    how = fields.Selection(
        [
            ('user', "The rule names the person"),
            ('turn', "Turn"),
            ('soonest', "Next to start"),
            ('waiting', "Longest wait"),
            ('least_loaded', "Fewest open leads"),
            ('free_capacity', "Most free capacity"),
            ('skill', "Best match of skills"),
            ('nearest', "Nearest"),
            ('performance', "Success"),
            ('random', "Random"),
            ('account', "The account's salesperson"),
            ('known', "Known already"),
            ('zone', "The zone's representative"),
            ('offer', "Offer"),
            ('queue', "Queue"),
            ('claim', "Taken from the queue"),
            ('accept', "Accepted offer"),
            ('wider', "Wider pool"),
            ('hold', "Hold"),
            ('manager', "The team's leader"),
            ('default', "Default owner"),
        ], "Reason", readonly=True)
    tie_break = fields.Selection(
        [
            ('turn', "Turn"),
            ('waiting', "Longest wait"),
            ('lot', "Random"),
            ('order', "Order in the team"),
        ], "Tie-Breaker", readonly=True,
        help="What decided between those who could have had it alike: whose last lead is the oldest; of those, whose "
             "last turn in the pool is; of those, who joined the team first.")
    fallback = fields.Selection(
        [
            ('wider', "Wider pool"),
            ('hold', "Hold"),
            ('queue', "Queue"),
            ('manager', "The team's leader"),
            ('default', "Default owner"),
        ], readonly=True, index='btree_not_null', help="What was used because no rule found anybody.")
    trigger = fields.Selection(
        [
            ('create', "New lead"),
            ('demand', "On demand"),
            ('watch', "Found unassigned"),
            ('update', "The lead has changed"),
            ('reopened', "Open again"),
            ('returned', "Given back"),
            ('left', "The salesperson has left"),
            ('hold', "End of a hold"),
            ('limit', "Somebody has room again"),
            ('offer', "Offer not accepted"),
            ('sla', "Deadline passed"),
            ('person', "A person took it"),
        ], required=True, readonly=True)
    actor_id = fields.Many2one(
        'res.users', "Set Off By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    date_until = fields.Datetime("Held or Offered Until", readonly=True)
    is_held_back = fields.Boolean(
        "Held Back", readonly=True,
        help="Somebody would have it but for a limit, a pause or an absence. The lead is looked at again when that "
             "is over, the oldest first.")
    held_pool_ids = fields.Many2many(
        'portfolio.assignment.pool', 'portfolio_assignment_decision_held_rel', 'decision_id', 'pool_id', "Held Back by",
        readonly=True, groups='crm_portfolio.portfolio_group_manager')

    # the promise to the customer
    date_remind = fields.Datetime("Reminder Due", readonly=True)
    date_deadline = fields.Datetime("First Touch Due", readonly=True)
    date_touch = fields.Datetime("First Touch", readonly=True)
    is_reminded = fields.Boolean("Reminded", readonly=True)
    is_last = fields.Boolean(
        "The Last of Its Lead", compute='_compute_is_last', search='_search_is_last', compute_sudo=True)
    minutes = fields.Float(
        "Minutes to First Touch", readonly=True, aggregator='avg', help="Working minutes of the company.")

    channel = fields.Char(
        "Arrival Channel", compute='_compute_channel', compute_sudo=True, help="How the document came in.")
    # raw, they name accounts whoever reads: the sentences below say what the reader may know
    facts = fields.Json(
        readonly=True, groups='base.group_system',
        help="What the sentence says: kind of target and names on that day.")
    _running_idx = models.Index("(date_deadline) WHERE date_deadline IS NOT NULL AND date_touch IS NULL")
    _held_idx = models.Index("(id) WHERE is_held_back")
    _until_idx = models.Index("(date_until) WHERE date_until IS NOT NULL")

    candidates = fields.Json(
        readonly=True, groups='base.group_system',
        help="Everybody who was considered: by rule, the user, the name and the reason.")
    sentence = fields.Char("Why", compute='_compute_sentence')
    candidates_text = fields.Text("Considered", compute='_compute_candidates_text')

    # -- keeping them --------------------------------------------------------------------------------

    @api.model
    def _record(self, batch, outcomes, trigger):
        """One decision an outcome, in one statement, and each document's pointer to its last.

        Nothing of other modules is attached to decisions, and the pointer is ours: no automation or tracking of a
        document needs to hear of it, so it is left in the cache and flushed with whatever else changes.
        """
        if not outcomes:
            return self
        ended = self.env['portfolio.assignment.offer']._ended_last(
            outcomes[0].document.browse(
                outcome.document.id for outcome in outcomes)) if trigger == 'offer' else {}
        rows = [self._row(batch, outcome, ended.get(outcome.document.id, {})) for outcome in outcomes]
        types = {name: self._fields[name].column_type[1] for name in rows[0]}
        made = self.env.execute_query(SQL(
            """
            INSERT INTO portfolio_assignment_decision
                   (%(names)s, date, trigger, actor_id)
            SELECT %(values)s, %(now)s, %(trigger)s, %(uid)s
              FROM %(items)s
         RETURNING %(pointer)s, id
            """,
            names=SQL(", ").join(map(SQL.identifier, types)), pointer=SQL.identifier(batch.at.pointer),
            # encoded already
            values=SQL(", ").join(SQL(
                "%s::jsonb" if name == 'candidates' else "%s", SQL.identifier(name)) for name in types),
            items=recordset(rows, {**types, 'candidates': 'text'}), now=batch.now, trigger=trigger, uid=self.env.uid))
        self._keep_held_pools(made, outcomes)
        Document = outcomes[0].document.with_env(self.env).browse()
        pointer = Document._fields['portfolio_decision_id']
        for document_id, decision_id in made:
            pointer._update_cache(Document.browse(document_id), decision_id, dirty=True)
        Document.browse(document_id for document_id, _id in made).invalidate_recordset(
            ['portfolio_decision_ids', 'portfolio_assignment_reason'], flush=False)
        return self.browse(sorted(decision_id for _document_id, decision_id in made))

    def _keep_held_pools(self, made, outcomes):
        """:param made: ``[(document id, decision id)]``"""
        pools = {outcome.document.id: set(outcome.held) for outcome in outcomes if outcome.held}
        pairs = [(decision_id, pool_id) for document_id, decision_id in made
                 for pool_id in sorted(pools.get(document_id, ()))]
        if pairs:
            self.env.execute_query(SQL(
                "INSERT INTO portfolio_assignment_decision_held_rel (decision_id, pool_id) SELECT * "
                "FROM unnest(%s::int[], %s::int[]) RETURNING decision_id", *map(list, zip(*pairs, strict=True))))
            self.invalidate_model(['held_pool_ids'], flush=False)

    def _row(self, batch, outcome, ended):
        """The columns of one decision but those all share.

        :param dict ended: facts of the offer that came to nothing before it
        """
        deadline, remind = self._deadlines(batch, outcome)
        return {
            batch.at.pointer: outcome.document.id,
            'company_id': outcome.ruleset.company_id.id or None,
            'result': outcome.result,
            'ruleset_id': outcome.ruleset.id or None,
            'rule_id': outcome.rule.id or None,
            'pool_id': outcome.pool.id or None,
            'user_id': outcome.user.id or None,
            'team_id': outcome.team.id or None,
            'how': outcome.how or None,
            'tie_break': outcome.tie or None,
            'fallback': outcome.fallback or None,
            'date_until': outcome.until,
            'is_held_back': outcome.held is not None and (
                outcome.result in ('none', 'held') or bool(outcome.fallback)),
            'date_deadline': deadline,
            'date_remind': remind,
            'candidates': outcome.candidates,
            'facts': {**self._facts(outcome), **ended},
        }

    def _deadlines(self, batch, outcome):
        """When the first touch is due, and its reminder. The clock of a document that nobody got runs since it came."""
        ruleset = outcome.ruleset
        if not ruleset.sla_minutes:
            return None, None
        if outcome.result != 'assigned':
            return batch.moment_since(ruleset.company_id, outcome.document[batch.at.arrival], ruleset.sla_minutes), None
        return self._clock(ruleset, batch.moment)

    def _clock(self, ruleset, moment):
        """When the first touch is due of a document that somebody gets now, and the reminder, if there is one.

        :param moment: ``moment(company, minutes)`` is so many working minutes from now
        """
        remind = ruleset.sla_minutes - ruleset.remind_minutes
        return (
            moment(ruleset.company_id, ruleset.sla_minutes),
            moment(ruleset.company_id, remind) if ruleset.remind_minutes else None)

    def _start_again(self):
        """Whoever has the document now was given it by a person: his time for the first touch begins."""
        now = self.env.cr.now()

        def moment(company, minutes):
            return self.env['portfolio.assignment.standing']._moment(company, now, minutes)

        for ruleset, decisions in self.grouped('ruleset_id').items():
            deadline, remind = self._clock(ruleset, moment)
            decisions.write({'date_deadline': deadline, 'date_remind': remind, 'is_reminded': False})

    @api.depends(lambda self: [f'{pointer}.portfolio_decision_id' for pointer in self._pointers()])
    def _compute_is_last(self):
        for decision in self:
            decision.is_last = decision._document().portfolio_decision_id == decision

    def _search_is_last(self, operator, value):
        if operator != 'in' or set(value) != {True}:
            return NotImplemented
        parts = []
        for Document in self._kinds():
            Document.flush_model(['portfolio_decision_id'])
            parts.append(SQL(
                "SELECT portfolio_decision_id FROM %s WHERE portfolio_decision_id IS NOT NULL",
                SQL.identifier(Document._table)))
        return [('id', 'in', SQL("(%s)", SQL(" UNION ALL ").join(parts)))]

    @api.depends_context('lang')
    @api.depends(lambda self: self._pointers())
    def _compute_channel(self):
        for decision in self:
            document = decision._document()
            name = document._portfolio_assignable.channel
            words = dict(document._fields[name]._description_selection(self.env)) if name else {}
            decision.channel = name and words.get(document[name])

    @api.autovacuum
    def _gc_candidates(self):
        """Who else was considered is kept for as long as the settings say; what was decided, and why, for ever."""
        # sudo: ir.config_parameter - one term for the house
        months = int(self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.assignment_decision_months') or 0)
        if not months:
            return 0, 0
        self.flush_model(['candidates', 'date'])
        forgotten = self.env.execute_query(SQL(
            """
            UPDATE portfolio_assignment_decision SET candidates = NULL
             WHERE id IN (SELECT id FROM portfolio_assignment_decision
                           WHERE date < %s AND candidates IS NOT NULL ORDER BY date LIMIT %s)
            RETURNING id
            """, fields.Datetime.subtract(self.env.cr.now(), months=months), BATCH_FORGOTTEN))
        self.invalidate_model(['candidates'], flush=False)
        return len(forgotten), int(len(forgotten) == BATCH_FORGOTTEN)

    def _found_nobody(self):
        """Whether it left the document to nobody, or to what the version has for such documents."""
        return bool(self) and (self.result in ('none', 'held') or self.result == 'queued' and bool(self.fallback))

    def _facts(self, outcome):
        """What the sentence says: names on that day."""
        return {
            'kind': outcome.how or 'none',
            'rule': outcome.rule.name or '',
            'user': outcome.user.name or '',
            'team': outcome.team.name or '',
            'pool': outcome.pool.name or '',
            'account': outcome.account,
            **({'account_id': self._account_of(outcome).id} if outcome.how == 'account' else {}),
            'passed': list(outcome.passed),
            **({} if outcome.number is None else {'number': outcome.number}),
        }

    def _account_of(self, outcome):
        document = outcome.document
        return document[document._portfolio_assignable.account].commercial_partner_id

    @api.model
    def _counts(self, domain, *names):
        """How many documents were given, for each of what the fields ``names`` say.

        A document is given once, however often it was offered before or given again.
        """
        found = defaultdict(int)
        pointers = self._pointers()
        for row in self._read_group(
                Domain(domain) & Domain('result', '=', 'assigned'), names,
                [f'{pointer}:count_distinct' for pointer in pointers]):
            found[row[:len(names)]] += sum(row[len(names):])
        return found

    @api.model
    def _open_documents(self, model, name, domain):
        """The documents of a kind that decisions found by ``domain`` are about, closed ones too."""
        return {
            'type': 'ir.actions.act_window', 'name': name, 'res_model': model,
            'views': [(False, 'list'), (False, 'kanban'), (False, 'form')],
            'domain': [('portfolio_decision_ids', 'any', domain)], 'context': {'active_test': False}}

    def _claim_problem(self, user):
        """Why somebody may not take the document that waits by this decision, or ``False``."""
        pool, document = self.pool_id, self._document()
        words = document._portfolio_assign_words()
        if not pool:
            return words['no_queue']
        now = self.env.cr.now()
        standing = self.env['portfolio.assignment.standing']._load(pool, pool.company_id, now)
        seats = {seat.key: seat for seat in pool._seats(pool._memberships()[pool], standing).seats}
        if user.id not in seats:
            return words['other_team'] % self.team_id.name
        verdict = seats[user.id].verdict(now)
        choosy = pool.member_ids.filtered(lambda row: row.user_id == user and row.is_choosy)
        if choosy and document.id not in (Batch(self.env, document).about(choosy) or ()):
            verdict = 'unfit'
        return verdict not in (None, 'hours', 'away') and self.env._(
            "You cannot take it now: %s.", self._reasons()[verdict])

    def _notify_salespersons(self):
        """One message to each about all he was given: a hundred at once would not be read."""
        for pointer, alike in self._by_kind():
            for user, decisions in alike.grouped('user_id').items():
                if user != self.env.user:
                    documents = decisions[pointer]
                    words = documents.with_context(lang=user.lang)._portfolio_assign_words()
                    documents._portfolio_notify_user(user, words['assigned'] % len(decisions))
