from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.territory.territory_map import round_url
from ..mixin.coded import unique_code

WEEKDAYS = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')


class PortfolioRoute(models.Model):
    """A round: accounts in the order they are passed, to be driven again and again.

    A template, not an appointment: on which weekdays, and in which weeks of a cycle. An account may
    be on several.
    """
    _name = 'portfolio.route'
    _inherit = ['portfolio.catalogue', 'portfolio.coded']
    _description = "Route"
    _order = 'name, id'

    name = fields.Char(required=True)
    user_id = fields.Many2one(
        'res.users', "Representative", index=True, domain=[('share', '=', False)],
        default=lambda self: self.env.user)
    zone_id = fields.Many2one('portfolio.zone', index='btree_not_null', ondelete='set null')
    company_id = fields.Many2one('res.company', index=True, default=lambda self: self.env.company)
    color = fields.Integer()
    monday = fields.Boolean()
    tuesday = fields.Boolean()
    wednesday = fields.Boolean()
    thursday = fields.Boolean()
    friday = fields.Boolean()
    saturday = fields.Boolean()
    sunday = fields.Boolean()
    cycle_weeks = fields.Integer("Every … Weeks", default=1, help="1: every week; 4: every fourth.", aggregator=None)
    cycle_week = fields.Integer(
        "In Week", default=1, help="Which week of the cycle: of every 4, the first, the second…", aggregator=None)
    rhythm = fields.Char(compute='_compute_rhythm', help="When, in words.")
    note = fields.Text()
    stop_ids = fields.One2many('portfolio.route.stop', 'route_id', "Stops")
    stop_count = fields.Integer("Number of Stops", compute='_compute_counts')
    problem_count = fields.Integer(
        "Stops to Look At", compute='_compute_counts', help="Archived, blocked, or no account any longer.")
    map_url = fields.Char(compute='_compute_map_url')

    _code_unique = unique_code('coalesce(company_id, 0)')
    _cycle = models.Constraint(
        'CHECK (cycle_weeks BETWEEN 1 AND 52 AND cycle_week BETWEEN 1 AND cycle_weeks)',
        "Cycle: from 1 to 52 weeks, and 'In Week' is one of them.")

    @api.depends(*WEEKDAYS, 'cycle_weeks', 'cycle_week')
    @api.depends_context('lang')
    def _compute_rhythm(self):
        names = dict(zip(WEEKDAYS, self._weekday_names(), strict=True))
        for route in self:
            days = ", ".join(names[day] for day in WEEKDAYS if route[day])
            weeks = "" if route.cycle_weeks <= 1 else self.env._(
                "week %(week)s of %(weeks)s", week=route.cycle_week, weeks=route.cycle_weeks)
            route.rhythm = " · ".join(filter(None, (days, weeks)))

    def _weekday_names(self):
        return [
            self.env._("Mon"), self.env._("Tue"), self.env._("Wed"), self.env._("Thu"), self.env._("Fri"),
            self.env._("Sat"), self.env._("Sun")]

    @api.depends('stop_ids.partner_id')
    def _compute_counts(self):
        Stop = self.env['portfolio.route.stop']
        stops = Stop.search([('route_id', 'in', self.ids)]).grouped('route_id')
        for route in self:
            own = stops.get(route._origin, Stop)
            route.stop_count = len(own)
            route.problem_count = len(own.filtered('problem'))

    @api.depends('stop_ids.sequence', 'stop_ids.partner_id', 'stop_ids.problem')
    def _compute_map_url(self):
        for route in self:
            # nobody is sent where nobody should stop
            route.map_url = round_url(route.stop_ids.filtered(lambda stop: not stop.problem).mapped('place'))

    @api.constrains('zone_id', 'company_id')
    def _check_zone_company(self):
        for route in self:
            company = route.zone_id.company_id
            if company and route.company_id != company:
                raise ValidationError(self.env._(
                    "Zone: %(zone)s is of %(company)s. Choose another zone, or make the route one of that company.",
                    zone=route.zone_id.complete_name, company=company.name))

    def _add(self, accounts):
        """Put accounts at the end of each of these routes, in their order; who is on it already stays where he is.

        :return: the stops that were made
        """
        last = dict(self.env['portfolio.route.stop']._read_group(
            [('route_id', 'in', self.ids)], ['route_id'], ['sequence:max']))
        return self.env['portfolio.route.stop'].create([
            {'route_id': route.id, 'partner_id': account.id, 'sequence': (last.get(route) or 0) + 10 * place}
            for route in self
            for place, account in enumerate(accounts - route.stop_ids.partner_id, start=1)
        ])

    def _sync_accounts(self):
        """Bring ``res.partner.portfolio_route_ids`` in line with the stops, in one statement."""
        self.env['portfolio.route.stop'].flush_model(['route_id', 'partner_id'])
        self.env.execute_query(SQL(
            """
            WITH gone AS (
                DELETE FROM portfolio_route_account_rel rel
                 WHERE rel.route_id = ANY(%(ids)s) AND NOT EXISTS (
                       SELECT FROM portfolio_route_stop stop
                        WHERE stop.route_id = rel.route_id AND stop.partner_id = rel.partner_id)
            )
            INSERT INTO portfolio_route_account_rel (route_id, partner_id)
            SELECT route_id, partner_id FROM portfolio_route_stop WHERE route_id = ANY(%(ids)s)
            ON CONFLICT DO NOTHING
            RETURNING route_id
            """, ids=self.ids))
        self.env['res.partner'].invalidate_model(['portfolio_route_ids'], flush=False)

    def action_add_zone(self):
        """Put the accounts of the route's zone and its subzones on it, by postal code."""
        self.ensure_one()
        accounts = self.env['res.partner'].search(
            Domain('portfolio_zone_id', 'child_of', self.zone_id.ids) & Domain('portfolio_is_account', '=', True),
            order='zip, complete_name, id')
        stops = self._add(accounts)
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success' if stops else 'info',
                'message': self.env._("Accounts added: %s.", len(stops)) if stops else self.env._(
                    "All accounts of the zone are on the route already."),
                'next': {'type': 'ir.actions.client', 'tag': 'soft_reload'},
            },
        }

    def action_map(self):
        """Directions along the round."""
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self.map_url, 'target': 'new'}

    def _portfolio_is_usage(self, model_name, field_name):
        # its stops are the route; the accounts that have it are where it is used
        return model_name != 'portfolio.route.stop' and super()._portfolio_is_usage(model_name, field_name)

    def copy_data(self, default=None):
        return [
            {**vals, 'name': self.env._("%s (copy)", route.name), 'code': False}
            for route, vals in zip(self, super().copy_data(default), strict=True)]
