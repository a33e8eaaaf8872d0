from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from ...tools.valuation.valuation_rfm import grid, limits
from ..foundation.sentence import kept, kept_sql
from .sales import SOURCES

RECENCY, FREQUENCY, MONETARY = LIMITS = ('recency_limits', 'frequency_limits', 'monetary_limits')


class PortfolioRanking(models.Model):
    """How accounts are ranked by what they bought: recency, frequency and money (RFM), and ABC.

    The ranking of a company ranks that company's accounts by its own sales; the one without company ranks
    the others by the sales of all companies. So an account has one result.
    """
    _name = 'portfolio.ranking'
    _inherit = ['portfolio.catalogue.value']
    _description = "Ranking of Accounts"

    company_id = fields.Many2one('res.company', help="Ranks this company's accounts by its own sales.")
    sales_source = fields.Selection(SOURCES, "Sales Are", required=True, default='order')
    window_months = fields.Integer("Months", default=12, required=True, help="How far back purchases count.")
    interval = fields.Selection(
        [('daily', "Every day"), ('monthly', "Every month")], "Computed", required=True, default='monthly')
    scoring = fields.Selection(
        [('quintile', "Quintiles of the accounts"), ('fixed', "Fixed limits")], "Scores", required=True,
        default='quintile', help="Quintiles: from 1 to 5, with as many accounts in each as ties allow.")
    recency_limits = fields.Char(
        "Days", default="30; 60; 90; 180", help="Four numbers: up to the first gives 5, over the last gives 1.")
    frequency_limits = fields.Char(
        "Purchases", default="2; 4; 8; 12", help="Four numbers: from the last on gives 5, below the first gives 1.")
    monetary_limits = fields.Char(
        "Amount", default="1000; 5000; 20000; 50000",
        help="Four numbers: from the last on gives 5, below the first gives 1.")
    limit_a = fields.Float("A up to (%)", default=80, digits=(5, 1))
    limit_b = fields.Float("B up to (%)", default=95, digits=(5, 1))
    sets_class = fields.Boolean(
        "Gives the Class", default=True, help="The letter is the computed class of the account.")
    run_ids = fields.One2many('portfolio.ranking.run', 'ranking_id', "Results", readonly=True)

    _company_unique = models.UniqueIndex(
        "(coalesce(company_id, 0)) WHERE active", "A ranking of this company already exists. Change that one instead.")
    _window_positive = models.Constraint("CHECK (window_months > 0)", "Months: enter 1 or more.")
    _limits_order = models.Constraint(
        "CHECK (limit_a > 0 AND limit_a < limit_b AND limit_b <= 100)",
        "The limit of A must be above 0 and below the limit of B, which must not exceed 100.")

    @api.constrains('scoring', *LIMITS)
    def _check_limits(self):
        for ranking in self.filtered(lambda ranking: ranking.scoring == 'fixed'):
            for name in LIMITS:
                if not limits(ranking[name]):
                    raise ValidationError(self.env._(
                        "“%s”: write four numbers, each larger than the one before, for example 30; 60; 90; 180.",
                        self._fields[name]._description_string(self.env)))

    def action_compute(self):
        """Rank all accounts now; what was computed earlier today is replaced."""
        self.check_access('read')
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise UserError(self.env._("Only managers can rank all accounts at once."))
        # sudo: portfolio.ranking - a manager has all accounts ranked; he sees those of his people
        run = self.sudo()._rank()
        return run.sudo(False).action_open_lines()

    @api.model
    def _cron_rank(self):
        """The rankings whose day or month has no result yet; each is whole or not there at all."""
        due = self.search([]).filtered(lambda ranking: not ranking.run_ids.filtered(lambda run: run.date >= (
            ranking._today() if ranking.interval == 'daily' else ranking._today().replace(day=1))))
        for number, ranking in enumerate(due, 1):
            ranking._rank()
            if not self.env['ir.cron']._commit_progress(1, remaining=len(due) - number):
                break

    # ------------------------------------------------------------------
    # computing: a statement for the scores, one for the accounts, one for the classes
    # ------------------------------------------------------------------

    def _rank(self):
        """Rank the accounts as of today, whatever their number; the result, a ``portfolio.ranking.run``."""
        self.ensure_one()
        today = self._today()
        self.run_ids.filtered(lambda run: run.date == today).unlink()
        run = self.env['portfolio.ranking.run'].create(self._run_vals(today))
        self.env.flush_all()
        self.env.cr.execute(self._lines_query(run))
        self.env.cr.execute(self._accounts_query(run))
        self.env.cr.execute(self._cleared_query(run))
        self.env.invalidate_all()
        if self.sets_class:
            run.class_changes = self.env['res.partner']._portfolio_set_computed_classes(self._classes_query(run))
        run._summarise()
        return run

    def _today(self):
        """The day of the company whose sales count, whoever asks."""
        return self.env['portfolio.sales']._main_company(self.company_id)._portfolio_day()

    def _run_vals(self, today):
        names = ('sales_source', 'scoring', 'limit_a', 'limit_b', *LIMITS)
        return {
            'ranking_id': self.id,
            'company_id': self.company_id.id,
            'currency_id': self.env['portfolio.sales']._currency(self.company_id).id,
            'date': today,
            'date_from': today - relativedelta(months=self.window_months),
            'previous_id': self.run_ids.sorted('date')[-1:].id,
            **{name: self[name] for name in names},
        }

    def _population(self):
        """The accounts that are this ranking's to rank, as a condition on ``account``."""
        if self.company_id:
            return SQL("account.company_id = %s", self.company_id.id)
        others = self.search([('company_id', '!=', False)]).company_id.ids
        return SQL("(account.company_id IS NULL OR account.company_id != ALL(%s))", others)

    def _lines_query(self, run):
        recency, frequency, monetary = (self._score(name, run) for name in LIMITS)
        return SQL(
            """
            WITH bought AS (
                SELECT account_id,
                       max(day) FILTER (WHERE documents > 0) AS last_day,
                       coalesce(sum(documents) FILTER (WHERE day >= %(date_from)s), 0) AS purchases,
                       round(coalesce(sum(amount) FILTER (WHERE day >= %(date_from)s), 0), 2) AS amount
                  FROM (%(documents)s) AS document
              GROUP BY account_id
            ), ranked AS (
                SELECT bought.*, account.company_id, %(date)s - bought.last_day AS days
                  FROM bought
                  JOIN res_partner account ON account.id = bought.account_id
                 WHERE account.portfolio_is_account AND account.active AND bought.last_day IS NOT NULL
                   AND %(population)s
            ), scored AS (
                SELECT *, %(recency)s AS r, %(frequency)s AS f, %(monetary)s AS m,
                       sum(greatest(amount, 0)) OVER () AS total,
                       sum(greatest(amount, 0)) OVER (ORDER BY amount DESC) AS reached,
                       dense_rank() OVER (ORDER BY amount DESC) AS place
                  FROM ranked
                 WHERE purchases > 0
            ), labelled AS (
                SELECT scored.account_id, scored.company_id, last_day, days, purchases, amount,
                       scored.r::integer AS r, scored.f::integer AS f, scored.m::integer AS m, cell.label,
                       round(100 * reached / nullif(total, 0), 2) AS cumulative,
                       CASE WHEN amount <= 0 THEN 'c'
                            WHEN place = 1 OR 100 * reached <= %(limit_a)s * total THEN 'a'
                            WHEN 100 * reached <= %(limit_b)s * total THEN 'b'
                            ELSE 'c' END AS letter
                  FROM scored
                  JOIN (VALUES %(grid)s) AS cell (r, f, m, label)
                    ON cell.r = scored.r AND cell.f = scored.f AND cell.m = scored.m
             UNION ALL
                SELECT account_id, company_id, last_day, days, purchases, amount, 0, 0, 0, 'lost', 100, 'c'
                  FROM ranked
                 WHERE purchases = 0
            )
            INSERT INTO portfolio_ranking_line
                   (run_id, partner_id, company_id, currency_id, last_date, days, purchases, amount,
                    recency, frequency, monetary, label, cumulative, letter, previous_letter,
                    create_uid, create_date, write_uid, write_date)
            SELECT %(run)s, account_id, labelled.company_id, %(currency)s, last_day, labelled.days,
                   labelled.purchases, labelled.amount, r, f, m, labelled.label, labelled.cumulative, labelled.letter,
                   previous.letter, %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM labelled
         LEFT JOIN portfolio_ranking_line previous
                ON previous.partner_id = labelled.account_id AND previous.run_id = %(previous)s
            """,
            documents=self.env['portfolio.sales']._documents(self.sales_source, None, run.date, self.company_id),
            date=run.date, date_from=run.date_from, population=self._population(), recency=recency,
            frequency=frequency, monetary=monetary, limit_a=self.limit_a, limit_b=self.limit_b,
            grid=SQL(", ").join(SQL("(%s, %s, %s, %s)", *cell) for cell in grid()), run=run.id,
            currency=run.currency_id.id, uid=self.env.uid, now=fields.Datetime.now(),
            previous=run.previous_id.id or None)

    def _score(self, name, run):
        """From 1 to 5, as an SQL expression over ``ranked``; equal values have equal scores."""
        value = SQL.identifier({RECENCY: 'days', FREQUENCY: 'purchases', MONETARY: 'amount'}[name])
        if self.scoring == 'fixed':
            reached = SQL("<=") if name == RECENCY else SQL(">=")
            return SQL("1 + %s", SQL(" + ").join(
                SQL("(%s %s %s)::integer", value, reached, limit) for limit in limits(run[name])))
        direction = SQL("DESC") if name == RECENCY else SQL("ASC")
        return SQL("1 + 5 * (rank() OVER (ORDER BY %s %s) - 1) / count(*) OVER ()", value, direction)

    def _accounts_query(self, run):
        return SQL(
            """
            UPDATE res_partner account
               SET portfolio_rfm_recency = line.recency, portfolio_rfm_frequency = line.frequency,
                   portfolio_rfm_monetary = line.monetary, portfolio_rfm_label = line.label,
                   portfolio_rfm_last_date = line.last_date, portfolio_rfm_purchases = line.purchases,
                   portfolio_rfm_amount = line.amount, portfolio_rfm_currency_id = line.currency_id
              FROM portfolio_ranking_line line
             WHERE line.run_id = %s
               AND account.id = line.partner_id
               AND (account.portfolio_rfm_recency, account.portfolio_rfm_frequency, account.portfolio_rfm_monetary,
                    account.portfolio_rfm_label, account.portfolio_rfm_last_date, account.portfolio_rfm_purchases,
                    account.portfolio_rfm_amount, account.portfolio_rfm_currency_id)
                   IS DISTINCT FROM (line.recency, line.frequency, line.monetary, line.label, line.last_date,
                                     line.purchases, line.amount, line.currency_id)
            """, run.id)

    def _cleared_query(self, run):
        return SQL(
            """
            UPDATE res_partner account
               SET portfolio_rfm_recency = NULL, portfolio_rfm_frequency = NULL, portfolio_rfm_monetary = NULL,
                   portfolio_rfm_label = NULL, portfolio_rfm_last_date = NULL, portfolio_rfm_purchases = NULL,
                   portfolio_rfm_amount = NULL, portfolio_rfm_currency_id = NULL
             WHERE account.portfolio_rfm_label IS NOT NULL
               AND %s
               AND NOT EXISTS (
                   SELECT FROM portfolio_ranking_line line WHERE line.run_id = %s AND line.partner_id = account.id)
            """, self._population(), run.id)

    def _classes_query(self, run):
        """The class of each account of the run, with the sentence why; none for those that bought no more."""
        return SQL(
            """
            SELECT account.id AS account_id, class.id AS class_id,
                   CASE WHEN line.purchases > 0
                        THEN %(sentence)s
                        ELSE %(nothing)s END AS reason
              FROM res_partner account
         LEFT JOIN portfolio_ranking_line line ON line.run_id = %(run)s AND line.partner_id = account.id
         LEFT JOIN portfolio_class class ON class.letter = line.letter AND class.active
             WHERE account.portfolio_is_account AND account.active AND %(population)s
               AND (line.id IS NOT NULL OR account.portfolio_class_computed_id IS NOT NULL)
            """,
            sentence=kept_sql(
                'valuation.abc', letter=SQL("upper(line.letter)"),
                share=SQL("json_build_object('n', round(line.cumulative, 1), 'p', 1)")),
            nothing=kept('valuation.not_bought'), run=run.id, population=self._population())
