from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL


class PortfolioZoneUser(models.Model):
    """A representative who works in a zone and its subzones, between two dates."""
    _name = 'portfolio.zone.user'
    _inherit = ['portfolio.period']
    _description = "Representative of a Zone"
    _order = 'is_current desc, is_main desc, date_from desc, id desc'
    _rec_name = 'user_id'

    zone_id = fields.Many2one('portfolio.zone', required=True, index=True, ondelete='cascade')
    user_id = fields.Many2one(
        'res.users', "Representative", required=True, index=True, ondelete='cascade', domain=[('share', '=', False)])
    is_main = fields.Boolean("Main", help="Answers for the zone. One at a time.")
    can_write = fields.Boolean("May Change", default=True, help="May change the zone's accounts, not only read them.")

    # two sessions that name one at once cannot both win
    _one_main = models.UniqueIndex(
        '(zone_id) WHERE is_main AND is_current', "The zone already has a main representative.")

    @api.constrains('user_id')
    def _check_user(self):
        for row in self:
            if row.user_id.share:
                raise ValidationError(self.env._(
                    "Representative: %s is a portal user. Choose somebody of the company.", row.user_id.name))

    @api.constrains('zone_id', 'user_id', 'is_main', 'date_from', 'date_to')
    def _check_dates(self):
        """The same person twice, or two main ones, on the same days: refused, also for days to come."""
        row, other = self._overlapping(SQL(
            "other.zone_id = mine.zone_id AND (other.user_id = mine.user_id OR (other.is_main AND mine.is_main))"))
        if row:
            # sudo: portfolio.zone.user - the one in the way, in a zone the user may read
            is_same = other.sudo().user_id == row.user_id
            raise ValidationError(
                self.env._("Representative: %(user)s is in %(zone)s twice on the same days.",
                           user=row.user_id.name, zone=row.zone_id.complete_name) if is_same else
                self.env._("Main: %s has two on the same days. End one before the other starts.",
                           row.zone_id.complete_name))

    @api.model_create_multi
    def create(self, vals_list):
        # the check of dates has all rights, and its answer names who has the zone
        zones = {vals.get('zone_id') for vals in vals_list}
        self.env['portfolio.zone'].browse(one for one in zones if type(one) is int).exists().check_access('read')
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

    def _turned(self):
        self._changed(self.user_id)
