from odoo import models

from .mail_thread import ThreadParticipants


class MailMessage(models.Model):
    _inherit = 'mail.message'

    def _portfolio_shown_anyway(self, model):
        told = self._portfolio_told(ThreadParticipants)
        known = told.partner_ids if told and model == 'res.partner' else ()
        return super()._portfolio_shown_anyway(model) | set(known)
