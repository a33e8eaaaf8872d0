from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.foundation.bulk import array, recordset
from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import Assigning, PendingLogNotes
from ..lead.crm_lead_alike import MANY
from .assignment_batch import Batch
from .assignment_engine import Outcome


class CrmLead(models.Model):
    _inherit = 'crm.lead'

    portfolio_decision_id = fields.Many2one(
        'portfolio.assignment.decision', "Last Assignment", readonly=True, copy=False, index='btree_not_null',
        ondelete='set null')
    portfolio_decision_ids = fields.One2many(
        'portfolio.assignment.decision', 'lead_id', "Assignments", readonly=True,
        groups='crm_portfolio.portfolio_group_representative')
    portfolio_assignment_reason = fields.Char(
        "Why This Salesperson", compute='_compute_portfolio_assignment_reason')
    portfolio_is_queued = fields.Boolean(
        "In a Queue", compute='_compute_portfolio_is_queued', search='_search_portfolio_is_queued',
        groups='base.group_user')

    @api.depends_context('uid', 'lang', 'tz')
    @api.depends('user_id', 'portfolio_decision_id')
    def _compute_portfolio_assignment_reason(self):
        # sudo: portfolio.assignment.decision - whoever reads the lead may read why it is whose it is
        for lead, lead_sudo in zip(self, self.sudo(), strict=True):
            decision = lead_sudo.portfolio_decision_id
            # whoever it is only offered to has it when he accepts
            given = decision.user_id if decision.result == 'assigned' else decision.user_id.browse()
            if decision and given != lead_sudo.user_id:
                lead.portfolio_assignment_reason = self.env._(
                    "Changed by hand since. Before: %s", decision.sentence)
            else:
                lead.portfolio_assignment_reason = decision.sentence

    @api.depends_context('uid')
    @api.depends('user_id', 'team_id', 'portfolio_decision_id')
    def _compute_portfolio_is_queued(self):
        teams = self._portfolio_claim_teams()
        # sudo: portfolio.assignment.decision - whoever reads the lead may know that it waits for somebody to claim it
        for lead, lead_sudo in zip(self, self.sudo(), strict=True):
            lead.portfolio_is_queued = (
                not lead_sudo.user_id and lead_sudo.portfolio_decision_id.result == 'queued'
                and (teams is None or not lead_sudo.team_id or lead_sudo.team_id.id in teams))

    @api.model
    def _search_portfolio_is_queued(self, operator, value):
        if operator != 'in':
            return NotImplemented
        found = Domain([('user_id', '=', False), ('portfolio_decision_id.result', '=', 'queued')])
        teams = self._portfolio_claim_teams()
        if teams is not None:
            found &= Domain('team_id', 'in', [False, *teams])
        return found if True in value else ~found

    @api.model
    def _portfolio_claim_teams(self):
        """The ids of the teams whose queue a user works from, as a member or as their leader; ``None``: all of them."""
        if self.env.su or self.env.user.has_group('crm_portfolio.portfolio_group_director'):
            return None
        # sudo: crm.team - which teams he is in
        return set(self.env['crm.team'].sudo().search(
            ['|', ('member_ids', 'in', self.env.uid), ('user_id', '=', self.env.uid)]).ids)

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        if self.env['portfolio.assignment.engine']._is_on() and not self._portfolio_told(NoAssignment):
            self.filtered(lambda lead: lead.active and not lead.user_id)._portfolio_assign(trigger='create')

    def _message_track(self, fields_iter, initial_values_dict):
        """What changed, in the chatter of each lead; of many leads the messages are made in one go.

        Core makes one message after the other: of all that giving many leads away costs, two thirds.
        """
        if len(self) < MANY:
            return super()._message_track(fields_iter, initial_values_dict)
        logs = []
        tracking = super(CrmLead, self._portfolio_tell(PendingLogNotes(logs)))._message_track(
            fields_iter, initial_values_dict)
        self._portfolio_log(logs)
        return tracking

    def _track_prepare(self, fields_iter):
        """Core reads all that is tracked before any write; what follows from a write is read when it is computed."""
        if fields_iter is self._fields and (told := self._portfolio_told(Assigning)) and told.fields:
            fields_iter = told.fields
        return super()._track_prepare(fields_iter)

    def _mail_track(self, tracked_fields, initial_values):
        """Of leads that changed alike, as all that one person gets at once, the changes are put together once."""
        held = self._portfolio_told(PendingLogNotes)
        known = None if held is None else self._portfolio_change(tracked_fields, initial_values)
        if known is None:
            return super()._mail_track(tracked_fields, initial_values)
        if known not in held.changes:
            held.changes[known] = super()._mail_track(tracked_fields, initial_values)
        return held.changes[known]

    def _portfolio_change(self, tracked_fields, initial_values):
        """What was and what is of each tracked field; ``None`` if a change says more than its values.

        Properties have the names of their team's, an amount has the currency of its lead.
        """
        change = []
        for name, before in initial_values.items():
            after = self[name] if name in tracked_fields else before
            if before is after or before == after or not (before or after):
                continue
            if self._fields[name].type in ('monetary', 'properties'):
                return None
            relational = self._fields[name].relational
            change += (name, before._ids, after._ids) if relational else (name, before, after)
        return tuple(change)

    def _message_track_post_template(self, changes):
        """Core makes itself ready to send for each of many leads, and mostly has nothing to send."""
        return not (changes and self._track_template(changes)) or super()._message_track_post_template(changes)

    def _message_log_batch(self, bodies, tracking_value_ids=False, **options):
        held = self._portfolio_told(PendingLogNotes)
        if held is None or len(self) != 1 or options.get('attachment_ids'):
            return super()._message_log_batch(bodies, tracking_value_ids=tracking_value_ids, **options)
        held.logs.append((self.id, bodies.get(self.id, ''), tracking_value_ids or [], options))
        return self.env['mail.message']

    def _portfolio_log(self, logs):
        """The notes that were held back, those that say the same together.

        :param logs: list of (id of a lead, body, commands of its tracking values, options of the note)
        """
        alike = defaultdict(list)
        for lead_id, body, commands, options in logs:
            alike[repr(sorted(options.items())), body].append((lead_id, commands, options))
        changes, noted = {}, []
        for (_options, body), group in alike.items():
            messages = self._portfolio_log_alike([log[0] for log in group], body, group[0][2])
            for lead_id, commands, _same in group:
                if commands:
                    changes.setdefault(id(commands), (len(changes), commands))
                    noted.append((messages[lead_id], changes[id(commands)][0]))
        self._portfolio_insert_changes(noted, [commands for _number, commands in changes.values()])

    def _portfolio_log_alike(self, lead_ids, body, options):
        """The same note on many leads: core writes one, the others are copies of its row.

        :param lead_ids: list of ids, not empty
        :param body: of the note, text or markup
        :param dict options: of ``_message_log_batch``, the same for all
        :return: ``{lead id: message id}``
        """
        first = self.browse(lead_ids[:1])._message_log_batch({lead_ids[0]: body}, **options)
        first.flush_recordset()
        names = SQL(", ").join(
            SQL.identifier(name) for name, field in first._fields.items()
            if field.store and field.column_type and name not in ('id', 'res_id'))
        rows = self.env.execute_query(SQL(
            """
            INSERT INTO mail_message (res_id, %(names)s)
            SELECT lead_id, %(names)s FROM mail_message, unnest(%(lead_ids)s::int[]) lead_id WHERE id = %(first)s
            RETURNING res_id, id
            """, names=names, lead_ids=lead_ids[1:], first=first.id))
        self.browse(lead_ids).invalidate_recordset(['message_ids'], flush=False)
        return {lead_ids[0]: first.id, **dict(rows)}

    def _portfolio_insert_changes(self, noted, changes):
        """What notes say was changed, in one statement.

        :param noted: ``[(message id, place in changes)]``
        :param changes: lists of commands of ``mail.tracking.value``, each shared by many notes
        """
        if not noted:
            return
        Value = self.env['mail.tracking.value']

        def column(name, value):
            field = Value._fields[name]
            return value or None if field.type == 'json' else field.convert_to_column(value, Value)

        rows = [
            {'number': number, 'place': place, **{name: column(name, value) for name, value in command[2].items()}}
            for number, commands in enumerate(changes) for place, command in enumerate(commands)]
        names = sorted({name for row in rows for name in row} - {'number', 'place'})
        types = {name: Value._fields[name].column_type[1] for name in names}
        log = {
            'create_uid': self.env.uid, 'create_date': self.env.cr.now(),
            'write_uid': self.env.uid, 'write_date': self.env.cr.now()}
        self.env.execute_query(SQL(
            """
            INSERT INTO mail_tracking_value (mail_message_id, %(log)s, %(names)s)
            SELECT noted.message_id, %(logged)s, %(names)s
              FROM unnest(%(messages)s::int[], %(numbers)s::int[]) noted(message_id, number)
              JOIN %(changes)s USING (number)
          ORDER BY noted.message_id, item.place
         RETURNING id
            """, log=SQL(", ").join(map(SQL.identifier, log)), logged=SQL(", ").join(
                SQL("%s", value) for value in log.values()),
            names=SQL(", ").join(map(SQL.identifier, types)),
            messages=array(message for message, _number in noted), numbers=array(number for _message, number in noted),
            changes=recordset(rows, {'number': 'int4', 'place': 'int4', **types})))
        self.env['mail.message'].browse({message for message, _number in noted}).invalidate_recordset(
            ['tracking_value_ids'], flush=False)

    def _portfolio_merged(self, others):
        super()._portfolio_merged(others)
        # sudo: portfolio.assignment.decision - nobody writes one; those of a merged lead stay with what is left
        merged, absorbed = self.sudo(), others.with_env(self.sudo().env)
        decisions = absorbed.portfolio_decision_ids
        decisions.lead_id = merged
        if not merged.portfolio_decision_id:
            merged.portfolio_decision_id = decisions.sorted('id')[-1:]

    def _portfolio_had_already(self):
        """``{lead id: ids of users}``: who was given each of the leads or offered it, and has it no more."""
        had = {lead.id: set() for lead in self}
        for model, domain in (
                ('portfolio.assignment.decision', [('result', '=', 'assigned')]),
                ('portfolio.assignment.offer', [('state', '!=', 'open')])):
            for lead, users in self.env[model]._read_group(
                    [('lead_id', 'in', self.ids), *domain], ['lead_id'], ['user_id:recordset']):
                had[lead.id] |= set(users.ids)
        return {lead_id: users for lead_id, users in had.items() if users}

    def _portfolio_assign(self, trigger='demand', excluded=None):
        """Give those of ``self`` that nobody has to whom the rules say; no rights are asked.

        :param trigger: see ``portfolio.assignment.decision.trigger``
        :param dict excluded: ``{lead id: ids of users who do not get it}``; a lead that it names may be
            somebody's, and goes to somebody else
        :return: the ``portfolio.assignment.decision`` made
        """
        engine = self.env['portfolio.assignment.engine']
        if not self:
            return self.env['portfolio.assignment.decision']
        if trigger == 'create':
            return engine._run(self, trigger, excluded)
        many = len(self) >= MANY
        # of many leads at once, a Monday morning's, each salesperson hears in one message
        leads = self.with_context(mail_auto_subscribe_no_notify=True) if many else self
        with self._portfolio_in_step():
            decisions = engine._run(leads, trigger, excluded)
        if many:
            decisions.filtered(lambda one: one.result == 'assigned')._notify_salespersons()
        return decisions

    def _portfolio_take(self, user, how, before):
        """A person takes the lead: it is his, and the decision says how.

        :param before: the decision that let him
        """
        self.ensure_one()
        batch = Batch(self.env, self.browse())
        self._portfolio_tell(Assigning()).write({
            'user_id': user.id, 'team_id': before.team_id.id or self.team_id.id})
        outcome = Outcome(
            lead=self, ruleset=before.ruleset_id, rule=before.rule_id, pool=before.pool_id, user=user,
            team=before.team_id, result='assigned', how=how, tie='', fallback=before.fallback, until=None, account='',
            passed=(), candidates='[]')
        # the promise to the customer stays the one that was made
        decision = self.env['portfolio.assignment.decision']._record(batch, [outcome], 'person')
        decision.write({'date_deadline': before.date_deadline, 'date_remind': before.date_remind})

    def action_portfolio_claim(self):
        """Take leads from the queue. The rows are locked: of two who take one at once, the first has it."""
        readable = self._filtered_access('read')
        if readable != self:
            raise UserError((self - readable)._portfolio_why_gone())
        # sudo: crm.lead - it becomes his now
        leads = self.sudo()
        # pools first, as whoever deals leads: of two claims of one person, the second counts what the first took
        if pools := leads.portfolio_decision_id.pool_id:
            pools._lock()
        self._portfolio_lock()
        for lead in leads:
            before = lead.portfolio_decision_id
            if lead.user_id or before.result != 'queued':
                raise UserError(self.env._("Somebody has taken “%s” already.", lead.name))
            if problem := before._claim_problem(self.env.user):
                raise UserError(problem)
            lead._portfolio_take(self.env.user, 'claim', before)
        return self._portfolio_taken_notice()

    def _portfolio_why_gone(self):
        """Why leads cannot be claimed that whoever asks does not see.

        Which leads there are is told to nobody who does not see them: those are named that waited in a queue of
        his, where he saw them, until a colleague had them.
        """
        teams = self._portfolio_claim_teams()
        # sudo: crm.lead - who claimed them
        gone = self.sudo().exists()
        partners = gone.partner_id
        readable = self.env['res.partner']._portfolio_readable(partners.ids) if partners else set()
        if gone == self and all(
            (lead.portfolio_decision_id.how == 'claim' or lead.portfolio_decision_id.result == 'queued')
            and (not lead.company_id or lead.company_id in self.env.companies)
            and (teams is None or lead.portfolio_decision_id.team_id.id in teams)
            and (not lead.partner_id or lead.partner_id.id in readable)
            for lead in gone
        ):
            return self.env._("Somebody has taken “%s” already.", ", ".join(gone.mapped('name')))
        return self.env._("Somebody has taken it already, or it waits in no queue of yours.")

    def action_portfolio_decisions(self):
        """All that the rules decided about the lead, the last first."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_assignment_decision')
        return {**action, 'domain': [('lead_id', '=', self.id)], 'context': {}}

    def _portfolio_taken_notice(self):
        """Whose these leads are now, with the way to them."""
        leads = self.sudo(False)
        if len(leads) == 1:
            message, action = self.env._("%s is yours now.", leads.name), leads._portfolio_form()
        else:
            message, action = self.env._("%s leads are yours now.", len(leads)), {
                'type': 'ir.actions.act_window', 'name': self.env._("My Leads"), 'res_model': 'crm.lead',
                'views': [(False, 'list'), (False, 'kanban'), (False, 'form')], 'domain': [('id', 'in', leads.ids)]}
        return self._portfolio_notice(message, [{'name': self.env._("Open It"), 'action': action, 'primary': True}])

    def action_portfolio_assign(self):
        """The button of lists and forms: assign by rules and say how it went."""
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers can assign leads by rules."))
        self.check_access('write')
        open_leads = self.filtered_domain(self._portfolio_unassigned_domain())
        decisions = open_leads._portfolio_assign()
        return self._portfolio_assignment_notice(decisions, len(self) - len(open_leads))

    def _portfolio_assignment_notice(self, decisions, had):
        """How an assignment went, as a notification.

        :param had: how many leads were closed, or somebody's already
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
