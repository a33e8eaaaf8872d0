from odoo import api, fields, models


class PortfolioAssignmentEscalation(models.Model):
    """A lead whose deadline passed: somebody above has to look at it. It closes by itself once that is done."""
    _name = 'portfolio.assignment.escalation'
    _description = "Escalated Lead"
    _order = 'date desc, id desc'
    _rec_name = 'lead_id'

    lead_id = fields.Many2one('crm.lead', required=True, readonly=True, index=True, ondelete='cascade')
    decision_id = fields.Many2one(
        'portfolio.assignment.decision', readonly=True, index='btree_not_null', ondelete='set null')
    company_id = fields.Many2one('res.company', readonly=True, index='btree_not_null')
    user_id = fields.Many2one('res.users', "Escalated To", readonly=True, index='btree_not_null', ondelete='set null')
    owner_id = fields.Many2one('res.users', "Salesperson Then", readonly=True, ondelete='set null')
    cause = fields.Selection(
        [('unassigned', "Nobody has it"), ('untouched', "Nobody has been in touch")], required=True, readonly=True)
    date = fields.Datetime("Since", required=True, readonly=True)
    date_closed = fields.Datetime("Closed On", readonly=True)
    state = fields.Selection([('open', "Open"), ('closed', "Closed")], default='open', required=True, readonly=True)

    _one_open = models.UniqueIndex("(lead_id) WHERE state = 'open'", "This lead is already escalated.")

    @api.model
    def _open(self, decisions, now):
        """Escalate the leads of ``decisions``, but for those that are already.

        :return: the escalations made
        """
        known = self.search([('lead_id', 'in', decisions.lead_id.ids), ('state', '=', 'open')]).lead_id
        made = self.create([
            {
                'lead_id': one.lead_id.id, 'decision_id': one.id, 'company_id': one.company_id.id, 'date': now,
                'user_id': self._whom(one, one.lead_id).id, 'owner_id': one.lead_id.user_id.id,
                'cause': 'untouched' if one.lead_id.user_id else 'unassigned',
            } for one in decisions if one.lead_id not in known])
        made._tell_users()
        return made

    @api.model
    def _whom(self, decision, lead):
        """Who looks at the lead when the deadline has passed: the version's, a leader, the default owner.

        Without any of them who still works in the company, an administrator. Whoever let it pass is named last.

        :return: one user
        """
        company = decision.company_id or lead.company_id or self.env.company
        named = (
            decision.ruleset_id.escalation_user_id, decision.team_id.user_id, lead.team_id.user_id,
            decision.ruleset_id.default_user_id)
        able = [user for user in named if user.active and company in user.company_ids]
        others = [user for user in able if user != lead.user_id]
        return (others or [user for user in self._administrators(company) if user != lead.user_id] or able
                or [self.env.ref('base.user_admin')])[0]

    def _administrators(self, company):
        """Those of the company: with our role first, then our directors and managers, then those of the database."""
        found = []
        for name in (
                'crm_portfolio.portfolio_group_administrator', 'crm_portfolio.portfolio_group_director',
                'crm_portfolio.portfolio_group_manager', 'base.group_system'):
            users = self.env.ref(name).all_user_ids
            found += users.filtered(lambda user: user.active and company in user.company_ids).sorted('id')
        return found

    def _tell_users(self):
        """One message to each about all that is escalated to him."""
        for user, mine in self.grouped('user_id').items():
            speaking = self.with_context(lang=user.lang).env
            mine.lead_id._portfolio_notify_user(user, speaking._("Leads past their deadline: %s", len(mine)))

    @api.model
    def _find_successors(self):
        """Escalations to somebody who has left go to somebody else."""
        orphans = self.search([('state', '=', 'open'), '|', ('user_id', '=', False), ('user_id.active', '=', False)])
        for one in orphans:
            one.user_id = self._whom(one.decision_id or one.lead_id.portfolio_decision_id, one.lead_id)
        orphans._tell_users()

    @api.model
    def _close_done(self, now):
        """Close those whose lead is closed, or has what was missing."""
        opened = self.search([('state', '=', 'open')])
        done = opened.filtered(lambda one: one._is_done())
        done.write({'state': 'closed', 'date_closed': now})

    def _is_done(self):
        lead = self.lead_id
        if not lead.active or lead.won_status != 'pending':
            return True
        if self.cause == 'unassigned':
            return bool(lead.user_id)
        return bool(lead.user_id) and bool(
            lead.portfolio_decision_id.date_touch or lead.user_id != self.owner_id)
