from odoo import api, models
from odoo.tools import SQL

from ...tools.compliance.erase_words import house_of
from ...tools.foundation.carrier import TracesStay
from ..foundation.sentence import kept

# what a lead says of the person; the rest is the company's
PERSON = (
    'contact_name', 'email_from', 'email_cc', 'phone', 'function', 'portfolio_other_emails', 'portfolio_other_phones',
    'title')
HOME = ('street', 'street2', 'zip', 'city', 'state_id', 'website', 'portfolio_vat')


class ResPartner(models.Model):
    _inherit = 'res.partner'

    def unlink(self):
        """A contact that is deleted is forgotten as a lead is: in lists, in what forms sent, in journals."""
        if self._portfolio_told(TracesStay):
            return super().unlink()
        # sudo: portfolio.lead.import.row, portfolio.lead.form.submission - who was in it, whoever deletes the contact
        rows, sent = (self.env[name].sudo() for name in ('portfolio.lead.import.row', 'portfolio.lead.form.submission'))
        emails, ids = set(filter(None, self.mapped('email_normalized'))), self.ids
        # what a lead says stays as long as the lead
        theirs = [('lead_id', '=', False), ('email', 'in', list(emails))]
        rows = rows.search(['|', ('partner_id', 'in', ids), '&', *theirs])
        sent = sent.search(theirs) if emails else sent
        result = super().unlink()
        gone = set(ids) - set(self.browse(ids).exists().ids)
        others = self._portfolio_others_emails(emails) if rows or sent else set()
        self.env['crm.lead']._portfolio_erase_traces(
            rows.filtered(lambda row: not (row.lead_id or row.partner_id or row.email in others)),
            sent.filtered(lambda one: one.email not in others), ())
        # sudo: portfolio.journal.entry - what undo would bring back
        self.env['portfolio.journal.entry'].sudo()._erase('res.partner', gone)
        self.env['portfolio.erasure']._unname('res.partner', gone)
        return result

    @api.model
    def _portfolio_others_emails(self, emails):
        """Those of ``emails`` that somebody has who is still here."""
        found = set()
        for model in ('res.partner', 'crm.lead'):
            # sudo: res.partner, crm.lead - whoever has them
            Model = self.env[model].sudo().with_context(active_test=False)
            found.update(Model.search([('email_normalized', 'in', list(emails))]).mapped('email_normalized'))
        return found

    def _portfolio_erase_files(self, pattern):
        """Lists and other files of ours that name him are deleted: what they say of others is in leads by now."""
        result = super()._portfolio_erase_files(pattern)
        lists = self.env['portfolio.lead.import'].browse(self.env['portfolio.erasure']._reached(
            'portfolio.lead.import', list({
                file.res_id for file in self._portfolio_files('portfolio.lead.import')
                if file._portfolio_names(pattern)})))
        lists.exists()._erase_files(kept('compliance.file_person'))
        return result

    def _portfolio_said(self):
        """His leads may know other addresses and phones of his."""
        said = super()._portfolio_said()
        for lead in self._portfolio_own_leads(said):
            if lead.email_normalized and lead.partner_id == self:
                said['emails'] |= {lead.email_normalized}
            if lead.contact_name:
                said['names'] |= {lead.contact_name}
            if lead.partner_id == self and self._portfolio_is_home(lead.street):
                said['streets'] |= {lead.street}
        return said

    def _portfolio_is_shared(self, pattern, said):
        """A lead of somebody else's may be of a namesake."""
        return super()._portfolio_is_shared(pattern, said) or bool(pattern) and bool(
            self.env['portfolio.erasure']._reached('crm.lead', [lead_id for lead_id, in self.env.execute_query(SQL(
                """
                SELECT id FROM crm_lead
                 WHERE id != ALL(%s) AND concat_ws(E'\n', partner_name, contact_name, street, street2) ~* %s
                """, self._portfolio_own_leads(said).ids, pattern))], 'read'))

    def _portfolio_own_leads(self, said):
        """Those of this contact; those with his e-mail, as far as whoever erases may change them."""
        leads = self.env['crm.lead']
        others = leads.search([
            ('partner_id', '!=', self.id), ('email_normalized', 'in', [email.lower() for email in said['emails']])])
        return leads.search([('partner_id', '=', self.id)]) | leads.browse(
            self.env['portfolio.erasure']._reached('crm.lead', others.ids))

    def _portfolio_erase_hanging(self, said):
        rows = super()._portfolio_erase_hanging(said)
        leads = self._portfolio_own_leads(said)
        emails = [email.lower() for email in said['emails']]
        Row, Submission = self.env['portfolio.lead.import.row'], self.env['portfolio.lead.form.submission']
        erasure = self.env['portfolio.erasure']
        theirs = [('lead_id', 'in', leads.ids)]
        named = [('lead_id', 'not in', leads.ids), ('email', 'in', emails)]
        lines = Row.search(theirs) | Row.browse(erasure._reached(Row._name, Row.search(named).ids))
        sent = Submission.search(theirs) | Submission.browse(
            erasure._reached(Submission._name, Submission.search(named).ids))
        # also those that are not taken in yet: the list without him can be read again
        lines.import_id._erase_files(kept('compliance.file_person'))
        leads._portfolio_erase_traces(lines, sent, leads.ids)
        rows.setdefault('crm.lead', set()).update(leads.ids)
        conversions = self.env['portfolio.conversion'].search([
            '|', '|', ('partner_id', '=', self.id), ('contact_id', '=', self.id), ('lead_id', 'in', leads.ids)])
        rows['portfolio.conversion'] = set(conversions.ids)
        rows['portfolio.conversion.line'] = set(conversions.line_ids.ids)
        messages = self.env['mail.message'].search([('model', '=', 'crm.lead'), ('res_id', 'in', leads.ids)])
        rows.setdefault('mail.message', set()).update(messages.ids)
        rows['mail.tracking.value'] |= set(messages.tracking_value_ids.ids)
        for lead in leads:
            names = [*PERSON, *(HOME if self._portfolio_lives_at(lead) else ())]
            # a lead that goes on is his company's: writing to it would write to him
            if lead.partner_id == self:
                lead.write({'partner_id': self.parent_id.id, 'partner_name': lead.partner_name})
            lead.write({name: False for name in names if name in lead._fields})
        return rows

    def _portfolio_lives_at(self, lead):
        """Whether a lead has his own address: that of his company stays."""
        return not self.parent_id or self._portfolio_is_home(lead.street) and (
            house_of(lead.street) == house_of(self.street))
