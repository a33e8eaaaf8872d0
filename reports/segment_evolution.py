from odoo import fields, models
from odoo.tools import SQL


class PortfolioSegmentEvolution(models.Model):
    """One row for each coming and each leaving: added up over time they are the size of a segment."""
    _name = 'portfolio.segment.evolution'
    _description = "Evolution of Segments"
    _auto = False
    _rec_name = 'segment_id'
    _order = 'date desc'
    _depends = {'portfolio.segment.member': ['segment_id', 'partner_id', 'date_from', 'date_to']}

    segment_id = fields.Many2one('portfolio.segment', readonly=True)
    partner_id = fields.Many2one('res.partner', "Account", readonly=True)
    date = fields.Datetime(readonly=True)
    kind = fields.Selection([('in', "Came in"), ('out', "Left")], "Movement", readonly=True)
    number = fields.Integer("Accounts", readonly=True, help="1 for each that came, -1 for each that left.")

    @property
    def _table_query(self) -> SQL:
        return SQL(
            """
            SELECT 2 * id AS id, segment_id, partner_id, date_from AS date, 'in' AS kind, 1 AS number
              FROM portfolio_segment_member
         UNION ALL
            SELECT 2 * id + 1, segment_id, partner_id, date_to, 'out', -1
              FROM portfolio_segment_member
             WHERE date_to IS NOT NULL
            """)
