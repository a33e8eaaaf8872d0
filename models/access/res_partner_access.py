from dataclasses import dataclass

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ...tools.foundation.carrier import Fact
from ..scope.res_partner import ADDED_TO_NAMES

# the parts of a card, and the fields each tells; an address is one part
ON_CARDS = {
    'adr': ADDED_TO_NAMES['show_address'], 'email': {'email'}, 'tel': {'phone'}, 'url': {'website'},
    'title': {'function'},
}


@dataclass(frozen=True)
class InternalSearch(Fact):
    """A search that code makes to find a partner, not to show it."""


class ResPartner(models.Model):
    """What core says of a partner besides its fields, without those hidden from the user's role."""
    _inherit = 'res.partner'

    @api.model
    def _portfolio_hidden(self):
        hidden = super()._portfolio_hidden()
        # nearly always there is none, and it is asked for each field of each page
        return frozenset() if hidden and self._portfolio_told(InternalSearch) else hidden

    # -- names -----------------------------------------------------------------------------------

    @api.depends_context('uid')
    def _compute_display_name(self):
        # names are read with all rights, so it is who asks that counts
        hidden = self.sudo(False)._portfolio_hidden()
        kept = {name: False for name, told in ADDED_TO_NAMES.items() if hidden & told and self.env.context.get(name)}
        if not kept:
            return super()._compute_display_name()
        # the names as they are without that context, which have a place of their own in the cache
        plain = self.with_context(**kept)
        super(ResPartner, plain)._compute_display_name()
        for partner, named in zip(self, plain, strict=True):
            partner.display_name = named.display_name
        return None

    @api.model
    def _search_display_name(self, operator, value):
        domain = super()._search_display_name(operator, value)
        hidden = self._portfolio_hidden()
        if not hidden or domain is NotImplemented:
            return domain
        nothing = Domain.TRUE if operator in Domain.NEGATIVE_OPERATORS else Domain.FALSE
        return Domain(domain).map_conditions(
            lambda condition: nothing if condition.field_expr in hidden else condition)

    # -- mail ------------------------------------------------------------------------------------

    def _to_store_defaults(self, target):
        return [
            name for name in super()._to_store_defaults(target)
            if not isinstance(name, str) or name not in self._portfolio_hidden()]

    @api.model
    def _get_mention_suggestions_domain(self, search):
        hidden = self._portfolio_hidden()
        return super()._get_mention_suggestions_domain(search).map_conditions(
            lambda condition: Domain.FALSE if condition.field_expr in hidden else condition)

    @api.model
    def find_or_create(self, email, assert_valid_email=False):
        return super(ResPartner, self._portfolio_tell(InternalSearch())).find_or_create(
            email, assert_valid_email=assert_valid_email).with_env(self.env)

    @api.model
    def _find_or_create_from_emails(self, emails, no_create=False, **options):
        found = super(ResPartner, self._portfolio_tell(InternalSearch()))._find_or_create_from_emails(
            emails, no_create=no_create, **options)
        return [partner.with_env(self.env) for partner in found]

    def _build_vcard(self):
        """A card to take away has what the role sees."""
        card, hidden = super()._build_vcard(), self._portfolio_hidden()
        for part, told in ON_CARDS.items():
            if card and hidden & told and part in card.contents:
                del card.contents[part]
        return card

    @api.ondelete(at_uninstall=False)
    def _unlink_except_repeated(self):
        """A lead of nobody shows all it says: the account is not deleted to read what a lead repeats of it."""
        # sudo: crm.lead - whether there is one, also an archived one
        leads = self.env['crm.lead'].sudo().with_context(active_test=False)
        if self.env['crm.lead']._portfolio_hidden_copies() and leads.search_count(
                [('partner_id', 'in', self.ids)], limit=1):
            raise AccessError(self.env._(
                "Leads of this contact hold data that your role does not see. Archive the contact instead, or ask "
                "your sales manager to delete it."))

    # -- screens ---------------------------------------------------------------------------------

    @api.model
    def _get_view_cache_key(self, view_id=None, view_type='form', **options):
        return super()._get_view_cache_key(view_id, view_type, **options) + (
            self._portfolio_hidden(), self.env['portfolio.search.field']._roles_of_user(),
            self.env['portfolio.search.preset']._offered())

    @api.model
    def _get_view(self, view_id=None, view_type='form', **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        lines = self.env['portfolio.search.field']
        if view_type == 'search':
            lines._arrange_search(arch, account=view == self.env.ref('crm_portfolio.res_partner_view_search_account'))
        elif hidden := self._portfolio_hidden():
            lines._blank(arch, hidden)
        return arch, view
