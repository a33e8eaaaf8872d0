from datetime import timedelta

from odoo import api, fields, models


class PortfolioLeadFormHit(models.Model):
    """One attempt to send a web form, kept for as long as limits look back."""
    _name = 'portfolio.lead.form.hit'
    _description = "Attempt on a Web Form"
    _log_access = False
    _rec_name = 'visitor'

    form_id = fields.Many2one('portfolio.lead.form', required=True, ondelete='cascade')
    visitor = fields.Char(required=True, help="A salted hash, not the address.")
    date = fields.Datetime(required=True)

    _recent = models.Index('(form_id, date)')

    @api.autovacuum
    def _gc_hits(self):
        self.search([('date', '<', fields.Datetime.now() - timedelta(hours=1))]).unlink()
