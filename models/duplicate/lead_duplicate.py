from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..foundation.sentence import kept

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
    link_id = fields.Many2one(
        'portfolio.journal', readonly=True, copy=False, index='btree_not_null', ondelete='set null',
        groups='crm_portfolio.portfolio_group_administrator')

    _pair_account = models.UniqueIndex("(lead_id, partner_id) WHERE partner_id IS NOT NULL")
    _pair_lead = models.UniqueIndex(
        "(least(lead_id, other_lead_id), greatest(lead_id, other_lead_id)) WHERE other_lead_id IS NOT NULL")
    _one_side = models.Constraint(
        'CHECK ((partner_id IS NULL) != (other_lead_id IS NULL))',
        "A duplicate is an account or another lead: choose one of them.")

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
            raise AccessError(self.env._("Only managers can review the duplicates of the whole team."))
        self.check_access('read')

    def action_ignore(self):
        """They are not the same."""
        self._check_manager()
        self.lead_id.check_access('write')
        self._decided('ignored')
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

    def action_ask_merge(self):
        """Say what making one of the two will do, and ask once."""
        self.ensure_one()
        self._check_manager()
        call = self._portfolio_call('action_merge')
        if self.other_lead_id:
            return (self.lead_id | self.other_lead_id)._portfolio_ask_merge(call)
        return self._portfolio_question(
            self.env._("Link with the account?"), self.env._(
                "“%(lead)s” becomes a lead of the account “%(account)s”. What the lead says stays as it is, and so "
                "does the account. You can undo it.",
                lead=self.lead_id.name, account=self.partner_id.display_name), self.env._("Link"), call)

    def action_merge(self):
        """They are the same: the leads become one, or the lead is linked to the account."""
        self._check_manager()
        heads = self.env['crm.lead']
        open_pairs = self.filtered(lambda pair: pair.state == 'open')
        for pair in open_pairs:
            leads = pair.lead_id | pair.other_lead_id
            leads.check_access('write')
            if pair.other_lead_id:
                if all(leads.mapped('active')):
                    heads |= leads.merge_opportunity()
                pair._decided('merged')
            else:
                pair._link()
        return self._done_notice(open_pairs, heads)

    def _link(self):
        """Link the lead with the account, and keep what stood in the lead."""
        lead = self.lead_id
        journal = self.env['portfolio.journal']._open('link', kept(
            'duplicate.linked', lead=lead.name, account=self.partner_id.display_name))
        # sudo: crm.lead - every field, also those of other groups, for the way back
        whole = lead.sudo()
        names = whole._portfolio_snapshot_fields()
        before = whole._portfolio_snapshot(names)[lead.id]
        lead._portfolio_link(self.partner_id, self.signals, self.score)
        journal._add_entries([{
            'operation': 'write', 'model': 'crm.lead', 'res_id': lead.id,
            'before': before, 'after': whole._portfolio_snapshot(names)[lead.id]}], lead)
        self._decided('linked')
        # sudo: portfolio.lead.duplicate - written by what happens, never by hand
        self.sudo().link_id = journal

    def _done_notice(self, pairs, heads):
        """What was made one of what, with the way back."""
        if len(pairs) != 1:
            return self._portfolio_notice(self.env._("%s pairs were made one.", len(pairs)))
        undo, lead = {'name': self.env._("Undo")}, heads or pairs.lead_id
        opened = {'name': self.env._("Open It"), 'action': lead._portfolio_form()}
        if not pairs.other_lead_id:
            return self._portfolio_notice(
                self.env._("“%(lead)s” is linked with “%(account)s”.",
                           lead=lead.name, account=pairs.partner_id.display_name),
                [opened, {**undo, 'call': pairs._portfolio_call('action_undo_link')}])
        if not heads:
            return self._portfolio_notice(self.env._("One of the two was archived already: nothing was merged."))
        return heads._portfolio_merged_notice()

    def action_undo_link(self):
        """Take the link with the account back; what has changed since stays."""
        self._check_manager()
        self.lead_id.check_access('write')
        # sudo: portfolio.journal - whoever may change the lead takes back what was written to it
        journals = self.sudo().link_id.filtered(lambda journal: journal.state == 'done')
        if not journals:
            raise UserError(self.env._("Nothing to undo: it was not linked here, or it has been undone."))
        left = journals.with_context(tracking_disable=True)._undo()
        # sudo: portfolio.lead.duplicate - to be reviewed anew
        self.sudo().write({'state': 'open', 'decided_by_id': False, 'date_decided': False, 'link_id': False})
        said = [self.env._("The link was undone."), *(entry.note for entry in left)]
        return self._portfolio_notice(" ".join(said), kind='warning' if left else 'success')

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
