from odoo import models

from .res_partner_written import NOTES


class CalendarEvent(models.Model):
    _inherit = 'calendar.event'

    # search in the reports of meetings
    _portfolio_notes_idx = models.Index(f"USING gin (({NOTES.format('description')})) WHERE description IS NOT NULL")
