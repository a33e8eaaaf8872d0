from odoo import models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import email_normalize, format_list

# the fields of a lead that core fills in from its contact, and from which
FROM_CONTACT = {'email_from': 'email', 'phone': 'phone', 'function': 'function', 'website': 'website'}
# what a lead says of its account, field by field
SAID = {
    **FROM_CONTACT,
    **{name: name for name in ('street', 'street2', 'zip', 'city', 'state_id', 'country_id')},
    'portfolio_vat': 'vat', 'portfolio_activity_id': 'portfolio_activity_id',
    'portfolio_employee_count': 'portfolio_employee_count',
}
# what is made of it
DERIVED = {
    'email_normalized': 'email', 'email_domain_criterion': 'email', 'email_state': 'email',
    'partner_email_update': 'email', 'portfolio_match_email': 'email', 'portfolio_other_emails': 'email',
    'phone_sanitized': 'phone', 'phone_state': 'phone', 'partner_phone_update': 'phone',
    'portfolio_match_phone': 'phone', 'portfolio_other_phones': 'phone', 'portfolio_match_tax': 'vat',
    'portfolio_match_domain': ('email', 'website'),
    'portfolio_activity_division_id': 'portfolio_activity_id',
}


class CrmLead(models.Model):
    """Choosing a contact on a lead copies what the contact says: not what is hidden from the role of who chooses.

    What the lead itself says stays; a colleague who sees more, or a job, fills in the rest. As long as the lead has a
    contact, it shows none of this to whoever does not see it on the contact.
    """
    _name = 'crm.lead'
    _inherit = ['crm.lead', 'portfolio.account.copies']

    _portfolio_copies = {**SAID, **DERIVED}

    def _portfolio_changing(self, vals):
        if 'partner_id' in vals and not vals['partner_id']:
            self._portfolio_check_parting(vals)
        return super()._portfolio_changing(vals)

    def _portfolio_check_parting(self, vals):
        """Without its contact a lead would show what it repeats of him: only with other values in its place."""
        kept = [name for name in SAID if name in self._portfolio_hidden_copies() and name not in vals]
        if kept and self._portfolio_copying():
            raise AccessError(self.env._(
                "%(contact)s: your role does not see all that the lead says of it (%(fields)s), so it cannot be taken "
                "off. Choose another one, or ask your sales manager to take it off.",
                contact=self._fields['partner_id']._description_string(self.env),
                fields=format_list(self.env, [self._fields[name]._description_string(self.env) for name in kept])))

    def _search_phone_mobile_search(self, operator, value):
        found = super()._search_phone_mobile_search(operator, value)
        if 'phone' not in self._portfolio_hidden_copies():
            return found
        own = self._portfolio_own_words()
        return Domain(found) | ~own if operator in Domain.NEGATIVE_OPERATORS else Domain(found) & own

    def _portfolio_drop_copied(self, recipients_of):
        if 'email_from' not in self._portfolio_hidden_copies():
            return
        copying = self._portfolio_copying()
        # sudo: crm.lead - the addresses to leave out
        for lead in self.sudo().filtered(lambda one: one.id in copying):
            own = {email_normalize(text) for text in (lead.email_from, lead.email_normalized) if text}
            recipients_of[lead.id] = [
                one for one in recipients_of.get(lead.id, ())
                if one['partner_id'] or email_normalize(one['email'] or '') not in own]

    def _portfolio_hidden_of_contacts(self):
        # values are computed with all rights, so it is who asks that counts
        return self.env['res.partner'].sudo(False)._portfolio_hidden()

    def _portfolio_compute_from_contact(self, name, compute):
        """Run ``compute``, which fills in ``name``, but keep what the lead says where the contact's is hidden."""
        if FROM_CONTACT[name] not in self._portfolio_hidden_of_contacts():
            return compute()
        said = {lead: lead[name] for lead in self}
        compute()
        for lead, value in said.items():
            lead[name] = value

    def _compute_email_from(self):
        return self._portfolio_compute_from_contact('email_from', super()._compute_email_from)

    def _compute_phone(self):
        return self._portfolio_compute_from_contact('phone', super()._compute_phone)

    def _compute_function(self):
        return self._portfolio_compute_from_contact('function', super()._compute_function)

    def _compute_website(self):
        return self._portfolio_compute_from_contact('website', super()._compute_website)

    def _prepare_address_values_from_partner(self, partner):
        values = super()._prepare_address_values_from_partner(partner)
        hidden = self._portfolio_hidden_of_contacts()
        return {name: self[name] if name in hidden else value for name, value in values.items()}

    def _prepare_values_from_partner(self, partner):
        values = super()._prepare_values_from_partner(partner)
        hidden = {FROM_CONTACT.get(name, name) for name in values} & self._portfolio_hidden_of_contacts()
        return {name: value for name, value in values.items() if FROM_CONTACT.get(name, name) not in hidden}
