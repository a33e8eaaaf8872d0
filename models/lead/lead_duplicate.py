from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

# leads looked at in one go by the nightly review
BATCH = 500


class PortfolioLeadDuplicate(models.Model):
    """A lead, and an account or another lead that it may be: to be linked, merged or told apart by a person.

    What somebody told apart is not brought up again.
    """
    _name = 'portfolio.lead.duplicate'
    _description = "Possible Duplicate"
    _order = 'state desc, score desc, id desc'
    _rec_name = 'lead_id'

    lead_id = fields.Many2one('crm.lead', required=True, readonly=True, index=True, ondelete='cascade')
    partner_id = fields.Many2one(
        'res.partner', "Account", readonly=True, index='btree_not_null', ondelete='cascade')
    other_lead_id = fields.Many2one('crm.lead', readonly=True, index='btree_not_null', ondelete='cascade')
    score = fields.Integer(readonly=True, aggregator='avg')
    signals = fields.Json(readonly=True, help="Points of each thing they have in common.")
    reason = fields.Char("Why", compute='_compute_reason')
    channel = fields.Char(readonly=True)
    state = fields.Selection(
        [('open', "To review"), ('linked', "Linked"), ('merged', "Merged"), ('ignored', "Not the same")],
        required=True, readonly=True, default='open', index=True)
    user_id = fields.Many2one(
        related='lead_id.user_id', string="Salesperson", store=True, index='btree_not_null')
    decided_by_id = fields.Many2one('res.users', "Reviewed By", readonly=True, ondelete='set null')
    date_decided = fields.Datetime("Reviewed On", readonly=True)

    _pair_account = models.UniqueIndex("(lead_id, partner_id) WHERE partner_id IS NOT NULL")
    _pair_lead = models.UniqueIndex(
        "(least(lead_id, other_lead_id), greatest(lead_id, other_lead_id)) WHERE other_lead_id IS NOT NULL")
    _one_side = models.Constraint(
        'CHECK ((partner_id IS NULL) != (other_lead_id IS NULL))', "A lead may be an account or another lead.")

    @api.depends('signals', 'score')
    def _compute_reason(self):
        for pair in self:
            pair.reason = self.env['portfolio.lead.match']._why(pair.signals or {}, pair.score)

    # -- keeping pairs -----------------------------------------------------------------------------

    @api.model
    def _keep(self, cases, channel):
        """List the candidates of leads for review; a pair that is known keeps its verdict.

        :param cases: ``[(lead, [candidate])]``
        """
        lead_ids = [lead.id for lead, _fits in cases]
        # sudo: portfolio.lead.duplicate - written by what happens, never by hand
        pairs = self.sudo()
        known = pairs.search(Domain('lead_id', 'in', lead_ids) | Domain('other_lead_id', 'in', lead_ids))
        seen = {pair._key(pair.lead_id.id, pair.partner_id.id, pair.other_lead_id.id) for pair in known}
        vals_list = []
        for lead, fits in cases:
            for candidate in fits:
                account = candidate['record'].id if candidate['target'] == 'account' else False
                other = candidate['record'].id if candidate['target'] == 'lead' else False
                key = self._key(lead.id, account, other)
                if key in seen:
                    continue
                seen.add(key)
                vals_list.append({
                    'lead_id': lead.id, 'partner_id': account, 'other_lead_id': other,
                    'score': candidate['score'], 'signals': candidate['signals'], 'channel': channel})
        return pairs.create(vals_list)

    @api.model
    def _key(self, lead_id, partner_id, other_lead_id):
        return ('lead', *sorted((lead_id, other_lead_id))) if other_lead_id else ('account', lead_id, partner_id)

    def _decided(self, state):
        # sudo: portfolio.lead.duplicate - whoever may change the lead has decided; see the callers
        self.sudo().write({'state': state, 'decided_by_id': self.env.uid, 'date_decided': fields.Datetime.now()})

    # -- the review --------------------------------------------------------------------------------

    def _check_manager(self):
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers review duplicates of the whole team."))
        self.check_access('read')

    def action_ignore(self):
        """They are not the same."""
        self._check_manager()
        self.lead_id.check_access('write')
        self._decided('ignored')
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

    def action_merge(self):
        """They are the same: the leads become one, or the lead is linked to the account."""
        self._check_manager()
        for pair in self.filtered(lambda pair: pair.state == 'open'):
            leads = pair.lead_id | pair.other_lead_id
            leads.check_access('write')
            if pair.other_lead_id:
                if all(leads.mapped('active')):
                    leads.merge_opportunity()
                pair._decided('merged')
            else:
                pair.lead_id._portfolio_link(pair.partner_id, pair.signals, pair.score)
                pair._decided('linked')
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

    @api.model
    def _cron_review(self):
        """Compare every open lead once a day, oldest comparison first; begun again where it was stopped."""
        Lead = self.env['crm.lead']
        if not Lead.search_count([('portfolio_matched_on', '>=', self._portfolio_today())], limit=1):
            self.env['portfolio.lead.match.word']._refresh()
        domain = Domain([('active', '=', True), ('won_status', '=', 'pending')]) & (
            Domain('portfolio_matched_on', '=', False)
            | Domain('portfolio_matched_on', '<', self._portfolio_today()))
        remaining = Lead.search_count(domain)
        while remaining and (leads := Lead.search(domain, order='portfolio_matched_on NULLS FIRST, id', limit=BATCH)):
            self.env['portfolio.lead.match']._settle(leads, 'nightly')
            leads._portfolio_mark_matched()
            remaining = max(0, remaining - len(leads))
            if not self.env['ir.cron']._commit_progress(len(leads), remaining=remaining):
                break
