from datetime import timedelta
from statistics import median

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ...tools.assignment.fairness import evenness
from ...tools.foundation.stop import one_stop

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
    def get_desk(self):
        """Everything on the page.

        :return: ``{'scope': whose leads are counted, 'tiles': [number], 'causes': [number with its cure],
            'calm': what is said when there is no cause, 'pools': [{'name', 'id', 'people'}], 'response': {…},
            'fallbacks': [number], 'is_on', 'version'}``; a number
            is ``{'key', 'label', 'count', 'model', 'domain'}``
        """
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers can see how leads are assigned."))
        in_force = self.env['portfolio.assignment.ruleset']._in_force(self.env.company, self.env.cr.now())
        return {
            'scope': self._scope_sentence(),
            'is_on': self.env['portfolio.assignment.engine']._is_on(),
            'version': in_force.display_name or False,
            'version_id': in_force.id,
            'tiles': self._tiles(),
            'causes': self._causes(in_force),
            'calm': self._calm_sentence(),
            'pools': self._pools(),
            'response': self._response(),
            'fallbacks': self._fallbacks(),
        }

    def _number(self, key, label, model, domain, **more):
        return {
            'key': key, 'label': label, 'model': model, 'domain': list(Domain(domain)),
            'count': self.env[model].search_count(domain), **more}

    def _scope_sentence(self):
        """Whose leads are counted: those that whoever looks may see, as in every list."""
        companies = ", ".join(self.env.companies.mapped('name'))
        user = self.env.user
        if user.has_group('sales_team.group_sale_salesman_all_leads') and not user._portfolio_is_restricted():
            return one_stop(self.env._("All leads of %s are counted.", companies))
        teams = self.env['crm.team'].search([('user_id', '=', user.id)], order='name, id')
        if not teams:
            return self.env._(
                "Only the leads of %(companies)s that you see are counted: your own, those without salesperson and "
                "those of the accounts you see.", companies=companies)
        return self.env._(
            "Only the leads of %(companies)s that you see are counted: your own, those without salesperson, those of "
            "the teams you lead (%(teams)s) and those of the accounts you see.",
            companies=companies, teams=", ".join(teams.mapped('name')))

    def _words(self, model, field):
        """What the values of a selection are called, in the reader's language."""
        return dict(self.env[model]._fields[field]._description_selection(self.env))

    # -- what waits ----------------------------------------------------------------------------------

    def _tiles(self):
        waiting = self.env['crm.lead']._portfolio_unassigned_domain()
        words = self._words('portfolio.assignment.decision', 'result')

        def by(result):
            return waiting & Domain('portfolio_decision_id.result', '=', result)

        return [
            self._number('unassigned', self.env._("Without salesperson"), 'crm.lead', waiting),
            self._number('held', words['held'], 'crm.lead', by('held')),
            self._number('queued', self.env._("In a queue"), 'crm.lead', by('queued')),
            self._number('offered', self.env._("Offered to somebody"), 'crm.lead', by('offered')),
            self._number(
                'escalated', self.env._("Escalated"), 'portfolio.assignment.escalation', [('state', '=', 'open')]),
        ]

    def _causes(self, in_force):
        """What needs somebody: a sentence, how many, and the one click that cures it."""
        Lead = self.env['crm.lead']
        waiting = Lead._portfolio_unassigned_domain()
        now = self.env.cr.now()
        found = [
            self._number(
                'new', self.env._("No rule has looked at them yet"), 'crm.lead',
                waiting & Domain('portfolio_decision_id', '=', False), cure='assign',
                cure_label=self.env._("Assign now")),
            self._number(
                'none', self.env._("No rule found anybody"), 'crm.lead', self._nobody_domain(), cure='assign',
                cure_label=self.env._("Try again")),
            self._number(
                'held_back', self.env._("A limit, a pause or an absence holds them back"), 'crm.lead',
                waiting & Domain('portfolio_decision_id.is_held_back', '=', True), cure='', cure_label=''),
            self._number(
                'given_back', self.env._("Their salesperson was taken away"), 'crm.lead',
                waiting & Domain('portfolio_decision_id.result', '=', 'assigned'), cure='assign',
                cure_label=self.env._("Assign again")),
            self._number(
                'archived', self.env._("Their salesperson is archived"), 'crm.lead',
                Lead._portfolio_open_domain() & Domain('user_id.active', '=', False), cure='release',
                cure_label=self.env._("Assign to others")),
            self._number(
                'late', self.env._("Past the deadline, untouched"), 'portfolio.assignment.decision', [
                    ('date_deadline', '<', now), ('date_touch', '=', False), ('result', '=', 'assigned'),
                    ('is_last', '=', True),
                    ('lead_id.won_status', '=', 'pending'), ('lead_id.active', '=', True)], cure='watch',
                cure_label=self.env._("Remind or pass on")),
            self._number(
                'full', self.env._("People who have reached a limit or are paused"), 'portfolio.assignment.pool.member',
                [('id', 'in', self._full().ids)], cure='', cure_label=''),
        ]
        problems = in_force.rule_ids.filtered('warning')
        if problems:
            found.append(self._number(
                'rules', self.env._("Rules in force to look at"), 'portfolio.assignment.rule',
                [('id', 'in', problems.ids)], cure='', cure_label=''))
        return [one for one in found if one['count']]

    def _calm_sentence(self):
        """What the page says when nothing needs anybody; it agrees with how many it counts without salesperson.

        Those have no cause of their own: they wait as their rule says.
        """
        if self.env['crm.lead'].search_count(self.env['crm.lead']._portfolio_unassigned_domain(), limit=1):
            return self.env._(
                "Nothing. The leads without salesperson wait as the rules say: in a queue, offered, or until working "
                "hours.")
        return self.env._("Nothing. Every lead has its salesperson.")

    def _nobody_domain(self):
        """Leads that wait because no rule found anybody for them."""
        return (
            self.env['crm.lead']._portfolio_unassigned_domain()
            & Domain('portfolio_decision_id.result', '=', 'none')
            & Domain('portfolio_decision_id.is_held_back', '=', False))

    def _full(self):
        """Who of the pools gets nothing at the moment, but for those that left or are archived."""
        pools = self.env['portfolio.assignment.pool'].search([('company_id', '=', self.env.company.id)])
        now = self.env.cr.now()
        # sudo: portfolio.assignment.standing - what people have is all their leads, also those hidden from a manager
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

    def _pools(self):
        """Each pool's people: what they had in the last month beside what they were entitled to."""
        since = self.env.cr.now() - timedelta(days=DAYS)
        domain = [('result', '=', 'assigned'), ('date', '>=', since), ('pool_id', '!=', False)]
        given = {
            (pool.id, user.id): count for pool, user, count in self.env['portfolio.assignment.decision']._read_group(
                domain, ['pool_id', 'user_id'], ['__count'])}
        pools = self.env['portfolio.assignment.pool'].search([('company_id', '=', self.env.company.id)])
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

    def _shares(self, pool, rows, total):
        """``{person: what he is entitled to of total}``; empty where what counts is no share: who is nearest, say."""
        in_force = self.env['portfolio.assignment.ruleset']._in_force(self.env.company, self.env.cr.now())
        strategies = set(((pool.rule_ids & in_force.rule_ids) or pool.rule_ids).mapped('strategy'))
        by = strategies.pop() if len(strategies) == 1 else None
        weights = {row: SHARED[by](row) for row in rows} if by in SHARED else {}
        weight = sum(weights.values())
        return {row: total * part / weight for row, part in weights.items()} if weight else {}

    # -- how fast, and how often otherwise -----------------------------------------------------------

    def _response(self):
        since = self.env.cr.now() - timedelta(days=DAYS)
        base = Domain([('result', '=', 'assigned'), ('date', '>=', since), ('date_deadline', '!=', False)])
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

    def _fallbacks(self):
        """What became of leads for which no rule found anybody: those that still wait, and who got the others."""
        since = self.env.cr.now() - timedelta(days=DAYS)
        numbers = [self._number('none', self.env._("Nobody has them yet"), 'crm.lead', self._nobody_domain())] + [
            self._number(key, label, 'portfolio.assignment.decision', [('fallback', '=', key), ('date', '>=', since)])
            for key, label in self._words('portfolio.assignment.decision', 'fallback').items()]
        return [number for number in numbers if number['count']]

    # -- cures ---------------------------------------------------------------------------------------

    @api.model
    def cure(self, key):
        """Do what helps with one of the causes.

        :return: an action that says how it went
        """
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers can assign leads by rules."))
        Lead = self.env['crm.lead']
        if key == 'watch':
            # sudo: portfolio.assignment.watch - what the job would do in a few minutes
            list(self.env['portfolio.assignment.watch'].sudo()._watch())
            return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
        cause = next((one for one in self._causes(self.env['portfolio.assignment.ruleset']) if one['key'] == key), None)
        if not cause:
            # somebody has cured it meanwhile
            return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
        leads = Lead.search(cause['domain'], order='id', limit=2000)
        if key == 'archived':
            leads.check_access('write')
            decisions = leads._portfolio_assign('demand', {lead.id: {lead.user_id.id} for lead in leads})
            return leads._portfolio_assignment_notice(decisions, 0)
        return leads.action_portfolio_assign()
