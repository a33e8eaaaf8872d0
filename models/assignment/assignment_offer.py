from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_datetime


class PortfolioAssignmentOffer(models.Model):
    """A lead that somebody may have, for a while, if he says so."""
    _name = 'portfolio.assignment.offer'
    _description = "Offered Lead"
    _order = 'date_until, id'
    _rec_name = 'lead_name'
    _rec_names_search = ['lead_id']

    decision_id = fields.Many2one(
        'portfolio.assignment.decision', required=True, readonly=True, index=True, ondelete='cascade',
        groups='crm_portfolio.portfolio_group_manager')
    # the platform names what a field points at to whoever reads the field: what is told of the lead is below
    lead_id = fields.Many2one(
        'crm.lead', required=True, readonly=True, index=True, ondelete='cascade',
        groups='crm_portfolio.portfolio_group_manager')
    user_id = fields.Many2one('res.users', "Offered To", required=True, readonly=True, index=True, ondelete='cascade')
    date_until = fields.Datetime("Until", required=True, readonly=True)
    state = fields.Selection(
        [('open', "Open"), ('accepted', "Accepted"), ('declined', "Declined"), ('expired', "Not answered")],
        default='open', required=True, readonly=True, index=True)

    # what is shown of the lead to somebody who may not see it yet
    lead_name = fields.Char("What It Is About", compute='_compute_lead')
    city = fields.Char(compute='_compute_lead')
    expected_revenue = fields.Float(compute='_compute_lead')

    _one_open = models.UniqueIndex("(lead_id) WHERE state = 'open'", "This lead is already offered to somebody.")

    @api.depends('lead_id', 'user_id', 'state', 'date_until')
    @api.depends_context('uid')
    def _compute_lead(self):
        # sudo: portfolio.assignment.offer, crm.lead - who is offered a lead may know what it is about, while he may
        offered = self.sudo()
        readable = offered.lead_id.with_env(self.env)._filtered_access('read')
        for offer, known in zip(self, offered, strict=True):
            mine = known.user_id.id == self.env.uid and known._is_open()
            lead = known.lead_id if mine or known.lead_id.id in readable._ids else known.lead_id.browse()
            offer.lead_name = lead.name
            offer.city = lead.city
            offer.expected_revenue = lead.expected_revenue

    def _is_open(self):
        self.ensure_one()
        return self.state == 'open' and self.date_until >= fields.Datetime.now()

    @api.model
    def _ended_last(self, lead_ids):
        """Who was offered each lead last, without having it: ``{lead id: facts for the decision that follows}``."""
        ended = self.search([('lead_id', 'in', lead_ids), ('state', 'in', ('declined', 'expired'))], order='id')
        return {offer.lead_id.id: {'ended': offer.state, 'before': offer.user_id.name or "?"} for offer in ended}

    @api.model
    def _make(self, decisions):
        if not decisions:
            return
        # an older offer of the same lead is over
        older = self.search([('lead_id', 'in', decisions.lead_id.ids), ('state', '=', 'open')])
        older.state = 'expired'
        # before the new ones are there: a lead has one that is open
        older.flush_recordset(['state'])
        offers = self.create([
            {'decision_id': one.id, 'lead_id': one.lead_id.id, 'user_id': one.user_id.id,
             'date_until': one.date_until} for one in decisions])
        for user, mine in offers.grouped('user_id').items():
            speaking = self.with_context(lang=user.lang).env
            self.env['crm.lead']._portfolio_notify_user(
                user, speaking._("Leads offered to you: %s", len(mine)),
                speaking._("Accept them under Sales, Offered Leads, before somebody else gets them."))

    def _answer(self, state):
        """Close offers that are still open, each by its own user; the row is locked, so that one answer counts."""
        self._portfolio_lock()
        for offer in self:
            if offer.user_id != self.env.user:
                raise AccessError(self.env._("Only the user to whom the lead is offered can answer."))
            if not offer._is_open():
                raise UserError(offer._why_over())
        # sudo: portfolio.assignment.offer - nobody writes one but by answering
        self.sudo().state = state

    def _why_over(self):
        """What became of an offer that can no longer be answered."""
        if self.state == 'accepted':
            return self.env._("This offer is over: you have accepted it already.")
        if self.state == 'declined':
            return self.env._("This offer is over: you declined it, and the lead went to the next person.")
        if self.date_until >= fields.Datetime.now():
            return self.env._("This offer is over: the lead has been assigned again or closed.")
        return self.env._(
            "This offer is over: it could be accepted until %s. The lead goes to the next person.",
            format_datetime(self.env, self.date_until, dt_format='short'))

    def action_accept(self):
        self._answer('accepted')
        # sudo: crm.lead - it becomes his now
        leads = self.sudo().lead_id
        leads._portfolio_lock()
        if leads != leads.filtered_domain(leads._portfolio_unassigned_domain()):
            raise UserError(self.env._("This offer is over: somebody else has the lead, or it is closed."))
        # sudo: crm.lead - as above
        for offer in self.sudo():
            offer.lead_id._portfolio_take(self.env.user, 'accept', offer.decision_id)
        return leads.with_env(self.env)._portfolio_taken_notice()

    def action_decline(self):
        self._answer('declined')
        # sudo: portfolio.assignment.engine - it goes to the next by the rules
        self.sudo()._pass_on('offer')
        return self._portfolio_notice(self.env._("Declined: it goes to the next person."), kind='info')

    def _pass_on(self, trigger):
        """To somebody else, who has not been asked before."""
        leads = self.lead_id.filtered_domain(self.env['crm.lead']._portfolio_unassigned_domain())
        asked = self.search([('lead_id', 'in', leads.ids), ('state', '!=', 'open')])
        excluded = {lead.id: set(alike.user_id.ids) for lead, alike in asked.grouped('lead_id').items()}
        return leads._portfolio_assign(trigger=trigger, excluded=excluded)
