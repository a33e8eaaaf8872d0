from odoo import fields, models


class PortfolioRouteAdd(models.TransientModel):
    """Put accounts that were chosen in a list on a route."""
    _name = 'portfolio.route.add'
    _description = "Add to a Route"

    route_id = fields.Many2one('portfolio.route', required=True, ondelete='cascade')
    partner_ids = fields.Many2many('res.partner', string="Accounts", required=True)

    def action_add(self):
        self.ensure_one()
        stops = self.route_id._add(self.partner_ids.commercial_partner_id)
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success' if stops else 'info',
                'message': self.env._(
                    "%(route)s: %(new)s added, %(old)s were on it already.", route=self.route_id.name,
                    new=len(stops), old=len(self.partner_ids.commercial_partner_id) - len(stops)),
                'next': {'type': 'ir.actions.act_window_close'},
            },
        }
