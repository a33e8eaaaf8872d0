from odoo import api, models


class CrmLead(models.Model):
    _inherit = 'crm.lead'

    @api.model_create_multi
    def create(self, vals_list):
        leads = super().create(vals_list)
        leads._portfolio_promote()
        return leads

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'type', 'partner_id'}:
            self._portfolio_promote()
        return result

    def _portfolio_promote(self):
        """An opportunity makes its customer a prospect, if the settings say so."""
        self.env['portfolio.category']._promote(
            'opportunity', self.filtered(lambda lead: lead.type == 'opportunity' and lead.partner_id))
