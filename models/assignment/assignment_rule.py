from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.orm.domains import DomainAnd

from ...tools.lead.lead_reach import covering, satisfiable
from ..lead.lead_formula import Formulas

# of two conditions on a field with these, it can be told whether both may hold
COMPARED = {'=', 'in', '<', '<=', '>', '>='}


class PortfolioAssignmentRule(models.Model):
    """Which new documents go to whom: the first rule, in order, that matches a document and finds somebody.

    A rule that matches and finds nobody (an archived user, a team on holiday, an account without
    salesperson) leaves the document to the next one, and the decision says so. Rules belong to a version,
    :class:`PortfolioAssignmentRuleset`, which says when they hold.
    """
    _name = 'portfolio.assignment.rule'
    _inherit = ['portfolio.lead.filter']
    _description = "Lead Rule"
    _order = 'sequence, id'
    _check_company_auto = True

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    ruleset_id = fields.Many2one(
        'portfolio.assignment.ruleset', "Version", required=True, index=True, ondelete='cascade', check_company=True)
    company_id = fields.Many2one(
        'res.company', required=True, index=True, compute='_compute_company_id', store=True, precompute=True,
        readonly=False)

    # which documents
    model = fields.Selection(related='ruleset_id.model')
    domain = fields.Char(help="Only leads without salesperson are ever looked at.")
    warning = fields.Char(compute='_compute_warning', help="Why this rule may never assign a lead.")

    # to whom
    target_type = fields.Selection(
        [
            ('user', "One person"),
            ('team', "A team"),
            ('account', "The account's salesperson"),
            ('known', "Who knows them"),
            ('zone', "The zone's main representative"),
        ], "Assign To", required=True, default='team',
        help="Who knows them: the salesperson of their account, of its parent, of an open opportunity, of the same web "
             "domain or of an earlier lead, in this order. Who is on leave is passed over.")
    user_id = fields.Many2one(
        'res.users', "Salesperson", domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        check_company=True, ondelete='set null')
    team_id = fields.Many2one('crm.team', "Sales Team", check_company=True, ondelete='restrict')
    pool_id = fields.Many2one(
        'portfolio.assignment.pool', check_company=True, ondelete='restrict', index='btree_not_null',
        domain="[('team_id', '=', team_id), ('model', '=', model)]",
        help="Whose round it is. Rules with one pool take turns together. Empty: the rule gets one of its own.")
    strategy = fields.Selection(
        [
            ('round_robin', "In turn"),
            ('weighted', "In turn, by weight"),
            ('capacity', "In turn, by monthly limit"),
            ('waiting', "Who has waited longest"),
            ('least_loaded', "Fewest open leads"),
            ('free_capacity', "Most free capacity"),
            ('skill', "Best match of skills"),
            ('nearest', "Nearest"),
            ('performance', "In turn, by success"),
            ('random', "Random"),
            ('queue', "Queue: whoever takes it"),
            ('offer', "Offered in turn, to be accepted"),
        ], "Within the Team", required=True, default='round_robin',
        help="In turn: after any number of leads everybody has his share, give or take less than one. Who is absent "
             "is passed over, and gets nothing extra on coming back. Between equals, who has waited longest.")
    accept_minutes = fields.Integer(
        "Minutes to Accept", default=30, help="Working minutes; then it is offered to the next one.")
    convert = fields.Boolean("Make It an Opportunity", help="The lead becomes an opportunity when it is assigned.")
    member_ids = fields.One2many(related='pool_id.member_ids', string="In the Pool", readonly=False)
    turn_count = fields.Integer(related='pool_id.turn_count')

    document_count = fields.Integer("Leads Assigned", compute='_compute_document_count')

    _target = models.Constraint(
        "CHECK (target_type != 'team' OR team_id IS NOT NULL)",
        "Assign To: choose the salesperson or the team.",
    )

    _accept_positive = models.Constraint('CHECK (accept_minutes > 0)', "Minutes to accept: 1 or more.")

    @api.depends('ruleset_id')
    def _compute_company_id(self):
        for rule in self:
            rule.company_id = rule.ruleset_id.company_id or rule.company_id or self.env.company

    @api.constrains('target_type', 'user_id')
    def _check_target(self):
        """No constraint of the table: whoever leaves is deleted, and his rules find nobody from then on."""
        for rule in self:
            if rule.target_type == 'user' and not rule.user_id:
                raise ValidationError(self.env._(
                    "Assign To: choose the salesperson or the team."))

    @api.constrains('pool_id', 'ruleset_id')
    def _check_pool(self):
        for rule in self:
            if rule.pool_id and rule.pool_id.model != rule.ruleset_id.model:
                raise ValidationError(self.env._("Pool: choose one for the documents that these rules assign."))

    def _portfolio_asked_model(self):
        # sudo: portfolio.assignment.ruleset - of which kind it is
        return self.sudo().ruleset_id.model or super()._portfolio_asked_model()

    def _filter_name(self):
        return self.env._("Rule %s", self.name)

    @api.depends('domain', 'target_type', 'user_id', 'team_id', 'sequence', 'active', 'company_id')
    def _compute_warning(self):
        # sudo: portfolio.assignment.rule, crm.team.member, res.users - what the engine will see, whoever edits
        rules = self.sudo()
        formulas = {}
        for rule in rules:
            model = rule._portfolio_asked_model()
            made = formulas.setdefault(model, Formulas(rules.env, model))
            earlier = rule._earlier()
            rule.warning = rule.active and (
                rule._author_warning() or rule._unreachable(earlier, made) or rule._without_target()
                or rule._overlap(earlier, made))

    def _compute_document_count(self):
        counts = self.env['portfolio.assignment.decision']._counts([('rule_id', 'in', self.ids)], 'rule_id')
        for rule in self:
            rule.document_count = counts.get((rule,), 0)

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create([self._with_ruleset(vals) for vals in vals_list])
        rules._sync_pool()
        return rules

    def _with_ruleset(self, vals):
        """People write rules into a draft; what code writes (data, a loader) is in force at once."""
        if vals.get('ruleset_id'):
            self.env['portfolio.assignment.ruleset'].browse(vals['ruleset_id'])._check_writable()
            return vals
        company = self.env['res.company'].browse(vals.get('company_id')) or self.env.company
        rulesets = self.env['portfolio.assignment.ruleset']
        return {**vals, 'ruleset_id': (rulesets._live(company) if self.env.su else rulesets._draft(company)).id}

    def write(self, vals):
        self.ruleset_id._check_writable()
        result = super().write(vals)
        if vals.keys() & {'team_id', 'target_type', 'pool_id'}:
            self._sync_pool()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_of_draft(self):
        self.ruleset_id._check_writable()

    def _sync_pool(self):
        """A pool of its own for each rule for a team that has none of that team."""
        # sudo: portfolio.assignment.rule, portfolio.assignment.pool - a pool is where the rule's round stands
        for rule in self.sudo().filtered(lambda rule: rule.target_type == 'team'):
            if rule.pool_id.team_id != rule.team_id:
                rule.pool_id = rule.env['portfolio.assignment.pool'].create({
                    'name': rule.name, 'team_id': rule.team_id.id, 'company_id': rule.company_id.id,
                    'model': rule.ruleset_id.model})

    # -- is it a rule that can work? -------------------------------------------------------------

    def _earlier(self):
        """The rules of the version that are tried before this one, also while they are being written."""
        rules = list(self.ruleset_id.rule_ids.filtered('active') | self)
        rules.sort(key=lambda rule: (rule.sequence, rule._origin.id or float('inf')))
        return rules[:rules.index(self)]

    def _unreachable(self, rules, made):
        """Those of ``rules`` that take every document this one is about, in one sentence, else ``False``.

        :param made: :class:`Formulas`, kept for all rules that are looked at together
        """
        mine = made.about(self)
        if mine is None:
            return False
        before = [rule for rule in rules if rule._takes_all() and made.about(rule) is not None]
        looked_at = made.of(self.env[self._portfolio_asked_model()]._portfolio_unassigned_domain())
        found = covering(('&', [mine, looked_at]), [made.about(rule) for rule in before], made.variables)
        if found is None:
            return False
        names = ", ".join(before[place].name for place in found)
        if not found:
            return self.env._("Never reached: no lead meets all of its conditions.")
        if mine is True:
            return self.env._("Never reached: rule %s, before it, takes every lead.", names)
        if len(found) > 1:
            return self.env._("Never reached: rules %s, before it, take every lead it is about.", names)
        return self.env._("Never reached: rule %s, before it, takes every lead it is about.", names)

    def _overlap(self, rules, made):
        """Those of ``rules`` that share documents with this one, by what they ask of the same fields; else ``False``.

        Rules on different fields are not named: that a document may come from Vigo and from a fair says nothing. Nor
        are those that look for different words.
        """
        mine, own = made.once(self, '_conditions'), made.about(self)
        asked = made.once(self, '_fields_asked')
        if not mine:
            return False
        shared = [
            rule.name for rule in rules
            if made.once(rule, '_conditions') == mine or made.once(rule, '_fields_asked') == asked
            and own is not None and made.about(rule) is not None
            and satisfiable([made.about(rule), own], made.variables)]
        return bool(shared) and self.env._("Overlaps with %s: the first of them takes the leads of both.",
                                           ", ".join(shared))

    def _fields_asked(self):
        """The fields of the conditions, when they all can be compared; else something that equals nothing."""
        try:
            conditions = list(self._lead_domain().iter_conditions())
        except (ValueError, SyntaxError):
            return object()
        if not conditions or any(one.operator not in COMPARED for one in conditions):
            return object()
        return {one.field_expr for one in conditions}

    def _takes_all(self):
        """Whether whatever matches the rule stays with it."""
        if self.target_type == 'user':
            return self.user_id.active and self.company_id._origin in self.user_id._origin.company_ids
        return self.target_type == 'team' and self.strategy == 'queue'

    def _conditions(self):
        """The conditions that must all hold; an OR counts as one."""
        try:
            domain = self._lead_domain().optimize(self.env[self._portfolio_asked_model()])
        except (ValueError, SyntaxError):
            return [self.domain]
        return list(domain.children if isinstance(domain, DomainAnd) else () if domain.is_true() else (domain,))

    def _author_warning(self):
        """Why whoever wrote the conditions may no longer ask them, in one sentence, else ``False``."""
        try:
            return self.id and self._portfolio_author_problem()
        except (ValueError, UserError):
            return False  # refused when it is saved

    def _without_target(self):
        """Why the rule would find nobody today, in one sentence, else ``False``."""
        if self.target_type == 'user' and not self.user_id:
            return bool(self.ids) and self.env._("Its salesperson was deleted: choose somebody else.")
        if self.target_type == 'user' and not self.user_id.active:
            return self.env._("%s is archived: choose somebody else.", self.user_id.name)
        if self.target_type == 'team' and self.team_id and not self._anybody():
            return self.env._(
                "Nobody in team %s can get leads now: every member is archived or paused.", self.team_id.name)
        return False

    def _anybody(self):
        pool = self.pool_id
        if pool.team_id != self.team_id:
            pool = pool.new({'team_id': self.team_id, 'company_id': self.company_id})
        memberships = pool._memberships()
        refusals = pool._refusals(memberships[pool])
        return not all(refusals.values())

    # -- actions ---------------------------------------------------------------------------------

    @api.model
    def action_assign_pending(self, model=None):
        """Assign the documents nobody has, as far as the user sees them, oldest first.

        :param model: of which kind; the first without it
        """
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers can assign leads by rules."))
        Document = self.env['portfolio.assignable']._portfolio_kind_of(model)
        documents = Document.search(Document._portfolio_unassigned_domain(), order='id', limit=2000)
        return documents.action_portfolio_assign()

    def action_open_documents(self):
        self.ensure_one()
        title = self.env._("Leads Assigned")
        return self.env['portfolio.assignment.decision']._open_documents(
            self.model, title, [('rule_id', '=', self.id), ('result', '=', 'assigned')])
