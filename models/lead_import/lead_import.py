import logging

from psycopg2 import OperationalError

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...tools.capture.lead_form import clean_line
from ...tools.sheet.encoding import ENCODINGS, TWICE

_logger = logging.getLogger(__name__)

BUSY = ('checking', 'running', 'undoing')
#: a line of headers that is found out
FOUND = -1
#: fields that say who a lead is
IDENTIFY = {
    'name', 'partner_name', 'contact_name', 'contact_given', 'contact_surname', 'contact_inverted', 'email_from',
    'phone'}
#: a file of up to so many bytes is checked while the user waits
SMALL = 150_000


class PortfolioLeadImport(models.Model):
    """A list of leads somebody sends: read, checked line by line, written in the background, taken back if wanted.

    ========  ==================================================================================
    state     what it means
    ========  ==================================================================================
    draft     there is a file, and what its columns mean
    checking  each line gets its verdict
    checked   nothing is written yet; whoever imports looks at the verdicts
    running   lines become leads, a batch a transaction: what is committed is done, the rest is not
    stopped   somebody pressed Stop; goes on where it stood
    done      every line has an outcome
    undoing   lines are taken back, last one first
    undone    what could be taken back is; what has changed since is kept, and listed
    ========  ==================================================================================
    """
    _name = 'portfolio.lead.import'
    _description = "Lead Import"
    _order = 'id desc'
    _rec_name = 'file_name'
    _check_company_auto = True

    file = fields.Binary(
        "List", required=True, attachment=True,
        help="CSV, XLSX, XLS, ODS or VCF; the first line says what each column is.")
    file_name = fields.Char()
    kind = fields.Char("Format", readonly=True)
    encoding = fields.Selection(
        lambda self: self._selection_encoding(),
            help="How the letters of the file are written. Found out by what it says; "
        "if letters look wrong, choose another one: the file is read again.")
    delimiter = fields.Char(readonly=True)
    sheet = fields.Char(
        help="Of a workbook with several sheets the one that is read. Write the name of another one to read that.")
    header_line = fields.Integer(
        "Headers in Line", default=FOUND, aggregator=None,
        help="What stands above is left out. 0: the list has no headers, every line is a row. -1: found out again.")
    notice = fields.Text(
        "How It Is Read", readonly=True, copy=False, help="What was assumed, and what of the file is left out.")
    left_out = fields.Text(
        "What Is Left Out", readonly=True, copy=False, help="Lines that are no leads, and cells that say nothing.")
    problem = fields.Text(readonly=True, help="Why the file cannot be read.")
    interruption = fields.Text("Broke Off", readonly=True, copy=False, help="Why it did not come to its end.")
    line_count = fields.Integer("Lines", readonly=True, help="Of the file, without its headers.", aggregator=None)

    # what all leads of the list have, unless a column says otherwise
    type = fields.Selection(
        [('lead', "Leads"), ('opportunity', "Opportunities")], "Import As", required=True,
        default=lambda self: 'lead' if self.env.user.has_group('crm.group_use_lead') else 'opportunity')
    source_id = fields.Many2one('utm.source', ondelete='set null',
        help="What its columns mean is remembered by source.")
    medium_id = fields.Many2one('utm.medium', ondelete='set null')
    campaign_id = fields.Many2one('utm.campaign', ondelete='set null')
    salesperson_id = fields.Many2one(
        'res.users', default=lambda self: self.env['crm.lead']._portfolio_seller(), ondelete='set null',
        check_company=True, domain="[('share', '=', False), ('company_ids', 'in', company_id)]")
    team_id = fields.Many2one('crm.team', "Sales Team", ondelete='set null', check_company=True)
    tag_ids = fields.Many2many('crm.tag', string="Tags")
    assign = fields.Boolean("Assign by Rules", default=True,
        help="Leads without a salesperson are assigned by the lead rules.")

    on_duplicate = fields.Selection(
        [
            ('skip', "Leave it out"),
            ('fill', "Fill in what is empty"),
            ('overwrite', "Overwrite with the list"),
            ('create', "Import it all the same"),
        ], "What Is There Already", required=True, default='skip')
    same_score = fields.Integer(
        "Duplicate Threshold", required=True, default=70,
        help="Score from which a row is who is there already: a tax ID, an e-mail or a phone alone, or several things "
             "together, as a name and a web domain. What is less like is imported, and listed for review if the "
             "consequences of duplicates say so.")
    create_missing = fields.Boolean(
        "Create What Is Missing", help="Tags, sources, media and campaigns that do not exist yet.")

    without_unknown = fields.Boolean(
        "Import Without Unknown Values", default=True,
        help="A tag, owner, province, source, language or activity that does not exist is left out and kept in the "
             "notes. Otherwise its row is an error.")

    user_id = fields.Many2one(
        'res.users', "Imported By", required=True, readonly=True, index=True, copy=False,
        default=lambda self: self.env.user, ondelete='restrict')
    company_id = fields.Many2one(
        'res.company', required=True, readonly=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(
        [
            ('draft', "To check"), ('checking', "Checking"), ('checked', "Checked"), ('running', "Importing"),
            ('stopped', "Stopped"), ('done', "Imported"), ('undoing', "Taking back"), ('undone', "Taken back"),
        ], required=True, readonly=True, default='draft', index=True, copy=False)
    date_start = fields.Datetime("Started", readonly=True, copy=False)
    date_done = fields.Datetime("Finished", readonly=True, copy=False)
    column_ids = fields.One2many('portfolio.lead.import.column', 'import_id', "Columns")
    row_ids = fields.One2many('portfolio.lead.import.row', 'import_id', "All Rows", readonly=True)

    is_mine = fields.Boolean("Imported by Me", compute='_compute_is_mine')
    warning = fields.Char(compute='_compute_warning')
    unknown_values = fields.Text(
        compute='_compute_unknown_values', help="What the list names and does not exist, the most frequent first.")
    progress = fields.Json(compute='_compute_counts', help="Lines done, lines in all, whether it is at work.")
    row_count = fields.Integer("Rows", compute='_compute_counts')
    new_count = fields.Integer("New", compute='_compute_counts')
    duplicate_count = fields.Integer("Duplicates", compute='_compute_counts')
    update_count = fields.Integer("Updates", compute='_compute_counts')
    error_count = fields.Integer("Errors", compute='_compute_counts')
    created_count = fields.Integer("Created", compute='_compute_counts')
    updated_count = fields.Integer("Leads Updated", compute='_compute_counts')
    skipped_count = fields.Integer("Left Out", compute='_compute_counts')
    kept_count = fields.Integer("Kept at Undo", compute='_compute_counts')
    lead_count = fields.Integer("Leads", compute='_compute_counts')

    _same_score_range = models.Constraint(
        'CHECK (same_score BETWEEN 1 AND 100)', "Duplicate threshold: a number from 1 to 100.")

    @api.model
    def _selection_encoding(self):
        return [
            (name, self.env._("UTF-8, encoded twice") if name == TWICE else label) for name, label in ENCODINGS]

    # -- what it shows -----------------------------------------------------------------------------

    @api.depends('state', 'row_ids.state', 'row_ids.verdict')
    def _compute_counts(self):
        self.env['portfolio.lead.import.row'].flush_model()
        counts = {}
        if self.ids:
            for import_id, verdict, state, count in self.env.execute_query(SQL(
                    """
                    SELECT import_id, verdict, state, count(*) FROM portfolio_lead_import_row
                     WHERE import_id = ANY(%s) GROUP BY import_id, verdict, state
                    """, self.ids)):
                counts.setdefault(import_id, []).append((verdict, state, count))
        for lead_import in self:
            found = counts.get(lead_import.id, [])

            def of(*states, rows=found):
                return sum(count for _verdict, state, count in rows if state in states)

            def judged(verdict, rows=found):
                return sum(count for said, state, count in rows if said == verdict and state != 'failed')

            lead_import.row_count = sum(count for _verdict, _state, count in found)
            lead_import.new_count = judged('new')
            lead_import.duplicate_count = judged('duplicate')
            lead_import.update_count = judged('update')
            lead_import.error_count = of('failed')
            lead_import.created_count = of('created')
            lead_import.updated_count = of('updated')
            lead_import.skipped_count = of('skipped')
            lead_import.kept_count = of('kept')
            lead_import.lead_count = of('created', 'updated', 'kept')
            lead_import.progress = lead_import._progress(of)

    def _progress(self, of):
        done, total = {
            'checking': (self.row_count, max(self.line_count, self.row_count)),
            'undoing': (of('undone', 'kept'), of('undone', 'kept', 'created', 'updated')),
        }.get(self.state) or (self.row_count - of('todo'), self.row_count)
        return {'done': done, 'total': total, 'busy': self.state in BUSY}

    @api.depends('user_id')
    @api.depends_context('uid')
    def _compute_is_mine(self):
        for lead_import in self:
            # a form that is not saved has nobody yet
            lead_import.is_mine = lead_import.user_id in (self.env.user, self.env['res.users'])

    @api.depends('column_ids.field', 'file')
    def _compute_warning(self):
        for lead_import in self:
            mapped = set(lead_import.column_ids.mapped('field'))
            if not lead_import.column_ids:
                lead_import.warning = False
            elif not mapped & IDENTIFY:
                lead_import.warning = self.env._(
                    "No column says who the leads are. Choose the column of the company, the contact, the e-mail "
                    "or the phone; the first line of the file must hold the headers.")
            else:
                lead_import.warning = False

    # -- kept as whoever imports says ---------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # the job writes with the rights of whoever imports: nobody says that somebody else does
        imports = super().create(vals_list)
        imports._read_header()
        return imports

    def write(self, vals):
        if vals.keys() & {'user_id', 'company_id'} and not self.env.su:
            raise AccessError(self.env._(
                "Imported By, Company: these cannot be changed. Import the list again instead."))
        if not self._portfolio_owns():
            self._ensure_own()
        if 'file' in vals:
            # of a new file everything is found out, unless it is said with it
            vals = {'encoding': False, 'sheet': False, **vals}
        if vals.keys() & {'file', 'sheet'}:
            vals = {'header_line': FOUND, **vals}
        result = super().write(vals)
        if vals.keys() & {'file', 'encoding', 'header_line', 'sheet'} and 'kind' not in vals:
            if 'column_ids' not in vals:
                self.column_ids.unlink()
            self._read_header()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_written(self):
        for lead_import in self:
            if lead_import.state not in ('draft', 'checked', 'undone'):
                raise UserError(self.env._(
                    "%s: its leads exist. Undo the import before you delete it.", lead_import.display_name))

    # -- buttons -----------------------------------------------------------------------------------

    def action_check(self):
        """Give every row its verdict; nothing is written to any lead."""
        self.ensure_one()
        self._ensure_mine(('draft', 'checked'))
        self._ensure_own()
        if self.problem:
            raise UserError(self.problem)
        if self.warning:
            raise UserError(self.warning)
        self._learn_columns()
        self._discard_rows()
        self._portfolio_own().write({'state': 'checking', 'interruption': False, 'left_out': False})
        if len(self.file or b'') > SMALL * 4 // 3:
            self._wake()
        else:
            for _count in self._as_importer()._work():
                pass

    def action_start(self):
        """Import what was checked, in the background; after a stop, the rest."""
        self.ensure_one()
        self._ensure_mine(('checked', 'stopped'))
        self._ensure_own()
        self._portfolio_own().write({
            'state': 'running', 'interruption': False, 'date_start': self.date_start or fields.Datetime.now()})
        self._wake()

    def action_stop(self):
        self.ensure_one()
        self._ensure_mine(('running',))
        self._portfolio_own().state = 'stopped'

    def action_undo(self):
        """Take everything back that nobody has changed since."""
        self.ensure_one()
        self._ensure_mine(('done', 'stopped'))
        self._portfolio_own().write({'state': 'undoing', 'interruption': False})
        self._wake()

    def action_redraft(self):
        """Back to the columns, or to another file."""
        self.ensure_one()
        self._ensure_mine(('checked', 'checking'))
        self._ensure_own()
        self._discard_rows()
        self._portfolio_own().state = 'draft'

    def action_again(self):
        """The same list once more, by whoever presses: with the columns as they were, and open to be changed."""
        self.ensure_one()
        again = self.copy()
        for column, before in zip(again.column_ids, self.column_ids, strict=False):
            column.write({name: before[name] for name in ('field', 'form', 'unit')})
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': again.id, 'views': [(False, 'form')]}

    def action_open_rows(self):
        """The rows a button counts: ``row_filter`` in the context is a filter of the list."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_import_row')
        chosen = self.env.context.get('row_filter')
        return {
            **action, 'display_name': self.display_name, 'domain': [('import_id', '=', self.id)],
            'context': {f'search_default_{chosen}': 1} if chosen else {}}

    def action_open_leads(self):
        """The leads this import made or changed."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.display_name,
            'res_model': 'crm.lead',
            'view_mode': 'list,kanban,form',
            'domain': [('portfolio_import_row_ids', 'any', [
                ('import_id', '=', self.id), ('state', 'in', ('created', 'updated', 'kept'))])],
            'context': {'active_test': False},
        }

    def _ensure_mine(self, states):
        """Whoever may change the import, and in these states only."""
        self.check_access('write')
        if self.state not in states:
            label = dict(self._fields['state']._description_selection(self.env))[self.state]
            raise UserError(self.env._(
                "%(file)s: the import is in the state “%(state)s” now. Reload the page.",
                file=self.display_name, state=label))

    def _ensure_own(self):
        """What is imported, and when, says whoever's rights it is written with; others stop it and take it back."""
        others = self.browse() if self.env.su else self.filtered(lambda one: one.user_id != self.env.user)
        if others:
            raise AccessError(self.env._(
                "%(file)s: %(user)s imports it, with what %(user)s may see and write. Press “Import Again” to import "
                "it yourself.", file=others[0].display_name, user=others[0].user_id.name))

    def _discard_rows(self):
        self.env['portfolio.lead.import.row'].flush_model()
        self.env.cr.execute(SQL("DELETE FROM portfolio_lead_import_row WHERE import_id = %s", self.id))
        self.env['portfolio.lead.import.row']._forget()

    # -- the job -----------------------------------------------------------------------------------

    def _wake(self):
        # sudo: ir.cron - the job works through what its importer asked for
        self.env.ref('crm_portfolio.ir_cron_lead_import').sudo()._trigger()

    @api.model
    def _cron_work(self):
        """Go on with every import that is at work, each with the rights of whoever imports.

        Each batch is a transaction: killed at any line, it goes on with the rows that are not done.
        """
        Cron = self.env['ir.cron']
        busy = self.search([('state', 'in', BUSY)], order='id')
        for number, lead_import in enumerate(busy):
            try:
                for count in lead_import._as_importer()._work():
                    if not Cron._commit_progress(count, remaining=len(busy) - number):
                        return
            except OperationalError:
                raise
            # whatever other modules raise: one list does not stop the others
            except Exception as error:
                self.env.cr.rollback()
                _logger.exception("Lead import %s broke off.", lead_import.id)
                lead_import._break_off(error)
            Cron._commit_progress(remaining=len(busy) - number - 1)

    def _break_off(self, error):
        """Nothing of the last batch was written; whoever imports may go on, or take it back."""
        self._portfolio_own().write({
            'state': 'draft' if self.state == 'checking' else 'stopped',
            'interruption': self.env._(
                "It broke off: %s. Try once more; if it comes again, show it to your administrator.",
                clean_line(str(error)) or type(error).__name__)})

    def _as_importer(self):
        user = self.user_id
        return self.with_user(user).with_context(
            lang=user.lang, tz=user.tz, allowed_company_ids=self.company_id.ids)

    def _work(self):
        """Do what the state asks for, batch by batch.

        :return: a generator of how many rows were done; whoever calls commits after each
        """
        self.ensure_one()
        work = {'checking': self._check_rows, 'running': self._write_rows, 'undoing': self._undo_rows}
        # somebody may have stopped it while another one was at work
        if self.state in work:
            yield from work[self.state]()

    def _is_still(self, state):
        """Whether nobody has pressed a button since the last commit."""
        self.invalidate_recordset(['state'])
        return self.state == state

    def _tell(self, message):
        """The importer learns that it is done, wherever he is."""
        self.user_id._bus_send('simple_notification', {
            'type': 'success', 'title': self.display_name, 'message': message})
