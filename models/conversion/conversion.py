from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..account.res_partner import Change
from ..foundation.sentence import SentenceText, kept

# what a lead says, and the field of the account or of its contact that takes it
ACCOUNT_FIELDS = {
    'partner_name': 'name',
    'website': 'website',
    'street': 'street',
    'street2': 'street2',
    'zip': 'zip',
    'city': 'city',
    'state_id': 'state_id',
    'country_id': 'country_id',
    'description': 'comment',
    'user_id': 'user_id',
    'source_id': 'portfolio_source_id',
    'medium_id': 'portfolio_medium_id',
    'campaign_id': 'portfolio_campaign_id',
    'portfolio_vat': 'vat',
    'portfolio_activity_id': 'portfolio_activity_id',
    'portfolio_employee_count': 'portfolio_employee_count',
}
CONTACT_FIELDS = {
    'contact_name': 'name',
    'email_from': 'email',
    'phone': 'phone',
    'function': 'function',
    'lang_id': 'lang',
}
# never overwritten in an existing account, and not filled either: who it is and whose it is
NEVER_FILLED = {'name', 'user_id', 'lang'}
ADDRESS = {'street', 'street2', 'zip', 'city', 'state_id', 'country_id'}
# what is said of a partner by its fields and by what is computed, and does not tell that somebody worked on it
UNWATCHED = {
    'message_main_attachment_id', 'calendar_last_notif_ack', 'color', 'signup_type', 'signup_token',
    'signup_expiration',
    'customer_rank', 'supplier_rank', 'partner_latitude', 'partner_longitude', 'date_localization'}
# nobody is told: no tracking message, no follower, no notification
SILENT = {
    'tracking_disable': True,
    'mail_create_nosubscribe': True,
    'mail_auto_subscribe_no_notify': True,
    'mail_activity_quick_update': True,
}


