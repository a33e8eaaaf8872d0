from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.foundation.domain import named_ids, parsed

COLUMN = 'portfolio_segment_ids'


class PortfolioSegment(models.Model):
    """A saved filter over anything known of an account, and who meets it.

    Members are those its author would find, in the segment's company (see ``portfolio.conditions``), whoever
    refreshes it; each reader then sees those of its members that are in his own scope. They are kept in
    a real relation of the account, ``portfolio_segment_ids``: searches, groupings, mailings, rules and reports
    use it as they use any field. A refresh is one statement a segment and writes differences only.
    """
    _name = 'portfolio.segment'
    _inherit = ['portfolio.catalogue', 'portfolio.conditions']
    _description = "Segment of Accounts"
    _order = 'sequence, name, id'

    _portfolio_asking = frozenset({'domain', 'company_id'})

    name = fields.Char(required=True, translate=True)
    description = fields.Text(translate=True)
    sequence = fields.Integer(default=10)
    color = fields.Integer()
    company_id = fields.Many2one(
        'res.company', required=True, index=True, default=lambda self: self.env.company)
    user_id = fields.Many2one(
        'res.users', "Owner", required=True, index=True, default=lambda self: self.env.user,
        domain=[('share', '=', False)], ondelete='restrict')
    share = fields.Selection(
        [('me', "Only me"), ('marketing', "Marketing and me"), ('all', "Everybody")], "Shown To",
        required=True, default=lambda self: self._default_share())
    domain = fields.Char(
        "Which Accounts", required=True, default="[('portfolio_is_account', '=', True)]",
        help="Any condition on accounts, their contacts, orders, interests and so on; also on other segments.")
    words = fields.Text("In Words", compute='_compute_words', help="The conditions, as you may read them.")
    warning = fields.Char(compute='_compute_preview')
    preview_count = fields.Integer(
        "Matching Now", compute='_compute_preview', help="Accounts you see that meet the conditions as they stand.")
    problem = fields.Char(readonly=True, copy=False, help="Why the last refresh could not be done.")
    dependency_ids = fields.Many2many(
        'portfolio.segment', 'portfolio_segment_dependency_rel', 'segment_id', 'dependency_id', "Builds On",
        compute='_compute_dependency_ids', store=True)
    exception_ids = fields.One2many('portfolio.segment.exception', 'segment_id', "By Hand", copy=True)
    member_ids = fields.One2many('portfolio.segment.member', 'segment_id', "Members Over Time", readonly=True)
    member_count = fields.Integer("Accounts", compute='_compute_member_count')
    date_refreshed = fields.Datetime("Up to Date On", readonly=True, copy=False)

    def _default_share(self):
        shares = self.env.user.has_groups(
            'crm_portfolio.portfolio_group_manager,crm_portfolio.portfolio_group_marketing')
        return 'all' if shares else 'me'

    # -- what it asks for ------------------------------------------------------------------------

    @api.depends('domain')
    def _compute_dependency_ids(self):
        known = self.with_context(active_test=False)
        for segment in self:
            try:
                ids = named_ids(parsed(segment.domain), COLUMN)
            except ValueError:
                ids = ()
            segment.dependency_ids = known.browse(ids).exists()

    @api.depends_context('uid', 'allowed_company_ids')
    @api.depends('domain', 'company_id', 'exception_ids.partner_id', 'exception_ids.kind')
    def _compute_preview(self):
        Partner = self.env['res.partner']
        for segment in self:
            segment.warning = segment._portfolio_problem()
            segment.preview_count = 0
            if not segment.warning and not Partner._portfolio_domain_problem(segment._portfolio_asked()):
                segment.preview_count = Partner.search_count(segment._portfolio_meeting_domain())
                if not segment.preview_count:
                    segment.warning = self.env._("No account you see meets this today.")

    def _portfolio_meeting_domain(self):
        """Who would be in it if it were brought up to date now; what is not saved yet is asked by whoever writes it."""
        if self == self._origin and self.active:
            self.exception_ids.flush_model()
            return Domain('id', 'any!', SQL("(SELECT id FROM (%s) wanted)", self._portfolio_wanted()))
        by_hand = {'in': [], 'out': []}
        for exception in self.exception_ids:
            by_hand[exception.kind].append(exception.partner_id._origin.id)
        # sudo: res.company - those above the segment's
        companies = [False, self.company_id.id, *self.company_id.sudo().parent_ids.ids]
        meets = self._portfolio_meant() & Domain('company_id', 'in', companies)
        return (meets & Domain('id', 'not in', by_hand['out'])) | (
            Domain('id', 'in', by_hand['in']) & Domain('portfolio_is_account', '=', True))

    def _portfolio_asked(self):
        return super()._portfolio_asked() & Domain('portfolio_is_account', '=', True)

    def _portfolio_meant(self):
        """The conditions as they are asked for: texts compared as the search compares them."""
        return self.env[self._portfolio_asks]._portfolio_in_any_writing(self._portfolio_asked())

    def _portfolio_conditions_name(self):
        return self.env._("Segment “%s”, which accounts", self.name)

    def _portfolio_check_conditions(self):
        result = super()._portfolio_check_conditions()
        if self._has_cycle('dependency_ids'):
            raise ValidationError(self.env._(
                "Segment “%s”, which accounts: the segment would depend on itself through the "
                "segments it uses. Remove one of them.", self[:1].name))
        return result

    def _portfolio_condition_problem(self, path, operator, value):
        for model, field in path:
            _fields, context = field.get_depends(model)
            # names are looked for alike by everybody; only how they are shown depends on who asks
            if not field.store and 'uid' in context and field.name != 'display_name':
                return self.env._(
                    "%s depends on who looks, and a segment is the same for everybody. Name the person instead.",
                    field._description_string(self.env))
        comodels = {field.comodel_name for _model, field in path}
        if not comodels & {'portfolio.segment', 'portfolio.segment.member', 'portfolio.segment.exception'}:
            return False
        picked = value if isinstance(value, (list, tuple, set)) else [value]
        if path[-1][1].name != COLUMN or operator not in ('in', 'not in', '=', '!=') or not all(
                isinstance(one, int) and one for one in picked):
            return self.env._("other segments are named one by one: “Segments is” or “is not” one of them.")
        # who is in a segment is no way around who may see it
        author = self._portfolio_asking_user()
        named = self.with_env(self._portfolio_asker().env).with_context(active_test=False).browse(picked).exists()
        if named - named._filtered_access('read'):
            return self.env._(
                "%s may not read one of the segments they build on. Leave it out.", author.name)
        return False

    # -- who is in it ----------------------------------------------------------------------------

    @api.depends_context('uid', 'allowed_company_ids')
    def _compute_member_count(self):
        counts = dict(self.env['res.partner']._read_group(
            [(COLUMN, 'in', self.ids)], [COLUMN], ['__count']))
        for segment in self:
            segment.member_count = counts.get(segment, 0)

    @api.model_create_multi
    def create(self, vals_list):
        segments = super().create(vals_list)
        # while a module is installed accounts are not known yet: the job does it
        if not self._portfolio_is_installing():
            segments._portfolio_refresh()
        return segments

    def write(self, vals):
        if 'active' in vals and not vals['active']:
            self._portfolio_check_alone()
        result = super().write(vals)
        if vals.keys() & {'domain', 'company_id', 'active'}:
            self._portfolio_refresh()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_built_on(self):
        self._portfolio_check_alone()

    def _portfolio_check_alone(self):
        """Refuse to take away a segment that others build on."""
        # sudo: portfolio.segment - in use is in use, whoever may see the other
        above = self.sudo().search([('dependency_ids', 'in', self.ids), ('id', 'not in', self.ids)], limit=1)
        if above:
            raise UserError(self.env._(
                "Segment “%(above)s” uses “%(segment)s”. Change it first.",
                above=above.name, segment=(above.dependency_ids & self)[:1].name))

    @api.depends_context('uid', 'lang')
    @api.depends('domain')
    def _compute_words(self):
        Partner = self.env['res.partner']
        for segment in self:
            try:
                segment.words = Partner._portfolio_domain_words(self._portfolio_said(segment.domain))
            except ValueError:  # a field that went with its module
                segment.words = segment.domain

    @api.model
    def _portfolio_said(self, domain):
        """The conditions without the one that goes without saying."""
        return Domain(parsed(domain)).map_conditions(
            lambda one: Domain.TRUE if one.field_expr == 'portfolio_is_account' else one)

    # -- for people ------------------------------------------------------------------------------

    def action_portfolio_refresh(self):
        self.check_access('read')
        self._portfolio_refresh()
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

    def action_portfolio_members(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')
        return {**action, 'name': self.name, 'domain': [(COLUMN, 'in', self.ids)], 'context': {}}

    def action_portfolio_meeting(self):
        """The accounts that meet the conditions as they stand, as many as are counted."""
        self.ensure_one()
        self.check_access('read')
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')
        ids = self.env['res.partner'].search(self._portfolio_meeting_domain()).ids if self.preview_count else []
        return {**action, 'name': self.name, 'domain': [('id', 'in', ids)], 'context': {}}

    def action_portfolio_history(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_segment_members')
        return {**action, 'domain': [('segment_id', '=', self.id)]}

    def action_portfolio_evolution(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_segment_evolution')
        return {**action, 'domain': [('segment_id', '=', self.id)]}

    def action_portfolio_mail(self):
        """A mailing to the accounts of the segment and their contacts."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'mailing.mailing',
            'views': [(False, 'form')],
            'context': {
                'default_mailing_model_id': self.env['ir.model']._get_id('res.partner'),
                'default_mailing_domain': repr([
                    (f'commercial_partner_id.{COLUMN}', 'in', self.ids), ('email', '!=', False),
                    ('type', '=', 'contact')]),
                'default_name': self.name,
            },
        }

    # -- where it is used ------------------------------------------------------------------------

    @api.model
    def _portfolio_domain_fields(self):
        """Where domains are kept that may name a segment: ``[(model, field)]``."""
        return [('mailing.mailing', 'mailing_domain'), ('mailing.filter', 'mailing_domain')]

    def _portfolio_is_usage(self, model_name, field_name):
        # being a member is no use made of it
        return model_name not in ('res.partner', 'portfolio.segment.member', 'portfolio.segment.exception') and (
            super()._portfolio_is_usage(model_name, field_name))

    def _portfolio_uses(self):
        uses = super()._portfolio_uses()
        for model_name, field_name in self._portfolio_domain_fields():
            counts = {}
            for ids in self._portfolio_named_in(model_name, field_name).values():
                for segment_id in ids & set(self.ids):
                    counts[segment_id] = counts.get(segment_id, 0) + 1
            if counts:
                # sudo: ir.model.fields - which field it is
                field = self.env['ir.model.fields'].sudo()._get(model_name, field_name)
                uses[field] = counts
        return uses

    def _portfolio_named_in(self, model_name, field_name):
        """Which segments the domains of a model name: ``{record id: ids}``, of records the user may read."""
        model = self.env[model_name].with_context(active_test=False)
        if not model.has_access('read'):
            return {}
        named = {}
        for record in model.search([(field_name, 'like', COLUMN)]):
            try:
                named[record.id] = named_ids(parsed(record[field_name]), COLUMN)
            except ValueError:
                continue
        return named

    def _portfolio_usage_records(self, field):
        if (field.model, field.name) in self._portfolio_domain_fields():
            named = self._portfolio_named_in(field.model, field.name)
            return [('id', 'in', [record for record, ids in named.items() if ids & set(self.ids)])]
        return super()._portfolio_usage_records(field)
