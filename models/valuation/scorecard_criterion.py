from dateutil.relativedelta import relativedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ..mixin.conditions import ConditionsError

NUMBERS = ('integer', 'float', 'monetary')
CHOICES = ('selection', 'many2one', 'boolean')
METRICS = [
    ('revenue', "Sales without taxes"),
    ('margin', "Margin"),
    ('growth', "Growth (%)"),
    ('frequency', "Number of purchases"),
    ('recency', "Days since the last purchase"),
    ('overdue', "Overdue amount"),
    ('delay', "Days of delay in payment"),
]


class PortfolioScorecardCriterion(models.Model):
    """One thing an account is valued by: where its value comes from, its levels and its weight.

    A room below adds a source by adding a value to ``source`` and a method ``_query_<source>(date)`` that
    returns a query of ``(account_id, number, text)``, one row an account.
    """
    _name = 'portfolio.scorecard.criterion'
    _inherit = ['portfolio.conditions']
    _description = "Scorecard Criterion"
    _order = 'scorecard_id, sequence, id'

    scorecard_id = fields.Many2one('portfolio.scorecard', required=True, ondelete='cascade', index=True)
    name = fields.Char(required=True, translate=True)
    description = fields.Char("Question", translate=True, help="What whoever values is asked.")
    aspect_id = fields.Many2one('portfolio.valuation.aspect', required=True, ondelete='restrict')
    weight = fields.Integer(default=10, required=True)
    weight_share = fields.Float("Share (%)", compute='_compute_weight_share', digits=(5, 1))
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    source = fields.Selection(
        [
            ('hand', "By hand"),
            ('sales', "Orders, invoices and payments"),
            ('field', "A field of the account"),
            ('domain', "A condition on the account"),
        ],
        required=True, default='hand')
    metric = fields.Selection(METRICS)
    window_months = fields.Integer("Months", default=12, help="How far back the figure looks.")
    field_id = fields.Many2one(
        'ir.model.fields', ondelete='cascade',
        domain=[('model', '=', 'res.partner'), ('store', '=', True), ('ttype', 'in', (*NUMBERS, *CHOICES))])
    domain = fields.Char("Condition", default='[]')
    half_life_months = fields.Integer(
        "Half-Life (months)", help="What somebody said by hand counts half after so many months. 0: it keeps.")
    missing = fields.Selection(
        [('skip', "Is left out, the others count for more"), ('zero', "Gives 0 points")],
        "Without a value", required=True, default='skip')
    band_ids = fields.One2many('portfolio.scorecard.band', 'criterion_id', "Levels", copy=True)
    is_number = fields.Boolean(compute='_compute_is_number')

    _weight_positive = models.Constraint(
        "CHECK (weight > 0)", "Weight: enter 1 or more. To leave a criterion out, archive it.")
    _window_positive = models.Constraint("CHECK (window_months > 0)", "Months: enter 1 or more.")

    @api.depends('weight', 'scorecard_id.criterion_ids.weight')
    def _compute_weight_share(self):
        for criterion in self:
            total = sum(criterion.scorecard_id.criterion_ids.mapped('weight'))
            criterion.weight_share = 100 * criterion.weight / total if total else 0

    @api.depends('source', 'field_id')
    def _compute_is_number(self):
        for criterion in self:
            # sudo: ir.model.fields - the type of a field of accounts
            criterion.is_number = criterion.source == 'sales' or (
                criterion.source == 'field' and criterion.field_id.sudo().ttype in NUMBERS)

    @api.constrains('source', 'metric', 'field_id', 'domain')
    def _check_source(self):
        for criterion in self:
            criterion._check_complete()

    @api.model_create_multi
    def create(self, vals_list):
        criteria = super().create(vals_list)
        criteria.scorecard_id._new_version()
        return criteria

    def write(self, vals):
        if vals.keys() - {'sequence', 'description'}:
            self.scorecard_id._new_version()
        return super().write(vals)

    def unlink(self):
        self.scorecard_id._new_version()
        return super().unlink()

    def _check_complete(self):
        if self.source == 'sales' and not self.metric:
            raise ValidationError(self.env._("Choose the figure of the criterion “%s”.", self.name))
        if self.source == 'sales' and self.metric == 'margin' and not self.env['portfolio.sales']._has_margin():
            raise ValidationError(self.env._(
                "The margin of orders is not known: install the app “Margins in Sales Orders”, "
                "or choose another figure."))
        if self.source == 'field' and not self._field_is_usable():
            raise ValidationError(self.env._(
                "Choose, for the criterion “%s”, a stored field of accounts: a number, a choice, a yes or no.",
                self.name))
        if self.source == 'domain':
            self._accounts_of_domain()

    def _field_is_usable(self):
        # sudo: ir.model.fields - which fields accounts have is no secret
        field = self.env['res.partner']._fields.get(self.field_id.sudo().name or '')
        return bool(
            field and field.store and field.type in (*NUMBERS, *CHOICES) and not field.company_dependent)

    def action_fill_bands(self):
        """A level for each value of the field, to give points to; those that are there stay."""
        for criterion in self:
            known = set(criterion.band_ids.mapped('value'))
            criterion.band_ids = [
                fields.Command.create({'name': label, 'value': value, 'points': 0, 'sequence': sequence})
                for sequence, (value, label) in enumerate(criterion._choices())
                if value not in known
            ]

    def _choices(self):
        """``[(value as the database has it as text, label)]`` of the field or the condition."""
        yes_no = [('true', self.env._("Yes")), ('false', self.env._("No"))]
        field = self.env['res.partner']._fields.get(self.field_id.name or '')
        if self.source == 'domain' or (field and field.type == 'boolean'):
            return yes_no
        if field and field.type == 'selection':
            return field._description_selection(self.env)
        if field and field.type == 'many2one':
            records = self.env[field.comodel_name].search([], limit=200)
            return [(str(record.id), record.display_name) for record in records]
        return []

    # ------------------------------------------------------------------
    # readings: one query for all accounts
    # ------------------------------------------------------------------

    def _reading(self, date):
        """What this criterion says of accounts: ``(account_id, criterion_id, number, text, band_id, points,
        opinions)``.

        :param date: the day it is asked for
        :rtype: SQL
        """
        self.ensure_one()
        if self.source == 'hand':
            return self._reading_opinions(date)
        return SQL(
            """
            SELECT raw.account_id, %(criterion)s AS criterion_id, raw.number::numeric, raw.text::text,
                   band.id AS band_id, band.points, NULL::integer AS opinions
              FROM (%(raw)s) AS raw
         LEFT JOIN portfolio_scorecard_band band ON band.id = %(band)s
            """,
            criterion=self.id, raw=getattr(self, f'_query_{self.source}')(date), band=self._band_of())

    def _band_of(self):
        """The level of ``raw.number``, or of ``raw.text``, as an SQL expression."""
        if self.is_number:
            cases = [
                SQL("WHEN raw.number >= %s THEN %s", band.minimum, band.id)
                for band in self.band_ids.sorted('minimum', reverse=True)]
        else:
            cases = [SQL("WHEN raw.text = %s THEN %s", band.value, band.id) for band in self.band_ids]
        return SQL("CASE %s END", SQL(" ").join(cases)) if cases else SQL("NULL::integer")

    def _reading_opinions(self, date):
        """The mean of what each person said last and still holds, worth less the older it is."""
        decay = SQL("1")
        if self.half_life_months:
            decay = SQL("power(0.5, (%s::date - date) / (30.4375 * %s))", date, self.half_life_months)
        return SQL(
            """
            SELECT partner_id AS account_id, %(criterion)s AS criterion_id,
                   max(%(date)s::date - date)::numeric AS number, NULL::text AS text,
                   CASE WHEN count(*) = 1 THEN min(band_id) END AS band_id,
                   round(avg(points * %(decay)s))::integer AS points,
                   count(*)::integer AS opinions
              FROM (
                SELECT DISTINCT ON (valuation.partner_id, valuation.user_id)
                       valuation.partner_id, valuation.date, line.points, line.band_id
                  FROM portfolio_valuation_line line
                  JOIN portfolio_valuation valuation ON valuation.id = line.valuation_id
                 WHERE line.criterion_id = %(criterion)s
                   AND line.band_name IS NOT NULL
                   AND valuation.origin = 'hand'
                   AND valuation.state = 'confirmed'
                   AND valuation.date <= %(date)s
                   AND coalesce(valuation.valid_until, 'infinity') >= %(date)s
              ORDER BY valuation.partner_id, valuation.user_id, valuation.date DESC, valuation.id DESC
              ) AS opinion
          GROUP BY partner_id
            """,
            criterion=self.id, date=date, decay=decay)

    def _query_sales(self, date):
        scorecard = self.scorecard_id
        since = date - relativedelta(months=self.window_months)
        figure = self.env['portfolio.sales']._figure(
            self.metric, scorecard.sales_source, since, date, scorecard.company_id)
        return SQL("SELECT account_id, number, NULL::text AS text FROM (%s) AS figure", figure)

    def _query_field(self, _date):
        # sudo: ir.model.fields - the name of a field of accounts
        name = self.field_id.sudo().name
        self.env['res.partner'].flush_model([name])
        column, nothing = SQL.identifier(name), SQL("NULL")
        return SQL(
            "SELECT id AS account_id, %s AS number, %s AS text FROM res_partner WHERE %s IS NOT NULL",
            column if self.is_number else nothing, nothing if self.is_number else SQL("%s::text", column), column)

    def _query_domain(self, _date):
        matching = self._accounts_of_domain()
        return SQL(
            """
            SELECT id AS account_id, NULL AS number, (id IN %s)::text AS text
              FROM res_partner
             WHERE portfolio_is_account
            """, matching.subselect())

    def _portfolio_conditions_name(self):
        return self.env._("Condition of the criterion “%s”", self.name)

    def _portfolio_asking_user(self):
        # an administrator who has gone leaves the scorecard as it is
        return super()._portfolio_asking_user() or self.env['res.users'].browse(SUPERUSER_ID)

    def _portfolio_asking_company(self):
        return self.env['portfolio.sales']._main_company(self.scorecard_id.company_id)

    def _portfolio_conditions_hold(self):
        return self.source == 'domain'

    def _accounts_of_domain(self):
        """A query of the accounts that meet the condition."""
        try:
            # sudo: res.partner - valued are all accounts: criteria are the administrators', who see every one
            return self._portfolio_asker().sudo()._search(self._portfolio_asked())
        except ConditionsError:
            raise
        except (ValueError, KeyError) as error:
            raise self._portfolio_error(error) from error
