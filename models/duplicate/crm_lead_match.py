from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import SQL

from ...tools.duplicate.lead_match import match_keys
from ...tools.duplicate.name_codes import name_codes
from ...tools.foundation.lead_told import Channel, ContactStays, Head, NoMatch
from ...tools.foundation.relations import whole
from .res_partner import CODES

# leads whose keys are written in one go when the module is installed
BATCH = 20_000
# the signals whose keys a lead keeps in columns, and the fields they come from
KEYS = ('tax', 'email', 'phone', 'domain', 'name')
SEVERAL = ('email', 'phone')
ASKED = ('partner_name', 'contact_name', 'email_from', 'phone', 'website', 'portfolio_vat')
OTHERS = {'portfolio_other_emails', 'portfolio_other_phones'}
# what a lead without name is called after, the first that is said
NAMED_BY = ('partner_name', 'contact_name', 'email_from', 'phone')
# accounts that are offered while a company's name is typed
OFFERED = 5


def key(label, index='btree_not_null'):
    return fields.Char(
        label, compute='_compute_portfolio_match_keys', store=True, copy=False, prefetch=False, exportable=False,
        index=index, groups='base.group_user')


def several(column):
    """An index for all keys of a column, of those few that have several."""
    return models.Index(f"USING gin (string_to_array({column}, ' ')) WHERE split_part({column}, ' ', 2) <> ''")


def _keys_of(said, city):
    """:return: ``{name of the column: its keys, or None}``"""
    keys = match_keys(said)
    columns = {
        f'portfolio_match_{signal}': ' '.join(keys.get(signal, ())[:None if signal in SEVERAL else 1]) or None
        for signal in KEYS}
    return columns | {'portfolio_match_codes': ' '.join(name_codes(*keys.get('name', ()), city=city)) or None}


