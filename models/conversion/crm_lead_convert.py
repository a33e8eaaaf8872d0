from odoo import models
from odoo.tools import email_normalize, parse_contact_from_email

from ...tools.foundation.lead_told import Customers
from ..account.res_partner import Change
from ..foundation.sentence import kept

# signals that tell by themselves who it is
EXACT = ('tax', 'email', 'phone')


class CrmLead(models.Model):
    """The account a lead is converted into is looked for as on every channel."""
    _inherit = 'crm.lead'

    def _portfolio_matches(self):
        """Accounts each lead may belong to, those the finder is surest of first; then those of the very same name.

        Every account is looked at, so that none is created twice; what the user may not see, the caller must not show.
        A name alone is shared by many: it does not make them the same.

        :return: ``{lead: [(account, 'tax' | 'email' | 'phone' | 'name' | 'alike', whether it is the same)]}``, accounts
            in sudo
        """
        found, named = self.env['portfolio.lead.match']._match(self), self._portfolio_named_alike()
        Consequence = self.env['portfolio.lead.match.consequence']
        matches = {}
        for index, lead in enumerate(self):
            accounts = [one for one in found.get(index, ()) if one['target'] == 'account']
            same = Consequence._same_account(accounts)
            by_account = {
                one['record']: (
                    next((signal for signal in EXACT if signal in one['signals']), 'alike'), one['record'] == same)
                for one in accounts}
            for account in named[lead]:
                why, is_same = by_account.get(account, ('alike', False))
                by_account[account] = ('name' if why == 'alike' else why, is_same)
            matches[lead] = [(account, *told) for account, told in by_account.items()]
        return matches

    def _portfolio_named_alike(self):
        """``{lead: accounts of its name, letter by letter}``, our own people and companies left out; in sudo."""
        names = {lead: (lead.partner_name or lead.contact_name or '').strip() for lead in self}
        # sudo: res.partner - an account of a colleague must not be created a second time
        partners = self.env['res.partner'].sudo().search(
            [('name', 'in', [*filter(None, names.values())]), ('partner_share', '=', True)])
        own = partners._portfolio_own_companies()
        partners = partners.filtered(lambda partner: partner.commercial_partner_id not in own).grouped('name')
        return {
            lead: partners.get(name, self.env['res.partner'].browse()).commercial_partner_id
            for lead, name in names.items()}

    # -- many at once, as Odoo converts them -----------------------------------------------------

    def _find_matching_partner(self):
        told = self._portfolio_told(Customers)
        made = told and told.of.get(self.id)
        # made by whoever converts, and read by him
        return made.with_env(self.env) if made else super()._find_matching_partner()

    def _portfolio_new_customers(self):
        """Make the customers core would make of these leads one after the other: companies, then persons.

        A second lead of the same address finds the customer of the first, as it would.

        :return: ``{lead id: partner}`` of the leads whose customer is new
        """
        new = self._portfolio_without_customer()._portfolio_tell(Change(
            'conversion', {False: kept('conversion.converted')}, {}))
        Partner = new.env['res.partner']
        firms = new.filtered('partner_name')
        company_of = dict(zip(firms, Partner.create([
            lead._prepare_customer_values(lead.partner_name, is_company=True) for lead in firms]), strict=True))
        names = {lead: lead.contact_name or parse_contact_from_email(lead.email_from or '')[0] for lead in new}
        people = new.filtered(lambda lead: names[lead] or lead not in company_of)
        contact_of = dict(zip(people, Partner.create([
            lead._prepare_customer_values(
                names[lead] or lead.name, is_company=False, parent_id=company_of.get(lead, Partner).id)
            for lead in people]), strict=True))
        return {lead.id: contact_of.get(lead) or company_of[lead] for lead in new}

    def _portfolio_without_customer(self):
        """Those of ``self`` of whom no contact has the address, the first of each address."""
        leads = self.filtered(lambda lead: lead.active and not lead.partner_id)
        emails = {lead: lead.email_normalized or lead.email_from for lead in leads}
        asking = leads.filtered(lambda lead: emails[lead])
        known = asking._partner_find_from_emails(
            {lead: [emails[lead]] for lead in asking}, no_create=True) if asking else {}
        firsts = {}
        for lead in leads:
            if not known.get(lead.id):
                key = emails[lead] and (email_normalize(emails[lead], strict=False) or emails[lead])
                firsts.setdefault(key or lead.id, lead.id)
        return leads.browse(firsts.values())
