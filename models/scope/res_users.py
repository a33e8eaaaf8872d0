from dataclasses import dataclass

from odoo import api, fields, models, tools
from odoo.tools import SQL

from ...tools.foundation.carrier import Fact

# Roles whose work needs every partner: a salesman who also does one of these jobs is not restricted
# (an accountant who cannot read a supplier cannot post a bill). Modules that are not installed have
# no such group and simply do not match.
UNRESTRICTED_GROUPS = (
    'crm_portfolio.portfolio_group_marketing',
    'crm_portfolio.portfolio_group_aftersales',
    'account.group_account_readonly',
    'account.group_account_invoice',
    'purchase.group_purchase_user',
    'stock.group_stock_user',
    'hr.group_hr_user',
    'base.group_system',
)
# Roles that say so themselves, the first one a user has first; the last is Odoo's own, below the director.
ROLES_THAT_SEE_ALL = (
    'crm_portfolio.portfolio_group_administrator',
    'crm_portfolio.portfolio_group_director',
    'sales_team.group_sale_salesman_all_leads',
)


@dataclass(frozen=True)
class SearchesUsers(Fact):
    """Partners are searched on behalf of a search of users."""


class ResUsers(models.Model):
    _inherit = 'res.users'

    portfolio_scope = fields.Selection(
        [
            ('own', "Own portfolio"),
            ('zone', "Own portfolio and own zones"),
            ('team', "Own portfolio, own zones and the team's portfolios"),
            ('all', "Every account"),
        ], "Account Scope", groups='crm_portfolio.portfolio_group_manager', copy=False,
        help="Which accounts this user sees. Empty: as the role says, that is the own ones and those of the zones "
             "where he is a representative; the team's too for a manager, every account for a director.")
    portfolio_scope_note = fields.Char(
        "Sees", compute='_compute_portfolio_scope_note', groups='crm_portfolio.portfolio_group_manager')

    def _compute_portfolio_scope_note(self):
        for user in self:
            user.portfolio_scope_note = user._portfolio_scope_sentence()

    def _portfolio_scope_sentence(self):
        self.ensure_one()
        if not self.has_group('crm_portfolio.portfolio_group_representative'):
            return self.env._("Every partner: the user has no restricted role.")
        if self._portfolio_effective_scope() == 'all':
            return self.env._("Every account.")
        if group := self._portfolio_unrestricted_by():
            return self.env._("Every partner, because of the group '%s'.", group.full_name)
        return {
            'own': self.env._("The accounts the user is responsible for."),
            'zone': self.env._(
                "The accounts the user is responsible for, and those of zones where he is a representative."),
            'team': self.env._(
                "The accounts of the user, of zones where he is a representative, "
                "and of the teams he leads or belongs to."),
        }[self._portfolio_effective_scope()]

    def _portfolio_unrestricted_by(self):
        """The first group that lifts the restriction, empty if none does."""
        for xmlid in UNRESTRICTED_GROUPS:
            if self.has_group(xmlid):
                # sudo: res.groups - its name only, to say it
                return self.env.ref(xmlid).sudo()
        return self.env['res.groups']

    def _portfolio_effective_scope(self):
        """'own', 'zone', 'team' or 'all', each with those before: the user's parameter, else what his role says."""
        self.ensure_one()
        # sudo: res.users - a representative's own scope decides what he sees, he need not read it
        scope = self.sudo().portfolio_scope
        if scope:
            return scope
        if self.has_group('sales_team.group_sale_salesman_all_leads'):
            return 'all'
        return 'team' if self.has_group('crm_portfolio.portfolio_group_manager') else 'zone'

    @tools.ormcache('self.id')
    def _portfolio_is_restricted(self):
        """Whether the rule on partners limits this user. Every ``create`` and ``write`` asks, so it is kept."""
        self.ensure_one()
        return (
            self.has_group('crm_portfolio.portfolio_group_representative')
            and self._portfolio_effective_scope() != 'all'
            and not any(self.has_group(xmlid) for xmlid in UNRESTRICTED_GROUPS)
        )

    @api.model
    def _portfolio_unrestricted(self):
        """Everybody whom the rule on partners does not limit, by why: ``[(sentence without names, users)]``.

        A fixed number of queries, however many users there are.
        """
        # sudo: res.users, res.groups - who sees all accounts is told to whoever asks who sees one
        users, groups = self.sudo().search([('share', '=', False)], order='name, id'), self.env['res.groups'].sudo()
        members = {
            xmlid: groups.union(group).all_user_ids
            for xmlid in {'crm_portfolio.portfolio_group_representative', *ROLES_THAT_SEE_ALL, *UNRESTRICTED_GROUPS}
            if (group := self.env.ref(xmlid, raise_if_not_found=False))}
        by_reason = {}
        for user in users:
            if reason := self._portfolio_unrestricted_reason(user, members):
                # sudo: res.users - as above
                by_reason[reason] = by_reason.get(reason, self.env['res.users'].sudo()) + user
        return [(self._portfolio_unrestricted_text(reason), found) for reason, found in by_reason.items()]

    @api.model
    def _portfolio_unrestricted_reason(self, user, members):
        """Why the rule on partners does not limit ``user``; None when it does, as ``_portfolio_is_restricted`` says.

        :param dict members: users of each group that matters, by its XML id
        """
        def first(xmlids):
            return next((xmlid for xmlid in xmlids if user in members.get(xmlid, ())), None)
        if user not in members['crm_portfolio.portfolio_group_representative']:
            return first(UNRESTRICTED_GROUPS[:2]) or 'none'
        # what the user's own parameter says comes before what his role says
        if user.portfolio_scope == 'all':
            return 'parameter'
        return (not user.portfolio_scope and first(ROLES_THAT_SEE_ALL)) or first(UNRESTRICTED_GROUPS)

    @api.model
    def _portfolio_unrestricted_text(self, reason):
        texts = {
            'parameter': self.env._("Set to see every account"),
            'none': self.env._("Every contact, without a role of the portfolio"),
            'crm_portfolio.portfolio_group_administrator': self.env._("Every account, as administrators"),
            'crm_portfolio.portfolio_group_director': self.env._("Every account, as directors"),
            'crm_portfolio.portfolio_group_marketing': self.env._("Every account, for marketing"),
            'crm_portfolio.portfolio_group_aftersales': self.env._("Every account, for after-sales"),
        }
        # sudo: res.groups - its name only, to say it
        return texts.get(reason) or self.env._(
            "Every contact, because of the group '%s'", self.env.ref(reason).sudo().full_name)

    def _portfolio_sees_pool(self, write=False):
        """Whether accounts without responsible are his to read; only managers may change them."""
        if self.has_group('crm_portfolio.portfolio_group_manager'):
            return True
        # sudo: ir.config_parameter - a setting that every user's rights follow from
        setting = self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.pool_visible', 'everyone')
        return not write and setting == 'everyone'

    @api.model
    def _portfolio_restricted(self):
        """Every user the rule limits; none while the role does not exist (install, uninstall)."""
        groups = self.env['res.groups']
        # kept by the platform: whether a record of that name still exists would be asked for each change of a partner
        found = groups._get_group_definitions().get_id('crm_portfolio.portfolio_group_representative')
        # sudo: res.users, res.groups - rights are computed over all users, whoever triggers it
        return groups.sudo().browse(found).all_user_ids.filtered(lambda user: user._portfolio_is_restricted())\
            if found else self.browse()

    @api.model
    def _portfolio_sees(self):
        """Whose accounts a user sees besides his own, for users whose scope is the team.

        Who leads a team sees its members' accounts, and those of the teams its members lead, down
        to the last; who belongs to a team sees those of its other members and changes none.

        :return: three lists of one length: viewers, whom they see (ids of users), whether as leader
        """
        viewers = self._portfolio_restricted().filtered(
            lambda user: user._portfolio_effective_scope() == 'team')
        if not viewers:
            return [], [], []
        rows = self.env.execute_query(SQL(
            """
            WITH RECURSIVE member AS (
                SELECT link.crm_team_id AS team_id, link.user_id, team.user_id AS leader_id
                  FROM crm_team_member link
                  JOIN crm_team team ON team.id = link.crm_team_id
                 WHERE link.active AND team.active
            ), led AS (
                SELECT leader_id AS viewer, user_id AS seen FROM member WHERE leader_id = ANY(%(viewers)s)
                 UNION
                SELECT led.viewer, member.user_id FROM led JOIN member ON member.leader_id = led.seen
            ), peer AS (
                SELECT mine.user_id AS viewer, other.user_id AS seen
                  FROM member mine
                  JOIN member other ON other.team_id = mine.team_id
                 WHERE mine.user_id = ANY(%(viewers)s)
            )
            SELECT viewer, seen, bool_or(leads)
              FROM (SELECT viewer, seen, TRUE AS leads FROM led
                     UNION ALL
                    SELECT viewer, seen, FALSE FROM peer) sees
             WHERE viewer != seen
             GROUP BY viewer, seen
            """, viewers=viewers.ids))
        return tuple(list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])

    @api.model
    def _portfolio_zones(self):
        """Which zones are a reason to see an account, for the users the rule limits.

        :return: three lists of one length: ids of users, ids of zones, whether they may change accounts there
        """
        # sudo: portfolio.zone.user - rights are computed over all users, whoever triggers it
        return self.env['portfolio.zone.user'].sudo()._where(self._portfolio_restricted().filtered(
            lambda user: user._portfolio_effective_scope() != 'own'))

    @api.model
    def _search(self, domain, *args, **options):
        """Colleagues are found without a look at the list of visible partners: see res.partner."""
        return super(ResUsers, self._portfolio_tell(SearchesUsers()))._search(domain, *args, **options)

    def unlink(self):
        # sudo: portfolio.responsible - whoever may delete a user need not have a role; the accounts are nobody's then
        self.env['portfolio.responsible'].sudo().search([('user_id', 'in', self.ids)]).unlink()
        return super().unlink()

    @api.model_create_multi
    def create(self, vals_list):
        users = super().create(vals_list)
        self.env['portfolio.visibility']._refresh_users(users.filtered(lambda user: not user.share))
        return users

    def write(self, vals):
        result = super().write(vals)
        if 'portfolio_scope' in vals:
            self.env.registry.clear_cache()
        if vals.keys() & {'portfolio_scope', 'group_ids', 'active'}:
            self.env['portfolio.visibility']._refresh_users(self)
        return result
