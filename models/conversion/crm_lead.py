from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.mail import email_normalize

from ...tools.duplicate.lead_match import are_apart, profile
from ...tools.foundation.carrier import Fact
from ...tools.search.search_name import name_key
from ..account.res_partner import Change
from ..foundation.sentence import kept, value_of
from ..search.res_partner_written import NOTES
from .conversion import ACCOUNT_FIELDS, ADDRESS, CONTACT_FIELDS, NEVER_FILLED

# of no use to a reader of what went where: codes, marks and what other fields say already
UNTOLD = {
    'type', 'active', 'color', 'email_cc', 'won_status', 'partner_id', 'commercial_partner_id', 'probability',
}


@dataclass(frozen=True)
class PromoteLater(Fact):
    """Whoever writes lead by lead promotes the accounts of all at the end."""


class CrmLead(models.Model):
    _inherit = 'crm.lead'

    portfolio_conversion_ids = fields.One2many(
        'portfolio.conversion', 'lead_id', "Conversions", readonly=True,
        groups='crm_portfolio.portfolio_group_user')
    portfolio_converted = fields.Boolean(
        "Converted", compute='_compute_portfolio_converted', groups='crm_portfolio.portfolio_group_user')
    portfolio_centre_id = fields.Many2one(
        related='partner_id.commercial_partner_id.portfolio_centre_id', groups='base.group_user')

    # search in what a lead says of itself
    _portfolio_notes_idx = models.Index(f"USING gin (({NOTES.format('description')})) WHERE description IS NOT NULL")

    @api.model
    def _get_view(self, view_id=None, view_type='form', **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == 'search':
            # sudo: portfolio.dimension - views are kept for all users; the same for everybody
            self.env['portfolio.dimension'].sudo().search([])._add_group_by(arch)
        return arch, view

    @api.depends('portfolio_conversion_ids.state')
    def _compute_portfolio_converted(self):
        # sudo: portfolio.conversion - whether there is one, for whoever reads the lead
        done = self.env['portfolio.conversion'].sudo().search(
            [('lead_id', 'in', self.ids), ('state', '=', 'done')]).lead_id
        for lead in self:
            lead.portfolio_converted = lead in done

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        self._portfolio_promote()

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if vals.keys() & {'type', 'partner_id'} and not self._portfolio_told(PromoteLater):
            self._portfolio_promote()

    def _portfolio_promote(self):
        """An opportunity makes its customer a prospect, if the settings say so."""
        self.env['portfolio.category']._promote(
            'opportunity', self.filtered(lambda lead: lead.type == 'opportunity' and lead.partner_id))

    # ------------------------------------------------------------------
    # becoming an account
    # ------------------------------------------------------------------

    def _prepare_customer_values(self, partner_name, is_company=False, parent_id=False):
        """Whoever is created from a lead is an account, and knows where it came from."""
        values = super()._prepare_customer_values(partner_name, is_company=is_company, parent_id=parent_id)
        values.update({
            'portfolio_source_id': self.source_id.id,
            'portfolio_medium_id': self.medium_id.id,
            'portfolio_campaign_id': self.campaign_id.id,
        })
        if not parent_id:
            values['portfolio_category_id'] = self.env['portfolio.category']._first_of_kind('lead').id
        return values

    def _get_customer_information(self):
        """Of whom a message may go to: without what makes an account of him, for who has no role."""
        values_of = super()._get_customer_information()
        if not self.env.user._portfolio_has_role():
            values_of = {
                email: {name: value for name, value in values.items() if not name.startswith('portfolio_')}
                for email, values in values_of.items()}
        return values_of

    def _create_customer(self, with_parent=None):
        change = Change('conversion', {False: kept('conversion.converted_from', self.name)}, {})
        return super(CrmLead, self._portfolio_tell(change))._create_customer(
            with_parent=with_parent).with_env(self.env)

    def action_portfolio_convert(self):
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_convert')
        action['context'] = {'default_lead_ids': [(6, 0, self.ids)]}
        return action

    def action_portfolio_conversions(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("What went where"),
            'res_model': 'portfolio.conversion',
            'view_mode': 'list,form',
            'views': [(False, 'list'), (False, 'form')],
            'domain': [('lead_id', 'in', self.ids)],
        }

    def _portfolio_convertible(self):
        """Those of ``self`` the user may convert and that are not converted yet."""
        self.check_access('write')
        leads = self.filtered(lambda lead: lead.active and lead.won_status == 'pending')
        # sudo: portfolio.conversion - converted is converted, whoever may see it
        done = self.env['portfolio.conversion'].sudo().search(
            [('lead_id', 'in', leads.ids), ('state', '=', 'done')]).lead_id
        leads -= done.sudo(False)
        if not leads:
            raise UserError(self.env._("Nothing to convert: these leads are closed or already converted."))
        return leads

    def _portfolio_told_fields(self):
        """The fields a reader of the conversion expects to find again, of those that are filled."""
        return [
            name for name in self._portfolio_snapshot_fields()
            if name not in UNTOLD and self[name]
            and (not self._fields[name].readonly or name in ACCOUNT_FIELDS or name in CONTACT_FIELDS)
        ]

    def _portfolio_said(self):
        """What a lead says before it is linked with a customer, whose words core takes for the lead's.

        :return: ``{field: (value, what to keep of it in words)}``
        """
        return {name: (self[name], value_of(self, name)) for name in self._portfolio_told_fields()}

    def _portfolio_keep_address(self, said):
        """A lead keeps the address it came with, where its account has another.

        :param said: ``{lead id: what _portfolio_said() gave}``
        """
        for lead in self:
            lost = {
                name: lead._fields[name].convert_to_write(value, lead) for name, (value, _text) in said[lead.id].items()
                if name in ADDRESS and lead[name] != value}
            if lost:
                lead.write(lost)

    # ------------------------------------------------------------------
    # the account and its contact
    # ------------------------------------------------------------------

    def _portfolio_make_customers(self, accounts):
        """Find or create the account and contact of each lead: one create for companies, one for persons.

        :param dict accounts: ``{lead: existing account, or none}``
        :return: ``({lead: contact or account}, partners created)``
        """
        new = self.filtered(lambda lead: not accounts[lead] and not lead.partner_id)
        companies, company_of = new._portfolio_create_companies()
        accounts_of = {
            lead: company_of.get(lead) or accounts[lead] or lead.partner_id.commercial_partner_id
            for lead in self
        }
        old = self - new
        contacts = {lead: lead._portfolio_find_contact(accounts_of[lead]) for lead in old}
        missing = self.filtered(
            lambda lead: not contacts.get(lead) and lead._portfolio_needs_contact(accounts_of[lead])
        )
        persons = self.env['res.partner'].create([
            lead._portfolio_contact_vals(accounts_of[lead]) for lead in missing])
        contacts.update(zip(missing, persons, strict=True))
        for lead in self:
            contacts[lead] = contacts.get(lead) or accounts_of[lead]
        for lead in old:
            lead._portfolio_fill(contacts[lead], accounts_of[lead])
        return contacts, companies | persons

    def _portfolio_create_companies(self):
        """One new company per firm: two leads of one firm make one account, two firms of one name make two.

        :return: ``(companies, {lead: its company})``; leads of persons have none
        """
        firms = self._portfolio_firms()
        companies = self.env['res.partner'].create([
            leads[0]._prepare_customer_values(leads[0].partner_name, is_company=True) for leads in firms])
        return companies, {
            lead: company for leads, company in zip(firms, companies, strict=True) for lead in leads}

    def _portfolio_firms(self):
        """Lists of leads of one firm: of one name in any writing, and of no two places or tax IDs."""
        firms, home = {}, self.env.company.country_id.code or ''
        for lead in self.filtered('partner_name'):
            said = profile({
                **{name: lead[name] for name in ('partner_name', 'portfolio_vat', 'zip', 'city')},
                'country': lead.country_id.code}, home)
            same_name = firms.setdefault(name_key(lead.partner_name) or lead.partner_name.strip().casefold(), [])
            leads = next((leads for other, leads in same_name if not are_apart(said, other)), None)
            if leads is None:
                same_name.append((said, [lead]))
            else:
                leads.append(lead)
        return [leads for same_name in firms.values() for _said, leads in same_name]

    def _portfolio_find_contact(self, account):
        """Who of ``account`` wrote this lead, by e-mail address."""
        email = email_normalize(self.email_from)
        if self.partner_id and self.partner_id.commercial_partner_id == account:
            return self.partner_id
        if email and email == account.email_normalized and not self.contact_name:
            return account
        return account.child_ids.filtered(lambda contact: email and contact.email_normalized == email)[:1]

    def _portfolio_needs_contact(self, account):
        """A person is wanted if the lead names one, or there is no account to hold what it says."""
        email = email_normalize(self.email_from)
        return not account or bool(self.contact_name) or bool(email and email != account.email_normalized)

    def _portfolio_contact_vals(self, account):
        name = self.contact_name or email_normalize(self.email_from) or self.name
        values = self._prepare_customer_values(name, is_company=False, parent_id=account.id)
        if account:
            # core gives a contact's address and tax ID to its company, whatever that has
            for field in {*ADDRESS, *account._commercial_fields()} & values.keys():
                del values[field]
        return values

    def _portfolio_fill(self, contact, account):
        """Give an existing account what it lacks and this lead knows; what it has stays."""
        if not account.has_access('write'):
            return
        for partner, names in ((contact, CONTACT_FIELDS), (account, ACCOUNT_FIELDS)):
            values = {
                target: self._fields[name].convert_to_write(self[name], self)
                for name, target in names.items()
                if target not in NEVER_FILLED and self[name] and not partner[target]
            }
            if any(partner[name] for name in ADDRESS):
                values = {name: value for name, value in values.items() if name not in ADDRESS}
            if values:
                partner.write(values)
        if not account.portfolio_category_id:
            account._portfolio_set_category(
                self.env['portfolio.category']._first_of_kind('lead'),
                kept('conversion.converted_from', self.name), 'conversion', self)

    def _portfolio_go_on(self, contacts, outcome):
        """Link each lead with its customer, and go on with it or put it away.

        :param dict contacts: ``{lead: its customer}``
        :param outcome: ``opportunity``, or anything else: the lead is archived
        """
        for lead in self._portfolio_tell(PromoteLater()):
            if outcome == 'opportunity':
                lead.convert_opportunity(contacts[lead])
            else:
                lead.write({'partner_id': contacts[lead].id, 'active': False})
        self._portfolio_promote()
        self.env.flush_all()
