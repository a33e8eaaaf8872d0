from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL


class PortfolioZoneUser(models.Model):
    """A representative who works in a zone and its subzones, between two dates."""
    _name = 'portfolio.zone.user'
    _description = "Representative of a Zone"
    _order = 'is_current desc, is_main desc, date_from desc, id desc'
    _rec_name = 'user_id'

    zone_id = fields.Many2one('portfolio.zone', required=True, index=True, ondelete='cascade')
    user_id = fields.Many2one(
        'res.users', "Representative", required=True, index=True, ondelete='cascade', domain=[('share', '=', False)])
    is_main = fields.Boolean("Main", help="Answers for the zone. One at a time.")
    can_write = fields.Boolean("May Change", default=True, help="May change the zone's accounts, not only read them.")
    date_from = fields.Date("Since", required=True, default=fields.Date.context_today)
    date_to = fields.Date("Until", help="The last day. Empty: until further notice.")
    is_current = fields.Boolean("Current", compute='_compute_is_current', store=True)

    _dates_in_order = models.Constraint(
        'CHECK (date_to IS NULL OR date_to >= date_from)',
        "The representative leaves the zone before coming: check 'Until'.",
    )
    # two sessions that name one at once cannot both win
    _one_main = models.UniqueIndex(
        '(zone_id) WHERE is_main AND is_current', "The zone already has a main representative.")

    @api.depends('date_from', 'date_to')
    def _compute_is_current(self):
        today = fields.Date.context_today(self)
        for row in self:
            row.is_current = bool(row.date_from) and row.date_from <= today and (
                not row.date_to or row.date_to >= today)

    @api.constrains('user_id')
    def _check_user(self):
        for row in self:
            if row.user_id.share:
                raise ValidationError(self.env._(
                    "Representative: %s is a portal user. Choose somebody of the company.", row.user_id.name))

    @api.constrains('zone_id', 'user_id', 'is_main', 'date_from', 'date_to')
    def _check_dates(self):
        """The same person twice, or two main ones, on the same days: refused, also for days to come."""
        self.flush_model()
        double = self.env.execute_query(SQL(
            """
            SELECT mine.id, other.user_id = mine.user_id
              FROM portfolio_zone_user mine
              JOIN portfolio_zone_user other
                ON other.zone_id = mine.zone_id AND other.id != mine.id
               AND (other.user_id = mine.user_id OR (other.is_main AND mine.is_main))
               AND daterange(other.date_from, other.date_to, '[]') && daterange(mine.date_from, mine.date_to, '[]')
             WHERE mine.id = ANY(%s)
             LIMIT 1
            """, self.ids))
        if double:
            [[row_id, is_same]] = double
            row = self.browse(row_id)
            raise ValidationError(
                self.env._("Representative: %(user)s is in %(zone)s twice on the same days.",
                           user=row.user_id.name, zone=row.zone_id.complete_name) if is_same else
                self.env._("Main: %s has two on the same days. End one before the other starts.",
                           row.zone_id.complete_name))

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._changed(rows.user_id)
        return rows

    def write(self, vals):
        before = self.user_id
        result = super().write(vals)
        self._changed(before | self.user_id)
        return result

    def unlink(self):
        users = self.user_id
        result = super().unlink()
        self.browse()._changed(users)
        return result

    @api.model
    def _where(self, users):
        """In which zones each of ``users`` works now, subzones included.

        :return: three lists of one length: ids of users, ids of zones, whether he may change accounts there
        """
        self.flush_model()
        self.env['portfolio.zone'].flush_model(['parent_path', 'active'])
        rows = self.env.execute_query(SQL(
            """
            SELECT member.user_id, zone.id, bool_or(member.can_write)
              FROM portfolio_zone_user member
              JOIN portfolio_zone worked ON worked.id = member.zone_id AND worked.active
              JOIN portfolio_zone zone ON zone.parent_path LIKE worked.parent_path || '%%'
             WHERE member.is_current AND member.user_id = ANY(%s)
          GROUP BY member.user_id, zone.id
            """, users.ids))
        return tuple(list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])

    def _changed(self, users):
        """Where ``users`` work has changed; for rooms that follow it."""

    @api.model
    def _cron_dates(self):
        """Representatives who come or go today.

        Each batch recomputes rows whose stored ``is_current`` no longer agrees with their dates, so
        a run that dies is taken up by the next and a second run finds nothing.
        """
        while rows := self.search(self._stale_domain(), limit=1000):
            leaving = rows.filtered('is_current')
            # who goes first: there are never two main ones
            for batch in (leaving, rows - leaving):
                self.env.add_to_compute(self._fields['is_current'], batch)
                batch.flush_recordset(['is_current'])
            rows._changed(rows.user_id)
            if not self.env['ir.cron']._commit_progress(
                    len(rows), remaining=self.search_count(self._stale_domain())):
                break

    @api.model
    def _stale_domain(self):
        today = fields.Date.context_today(self)
        running = Domain('date_from', '<=', today) & (
            Domain('date_to', '=', False) | Domain('date_to', '>=', today))
        return (Domain('is_current', '=', True) & ~running) | (Domain('is_current', '=', False) & running)
