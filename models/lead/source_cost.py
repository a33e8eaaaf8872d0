from odoo import api, fields, models


class PortfolioSourceCost(models.Model):
    """Money spent on a source of leads, over some days: a fair, a campaign of advertisements, a list bought."""
    _name = 'portfolio.source.cost'
    _inherit = ['portfolio.dated']
    _description = "Cost of a Source"
    _order = 'date_from desc, id desc'
    _rec_name = 'source_id'
    _check_company_auto = True

    source_id = fields.Many2one('utm.source', required=True, index=True, ondelete='cascade')
    campaign_id = fields.Many2one('utm.campaign', index='btree_not_null', ondelete='set null')
    date_from = fields.Date("From", required=True, default=lambda self: self._portfolio_today())
    date_to = fields.Date("To", required=True, help="The last day.", default=lambda self: self._portfolio_today())
    amount = fields.Monetary(required=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    note = fields.Char()
    lead_count = fields.Integer(
        "Leads", compute='_compute_lead_count', help="Leads you see that came from the source in those days.")
    cost_per_lead = fields.Monetary("Cost per Lead", compute='_compute_lead_count')

    _amount_positive = models.Constraint('CHECK (amount >= 0)', "Cost of a source: the amount must not be negative.")

    @api.depends_context('uid', 'allowed_company_ids')
    @api.depends('source_id', 'campaign_id', 'date_from', 'date_to', 'amount')
    def _compute_lead_count(self):
        arrived = self._arrived()
        for cost in self:
            cost.lead_count = sum(
                count for (source, campaign, company, day), count in arrived.items()
                if source == cost.source_id.id and cost.date_from <= day <= cost.date_to
                and (not cost.campaign_id or campaign == cost.campaign_id.id)
                and company in (False, cost.company_id.id))
            cost.cost_per_lead = cost.amount / cost.lead_count if cost.lead_count else 0

    def _arrived(self):
        """Leads of these sources by the day they came: ``{(source, campaign, company, day): number}``; one query."""
        first, last = min(self.mapped('date_from'), default=None), max(self.mapped('date_to'), default=None)
        if not (first and last) or not self.env['crm.lead'].has_access('read'):
            return {}
        company = self.env.company
        rows = self.env['crm.lead'].with_context(active_test=False, tz=company._portfolio_zone().zone)._read_group(
            [('source_id', 'in', self.source_id.ids), ('create_date', '>=', company._portfolio_moment(first)),
             ('create_date', '<', company._portfolio_moment(fields.Date.add(last, days=1)))],
            ['source_id', 'campaign_id', 'company_id', 'create_date:day'], ['__count'])
        return {
            (source.id, campaign.id, company.id, day.date()): count for source, campaign, company, day, count in rows}

    def _lead_domain(self):
        company = self.env.company
        domain = [
            ('source_id', '=', self.source_id.id), ('company_id', 'in', [False, self.company_id.id]),
            ('create_date', '>=', company._portfolio_moment(self.date_from)),
            ('create_date', '<', company._portfolio_moment(fields.Date.add(self.date_to, days=1)))]
        return [*domain, ('campaign_id', '=', self.campaign_id.id)] if self.campaign_id else domain

    def action_open_leads(self):
        """Open the leads it brought."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.source_id.display_name,
            'res_model': 'crm.lead',
            'views': [(False, 'list'), (False, 'form')],
            'domain': self._lead_domain(),
            'context': {'active_test': False},
        }
