from contextlib import contextmanager

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import Query

from ...tools.foundation.bulk import MANY
from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import Assigning
from ..lead.mail_followers import PendingFollowers

# what a document is given with
GIVEN = ('team', 'user')


class PortfolioAssignable(models.AbstractModel):
    """A document that rules give to somebody: how it is asked, and what becomes of it.

    A kind of document inherits this first, says under which names it has what the engine asks
    (``_portfolio_assignable``) and when it is open (``_portfolio_open_domain``). The rest has an answer here that
    follows from these names; a kind that knows more overrides it: who knows the document, in which zone and place it
    lies, what it asks for, what else is written with its salesperson, how it is called in sentences. An example is
    in the door of the room.
    """
    _name = 'portfolio.assignable'
    _inherit = ['mail.thread', 'portfolio.hooked']
    _description = "Document That Rules Assign"

    #: an :class:`Assignable`: the names
    _portfolio_assignable = None
    #: fields on which it depends what rules say, whatever their filters, beside account and company
    _portfolio_assignable_asked = frozenset()

    portfolio_decision_id = fields.Many2one(
        'portfolio.assignment.decision', "Last Assignment", readonly=True, copy=False, index='btree_not_null',
        ondelete='set null')
    portfolio_assignment_reason = fields.Char(
        "Why This Salesperson", compute='_compute_portfolio_assignment_reason')

    @api.model
    def _portfolio_kinds(self):
        """The names of the models of documents that rules assign, in the order in which they joined."""
        registry = self.env.registry
        return [name for name in registry.descendants(['portfolio.assignable'], '_inherit')
                if registry[name]._portfolio_assignable]

    @api.model
    def _portfolio_kind_of(self, model=None):
        """The model of a kind of document, without ``model`` of the first that joined.

        :raise UserError: for what no rules assign
        """
        kinds = self._portfolio_kinds()
        model = model or kinds[0]
        if model not in kinds:
            raise UserError(self.env._("No rules assign these documents."))
        return self.env[model]

    @api.model
    def _portfolio_kinds_selection(self):
        """The kinds as choices of a field."""
        return [(model, self.env[model]._description) for model in self._portfolio_kinds()]

    @api.model
    def _portfolio_names(self, *roles):
        """The names that the document has for roles of :class:`Assignable`."""
        return [getattr(self._portfolio_assignable, role) for role in roles if self._portfolio_assignable]

    @api.depends_context('uid', 'lang', 'tz')
    @api.depends(lambda self: [*self._portfolio_names('user'), 'portfolio_decision_id'])
    def _compute_portfolio_assignment_reason(self):
        at = self._portfolio_assignable
        # sudo: portfolio.assignment.decision - whoever reads the document may read why it is whose it is
        for document, document_sudo in zip(self, self.sudo(), strict=True):
            decision = document_sudo.portfolio_decision_id
            # whoever it is only offered to has it when he accepts
            given = decision.user_id if decision.result == 'assigned' else decision.user_id.browse()
            if decision and given != document_sudo[at.user]:
                document.portfolio_assignment_reason = self.env._(
                    "Changed by hand since. Before: %s", decision.sentence)
            else:
                document.portfolio_assignment_reason = decision.sentence

    # -- which of them -------------------------------------------------------------------------------

    @api.model
    def _portfolio_unassigned_domain(self):
        """Documents the rules look at: still open, and nobody's."""
        return Domain(self._portfolio_assignable.user, '=', False) & self._portfolio_open_domain()

    @api.model
    def _portfolio_open_sql(self, alias):
        """Whether the row ``alias`` is open, as an expression: :meth:`_portfolio_open_domain`, on its own columns."""
        return self._portfolio_open_domain().optimize_full(self)._to_sql(self, alias, Query(self.env, alias))

    @api.model
    def _portfolio_flush(self, *names):
        """Bring to the database what the engine's statements read of documents, and ``names``."""
        asked = {condition.field_expr for condition in self._portfolio_open_domain().iter_conditions()}
        kept = self._portfolio_names('company', 'team', 'user', 'arrival', 'given')
        self.flush_model({*asked, *kept, *names, 'portfolio_decision_id'})

    def _portfolio_had_already(self):
        """``{document id: ids of users}``: who was given each of them or offered it, and has it no more."""
        pointer = self._portfolio_assignable.pointer
        had = {document.id: set() for document in self}
        for model, domain in (
                ('portfolio.assignment.decision', [('result', '=', 'assigned')]),
                ('portfolio.assignment.offer', [('state', '!=', 'open')])):
            for document, users in self.env[model]._read_group(
                    [(pointer, 'in', self.ids), *domain], [pointer], ['user_id:recordset']):
                had[document.id] |= set(users.ids)
        return {document_id: users for document_id, users in had.items() if users}

    # -- what a kind may say of itself ---------------------------------------------------------------

    @contextmanager
    def _portfolio_in_step(self):
        """What is written to these documents meanwhile is the work of the product, and of no person."""
        yield

    def _portfolio_assign_known(self):
        """Who knows them: ``{document id: (user id, how, rank, record id)}``; the lowest rank counts.

        Here the salesperson of the account, while he works here.
        """
        account = self._portfolio_assignable.account
        accounts = {document.id: document[account].commercial_partner_id for document in self}
        return {document_id: (one.user_id.id, 'account', 1, one.id)
                for document_id, one in accounts.items() if one.user_id.active}

    def _portfolio_assign_ways(self):
        """How one document may be known by another that has just been given away: ``[(how, rank, what)]``."""
        return []

    def _portfolio_assign_makes_known(self, rule):
        """Those of :meth:`_portfolio_assign_ways` by which others know one document that ``rule`` has given away."""
        return self._portfolio_assign_ways()

    def _portfolio_assign_zones(self):
        """``{document id: zone}``, without those that lie nowhere: here, of the account."""
        account = self._portfolio_assignable.account
        zones = {document.id: document[account].commercial_partner_id.portfolio_zone_id for document in self}
        return {document_id: zone for document_id, zone in zones.items() if zone}

    def _portfolio_assign_places(self):
        """``{document id: (latitude, longitude)}`` of those whose account is not located."""
        return {}

    def _portfolio_assign_wanted(self):
        """What one document asks for, as the skills of people have it: ``{kind: ids}``; here, its account."""
        account = self[self._portfolio_assignable.account].commercial_partner_id
        interests = account.portfolio_interest_ids.filtered(lambda one: one.level > 0)
        return {'area': set(interests.area_id.ids), 'activity': self._portfolio_paths(account.portfolio_activity_id)}

    def _portfolio_paths(self, activities):
        """The ids of activities and of all that they are part of."""
        return {int(part) for path in activities.mapped('parent_path') for part in path.split('/') if part}

    def _portfolio_assign_team_use(self):
        """The mark of sales teams that work with one such document; '' for any team."""
        return ''

    def _portfolio_assign_more(self, rule):
        """What else is written on one document that ``rule`` gives to somebody: ``((name, value), …)``."""
        return ()

    @contextmanager
    def _portfolio_giving(self):
        """The documents as they are given away in bulk: yields them told so, and does at the end what can wait."""
        pending = PendingFollowers(self._name)
        told = Assigning(frozenset({*self._portfolio_names(*GIVEN), *self._portfolio_given_along()}), self._name)
        yield self._portfolio_tell(pending, told)
        self.env['mail.followers']._portfolio_insert(self._name, pending.rows)

    @api.model
    def _portfolio_given_along(self):
        """The names of the fields that :meth:`_portfolio_assign_more` may name."""
        return frozenset()

    @api.model
    def _portfolio_closed_by(self, users, since):
        """What ``users`` made of documents closed ``since`` a moment: ``{user id: (won, closed)}``."""
        return {}

    @api.model
    def _portfolio_touches_sql(self):
        """Other ways to be in touch than messages and activities: statements of ``date``, of the row ``document``."""
        return []

    # -- given away ----------------------------------------------------------------------------------

    def _portfolio_assign(self, trigger='demand', excluded=None):
        """Give those of ``self`` that nobody has to whom the rules say; no rights are asked.

        :param trigger: see ``portfolio.assignment.decision.trigger``
        :param dict excluded: ``{document id: ids of users who do not get it}``; a document that it names may be
            somebody's, and goes to somebody else
        :return: the ``portfolio.assignment.decision`` made
        """
        engine = self.env['portfolio.assignment.engine']
        if not self:
            return self.env['portfolio.assignment.decision']
        if trigger == 'create':
            return engine._run(self, trigger, excluded)
        many = len(self) >= MANY
        # of many at once, a Monday morning's, each salesperson hears in one message
        documents = self.with_context(mail_auto_subscribe_no_notify=True) if many else self
        with self._portfolio_in_step():
            decisions = engine._run(documents, trigger, excluded)
        if many:
            decisions.filtered(lambda one: one.result == 'assigned')._notify_salespersons()
        return decisions

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        if self.env['portfolio.assignment.engine']._is_on(self._name) and not self._portfolio_told(NoAssignment):
            self.filtered_domain(self._portfolio_unassigned_domain())._portfolio_assign(trigger='create')

    def _portfolio_merged(self, others):
        super()._portfolio_merged(others)
        # sudo: portfolio.assignment.decision - nobody writes one; those of a merged document stay with what is left
        merged, absorbed = self.sudo(), others.with_env(self.sudo().env)
        decisions = absorbed.portfolio_decision_ids
        decisions[self._portfolio_assignable.pointer] = merged
        if not merged.portfolio_decision_id:
            merged.portfolio_decision_id = decisions.sorted('id')[-1:]

    # -- looked at again, once what the rules ask of it changes, or it is opened again ----------------

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if not self._portfolio_told(Assigning) and not self._portfolio_told(NoAssignment):
            self._portfolio_hand_over(vals)
            self._portfolio_look_again(vals)

    def _portfolio_hand_over(self, vals):
        """What a person does ends what was offered; whoever is given one has his own time for the first touch."""
        at = self._portfolio_assignable
        if at.user not in vals and vals.get('active', True):
            return
        # sudo: portfolio.assignment.offer, portfolio.assignment.decision - whoever gives one away sees neither
        documents = self.sudo()
        offers = documents.env['portfolio.assignment.offer']
        offers.search([(at.pointer, 'in', self.ids), ('state', '=', 'open')]).state = 'expired'
        if vals.get(at.user):
            documents.portfolio_decision_id.filtered(
                lambda one: one.date_deadline and not one.date_touch and one.user_id != one[at.pointer][at.user],
            )._start_again()

    def _portfolio_look_again(self, vals):
        if not self.env['portfolio.assignment.engine']._is_on(self._name):
            return
        user = self._portfolio_assignable.user
        # sudo: any document - whoever completes it need not see what was decided of it
        documents = self.sudo()
        if vals.get('active'):
            # of those that are open again, also whose salesperson has left meanwhile
            back = documents.filtered_domain(self._portfolio_open_domain()).filtered(lambda one: not one[user].active)
            back._portfolio_assign('reopened', {one.id: set(one[user].ids) for one in back})
        found_nobody = documents.filtered_domain(self._portfolio_unassigned_domain()).filtered(
            lambda one: one.portfolio_decision_id._found_nobody())
        if found_nobody and vals.keys() & self.env['portfolio.assignment.ruleset']._asked(self._name):
            found_nobody._portfolio_assign('update', found_nobody._portfolio_had_already())
