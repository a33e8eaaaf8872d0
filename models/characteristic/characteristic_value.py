from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL, format_date

from ..foundation.sentence import Sentence
from .characteristic import STORED, VALUE_COLUMNS


class PortfolioCharacteristicValue(models.Model):
    """What an account had as a characteristic from one day to another, who says so and why.

    Rows come from writing the column of the account, from :meth:`_portfolio_set`, or by hand, with dates in
    the past or the future. Those of one account and characteristic never overlap; the column has the one in
    force today.
    """
    _name = 'portfolio.characteristic.value'
    _inherit = ['portfolio.dated']
    _description = "Value of a Characteristic"
    _order = 'date_from desc, id desc'
    _rec_name = 'characteristic_id'

    partner_id = fields.Many2one('res.partner', "Account", required=True, ondelete='cascade')
    characteristic_id = fields.Many2one('portfolio.characteristic', required=True, ondelete='cascade')
    type = fields.Selection(related='characteristic_id.type')
    date_from = fields.Date(required=True, default=lambda self: self._portfolio_today())
    date_to = fields.Date(help="The last day. Empty: until another value follows.")
    value_text = fields.Char("Text")
    value_number = fields.Float("Numeric Value")
    value_date = fields.Date("Date")
    value_choice_id = fields.Many2one(
        'portfolio.characteristic.choice', "Choice", ondelete='restrict',
        domain="[('characteristic_id', '=', characteristic_id)]")
    value_answer = fields.Selection(
        [('yes', "Yes"), ('no', "No")], "Yes or no", compute='_compute_value_answer', inverse='_inverse_value_answer')
    value = fields.Char(compute='_compute_value')
    state = fields.Selection(
        [('past', "Past"), ('current', "In force"), ('planned', "Planned")], compute='_compute_state')
    user_id = fields.Many2one(
        'res.users', "By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    reason = Sentence(help="Why, in a sentence.")

    _once_a_day = models.UniqueIndex(
        '(partner_id, characteristic_id, date_from)', "A value already starts on this date. Change that value instead.")
    _characteristic_idx = models.Index('(characteristic_id, date_from)')
    _choice_idx = models.Index('(value_choice_id) WHERE value_choice_id IS NOT NULL')

    @api.depends('value_text')
    def _compute_value_answer(self):
        for row in self:
            row.value_answer = row.value_text if row.value_text in ('yes', 'no') else False

    def _inverse_value_answer(self):
        for row in self:
            row.value_text = row.value_answer

    @api.depends('characteristic_id', *VALUE_COLUMNS)
    def _compute_value(self):
        for row in self:
            row.value = row.characteristic_id and row.characteristic_id._text_of(row._plain_value())

    @api.depends('date_from', 'date_to')
    @api.depends_context('company')
    def _compute_state(self):
        today = self._portfolio_today()
        for row in self:
            if row.date_to and row.date_to < today:
                row.state = 'past'
            else:
                row.state = 'planned' if row.date_from and row.date_from > today else 'current'

    def _plain_value(self):
        """The value as the column of the account has it, None for nothing."""
        self.ensure_one()
        name = STORED[self.characteristic_id.type][1]
        return self.characteristic_id._plain(self[name].id if name == 'value_choice_id' else self[name])

    # ------------------------------------------------------------------
    # rows by hand
    # ------------------------------------------------------------------

    @api.constrains('characteristic_id', *VALUE_COLUMNS)
    def _check_value(self):
        for row in self:
            value = row._plain_value()
            if value is None:
                raise ValidationError(self.env._(
                    "%(account)s: write a value of “%(characteristic)s”. Where there is none from a day on, let the "
                    "one before end.",
                    account=row.partner_id.display_name, characteristic=row.characteristic_id.name))
            row.characteristic_id._check_limits(value)

    @api.constrains('partner_id', 'characteristic_id', 'date_from', 'date_to')
    def _check_overlap(self):
        row, other = self._overlapping(SQL(
            "other.partner_id = mine.partner_id AND other.characteristic_id = mine.characteristic_id"))
        if row:
            # sudo: portfolio.characteristic.value - the one in the way, of an account the user may write
            other = other.sudo()
            raise ValidationError(self.env._(
                "%(account)s has “%(value)s” as %(characteristic)s from %(date)s: two values cannot be in force on "
                "the same day. Let one end before the other begins.",
                account=row.partner_id.display_name, characteristic=row.characteristic_id.name, value=other.value,
                date=format_date(self.env, other.date_from)))

    @api.constrains('partner_id', 'characteristic_id')
    def _check_partner(self):
        for row in self:
            row.partner_id._portfolio_check_carries(row.characteristic_id)

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._mirror()
        return rows

    def write(self, vals):
        pairs = self._pairs()
        result = super().write(vals)
        self._mirror(pairs)
        self._check_required(pairs)
        return result

    def unlink(self):
        pairs = self._pairs()
        result = super().unlink()
        self._mirror(pairs)
        self._check_required(pairs)
        return result

    def _check_required(self, pairs):
        """A value that is ended or taken away may have been one that its account must have."""
        partners = self.env['res.partner'].browse(set().union(*pairs.values()))
        partners.invalidate_recordset([characteristic.column for characteristic in pairs], flush=False)
        partners._portfolio_check_required()

    def _pairs(self):
        """:return: ``{characteristic: {ids of partners}}`` of the rows"""
        pairs = {}
        for row in self:
            pairs.setdefault(row.characteristic_id, set()).add(row.partner_id.id)
        return pairs

    def _mirror(self, pairs=()):
        """Bring the columns of these rows up to date, and those of ``pairs`` which they were before."""
        for characteristic, partner_ids in [*self.exists()._pairs().items(), *dict(pairs).items()]:
            # sudo: portfolio.characteristic - the column follows the row, which the user was allowed to write
            characteristic.sudo()._mirror(partner_ids)

    # ------------------------------------------------------------------
    # from code, and from the column
    # ------------------------------------------------------------------

    @api.model
    def _portfolio_set(self, partners, characteristic, value, date_from=None, reason=None):
        """Give accounts a value from a day on; the value before ends the day before.

        The accounts of contacts are meant, unless the characteristic is for contacts too.

        :param partners: accounts or contacts, which the user may write
        :param characteristic: a ``portfolio.characteristic`` or its code
        :param value: a text, a number, a date, True or False; a choice as record, id, code or name; None or
            False (but for yes or no, None) ends the value in force
        :param date_from: its first day; today if none
        :param reason: a sentence that is kept
        :return: the partners whose value changed from that day on
        :raise UserError: there is no such characteristic, or it cannot have this value
        """
        if isinstance(characteristic, str):
            # sudo: portfolio.characteristic - which there are is no secret
            characteristic = self.env['portfolio.characteristic'].sudo()._by_code(characteristic)
        if not characteristic.is_for_contacts:
            partners = partners.commercial_partner_id
        partners.check_access('write')
        plain = characteristic._plain('no' if value is False and characteristic.type == 'boolean' else value)
        characteristic._check_limits(plain)
        changed = self._record(
            {partner_id: {characteristic: plain} for partner_id in partners.ids},
            fields.Date.to_date(date_from) or self._portfolio_today(), reason)
        # sudo: portfolio.characteristic - the column follows the row, of partners the user may write
        characteristic.sudo()._mirror(partners.ids)
        return self.env['res.partner'].browse(dict.fromkeys(pid for pid, _id in changed))

    @api.model
    def _record(self, values, day, reason=None):
        """Write rows for values that begin on ``day``, all of them in one statement.

        A value that is in force already leaves no row. One that began on the same day is replaced.

        :param values: ``{partner id: {characteristic: plain value}}``
        :return: ``[(partner id, characteristic id)]`` of what changed
        """
        given = [
            (partner_id, characteristic.id, *characteristic._row_values(value))
            for partner_id, by_characteristic in values.items()
            for characteristic, value in by_characteristic.items()
        ]
        if not given:
            return []
        self.flush_model()
        changed = self.env.execute_query(SQL(
            """
            WITH given AS (
                SELECT *, num_nonnulls(value_text, value_number, value_date, value_choice_id) = 0 AS is_empty
                  FROM unnest(%(partners)s::int[], %(characteristics)s::int[], %(texts)s::text[],
                              %(numbers)s::float8[], %(dates)s::date[], %(choices)s::int[])
                       AS given (partner_id, characteristic_id, value_text, value_number, value_date, value_choice_id)
            ), changed AS (
                SELECT given.*, current.id AS current_id, current.date_from AS since,
                       (SELECT min(next.date_from)
                          FROM portfolio_characteristic_value next
                         WHERE next.partner_id = given.partner_id
                           AND next.characteristic_id = given.characteristic_id
                           AND next.date_from > %(day)s) AS next_from
                  FROM given
             LEFT JOIN portfolio_characteristic_value current
                    ON current.partner_id = given.partner_id
                   AND current.characteristic_id = given.characteristic_id
                   AND %(in_force)s
                 WHERE (given.value_text, given.value_number, given.value_date, given.value_choice_id)
                       IS DISTINCT FROM
                       (current.value_text, nullif(current.value_number, 0), current.value_date,
                        current.value_choice_id)
            ), closed AS (
                UPDATE portfolio_characteristic_value row
                   SET date_to = %(day)s - 1, write_uid = %(uid)s, write_date = %(now)s
                  FROM changed
                 WHERE row.id = changed.current_id AND changed.since < %(day)s
            ), emptied AS (
                DELETE FROM portfolio_characteristic_value row
                 USING changed
                 WHERE row.id = changed.current_id AND changed.since = %(day)s AND changed.is_empty
            ), replaced AS (
                UPDATE portfolio_characteristic_value row
                   SET value_text = changed.value_text, value_number = changed.value_number,
                       value_date = changed.value_date, value_choice_id = changed.value_choice_id,
                       user_id = %(uid)s, reason = %(reason)s, write_uid = %(uid)s, write_date = %(now)s
                  FROM changed
                 WHERE row.id = changed.current_id AND changed.since = %(day)s AND NOT changed.is_empty
            ), begun AS (
                INSERT INTO portfolio_characteristic_value
                       (partner_id, characteristic_id, value_text, value_number, value_date, value_choice_id,
                        date_from, date_to, user_id, reason, create_uid, create_date, write_uid, write_date)
                SELECT partner_id, characteristic_id, value_text, value_number, value_date, value_choice_id,
                       %(day)s, next_from - 1, %(uid)s, %(reason)s, %(uid)s, %(now)s, %(uid)s, %(now)s
                  FROM changed
                 WHERE NOT is_empty AND (since IS NULL OR since < %(day)s)
            )
            SELECT partner_id, characteristic_id FROM changed
            """,
            **dict(zip(
                ('partners', 'characteristics', 'texts', 'numbers', 'dates', 'choices'),
                map(list, zip(*given, strict=True)), strict=True)),
            day=day, in_force=self._covers_sql('current', day), reason=reason or None, uid=self.env.uid,
            now=self.env.cr.now()))
        if changed:
            self.invalidate_model(flush=False)
            self.env['res.partner'].browse({pid for pid, _id in changed}).invalidate_recordset(
                ['portfolio_characteristic_value_ids'], flush=False)
        return changed
