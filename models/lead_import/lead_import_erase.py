from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..foundation.sentence import Sentence, kept

# lists erased between two commits
BATCH = 20
# while a list is in one of these, its file is read, or may be
READ = ('draft', 'checking', 'checked')
# months, where nobody has chosen
KEEP = 6


class PortfolioLeadImport(models.Model):
    """Personal data of a list: forgotten after a term, and with the lead.

    The rows stay, with what became of them, so that figures and links do; what they said does not.
    """
    _inherit = 'portfolio.lead.import'

    date_erased = fields.Datetime("Personal Data Erased On", readonly=True, copy=False)
    keep_until = fields.Date(
        "Personal Data Kept Until", compute='_compute_keep_until', search='_search_keep_until',
        help="Then the file, its samples and what its rows say are erased; leads stay. How long is in the settings.")
    file_note = Sentence("About the File", readonly=True, copy=False)

    @api.model
    def _keep_months(self):
        # sudo: ir.config_parameter - the term holds for everybody's lists
        given = self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.lead_import_months')
        return int(given or KEEP)

    @api.depends('date_done', 'date_erased')
    def _compute_keep_until(self):
        months = self._keep_months()
        for lead_import in self:
            since = lead_import.date_done or lead_import.write_date or fields.Datetime.now()
            lead_import.keep_until = not lead_import.date_erased and lead_import.company_id._portfolio_day(
                since + relativedelta(months=months))

    def _search_keep_until(self, operator, value):
        if operator != '<' or not value:
            self._portfolio_refuse_operator('keep_until')
        last = fields.Date.to_date(value) - relativedelta(months=self._keep_months(), days=1)
        days = self.env['res.company']._portfolio_days_domain
        return Domain('date_erased', '=', False) & (
            days('date_done', None, last) | Domain('date_done', '=', False) & days('write_date', None, last))

    @api.model
    def _cron_erase(self):
        """Erase what is due, some lists a transaction; a run that dies is taken up by the next."""
        due = Domain('state', 'not in', ('checking', 'running', 'undoing')) & self._portfolio_by_day(
            lambda today: Domain('keep_until', '<', today))
        while lists := self.search(due, order='id', limit=BATCH):
            lists._erase()
            if not self.env['ir.cron']._commit_progress(len(lists), remaining=self.search_count(due)):
                return

    def _erase(self):
        """Forget who was in these lists: file, rows to correct, samples and rows."""
        self.env['portfolio.lead.import.row']._erase('import_id', self.ids)
        self._erase_files(kept('lead_import.file_term'))
        self._portfolio_own().write({
            'date_erased': fields.Datetime.now(), 'problem': False, 'notice': False, 'left_out': False,
            'interruption': False})

    def _erase_files(self, note):
        """The file, the files of rows to correct and the samples of columns."""
        # sudo: ir.attachment - files of lists, whoever made them
        self.env['ir.attachment'].sudo().search([
            ('res_model', '=', self._name), ('res_id', 'in', self.ids), ('res_field', 'in', [False, 'file'])]).unlink()
        self.invalidate_recordset(['file'])
        self.column_ids.write({'sample': False})
        self._portfolio_own().write({'file_note': note})

    def _ensure_mine(self, states):
        result = super()._ensure_mine(states)
        self._ensure_known()
        return result

    def action_error_file(self):
        self._ensure_known()
        return super().action_error_file()

    def action_again(self):
        self._ensure_known()
        return super().action_again()

    def _ensure_known(self):
        if erased := self.filtered('date_erased'):
            raise UserError(self.env._(
                "%(list)s: its personal data was erased on %(day)s, when the retention period ended. Import the list "
                "again.",
                list=erased[0].display_name, day=fields.Date.to_string(erased[0].date_erased.date())))
