from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.foundation.carrier import Fact, Reason
from ...tools.foundation.relations import whole
from ..foundation.sentence import kept, names
from .res_users import SearchesUsers

# what moves an account among others, or makes one of a contact
MOVES = {'parent_id', 'is_company', 'portfolio_category_id'}
# what core adds to a partner's name when a screen's context asks for it
ADDED_TO_NAMES = {
    'show_vat': {'vat'}, 'show_email': {'email'},
    'show_address': {'street', 'street2', 'zip', 'city', 'state_id', 'country_id'},
}


@dataclass(frozen=True)
class SearchesPage(Fact):
    """A page, or how many there are, is asked for."""


@dataclass(frozen=True)
class FoundByReader(Fact):
    """Whoever is looked for by an address is looked for with the user's rights, also where code has all."""


@dataclass(frozen=True)
class FromSubsidiary(Fact):
    """Core copies what is written on a subsidiary to the companies above it."""


@dataclass(frozen=True)
class TakesPrincipal(Fact):
    """The salesperson follows from who is the principal responsible."""


@dataclass(frozen=True)
class FollowsSalesperson(Fact):
    """The principal responsible follows from who is the salesperson."""


#: what of a partner is asked by the rules, and how it is looked up
ACCESS = {'portfolio_visible': {}, 'portfolio_writable': {'write': True}, 'portfolio_owned': {'owned': True}}


