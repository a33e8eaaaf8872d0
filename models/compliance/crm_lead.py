from odoo import models

from ...tools.foundation.carrier import TracesStay
from ...tools.foundation.lead_told import Importing
from ..foundation.sentence import kept
from ..lead_import.lead_import_erase import READ


class CrmLead(models.Model):
    """A lead that is deleted is forgotten: in the list it came from, in what its form sent, in journals."""
    _inherit = 'crm.lead'

    def unlink(self):
        # sudo: portfolio.lead.import.row and others - who was in it, whoever deletes the lead
        rows = self.env['portfolio.lead.import.row'].sudo().search([('lead_id', 'in', self.ids)])
        submissions = self.env['portfolio.lead.form.submission'].sudo().search([('lead_id', 'in', self.ids)])
        ids = self.ids
        result = super().unlink()
        if self._portfolio_told(Importing) or self._portfolio_told(TracesStay):
            return result
        gone = set(ids) - set(self.browse(ids).exists().ids)
        if gone:
            self._portfolio_erase_traces(
                rows.filtered(lambda row: not row.lead_id), submissions.filtered(lambda one: not one.lead_id), gone)
        return result

    def _portfolio_erase_traces(self, rows, submissions, ids):
        """:param ids: of leads that are gone, or are to be"""
        rows._erase('id', rows.ids)
        rows.import_id.filtered(lambda one: one.state not in READ)._erase_files(kept('compliance.file_lead'))
        submissions._anonymise()
        # sudo: portfolio.journal.entry - what undo would bring back
        self.env['portfolio.journal.entry'].sudo()._erase('crm.lead', ids)
        self.env['portfolio.erasure']._unname('crm.lead', ids)
