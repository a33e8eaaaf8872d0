from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL
from odoo.tools.misc import split_every

from ..foundation.sentence import kept, kept_sql, names
from .sales import SOURCES

BATCH = 50_000


class PortfolioScorecard(models.Model):
    """Weighted criteria that make a value of an account, from 0 to 100.

    What people say of it (criteria by hand) and what the database knows are joined in one computed valuation
    an account: a snapshot each month, and whenever somebody values. Snapshots keep weights, values and points, so
    that a new version of the scorecard changes no old valuation.
    """
    _name = 'portfolio.scorecard'
    _inherit = ['portfolio.catalogue.value']
    _description = "Scorecard"
    _order = 'is_strategic desc, sequence, id'

    description = fields.Text(translate=True)
    is_strategic = fields.Boolean(
        "Gives the Strategic Index", help="Its total is the strategic index of accounts. One scorecard gives it.")
    validity_months = fields.Integer(
        "Opinions Hold (months)", default=12,
        help="A valuation by hand is to be made again after so many months. 0: it holds for good.")
    sales_source = fields.Selection(SOURCES, "Sales Are", required=True, default='order')
    company_id = fields.Many2one(
        'res.company', help="Only what this company sold counts. Empty: all companies together.")
    version = fields.Integer(default=1, readonly=True, copy=False)
    criterion_ids = fields.One2many('portfolio.scorecard.criterion', 'scorecard_id', "Criteria", copy=True)
    valuation_count = fields.Integer("Valuations", compute='_compute_valuation_count')

    _strategic_unique = models.UniqueIndex(
        "((1)) WHERE is_strategic AND active",
        "Another scorecard already provides the strategic index. Unmark it there first.")

    def _compute_valuation_count(self):
        counts = dict(self.env['portfolio.valuation']._read_group(
            [('scorecard_id', 'in', self.ids)], ['scorecard_id'], ['__count']))
        for scorecard in self:
            scorecard.valuation_count = counts.get(scorecard, 0)

    def write(self, vals):
        """What changes how accounts are valued makes a new version; valuations say of which they are."""
        if vals.keys() & {'sales_source', 'company_id'}:
            self._new_version()
        return super().write(vals)

    def _new_version(self):
        """Another version, where accounts were valued with this one; what nobody used may still change."""
        # sudo: portfolio.valuation - those of every portfolio
        used = dict(self.env['portfolio.valuation'].sudo()._read_group(
            [('scorecard_id', 'in', self.ids)], ['scorecard_id'], ['version:max']))
        for scorecard in self:
            scorecard._portfolio_own().version = max(scorecard.version, used.get(scorecard, 0) + 1)

    def action_open_valuations(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_valuations')
        return {**action, 'domain': [('scorecard_id', '=', self.id)], 'context': {}}

    def action_compute(self):
        """Value all accounts now; what was computed earlier today is replaced, the snapshot of the month is not."""
        self.check_access('read')
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise UserError(self.env._("Only managers can value all accounts at once."))
        # sudo: portfolio.scorecard - a manager has all accounts valued; he sees those of his people
        count = self.sudo()._value(self._accounts())
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success',
                'message': self.env._("Accounts valued: %s.", count),
                'next': {'type': 'ir.actions.client', 'tag': 'soft_reload'},
            },
        }

    # ------------------------------------------------------------------
    # computing
    # ------------------------------------------------------------------

    @api.model
    def _strategic(self):
        # sudo: portfolio.scorecard - the same for everybody
        return self.sudo().search([('is_strategic', '=', True)], limit=1)

    def _today(self):
        """The day of the company whose sales count, whoever asks."""
        return self.env['portfolio.sales']._main_company(self.company_id)._portfolio_day()

    def _accounts(self):
        """The ids of the accounts to value, in order."""
        self.env['res.partner'].flush_model(['portfolio_is_account', 'active', 'company_id'])
        return [account_id for [account_id] in self.env.execute_query(SQL(
            "SELECT id FROM res_partner WHERE portfolio_is_account AND active AND %s ORDER BY id",
            SQL("(company_id IS NULL OR company_id = %s)", self.company_id.id) if self.company_id else SQL("TRUE")))]

    @api.model
    def _cron_snapshot(self):
        """The computed valuations of this month, for the accounts that have none yet.

        Each batch is committed; whoever has his snapshot is not valued again this month, however often it runs.
        """
        pending = [
            (scorecard, ids) for scorecard in self.search([])
            for ids in split_every(BATCH, scorecard._without_snapshot(scorecard._today()), list)]
        for number, (scorecard, ids) in enumerate(pending, 1):
            scorecard._value(ids, is_snapshot=True)
            if not self.env['ir.cron']._commit_progress(len(ids), remaining=len(pending) - number):
                break

    def _without_snapshot(self, today):
        # sudo: portfolio.valuation - a job, or a manager for all
        done = {account_id for [account_id] in self.env.execute_query(SQL(
            "SELECT partner_id FROM portfolio_valuation WHERE scorecard_id = %s AND is_snapshot AND date >= %s",
            self.id, today.replace(day=1)))}
        return [account_id for account_id in self._accounts() if account_id not in done]

    def _value(self, account_ids, *, is_snapshot=False):
        """Value accounts by what is known of them today: a valuation each, with its lines, and the strategic index.

        One statement for 50,000 accounts. Accounts of which nothing is known get no valuation.

        :param list account_ids: ascending
        :param is_snapshot: whether they are the snapshot of a month and stay; others replace those of the same day
        :return: how many were valued
        """
        self.ensure_one()
        today = self._today()
        self._flush_valued()
        valued = 0
        for ids in split_every(BATCH, account_ids, list):
            if not is_snapshot:
                self._forget_today(ids, today)
            valued += len(self.env.execute_query(self._value_query(ids, today, is_snapshot=is_snapshot)))
        self.env.invalidate_all()
        return valued

    def _flush_valued(self):
        for model in (
            'portfolio.valuation', 'portfolio.valuation.line', 'portfolio.scorecard.criterion',
            'portfolio.scorecard.band', 'res.partner',
        ):
            self.env[model].flush_model()

    def _forget_today(self, account_ids, today):
        self.env.cr.execute(SQL(
            """
            DELETE FROM portfolio_valuation
             WHERE scorecard_id = %s AND origin = 'computed' AND NOT is_snapshot AND date = %s AND partner_id = ANY(%s)
            """, self.id, today, account_ids))

    def _value_query(self, account_ids, today, *, is_snapshot):
        """Readings, points, shares in tenths that add up, valuations and lines, strategic index.

        The arithmetic is that of :func:`share_out` of ``tools/valuation/valuation_shares.py``.
        """
        criteria = self.criterion_ids.sorted(lambda criterion: (criterion.sequence, criterion.id))
        if not criteria:
            raise UserError(self.env._("Scorecard “%s” has no criteria. Add at least one.", self.name))
        return SQL(
            """
            WITH reading AS (
                %(readings)s
            ), criterion (id, name, weight, place, aspect_id, source, metric, missing) AS (
                VALUES %(criteria)s
            ), target AS (
                SELECT DISTINCT account_id
                  FROM reading
                 WHERE account_id = ANY(%(ids)s)
                   AND points IS NOT NULL
            ), counted AS (
                SELECT target.account_id, criterion.*, reading.number, reading.text, reading.band_id, reading.opinions,
                       coalesce(reading.points, 0) AS points
                  FROM target
            CROSS JOIN criterion
             LEFT JOIN reading ON reading.account_id = target.account_id AND reading.criterion_id = criterion.id
                 WHERE reading.points IS NOT NULL OR criterion.missing = 'zero'
            ), weighed AS (
                SELECT *,
                       10 * weight * points AS exact,
                       sum(weight) OVER account AS all_weight,
                       sum(10 * weight * points) OVER account AS all_exact
                  FROM counted
                WINDOW account AS (PARTITION BY account_id)
            ), floored AS (
                SELECT *,
                       div(exact, all_weight) AS base,
                       div(2 * all_exact + all_weight, 2 * all_weight) AS total
                  FROM weighed
            ), shared AS (
                SELECT *,
                       base + CASE WHEN row_number() OVER (
                                            PARTITION BY account_id ORDER BY mod(exact, all_weight) DESC, place)
                                        <= total - sum(base) OVER (PARTITION BY account_id)
                                   THEN 1 ELSE 0 END AS share
                  FROM floored
            ), valuation AS (
                INSERT INTO portfolio_valuation
                       (partner_id, scorecard_id, version, origin, state, date, user_id, is_snapshot, total, company_id,
                        create_uid, create_date, write_uid, write_date)
                SELECT account.id, %(scorecard)s, %(version)s, 'computed', 'confirmed', %(today)s, %(uid)s,
                       %(is_snapshot)s, found.total / 10, account.company_id, %(uid)s, %(now)s, %(uid)s, %(now)s
                  FROM (SELECT DISTINCT account_id, total FROM shared) AS found
                  JOIN res_partner account ON account.id = found.account_id
             RETURNING id, partner_id, total, company_id
            ), line AS (
                INSERT INTO portfolio_valuation_line
                       (valuation_id, partner_id, criterion_id, name, aspect_id, sequence, source, metric, weight,
                        number, text, band_id, band_name, opinions, points, share, company_id,
                        create_uid, create_date, write_uid, write_date)
                SELECT valuation.id, valuation.partner_id, shared.id, shared.name, shared.aspect_id, shared.place,
                       shared.source, shared.metric, shared.weight, shared.number, shared.text, shared.band_id,
                       CASE WHEN band.id IS NOT NULL THEN %(level)s END, shared.opinions, shared.points,
                       shared.share / 10, valuation.company_id, %(uid)s, %(now)s, %(uid)s, %(now)s
                  FROM shared
                  JOIN valuation ON valuation.partner_id = shared.account_id
             LEFT JOIN portfolio_scorecard_band band ON band.id = shared.band_id
            ), indexed AS (
                UPDATE res_partner account
                   SET portfolio_strategic_index = valuation.total, portfolio_valuation_id = valuation.id
                  FROM valuation
                 WHERE account.id = valuation.partner_id AND %(is_strategic)s
            )
            SELECT id FROM valuation
            """,
            readings=SQL(" UNION ALL ").join(
                SQL("(SELECT * FROM (%s) AS reading WHERE account_id BETWEEN %s AND %s)",
                    criterion._reading(today), account_ids[0], account_ids[-1])
                for criterion in criteria),
            criteria=SQL(", ").join(
                SQL("(%s::integer, %s::varchar, %s::bigint, %s::integer, %s::integer, %s::varchar, %s::varchar, "
                    "%s::varchar)", criterion.id, kept('value', names(criterion, 'name')), criterion.weight, place,
                    criterion.aspect_id.id,
                    criterion.source, criterion.metric or None, criterion.missing)
                for place, criterion in enumerate(criteria)),
            ids=account_ids, scorecard=self.id, version=self.version, today=today, uid=self.env.uid,
            now=fields.Datetime.now(), is_snapshot=is_snapshot, is_strategic=self.is_strategic,
            level=kept_sql('value', SQL("json_build_object('l', band.name)")))

    def _expiry(self, day):
        """Until when an opinion of ``day`` holds; False for good."""
        return self.validity_months and day + relativedelta(months=self.validity_months)
