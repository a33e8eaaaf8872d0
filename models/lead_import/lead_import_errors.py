import base64

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.sheet.sheet_write import file_name, write_sheet

#: kinds of files that are written as they came; rows of others come back as a workbook
WRITTEN = ('csv', 'xlsx', 'ods')


class PortfolioLeadImport(models.Model):
    """Rows that did not go in come back as a file of the same kind, with a column that says what to correct."""
    _inherit = 'portfolio.lead.import'

    def action_error_file(self):
        """Download the rows to correct; mended, the file is imported like any other."""
        self.ensure_one()
        self.check_access('read')
        if not self.error_count:
            raise UserError(self.env._("%s: there is nothing to correct.", self.display_name))
        # sudo: ir.attachment - one file of an import its reader may read; the last one asked for stays
        Attachment = self.env['ir.attachment'].sudo()
        name = self._error_file_name()
        old = Attachment.search([('res_model', '=', self._name), ('res_id', '=', self.id), ('name', '=', name)])
        old.unlink()
        attachment = Attachment.create({
            'name': name, 'res_model': self._name, 'res_id': self.id, 'type': 'binary',
            'datas': base64.b64encode(self._error_content())})
        return {'type': 'ir.actions.act_url', 'url': f'/web/content/{attachment.id}?download=true',
            'target': 'download'}

    def _error_file_name(self):
        stem, dot, suffix = (file_name(self.file_name or '') or self.env._("leads")).rpartition('.')
        kind = self.kind if self.kind in WRITTEN or not self.kind else 'xlsx'
        return self.env._("%s to correct", stem or suffix) + '.' + (kind or suffix if dot else kind or 'csv')

    def _error_content(self):
        headers = self.column_ids.sorted('position').mapped('header')
        rows = self.env.execute_query(SQL(
            """
            SELECT cells, message FROM portfolio_lead_import_row
             WHERE import_id = %s AND state = 'failed' ORDER BY line
            """, self.id))
        width = max([len(headers), *(len(cells) for cells, _message in rows)])
        # what stands beyond the last header has none; the column of cures stays the last one
        headers += [''] * (width - len(headers))
        return write_sheet(
            [[*headers, self.env._("What to correct")],
             *([*cells, *[''] * (width - len(cells)), self._portfolio_say(message) or '']
               for cells, message in rows)],
            self.kind if self.kind in WRITTEN or not self.kind else 'xlsx', self.encoding, self.delimiter)