class PortfolioConversion(models.Model):
    """One lead that became an account, or went into one: what went where, and the way back.

    The lead goes on as an opportunity of the account, or is archived. Either way it is kept
    whole: what the account takes is copied, and every piece is listed in :attr:`line_ids`.
    """
    _name = 'portfolio.conversion'
    _description = "Lead Conversion"
    _order = 'id desc'

    name = fields.Char("Lead Name", required=True, readonly=True)
    lead_id = fields.Many2one('crm.lead', readonly=True, index='btree_not_null', ondelete='set null')
    partner_id = fields.Many2one(
        'res.partner', "Account", readonly=True, index='btree_not_null', ondelete='set null')
    contact_id = fields.Many2one(
        'res.partner', readonly=True, index='btree_not_null', ondelete='set null')
    is_new = fields.Boolean("New Account", readonly=True)
    outcome = fields.Selection(
        [('opportunity', "Goes on as an opportunity"), ('close', "Closed as converted")],
        required=True, readonly=True)
    user_id = fields.Many2one(
        'res.users', "Converted By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    company_id = fields.Many2one('res.company', readonly=True)
    journal_id = fields.Many2one('portfolio.journal', readonly=True, ondelete='restrict')
    state = fields.Selection(
        [('done', "Converted"), ('undone', "Undone"), ('partial', "Undone in part")],
        required=True, readonly=True, default='done')
    line_ids = fields.One2many('portfolio.conversion.line', 'conversion_id', "What Went Where", readonly=True)
    kept_note = SentenceText("Kept at undo", readonly=True)
    # what pointed at the new partners when it was done: ``{"model,field": [ids]}``
    known = fields.Json(readonly=True, groups='base.group_system')

    # ------------------------------------------------------------------
    # converting
    # ------------------------------------------------------------------

    @api.model
    def _convert(self, leads, accounts=None, outcome='opportunity'):
        """Convert ``leads``, in steps that each take all of them.

        :param leads: ``crm.lead`` records the user may write
        :param dict accounts: ``{lead id: account}`` for those that go into an existing account
        :param str outcome: ``opportunity`` or ``close``
        :return: the ``portfolio.conversion`` records, one per lead
        """
        env = self.env
        leads = leads._portfolio_convertible()
        accounts = {lead: (accounts or {}).get(lead.id) or leads.env['res.partner'] for lead in leads}
        self = self.with_context(**SILENT)._portfolio_tell(Change(
            'conversion', {False: kept('conversion.converted')}, {}))
        leads = leads.with_env(self.env)
        tracker = self._track(leads, leads.partner_id.union(*accounts.values()))
        # sudo: crm.lead - every field, also those of other groups
        said = {lead.id: lead._portfolio_said() for lead in leads.sudo()}
        contacts, created = leads._portfolio_make_customers(accounts)
        leads._portfolio_go_on(contacts, outcome)
        leads._portfolio_keep_address(said)
        conversions = self._record(leads, contacts, created, accounts, outcome)
        conversions._journal_changes(tracker, created)
        conversions._carry_over()
        conversions._list_fields(said)
        conversions._note_known(created)
        return conversions.with_env(env)

    @api.model
    def _track(self, leads, partners):
        """What stands in the leads and in the accounts they go into, before anything is done."""
        # sudo: res.partner - undo restores what the user may not read, too
        tree = partners.sudo().with_context(active_test=False)
        if tree:
            tree = tree.search([('commercial_partner_id', 'in', tree.commercial_partner_id.ids)])
        # sudo: crm.lead - every field, also those of other groups
        leads_sudo = leads.sudo()
        return {
            'leads': leads_sudo._portfolio_snapshot(leads._portfolio_snapshot_fields()),
            'partners': tree._portfolio_snapshot(self._watched()) if tree else {},
        }

    @api.model
    def _record(self, leads, contacts, created, accounts, outcome):
        # sudo: portfolio.conversion, portfolio.journal - written by converting, never by hand
        self_sudo = self.sudo()
        journals = self_sudo.env['portfolio.journal'].create([
            {'kind': 'conversion', 'name': kept('conversion.lead_converted', lead.name)} for lead in leads])
        # sudo: res.partner - which account a contact belongs to
        account_of = {lead: contacts[lead].sudo().commercial_partner_id for lead in leads}
        return self_sudo.create([
            {
                'name': lead.name,
                'lead_id': lead.id,
                'partner_id': account_of[lead].id,
                'contact_id': contacts[lead].id,
                'is_new': account_of[lead] in created,
                'outcome': outcome,
                'company_id': lead.company_id.id,
                'journal_id': journal.id,
            }
            for lead, journal in zip(leads, journals, strict=True)
        ])

    @api.model
    def _watched(self):
        """Fields of a partner: if one of them differs at undo, somebody has worked on it and it stays."""
        return [
            name for name, field in self.env['res.partner']._fields.items()
            if field.store and (field.column_type or field.type == 'many2many') and field.type not in ('binary', 'json')
            and not field.readonly and not field.company_dependent
            and name not in UNWATCHED]

    def _note_known(self, created):
        """Keep what points at new partners now; whatever does later on is somebody's work."""
        if not created:
            return
        found = self.env['portfolio.journal']._known(created)
        owner = self._owners()
        for conversion in self:
            known = defaultdict(list)
            for partner_id in {conversion.partner_id.id, conversion.contact_id.id} & found.keys():
                for place, ids in found[partner_id].items():
                    name = place.partition(',')[0]
                    known[place] += [row_id for row_id in ids if owner.get((name, row_id), conversion) == conversion]
            conversion.known = known

    def _owners(self):
        """Which of several conversions at once made what: two leads of one company make one account.

        :return: ``{(model, id): conversion}``
        """
        owner = {}
        for conversion in self:
            owner |= dict.fromkeys([
                (conversion._name, conversion.id), ('crm.lead', conversion.lead_id.id),
                ('res.partner', conversion.contact_id.id),
                *((entry.model, entry.res_id) for entry in conversion.journal_id.entry_ids)], conversion)
        return owner

    def _journal_changes(self, tracker, created):
        """What was filled in old partners, new partners, and the leads; last in, first undone.

        In this order: an account that gets its address back gives it to its contacts, so a new
        contact has to be gone by then.
        """
        owner = {}
        for conversion in reversed(self):
            family = conversion.contact_id | conversion.contact_id.parent_id | conversion.partner_id
            owner.update(dict.fromkeys(family, conversion))
        # sudo: res.partner - what the user has just made, as undo will see it
        made = created.sudo()
        self._journal_write(made.browse(tracker['partners']) - made, tracker['partners'], owner)
        self._journal_create(made - made.filtered('parent_id'), owner, self._watched())
        self._journal_create(made.filtered('parent_id'), owner, self._watched())
        leads = self.lead_id
        self._journal_write(
            leads, tracker['leads'], {conversion.lead_id: conversion for conversion in self}, whole=True)

    def _journal_create(self, records, owner, names=()):
        """Keep that records were made, in the journal of the conversion that made each.

        :param records: of one model
        :param dict owner: ``{record: its conversion}``
        :param names: of the fields whose values are kept with it
        """
        after = records._portfolio_snapshot(list(names)) if names else {}
        self.journal_id.browse()._add_entries([
            {
                'journal_id': owner[record].journal_id.id, 'operation': 'create', 'model': records._name,
                'res_id': record.id, 'after': after.get(record.id, {}),
            }
            for record in records
        ], records)

    def _journal_write(self, records, before, owner, whole=False):
        """:param whole: keep every field, also those that did not change: core computes some of a
            lead's fields again as soon as its customer changes back"""
        if not records:
            return
        after = records._portfolio_snapshot(list(next(iter(before.values()))))
        vals_list = []
        for record in records:
            changed = [name for name, value in after[record.id].items() if before[record.id][name] != value]
            if changed and record in owner:
                names = after[record.id] if whole else changed
                vals_list.append({
                    'journal_id': owner[record].journal_id.id, 'operation': 'write', 'model': records._name,
                    'res_id': record.id,
                    'before': {name: before[record.id][name] for name in names},
                    'after': {name: after[record.id][name] for name in names},
                })
        self.journal_id.browse()._add_entries(vals_list, records)

    # ------------------------------------------------------------------
    # the way back
    # ------------------------------------------------------------------

    def action_undo(self):
        """Take the conversion back. What somebody has worked on since stays and is listed."""
        for conversion in self:
            conversion._check_undo()
            conversion._undo()
        return self._undone_notice()

    def _undone_notice(self):
        """What is gone and what was kept, and the lead, which stands as before: the account may be no more."""
        # sudo: portfolio.journal - what became of what this user has just taken back
        entries = self.sudo().journal_id.entry_ids
        gone = entries.filtered(lambda entry: entry.operation == 'create' and entry.model == 'res.partner'
                                and entry.state == 'undone')
        left = entries.filtered(lambda entry: entry.state == 'kept')
        said = [self.env._("The conversion was undone: %s", ", ".join(self.mapped('name')))]
        if gone:
            said.append(self.env._("Deleted: %s", ", ".join(gone.mapped('name'))))
        if left:
            said.append(self.env._("Kept: %s", "; ".join(f"{entry.name}: {entry.note}" for entry in left)))
        leads = self.lead_id._filtered_access('read')
        if len(leads) == 1:
            # nothing behind it: the account one may have come from is deleted
            following = {**leads._portfolio_form(), 'target': 'main'}
        else:
            following = {
                **self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_conversion'), 'target': 'main'}
        return self._portfolio_notice("\n".join(said), following=following, kind='warning' if left else 'success')

    def _check_undo(self):
        if self.state != 'done':
            raise UserError(self.env._("This conversion has been undone already."))
        user = self.env.user
        if self.user_id != user and not user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only the user who converted the lead or a manager can undo the conversion."))
        # the lead may be somebody else's by now
        self.lead_id.sudo(False).check_access('write')

    def _undo(self):
        # sudo: portfolio.journal - whoever converted may take all of it back, the new account too
        journal = self.sudo().journal_id.with_context(**SILENT)._portfolio_tell(Change(
            'undo', {False: kept('conversion.conversion_undone', self.name)}, {}))
        self._keep_what_is_worked_on(journal)
        journal._undo()
        left = journal.entry_ids.filtered(lambda entry: entry.state == 'kept')
        # sudo: portfolio.conversion - see above
        self.sudo().write({
            'state': 'partial' if left else 'undone',
            'kept_note': kept('value', left._sentences()) if left else False,
        })

    def _keep_what_is_worked_on(self, journal):
        """New partners that anything points at since are not removed, and what does is named.

        A contact and its account stay together.
        """
        entries = journal.entry_ids.filtered(lambda entry: (
            entry.state == 'done' and entry.operation == 'create' and entry.model == 'res.partner'))
        partners = self.env['res.partner'].browse(entries.mapped('res_id')).exists()
        # sudo: portfolio.conversion - what pointed at the partners then, which code compares
        then = self.sudo().known
        known = {} if then is False else dict.fromkeys(partners.ids, then or {})
        since = defaultdict(set)
        for rows in journal._added_since(partners, known).values():
            for name, ids in rows.items():
                since[name] |= ids
        if since:
            entries.write({'state': 'kept', 'note': journal._since_text(since)})

    def action_open_lead(self):
        return self.lead_id.redirect_lead_opportunity_view()

    def action_open_account(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': 'res.partner', 'res_id': self.partner_id.id,
            'view_mode': 'form', 'views': [(False, 'form')],
        }
