from odoo import models

# the fields of a lead that core fills in from its contact, and from which
FROM_CONTACT = {'email_from': 'email', 'phone': 'phone', 'function': 'function', 'website': 'website'}


class CrmLead(models.Model):
    """Choosing a contact on a lead copies what the contact says: not what is hidden from the role of who chooses.

    What the lead itself says stays; a colleague who sees more, or a job, fills in the rest.
    """
    _inherit = 'crm.lead'

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
