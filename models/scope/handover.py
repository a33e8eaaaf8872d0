from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from ..foundation.sentence import SentenceText, kept

# nobody outside hears of a hand-over: no invitations, no notifications, no assignment mails
SILENT = {
    'dont_notify': True,
    'no_mail_to_attendees': True,
    'mail_auto_subscribe_no_notify': True,
    'mail_activity_quick_update': True,
    'mail_notify_force_send': False,
}


class PortfolioHandover(models.Model):
    """A portfolio, or a part of it, passes from one user to another.

    ``permanent``: the responsibilities end and start again under the other name, with the open
    leads, quotations, activities and future meetings. ``absence``: the other user is substitute
    between two dates; what was moved comes back by itself the day after, except what has been
    closed or changed meanwhile. Either can be undone through its journal.
    """
    _name = 'portfolio.handover'
    _inherit = ['portfolio.conditions']
    _description = "Portfolio Hand-over"
    # what a planned one will do is done with the rights of whoever said it last
    _portfolio_asking = frozenset({
        'domain', 'from_user_id', 'to_user_id', 'kind', 'date_from', 'date_to', 'company_id',
        'with_leads', 'with_orders', 'with_activities', 'with_events'})
    _order = 'id desc'

    name = fields.Char(compute='_compute_name')
    # the form asks for both; one that is done stays when one of the two is deleted
    from_user_id = fields.Many2one('res.users', "From", ondelete='set null')
    to_user_id = fields.Many2one('res.users', "To", ondelete='set null')
    kind = fields.Selection(
        [('permanent', "For good"), ('absence', "While absent")], required=True, default='permanent')
    date_from = fields.Date("First Day", default=lambda self: self._portfolio_today(), required=True)
    date_to = fields.Date("Last Day")
    domain = fields.Char("Which Accounts", default='[]', help="Empty: the whole portfolio.")
    with_leads = fields.Boolean("Open Leads and Opportunities", default=True)
    with_orders = fields.Boolean("Open Quotations", default=True)
    with_activities = fields.Boolean("Planned Activities", default=True)
    with_events = fields.Boolean("Future Meetings and Visits", default=True)
    reason = fields.Char()
    state = fields.Selection(
        [
            ('draft', "Draft"), ('planned', "Planned"), ('running', "Running"), ('done', "Done"),
            ('returned', "Returned"), ('undone', "Undone"),
        ], default='draft', required=True, readonly=True, index=True)
    company_id = fields.Many2one('res.company', required=True, default=lambda self: self.env.company)
    journal_id = fields.Many2one('portfolio.journal', readonly=True, ondelete='set null')
    # what was moved: {model: [ids]}
    moved = fields.Json(readonly=True, copy=False)
    result = SentenceText(readonly=True)

    _absence_has_end = models.Constraint(
        "CHECK (kind != 'absence' OR (date_to IS NOT NULL AND date_to >= date_from))",
        "Last Day: required for an absence, and must not precede the first day.",
    )
    _two_users = models.Constraint(
        'CHECK (from_user_id != to_user_id)', "Choose two different users.")

    @api.model
    def default_get(self, fields_list):
        """Opened on selected accounts: those, from whoever is their salesperson."""
        values = super().default_get(fields_list)
        accounts = self._selected_accounts()
        if accounts:
            values['domain'] = str([('id', 'in', accounts.ids)])
            if len(accounts.user_id) == 1:
                values['from_user_id'] = accounts.user_id.id
        return values

    def _selected_accounts(self):
        Partner = self.env['res.partner']
        if self.env.context.get('active_model') != Partner._name:
            return Partner
        chosen = Partner.browse(self.env.context.get('active_ids')).exists()
        return chosen._filtered_access('read').commercial_partner_id

    @api.depends('from_user_id', 'to_user_id')
    def _compute_name(self):
        for handover in self:
            handover.name = f"{handover.from_user_id.name or ''} → {handover.to_user_id.name or ''}"

    @api.constrains('to_user_id')
    def _check_to_user(self):
        for handover in self:
            if not handover.to_user_id.has_group('crm_portfolio.portfolio_group_representative'):
                raise ValidationError(self.env._(
                    "To: %s is not a representative. Assign the role to the user first.", handover.to_user_id.name))

    def action_start(self):
        """Do it now, or on its first day if that is to come."""
        self.check_access('write')
        for handover in self:
            if handover.state != 'draft':
                raise UserError(self.env._("This hand-over has already been started."))
            handover._check_users()
            if handover.date_from > self._portfolio_today():
                if not handover._accounts():
                    handover._refuse_empty()
                handover._portfolio_own().state = 'planned'
            else:
                handover._apply()
        return {'type': 'ir.actions.act_window_close'}

    def _check_users(self):
        """Both are there: who is deleted meanwhile has left it empty."""
        if not (self.from_user_id and self.to_user_id):
            raise UserError(self.env._("Hand-over: choose “From” and “To”."))

    def action_undo(self):
        self.check_access('write')
        for handover in self:
            if handover.state == 'planned':
                handover._portfolio_own().state = 'undone'
            elif handover.state in ('running', 'done') and handover.journal_id:
                # sudo: portfolio.journal - the accounts have left the scope of whoever gave them away
                handover._after_undo(handover.sudo().with_context(**SILENT).journal_id._undo())
                handover._tell_undone()
            else:
                raise UserError(self.env._("There is nothing to undo."))

    def _after_undo(self, left):
        self._portfolio_own().write({
            'state': 'undone', 'result': kept('scope.undone_but', left._sentences()) if left else False})
        # sudo: portfolio.visibility - follows from the responsibilities that came back
        self.env['portfolio.visibility'].sudo()._refresh(self.sudo()._journal_accounts())

    def _journal_accounts(self):
        ids = self.journal_id.entry_ids.filtered(
            lambda entry: entry.model == 'portfolio.responsible').mapped('res_id')
        return self.env['portfolio.responsible'].browse(ids).exists().partner_id

    # -- what moves ------------------------------------------------------------------------------

    def _held(self):
        """The current responsibilities of the one who leaves, within the filter and the user's scope."""
        self.ensure_one()
        accounts = self.env['res.partner'].search(
            self._portfolio_asked() & Domain('portfolio_responsible_ids', 'any', [
                ('user_id', '=', self.from_user_id.id), ('is_current', '=', True)]))
        return self.env['portfolio.responsible'].search([
            ('partner_id', 'in', accounts._filtered_access('write').ids),
            ('user_id', '=', self.from_user_id.id), ('is_current', '=', True)])

    def _portfolio_conditions_hold(self):
        return self.state in ('draft', 'planned')

    def _portfolio_conditions_name(self):
        return self._fields['domain']._description_string(self.env)

    def _accounts(self):
        return self._held().partner_id

    def _refuse_empty(self):
        raise UserError(self.env._(
            "%s is responsible for none of these accounts, or they are not in your portfolio. "
            "Check 'From' and 'Which Accounts'.", self.from_user_id.name))

    def _apply(self):
        self.ensure_one()
        self._check_users()
        held = self._held()
        if not held:
            self._refuse_empty()
        accounts = held.partner_id
        journal = self.env['portfolio.journal']._open('handover', kept(
            'scope.handed_over', users=self.name, count=len(accounts)))
        # sudo: crm.lead, sale.order, calendar.event… - the accounts are the user's to give (checked
        # in _held); their documents follow even where he reads them only
        mover = self.sudo()
        moved = mover.with_context(**SILENT)._move_documents(journal.with_env(mover.env), accounts.with_env(mover.env))
        quiet = mover.with_context(**SILENT)
        quiet._move_responsibilities(journal.with_env(quiet.env), held.with_env(quiet.env))
        self._portfolio_own().write({
            'journal_id': journal.id,
            'state': 'running' if self.kind == 'absence' else 'done',
            'moved': {records._name: records.ids for records in (accounts, *moved)},
            'result': False,
        })
        self._tell(accounts)

    def _move_responsibilities(self, journal, held):
        if self.kind == 'absence':
            self._substitute(journal, held.partner_id)
            return
        fresh = held.filtered(lambda row: row.date_from >= self.date_from)
        journal._write_on(held - fresh, {
            'date_to': fields.Date.subtract(self.date_from, days=1), 'reason': self._reason()})
        journal._write_on(fresh, {'user_id': self.to_user_id.id})
        journal._created(self.env['portfolio.responsible'].create([
            {
                'partner_id': row.partner_id.id, 'user_id': self.to_user_id.id, 'role_id': row.role_id.id,
                'date_from': self.date_from, 'reason': self._reason(),
            }
            for row in held - fresh
        ]), ['user_id', 'date_to'])

    def _substitute(self, journal, accounts):
        role = self.env.ref('crm_portfolio.role_substitute')
        journal._created(self.env['portfolio.responsible'].create([
            {
                'partner_id': account.id, 'user_id': self.to_user_id.id, 'role_id': role.id,
                'date_from': self.date_from, 'date_to': self.date_to, 'reason': self._reason(),
            }
            for account in accounts
        ]), ['user_id'])

    def _reason(self):
        return self.reason or kept('scope.handover', self.from_user_id.name)

    def _move_documents(self, journal, accounts):
        """Leads, quotations, activities and meetings of ``accounts`` change hands, without a mail.

        :return: the records moved, one recordset per model
        """
        leads, orders, activities, events = documents = self._documents(accounts)
        for records in (leads, orders, activities):
            journal._write_on(records, {'user_id': self.to_user_id.id}, also=self._follows(records))
        if events:
            self._move_events(journal, events)
        return [records for records in documents if records]

    def _documents(self, accounts):
        """The leads, quotations, activities and meetings that go along; of what stays behind, none."""
        partners = self.env['res.partner'].search([
            ('commercial_partner_id', 'in', accounts.ids), ('active', 'in', [True, False])])
        leads = self._open_leads(partners)
        orders = self._open_orders(partners)
        activities = self._open_activities(partners, leads, orders)
        events = self._future_events(partners, leads)
        return [
            records if wanted else records.browse() for wanted, records in [
                (self.with_leads, leads), (self.with_orders, orders), (self.with_activities, activities),
                (self.with_events, events)]]

    def _follows(self, records):
        """Fields core recomputes with the user, restored with him."""
        return [name for name in ('team_id',) if name in records._fields]

    def _open_leads(self, partners):
        return self.env['crm.lead'].search([
            ('partner_id', 'in', partners.ids), ('user_id', '=', self.from_user_id.id),
            ('won_status', '=', 'pending')])

    def _open_orders(self, partners):
        return self.env['sale.order'].search([
            ('partner_id', 'in', partners.ids), ('user_id', '=', self.from_user_id.id),
            ('state', 'in', ['draft', 'sent'])])

    def _open_activities(self, partners, leads, orders):
        on = Domain.OR(
            Domain('res_model', '=', records._name) & Domain('res_id', 'in', records.ids)
            for records in (partners, leads, orders))
        when = Domain('date_deadline', '<=', self.date_to) if self.kind == 'absence' else Domain.TRUE
        return self.env['mail.activity'].search(on & when & Domain('user_id', '=', self.from_user_id.id))

    def _future_events(self, partners, leads):
        about = Domain('partner_ids', 'in', partners.ids) | Domain('opportunity_id', 'in', leads.ids)
        company = self.env.company
        when = Domain('start', '>=', company._portfolio_moment(self.date_from))
        if self.kind == 'absence':
            when &= Domain('start', '<', company._portfolio_moment(fields.Date.add(self.date_to, days=1)))
        return self.env['calendar.event'].search(about & when & Domain('user_id', '=', self.from_user_id.id))

    def _move_events(self, journal, events):
        swap = [
            fields.Command.unlink(self.from_user_id.partner_id.id),
            fields.Command.link(self.to_user_id.partner_id.id),
        ]
        # the organiser is an attendee: core would refuse to take out the old one after the change
        journal._write_on(events, {'partner_ids': swap, 'user_id': self.to_user_id.id})

    # -- by itself -------------------------------------------------------------------------------

    @api.model
    def _cron_run(self):
        """Start what is planned for today, bring back what an absence had moved.

        One hand-over a transaction: a run that dies loses nothing and the next goes on.
        """
        for step, state, is_due in [
            ('_start_planned', 'planned', lambda today: Domain('date_from', '<=', today)),
            ('_return', 'running', lambda today: Domain('date_to', '<', today)),
        ]:
            due = self.search(Domain('state', '=', state) & self._portfolio_by_day(is_due))
            for done, handover in enumerate(due, start=1):
                if handover.try_lock_for_update():
                    getattr(handover, step)()
                if not self.env['ir.cron']._commit_progress(1, remaining=len(due) - done):
                    return

    def _start_planned(self):
        """With the rights of whoever planned it; what he may no longer give away says so."""
        if not self.create_uid:
            self.write({'state': 'undone', 'result': kept('scope.planner_gone')})
            return
        try:
            self.with_user(self.domain_author_id or self.create_uid)._portfolio_worded()._apply()
        except (AccessError, UserError) as error:
            self._portfolio_own().write({'state': 'undone', 'result': kept('scope.not_started', str(error))})

    def _return(self):
        """The absence is over. What was closed meanwhile stays with whoever closed it."""
        # sudo: portfolio.journal - a job brings back what its author moved
        journal = self.with_user(self.create_uid).sudo().journal_id.with_context(**SILENT)
        self._keep_closed(journal)
        ended = journal.entry_ids.filtered(lambda entry: entry.operation == 'create')
        ended.write({'state': 'kept', 'note': kept('scope.own_last_day')})
        journal._undo()
        self._portfolio_own().write({'state': 'returned'})
        self.env['portfolio.visibility']._refresh(self._journal_accounts())

    def _keep_closed(self, journal):
        still_open = {
            'crm.lead': [('won_status', '=', 'pending')], 'sale.order': [('state', 'in', ['draft', 'sent'])],
            'calendar.event': [('start', '>', fields.Datetime.now())],
        }
        for model, domain in still_open.items():
            entries = journal.entry_ids.filtered(lambda entry, model=model: entry.model == model)
            open_ids = set(self.env[model].with_context(active_test=False).search(
                Domain('id', 'in', entries.mapped('res_id')) & Domain(domain)).ids)
            entries.filtered(lambda entry, ids=open_ids: entry.res_id not in ids).write({
                'state': 'kept', 'note': kept('scope.closed_meanwhile')})
