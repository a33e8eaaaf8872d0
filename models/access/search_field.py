from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache

from ...tools.access.search_arch import blank_fields, drop_searches

# Core reads these in the user's name whatever he does: without them no list, no form and no document opens.
NEEDED = {
    'id', 'name', 'display_name', 'complete_name', 'active', 'type', 'parent_id', 'parent_name', 'child_ids',
    'is_company', 'company_type', 'company_id', 'company_name', 'commercial_partner_id', 'commercial_company_name',
    'user_id', 'user_ids', 'main_user_id', 'partner_share', 'self', 'lang', 'tz', 'tz_offset', 'color', 'is_public',
    'type_address_label', 'im_status', 'active_lang_count', 'currency_id', 'create_uid', 'create_date', 'write_uid',
    'write_date', 'property_product_pricelist', 'property_payment_term_id', 'property_account_position_id',
    'property_account_receivable_id', 'property_account_payable_id',
    'portfolio_visible', 'portfolio_writable', 'portfolio_owned', 'portfolio_managed', 'portfolio_is_account',
    'portfolio_kind', 'portfolio_category_id', 'portfolio_name_key', 'portfolio_name_search', 'portfolio_name_exact',
    'portfolio_name_similar', 'portfolio_surname_key', 'portfolio_surname_search', 'portfolio_first_name_search',
}
# Fields that look into another one without being computed from it.
LOOKS_INTO = {
    'portfolio_street_search': 'street', 'portfolio_phone_search': 'phone', 'phone_mobile_search': 'phone',
    'portfolio_email_search': 'email', 'portfolio_tax_search': 'vat', 'portfolio_notes_search': 'comment',
}
# A company's letterhead shows a partner of the house, not an account. A colleague's card: see res_users_access.py.
OWN = {'res.company'}


