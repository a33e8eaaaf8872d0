from odoo import api, fields, models
from odoo.tools import SQL

# rows shown on the form itself; all of them are one click away
SHOWN = 40


class PortfolioLeadImport(models.Model):
    """What the form shows of the rows: those to look at first."""
    _inherit = 'portfolio.lead.import'

    preview_row_ids = fields.Many2many(
        'portfolio.lead.import.row', string="Rows to Look At", compute='_compute_preview_row_ids',
        help="Rows to mend and what was kept, then what changes or is there already, then the others.")

    @api.depends('state', 'row_ids.state', 'row_ids.verdict')
    def _compute_preview_row_ids(self):
        Row = self.env['portfolio.lead.import.row']
        Row.flush_model()
        rows = self.ids and self.env.execute_query(SQL(
            """
            SELECT one.id, item.id
              FROM unnest(%s) one(id),
                   LATERAL (
                      SELECT id FROM portfolio_lead_import_row
                       WHERE import_id = one.id
                    ORDER BY CASE WHEN state IN ('failed', 'kept') THEN 0
                                  WHEN verdict IN ('update', 'duplicate') THEN 1
                                  WHEN message IS NOT NULL THEN 2 ELSE 3 END, line
                       LIMIT %s) item
            """, self.ids, SHOWN))
        shown = {}
        for import_id, row_id in rows or ():
            shown.setdefault(import_id, []).append(row_id)
        for one in self:
            one.preview_row_ids = Row.browse(shown.get(one._origin.id, []))
