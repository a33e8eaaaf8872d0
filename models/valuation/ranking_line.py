from odoo import fields, models
from odoo.tools import format_date, formatLang

from ...tools.valuation.valuation_rfm import LABELS

LETTERS = [('a', "A"), ('b', "B"), ('c', "C")]


class PortfolioRankingLine(models.Model):
    """What a ranking says of one account. Kept: so that one sees who moved from A to B, and why."""
    _name = 'portfolio.ranking.line'
    _description = "Rank of an Account"
    _order = 'run_id, amount desc, id'
    _rec_name = 'partner_id'

    run_id = fields.Many2one('portfolio.ranking.run', "Result", required=True, readonly=True, ondelete='cascade')
    date = fields.Date(related='run_id.date')
    partner_id = fields.Many2one('res.partner', "Account", required=True, readonly=True, ondelete='cascade')
    company_id = fields.Many2one('res.company', readonly=True)
    currency_id = fields.Many2one('res.currency', readonly=True)
    last_date = fields.Date("Last Purchase", readonly=True)
    days = fields.Integer("Days Since", readonly=True, aggregator='avg')
    purchases = fields.Integer(readonly=True)
    amount = fields.Monetary(readonly=True)
    recency = fields.Integer(readonly=True, aggregator='avg')
    frequency = fields.Integer(readonly=True, aggregator='avg')
    monetary = fields.Integer("Monetary Value", readonly=True, aggregator='avg')
    label = fields.Selection(LABELS, "Group", readonly=True)
    cumulative = fields.Float("Sales Reached (%)", readonly=True, digits=(6, 2), aggregator=None)
    letter = fields.Selection(LETTERS, readonly=True)
    previous_letter = fields.Selection(LETTERS, "Letter Before", readonly=True)
    reason = fields.Char("Why", compute='_compute_reason')

    _run_partner_unique = models.UniqueIndex("(run_id, partner_id)")
    _partner_idx = models.Index("(partner_id, id DESC)")

    def _compute_reason(self):
        for line in self:
            line.reason = line._sentence()

    def _sentence(self):
        dates = {
            'last': format_date(self.env, self.last_date), 'since': format_date(self.env, self.run_id.date_from)}
        if not self.purchases:
            return self.env._("Bought last on %(last)s, and nothing since %(since)s.", **dates)
        return self.env._(
            "Recency %(recency)s: bought last on %(last)s, %(days)s days before. Frequency %(frequency)s: purchases "
            "since %(since)s: %(purchases)s. Monetary value %(monetary)s: %(amount)s. Up to it %(share)s %% of the "
            "sales: %(letter)s.",
            recency=self.recency, days=self.days, frequency=self.frequency, purchases=self.purchases,
            monetary=self.monetary, amount=formatLang(self.env, self.amount, currency_obj=self.currency_id),
            share=formatLang(self.env, self.cumulative, digits=1), letter=self.letter.upper(), **dates)

    def action_open_documents(self):
        """The purchases that were counted."""
        self.ensure_one()
        action = {'type': 'ir.actions.act_window', 'name': self.partner_id.display_name, 'view_mode': 'list,form',
                  'views': [(False, 'list'), (False, 'form')]}
        tree = ('partner_id', 'child_of', self.partner_id.id)
        if self.run_id.sales_source == 'invoice':
            return {**action, 'res_model': 'account.move', 'domain': [
                tree, ('move_type', 'in', ('out_invoice', 'out_refund', 'out_receipt')), ('state', '=', 'posted'),
                ('invoice_date', '>=', self.run_id.date_from), ('invoice_date', '<=', self.date)]}
        return {**action, 'res_model': 'sale.order', 'domain': [
            tree, ('state', '=', 'sale'),
            *self.env['res.company']._portfolio_days_domain('date_order', self.run_id.date_from, self.date)]}