class PortfolioSearchField(models.Model):
    """One field of the account: which roles see it, and whether the account search offers it.

    A field that a role does not see cannot be searched, grouped, sorted, read or exported by it,
    whatever it asks and through whatever model: see ``base_search.py``, which stands at those doors.
    """
    _name = 'portfolio.search.field'
    _description = "Account Field by Role"
    _rec_name = 'label'
    _rec_names_search = ['name', 'label']
    _order = 'sequence, name, id'

    field_id = fields.Many2one(
        'ir.model.fields', required=True, readonly=True, ondelete='cascade', index=True,
        domain=[('model', '=', 'res.partner')])
    name = fields.Char(related='field_id.name', string="Technical Name", store=True)
    label = fields.Char(related='field_id.field_description', related_sudo=True)
    ttype = fields.Selection(related='field_id.ttype', string="Kind of Value")
    sequence = fields.Integer(default=100)
    role_ids = fields.Many2many(
        'res.groups', 'portfolio_search_field_role_rel', string="Seen By",
        domain="[('id', 'in', allowed_role_ids)]",
        help="Roles that see the field; whoever has several sees what any of them sees. Empty: everybody. "
             "Administrators see every field.")
    offer = fields.Selection(
        [('view', "As designed"), ('yes', "Offered"), ('no', "Not offered")], "In the Search", default='view',
        required=True, help="Whether the account search offers it; 'As designed' leaves what the product ships.")
    offer_role_ids = fields.Many2many(
        'res.groups', 'portfolio_search_field_offer_rel', string="Offered To",
        domain="[('id', 'in', allowed_role_ids)]", help="Empty: to every role that sees the field.")
    allowed_role_ids = fields.Many2many('res.groups', compute='_compute_allowed_role_ids')
    hideable = fields.Boolean(compute='_compute_hideable')

    _field_unique = models.Constraint('UNIQUE (field_id)', "This field already has a line. Change that line instead.")

    @api.depends_context('uid')
    def _compute_allowed_role_ids(self):
        self.allowed_role_ids = self._roles()

    @api.depends('name')
    def _compute_hideable(self):
        for line in self:
            line.hideable = self._may_be_hidden(line.name)

    @api.model
    def _roles(self):
        """The roles a field can be kept to."""
        return self.env['res.groups'].union(*(
            self.env.ref(f'crm_portfolio.portfolio_group_{role}')
            for role in ('representative', 'manager', 'director', 'marketing', 'aftersales')))

    @api.model
    def _may_be_hidden(self, name):
        field = self.env['res.partner']._fields.get(name)
        return bool(field) and name not in NEEDED and field.type != 'binary'

    @api.constrains('role_ids')
    def _check_role_ids(self):
        for line in self:
            if line.role_ids and not line.hideable:
                raise ValidationError(self.env._(
                    "Seen By: '%(field)s' cannot be kept to some roles, since every screen that shows a contact "
                    "needs it. Leave it empty.", field=line.label))

    # -- in step with the fields -----------------------------------------------------------------

    @api.model
    def _sync(self):
        """A line for each field of the account that has none yet."""
        Partner = self.env['res.partner']
        # sudo: ir.model.fields - which fields there are; only administrators open this screen
        known = self.env['ir.model.fields'].sudo().search([
            ('model', '=', 'res.partner'), ('id', 'not in', self.sudo().search([]).field_id.ids)])
        # sudo: portfolio.search.field - as above
        self.sudo().create([
            {'field_id': field.id} for field in known
            if field.name in Partner._fields and self._is_worth_a_line(Partner._fields[field.name])])

    @api.model
    def _is_worth_a_line(self, field):
        return bool((field.store or field.search or field.related) and field.name != 'id'
                    and not field.name.endswith('_key') and not field.name.startswith(('message_', 'activity_')))

    @api.model
    def action_open(self):
        """The screen, with the fields that were made since it was last opened."""
        self.check_access('write')
        self._sync()
        return self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_search_field')

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache('groups', 'default')
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache('groups', 'default')
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache('groups', 'default')
        return super().unlink()

    # -- what a user may not use -----------------------------------------------------------------

    @api.model
    def _hidden(self, model_name):
        """The names of a model's fields that the user may not use, as a frozen set."""
        return frozenset() if self.env.su else self._hidden_from_user(model_name)

    @ormcache('self.env.uid', 'model_name')
    def _hidden_from_user(self, model_name):
        """The same, looked up once: it is asked for each field of each page of every model."""
        return self._hidden_from_roles(self._roles_of_user()).get(model_name, frozenset())

    @ormcache('self.env.uid')
    def _roles_of_user(self):
        """Ids of the roles the user has, or ``None`` when nothing is ever hidden from him."""
        user = self.env.user
        if not user.has_group('crm_portfolio.portfolio_group_user') \
                or user.has_group('crm_portfolio.portfolio_group_administrator'):
            return None
        # sudo: res.groups - the user's own
        return frozenset(user.sudo().all_group_ids.ids) & frozenset(self._roles().ids)

    @ormcache('roles', cache='groups')
    def _hidden_from_roles(self, roles):
        """``{model name: names}`` for whoever has ``roles`` and no other."""
        if roles is None:
            return {}
        # sudo: portfolio.search.field - what is hidden from a user is not his to read
        lines = self.sudo().search([('role_ids', '!=', False)])
        names = {line.name for line in lines if not roles & set(line.role_ids.ids) and line.hideable}
        if not names:
            return {}
        hidden = self._with_derived(names)
        return {'res.partner': hidden, **self._related_to(hidden)}

    def _with_derived(self, names):
        """``names`` and the fields of a partner that would tell their values."""
        partner_fields = self.env['res.partner']._fields
        found = set(names) | {name for name, source in LOOKS_INTO.items() if source in names}
        while more := {
            field.name for field in partner_fields.values()
            if field.name not in found and self._may_be_hidden(field.name) and self._sources(field) & found
        }:
            found |= more
        return frozenset(found)

    def _sources(self, field):
        """The names of a partner's fields that ``field`` is computed from."""
        paths = self.pool.field_depends[field] if field.compute else ()
        return {name for path in paths for name in (path.split('.', 1)[0], path.rsplit('.', 1)[-1])}

    def _related_to(self, hidden):
        """Fields of other models that show one of ``hidden``."""
        found = {}
        for model_name in self.pool:
            if model_name == 'res.partner' or model_name in OWN:
                continue
            names = frozenset(
                field.name for field in self.env[model_name]._fields.values()
                if field.related and field.related.rpartition('.')[2] in hidden and self._ends_at_partner(field))
            if names:
                found[model_name] = names
        return found

    def _ends_at_partner(self, field):
        model = self.env[field.model_name]
        for name in field.related.split('.')[:-1]:
            model = self.env[model._fields[name].comodel_name]
        return model._name == 'res.partner'

    # -- screens ---------------------------------------------------------------------------------

    @api.model
    def _blank(self, arch, hidden):
        """Hide the fields of a partner's screen, and of the contacts it lists."""
        def is_hidden(path):
            model = self.env['res.partner']
            for name in path[:-1]:
                field = model._fields.get(name)
                if not field or not field.relational:
                    return False
                model = self.env[field.comodel_name]
            return path[-1] in model._portfolio_hidden()
        blank_fields(arch, is_hidden)

    @api.model
    def _arrange_search(self, arch, account):
        """A search view as the user's role gets it; ``account``: the one this catalogue arranges."""
        hidden = self.env['res.partner']._portfolio_hidden()
        if not account:
            drop_searches(arch, hidden)
            return
        offered, taken = self._offered()
        taken |= {name for name, source in LOOKS_INTO.items() if source in taken}
        for node in list(arch.iter('field')):
            if node.get('name') in taken:
                node.getparent().remove(node)
        there = {node.get('name') for node in arch.iter('field')}
        looked_into = {LOOKS_INTO.get(name) for name in there}
        last = arch.xpath('//field')[-1:]
        for name in offered:
            if name not in there | looked_into and last:
                node = last[0].makeelement('field', {'name': name})
                last[0].addnext(node)
                last = [node]
        self.env['portfolio.search.preset']._add_to(arch)
        drop_searches(arch, hidden)

    @api.model
    def _offered(self):
        """Names of the fields to add to the account search, in order, and those to take out."""
        roles = self._roles_of_user()
        # sudo: portfolio.search.field - names of fields; hidden ones are taken out after
        lines = self.sudo().search([('offer', '!=', 'view')])
        mine = lines.filtered(lambda line: (
            roles is None or not line.offer_role_ids or roles & set(line.offer_role_ids.ids)))
        offered = [line.name for line in mine if line.offer == 'yes' and self._can_be_searched(line.name)]
        not_for_me = (lines - mine).filtered(lambda line: line.offer == 'yes')
        return offered, {line.name for line in mine if line.offer == 'no'} | set(not_for_me.mapped('name'))

    @api.model
    def _can_be_searched(self, name):
        field = self.env['res.partner']._fields.get(name)
        return bool(field) and field.type != 'binary' and field._description_searchable
