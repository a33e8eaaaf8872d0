from odoo import models

# what a lead says of the person; the rest is the company's
PERSON = (
    'contact_name', 'email_from', 'email_cc', 'phone', 'function', 'portfolio_other_emails', 'portfolio_other_phones',
    'title')
HOME = ('street', 'street2', 'zip', 'city', 'state_id', 'website', 'portfolio_vat')


class ResPartner(models.Model):
    _inherit = 'res.partner'

    def _portfolio_said(self):
        """His leads may know other addresses and phones of his."""
        said = super()._portfolio_said()
        for lead in self._portfolio_own_leads(said):
            if lead.email_normalized and lead.partner_id == self:
                said['emails'] |= {lead.email_normalized}
            if lead.contact_name:
                said['names'] |= {lead.contact_name}
        return said

    def _portfolio_own_leads(self, said):
        return self.env['crm.lead'].search([
            '|', ('partner_id', '=', self.id), ('email_normalized', 'in', [email.lower() for email in said['emails']])])

    def _portfolio_erase_hanging(self, said):
        rows = super()._portfolio_erase_hanging(said)
        leads = self._portfolio_own_leads(said)
        emails = [email.lower() for email in said['emails']]
        Row, Submission = self.env['portfolio.lead.import.row'], self.env['portfolio.lead.form.submission']
        leads._portfolio_erase_traces(
            Row.search(['|', ('lead_id', 'in', leads.ids), ('email', 'in', emails)]),
            Submission.search(['|', ('lead_id', 'in', leads.ids), ('email', 'in', emails)]), leads.ids)
        rows.setdefault('crm.lead', set()).update(leads.ids)
        conversions = self.env['portfolio.conversion'].search([
            '|', '|', ('partner_id', '=', self.id), ('contact_id', '=', self.id), ('lead_id', 'in', leads.ids)])
        rows['portfolio.conversion'] = set(conversions.ids)
        rows['portfolio.conversion.line'] = set(conversions.line_ids.ids)
        messages = self.env['mail.message'].search([('model', '=', 'crm.lead'), ('res_id', 'in', leads.ids)])
        rows.setdefault('mail.message', set()).update(messages.ids)
        rows['mail.tracking.value'] |= set(messages.tracking_value_ids.ids)
        for lead in leads:
            names = [*PERSON, *(HOME if not self.parent_id else ())]
            # a lead that goes on is his company's: writing to it would write to him
            lead.write({'partner_id': self.parent_id.id, 'partner_name': lead.partner_name})
            lead.write({name: False for name in names if name in lead._fields})
        return rows
