from odoo import api, fields, models
from odoo.exceptions import AccessError

LIMITS = ('hour', 'day', 'week', 'month', 'open')


class PortfolioAssignmentPoolMember(models.Model):
    """What one person of a pool may have, knows, and where his round stands.

    Rows outlive absences and a change of team, so that whoever comes back is where he was.
    """
    _name = 'portfolio.assignment.pool.member'
    _inherit = ['portfolio.lead.filter']
    _description = "Lead Receiver"
    _order = 'pool_id, id'
    _rec_name = 'user_id'

    pool_id = fields.Many2one('portfolio.assignment.pool', required=True, index=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', "Salesperson", required=True, index=True, ondelete='cascade')
    weight = fields.Integer(
        default=1, required=True, help="A weight of 2 gets twice as many leads as a weight of 1.")

    model = fields.Selection(related='pool_id.model')
    domain = fields.Char(
        "Only These Leads",
        help="Of other leads the person gets none: another language, a competitor's customer, a relative's company.")
    is_choosy = fields.Boolean("Some Leads Only", compute='_compute_is_choosy', store=True)

    limit_hour = fields.Integer("Per Hour", help="At most so many leads since the hour began. 0: no limit.")
    limit_day = fields.Integer("Per Day", help="At most so many leads since the day began. 0: no limit.")
    limit_week = fields.Integer("Per Week", help="At most so many leads since Monday. 0: no limit.")
    limit_month = fields.Integer("Per Month", help="At most so many leads since the month began. 0: no limit.")
    limit_open = fields.Integer("Open", help="At most so many open leads at once. 0: no limit.")
    gap = fields.Integer("Gap (min)", help="Minutes between two leads, at least.")
    is_limited = fields.Boolean(compute='_compute_is_limited', store=True)
    is_paused = fields.Boolean("Paused", help="Gets no leads until you take the mark away.")
    paused_until = fields.Date(help="The last day without leads.")

    language_ids = fields.Many2many('res.lang', string="Speaks")
    tag_ids = fields.Many2many('crm.tag', string="Knows About")
    area_ids = fields.Many2many('portfolio.interest.area', string="Areas of Interest")
    activity_ids = fields.Many2many('portfolio.activity.code', string="Activities")

    credit = fields.Integer(
        readonly=True, help="What the round owes, in thousandths of a turn times the pool's total weight.")
    last_turn = fields.Integer(readonly=True, help="The number of the last turn; whoever has the lowest waits longest.")
    state = fields.Selection(
        [
            ('present', "Gets leads"),
            ('archived', "User archived"),
            ('left', "Not in the team"),
            ('paused', "Paused"),
            ('company', "Not in the company"),
            ('away', "On leave"),
        ], compute='_compute_state')
    document_count = fields.Integer("Leads Assigned", compute='_compute_document_count')

    _user_once = models.UniqueIndex('(pool_id, user_id)', "This user is already in the pool.")
    _weight_positive = models.Constraint(
        'CHECK (weight > 0)', "Weight: enter 1 or more. To leave a member out, pause the member.")
    _limits_positive = models.Constraint(
        'CHECK (least(limit_hour, limit_day, limit_week, limit_month, limit_open, gap) >= 0)',
        "Limits: enter 0 (no limit) or more.")

    @api.depends('domain')
    def _compute_is_choosy(self):
        for member in self:
            try:
                member.is_choosy = not member._lead_domain().is_true()
            except (ValueError, SyntaxError, TypeError):
                member.is_choosy = True

    def _portfolio_asked_model(self):
        # sudo: portfolio.assignment.pool - of which kind it is
        return self.sudo().pool_id.model or super()._portfolio_asked_model()

    def _filter_name(self):
        return self.env._("%(user)s in pool %(pool)s", user=self.user_id.name, pool=self.pool_id.name)

    @api.depends('gap', *(f'limit_{window}' for window in LIMITS))
    def _compute_is_limited(self):
        for member in self:
            member.is_limited = bool(member.gap or any(member[f'limit_{window}'] for window in LIMITS))

    @api.depends('is_paused', 'paused_until')
    def _compute_state(self):
        # sudo: crm.team.member, res.users - memberships as the engine sees them
        rows = self.sudo()
        memberships = rows.pool_id._memberships()
        now = self.env.cr.now()
        away = {
            company: self.env['portfolio.assignment.standing']._away(now, company)
            for company in rows.pool_id.company_id}
        for pool, members in rows.grouped('pool_id').items():
            refusals = pool._refusals(memberships[pool], away.get(pool.company_id, ()))
            for member in members:
                member.state = refusals.get(member.user_id, 'left') or 'present'

    def _compute_document_count(self):
        counts = self.env['portfolio.assignment.decision']._counts(
            [('pool_id', 'in', self.pool_id.ids)], 'pool_id', 'user_id')
        for member in self:
            member.document_count = counts.get((member.pool_id, member.user_id), 0)

    def write(self, vals):
        if not self.env.su and vals.keys() & {'credit', 'last_turn', 'pool_id', 'user_id'}:
            raise AccessError(self.env._("Turns follow from the assigned leads and cannot be changed by hand."))
        return super().write(vals)

    def _is_paused(self):
        return self.is_paused or bool(self.paused_until) and (
            self.paused_until >= self.env['portfolio.assignment.standing']._today(self.pool_id.company_id))

    def _limits(self):
        """``{window: limit}`` of those that limit."""
        return {window: self[f'limit_{window}'] for window in LIMITS if self[f'limit_{window}']}

    def _skills(self):
        """What is compared with a document: ``{kind: ids}``."""
        return {
            'language': set(self.language_ids.ids),
            'tag': set(self.tag_ids.ids),
            'area': set(self.area_ids.ids),
            'activity': set(self.activity_ids.ids),
        }

    def action_pause(self):
        for member in self:
            member.write({'is_paused': not member.is_paused, 'paused_until': False})

    def action_open_documents(self):
        self.ensure_one()
        title = self.env._("Leads Assigned")
        return self.env['portfolio.assignment.decision']._open_documents(self.pool_id.model, title, [
            ('pool_id', '=', self.pool_id.id), ('user_id', '=', self.user_id.id), ('result', '=', 'assigned')])
