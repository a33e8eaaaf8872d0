from odoo import models
from odoo.tools import email_normalize, parse_contact_from_email

from ...tools.foundation.lead_told import Customers
from ..account.res_partner import Change
from ..foundation.sentence import kept

# what a finder's signal is called in the wizard that converts
WORDS = {'tax': 'tax', 'email': 'email', 'phone': 'phone'}


class CrmLead(models.Model):
    """The account a lead is converted into is looked for as on every channel."""
    _inherit = 'crm.lead'

    def _portfolio_matches(self):
        named = super()._portfolio_matches()
        found = self.env['portfolio.lead.match']._match(self)
        Consequence = self.env['portfolio.lead.match.consequence']
        matches = {}
        for index, lead in enumerate(self):
            accounts = [one for one in found.get(index, ()) if one['target'] == 'account']
            same = Consequence._same_account(accounts)
            by_account = {
                one['record']: (
                    next((WORDS[signal] for signal in WORDS if signal in one['signals']), 'alike'),
                    one['record'] == same)
                for one in accounts}
            for account, why, is_same in named[lead]:
                known = by_account.get(account, ('alike', is_same))
                if known[0] == 'alike':
                    by_account[account] = (why, known[1])
            matches[lead] = [(account, *told) for account, told in by_account.items()]
        return matches

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
