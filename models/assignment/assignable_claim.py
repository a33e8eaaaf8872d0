from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ...tools.foundation.lead_told import Assigning
from .assignment_batch import Batch
from .assignment_engine import Outcome


class PortfolioAssignable(models.AbstractModel):
    """A document that people take themselves: from a queue, by an offer; and the buttons, with what they say."""
    _inherit = 'portfolio.assignable'

    portfolio_is_queued = fields.Boolean(
        "In a Queue", compute='_compute_portfolio_is_queued', search='_search_portfolio_is_queued',
        groups='base.group_user')

    @api.depends_context('uid')
    @api.depends(lambda self: [*self._portfolio_names('user', 'team'), 'portfolio_decision_id'])
    def _compute_portfolio_is_queued(self):
        at = self._portfolio_assignable
        teams = self._portfolio_claim_teams()
        # sudo: portfolio.assignment.decision - whoever reads the document may know that it waits to be claimed
        for document, document_sudo in zip(self, self.sudo(), strict=True):
            team = document_sudo[at.team]
            document.portfolio_is_queued = (
                not document_sudo[at.user] and document_sudo.portfolio_decision_id.result == 'queued'
                and (teams is None or not team or team.id in teams))

    @api.model
    def _search_portfolio_is_queued(self, operator, value):
        if operator != 'in':
            return NotImplemented
        at = self._portfolio_assignable
        found = Domain([(at.user, '=', False), ('portfolio_decision_id.result', '=', 'queued')])
        teams = self._portfolio_claim_teams()
        if teams is not None:
            found &= Domain(at.team, 'in', [False, *teams])
        return found if True in value else ~found

    @api.model
    def _portfolio_claim_teams(self):
        """The ids of the teams whose queue a user works from, as a member or as their leader; ``None``: all of them."""
        if self.env.su or self.env.user.has_group('crm_portfolio.portfolio_group_director'):
            return None
        # sudo: crm.team - which teams he is in
        return set(self.env['crm.team'].sudo().search(
            ['|', ('member_ids', 'in', self.env.uid), ('user_id', '=', self.env.uid)]).ids)

    def _portfolio_take(self, user, how, before):
        """A person takes the document: it is his, and the decision says how.

        :param before: the decision that let him
        """
        self.ensure_one()
        at = self._portfolio_assignable
        batch = Batch(self.env, self.browse())
        self._portfolio_tell(Assigning()).write({
            at.user: user.id, at.team: before.team_id.id or self[at.team].id})
        outcome = Outcome(
            document=self, ruleset=before.ruleset_id, rule=before.rule_id, pool=before.pool_id, user=user,
            team=before.team_id, result='assigned', how=how, tie='', fallback=before.fallback, until=None, account='',
            passed=(), candidates='[]')
        # the promise to the customer stays the one that was made
        decision = self.env['portfolio.assignment.decision']._record(batch, [outcome], 'person')
        decision.write({'date_deadline': before.date_deadline, 'date_remind': before.date_remind})

    def action_portfolio_claim(self):
        """Take documents from the queue. The rows are locked: of two who take one at once, the first has it."""
        readable = self._filtered_access('read')
        if readable != self:
            raise UserError((self - readable)._portfolio_why_gone())
        user = self._portfolio_assignable.user
        # sudo: any document - it becomes his now
        documents = self.sudo()
        # pools first, as whoever deals: of two claims of one person, the second counts what the first took
        if pools := documents.portfolio_decision_id.pool_id:
            pools._lock()
        self._portfolio_lock()
        for document in documents:
            before = document.portfolio_decision_id
            if document[user] or before.result != 'queued':
                raise UserError(self.env._("Somebody has taken “%s” already.", document.display_name))
            if problem := before._claim_problem(self.env.user):
                raise UserError(problem)
            document._portfolio_take(self.env.user, 'claim', before)
        return self._portfolio_taken_notice()

    def _portfolio_why_gone(self):
        """Why documents cannot be claimed that whoever asks does not see.

        Which there are is told to nobody who does not see them: those are named that waited in a queue of his, where
        he saw them, until a colleague had them.
        """
        at = self._portfolio_assignable
        teams = self._portfolio_claim_teams()
        # sudo: any document - who claimed them
        gone = self.sudo().exists()
        partners = gone[at.account]
        readable = self.env['res.partner']._portfolio_readable(partners.ids) if partners else set()
        if gone == self and all(
            (document.portfolio_decision_id.how == 'claim' or document.portfolio_decision_id.result == 'queued')
            and (not document[at.company] or document[at.company] in self.env.companies)
            and (teams is None or document.portfolio_decision_id.team_id.id in teams)
            and (not document[at.account] or document[at.account].id in readable)
            for document in gone
        ):
            return self.env._("Somebody has taken “%s” already.", ", ".join(gone.mapped('display_name')))
        return self.env._("Somebody has taken it already, or it waits in no queue of yours.")

    def action_portfolio_decisions(self):
        """All that the rules decided about the document, the last first."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_assignment_decision')
        return {**action, 'domain': [(self._portfolio_assignable.pointer, '=', self.id)], 'context': {}}

    def _portfolio_taken_notice(self):
        """Whose these documents are now, with the way to them."""
        documents, words = self.sudo(False), self._portfolio_assign_words()
        if len(documents) == 1:
            message, action = self.env._("%s is yours now.", documents.display_name), documents._portfolio_form()
        else:
            message, action = words['taken'] % len(documents), {
                'type': 'ir.actions.act_window', 'name': words['mine'], 'res_model': self._name,
                'views': [(False, 'list'), (False, 'kanban'), (False, 'form')], 'domain': [('id', 'in', documents.ids)]}
        return self._portfolio_notice(message, [{'name': self.env._("Open It"), 'action': action, 'primary': True}])

    def action_portfolio_assign(self):
        """The button of lists and forms: assign by rules and say how it went.

        :raise AccessError: for who is no manager
        """
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self._portfolio_assign_words()['managers'])
        self.check_access('write')
        waiting = self.filtered_domain(self._portfolio_unassigned_domain())
        decisions = waiting._portfolio_assign()
        return self._portfolio_assignment_notice(decisions, len(self) - len(waiting))

    def _portfolio_assignment_notice(self, decisions, had):
        """How an assignment went, as a notification.

        :param had: how many documents were closed, or somebody's already
        """
        given = decisions.filtered(lambda one: one.result == 'assigned')
        unmatched = decisions.filtered(lambda one: one.result == 'none')
        message = self.env._(
            "Assigned: %(given)s. No rule matched: %(unmatched)s. Closed, or with a salesperson already: "
            "%(had)s.", given=len(given), unmatched=len(unmatched), had=had)
        if others := len(decisions) - len(given) - len(unmatched):
            message += " " + self.env._("Waiting, in a queue or offered: %s.", others)
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success' if len(given) == len(decisions) else 'warning',
                'message': message,
                'next': {'type': 'ir.actions.client', 'tag': 'soft_reload'},
            },
        }

    @api.model
    def _portfolio_assign_words(self):
        """How documents of this kind are called, as whole sentences: a word put into others' has no gender."""
        return {
            'assigned': self.env._("Assigned to you: %s"),
            'offered': self.env._("Offered to you: %s"),
            'offered_body': self.env._("Accept them before somebody else gets them."),
            'offered_only': self.env._("Only the user to whom it is offered can answer."),
            'declined': self.env._("This offer is over: you declined it, and it went to the next person."),
            'moved': self.env._("This offer is over: it has been assigned again or closed."),
            'expired': self.env._("This offer is over: it could be accepted until %s. It goes to the next person."),
            'gone': self.env._("This offer is over: somebody else has it, or it is closed."),
            'due': self.env._("Waiting for you: %s"),
            'late': self.env._("Past the deadline: %s"),
            'taken': self.env._("%s are yours now."),
            'mine': self.env._("Mine"),
            'managers': self.env._("Only managers can assign by rules."),
            'no_queue': self.env._("Its queue is gone. Ask your manager to assign it again."),
            'other_team': self.env._("It waits for somebody of team %s."),
        }

    @api.model
    def _portfolio_assign_reasons(self):
        """Sentences of decisions and reasons of theirs that name documents of this kind, by the codes of decisions."""
        return {
            'user': self.env._("Rule '%(rule)s' assigns it to %(user)s."),
            'performance': self.env._(
                "It was the turn of %(user)s in team %(team)s, by the success of each (rule '%(rule)s')."),
            'least_loaded': self.env._("%(user)s has the fewest open ones in team %(team)s (rule '%(rule)s')."),
            'least_loaded_number': self.env._(
                "%(user)s has the fewest open ones in team %(team)s: %(number)s (rule '%(rule)s')."),
        }

    @api.model
    def _portfolio_assign_known_words(self):
        """What the ways of :meth:`_portfolio_assign_known` are called."""
        return {'account': self.env._("Its account")}

    @api.model
    def _portfolio_assign_refusals(self):
        """Why somebody was passed over, where it names documents of this kind, by the codes of ``candidates``."""
        return {
            'owned': self.env._("only offered or queued, and somebody has it already"),
            'no_account': self.env._("it has no account"),
            'empty_team': self.env._("nobody in the team can get any"),
            'hour': self.env._("passed over, has those of this hour"),
            'day': self.env._("passed over, has those of this day"),
            'week': self.env._("passed over, has those of this week"),
            'month': self.env._("passed over, has those of this month"),
            'open': self.env._("passed over, has as many open ones as allowed"),
            'unfit': self.env._("passed over, does not take any like this one"),
            'gap': self.env._("passed over, had one a moment ago"),
        }

    @api.model
    def _portfolio_counted_sentence(self):
        """Whose documents the desk counts: those that whoever looks may see, as in every list."""
        return self.env._("Only what you see in %s is counted.", ", ".join(self.env.companies.mapped('name')))

    @api.model
    def _portfolio_calm_sentence(self, waiting):
        """What the desk says when nothing needs anybody.

        :param waiting: whether some have nobody yet, as their rule says
        """
        return self.env._("Nothing. What has no salesperson waits as the rules say.") if waiting else self.env._(
            "Nothing. Everything has its salesperson.")
