from odoo import fields, models
from odoo.tools import SQL, formatLang

from .sales import SOURCES


class PortfolioRankingRun(models.Model):
    """One result of a ranking: with what parameters, what limits came out, and how many accounts in each."""
    _name = 'portfolio.ranking.run'
    _description = "Result of a Ranking"
    _order = 'date desc, id desc'
    _rec_name = 'date'

    ranking_id = fields.Many2one('portfolio.ranking', required=True, readonly=True, ondelete='cascade', index=True)
    previous_id = fields.Many2one('portfolio.ranking.run', "Compared with", readonly=True, ondelete='set null')
    company_id = fields.Many2one('res.company', readonly=True)
    currency_id = fields.Many2one('res.currency', readonly=True, required=True)
    date = fields.Date(required=True, readonly=True)
    date_from = fields.Date("Purchases Since", required=True, readonly=True)
    sales_source = fields.Selection(SOURCES, "Sales Are", readonly=True)
    scoring = fields.Selection([('quintile', "Quintiles of the accounts"), ('fixed', "Fixed limits")], readonly=True)
    recency_limits = fields.Char(readonly=True)
    frequency_limits = fields.Char(readonly=True)
    monetary_limits = fields.Char(readonly=True)
    limit_a = fields.Float("A up to (%)", readonly=True, digits=(5, 1))
    limit_b = fields.Float("B up to (%)", readonly=True, digits=(5, 1))
    account_count = fields.Integer("Accounts", readonly=True)
    amount = fields.Monetary("Sales", readonly=True)
    class_changes = fields.Integer("Changes of Class", readonly=True)
    # the least and the most of each score: {figure: {score: [least, most, accounts]}}
    thresholds = fields.Json(readonly=True)
    threshold_text = fields.Text("Limits That Came Out", compute='_compute_threshold_text')

    def _summarise(self):
        """Count what came out, and between what limits."""
        thresholds = {'days': {}, 'purchases': {}, 'amount': {}, 'letter': {}}
        query = SQL(" UNION ALL ").join(
            SQL("SELECT %s AS figure, %s::text, min(%s), max(%s), count(*) FROM portfolio_ranking_line "
                "WHERE run_id = %s AND purchases > 0 GROUP BY 2",
                figure, SQL.identifier(score), SQL.identifier(value), SQL.identifier(value), self.id)
            for figure, score, value in [
                ('days', 'recency', 'days'), ('purchases', 'frequency', 'purchases'),
                ('amount', 'monetary', 'amount'), ('letter', 'letter', 'amount')])
        for figure, score, least, most, count in self.env.execute_query(query):
            thresholds[figure][score] = [float(least), float(most), count]
        [[count, amount]] = self.env.execute_query(SQL(
            "SELECT count(*), coalesce(sum(amount), 0) FROM portfolio_ranking_line WHERE run_id = %s", self.id))
        self.write({'thresholds': thresholds, 'account_count': count, 'amount': amount})

    def _compute_threshold_text(self):
        for run in self:
            run.threshold_text = "\n".join(run._threshold_lines())

    def _threshold_lines(self):
        names = {
            'days': self.env._("Recency, in days"), 'purchases': self.env._("Frequency, in purchases"),
            'amount': self.env._("Monetary value"), 'letter': self.env._("ABC, by amount"),
        }
        for figure, name in names.items():
            scores = (self.thresholds or {}).get(figure) or {}
            parts = [
                f"{score.upper()}: {self._plain(least)} – {self._plain(most)} ({count})"
                for score, (least, most, count) in sorted(scores.items(), reverse=figure != 'letter')]
            if parts:
                yield f"{name}   " + "   ".join(parts)

    def _plain(self, number):
        return formatLang(self.env, number, digits=0)

    def action_open_lines(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_ranking_lines')
        return {**action, 'domain': [('run_id', '=', self.id)], 'context': {}}
