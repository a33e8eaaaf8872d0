from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_datetime


class PortfolioAssignmentOffer(models.Model):
    """A document that somebody may have, for a while, if he says so."""
    _name = 'portfolio.assignment.offer'
    _inherit = ['portfolio.assignment.about']
    _description = "Offered Lead"
    _order = 'date_until, id'
    _rec_name = 'document_name'

    decision_id = fields.Many2one(
        'portfolio.assignment.decision', required=True, readonly=True, index=True, ondelete='cascade',
        groups='crm_portfolio.portfolio_group_manager')
    user_id = fields.Many2one('res.users', "Offered To", required=True, readonly=True, index=True, ondelete='cascade')
    date_until = fields.Datetime("Until", required=True, readonly=True)
    state = fields.Selection(
        [('open', "Open"), ('accepted', "Accepted"), ('declined', "Declined"), ('expired', "Not answered")],
        default='open', required=True, readonly=True, index=True)

    # what is shown of the document to somebody who may not see it yet
    document_name = fields.Char("What It Is About", compute='_compute_document_name')

    @api.depends(lambda self: [*self._pointers(), 'user_id', 'state', 'date_until'])
    @api.depends_context('uid')
    def _compute_document_name(self):
        for offer, document in self._told():
            offer.document_name = document.display_name

    def _told(self):
        """``(offer, document)`` of each, the document with all rights, or none where the reader may not know it."""
        # sudo: portfolio.assignment.offer, any document - who is offered one may know what it is about, while he may
        offered = self.sudo()
        readable = {
            pointer: set(alike[pointer].with_env(self.env)._filtered_access('read')._ids)
            for pointer, alike in offered._by_kind()}
        for offer, known in zip(self, offered, strict=True):
            document = known._document()
            mine = known.user_id.id == self.env.uid and known._is_open()
            may_know = mine or document.id in readable.get(document._portfolio_assignable.pointer, ())
            yield offer, document if may_know else document.browse()

    def _is_open(self):
        self.ensure_one()
        return self.state == 'open' and self.date_until >= fields.Datetime.now()

    @api.model
    def _ended_last(self, documents):
        """Who was offered each last, without having it: ``{document id: facts for the decision that follows}``."""
        pointer = documents._portfolio_assignable.pointer
        ended = self._of_documents(documents, ('state', 'in', ('declined', 'expired'))).sorted('id')
        return {offer[pointer].id: {'ended': offer.state, 'before': offer.user_id.name or "?"} for offer in ended}

    @api.model
    def _make(self, decisions):
        """:param decisions: those that offer, of one kind of document"""
        for pointer, alike in decisions._by_kind():
            # an older offer of the same document is over
            older = self._of_documents(alike[pointer], ('state', '=', 'open'))
            older.state = 'expired'
            # before the new ones are there: a document has one that is open
            older.flush_recordset(['state'])
            offers = self.create([
                {'decision_id': one.id, pointer: one[pointer].id, 'user_id': one.user_id.id,
                 'date_until': one.date_until} for one in alike])
            for user, mine in offers.grouped('user_id').items():
                words = mine[pointer].browse().with_context(lang=user.lang)._portfolio_assign_words()
                mine[pointer].browse()._portfolio_notify_user(
                    user, words['offered'] % len(mine), words['offered_body'])

    def _answer(self, state):
        """Close offers that are still open, each by its own user; the row is locked, so that one answer counts."""
        self._portfolio_lock()
        for offer in self:
            if offer.user_id != self.env.user:
                raise AccessError(offer._words()['offered_only'])
            if not offer._is_open():
                raise UserError(offer._why_over())
        # sudo: portfolio.assignment.offer - nobody writes one but by answering
        self.sudo().state = state

    def _words(self):
        # sudo: portfolio.assignment.offer - of which kind of document it is
        return self.sudo()._document().with_env(self.env)._portfolio_assign_words()

    def _why_over(self):
        """What became of an offer that can no longer be answered."""
        words = self._words()
        if self.state == 'accepted':
            return self.env._("This offer is over: you have accepted it already.")
        if self.state == 'declined':
            return words['declined']
        if self.date_until >= fields.Datetime.now():
            return words['moved']
        return words['expired'] % format_datetime(self.env, self.date_until, dt_format='short')

    def action_accept(self):
        self._answer('accepted')
        taken = []
        # sudo: portfolio.assignment.offer, any document - it becomes his now
        for pointer, offers in self.sudo()._by_kind():
            documents = offers[pointer]
            documents._portfolio_lock()
            if documents != documents.filtered_domain(documents._portfolio_unassigned_domain()):
                raise UserError(documents._portfolio_assign_words()['gone'])
            for offer in offers:
                offer[pointer]._portfolio_take(self.env.user, 'accept', offer.decision_id)
            taken.append(documents.with_env(self.env))
        return taken and taken[0]._portfolio_taken_notice()

    def action_decline(self):
        self._answer('declined')
        # sudo: portfolio.assignment.engine - it goes to the next by the rules
        self.sudo()._pass_on('offer')
        return self._portfolio_notice(self.env._("Declined: it goes to the next person."), kind='info')

    def _pass_on(self, trigger):
        """To somebody else, who has not been asked before."""
        decisions = self.env['portfolio.assignment.decision']
        for pointer, alike in self._by_kind():
            documents = alike[pointer].filtered_domain(alike[pointer]._portfolio_unassigned_domain())
            asked = self._of_documents(documents, ('state', '!=', 'open'))
            excluded = {document.id: set(those.user_id.ids) for document, those in asked.grouped(pointer).items()}
            decisions |= documents._portfolio_assign(trigger=trigger, excluded=excluded)
        return decisions