class ResPartner(models.Model):
    _inherit = 'res.partner'

    # from these follows whose account it is and whether it is one
    _portfolio_kept_too = frozenset({'commercial_partner_id', 'partner_share'})

    portfolio_responsible_ids = fields.One2many(
        'portfolio.responsible', 'partner_id', "Responsibles", groups='crm_portfolio.portfolio_group_user')
    # what the record rules ask; each depends on who asks
    portfolio_visible = fields.Boolean(
        compute='_compute_portfolio_access', search='_search_portfolio_visible', exportable=False)
    portfolio_writable = fields.Boolean(
        compute='_compute_portfolio_access', search='_search_portfolio_writable', exportable=False)
    portfolio_owned = fields.Boolean(
        "In My Portfolio", compute='_compute_portfolio_access', search='_search_portfolio_owned')

    # -- the scope of the user who asks ----------------------------------------------------------

    @api.depends_context('uid')
    @api.depends('portfolio_managed')
    def _compute_portfolio_access(self):
        user = self.env.user
        asked = ACCESS if user._portfolio_is_restricted() else {'portfolio_owned': ACCESS['portfolio_owned']}
        found = self._portfolio_select([partner.id for partner in self if partner.id], user, asked)
        for name in ACCESS:
            if name not in asked:
                self[name] = True
                continue
            for partner in self:
                partner[name] = not partner.id or partner.id in found[name]

    def _portfolio_select(self, ids, user, asked):
        """Those of ``ids`` that the sub-selects of the rules contain; what is no id is in none. One statement.

        :param asked: ``{name: options of _select_visible}``
        :return: ``{name: ids}``
        """
        ids = [one for one in ids if type(one) is int]
        found = {name: set() for name in asked}
        if not ids:
            return found
        self.flush_model(['portfolio_managed'])
        visibility = self.env['portfolio.visibility']
        for name, partner_id in self.env.execute_query(SQL(" UNION ALL ").join(
                SQL("SELECT %s, * FROM (%s) AS visible", name, visibility._select_visible(user, among=ids, **options))
                for name, options in asked.items())):
            found[name].add(partner_id)
        return found

    def _search_portfolio_visible(self, operator, value):
        return self._search_portfolio_access(operator, value)

    def _search_portfolio_writable(self, operator, value):
        return self._search_portfolio_access(operator, value, write=True)

    def _search_portfolio_owned(self, operator, value):
        return self._search_portfolio_access(operator, value, owned=True)

    def _search_portfolio_access(self, operator, value, **options):
        """One ``id IN (…)``, made when the query is: nothing of it is cached with the rule."""
        if operator != 'in':
            return NotImplemented
        if len(set(value)) != 1:
            return Domain.TRUE if value else Domain.FALSE
        if not options.get('owned') and not self.env.user._portfolio_is_restricted():
            domain = Domain.TRUE
        else:
            self.flush_model(['portfolio_managed'])
            domain = self._portfolio_in(
                self.env['portfolio.visibility']._select_visible(self.env.user, **options), **options)
        return domain if True in value else ~domain

    def _portfolio_in(self, visible, **options):
        """``id IN (visible)`` in the shape that suits what is asked.

        Where records are named, PostgreSQL probes the list for each. Where a page is asked for
        (:class:`SearchesPage`), the list is handed over as one array, which PostgreSQL sorts and follows
        through the index: for a manager with 40,000 accounts, a fifth of the time of a join, whatever is
        looked for and in whatever order. A search of users (:class:`SearchesUsers`) needs the list for
        portal users only: colleagues are never managed.
        """
        if self._portfolio_told(SearchesUsers) and not options:
            return Domain('partner_share', '=', False) | Domain('id', 'in', self._portfolio_portal())
        if self._portfolio_told(SearchesPage):
            return Domain.custom(to_sql=lambda model, alias, query: SQL(
                "%s = ANY(ARRAY(%s))", SQL.identifier(alias, 'id'), visible))
        return Domain('id', 'any!', visible)

    def _portfolio_portal(self):
        """Those of the visible partners that log in as portal users; few, so they are named."""
        portal = [partner_id for partner_id, in self.env.execute_query(SQL(
            "SELECT partner_id FROM res_users WHERE share"))]
        return list(self._portfolio_select(portal, self.env.user, {'visible': {}})['visible'])

    # -- a partner enters the house --------------------------------------------------------------

    @api.model
    def _portfolio_arriving(self, vals_list):
        vals_list = super()._portfolio_arriving(vals_list)
        if self._portfolio_enters_restricted():
            self._portfolio_check_parents({vals['parent_id'] for vals in vals_list if vals.get('parent_id')})
            for vals in vals_list:
                self._portfolio_default_owner(vals)
        self._portfolio_name_once(vals_list)
        return vals_list

    @api.model
    def _portfolio_late(self, vals):
        """What hangs on an account is asked who may see the account: it has to be there first."""
        restricted = self._portfolio_enters_restricted()
        return super()._portfolio_late(vals) | {name for name in vals if self._portfolio_is_line(name, restricted)}

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        for partner, vals in zip(self._portfolio_disown(), vals_list, strict=True):
            if names := self._portfolio_late(vals):
                partner.write({name: vals[name] for name in vals if name in names})

    @api.model
    def _portfolio_enters_restricted(self):
        return not self.env.su and self.env.user._portfolio_is_restricted()

    def _portfolio_is_line(self, name, restricted):
        """Contacts are none: core makes them with their company, and so does the rule.

        Who is responsible is said after who is the salesperson, which is one of them, whoever says it.
        """
        field = self._fields.get(name)
        return name == 'portfolio_responsible_ids' or (
            restricted and bool(field) and field.type == 'one2many' and name != 'child_ids')

    def _portfolio_name_once(self, vals_list):
        """A salesperson who is named as principal too, with dates and a reason, is named there alone."""
        if not any('portfolio_responsible_ids' in vals for vals in vals_list):
            return
        principal = self.env['portfolio.responsible']._default_role(principal=True)
        for vals in vals_list:
            named = {
                command[2].get('user_id') for command in vals.get('portfolio_responsible_ids') or ()
                if command[0] == fields.Command.CREATE and command[2].get('role_id') == principal.id}
            if vals.get('user_id') in named:
                del vals['user_id']

    @api.model
    def _create(self, data_list):
        """Who may see the new partners is settled before anything is written to them.

        Core writes to a new partner inside its ``create`` (address and commercial fields), and the
        rule on writing must already know it.
        """
        partners = super()._create(data_list)
        # sudo: res.partner - our own fields on what was just made, whoever makes it (a portal user, say)
        partners.sudo().filtered(lambda partner: partner.portfolio_managed or partner.user_id)._portfolio_enter()
        return partners

    def _portfolio_enter(self):
        self._portfolio_follow_salesperson()
        self.env['portfolio.visibility']._refresh(self)

    def _portfolio_parts(self, vals):
        self._portfolio_check_write(vals)
        # core copies a subsidiary's address to its holding: not with a right to one of them only
        partners = self._filtered_access('write') if self._portfolio_told(FromSubsidiary) and not self.env.su else self
        return super(ResPartner, partners)._portfolio_parts(vals)

    def _portfolio_changing(self, vals):
        before = super()._portfolio_changing(vals)
        if not vals.keys() & MOVES:
            return before
        # sudo: res.partner - the companies above, which the user may not read
        families = self.sudo().commercial_partner_id | self.sudo().parent_id
        return {**before, 'families': families, 'owners': self.commercial_partner_id}

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if 'user_id' in vals and not self._portfolio_told(TakesPrincipal):
            self.commercial_partner_id._portfolio_follow_salesperson()
        if 'families' in before:
            self._portfolio_inherit_responsibles(before['owners'])
            self.env['portfolio.visibility']._refresh(self | before['families'].exists())

    def unlink(self):
        families = self.parent_id | self.child_ids - self
        result = super().unlink()
        self.env['portfolio.visibility']._refresh(families.exists())
        return result

    def _fields_sync(self, values):
        if self.commercial_partner_id == self and self.parent_id:
            self = self._portfolio_tell(FromSubsidiary())
        return super()._fields_sync(values)

    # -- what a representative may not do --------------------------------------------------------

    def _portfolio_check_parents(self, ids):
        """Whatever is put below an account must be put there by somebody who may change it."""
        # what is no id is refused behind this, as for any field
        parents = self.browse(whole(one) for one in ids).exists()
        # sudo: portfolio.visibility - whether there is any row, not whose
        listed = self.env['portfolio.visibility'].sudo().search([('partner_id', 'in', parents.ids)]).partner_id
        # it is being created with this contact: core creates the lines first
        (parents - listed).filtered(lambda parent: parent.create_uid == self.env.user)._portfolio_enter()
        if not parents.has_access('write'):
            raise AccessError(self.env._(
                "Company: the account it would belong to is not in your portfolio. Ask its responsible to add it."))

    def _portfolio_default_owner(self, vals):
        """A new account of a representative is his (a contact follows its account)."""
        if vals.get('parent_id') and not vals.get('is_company'):
            vals.pop('user_id', None)
            return
        if not vals.get('portfolio_category_id'):
            vals['portfolio_category_id'] = self.env.ref('crm_portfolio.category_lead').id
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            if vals.setdefault('user_id', self.env.uid) not in (self.env.uid, False):
                raise AccessError(self.env._(
                    "Salesperson: only a manager can choose another user. Leave it empty to become the salesperson "
                    "yourself."))
            vals['user_id'] = self.env.uid

    def _portfolio_check_write(self, vals):
        guarded = vals.keys() & {'user_id', 'parent_id', 'portfolio_responsible_ids'}
        if not guarded or self.env.su or not self.env.user._portfolio_is_restricted():
            return
        if 'parent_id' in vals and any(partner.parent_id.id != vals['parent_id'] for partner in self):
            self._portfolio_check_parents({vals['parent_id']} - {False, None})
        if self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            return
        if 'user_id' in vals and any(partner.user_id.id != (vals['user_id'] or False) for partner in self):
            raise AccessError(self.env._(
                "Salesperson: only a manager can assign an account. Ask for a hand-over."))

    # -- an account changes zone -----------------------------------------------------------------

    def _portfolio_zone_changed(self):
        result = super()._portfolio_zone_changed()
        if self and any(self.env['res.users']._portfolio_zones()):
            self.env['portfolio.visibility']._refresh(self)
        # sudo: ir.config_parameter - the settings decide, whoever corrects an address
        if self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.zone_owner'):
            self._portfolio_take_zone_owner()
        return result

    def _portfolio_take_zone_owner(self):
        """Accounts nobody is responsible for get the main representative of their zone."""
        free = self.filtered(lambda account: account.portfolio_zone_id and not account.user_id)
        owners = free.portfolio_zone_id._portfolio_owner()
        for zone, accounts in free.grouped('portfolio_zone_id').items():
            if owners[zone]:
                accounts._portfolio_tell(Reason(kept(
                    'scope.zone_owner', names(zone, 'complete_name')))).write({'user_id': owners[zone].id})

    # -- salesperson and principal responsible are one fact --------------------------------------

    def _portfolio_follow_salesperson(self):
        """The principal responsible becomes whoever is the salesperson now."""
        # sudo: portfolio.responsible - follows from a write the user was allowed to make
        Responsible = self.env['portfolio.responsible'].sudo()._portfolio_tell(FollowsSalesperson())
        told = self._portfolio_told(Reason)
        accounts = self.filtered(lambda partner: partner.commercial_partner_id == partner and partner.partner_share)
        held = {row.partner_id: row for row in Responsible.search([
            ('partner_id', 'in', accounts.ids), ('is_principal', '=', True), ('is_current', '=', True)])}
        changed = accounts.filtered(
            lambda account: account.user_id != held.get(account, Responsible).user_id)
        Responsible.union(*(held[account] for account in changed if account in held))._end()
        Responsible.create([
            {
                'partner_id': account.id, 'user_id': account.user_id.id,
                'role_id': self.env.ref('crm_portfolio.role_principal').id,
                'reason': told and told.text,
            }
            for account in changed if account.user_id and not account.user_id.share
        ])

    def _portfolio_take_principal(self):
        """The salesperson becomes whoever is the principal responsible now, on contacts too."""
        if self._portfolio_told(FollowsSalesperson):
            return
        principals = {
            row.partner_id: row.user_id
            for row in self.env['portfolio.responsible'].search([
                ('partner_id', 'in', self.ids), ('is_principal', '=', True), ('is_current', '=', True)])
        }
        by_user, given = {}, {}
        for account in self.exists():
            user = principals.get(account, self.env['res.users'])
            if account.user_id != user:
                by_user.setdefault((account.user_id, user), []).append(account.id)
                given[user] = given.get(user, self.browse()) | account
        for (old, new), ids in by_user.items():
            tree = self.search([
                ('commercial_partner_id', 'in', ids), ('user_id', '=', old.id), ('active', 'in', [True, False])])
            # contacts and all: whoever gets them hears of the accounts, once
            tree.with_context(mail_auto_subscribe_no_notify=True)._portfolio_tell(TakesPrincipal()).write(
                {'user_id': new.id})
        for user, accounts in given.items():
            if user and user.active and user != self.env.user:
                accounts._message_auto_subscribe_notify(user.partner_id.ids, 'mail.message_user_assigned')

    def _portfolio_adopt(self):
        """A partner somebody is responsible for is an account, whatever it was before."""
        strangers = self.exists().filtered(
            lambda partner: not partner.portfolio_category_id and partner.portfolio_responsible_ids)
        if strangers:
            strangers._portfolio_set_category(
                self.env.ref('crm_portfolio.category_lead'),
                kept('scope.adopted'), 'manual')

    def _portfolio_inherit_responsibles(self, before):
        """A contact that becomes an account of its own keeps the responsibles it had through its company."""
        # sudo: portfolio.responsible - nobody gains an account here: the same users saw it before
        Responsible = self.env['portfolio.responsible'].sudo()
        new = self.filtered(lambda partner: partner.commercial_partner_id == partner) - before
        if not new or not before:
            return
        rows = Responsible.search([('partner_id', 'in', before.ids), ('is_current', '=', True)])
        Responsible.create([
            {'partner_id': partner.id, 'user_id': row.user_id.id, 'role_id': row.role_id.id, 'date_to': row.date_to}
            for partner in new if partner.portfolio_managed and not partner.portfolio_responsible_ids
            for row in rows
        ])

    def _portfolio_ancestors(self):
        """The companies above one partner, itself included."""
        self.ensure_one()
        ancestors = self
        while (parent := ancestors[-1:].parent_id) and parent not in ancestors:
            ancestors += parent
        return ancestors

    # -- for people ------------------------------------------------------------------------------

    def action_portfolio_explain(self):
        """Why does who see this account? A manager asks it of anybody, a representative of himself."""
        self.ensure_one()
        of_anybody = self.env.user.has_group('crm_portfolio.portfolio_group_manager')
        name = self.commercial_partner_id.display_name
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Who sees %s", name) if of_anybody else self.env._("Why I see %s", name),
            'res_model': 'portfolio.explanation',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_partner_id': self.id},
        }

    # -- what is told of one the user cannot see ---------------------------------------------------

    @api.depends_context('uid')
    def _compute_display_name(self):
        """Whatever the context asks a name to be completed with, it is not with what the user may not read."""
        asked = [name for name in ADDED_TO_NAMES if self.env.context.get(name)]
        if not asked or not self._portfolio_asks_restricted():
            return super()._compute_display_name()
        readable = self.sudo(False)._portfolio_readable([one for one in self.ids if isinstance(one, int)])
        hidden = self.filtered(lambda partner: partner.id and partner.id not in readable)
        plain = hidden.with_context(**dict.fromkeys(asked, False))
        result = super(ResPartner, self - hidden)._compute_display_name()
        super(ResPartner, plain)._compute_display_name()
        for partner, named in zip(hidden, plain, strict=True):
            partner.display_name = named.display_name
        return result

    def signup_get_auth_param(self):
        """Whoever has it signs up as the partner: for partners the user may change."""
        if self._portfolio_is_guarded():
            self.check_access('write')
        return super().signup_get_auth_param()

    @api.model
    def _find_or_create_from_emails(self, emails, no_create=False, **options):
        if not self.env.su or not self._portfolio_told(FoundByReader):
            return super()._find_or_create_from_emails(emails, no_create=no_create, **options)
        found = super(ResPartner, self.sudo(False))._find_or_create_from_emails(
            emails, no_create=no_create, **options)
        return [partner.with_env(self.env) for partner in found]
