from datetime import timedelta
from statistics import median

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ...tools.assignment.fairness import evenness

# what the page looks back on, in days
DAYS = 30
# strategies by which everybody has a share, and what it is measured by
SHARED = {
    **dict.fromkeys(('round_robin', 'waiting', 'random'), lambda row: 1),
    'weighted': lambda row: row.weight,
    'capacity': lambda row: row.limit_month,
}


class PortfolioAssignmentDesk(models.AbstractModel):
    """The manager's page: what is to be assigned, what needs somebody, who had how much, how fast it went.

    Each number comes with the model and domain of the records it counts, so that what is shown is what opens. All is
    counted with the rights of whoever looks.
    """
    _name = 'portfolio.assignment.desk'
    _description = "Assignment Desk"

    @api.model
    def get_desk(self, model=None):
        """Everything on the page.

        :param model: the kind of document it is about; the first without it
        :return: ``{'scope': whose documents are counted, 'tiles': [number], 'causes': [number with its cure],
            'calm': what is said when there is no cause, 'pools': [{'name', 'id', 'people'}], 'response': {…},
            'fallbacks': [number], 'is_on', 'version'}``; a number
            is ``{'key', 'label', 'count', 'model', 'domain'}``
        """
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers can see how leads are assigned."))
        Document = self.env['portfolio.assignable']._portfolio_kind_of(model)
        in_force = self._in_force(Document)
        waits = Document.search_count(Document._portfolio_unassigned_domain(), limit=1)
        return {
            'scope': Document._portfolio_counted_sentence(),
            'is_on': self.env['portfolio.assignment.engine']._is_on(Document._name),
            'version': in_force.display_name or False,
            'version_id': in_force.id,
            'tiles': self._tiles(Document),
            'causes': self._causes(Document, in_force),
            # what waits as its rule says has no cause of its own: the sentence agrees with how many these are
            'calm': Document._portfolio_calm_sentence(waits),
            'pools': self._pools(Document),
            'response': self._response(Document),
            'fallbacks': self._fallbacks(Document),
        }

    def _in_force(self, Document):
        return self.env['portfolio.assignment.ruleset']._in_force(
            Document._name, self.env.company, self.env.cr.now())

    def _about(self, Document):
        """Decisions and escalations that are about such documents."""
        return Domain(Document._portfolio_assignable.pointer, '!=', False)

    def _number(self, key, label, model, domain, **more):
        return {
            'key': key, 'label': label, 'model': model, 'domain': list(Domain(domain)),
            'count': self.env[model].search_count(domain), **more}

    def _words(self, model, field):
        """What the values of a selection are called, in the reader's language."""
        return dict(self.env[model]._fields[field]._description_selection(self.env))

    # -- what waits ----------------------------------------------------------------------------------

    def _tiles(self, Document):
        waiting, model = Document._portfolio_unassigned_domain(), Document._name
        words = self._words('portfolio.assignment.decision', 'result')

        def by(result):
            return waiting & Domain('portfolio_decision_id.result', '=', result)

        return [
            self._number('unassigned', self.env._("Without salesperson"), model, waiting),
            self._number('held', words['held'], model, by('held')),
            self._number('queued', self.env._("In a queue"), model, by('queued')),
            self._number('offered', self.env._("Offered to somebody"), model, by('offered')),
            self._number(
                'escalated', self.env._("Escalated"), 'portfolio.assignment.escalation',
                self._about(Document) & Domain('state', '=', 'open')),
        ]

    def _causes(self, Document, in_force):
        """What needs somebody: a sentence, how many, and the one click that cures it."""
        model, at = Document._name, Document._portfolio_assignable
        waiting, opened = Document._portfolio_unassigned_domain(), Document._portfolio_open_domain()
        now = self.env.cr.now()
        found = [
            self._number(
                'new', self.env._("No rule has looked at them yet"), model,
                waiting & Domain('portfolio_decision_id', '=', False), cure='assign',
                cure_label=self.env._("Assign now")),
            self._number(
                'none', self.env._("No rule found anybody"), model, self._nobody_domain(Document), cure='assign',
                cure_label=self.env._("Try again")),
            self._number(
                'held_back', self.env._("A limit, a pause or an absence holds them back"), model,
                waiting & Domain('portfolio_decision_id.is_held_back', '=', True), cure='', cure_label=''),
            self._number(
                'given_back', self.env._("Their salesperson was taken away"), model,
                waiting & Domain('portfolio_decision_id.result', '=', 'assigned'), cure='assign',
                cure_label=self.env._("Assign again")),
            self._number(
                'archived', self.env._("Their salesperson is archived"), model,
                opened & Domain(f'{at.user}.active', '=', False), cure='release',
                cure_label=self.env._("Assign to others")),
            self._number(
                'late', self.env._("Past the deadline, untouched"), 'portfolio.assignment.decision', Domain([
                    ('date_deadline', '<', now), ('date_touch', '=', False), ('result', '=', 'assigned'),
                    ('is_last', '=', True)]) & opened.map_conditions(
                        lambda one: Domain(f'{at.pointer}.{one.field_expr}', one.operator, one.value)), cure='watch',
                cure_label=self.env._("Remind or pass on")),
            self._number(
                'full', self.env._("People who have reached a limit or are paused"), 'portfolio.assignment.pool.member',
                [('id', 'in', self._full(Document).ids)], cure='', cure_label=''),
        ]
        problems = in_force.rule_ids.filtered('warning')
        if problems:
            found.append(self._number(
                'rules', self.env._("Rules in force to look at"), 'portfolio.assignment.rule',
                [('id', 'in', problems.ids)], cure='', cure_label=''))
        return [one for one in found if one['count']]

    def _nobody_domain(self, Document):
        """Documents that wait because no rule found anybody for them."""
        return (
            Document._portfolio_unassigned_domain()
            & Domain('portfolio_decision_id.result', '=', 'none')
            & Domain('portfolio_decision_id.is_held_back', '=', False))

    def _full(self, Document):
        """Who of the pools gets nothing at the moment, but for those that left or are archived."""
        pools = self._all_pools(Document)
        now = self.env.cr.now()
        # sudo: portfolio.assignment.standing - what people have is all of theirs, also what is hidden from a manager
        pools = pools.sudo()
        standing = self.env['portfolio.assignment.standing'].sudo()._load(pools, self.env.company, now)
        memberships = pools._memberships()
        full = self.env['portfolio.assignment.pool.member']
        for pool in pools:
            verdicts = {seat.key: seat.verdict(now) for seat in pool._seats(memberships[pool], standing).seats}
            full |= pool.member_ids.filtered(
                lambda row, verdicts=verdicts: verdicts.get(row.user_id.id) not in (
                    None, 'left', 'archived', 'company', 'hours')).sudo(False)
        return full

    # -- who had how much ----------------------------------------------------------------------------

    def _pools(self, Document):
        """Each pool's people: what they had in the last month beside what they were entitled to."""
        since = self.env.cr.now() - timedelta(days=DAYS)
        domain = [('result', '=', 'assigned'), ('date', '>=', since), ('pool_id', '!=', False)]
        given = {
            (pool.id, user.id): count for pool, user, count in self.env['portfolio.assignment.decision']._read_group(
                domain, ['pool_id', 'user_id'], ['__count'])}
        pools = self._all_pools(Document)
        return [self._pool(pool, given, domain) for pool in pools if any(key[0] == pool.id for key in given)]

    def _pool(self, pool, given, domain):
        rows = pool.member_ids.filtered(lambda row: row.state != 'left' or given.get((pool.id, row.user_id.id)))
        counts = {row: given.get((pool.id, row.user_id.id), 0) for row in rows}
        total = sum(counts.values())
        shares = self._shares(pool, rows.filtered(lambda row: row.state in ('present', 'paused', 'away')), total)
        even = evenness([counts[row] for row in shares], shares.values()) if total and shares else None
        states = self._words('portfolio.assignment.pool.member', 'state')
        return {
            'id': pool.id, 'name': pool.name, 'total': total,
            'evenness': False if even is None else round(100 * even),
            'people': [{
                'id': row.user_id.id, 'name': row.user_id.name,
                'state': states[row.state] if row.state != 'present' else False,
                'count': count,
                'share': round(shares.get(row, 0), 1),
                'model': 'portfolio.assignment.decision',
                'domain': list(Domain(domain) & Domain([
                    ('pool_id', '=', pool.id), ('user_id', '=', row.user_id.id)])),
            } for row, count in counts.items()],
        }

    def _all_pools(self, Document):
        return self.env['portfolio.assignment.pool'].search(
            [('company_id', '=', self.env.company.id), ('model', '=', Document._name)])

    def _shares(self, pool, rows, total):
        """``{person: what he is entitled to of total}``; empty where what counts is no share: who is nearest, say."""
        in_force = self._in_force(self.env[pool.model])
        strategies = set(((pool.rule_ids & in_force.rule_ids) or pool.rule_ids).mapped('strategy'))
        by = strategies.pop() if len(strategies) == 1 else None
        weights = {row: SHARED[by](row) for row in rows} if by in SHARED else {}
        weight = sum(weights.values())
        return {row: total * part / weight for row, part in weights.items()} if weight else {}

    # -- how fast, and how often otherwise -----------------------------------------------------------

    def _response(self, Document):
        since = self.env.cr.now() - timedelta(days=DAYS)
        base = self._about(Document) & Domain([
            ('result', '=', 'assigned'), ('date', '>=', since), ('date_deadline', '!=', False)])
        touched = base & Domain('date_touch', '!=', False)
        minutes = self.env['portfolio.assignment.decision'].search_fetch(
            touched, ['minutes', 'date_touch', 'date_deadline'])
        kept = minutes.filtered(lambda one: one.date_touch <= one.date_deadline)
        return {
            'median': round(median(minutes.mapped('minutes'))) if minutes else False,
            'numbers': [
                self._number('kept', self.env._("In time"), 'portfolio.assignment.decision', [('id', 'in', kept.ids)]),
                self._number(
                    'broken', self.env._("After the deadline"), 'portfolio.assignment.decision',
                    [('id', 'in', (minutes - kept).ids)]),
                self._number(
                    'waiting', self.env._("Not touched yet"), 'portfolio.assignment.decision',
                    base & Domain([('date_touch', '=', False), ('is_last', '=', True)])),
            ],
        }

    def _fallbacks(self, Document):
        """What became of documents for which no rule found anybody: those that still wait, and who got the others."""
        since = self.env.cr.now() - timedelta(days=DAYS)
        numbers = [self._number(
            'none', self.env._("Nobody has them yet"), Document._name, self._nobody_domain(Document))] + [
            self._number(key, label, 'portfolio.assignment.decision',
                         self._about(Document) & Domain([('fallback', '=', key), ('date', '>=', since)]))
            for key, label in self._words('portfolio.assignment.decision', 'fallback').items()]
        return [number for number in numbers if number['count']]

    # -- cures ---------------------------------------------------------------------------------------

    @api.model
    def cure(self, key, model=None):
        """Do what helps with one of the causes.

        :param key: of the cause
        :param model: the kind of document; the first without it
        :return: an action that says how it went
        """
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers can assign leads by rules."))
        Document = self.env['portfolio.assignable']._portfolio_kind_of(model)
        if key == 'watch':
            # sudo: portfolio.assignment.watch - what the job would do in a few minutes
            list(self.env['portfolio.assignment.watch'].sudo()._watch([Document.sudo()]))
            return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
        causes = self._causes(Document, self.env['portfolio.assignment.ruleset'])
        cause = next((one for one in causes if one['key'] == key), None)
        if not cause:
            # somebody has cured it meanwhile
            return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
        documents = Document.search(cause['domain'], order='id', limit=2000)
        if key == 'archived':
            documents.check_access('write')
            decisions = documents._portfolio_assign('demand', {
                document.id: set(document[Document._portfolio_assignable.user].ids) for document in documents})
            return documents._portfolio_assignment_notice(decisions, 0)
        return documents.action_portfolio_assign()
