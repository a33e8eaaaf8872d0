from markupsafe import Markup

from odoo import api, fields, models


class PortfolioLeadImportRow(models.Model):
    """A row as somebody looks at it: what the file says under each header, and where it is put right."""
    _inherit = 'portfolio.lead.import.row'

    shown_cells = fields.Html("What the File Says", compute='_compute_shown_cells')

    @api.depends('cells', 'import_id.column_ids.header', 'import_id.column_ids.position')
    def _compute_shown_cells(self):
        for row in self:
            headers = row.import_id.column_ids.sorted('position').mapped('header')
            cells = row.cells or []
            # cells may go on beyond the last header, and end before it
            headers += [False] * (len(cells) - len(headers))
            cells = [*cells, *[None] * (len(headers) - len(cells))]
            lines = Markup().join(
                Markup('<tr><th>%s</th><td>%s</td></tr>') % (header or '', '' if cell is None else cell)
                for header, cell in zip(headers, cells, strict=True) if header or cell not in (None, ''))
            row.shown_cells = row.cells and lines and Markup(
                '<table class="table table-sm"><tbody>%s</tbody></table>') % lines

    def action_open_lead(self):
        """The lead of a row, or its account where there is no lead; a row without either, or to correct, itself."""
        self.ensure_one()
        record = not self.is_error and (self.lead_id or self.partner_id) or self
        return record.get_formview_action()

    def action_error_file(self):
        """Download all rows to correct of the import this row is of."""
        self.ensure_one()
        return self.import_id.action_error_file()
