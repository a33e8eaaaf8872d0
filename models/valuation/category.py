from odoo import api, models


class PortfolioCategory(models.Model):
    _inherit = 'portfolio.category'

    @api.model
    def _promote(self, event, documents):
        """What lifts the category of an account moves its situation too."""
        result = super()._promote(event, documents)
        # sudo: res.partner - whoever confirms an order may not be allowed to write the account
        accounts = documents.sudo().partner_id.commercial_partner_id.filtered('portfolio_is_account')
        accounts._portfolio_reach_situation(event)
        return result

    @api.model
    def _look_again(self, firsts, event):
        """What goes back when a document is cancelled takes the situation back, too."""
        result = super()._look_again(firsts, event)
        # sudo: res.partner - as above
        accounts = self.env['res.partner'].sudo().union(*firsts).filtered('portfolio_is_account')
        accounts._portfolio_leave_situations(firsts)
        return result
