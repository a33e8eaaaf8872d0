from ast import literal_eval

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL


class PortfolioLeadRule(models.Model):
    """Which new leads go to whom: the first rule, in order, that matches a lead and finds somebody.

    A rule that matches and finds nobody (an archived user, a team on holiday, an account without
    salesperson) leaves the lead to the next one, and the decision says so.
    """
    _name = 'portfolio.lead.rule'
    _description = "Lead Rule"
    _order = 'sequence, id'
    _check_company_auto = True

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        'res.company', required=True, index=True, default=lambda self: self.env.company)

    # which leads
    domain = fields.Char(
        "Leads", default='[]', required=True, help="Only leads without salesperson are ever looked at.")
    warning = fields.Char(compute='_compute_warning', help="Why this rule may never give a lead away.")

    # to whom
    target_type = fields.Selection(
        [
            ('user', "One person"),
            ('team', "A team"),
            ('account', "The account's salesperson"),
        ], "Give To", required=True, default='team')
    user_id = fields.Many2one(
        'res.users', "Salesperson", domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        check_company=True, ondelete='restrict')
    team_id = fields.Many2one('crm.team', "Sales Team", check_company=True, ondelete='restrict')
    strategy = fields.Selection(
        [('round_robin', "In turn")], "Within the Team", required=True, default='round_robin',
        help="In turn: everybody gets as many as the others, give or take one. Who is absent is passed "
             "over, and gets nothing extra on coming back.")

    # where the round stands; written by the engine only, under a lock
    turn_count = fields.Integer("Leads Dealt", readonly=True, copy=False)
    turn_scale = fields.Integer(readonly=True, copy=False)
    member_ids = fields.One2many('portfolio.lead.rule.member', 'rule_id', "In the Round", readonly=True)

    decision_count = fields.Integer("Leads Given", compute='_compute_decision_count')

    _target = models.Constraint(
        """CHECK ((target_type != 'user' OR user_id IS NOT NULL)
              AND (target_type != 'team' OR team_id IS NOT NULL))""",
        "Say to whom the rule gives its leads: choose the salesperson or the team.",
    )

    @api.constrains('domain')
    def _check_domain(self):
        for rule in self:
            if problem := rule._domain_problem():
                raise ValidationError(
                    self.env._("Rule %(rule)s: %(problem)s", rule=rule.name, problem=problem))

    @api.depends('domain', 'target_type', 'user_id', 'team_id', 'sequence', 'active', 'company_id')
    def _compute_warning(self):
        # sudo: portfolio.lead.rule, crm.team.member, res.users - what the engine will see, whoever edits
        everything = self.sudo().search([('company_id', 'in', self.company_id.ids)])
        for rule in self.sudo():
            rule.warning = rule._unreachable(everything) or rule._without_target()

    def _compute_decision_count(self):
        counts = dict(self.env['portfolio.lead.decision']._read_group(
            [('rule_id', 'in', self.ids)], ['rule_id'], ['__count']))
        for rule in self:
            rule.decision_count = counts.get(rule, 0)

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        rules._sync_members()
        return rules

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'team_id', 'target_type'}:
            self._sync_members()
        return result

    # -- is it a rule that can work? -------------------------------------------------------------

    def _lead_domain(self):
        """The rule's domain. Values only, no code: who may write a rule does not thereby run one."""
        return Domain(literal_eval(self.domain or '[]'))

    def _domain_problem(self):
        """Why the domain cannot be evaluated or can never match, in one sentence, else ``False``."""
        # sudo: crm.lead - only whether the query can be built and run; nothing of it is shown
        Lead = self.env['crm.lead'].sudo()
        try:
            with self.env.cr.savepoint():
                domain = self._lead_domain() & Lead._portfolio_unassigned_domain()
                impossible = domain.optimize_full(Lead).is_false()
                Lead.search(domain, limit=1)
        except Exception as error:  # whatever a hand-written domain can provoke, in Python or in SQL
            reason = str(error).strip().partition("\n")[0]
            return self.env._(
                "the filter on leads cannot be evaluated (%s). Choose its conditions again.", reason)
        if impossible:
            return self.env._(
                "the filter on leads can never match: rules look at leads without salesperson that are "
                "not archived. Take out the conditions that contradict each other or that.")
        return self._unknown_choice(domain)

    def _unknown_choice(self, domain):
        """A condition on a selection that names no existing choice, in one sentence, else ``False``."""
        for condition in domain.iter_conditions():
            field = self.env['crm.lead']._fields.get(condition.field_expr)
            if not field or field.type != 'selection' or condition.operator not in ('in', '='):
                continue
            values = condition.value if condition.operator == 'in' else [condition.value]
            known = {False, *field.get_values(self.env)}
            if not known & set(values):
                description = field.get_description(self.env, ['string'])['string']
                return self.env._(
                    "the filter on leads can never match: %(value)s is not a value of %(field)s.",
                    value=", ".join(map(str, values)), field=description)
        return False

    def _unreachable(self, rules):
        """An earlier rule that takes every lead, in one sentence, else ``False``."""
        place = (self.sequence, self._origin.id or float('inf'))
        for rule in rules:
            if self.active and (rule.sequence, rule.id) < place and rule.company_id == self.company_id \
                    and rule.target_type == 'user' and rule.user_id.active and rule._lead_domain().is_true():
                return self.env._("Never reached: rule %s, before it, takes every lead.", rule.name)
        return False

    def _without_target(self):
        """Why the rule would find nobody today, in one sentence, else ``False``."""
        if self.target_type == 'user' and self.user_id and not self.user_id.active:
            return self.env._("%s is archived: choose somebody else.", self.user_id.name)
        if self.target_type == 'team' and self.team_id and not any(
                verdict == 'present' for _user, verdict in self._team_verdicts()):
            return self.env._(
                "Nobody in team %s can get leads now: every member is archived or paused.", self.team_id.name)
        return False

    # -- the team's round ------------------------------------------------------------------------

    def _team_verdicts(self):
        """Every membership of the rule's team, in the order that breaks ties.

        :return: ``[(user, verdict)]``, verdict ``present`` or why the user is passed over:
            ``archived``, ``left``, ``paused`` or ``company``
        """
        members = self.env['crm.team.member'].with_context(active_test=False).search(
            [('crm_team_id', '=', self.team_id.id)], order='active DESC, id')
        seen = self.env['res.users']
        verdicts = []
        for member in members:
            if member.user_id in seen:  # left and came back: the active membership was listed first
                continue
            seen |= member.user_id
            verdicts.append((member.user_id, self._verdict(member)))
        return verdicts

    def _verdict(self, member):
        if not member.user_id.active:
            return 'archived'
        if not member.active:
            return 'left'
        if member.assignment_optout:
            return 'paused'
        return 'present' if self.company_id in member.user_id.company_ids else 'company'

    def _sync_members(self):
        """A row for every member of the rule's team, so that the round has where to stand."""
        # sudo: portfolio.lead.rule.member - whoever writes a rule writes no round by hand
        for rule in self.sudo().filtered(lambda rule: rule.target_type == 'team'):
            known = rule.member_ids.user_id
            rule.env['portfolio.lead.rule.member'].create([
                {'rule_id': rule.id, 'user_id': user.id}
                for user, _verdict in rule._team_verdicts() if user not in known
            ])

    def _lock_round(self):
        """Wait for whoever is dealing turns of this rule; if he did, this transaction starts again.

        He has written ``turn_count``, so PostgreSQL refuses our snapshot (a serialization failure, which
        Odoo answers by running the request anew): no turn is ever taken twice.
        """
        self.flush_recordset()
        self.env.execute_query(SQL(
            "SELECT id FROM portfolio_lead_rule WHERE id = %s FOR NO KEY UPDATE", self.id))

    def _store_round(self, turns, scale, credits):
        """:param dict credits: ``{user: credit}`` after ``turns`` more turns"""
        self.write({'turn_count': self.turn_count + turns, 'turn_scale': scale})
        for member in self.member_ids:
            if member.credit != credits[member.user_id]:
                member.credit = credits[member.user_id]

    # -- actions ---------------------------------------------------------------------------------

    @api.model
    def action_assign_pending(self):
        """Assign the leads nobody has, as far as the user sees them, oldest first."""
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers assign leads by rules."))
        Lead = self.env['crm.lead']
        leads = Lead.search(Lead._portfolio_unassigned_domain(), order='id', limit=2000)
        return leads.action_portfolio_assign()

    def action_open_decisions(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_decision')
        return {**action, 'domain': [('rule_id', '=', self.id)], 'context': {}}
