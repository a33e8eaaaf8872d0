from collections import defaultdict

from markupsafe import Markup
from psycopg2 import Error as DatabaseError
from psycopg2 import OperationalError

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.foundation.bulk import with_amounts, without_collecting
from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import Channel, Importing, NoMatch, SharedDefaults
from ...tools.foundation.plain_html import plain_html
from ...tools.lead_import.lead_words import PARTS
from ..foundation.sentence import kept

BATCH = 1000
#: what writing a lead costs and nobody would miss in an import: a message to each follower, one for each lead.
#: Each lead gets its note and its followers below, all at once
QUIET = {'tracking_disable': True, 'mail_auto_subscribe_no_notify': True}
#: what a row may be refused for: the user's rights, the rules of the database, what other modules ask
REFUSALS = (UserError, ValueError, TypeError, KeyError, DatabaseError)


class _Unmade(Exception):
    """What was tried could be done."""


class PortfolioLeadImport(models.Model):
    """Writing: rows become leads a batch at a time, each row's outcome in the transaction of its lead."""
    _inherit = 'portfolio.lead.import'

    def _write_rows(self):
        # sudo: portfolio.lead.import - kept for the undo, whoever imports
        made = self.sudo().made or {}
        reader, defaults = self._reader(made), {}
        while self._is_still('running'):
            rows = self._next_rows()
            if not rows:
                self._finish()
                # a transaction of its own: the list is done, whatever becomes of the count
                yield 0
                self.env['portfolio.lead.match.word']._grown(self.created_count)
                return
            with without_collecting():
                entries = self._entries_of(reader, rows)
                self.env['portfolio.lead.import.row']._update(self._write_batch(entries, defaults))
            # sudo: portfolio.lead.import - as above
            if made != (self.sudo().made or {}):
                # sudo: portfolio.lead.import - as above
                self.sudo().made = made
            yield len(entries)

    def _next_rows(self):
        """:return: ``[(id, line, cells, known, same_line, reading)]`` of the next rows that are not done"""
        self.env['portfolio.lead.import.row'].flush_model()
        return self.env.execute_query(SQL(
            """
            SELECT id, line, cells, known, same_line, reading FROM portfolio_lead_import_row
             WHERE import_id = %s AND state = 'todo' ORDER BY line LIMIT %s
            """, self.id, BATCH))

    def _write_batch(self, entries, defaults):
        """:return: for each row what became of it, as values of the row"""
        outcomes, leads, dated, done = [], self.env['crm.lead'], [], self._done_firsts(entries)
        while entries:
            entries, later = self._in_turn(entries, done)
            repeated = self._decide_repeated(entries, done)
            first = [entry for entry in entries if entry.line not in repeated]
            decisions = {**self._decide(first, self._known_at_writing(first)), **repeated}
            groups = defaultdict(list)
            for entry in entries:
                groups[decisions[entry.line].verdict].append((entry, decisions[entry.line]))
            created, values_list, written = self._create_leads(groups['new'], defaults)
            leads += created
            dated += zip(created, written, strict=True)
            values_list += self._update_leads(groups['update'])
            for entry, decision in groups['duplicate'] + groups['error']:
                state = 'failed' if decision.verdict == 'error' else 'skipped'
                values_list.append(self._outcome(entry, state, decision))
            lead_of = {values['id']: values['lead_id'] for values in values_list if values['lead_id']}
            for entry in first:
                if entry.id in lead_of:
                    done.setdefault(entry.same_line or entry.line, lead_of[entry.id])
            outcomes += values_list
            entries = later
        self._settle(leads)
        # behind the rules, whose deadlines begin now
        self._keep_times([lead for lead, _entry in dated], [entry for _lead, entry in dated])
        return outcomes

    def _outcome(self, entry, state, decision, **values):
        verdict = 'error' if state == 'failed' else decision.verdict
        return {
            'id': entry.id, 'state': state, 'verdict': verdict, 'message': decision.message or None,
            'lead_id': decision.lead_id or None, 'partner_id': decision.partner_id or None, 'before': None,
            'after': None,
            **values}

    # -- new leads ---------------------------------------------------------------------------------

    def _create_leads(self, pairs, defaults):
        """:param pairs: ``[(entry, decision)]``

        :return: the leads, what became of each row, the entries of the leads
        """
        if not pairs:
            return self.env['crm.lead'], [], []
        values_list = [self._lead_values(entry, decision, defaults) for entry, decision in pairs]
        # the address of a known account is taken whole; a zip code that something speaks against tells nothing
        self.env['res.partner']._portfolio_complete_addresses([
            values for values, (entry, _decision) in zip(values_list, pairs, strict=True)
            if not values.get('partner_id') and not entry.values.get('unplaced')])
        Lead = self.env['crm.lead'].with_context(**QUIET)._portfolio_tell(
            Channel('import'), NoAssignment(), NoMatch(), Importing(), SharedDefaults({}))
        leads, outcomes, written = self.env['crm.lead'], [], []
        for start, stop, made, reason in self._attempts(Lead, values_list, 0, len(values_list)):
            leads += made.with_env(self.env)
            written += [entry for entry, _decision in pairs[start:stop]] if made else []
            ids = made.ids or [None]
            for (entry, decision), lead_id in zip(pairs[start:stop], ids, strict=True):
                outcome = self._outcome(entry, 'failed' if reason else 'created', decision, lead_id=lead_id)
                outcomes.append({**outcome, 'message': reason or outcome['message']})
            known = {lead: decision.known for lead, (_entry, decision) in zip(made, pairs[start:stop], strict=False)}
            self._list_alike(known)
            self._keep_why(known)
        self._keep_origin(leads)
        return leads, outcomes, written

    def _attempts(self, Lead, values_list, start, stop):
        """Create them all at once; if one is refused, its half again and again, until it alone is left.

        :return: generator of (start, stop, leads made, why the one row in it was refused)
        """
        try:
            with with_amounts(Lead), self.env.cr.savepoint():
                made = Lead.create([dict(values) for values in values_list[start:stop]])
            yield start, stop, made, ''
            return
        except OperationalError:
            raise
        except REFUSALS as error:
            refusal = error
        if stop - start == 1:
            yield start, stop, Lead, self._refusal(refusal)
            return
        middle = (start + stop) // 2
        yield from self._attempts(Lead, values_list, start, middle)
        yield from self._attempts(Lead, values_list, middle, stop)

    def _refusal(self, error):
        if isinstance(error, DatabaseError):
            error = self.env['crm.lead']._sql_error_to_message(error)
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        return kept('lead_import.row_refused', reason)

    def _lead_values(self, entry, decision, defaults):
        """What the row says, then what the import says of all of them, then what core would look up for each."""
        values = {**self._to_write(entry.values), **self._ending(entry.values, defaults)}
        name = values.get('name') or next(
            values[field] for field in ('partner_name', 'contact_name', 'email_from', 'phone') if values.get(field))
        user_id = values.get('user_id') or self.salesperson_id.id
        type_ = values.get('type') or self.type
        common = self._common_values(defaults)
        tags = [*(values.get('tag_ids') or []), *common['tag_ids']]
        team_id = values.get('team_id') or self.team_id.id or self._default_team(defaults, user_id, type_)
        return {
            **common, **values, 'name': name, 'type': type_, 'user_id': user_id, 'team_id': team_id, 'tag_ids': tags,
            'stage_id': values.get('stage_id') or self._default_stage(defaults, team_id),
            **({'partner_id': decision.partner_id} if decision.partner_id else {})}

    def _to_write(self, values):
        """Values as a reader gives them, as ``create`` takes them."""
        types = self.env['crm.lead']._fields
        return {
            name: plain_html(value) if types[name].type == 'html' else
            [fields.Command.link(one) for one in value] if types[name].type == 'many2many' else value
            for name, value in values.items() if name not in PARTS}

    def _ending(self, values, defaults):
        """What a lead has that was won or lost in another program."""
        if values.get('outcome') == 'lost':
            return {'active': False, 'probability': 0}
        if values.get('outcome') == 'won':
            if 'won' not in defaults:
                defaults['won'] = self.env['crm.lead']._stage_find(domain=[('is_won', '=', True)]).id
            return {
                'type': 'opportunity', 'probability': 100, 'automated_probability': 100,
                **({'stage_id': defaults['won']} if defaults['won'] else {})}
        return {}

    def _keep_origin(self, leads):
        """Keys of other programs count among the leads of files that look the same."""
        keyed = leads.filtered('portfolio_external_ref')
        if keyed:
            # sudo: crm.lead - kept by the import, written by nobody
            keyed.sudo().portfolio_external_origin = self._signature()

    def _keep_times(self, leads, entries):
        """History keeps its times: when a lead arrived, when it was won or lost.

        :param leads: in the order of ``entries``
        """
        times = []
        for lead, entry in zip(leads, entries, strict=True):
            arrival, closed = entry.values.get('arrival'), entry.values.get('closed')
            if lead.won_status == 'pending':
                closed = None
            elif not closed and (day := entry.values.get('date_deadline')):
                # other programs have one day for both: it closed then
                closed = f'{day} 12:00:00'
            if arrival or closed:
                times.append((lead.id, arrival, closed))
        self.env['crm.lead']._portfolio_keep_times(times)

    def _common_values(self, defaults):
        if 'common' not in defaults:
            defaults['common'] = {
                **{name: self[name].id for name in ('source_id', 'medium_id', 'campaign_id')},
                'tag_ids': [fields.Command.link(tag) for tag in self.tag_ids.ids]}
        return defaults['common']

    def _can_give(self, user_id):
        """Whether the importer may make a lead of somebody: one is made as it would be, and unmade."""
        team = self.team_id.id or self._default_team({}, user_id, self.type)
        Lead = self.env['crm.lead'].with_context(**QUIET)._portfolio_tell(
            Channel('import'), NoAssignment(), NoMatch(), Importing())
        try:
            with self.env.cr.savepoint():
                Lead.create({'name': "?", 'type': self.type, 'user_id': user_id, 'team_id': team})
                raise _Unmade
        except _Unmade:
            return True
        except UserError:
            return False

    def _default_team(self, defaults, user_id, type_):
        """The team core would search for each lead, searched once for each salesperson."""
        if ('team', user_id, type_) not in defaults:
            uses = 'use_leads' if type_ == 'lead' else 'use_opportunities'
            team = self.env['crm.team']._get_default_team_id(user_id=user_id, domain=[(uses, '=',
                True)]) if user_id else None
            defaults['team', user_id, type_] = team.id if team else False
        return defaults['team', user_id, type_]

    def _default_stage(self, defaults, team_id):
        if ('stage', team_id) not in defaults:
            stage = self.env['crm.lead']._stage_find(team_id=team_id, domain=[('fold', '=', False)])
            defaults['stage', team_id] = stage.id
        return defaults['stage', team_id]

    def _settle(self, leads):
        """What core does lead by lead after creating: the note that says where it comes from, its followers; then the
        rules."""
        if not leads:
            return
        body = Markup("<p>%s</p>") % self.env._("Imported from %s.", self.display_name)
        leads._portfolio_log_alike(leads.ids, body, {})
        subtypes, _internal, _external = self.env['mail.message.subtype'].default_subtypes('crm.lead')
        # a salesperson follows his leads, as after any create
        self.env['mail.followers']._portfolio_insert('crm.lead', [
            (tuple(sorted(subtypes.ids)), lead.id, lead.user_id.partner_id.id) for lead in leads if lead.user_id])
        waiting = leads.filtered(lambda lead: not lead.user_id and lead.won_status == 'pending')
        if self.assign and waiting and self.env['portfolio.assignment.engine']._is_on('crm.lead'):
            waiting = waiting.with_context(mail_notrack=True, mail_auto_subscribe_no_notify=True)
            waiting._portfolio_assign(trigger='create')

    # -- leads that are there ----------------------------------------------------------------------

    def _update_leads(self, pairs):
        """Change the leads rows are duplicates of, keeping each changed field as it was."""
        outcomes = []
        while pairs:
            taken, now, later = set(), [], []
            for pair in pairs:
                (later if pair[1].lead_id in taken else now).append(pair)
                taken.add(pair[1].lead_id)
            leads = self.env['crm.lead'].browse(decision.lead_id for _entry, decision in now)
            with leads._portfolio_in_step():
                outcomes += [self._update_lead(entry, decision) for entry, decision in now]
            pairs = later
        return outcomes

    def _update_lead(self, entry, decision):
        lead = self.env['crm.lead'].browse(decision.lead_id)._portfolio_tell(Importing())
        values = self._values_for(lead, entry.values)
        before = lead._portfolio_snapshot(list(values))[lead.id] if values else {}
        try:
            with self.env.cr.savepoint():
                lead.write(values)
        except OperationalError:
            raise
        except REFUSALS as error:
            return self._outcome(entry, 'failed', decision, message=self._refusal(error))
        if 'portfolio_external_ref' in values:
            self._keep_origin(lead)
        after = lead._portfolio_snapshot(list(values))[lead.id] if values else {}
        changed = [name for name in values if before[name] != after[name]]
        if not changed:
            return self._outcome(entry, 'skipped', decision, message=kept('lead_import.row_says_all', decision.message))
        return self._outcome(
            entry, 'updated', decision, before={name: before[name] for name in changed},
            after={name: after[name] for name in changed})

    # -- the end -----------------------------------------------------------------------------------

    def _finish(self):
        self._portfolio_own().write({'state': 'done', 'date_done': fields.Datetime.now()})
        self._notify_salespersons()
        self._tell(self.env._(
            "Imported. New leads: %(created)s; updated: %(updated)s; left out: %(skipped)s; to correct: %(failed)s.",
            created=self.created_count, updated=self.updated_count, skipped=self.skipped_count,
            failed=self.error_count))

    def _notify_salespersons(self):
        """One message to each about all he was given: a thousand would not be read."""
        self.env['crm.lead'].flush_model()
        given = self.env.execute_query(SQL(
            """
            SELECT lead.user_id, count(*)
              FROM portfolio_lead_import_row item
              JOIN crm_lead lead ON lead.id = item.lead_id
             WHERE item.import_id = %s AND item.state = 'created' AND lead.user_id IS NOT NULL AND lead.user_id != %s
          GROUP BY lead.user_id
          ORDER BY lead.user_id
            """, self.id, self.user_id.id))
        for user_id, count in given:
            user = self.env['res.users'].browse(user_id)
            speaking = self.with_context(lang=user.lang).env
            self.env['mail.thread'].message_notify(
                partner_ids=user.partner_id.ids, subject=speaking._("Leads assigned to you: %s", count),
                body=speaking._("They come from the list %s.", self.display_name))
