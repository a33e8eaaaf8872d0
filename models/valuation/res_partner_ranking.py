from odoo import fields, models

from ...tools.valuation.valuation_rfm import LABELS


class ResPartner(models.Model):
    """How recently, how often and for how much an account bought, as the last ranking found it."""
    _inherit = 'res.partner'

    portfolio_rfm_label = fields.Selection(
        LABELS, "Purchase Behaviour", readonly=True, copy=False, index='btree_not_null',
        groups='crm_portfolio.portfolio_group_user', help="What recency, frequency and monetary value say together.")
    portfolio_rfm_recency = fields.Integer(
        "Recency", readonly=True, copy=False, aggregator='avg', groups='crm_portfolio.portfolio_group_user',
        help="From 1 to 5; 5 bought most recently.")
    portfolio_rfm_frequency = fields.Integer(
        "Frequency", readonly=True, copy=False, aggregator='avg', groups='crm_portfolio.portfolio_group_user',
        help="From 1 to 5; 5 buys most often.")
    portfolio_rfm_monetary = fields.Integer(
        "Monetary Value", readonly=True, copy=False, aggregator='avg', groups='crm_portfolio.portfolio_group_user',
        help="From 1 to 5; 5 spends most.")
    portfolio_rfm_last_date = fields.Date(
        "Last Purchase", readonly=True, copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_rfm_purchases = fields.Integer(
        "Purchases", readonly=True, copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_rfm_currency_id = fields.Many2one(
        'res.currency', "Currency of the Amount Bought", readonly=True, copy=False, exportable=False,
        groups='crm_portfolio.portfolio_group_user')
    portfolio_rfm_amount = fields.Monetary(
        "Amount Bought", currency_field='portfolio_rfm_currency_id', readonly=True, copy=False,
        groups='crm_portfolio.portfolio_group_user')
    portfolio_rfm_reason = fields.Char(
        "Why This Behaviour", compute='_compute_portfolio_rfm_reason', groups='crm_portfolio.portfolio_group_user')

    def _compute_portfolio_rfm_reason(self):
        lines = self.env['portfolio.ranking.line'].search([('partner_id', 'in', self.ids)], order='id')
        last = {line.partner_id: line for line in lines}
        for partner in self:
            partner.portfolio_rfm_reason = partner in last and last[partner].reason

    def action_portfolio_ranking(self):
        """Every rank this account has had."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_ranking_lines')
        return {**action, 'domain': [('partner_id', '=', self.id)], 'context': {}, 'view_mode': 'list,pivot',
                'views': [(False, 'list'), (False, 'pivot')]}
