from odoo import api, models


class ResourceCalendar(models.Model):
    _inherit = 'resource.calendar'

    @api.constrains('tz')
    def _portfolio_forget_zones(self):
        self.env['res.company']._portfolio_forget_zones()
