from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools.foundation.stop import one_stop
from ...tools.territory.territory_map import place, search_url


class PortfolioRouteStop(models.Model):
    """An account on a route, at its place in the order."""
    _name = 'portfolio.route.stop'
    _description = "Stop of a Route"
    _order = 'route_id, sequence, id'
    _rec_name = 'partner_id'

    route_id = fields.Many2one('portfolio.route', required=True, index=True, ondelete='cascade')
    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, index=True, ondelete='cascade',
        domain=[('portfolio_is_account', '=', True)])
    sequence = fields.Integer(default=10)
    note = fields.Char(help="What to know at the door: the bell, the loading bay, who opens.")
    company_id = fields.Many2one(related='route_id.company_id', store=True)
    zone_id = fields.Many2one(related='partner_id.portfolio_zone_id')
    city = fields.Char(related='partner_id.city')
    problem = fields.Char(compute='_compute_problem', help="Why nobody should stop here.")
    place = fields.Char(compute='_compute_place')
    map_url = fields.Char(compute='_compute_place')

    _once = models.UniqueIndex('(route_id, partner_id)', "The account is already on the route.")

    @api.depends('partner_id.active', 'partner_id.portfolio_is_account', 'partner_id.portfolio_blocked_visit')
    @api.depends_context('lang')
    def _compute_problem(self):
        # one look at the blocks of all stops
        blocked = self.partner_id._origin._portfolio_blocked('visit')
        for stop in self:
            account = stop.partner_id
            stop.problem = (
                self.env._("Archived") if account and not account.active else
                self.env._("No account any longer") if account and not account.portfolio_is_account else
                self.env._("Visits blocked") if account._origin in blocked else False)

    def _compute_place(self):
        addresses = self.partner_id._origin._portfolio_visit_addresses()
        for stop in self:
            visit = addresses.get(stop.partner_id._origin, stop.partner_id)
            stop.place = place(
                visit.partner_latitude, visit.partner_longitude,
                visit._display_address(without_company=True) if visit.zip or visit.city or visit.street else "")
            stop.map_url = search_url(stop.place)

    @api.constrains('partner_id')
    def _check_account(self):
        for stop in self:
            # sudo: res.partner - the account of a contact, to name it
            account = stop.partner_id.sudo().commercial_partner_id
            if account != stop.partner_id:
                raise ValidationError(one_stop(self.env._(
                    "Account: %(contact)s is a contact of %(account)s. Put the account on the route.",
                    contact=stop.partner_id.display_name, account=account.display_name)))

    @api.model_create_multi
    def create(self, vals_list):
        self._check_visible(vals_list)
        stops = super().create(vals_list)
        stops.route_id._sync_accounts()
        return stops

    def write(self, vals):
        self._check_visible([vals])
        before = self.route_id
        result = super().write(vals)
        if vals.keys() & {'route_id', 'partner_id'}:
            (before | self.route_id)._sync_accounts()
        return result

    def unlink(self):
        routes = self.route_id
        result = super().unlink()
        routes._sync_accounts()
        return result

    @api.model
    def _check_visible(self, vals_list):
        """The accounts are seen, before anything says that they are on the route or what they are called."""
        self.env['res.partner'].browse({
            vals['partner_id'] for vals in vals_list if vals.get('partner_id')}).check_access('read')

    def action_map(self):
        """The stop in the map application."""
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self.map_url, 'target': 'new'}

    def action_open(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'res.partner',
            'res_id': self.partner_id.id,
            'view_mode': 'form',
            'views': [(False, 'form')],
        }
