from odoo import fields, models


class CrmLead(models.Model):
    _inherit = 'crm.lead'

    portfolio_interest_area_ids = fields.Many2many(
        'portfolio.interest.area', string="Interested In", groups='base.group_user')
    portfolio_need_ids = fields.One2many(
        'portfolio.need', 'opportunity_id', "Needs", readonly=True, groups='crm_portfolio.portfolio_group_user')
    portfolio_need_count = fields.Integer(
        "Need", compute='_compute_portfolio_need_count', groups='crm_portfolio.portfolio_group_user')

    def _compute_portfolio_need_count(self):
        counts = dict(self.env['portfolio.need']._read_group(
            [('opportunity_id', 'in', self.ids)], ['opportunity_id'], ['__count']))
        for lead in self:
            lead.portfolio_need_count = counts.get(lead, 0)

    def _portfolio_merged(self, others):
        super()._portfolio_merged(others)
        # sudo: portfolio.need - whoever may merge leads keeps the needs of each
        others.sudo().portfolio_need_ids.opportunity_id = self

    def action_portfolio_needs(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Needs"),
            'res_model': 'portfolio.need',
            'views': [(False, 'list'), (False, 'kanban'), (False, 'form')],
            'domain': [('opportunity_id', 'in', self.ids)],
            'context': {'create': False},
        }
