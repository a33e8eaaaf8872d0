from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import ArchiveMerged, Head
from ..foundation.sentence import kept, listed

# how undo leaves the chatter alone, and how core is kept from telling everybody twice
SILENT = {'tracking_disable': True, 'mail_auto_subscribe_no_notify': True, 'mail_activity_quick_update': True}
# what points at a lead and stays with the one it was about (core lets nobody move a scheduled message), or
# what core moves as far as it should
STAYS = {
    'portfolio.journal.entry', 'portfolio.lead.duplicate', 'ir.model.data', 'mail.scheduled.message', 'mail.followers',
    'crm.lead'}


class CrmLead(models.Model):
    """Merging that keeps everything: the absorbed leads too, so that it can be undone."""
    _inherit = 'crm.lead'

    portfolio_merged_into_id = fields.Many2one(
        'crm.lead', "Merged Into", readonly=True, copy=False, index='btree_not_null', ondelete='set null')
    portfolio_merge_id = fields.Many2one(
        'portfolio.journal', "Merge", readonly=True, copy=False, exportable=False, index='btree_not_null',
        ondelete='set null', groups='crm_portfolio.portfolio_group_administrator')
    portfolio_absorbed_count = fields.Integer(
        "Merged Leads", compute='_compute_portfolio_absorbed_count',
        groups='crm_portfolio.portfolio_group_representative')

    def _compute_portfolio_absorbed_count(self):
        # sudo: crm.lead - how many went into it, for whoever reads it
        counts = self.sudo().with_context(active_test=False)._read_group(
            [('portfolio_merged_into_id', 'in', self.ids)], ['portfolio_merged_into_id'], ['__count'])
        count_of = {head.id: count for head, count in counts}
        for lead in self:
            lead.portfolio_absorbed_count = count_of.get(lead.id, 0)

    @api.depends('portfolio_merged_into_id')
    def _compute_won_status(self):
        """What was merged is neither won nor lost, whatever its probability: what it went into is, once."""
        merged = self.filtered(lambda lead: lead.portfolio_merged_into_id and not lead.active)
        merged.won_status = 'pending'
        return super(CrmLead, self - merged)._compute_won_status()

    def _portfolio_head(self):
        """The lead this one was merged into, and that one into another, or itself."""
        head, seen = self, self
        while (into := head.portfolio_merged_into_id) and into not in seen:
            head, seen = into, seen | into
        return head

    def _sort_by_confidence_level(self, reverse=False):
        """Who was there first stays, where the lead that came in is merged by itself."""
        ordered = super()._sort_by_confidence_level(reverse=reverse)
        told = self._portfolio_told(Head)
        head = ordered.filtered(lambda lead: told and lead.id == told.lead_id)
        return head | ordered if reverse else (ordered - head) | head

    def _merge_opportunity(self, user_id=False, team_id=False, auto_unlink=True, max_length=5):
        """As core merges; but the absorbed leads are archived, and a journal knows the way back."""
        keeps = auto_unlink or self._portfolio_told(ArchiveMerged)
        # what was merged already, by whoever was faster, is what it went into
        merged = self.filtered(lambda lead: lead.portfolio_merged_into_id and not lead.active)
        if merged:
            left = (self - merged) | merged.portfolio_merged_into_id
            return left if len(left) == 1 else left._merge_opportunity(
                user_id=user_id, team_id=team_id, auto_unlink=auto_unlink, max_length=max_length)
        # sudo: crm.lead - keys of other programs, written by nobody
        keys = self.sudo()._portfolio_keys()
        # who has no role sees no way back, and merges as Odoo does
        if not keeps or len(self.ids) <= 1 or not self.env.user._portfolio_has_role():
            head = super()._merge_opportunity(
                user_id=user_id, team_id=team_id, auto_unlink=auto_unlink, max_length=max_length)
            # sudo: crm.lead - as above
            head.sudo()._portfolio_keep_keys(keys)
            return head
        # sudo: crm.lead, mail.message… - everything is kept, also what the user does not see
        everything = self.sudo()
        before = everything._portfolio_merge_snapshot(self._portfolio_hangers())
        head = super()._merge_opportunity(
            user_id=user_id, team_id=team_id, auto_unlink=False, max_length=max_length)
        absorbed = everything - head
        # sudo: crm.lead - as above
        head.sudo().with_context(**SILENT)._portfolio_keep_others(absorbed)
        # sudo: crm.lead - as above
        head.sudo().with_context(**SILENT)._portfolio_keep_keys(keys)
        absorbed._portfolio_move_to(head)
        journal = self.env['portfolio.journal']._open('merge', kept(
            'duplicate.merged', lead=head.name, absorbed=listed(absorbed.mapped('name'))))
        absorbed.with_context(**SILENT).write({
            'active': False, 'portfolio_merged_into_id': head.id, 'portfolio_merge_id': journal.id})
        everything._portfolio_journal_merge(journal, before)
        return head

    def unlink(self):
        """Core's wizard deletes what it has merged; here that is archived, and stays."""
        leads = self
        if self._portfolio_told(ArchiveMerged):
            leads = self.filtered(lambda lead: not lead.portfolio_merged_into_id)
        return super(CrmLead, leads).unlink()

    def _portfolio_hanging(self, model, field, model_field):
        """Rows of ``model`` whose ``field`` points at one of ``self``."""
        domain = [(field, 'in', self.ids), *([(model_field, '=', 'crm.lead')] if model_field else [])]
        # sudo: any model - all that hangs on a lead goes with it, also what the user does not see
        return self.env[model].sudo().with_context(active_test=False).search(domain)

    def _portfolio_merge_snapshot(self, hangers):
        """:return: ``{model: {id: {field: value}}}`` of the leads and of all that merging may move"""
        snapshot = {'crm.lead': self._portfolio_snapshot(self._portfolio_snapshot_fields())}
        for model, names in hangers.items():
            if model in STAYS - {'mail.followers'}:
                continue
            # sudo: any model - as above
            rows = self.env[model].sudo().browse()
            for field, model_field in names.items():
                rows |= self._portfolio_hanging(model, field, model_field)
            if rows:
                watched = [*names, *({'subject', 'name'} & {
                    name for name in rows._fields if rows._fields[name].store and rows._fields[name].column_type})]
                snapshot[model] = rows._portfolio_snapshot(watched)
        return snapshot

    def _portfolio_move_to(self, head):
        """What core and the rooms have left on absorbed leads."""
        for model, names in self._portfolio_hangers().items():
            if model in STAYS:
                continue
            for field, model_field in names.items():
                if left := self._portfolio_hanging(model, field, model_field):
                    left.with_context(**SILENT).write({field: head.id})

    def _portfolio_journal_merge(self, journal, before):
        for model, rows in before.items():
            # sudo: any model - what was moved, for the way back
            records = self.env[model].sudo().browse(rows).exists()
            after = records._portfolio_snapshot(list(next(iter(rows.values()))))
            journal._add_entries([
                {'operation': 'write', 'model': model, 'res_id': record.id,
                 'before': rows[record.id], 'after': after[record.id]}
                for record in records if after[record.id] != rows[record.id]
            ], records)

    # -- for people ------------------------------------------------------------------------------

    def _portfolio_ask_merge(self, call):
        """What merging these leads will do, to be confirmed: which stays, what moves.

        :param call: what merges them
        """
        self.check_access('write')
        head = self._sort_by_confidence_level(reverse=True)[:1]
        absorbed = self - head
        return self._portfolio_question(
            self.env._("Merge the leads?"), self.env._(
                "“%(head)s” stays. Messages, activities, files, meetings and quotations of “%(absorbed)s” move there, "
                "and fill in what it lacks; “%(absorbed)s” is archived. You can undo it.",
                head=head.name, absorbed=", ".join(absorbed.mapped('name'))), self.env._("Merge"), call)

    def _portfolio_merged_notice(self, following=None):
        """What stayed of leads that were merged, with the way back."""
        # sudo: crm.lead - the names of what went into a lead the user may read
        absorbed = self.sudo().with_context(active_test=False).search(
            [('portfolio_merged_into_id', 'in', self.ids)], order='write_date desc, id desc', limit=1)
        return self._portfolio_notice(
            self.env._("“%(absorbed)s” is merged into “%(head)s”.", absorbed=absorbed.name or "?", head=self.name),
            [*([] if following else [{'name': self.env._("Open It"), 'action': self._portfolio_form()}]),
             {'name': self.env._("Undo"), 'call': self._portfolio_call('action_portfolio_undo_merge')}],
            following=following)

    # -- the way back ----------------------------------------------------------------------------

    def action_portfolio_undo_merge(self):
        """Take the last merge into this lead, or of this lead into another, back."""
        self.ensure_one()
        # sudo: crm.lead, portfolio.journal - the absorbed are archived; who may undo is asked next
        lead = self.sudo().with_context(active_test=False)
        absorbed = lead if lead.portfolio_merged_into_id else lead.search([('portfolio_merged_into_id', '=', lead.id)])
        journal = absorbed.portfolio_merge_id.filtered(lambda it: it.state == 'done').sorted('id')[-1:]
        if not journal:
            raise UserError(self.env._("Nothing to undo: no lead was merged into this one, or it has been undone."))
        self.check_access('write')
        user = self.env.user
        if journal.user_id != user and not user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only the user who merged the leads or a manager can undo the merge."))
        left = journal.with_context(**SILENT)._portfolio_tell(NoAssignment())._undo()
        # sudo: portfolio.lead.duplicate - to be reviewed anew
        pairs = self.env['portfolio.lead.duplicate'].sudo()
        restored = absorbed.filtered(lambda it: it.portfolio_merge_id != journal).ids
        pairs.search([
            ('state', '=', 'merged'), '|', ('lead_id', 'in', restored), ('other_lead_id', 'in', restored),
        ]).write({'state': 'open', 'decided_by_id': False, 'date_decided': False})
        message = self.env._("The merge was undone.")
        if left:
            message += " " + self.env._("Changed since and left as it is: %s.", ", ".join(left.mapped('name')))
        return {
            'type': 'ir.actions.client', 'tag': 'display_notification',
            'params': {'type': 'warning' if left else 'success', 'message': message,
                       'next': {'type': 'ir.actions.client', 'tag': 'soft_reload'}},
        }

    def action_portfolio_absorbed(self):
        """The leads that were merged into this one."""
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Merged leads"), 'res_model': 'crm.lead',
            'views': [(False, 'list'), (False, 'form')], 'domain': [('portfolio_merged_into_id', 'in', self.ids)],
            'context': {'active_test': False, 'create': False},
        }
