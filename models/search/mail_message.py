from markupsafe import Markup

from odoo import models

from .res_partner_written import NOTES, WRITTEN


class MailMessage(models.Model):
    _inherit = 'mail.message'

    # search in what was written to and about an account, its orders, opportunities and meetings
    _portfolio_notes_idx = models.Index(f"USING gin (({NOTES.format('body')})) WHERE {WRITTEN}")

    def _portfolio_copy_vals(self):
        """Values of this message to be said again on another record; nobody is notified of it.

        Tracked changes belong to the fields of the model they were tracked on, so the copy tells
        them in words.
        """
        self.ensure_one()
        subtype = self.subtype_id
        if subtype.res_model and subtype.res_model != 'res.partner':
            subtype = self.env.ref('mail.mt_note')
        return {
            'date': self.date,
            'author_id': self.author_id.id,
            'email_from': self.email_from,
            'reply_to': self.reply_to,
            'subject': self.subject,
            'body': self._portfolio_body(),
            'message_type': self.message_type,
            'subtype_id': subtype.id,
            'is_internal': self.is_internal,
        }

    def _portfolio_body(self):
        changes = Markup().join(
            Markup("<li>%s: %s → %s</li>") % (
                tracking.field_id.field_description,
                tracking._format_display_value(tracking.field_id.ttype, new=False)[0] or "∅",
                tracking._format_display_value(tracking.field_id.ttype)[0] or "∅",
            )
            for tracking in self.tracking_value_ids if tracking.field_id
        )
        said = (
            self.body
            or (self.subtype_id.description and Markup("<p>%s</p>") % self.subtype_id.description)
            or ""
        )
        return said + Markup("<ul>%s</ul>") % changes if changes else said
