from odoo import models


class MailingTrace(models.Model):
    _inherit = 'mailing.trace'

    def set_clicked(self, domain=None):
        traces = super().set_clicked(domain=domain)
        traces._portfolio_raise_interest()
        return traces

    def _portfolio_raise_interest(self):
        """A click in a mailing about an area shows interest, where nothing as good is known."""
        # sudo: mailing.trace, res.partner - whoever clicks is nobody of ours
        told = self.sudo().filtered(
            lambda trace: trace.model == 'res.partner' and trace.mass_mailing_id.portfolio_area_id)
        for mailing, traces in told.grouped('mass_mailing_id').items():
            # sudo: res.partner, portfolio.interest - as above
            partners = self.env['res.partner'].sudo().browse(traces.mapped('res_id')).exists()
            partners._portfolio_clicked(mailing)
