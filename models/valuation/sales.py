from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

SOURCES = [('order', "Confirmed orders"), ('invoice', "Posted invoices")]


class PortfolioSales(models.AbstractModel):
    """What accounts bought, as queries other queries are built on: never a record at a time.

    Orders count when confirmed, on the day of the order where their company is; invoices when posted, on the
    invoice date, credit notes against them. All is without taxes, of the whole account: contacts and addresses roll
    up to it.
    Amounts are in one currency: documents in their company's currency as of their day, companies of
    another currency at the rate of the last day asked for.
    """
    _name = 'portfolio.sales'
    _description = "Sales of Accounts"

    @api.model
    def _documents(self, source, date_from, date_to, company=None):
        """One row a document: ``(account_id, day, amount, margin, documents)``.

        :param str source: ``order`` or ``invoice``
        :param date_from: first day; None for all that ever was
        :param date_to: last day
        :param company: only what was sold by it; none for all companies together
        :return: a statement, to be read from in another
        :rtype: SQL
        """
        self._flush_documents(source)
        query = self._orders if source == 'order' else self._invoices
        return query(date_from or fields.Date.to_date('1900-01-01'), date_to, self._rates(date_to, company))

    @api.model
    def _flush_documents(self, source):
        model = 'sale.order' if source == 'order' else 'account.move'
        self.env[model].flush_model()
        self.env['res.partner'].flush_model(['commercial_partner_id'])

    def _orders(self, date_from, date_to, rates):
        margin = SQL("sale.margin") if self._has_margin() else SQL("NULL::numeric")
        return SQL(
            """
            SELECT partner.commercial_partner_id AS account_id,
                   %(day)s AS day,
                   sale.amount_untaxed / coalesce(nullif(sale.currency_rate, 0), 1)::numeric * rate.factor AS amount,
                   %(margin)s / coalesce(nullif(sale.currency_rate, 0), 1)::numeric * rate.factor AS margin,
                   1 AS documents
              FROM sale_order sale
              JOIN res_partner partner ON partner.id = sale.partner_id
              JOIN (VALUES %(rates)s) AS rate (company_id, factor) ON rate.company_id = sale.company_id
             WHERE sale.state = 'sale'
               AND %(day)s BETWEEN %(date_from)s AND %(date_to)s
               -- no time zone is further away than a day, and this finds them by the index
               AND sale.date_order BETWEEN %(date_from)s::date - 1 AND %(date_to)s::date + 2
            """,
            margin=margin, rates=rates, date_from=date_from, date_to=date_to,
            day=self.env['res.company']._portfolio_day_sql(SQL("sale.date_order"), SQL("sale.company_id")))

    def _invoices(self, date_from, date_to, rates):
        return SQL(
            """
            SELECT move.commercial_partner_id AS account_id,
                   move.invoice_date AS day,
                   move.amount_untaxed_signed * rate.factor AS amount,
                   NULL::numeric AS margin,
                   CASE WHEN move.move_type = 'out_refund' THEN 0 ELSE 1 END AS documents
              FROM account_move move
              JOIN (VALUES %(rates)s) AS rate (company_id, factor) ON rate.company_id = move.company_id
             WHERE move.state = 'posted'
               AND move.move_type IN ('out_invoice', 'out_refund', 'out_receipt')
               AND move.invoice_date BETWEEN %(date_from)s AND %(date_to)s
            """,
            rates=rates, date_from=date_from, date_to=date_to)

    @api.model
    def _has_margin(self):
        field = self.env['sale.order']._fields.get('margin')
        return bool(field and field.store)

    @api.model
    def _currency(self, company=None):
        """The currency all amounts are in: the company's, or that of the first one."""
        return self._main_company(company).currency_id

    @api.model
    def _main_company(self, company=None):
        return company or self.env['res.company']._portfolio_first()

    def _rates(self, day, company=None):
        """What an amount of each company is multiplied by, as a list of SQL values."""
        return self.env['res.company']._portfolio_rates_sql(self._main_company(company), day, company)

    # ------------------------------------------------------------------
    # figures of an account
    # ------------------------------------------------------------------

    @api.model
    def _figure(self, metric, source, date_from, date_to, company=None):
        """One row an account: ``(account_id, number)``, for a value of ``METRICS``.

        :rtype: SQL
        """
        return getattr(self, f'_figure_{metric}')(source, date_from, date_to, company)

    def _aggregate(self, expression, source, date_from, date_to, company):
        return SQL(
            "SELECT account_id, %s AS number FROM (%s) AS document GROUP BY account_id",
            expression, self._documents(source, date_from, date_to, company))

    def _figure_revenue(self, *window):
        return self._aggregate(SQL("sum(amount)"), *window)

    def _figure_margin(self, *window):
        if not self._has_margin():
            raise ValidationError(self.env._(
                "The margin of orders is not known: install the app “Margins in Sales Orders”, "
                "or choose another figure."))
        return self._aggregate(SQL("sum(margin)"), *window)

    def _figure_frequency(self, *window):
        return self._aggregate(SQL("sum(documents)"), *window)

    def _figure_recency(self, source, date_from, date_to, company):
        return self._aggregate(SQL("%s::date - max(day)", date_to), source, date_from, date_to, company)

    def _figure_growth(self, source, date_from, date_to, company):
        """Per cent against the window of the same length before."""
        before = date_from - (date_to - date_from) - timedelta(days=1)
        return SQL(
            """
            SELECT account_id,
                   100 * (coalesce(sum(amount) FILTER (WHERE day >= %(date_from)s), 0)
                          / nullif(sum(amount) FILTER (WHERE day < %(date_from)s), 0) - 1) AS number
              FROM (%(documents)s) AS document
          GROUP BY account_id
            HAVING sum(amount) FILTER (WHERE day < %(date_from)s) > 0
            """,
            date_from=date_from, documents=self._documents(source, before, date_to, company))

    def _figure_overdue(self, source, date_from, date_to, company):
        """What should have been paid by the last day and is not."""
        self.env['account.move.line'].flush_model()
        return SQL(
            """
            SELECT partner.commercial_partner_id AS account_id, sum(line.amount_residual * rate.factor) AS number
              FROM account_move_line line
              JOIN account_account account ON account.id = line.account_id
              JOIN res_partner partner ON partner.id = line.partner_id
              JOIN (VALUES %(rates)s) AS rate (company_id, factor) ON rate.company_id = line.company_id
             WHERE account.account_type = 'asset_receivable'
               AND line.parent_state = 'posted'
               AND line.amount_residual != 0
               AND line.date_maturity < %(date_to)s
          GROUP BY partner.commercial_partner_id
            """, rates=self._rates(date_to, company), date_to=date_to)

    def _figure_delay(self, source, date_from, date_to, company):
        """How many days late it paid what it paid in the window, the larger sums counting for more."""
        self.env['account.partial.reconcile'].flush_model()
        return SQL(
            """
            SELECT partner.commercial_partner_id AS account_id,
                   sum(paid.amount * rate.factor * greatest(0, paid.max_date - line.date_maturity))
                   / nullif(sum(paid.amount * rate.factor), 0) AS number
              FROM account_partial_reconcile paid
              JOIN account_move_line line ON line.id = paid.debit_move_id
              JOIN account_account account ON account.id = line.account_id
              JOIN res_partner partner ON partner.id = line.partner_id
              JOIN (VALUES %(rates)s) AS rate (company_id, factor) ON rate.company_id = line.company_id
             WHERE account.account_type = 'asset_receivable'
               AND paid.max_date BETWEEN %(date_from)s AND %(date_to)s
          GROUP BY partner.commercial_partner_id
            """, rates=self._rates(date_to, company), date_from=date_from, date_to=date_to)
