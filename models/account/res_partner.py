from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.account.account_category import moves_up
from ...tools.foundation.carrier import Fact, Loaded, Reason
from ..foundation.sentence import kept
from .category import KINDS

# what decides whether a partner is a commercial entity of its own
TREE = {'parent_id', 'is_company'}


@dataclass(frozen=True, eq=False)
class Change(Fact):
    """Why a category changes."""
    cause: str
    reasons: dict  # account id -> sentence; False for all others
    documents: dict  # account id -> record


class ResPartner(models.Model):
    """An account is a partner that is its own commercial entity and has a category.

    Contacts and addresses follow their account. Everything else (vendors, banks, employees,
    private people) has no category and is none of this module's business.
    """
    _inherit = 'res.partner'

    portfolio_category_id = fields.Many2one(
        'portfolio.category', "Category", compute='_compute_portfolio_category_id', store=True,
        readonly=False, recursive=True, ondelete='restrict', copy=True, groups='base.group_user')
    portfolio_kind = fields.Selection(
        KINDS, "Kind", compute='_compute_portfolio_kind', store=True, groups='base.group_user')
    portfolio_managed = fields.Boolean(
        "Managed", compute='_compute_portfolio_managed', store=True, exportable=False, groups='base.group_user',
        help="Belongs to an account with a category, and is neither a colleague nor one of our companies.")
    portfolio_is_account = fields.Boolean(
        "Is an Account", compute='_compute_portfolio_managed', store=True, groups='base.group_user',
        help="Managed, and its own commercial entity.")
    portfolio_long_name = fields.Char(
        compute='_compute_portfolio_long_name', groups='base.group_user', help="A name that its box in the form cuts.")
    portfolio_change_ids = fields.One2many(
        'portfolio.category.change', 'partner_id', "Category Changes", readonly=True,
        groups='crm_portfolio.portfolio_group_user')
    portfolio_source_id = fields.Many2one(
        'utm.source', "Source", index='btree_not_null', ondelete='set null', groups='base.group_user')
    portfolio_medium_id = fields.Many2one(
        'utm.medium', "Medium", index='btree_not_null', ondelete='set null', groups='base.group_user')
    portfolio_campaign_id = fields.Many2one(
        'utm.campaign', "Campaign", index='btree_not_null', ondelete='set null', groups='base.group_user')

    # the other half of the visibility rule: whatever is nobody's business to hide
    _portfolio_unmanaged_idx = models.Index("(id) WHERE portfolio_managed IS NOT TRUE")
    # first page of the account list in its order, all of it or one kind or category, and their counts
    _portfolio_account_idx = models.Index(
        "(complete_name, id DESC) WHERE portfolio_is_account IS TRUE AND active IS TRUE")
    _portfolio_account_kind_idx = models.Index(
        "(portfolio_kind, complete_name, id DESC) WHERE portfolio_is_account IS TRUE AND active IS TRUE")
    # a restricted user's count and groups, and whose page it is: from the list of what he sees to this,
    # without a look at the table
    _portfolio_account_scope_idx = models.Index(
        "(id) INCLUDE (complete_name, portfolio_category_id, portfolio_kind, company_id, partner_share)"
        " WHERE portfolio_is_account IS TRUE AND active IS TRUE")
    _portfolio_account_category_idx = models.Index(
        "(portfolio_category_id, complete_name, id DESC) "
        "WHERE portfolio_is_account IS TRUE AND active IS TRUE")

    @api.depends('name')
    def _compute_portfolio_long_name(self):
        for partner in self:
            partner.portfolio_long_name = len(partner.name or '') > 36 and partner.name

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if (
            self.env.context.get('portfolio_new_account')
            and 'portfolio_category_id' in fields
            and not values.get('parent_id')
        ):
            values.setdefault(
                'portfolio_category_id', self.env['portfolio.category']._first_of_kind('lead').id
            )
        return values

    @api.depends('commercial_partner_id', 'commercial_partner_id.portfolio_category_id')
    def _compute_portfolio_category_id(self):
        for partner in self:
            account = partner.commercial_partner_id
            if account != partner:
                partner.portfolio_category_id = account.portfolio_category_id
            else:
                partner.portfolio_category_id = partner.portfolio_category_id

    @api.depends('portfolio_category_id.kind')
    def _compute_portfolio_kind(self):
        for partner in self:
            partner.portfolio_kind = partner.portfolio_category_id.kind

    @api.depends(
        'portfolio_category_id', 'partner_share', 'commercial_partner_id',
        'ref_company_ids', 'commercial_partner_id.ref_company_ids')
    def _compute_portfolio_managed(self):
        own = self._portfolio_own_companies()
        for partner in self:
            partner.portfolio_managed = bool(
                partner.portfolio_category_id and partner.partner_share
                and partner not in own and partner.commercial_partner_id not in own)
            partner.portfolio_is_account = (
                partner.portfolio_managed and partner.commercial_partner_id == partner
            )

    @api.model
    def _portfolio_own_companies(self):
        """The partners of our own companies, archived ones too: never accounts."""
        # sudo: res.company - also those the user does not work in
        return self.env['res.company'].sudo().with_context(active_test=False).search([]).partner_id

    # ------------------------------------------------------------------
    # changing the category
    # ------------------------------------------------------------------

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        # sudo: res.partner - the category is bookkeeping of ours, whoever creates a partner
        self.sudo()._portfolio_follow_account()
        self._portfolio_log_changes(dict.fromkeys(self.ids, False), kept('account.created'))

    def _portfolio_parts(self, vals):
        """Where it stands in the tree first: a contact has no category of its own."""
        for partners, values in super()._portfolio_parts(vals):
            if 'portfolio_category_id' not in values:
                yield partners, values
                continue
            others = {name: value for name, value in values.items() if name != 'portfolio_category_id'}
            if others:
                yield partners, others
            targets = partners._portfolio_accounts() if others.keys() & {*TREE, 'company_type'} else partners
            if targets:
                yield targets, {'portfolio_category_id': values['portfolio_category_id']}

    def _portfolio_changing(self, vals):
        before = super()._portfolio_changing(vals)
        if not vals.keys() & {'portfolio_category_id', *TREE}:
            return before
        category = self._portfolio_own_category()
        if 'portfolio_category_id' in vals:
            self._portfolio_check_category(vals['portfolio_category_id'], category)
        return {**before, 'category': category}

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if vals.keys() & TREE:
            self._portfolio_log_tree(before['category'])
        if 'portfolio_category_id' in vals:
            self._portfolio_log_changes(before['category'])

    def _portfolio_log_tree(self, before):
        self._portfolio_tell(Change('structure', {
            False: kept('account.structure'),
        }, {}))._portfolio_log_changes(before)

    def _portfolio_accounts(self):
        """Those of ``self`` that are their own commercial entity."""
        # sudo: res.partner - the commercial entity is read on partners the caller is writing
        return self.filtered(lambda partner: partner.sudo().commercial_partner_id.id == partner.id)

    def _portfolio_own_category(self):
        """The category each partner has of its own: ``{id: category id or False}``.

        False for contacts, which have their account's.
        """
        return {
            partner.id: partner.commercial_partner_id == partner and partner.portfolio_category_id.id
            # sudo: res.partner - reads a field of ours on partners the caller is writing
            for partner in self.sudo()
        }

    def _portfolio_follow_account(self):
        """Contacts created with a category of their own get their account's."""
        strays = self.filtered(
            lambda partner: (
                partner.portfolio_category_id != partner.commercial_partner_id.portfolio_category_id
            )
        )
        self.env.add_to_compute(self._fields['portfolio_category_id'], strays)

    def _portfolio_check_category(self, category_id, before):
        """Who may empty a category, and what a contact's category is."""
        # sudo: res.partner - names the account of a contact the caller is writing
        for partner in self.sudo():
            account = partner.commercial_partner_id
            if account not in self and account.portfolio_category_id.id != (category_id or False):
                raise UserError(self.env._(
                    "%(contact)s has the category of its account %(account)s: change it there.",
                    contact=partner.display_name, account=account.display_name))
        emptied = not category_id and any(before.values())
        if (
            emptied
            and not self.env.su
            and not self.env.user.has_group('crm_portfolio.portfolio_group_manager')
        ):
            raise AccessError(self.env._(
                "Only a manager may take an account's category away: it would no longer be an account. "
                "Choose another category, for example “Other”."))

    def _portfolio_log_changes(self, before, default_reason=None):
        """Leave a row in the history for each partner whose own category is not what it was.

        :param dict before: as :meth:`_portfolio_own_category` gave it
        """
        after = self._portfolio_own_category()
        change = self._portfolio_change(default_reason)
        self.env['portfolio.category.change']._log(before, after, lambda partner: partner._portfolio_change_vals(
            before[partner.id], after[partner.id], change))

    def _portfolio_change(self, default_reason):
        """The cause of what is being written: given by code, or a person's."""
        if change := self._portfolio_told(Change):
            return change
        if self._portfolio_told(Loaded):
            return Change('import', {False: kept('account.imported')}, {})
        told = self._portfolio_told(Reason)
        reason = told and told.text or default_reason or kept('account.by_hand')
        return Change('manual', {False: str(reason)}, {})

    def _portfolio_change_vals(self, from_id, to_id, change):
        categories = self.env['portfolio.category'].browse
        document = change.documents.get(self.id)
        return {
            'from_kind': categories(from_id).kind if from_id else False,
            'to_kind': categories(to_id).kind if to_id else False,
            'cause': change.cause,
            'reason': change.reasons.get(self.id) or change.reasons[False],
            'res_model': document._name if document else False,
            'res_id': document.id if document else False,
        }

    def _portfolio_set_category(self, category, reason, cause, document=None):
        """Give the accounts of ``self`` a category, for a reason that is kept.

        The accounts of contacts are meant; our own companies and colleagues are left out.

        :param category: one ``portfolio.category``, or none to stop managing the account
        :param reason: a sentence, text or kept, or ``{account id: sentence}``
        :param str cause: a value of ``portfolio.category.change.cause``
        :param document: the record that caused it, or ``{account id: record}``
        :return: the accounts that changed
        """
        accounts = self.commercial_partner_id.filtered('partner_share') - self._portfolio_own_companies()
        changed = accounts.filtered(lambda account: account.portfolio_category_id != category)
        if changed:
            reasons = reason if isinstance(reason, dict) else {False: reason}
            documents = document if isinstance(document, dict) else dict.fromkeys(changed.ids, document)
            changed._portfolio_tell(Change(cause, reasons, documents)).write(
                {'portfolio_category_id': category.id})
        return changed

    def _portfolio_may_rise(self, kind):
        """Whether this account may be lifted to ``kind`` without a person's doing."""
        category = self.portfolio_category_id
        return bool(self) and (not category or category.is_promoted) and moves_up(category.kind, kind)
