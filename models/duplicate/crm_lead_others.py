import re

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.duplicate.lead_match import emails_of
from ...tools.search.search_contact import email_addresses


class CrmLead(models.Model):
    """What a lead took over from those that were merged into it and has no room for: more addresses and phones.

    It is found by them, and known by them when the same person writes again.
    """
    _inherit = 'crm.lead'

    portfolio_other_emails = fields.Char(
        "Other E-mails", groups='base.group_user', help="Of leads that were merged into this one.")
    portfolio_other_phones = fields.Char(
        "Other Phones", groups='base.group_user', help="Of leads that were merged into this one.")

    portfolio_external_ref = fields.Char(
        "External Key", copy=False, index='btree_not_null',
        help="What another program calls it: imported again, it is the same lead.")
    # keys of two programs, or of two lists, may be alike
    portfolio_external_origin = fields.Char("Files Its Key Is From", copy=False, readonly=True, exportable=False)
    # a line each: the files it is from, a space, the key
    portfolio_other_refs = fields.Text(
        "Other External Keys", copy=False, readonly=True, groups='base.group_user',
        help="Of leads that were merged into this one: imported again, they are this lead.")

    def _merge_get_fields(self):
        """All that people write on a lead and core does not know of: the first lead that says it is believed."""
        names = super()._merge_get_fields()
        ours = [
            name for name, field in self._fields.items()
            if (name.startswith(('portfolio_', 'x_')) and field.store and field.column_type and not field.readonly
                and not field.compute and name not in ('portfolio_other_emails', 'portfolio_other_phones'))]
        return names + [name for name in ours if name not in names]

    def _portfolio_keep_others(self, leads):
        """Keep the addresses and phones of ``leads`` that are not this lead's own."""
        self.ensure_one()
        emails = self._portfolio_emails_of(self.email_from)
        phones = {self._portfolio_digits(self.phone)}
        others, numbers = [], []
        for lead in self | leads:
            for address in email_addresses(f"{lead.email_from or ''}; {lead.portfolio_other_emails or ''}"):
                if key := self._portfolio_emails_of(address) - emails:
                    emails |= key
                    others.append(address)
            for number in re.split(r'[/;,]', f"{lead.phone or ''} / {lead.portfolio_other_phones or ''}"):
                digits = self._portfolio_digits(number)
                known = any(one.endswith(digits[-9:]) or digits.endswith(one[-9:]) for one in phones if one)
                if digits and not known:
                    phones.add(digits)
                    numbers.append(('+' if number.strip().startswith('+') else '') + digits)
        values = {
            'portfolio_other_emails': "; ".join(others) or False,
            'portfolio_other_phones': " / ".join(numbers) or False}
        if any(self[name] != value for name, value in values.items()):
            self.write(values)

    def _portfolio_keys(self):
        """All external keys of these leads and of those that were merged into them, as lines of the other keys."""
        own = [f"{lead.portfolio_external_origin or ''} {lead.portfolio_external_ref}"
               for lead in self if lead.portfolio_external_ref]
        return list(dict.fromkeys([
            *own, *(line for lead in self for line in (lead.portfolio_other_refs or '').splitlines())]))

    def _portfolio_keep_keys(self, keys):
        """Keep the external keys of leads that were merged into this one.

        :param keys: as :meth:`_portfolio_keys` gives them
        """
        self.ensure_one()
        own = f"{self.portfolio_external_origin or ''} {self.portfolio_external_ref}"
        others = "\n".join(key for key in keys if key != own) or False
        if self.portfolio_other_refs != others:
            self.portfolio_other_refs = others

    @api.model
    def _portfolio_by_other_keys(self, refs, company, origin, source):
        """Leads that took the place of others.

        :param refs: external keys that are looked for
        :param company: of whose leads, or those of no company
        :param origin: of whose files they must be, unless the lead is of ``source``
        :return: ``{key: lead}``
        """
        # sudo: crm.lead - all leads of the company are looked at, as by the finder
        merged = self.sudo().with_context(active_test=False).search_fetch([
            ('portfolio_other_refs', '!=', False), ('company_id', 'in', [False, company.id])],
            ['portfolio_other_refs', 'source_id'], order='id')
        found = {}
        for lead in merged:
            for line in lead.portfolio_other_refs.splitlines():
                whose, _space, ref = line.partition(' ')
                if ref in refs and (whose == origin or source and lead.source_id == source):
                    found[ref] = lead
        return found

    def _portfolio_emails_of(self, text):
        return set(emails_of(text or ''))

    def _portfolio_digits(self, number):
        return re.sub(r'\D', '', number or '')

    def _portfolio_said_by(self, name):
        """A field, and for e-mail and phone the others too, as :func:`~..tools.lead_match.match_keys` reads them."""
        more = {'email_from': ('portfolio_other_emails', '; '), 'phone': ('portfolio_other_phones', ' / ')}.get(name)
        if not more or not self[more[0]]:
            return self[name]
        return more[1].join(filter(None, [self[name], self[more[0]]]))

    # -- found by them -----------------------------------------------------------------------------

    def _portfolio_containing(self, field, text):
        found = super()._portfolio_containing(field, text)
        if field.name != 'email_from' or found is None:
            return found
        return found | super()._portfolio_containing(self._fields['portfolio_other_emails'], text)

    def _search_phone_mobile_search(self, operator, value):
        if value and not isinstance(value, (str, bool)) and operator not in ('in', 'not in'):
            # core measures its length; no phone is a number or a list
            return Domain.TRUE if operator in Domain.NEGATIVE_OPERATORS else Domain.FALSE
        found = super()._search_phone_mobile_search(operator, value)
        digits = self._portfolio_digits(value) if isinstance(value, str) else ''
        if operator not in ('ilike', 'like', '=', '=like', '=ilike') or len(digits) < 3:
            return found
        return Domain(found) | Domain('portfolio_other_phones', 'like', digits.removeprefix('00'))
