import re
from collections import defaultdict

from odoo import api, models

from odoo.addons.iap.tools import iap_tools
from odoo.addons.mail.tools import mail_validation

from ...tools.foundation.bulk import MANY, with_amounts
from ...tools.foundation.plain_html import PlainHtml
from ...tools.search.phone_country import spanish_e164

#: an address and nothing else, as nearly all are written: core finds in it what is written, in small letters
BARE = re.compile(r' *[\w+-]+(?:\.[\w+-]+)*@[a-z\d-]+(?:\.[a-z\d-]+)+ *', re.ASCII | re.IGNORECASE)
#: whether core has a library that looks closer at an address than whether it is one
LOOKS_CLOSER = hasattr(mail_validation, 'address')
#: what follows from none is nothing
RECURRING = ('recurring_revenue_monthly', 'recurring_revenue_monthly_prorated', 'recurring_revenue_prorated')


class CrmLead(models.Model):
    """What core works out for each of many leads, worked out once for those that are alike."""
    _inherit = 'crm.lead'

    @api.model
    def _create(self, data_list):
        clean = [self._portfolio_take_clean(data['stored']) for data in data_list]
        with with_amounts(self):
            leads = super()._create(data_list)
        for lead, texts in zip(leads, clean, strict=True):
            for field, text in texts.items():
                # written with whatever else the batch writes
                field._update_cache(lead, text, dirty=True)
        return leads

    @api.model
    def _portfolio_foretold(self, stored):
        foretold = super()._portfolio_foretold(stored)
        if (email := stored.get('email_from')) and BARE.fullmatch(email):
            normalized = email.strip().lower()
            domain = normalized.rpartition('@')[2]
            foretold['email_normalized'] = normalized
            foretold['email_domain_criterion'] = (
                normalized if domain in iap_tools._MAIL_DOMAIN_BLACKLIST else f'@{domain}')
        if phone := spanish_e164(stored.get('phone') or ''):
            foretold['phone_sanitized'] = phone
        if not stored.get('recurring_revenue'):
            foretold.update(dict.fromkeys(RECURRING, 0.0))
        return foretold

    @api.model
    def _portfolio_take_clean(self, stored):
        """Take what needs no sanitizing out of the values that core sanitizes: ``{field: text}``."""
        names = [name for name, value in stored.items() if isinstance(value, PlainHtml)]
        return {self._fields[name]: str(stored.pop(name)) for name in names}

    @api.depends('phone_sanitized')
    def _compute_phone_state(self):
        """Core reads each number a second time, although it has brought it into its international form."""
        read = self.filtered(lambda lead: lead.phone and lead.country_id.code and lead.phone_sanitized)
        read.phone_state = 'correct'
        return super(CrmLead, self - read)._compute_phone_state()

    @api.depends('email_from')
    def _compute_email_normalized(self):
        """Core takes each address apart three times, although most fields hold one and nothing else."""
        bare = self.filtered(lambda lead: BARE.fullmatch(lead.email_from or ''))
        for lead in bare:
            lead.email_normalized = lead.email_from.strip().lower()
        return super(CrmLead, self - bare)._compute_email_normalized()

    @api.depends('email_normalized')
    def _compute_email_state(self):
        bare = self.filtered(lambda lead: BARE.fullmatch(lead.email_from or ''))
        sound = bare
        if LOOKS_CLOSER:
            sound = bare.filtered(lambda lead: mail_validation.mail_validate(lead.email_normalized))
        sound.email_state = 'correct'
        (bare - sound).email_state = 'incorrect'
        return super(CrmLead, self - bare)._compute_email_state()

    def _phone_format_number(self, number, country, force_format='E164', raise_exception=False):
        """Core reads each number twice to find out how it is written; most of ours leave nothing to find out."""
        known = spanish_e164(number) if force_format == 'E164' and number else ''
        return known or super()._phone_format_number(
            number, country, force_format=force_format, raise_exception=raise_exception)

    @api.depends('recurring_revenue', 'recurring_plan.number_of_months')
    def _compute_recurring_revenue_monthly(self):
        recurring = self._portfolio_recurring('recurring_revenue_monthly')
        return super(CrmLead, recurring)._compute_recurring_revenue_monthly()

    @api.depends('recurring_revenue_monthly', 'probability')
    def _compute_recurring_revenue_monthly_prorated(self):
        recurring = self._portfolio_recurring('recurring_revenue_monthly_prorated')
        return super(CrmLead, recurring)._compute_recurring_revenue_monthly_prorated()

    @api.depends('recurring_revenue', 'probability')
    def _compute_recurring_revenue_prorated(self):
        recurring = self._portfolio_recurring('recurring_revenue_prorated')
        return super(CrmLead, recurring)._compute_recurring_revenue_prorated()

    def _portfolio_recurring(self, amount):
        """Leads with a recurring revenue; what follows from none is nothing, said of all others at once."""
        recurring = self.filtered('recurring_revenue')
        (self - recurring)[amount] = 0.0
        return recurring

    def _check_company(self, fnames=None):
        """Of leads that share all that is checked, one is checked for the others: core looks at each."""
        if len(self) < MANY:
            return super()._check_company(fnames)
        if fnames is None or {'company_id', 'company_ids'} & set(fnames):
            fnames = self._fields     # as core does: another company asks for all of them
        checked = [name for name in fnames if self._fields[name].relational and self._fields[name].check_company]
        alike = self._portfolio_alike({'company_id', *checked})
        return super(CrmLead, self.browse(ids[0] for ids in alike))._check_company(fnames)

    def _pls_get_lead_pls_values(self, domain=None):
        """What the probability of each lead follows from: of many leads, most have the same."""
        if domain or len(self) < MANY:
            return super()._pls_get_lead_pls_values(domain=domain)
        alike = self._portfolio_alike({'stage_id', 'team_id', *self._pls_get_safe_fields()})
        found = super(CrmLead, self.browse(ids[0] for ids in alike))._pls_get_lead_pls_values()
        return {lead_id: found[ids[0]] for ids in alike for lead_id in ids}

    def _portfolio_alike(self, names):
        """Ids of those that have the same in all of these fields, together.

        Whole columns of the cache are compared: reading each field of each lead takes as long as what is spared.
        """
        columns = []
        for field in (self._fields[name] for name in sorted(names)):
            if field.compute and field.store:
                field.recompute(self)
            values = field._get_cache(self.env)
            for lead in self.browse(lead_id for lead_id in self._ids if lead_id not in values):
                field.__get__(lead)     # those behind it are read with it
            columns.append([values.get(lead_id) for lead_id in self._ids])
        alike = defaultdict(list)
        for lead_id, said in zip(self._ids, zip(*columns, strict=True), strict=True):
            alike[said].append(lead_id)
        return list(alike.values())
