from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import ormcache

from ..mixin.conditions import SameConditions

# what may be written on rules that are in force, or were
ALWAYS = frozenset({'name', 'note'})


class PortfolioAssignmentRuleset(models.Model):
    """The rules of a company for a kind of document, with versions: drafted, published, rolled back.

    One version is in force at a time: of those published, the one that began last. What is published is not
    changed any more; a change is a new version. Going back publishes what an earlier version said, as a new one,
    so that the list of versions is what happened.
    """
    _name = 'portfolio.assignment.ruleset'
    _description = "Lead Rules"
    _order = 'company_id, version desc, id desc'
    _check_company_auto = True

    name = fields.Char(required=True, default=lambda self: self.env._("Lead rules"))
    version = fields.Integer(readonly=True, copy=False)
    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    model = fields.Selection(
        lambda self: self.env['portfolio.assignable']._portfolio_kinds_selection(), "Documents", required=True,
        index=True, default=lambda self: self.env['portfolio.assignable']._portfolio_kinds()[0],
        help="Which documents these rules assign.")
    state = fields.Selection(
        [('draft', "Draft"), ('published', "Published"), ('archived', "Archived")],
        default='draft', required=True, readonly=True, copy=False, index=True)
    date_start = fields.Datetime("In Force From", copy=False, help="Empty: from when it is published.")
    date_published = fields.Datetime("Published On", readonly=True, copy=False)
    publisher_id = fields.Many2one('res.users', "Published By", readonly=True, copy=False, ondelete='set null')
    origin_id = fields.Many2one(
        'portfolio.assignment.ruleset', "Made From", readonly=True, copy=False, ondelete='set null',
        index='btree_not_null')
    is_in_force = fields.Boolean("In Force", compute='_compute_phase')
    phase = fields.Selection(
        [('draft', "Draft"), ('planned', "Planned"), ('in_force', "In force"), ('past', "Past")],
        "Stage", compute='_compute_phase')
    note = fields.Text(help="What this version is for, for whoever reads the list of versions.")
    rule_ids = fields.One2many('portfolio.assignment.rule', 'ruleset_id', "Rules", copy=True)
    problem_count = fields.Integer("Rules to Look At", compute='_compute_problem_count')
    decision_count = fields.Integer("Decisions", compute='_compute_decision_count')

    # when the rules find nobody, in this order
    wider_pool_id = fields.Many2one(
        'portfolio.assignment.pool', check_company=True, ondelete='restrict', domain="[('model', '=', model)]",
        help="People who are asked when no rule finds anybody.")
    hold = fields.Boolean(
        "Hold until Working Hours",
        help="If somebody would get the lead but does not work now, it waits for that person's next working hour.")
    queue_pool_id = fields.Many2one(
        'portfolio.assignment.pool', "Queue", check_company=True, ondelete='restrict',
        domain="[('model', '=', model)]",
        help="The lead waits for any of these people to take it.")
    to_manager = fields.Boolean("The Team's Leader")
    default_user_id = fields.Many2one(
        'res.users', "Default Owner", domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        check_company=True, ondelete='set null')

    # how soon somebody must have been in touch
    sla_minutes = fields.Integer(
        "First Touch within (min)",
        help="Working minutes from when the lead is assigned or starts waiting. 0: no deadline.")
    remind_minutes = fields.Integer("Remind before (min)", help="Working minutes before the deadline.")
    sla_moves = fields.Integer(
        "Assign to Others", help="How many times a lead that nobody touched in time goes to somebody else.")
    escalation_user_id = fields.Many2one(
        'res.users', "Escalate To", domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        check_company=True, ondelete='set null', help="Empty: the team's leader, else the default owner.")

    reassign_left = fields.Boolean(
        "Pass On What Leavers Had", help="Open leads whose salesperson is archived go to somebody else by the rules.")

    _version_once = models.UniqueIndex('(company_id, model, version)', "This version number already exists.")
    _minutes_positive = models.Constraint(
        'CHECK (least(sla_minutes, remind_minutes, sla_moves) >= 0)', "Minutes and times: 0 or more.")
    _remind_before = models.Constraint(
        'CHECK (remind_minutes <= sla_minutes)', "Remind before: at most the minutes until the deadline.")

    # -- versions ----------------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        # sudo: portfolio.assignment.ruleset - numbers count the versions of all
        last = {(company.id, model): version for company, model, version in self.sudo()._read_group(
            [], ['company_id', 'model'], ['version:max'])}
        defaults = self.default_get(['company_id', 'model'])
        for vals in vals_list:
            key = (vals.get('company_id', defaults.get('company_id')), vals.get('model', defaults.get('model')))
            vals['version'] = last[key] = last.get(key, 0) + 1
        self.env.registry.clear_cache()
        return super(PortfolioAssignmentRuleset, self._portfolio_own()).create(vals_list).with_env(self.env)

    def write(self, vals):
        if not self.env.su and not vals.keys() <= ALWAYS:
            self._check_draft()
        if 'state' in vals:
            self.env.registry.clear_cache()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        if not self.env.su:
            self._check_draft()

    def _check_writable(self):
        """Rules of a draft are written by people; those of any version by code alone."""
        if not self.env.su:
            self._check_draft()

    def _check_draft(self):
        for ruleset in self:
            if ruleset.state != 'draft':
                raise UserError(self.env._(
                    "Version %s of the lead rules is published and cannot be changed. Create a new version.",
                    ruleset.version))

    @api.depends('name', 'version')
    def _compute_display_name(self):
        for ruleset in self:
            ruleset.display_name = self.env._("%(name)s, version %(version)s", name=ruleset.name,
                                              version=ruleset.version)

    @api.depends('state', 'date_start', 'model')
    def _compute_phase(self):
        now = self.env.cr.now().replace(microsecond=0)
        in_force = self._all_in_force(now)
        for ruleset in self:
            ruleset.is_in_force = ruleset._origin in in_force
            if ruleset.is_in_force:
                ruleset.phase = 'in_force'
            elif ruleset.state == 'published':
                # another began after it: the job has not been there yet
                ruleset.phase = 'planned' if ruleset.date_start > now else 'past'
            else:
                ruleset.phase = 'past' if ruleset.state == 'archived' else 'draft'

    def _compute_problem_count(self):
        for ruleset in self:
            ruleset.problem_count = len(ruleset.rule_ids.filtered('warning'))

    def _compute_decision_count(self):
        counts = dict(self.env['portfolio.assignment.decision']._read_group(
            [('ruleset_id', 'in', self.ids)], ['ruleset_id'], ['__count']))
        for ruleset in self:
            ruleset.decision_count = counts.get(ruleset, 0)

    @api.model
    @ormcache('model')
    def _are_published(self, model):
        """Whether any company has rules for documents of a kind, in force or to come."""
        # sudo: portfolio.assignment.ruleset - the same for everybody
        return bool(self.sudo().search([('state', '=', 'published'), ('model', '=', model)], limit=1))

    @api.model
    def _in_force(self, model, companies, now):
        """The version in force for a kind of document in each of ``companies``; those without rules have none.

        :param model: the name of the kind
        :param now: the moment that is asked about
        """
        # sudo: portfolio.assignment.ruleset - which version holds is no secret
        published = self.sudo().search([
            ('state', '=', 'published'), ('date_start', '<=', now), ('company_id', 'in', companies.ids),
            ('model', '=', model)], order='date_start, id')
        return self.browse([versions[-1].id for versions in published.grouped('company_id').values()])

    def _all_in_force(self, now):
        """The versions in force of the companies and kinds of ``self``."""
        return self.browse([
            one.id for model, alike in self.grouped('model').items()
            for one in self._in_force(model, alike.company_id, now)])

    @api.model
    def _asked(self, model):
        """Names of the fields of a document of a kind on which it depends what the rules in force say."""
        # sudo: res.company, portfolio.assignment.rule - of all companies: a document may be any's, whoever completes it
        house = self.sudo()
        rules = house._in_force(model, house.env['res.company'].search([]), self.env.cr.now()).rule_ids
        Document = self.env[model]
        return Document._portfolio_assignable_asked.union(
            Document._portfolio_names('company', 'account'), *(rule._fields_named() for rule in rules))

    @api.model
    def _draft(self, company, model=None):
        """The draft of a company: the newest, else a copy of what is in force, else an empty one.

        :param company: a ``res.company``
        :param model: the kind of document; the first without it
        """
        model = self.env['portfolio.assignable']._portfolio_kind_of(model)._name
        draft = self.search(
            [('state', '=', 'draft'), ('company_id', '=', company.id), ('model', '=', model)], limit=1)
        in_force = self._in_force(model, company, self.env.cr.now().replace(microsecond=0))
        return draft or in_force._copied() or self.create({'company_id': company.id, 'model': model})

    @api.model
    def _live(self, company, model=None):
        """What is in force, made if there is nothing: for code that writes rules straight away."""
        model = self.env['portfolio.assignable']._portfolio_kind_of(model)._name
        in_force = self._in_force(model, company, self.env.cr.now().replace(microsecond=0))
        if not in_force:
            in_force = self.create({'company_id': company.id, 'model': model})
            in_force._publish()
        return in_force

    def _copied(self):
        """A draft that says the same, with the same pools, whose rounds go on; nothing of nothing."""
        return self.browse([
            one._portfolio_own().copy({'name': one.name, 'origin_id': one.id, 'company_id': one.company_id.id}).id
            for one in self._portfolio_tell(SameConditions())])

    def _publish(self, start=None):
        """Let versions hold, and archive those whose time is over by that.

        :param start: a moment in UTC; without it the one that stands in each, or now; one that is past is now
        """
        now = self.env.cr.now().replace(microsecond=0)
        # sudo: portfolio.assignment.ruleset - the act itself has been allowed
        for ruleset in self.sudo():
            begins = max(start or ruleset.date_start or now, now)
            ruleset.write({
                'state': 'published', 'date_start': begins, 'date_published': now, 'publisher_id': self.env.uid})
            ruleset._archive_past(now)

    def _archive_past(self, now):
        """Versions whose time is over; one that is planned for later stays."""
        for model, alike in self.grouped('model').items():
            past = self.search([
                ('state', '=', 'published'), ('date_start', '<=', now), ('company_id', 'in', alike.company_id.ids),
                ('model', '=', model)])
            (past - self._in_force(model, alike.company_id, now)).state = 'archived'

    # -- actions -----------------------------------------------------------------------------------

    def action_publish(self):
        self.check_access('write')
        self._check_draft()
        for ruleset in self:
            if not ruleset.rule_ids:
                raise UserError(self.env._(
                    "Version %s has no rules, so no lead would be assigned. Add at least one.", ruleset.version))
            for rule in ruleset.rule_ids:
                if problem := rule._domain_problem():
                    raise UserError(self.env._("Rule %(rule)s: %(problem)s", rule=rule.name, problem=problem))
            ruleset._check_other_person()
        self._publish()

    def _check_other_person(self):
        # sudo: ir.config_parameter - the house decides, whoever publishes
        needed = self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.assignment_two_persons')
        rules = self.rule_ids
        authors = self.create_uid | self.write_uid | rules.create_uid | rules.write_uid
        if needed and self.env.user in authors:
            raise UserError(self.env._(
                "You have edited version %s, and the settings require another user to publish it. Ask another manager.",
                self.version))

    def action_new_version(self):
        self.ensure_one()
        self.check_access('create')
        return self._copied()._opened()

    def action_roll_back(self):
        """Publish what this version said, at once; a version that is planned for later begins as planned."""
        self.ensure_one()
        self.check_access('create')
        if self.phase != 'past':
            raise UserError(self.env._("Choose a version that was in force before this one."))
        again = self._copied()
        again._publish()
        return again._opened()

    def action_withdraw(self):
        """A version planned for later is a draft again."""
        self.check_access('write')
        # sudo: portfolio.assignment.ruleset - it is published, and only this may be done with it
        for ruleset in self.sudo():
            if ruleset.phase != 'planned':
                raise UserError(self.env._("Only a version that is not yet in force can be withdrawn."))
            ruleset.state = 'draft'

    def action_archive_version(self):
        """Switch these rules off: documents stay with nobody until others are published, or begin as planned."""
        self.check_access('write')
        # sudo: portfolio.assignment.ruleset - as above
        published = self.sudo().filtered(lambda one: one.state == 'published')
        # without this, the one before it would be in force again
        published._archive_past(self.env.cr.now().replace(microsecond=0))
        published.state = 'archived'

    def _opened(self):
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': self.id, 'view_mode': 'form',
            'views': [(False, 'form')]}

    def action_open_decisions(self):
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_assignment_decision')
        return {**action, 'domain': Domain('ruleset_id', 'in', self.ids), 'context': {}}
