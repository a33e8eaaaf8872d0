import json
from collections import Counter, defaultdict

from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...models.assignment.assignment_batch import Batch
from ...tools.foundation.carrier import NoAssignment

LIMITS = {'hour', 'day', 'week', 'month', 'open', 'gap'}
# documents tried at once: some seconds' work
MANY = 20_000


class PortfolioAssignmentSimulation(models.TransientModel):
    """What a version would do with the last documents, or with one that is pasted, beside what is in force."""
    _name = 'portfolio.assignment.simulation'
    _description = "Try Lead Rules"

    ruleset_id = fields.Many2one('portfolio.assignment.ruleset', "Rules to Try", required=True, ondelete='cascade')
    source = fields.Selection([('last', "The last leads")], "Try With", default='last', required=True)
    count = fields.Integer("How Many", default=500)

    line_ids = fields.One2many('portfolio.assignment.simulation.line', 'simulation_id', "People", readonly=True)
    rule_line_ids = fields.One2many('portfolio.assignment.simulation.rule', 'simulation_id', "Rules", readonly=True)
    document_count = fields.Integer("Leads Tried", readonly=True)
    orphan_count = fields.Integer("Nobody Found", readonly=True)
    live_orphan_count = fields.Integer("Nobody Found, in Force", readonly=True)
    moved_count = fields.Integer("Go to Somebody Else", readonly=True, help="Than by the rules in force.")
    queued_count = fields.Integer(
        "Newly in a Queue", readonly=True, help="Leads that the rules in force do not put into that queue.")
    capped_count = fields.Integer("A Limit Stood in the Way", readonly=True)
    explanation = fields.Text(readonly=True)

    def action_simulate(self):
        self.ensure_one()
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers can test lead rules."))
        if self.source == 'last' and not 1 <= self.count <= MANY:
            raise UserError(self.env._("How many: from 1 to %s.", MANY))
        found = self._try()
        self._portfolio_own().write(found)
        return {
            **self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_assignment_simulation'),
            'res_id': self.id}

    def _try(self):
        """What to show. All is done behind a savepoint that is taken back and, once the document to try is there, in a
        transaction that PostgreSQL lets write nothing.

        :return: values of this wizard
        """
        # sudo: portfolio.assignment.engine - the engine, as it would decide; whom a manager tries is counted for him
        wizard = self.sudo()
        self.env.flush_all()
        with self.env.cr.savepoint(flush=False) as savepoint:
            documents = wizard._documents()
            self.env.flush_all()
            self.env.execute_query(SQL("SELECT set_config('transaction_read_only', 'on', TRUE)"))
            draft = wizard._decide(documents, wizard.ruleset_id)
            live = wizard._decide(documents, wizard.env['portfolio.assignment.ruleset']._in_force(
                wizard.ruleset_id.model, wizard.ruleset_id.company_id, self.env.cr.now()))
            values = wizard._compared(draft, live)
            savepoint.rollback()
        self.env.invalidate_all(flush=False)
        return values

    def _documents(self):
        """What is tried: documents that whoever tries may read, as what is counted of others would answer any question.

        They are handled as what comes in by itself: linked to whom we know, refused to nobody.
        """
        company, Document = self.ruleset_id.company_id, self.env[self.ruleset_id.model]
        mine = Document.sudo(False).with_context(active_test=False).search(
            [(Document._portfolio_assignable.company, 'in', [company.id, False])], order='id DESC', limit=self.count)
        return self._trial().browse(mine.ids)

    def _trial(self):
        """The model of what is tried, in whose environment nothing that is tried is told or assigned."""
        return self.env[self.ruleset_id.model].with_company(self.ruleset_id.company_id).with_context(
            active_test=False, tracking_disable=True, mail_create_nolog=True)._portfolio_tell(NoAssignment())

    def _decide(self, documents, ruleset):
        """``{document: Outcome}`` as if nobody had any of the documents, one after the other."""
        engine = self.env['portfolio.assignment.engine'].with_company(self.ruleset_id.company_id)
        batch = Batch(engine.env, documents.with_env(engine.env), rulesets=ruleset.with_env(engine.env), trial=True)
        return {outcome.document: outcome for outcome in engine._decide(batch)}

    # -- what is shown -------------------------------------------------------------------------------

    def _compared(self, draft, live):
        had, gets = (
            Counter(self._where(outcome) for outcome in outcomes.values())
            for outcomes in (live, draft))
        orphans, live_orphans = (
            sum(outcome.result == 'none' for outcome in outcomes.values()) for outcomes in (draft, live))
        return {
            'line_ids': [(5,)] + [
                (0, 0, {'kind': kind, 'user_id': user_id or False, 'pool_id': pool_id or False,
                        'live_count': had[kind, user_id, pool_id],
                        'draft_count': gets[kind, user_id, pool_id]})
                for kind, user_id, pool_id in sorted({*had, *gets}, key=lambda one: (had[one] - gets[one], one))],
            'rule_line_ids': [(5,)] + self._rule_lines(draft),
            'document_count': len(draft),
            'orphan_count': orphans,
            'live_orphan_count': live_orphans,
            'moved_count': sum(
                bool(outcome.user) and outcome.user != live[document].user for document, outcome in draft.items()),
            'queued_count': sum(
                outcome.result == 'queued' and self._where(outcome) != self._where(live[document])
                for document, outcome in draft.items()),
            'capped_count': sum(
                any(person[2] in LIMITS for considered in json.loads(outcome.candidates)
                    for person in considered['people'])
                for outcome in draft.values()),
            'explanation': self._explained(draft) if self.source == 'one' else False,
        }

    def _where(self, outcome):
        """``(kind, user id, pool id)`` of the line that counts a document: every document is in one, nobody's too."""
        kind = {'assigned': 'user', 'offered': 'user', 'queued': 'queue'}.get(outcome.result, outcome.result)
        return kind, outcome.user.id or 0, (outcome.pool.id or 0) if kind == 'queue' else 0

    def _rule_lines(self, outcomes):
        """For each rule: how many it is about, gives away, and shares with the rules before it."""
        given = Counter(outcome.rule for outcome in outcomes.values())
        engine = self.env['portfolio.assignment.engine'].with_company(self.ruleset_id.company_id)
        documents = self.env[self.ruleset_id.model].browse([document.id for document in outcomes])
        batch = Batch(engine.env, documents, rulesets=self.ruleset_id, trial=True)
        seen = defaultdict(list)
        lines = []
        for rule in batch.rules:
            about = set(batch.about_rule(rule))
            before = Counter(name for document_id in about for name in seen[document_id])
            for document_id in about:
                seen[document_id].append(rule.name)
            # that one document stops before a rule says nothing about the rule
            idle = self.source != 'one' and not given[rule]
            problem = rule.warning or (idle and self.env._("None of these leads comes this far."))
            lines.append((0, 0, {
                'rule_id': rule.id, 'match_count': len(about), 'given_count': given[rule],
                'overlap_count': len([document_id for document_id in about if len(seen[document_id]) > 1]),
                'overlap': ", ".join(f"{name} ({count})" for name, count in before.most_common(3)),
                'problem': problem}))
        return lines

    def _explained(self, outcomes):
        [outcome] = outcomes.values()
        Decision = self.env['portfolio.assignment.decision']
        facts, document = Decision._facts(outcome), outcome.document
        decision = Decision.new({
            document._portfolio_assignable.pointer: document.id,
            'facts': facts, 'candidates': json.loads(outcome.candidates),
            'date_until': outcome.until})
        nobody = outcome.result == 'none' and self.env._("Nobody gets it.")
        return "\n".join(filter(None, [nobody, decision.sentence, decision.candidates_text]))
