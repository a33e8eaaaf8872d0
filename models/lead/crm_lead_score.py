from collections import defaultdict

from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tools import SQL, split_every

from ...tools.foundation.bulk import MANY, array
from ...tools.foundation.lead_told import ScoreLater
from ...tools.lead.lead_score import stars
from ..foundation.sentence import Sentence

BATCH = 1000
# what scoring itself writes: no reason to score again
SCORED = frozenset({
    'portfolio_score', 'portfolio_score_reason', 'portfolio_completeness', 'portfolio_missing',
    'portfolio_priority_given', 'portfolio_score_factor_ids', 'priority',
})


class CrmLead(models.Model):
    """What a lead is worth at first sight, point by point, and what it still lacks."""
    _inherit = 'crm.lead'

    portfolio_score = fields.Integer(
        "Score", readonly=True, copy=False, index=True, aggregator='avg', groups='crm_portfolio.portfolio_group_user')
    portfolio_score_reason = Sentence(
        "Score Made Of", readonly=True, copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_score_factor_ids = fields.Many2many(
        'portfolio.lead.score.factor', 'portfolio_lead_score_rel', 'lead_id', 'factor_id', "Score Factors",
        readonly=True, copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_priority_given = fields.Char(
        "Stars by Score", readonly=True, copy=False, exportable=False, groups='crm_portfolio.portfolio_group_user',
        help="The stars the score gave it: others were given by hand and stay.")
    portfolio_completeness = fields.Integer(
        "Complete", readonly=True, copy=False, aggregator='avg', default=100,
        groups='crm_portfolio.portfolio_group_user', help="Percentage of the required lead data that is filled in.")
    portfolio_missing = fields.Char(
        "Still Missing", compute='_compute_portfolio_missing', groups='crm_portfolio.portfolio_group_user')
    portfolio_activity_division_id = fields.Many2one(
        related='portfolio_activity_id.division_id', string="Activity Code Division",
        groups='crm_portfolio.portfolio_group_user')

    @api.depends('portfolio_completeness')
    @api.depends_context('lang')
    def _compute_portfolio_missing(self):
        # sudo: crm.lead - what is asked of a lead whoever reads it
        stored = self.sudo()._origin
        asked = self.env['portfolio.lead.requirement']._asked_of(stored)
        labels = {lead.id: asked[lead]._missing(lead)._labels() for lead in stored}
        for lead in self:
            lead.portfolio_missing = labels.get(lead._origin.id)

    # -- kept up to date ------------------------------------------------------------------------------

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        self._portfolio_check_required('create')
        self._portfolio_rate()

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if not self._portfolio_told(ScoreLater) and not vals.keys() <= SCORED and \
                vals.keys() & self._portfolio_rated_fields():
            self._portfolio_rate()

    def _portfolio_go_on(self, contacts, outcome):
        # what they need for it has been asked of all by now
        result = super(CrmLead, self._portfolio_tell(ScoreLater()))._portfolio_go_on(contacts, outcome)
        self._portfolio_rate()
        return result

    @api.model
    @tools.ormcache()
    def _portfolio_rated_fields(self):
        """The fields of a lead its score and completeness depend on; what lies behind them is the job's."""
        # sudo: portfolio.lead.score.factor, portfolio.lead.requirement - they hold for everybody
        factors = self.env['portfolio.lead.score.factor'].sudo().search([])
        requirements = self.env['portfolio.lead.requirement'].sudo().search([])
        domains = [record._portfolio_asked() for record in (*factors, *requirements)]
        return frozenset(requirements.mapped('field_name')).union(
            condition.field_expr.partition('.')[0] for domain in domains for condition in domain.iter_conditions())

    def _portfolio_rate(self):
        """Score ``self`` and say how complete they are; a query for each factor, however many leads there are."""
        # sudo: crm.lead - a lead has one score, whoever writes it
        leads = self.sudo().with_context(active_test=False, tracking_disable=True)
        factors = leads._portfolio_score_factors()
        asked = self.env['portfolio.lead.requirement']._asked_of(leads)
        # sudo: ir.config_parameter - one switch for everybody
        by_stars = self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.lead_stars')
        alike, shown = defaultdict(list), {
            own: str(stars(sum(own.mapped('points')))) for own in set(factors.values())}
        for lead in leads:
            own = factors[lead.id]
            given = shown[own]
            follows = by_stars and lead.priority == (lead.portfolio_priority_given or '0')
            alike[own, asked[lead]._percent(lead), given if follows else None].append(lead.id)
        for (own, percent, given), ids in alike.items():
            leads.browse(ids)._portfolio_write_rating(own, percent, given)

    def _portfolio_write_rating(self, factors, percent, given):
        """One write for all of ``self`` that changes: most leads are what they were."""
        reason = factors._sentence()
        vals = {
            'portfolio_score': sum(factors.mapped('points')),
            'portfolio_score_reason': reason,
            'portfolio_completeness': percent,
            **({'priority': given, 'portfolio_priority_given': given} if given else {}),
        }
        kept_reason = self._fields['portfolio_score_reason'].kept_in
        changed = self.filtered(lambda lead: lead.portfolio_score_factor_ids != factors or any(
            (kept_reason(lead) if name == 'portfolio_score_reason' else lead[name]) != value
            for name, value in vals.items()))
        if len(changed) < MANY:
            vals['portfolio_score_factor_ids'] = [Command.set(factors.ids)]
        else:
            changed._portfolio_write_factors(factors)
        if changed:
            changed.write(vals)

    def _portfolio_write_factors(self, factors):
        """Give all of ``self`` these factors in one statement: the ORM writes two values for each of each."""
        self.env.cr.execute(SQL(
            """
            WITH gone AS (
                DELETE FROM portfolio_lead_score_rel
                 WHERE lead_id = ANY(%(leads)s::int[]) AND factor_id != ALL(%(factors)s::int[]))
            INSERT INTO portfolio_lead_score_rel (lead_id, factor_id)
            SELECT lead_id, factor_id
              FROM unnest(%(leads)s::int[]) lead_id CROSS JOIN unnest(%(factors)s::int[]) factor_id
                ON CONFLICT DO NOTHING
            """, leads=array(self.ids), factors=array(factors.ids)))
        self._fields['portfolio_score_factor_ids']._update_cache(self, factors._ids)

    def _portfolio_score_factors(self):
        """``{lead id: factors it has}``"""
        found = {lead_id: () for lead_id in self.ids}
        # sudo: portfolio.lead.score.factor - they hold for everybody
        factors = self.env['portfolio.lead.score.factor'].sudo().search([])
        queries = {factor.id: factor._portfolio_matching([('id', 'in', self.ids)]) for factor in factors}
        for query in queries.values():
            query.order = None
        # one statement, however many factors there are
        rows = self.env.execute_query(SQL(" UNION ALL ").join(
            query.select(SQL("%s", factor_id), SQL.identifier(query.table, 'id'))
            for factor_id, query in queries.items())) if self and queries else ()
        having = defaultdict(list)
        for factor_id, lead_id in rows:
            having[factor_id].append(lead_id)
        for factor_id in queries:
            for lead_id in having[factor_id]:
                found[lead_id] += (factor_id,)
        # of many leads, most have the same
        alike = {ids: factors.browse(ids) for ids in set(found.values())}
        return {lead_id: alike[ids] for lead_id, ids in found.items()}

    @api.model
    def _cron_portfolio_rate(self):
        """Every open lead: factors may look at dates and at accounts. In batches; run twice it changes nothing."""
        ids = self.search([('won_status', '=', 'pending')], order='id').ids
        remaining = len(ids)
        for batch in split_every(BATCH, ids, list):
            leads = self.browse(batch).exists()
            with leads._portfolio_in_step():
                leads._portfolio_rate()
            remaining -= len(batch)
            if not self.env['ir.cron']._commit_progress(len(batch), remaining=remaining):
                break

    # -- what it must have ----------------------------------------------------------------------------

    def _portfolio_check_required(self, *moments):
        """Refuse, where a person does it, leads that lack what is needed by now; name lead and data."""
        if self.env.su:
            return
        # sudo: crm.lead - what is needed is needed, whatever the user may read
        asked = self.env['portfolio.lead.requirement']._asked_of(self.sudo(), moments)
        lacking = [(lead, asked[lead]._missing(lead)) for lead in asked]
        problems = [
            self.env._("“%(lead)s” lacks: %(data)s.", lead=lead.name, data=missing._labels())
            for lead, missing in lacking if missing]
        if problems:
            more = len(problems) - 5
            tail = [self.env._("And %s more.", more)] if more > 0 else []
            error = ValidationError if moments == ('create',) else UserError
            raise error("\n".join([*problems[:5], *tail, self.env._("Fill it in first.")]))

    def _portfolio_convertible(self):
        leads = super()._portfolio_convertible()
        leads._portfolio_check_required('create', 'convert')
        return leads

    def convert_opportunity(self, partner, user_ids=False, team_id=False):
        if not self._portfolio_told(ScoreLater):
            self.filtered(lambda lead: lead.type == 'lead')._portfolio_check_required('create', 'convert')
        return super().convert_opportunity(partner, user_ids=user_ids, team_id=team_id)
