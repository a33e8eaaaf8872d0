from odoo import api, fields, models
from odoo.tools import SQL

# rows shown on the form itself; all of them are one click away
SHOWN = 40
# unknown values named on the form
NAMED = 15


class PortfolioLeadImport(models.Model):
    """What the form shows of the rows: those to look at first."""
    _inherit = 'portfolio.lead.import'

    preview_row_ids = fields.Many2many(
        'portfolio.lead.import.row', string="Rows to Look At", compute='_compute_preview_row_ids',
        help="Rows to correct and what was kept, then what changes or is there already, then the others.")

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

    @api.depends('state', 'row_ids.verdict')
    def _compute_unknown_values(self):
        Row = self.env['portfolio.lead.import.row']
        Row.flush_model()
        said = {}
        for import_id, column, value, count in self.ids and self.env.execute_query(SQL(
                """
                SELECT import_id, column_name, value, count
                  FROM (SELECT item.import_id, one->>0 AS column_name, one->>1 AS value, count(*) AS count,
                               row_number() OVER (
                                   PARTITION BY item.import_id ORDER BY count(*) DESC, one->>0, one->>1) AS place
                          FROM portfolio_lead_import_row item, jsonb_array_elements(item.missing) one
                         WHERE item.import_id = ANY(%s) AND jsonb_typeof(item.missing) = 'array'
                      GROUP BY item.import_id, one->>0, one->>1) named
                 WHERE place <= %s ORDER BY import_id, place
                """, self.ids, NAMED)):
            said.setdefault(import_id, []).append(self.env._(
                "%(column)s: “%(value)s” (%(count)s)", column=column, value=value, count=count))
        for one in self:
            one.unknown_values = "\n".join(said.get(one._origin.id, ())) or False