class CrmLead(models.Model):
    """Leads that are known already: found, told, linked and listed."""
    _inherit = 'crm.lead'

    portfolio_match_tax = key("Tax ID (key)")
    # all of them, a space between
    portfolio_match_email = key("E-mails (key)", index=False)
    portfolio_match_phone = key("Phones (key)", index=False)
    portfolio_match_domain = key("Domain (key)")
    portfolio_match_name = key("Name (key)")
    portfolio_match_codes = key("Name (look-up codes)", index=False)
    portfolio_matched_on = fields.Date(
        "Compared On", readonly=True, copy=False, exportable=False, groups='base.group_user')
    portfolio_match_facts = fields.Json(
        readonly=True, copy=False, exportable=False, groups='base.group_system',
        help="What was done with it when it came in, and why.")
    portfolio_match_sentence = fields.Char("Why This Account", compute='_compute_portfolio_match_sentence')
    portfolio_duplicate_ids = fields.One2many(
        'portfolio.lead.duplicate', 'lead_id', "Possible Duplicates", readonly=True,
        groups='crm_portfolio.portfolio_group_manager')

    _portfolio_match_email_idx = models.Index(
        "(split_part(portfolio_match_email, ' ', 1)) WHERE portfolio_match_email IS NOT NULL")
    _portfolio_match_emails_idx = several('portfolio_match_email')
    _portfolio_match_phone_idx = models.Index(
        "(split_part(portfolio_match_phone, ' ', 1)) WHERE portfolio_match_phone IS NOT NULL")
    _portfolio_match_phones_idx = several('portfolio_match_phone')
    _portfolio_match_codes_idx = models.Index(f"{CODES} WHERE portfolio_match_codes IS NOT NULL")
    _portfolio_match_zip_idx = models.Index("(zip) WHERE active AND zip IS NOT NULL")
    _portfolio_matched_on_idx = models.Index("(portfolio_matched_on NULLS FIRST, id) WHERE active")

    @api.depends(*ASKED, 'city', 'portfolio_other_emails', 'portfolio_other_phones')
    def _compute_portfolio_match_keys(self):
        # sudo: crm.lead - the tax ID has a group
        for lead in self.sudo():
            said = {name: lead._portfolio_said_by(name) for name in ASKED}
            for name, value in _keys_of(said, lead.city).items():
                lead[name] = value

    @api.model
    def _portfolio_foretold(self, stored):
        foretold = super()._portfolio_foretold(stored)
        if stored.get('partner_id') or OTHERS & stored.keys():
            return foretold
        return foretold | _keys_of(stored, stored.get('city'))

    def _portfolio_fill_match_keys(self):
        """The keys of the leads that were there before the module, in batches that forget each other."""
        last = 0
        while leads := self.search([('id', '>', last)], order='id', limit=BATCH):
            last = leads[-1].id
            for signal in (*KEYS, 'codes'):
                self.env.add_to_compute(self._fields[f'portfolio_match_{signal}'], leads)
            self.env.flush_all()
            self.env.invalidate_all()

    def _compute_portfolio_match_sentence(self):
        Match = self.env['portfolio.lead.match']
        # sudo: crm.lead - the facts; whether the account may be named is asked below
        facts = {lead: lead.sudo().portfolio_match_facts or {} for lead in self}
        accounts = self.env['res.partner'].browse({fact['account'] for fact in facts.values() if fact})
        readable = set(accounts.exists()._filtered_access('read').ids)
        for lead, fact in facts.items():
            if not fact:
                lead.portfolio_match_sentence = False
            elif fact['account'] in readable:
                lead.portfolio_match_sentence = self.env._(
                    "Linked to %(account)s because %(why)s", account=fact['name'],
                    why=Match._why(fact['signals'], fact['score']))
            else:
                lead.portfolio_match_sentence = self.env._("Linked to an account that you do not see.")

    # -- coming in -------------------------------------------------------------------------------

    @api.model
    def _portfolio_arriving(self, vals_list):
        vals_list = super()._portfolio_arriving(vals_list)
        for vals in vals_list:
            if vals.get('name') and not isinstance(vals['name'], str):
                raise ValidationError(self.env._(
                    "%(field)s: “%(value)s” is not a text.",
                    field=self._fields['name']._description_string(self.env), value=vals['name']))
            if not (vals.get('name') or '').strip() and not self.env.context.get('default_name'):
                self._portfolio_name_it(vals)
        return vals_list

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        # what a colleague without role enters stays as it is; the nightly list names what is there already
        if not self._portfolio_told(NoMatch) and self.env.user._portfolio_has_role():
            self.env['portfolio.lead.match']._settle(self)

    @api.model
    def _portfolio_name_it(self, vals):
        """A name for a lead that has none: what it is known by, else its account."""
        context = self.env.context
        said = (self._portfolio_sent_text(vals.get(name) or context.get(f'default_{name}')) for name in NAMED_BY)
        # what a caller sent and nobody has looked at yet: what is no id names nobody, and is refused later
        account_id = whole(vals.get('partner_id') or context.get('default_partner_id'))
        account = self.env['res.partner'].browse(account_id if account_id > 0 else ())
        if name := next(filter(None, said), None) or account.name:
            vals['name'] = name
        elif self.env.user._portfolio_has_role():
            labels = [self._fields[name]._description_string(self.env) for name in NAMED_BY]
            raise ValidationError(self.env._(
                "%(first)s: required, unless one of these is filled in: %(others)s.",
                first=labels[0], others=", ".join(labels[1:])))

    def _portfolio_sent_text(self, value):
        """What a caller sent for a text, without spaces around it: numbers are read, no list and nothing else."""
        return str(value).strip() if value and type(value) in (str, int, float) else ''

    @api.model
    def message_new(self, msg_dict, custom_values=None):
        """Whose lead it is, the same finder says as for any other: not the sender's address alone."""
        self = self._portfolio_tell(Channel('mail'))
        if not self.env.user._portfolio_has_role():
            return super().message_new(msg_dict, custom_values=custom_values)
        lead = super().message_new({**msg_dict, 'author_id': False}, custom_values=custom_values)
        # sudo: crm.lead - what became of it, whoever the gateway acts for
        if msg_dict.get('author_id') and not lead.partner_id and not lead.sudo().portfolio_duplicate_ids:
            # nobody the finder knows: the sender, as core has it
            lead.partner_id = msg_dict['author_id']
        return lead

    def _portfolio_settle(self, consequence, cases, channel):
        """Do with new leads what the settings say of those that are known already.

        :param consequence: of ``portfolio.lead.match.consequence``: block, warn, link, merge, opportunity
        :param cases: ``[(lead, [candidate])]``, the surest candidate first
        :param channel: how they came in, one of ``CHANNELS``
        """
        if consequence == 'block':
            cases = self._portfolio_turn_away(cases)
        if consequence in ('link', 'opportunity'):
            cases = self._portfolio_link_cases(cases, consequence)
        if consequence == 'merge':
            cases = self._portfolio_merge_cases(cases)
        if cases:
            self.env['portfolio.lead.duplicate']._keep(cases, channel)

    def _portfolio_turn_away(self, cases):
        """Say no, with the reason; where the user may not know it, the lead is taken and listed instead.

        :return: the cases that could not be refused
        """
        Match = self.env['portfolio.lead.match']
        for lead, fits in cases:
            if told := Match._told(fits):
                name = told[0]['known'] and told[0]['record'].display_name
                sentence = f"{name}: {told[0]['sentence']}" if name else told[0]['sentence']
                raise UserError(self.env._(
                    "“%(lead)s” already exists. %(sentence)s Open that one instead, or ask your sales manager.",
                    lead=lead.name, sentence=sentence))
        return cases

    def _portfolio_link_cases(self, cases, consequence):
        """Link each lead with its account, and go on with it as an opportunity if so wanted.

        :return: the cases whose account the user does not see: linked, the lead would vanish before his eyes
        """
        Partner = self.env['res.partner']
        accounts = Partner.browse({
            fits[0]['record'].id for _lead, fits in cases if fits[0]['target'] == 'account'})
        readable = set(accounts._filtered_access('read').ids)
        left = []
        for lead, fits in cases:
            best = fits[0]
            if best['target'] == 'account' and best['record'].id in readable:
                lead._portfolio_link(best['contact'], best['signals'], best['score'], best['record'])
            elif best['target'] == 'account' or not best['record'].partner_id:
                left.append((lead, fits))
                continue
            else:
                lead._portfolio_link(best['record'].partner_id, best['signals'], best['score'])
            if consequence == 'opportunity' and lead.type == 'lead':
                # sudo: crm.lead - the settings say so, whoever enters it
                lead.sudo().convert_opportunity(lead.sudo().partner_id)
        return left

    def _portfolio_link(self, partner, signals, points, account=None):
        """Make ``partner`` the customer of this lead, keep why, and keep what the lead itself says."""
        self.ensure_one()
        # sudo: res.partner - the account's name, kept as it is today
        account = (account or partner).sudo().commercial_partner_id
        # what came in stays as it came: core would put the account's data over it
        names = ('partner_name', 'contact_name', 'email_from', 'phone', 'website', 'function')
        said = {name: self[name] for name in names if self[name]}
        # sudo: crm.lead - what becomes of a known lead is settled by rules, whoever enters it
        self.sudo().with_context(tracking_disable=True)._portfolio_tell(ContactStays()).write({
            **said, 'partner_id': partner.id, 'portfolio_match_facts': {
                'account': account.id, 'name': account.display_name, 'signals': signals, 'score': points}})

    def _inverse_email_from(self):
        """What a stranger says of himself goes to the lead, not to the contact he is taken for."""
        return None if self._portfolio_told(ContactStays) else super()._inverse_email_from()

    def _inverse_phone(self):
        return None if self._portfolio_told(ContactStays) else super()._inverse_phone()

    def _portfolio_merge_cases(self, cases):
        """:return: the cases whose other lead is gone by now, merged into one that came in with it, or that whoever
            enters the lead may not know of: it would vanish before his eyes, and say so
        """
        tellable = self.env['portfolio.lead.match']._tellable([fits[0] for _lead, fits in cases])
        left = []
        for index, (lead, fits) in enumerate(cases):
            # sudo: crm.lead - as the settings say, whoever enters it
            other = fits[0]['record'].sudo()
            if index in tellable and other.active and lead.active and other != lead:
                # sudo: crm.lead - as above
                (other | lead.sudo())._portfolio_tell(Head(other.id))._merge_opportunity(max_length=None)
            else:
                left.append((lead, fits))
        return left

    def _portfolio_mark_matched(self):
        """Compared today; no write by anybody, so it does not count as one."""
        self.env.execute_query(SQL(
            "UPDATE crm_lead SET portfolio_matched_on = %s WHERE id = ANY(%s) RETURNING id",
            self._portfolio_today(), self.ids))
        self.invalidate_recordset(['portfolio_matched_on'], flush=False)

    # -- while it is typed, and on the form -------------------------------------------------------

    @api.onchange('partner_id')
    def _onchange_portfolio_partner(self):
        """The account's tax ID, beside what core takes over."""
        if not self.env.user.has_group('crm_portfolio.portfolio_group_user') or \
                'vat' in self.env['res.partner'].sudo(False)._portfolio_hidden():
            return
        if self.partner_id.vat:
            self.portfolio_vat = self.partner_id.vat

    @api.model
    def portfolio_duplicates(self, values, lead_id=False):
        """Who this lead may be already, for the panel of its form.

        :param dict values: what is typed: ``partner_name``, ``contact_name``, ``email_from``, ``phone``,
            ``website``, ``portfolio_vat``, ``zip``, ``city``, ``street`` and ``country_id`` (an id)
        :param lead_id: the lead, if it is saved
        :return: ``{'candidates': [{target, id, name, known, score, sentence}], 'offers': [{id, name, place}]}``;
            ``offers`` are accounts the user sees whose name has what was typed
        """
        if not self.env.user.has_group('crm_portfolio.portfolio_group_user'):
            raise AccessError(self.env._("Only users with a Portfolio role can see duplicates."))
        self.check_access('read')
        lead = self.browse(lead_id or ()).exists()
        lead.check_access('read')
        typed = {name: str(values.get(name) or '')[:200] for name in (*ASKED, 'zip', 'city', 'street')}
        country = values.get('country_id')
        asked = self.env['res.country'].browse(country if isinstance(country, int) and country else ()).exists()
        typed['country_id'] = asked.id or lead.country_id.id
        found = self.env['portfolio.lead.match']._match([typed]).get(0, [])
        told = self.env['portfolio.lead.match']._told([it for it in found if not lead._portfolio_apart(it)])
        return {
            'candidates': [
                {
                    'target': it['target'], 'known': it['known'], 'sentence': it['sentence'],
                    'id': it['known'] and it['record'].id, 'name': it['known'] and it['record'].display_name,
                    'score': it['known'] and it['score'],
                } for it in told[:OFFERED]],
            'offers': self._portfolio_offers(typed['partner_name'], {it['record'].id for it in told}),
        }

    def _portfolio_apart(self, candidate):
        """A candidate that is this lead, its own account, or was told apart from it."""
        if not self:
            return False
        record = candidate['record']
        # sudo: res.partner - which account it has, to leave that out
        lead = self.sudo()
        if candidate['target'] == 'lead':
            same = record.id == lead.id
        else:
            same = record == lead.partner_id.commercial_partner_id
        return same or self._portfolio_pair(candidate['target'], record).state == 'ignored'

    @api.model
    def _portfolio_offers(self, name, shown):
        if len(name.strip()) < 3:
            return []
        accounts = self.env['res.partner'].search(
            [('portfolio_is_account', '=', True), ('portfolio_name_search', '=', name)], limit=OFFERED)
        return [
            {'id': account.id, 'name': account.display_name, 'place': account.city or ''}
            for account in accounts if account.id not in shown]

    def portfolio_resolve_duplicate(self, verdict, target, record_id):
        """The buttons of the panel: ``link``, ``opportunity``, ``merge`` or ``ignore`` one candidate.

        :return: the action that shows what is left
        """
        self.ensure_one()
        self.check_access('write')
        record = self.env['res.partner' if target == 'account' else 'crm.lead'].browse(record_id)
        record.check_access('write' if verdict == 'merge' else 'read')
        found = self.env['portfolio.lead.match']._match(self).get(0, [])
        candidate = next((it for it in found if it['record'].id == record.id and it['target'] == target), {
            'target': target, 'record': record, 'contact': record, 'score': 0, 'signals': {}})
        pair = self.env['portfolio.lead.duplicate']._keep([(self, [candidate])], 'form') or \
            self._portfolio_pair(target, record)
        if verdict == 'ignore':
            pair._decided('ignored')
        elif verdict == 'merge':
            if target != 'lead':
                raise ValidationError(self.env._(
                    "A lead can only be merged with other leads. Link it to the account instead."))
            pair._decided('merged')
            head = (self | record).merge_opportunity()
            return head._portfolio_merged_notice(following=head._portfolio_form())
        elif verdict in ('link', 'opportunity') and target == 'account':
            self._portfolio_link(candidate['contact'], candidate['signals'], candidate['score'], record)
            pair._decided('linked')
            if verdict == 'opportunity':
                self.convert_opportunity(self.partner_id)
        else:
            raise ValidationError(self.env._(
                "Choose an action: link, merge, create an opportunity or mark as different."))
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

    def portfolio_ask_merge_duplicate(self, record_id):
        """The panel's 'Merge': what it will do, to be confirmed; then :meth:`portfolio_resolve_duplicate`."""
        self.ensure_one()
        return (self | self.browse(record_id))._portfolio_ask_merge(
            self._portfolio_call('portfolio_resolve_duplicate', 'merge', 'lead', record_id))

    def _portfolio_pair(self, target, record):
        # sudo: portfolio.lead.duplicate - the verdict on this pair, by whoever may change the lead
        pairs = self.env['portfolio.lead.duplicate'].sudo()
        if target == 'account':
            return pairs.search([('lead_id', '=', self.id), ('partner_id', '=', record.id)])
        both = (self | record).ids
        return pairs.search([('lead_id', 'in', both), ('other_lead_id', 'in', both)])
