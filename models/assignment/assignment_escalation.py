from odoo import api, fields, models


class PortfolioAssignmentEscalation(models.Model):
    """A document whose deadline passed: somebody above has to look at it. It closes by itself once that is done."""
    _name = 'portfolio.assignment.escalation'
    _inherit = ['portfolio.assignment.about']
    _description = "Escalated Lead"
    _order = 'date desc, id desc'
    _rec_name = 'document_name'

    document_name = fields.Char("Document", compute='_compute_document_name')
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

    @api.depends(lambda self: [f'{pointer}.display_name' for pointer in self._pointers()])
    def _compute_document_name(self):
        for escalation in self:
            escalation.document_name = escalation._document().display_name

    @api.model
    def _open(self, decisions, now):
        """Escalate the documents of ``decisions``, but for those that are already.

        :return: the escalations made
        """
        made = self.browse()
        for pointer, alike in decisions._by_kind():
            user = alike[pointer]._portfolio_assignable.user
            known = self._of_documents(alike[pointer], ('state', '=', 'open'))[pointer]
            made |= self.create([
                {
                    pointer: one[pointer].id, 'decision_id': one.id, 'company_id': one.company_id.id, 'date': now,
                    'user_id': self._whom(one, one[pointer]).id, 'owner_id': one[pointer][user].id,
                    'cause': 'untouched' if one[pointer][user] else 'unassigned',
                } for one in alike if one[pointer] not in known])
        made._tell_users()
        return made

    @api.model
    def _whom(self, decision, document):
        """Who looks at the document when the deadline has passed: the version's, a leader, the default owner.

        Without any of them who still works in the company, an administrator. Whoever let it pass is named last.

        :return: one user
        """
        at = document._portfolio_assignable
        company = decision.company_id or document[at.company] or self.env.company
        named = (
            decision.ruleset_id.escalation_user_id, decision.team_id.user_id, document[at.team].user_id,
            decision.ruleset_id.default_user_id)
        able = [user for user in named if user.active and company in user.company_ids]
        others = [user for user in able if user != document[at.user]]
        return (others or [user for user in self._administrators(company) if user != document[at.user]] or able
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
        for pointer, alike in self._by_kind():
            for user, mine in alike.grouped('user_id').items():
                words = mine[pointer].with_context(lang=user.lang)._portfolio_assign_words()
                mine[pointer]._portfolio_notify_user(user, words['late'] % len(mine))

    @api.model
    def _find_successors(self, Document):
        """Escalations to somebody who has left go to somebody else."""
        orphans = self.search([
            (Document._portfolio_assignable.pointer, '!=', False), ('state', '=', 'open'), '|', ('user_id', '=', False),
            ('user_id.active', '=', False)])
        for one in orphans:
            document = one._document()
            one.user_id = self._whom(one.decision_id or document.portfolio_decision_id, document)
        orphans._tell_users()

    @api.model
    def _close_done(self, Document, now):
        """Close those whose document is closed, or has what was missing."""
        opened = self.search([(Document._portfolio_assignable.pointer, '!=', False), ('state', '=', 'open')])
        done = opened.filtered(lambda one: one._is_done())
        done.write({'state': 'closed', 'date_closed': now})

    def _is_done(self):
        document = self._document()
        user = document[document._portfolio_assignable.user]
        if not document.filtered_domain(document._portfolio_open_domain()):
            return True
        if self.cause == 'unassigned':
            return bool(user)
        return bool(user) and bool(document.portfolio_decision_id.date_touch or user != self.owner_id)
