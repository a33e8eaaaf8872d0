from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.lead.lead_score import weightiest
from ..foundation.sentence import kept, listed, names


class PortfolioLeadScoreFactor(models.Model):
    """What makes a lead worth more, or less: a condition and its points. A lead's score is the sum."""
    _name = 'portfolio.lead.score.factor'
    _inherit = ['portfolio.catalogue.value', 'portfolio.conditions']
    _description = "Score Factor of Leads"

    _portfolio_asks = 'crm.lead'

    name = fields.Char("Factor", required=True, translate=True)
    domain = fields.Char("Which Leads", required=True, default='[]')
    points = fields.Integer(required=True, default=10, aggregator=None, help="Less than 0 takes points away.")
    lead_count = fields.Integer("Open Leads", compute='_compute_lead_count',
        help="Open leads you see that have it now.")

    _points_bounds = models.Constraint(
        'CHECK (points BETWEEN -100 AND 100 AND points != 0)', "Points: from -100 to 100, and not 0.")

    def _portfolio_conditions_name(self):
        return self.env._("Factor “%s”, which leads", self.name)

    @api.depends_context('uid', 'allowed_company_ids')
    @api.depends('domain')
    def _compute_lead_count(self):
        for factor in self:
            factor.lead_count = self.env['crm.lead']._portfolio_count_asked(factor._open_leads())

    @api.model_create_multi
    def create(self, vals_list):
        factors = super().create(vals_list)
        factors._score_later()
        return factors

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'domain', 'points', 'active'}:
            self._score_later()
        return result

    def unlink(self):
        self._score_later()
        return super().unlink()

    def _score_later(self):
        """All open leads are scored again by the job, at once but not while somebody waits."""
        self.env.registry.clear_cache()
        # while the module's own data are loaded the job may not be there yet
        job = self.env.ref('crm_portfolio.ir_cron_lead_score', raise_if_not_found=False)
        if job:
            job._trigger()

    def _sentence(self):
        """One line: these factors with their points, those that weigh most first; False of none."""
        ranked = self.browse(weightiest([(factor.points, factor.id) for factor in self]))
        return bool(ranked) and kept('value', listed((
            kept('weighed', what=names(factor, 'name'), points=f'{factor.points:+d}') for factor in ranked), " · "))

    def _open_leads(self):
        """The open leads that have it, as a domain."""
        return self._portfolio_asked() & Domain('won_status', '=', 'pending')

    def action_open_leads(self):
        """Open the open leads that have it."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_leads')
        return {
            **action, 'name': self.name, 'context': {},
            'domain': list(self._open_leads())}
