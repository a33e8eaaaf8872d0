from odoo import fields, models
from odoo.tools import SQL


class PortfolioRelationReach(models.Model):
    """Which account is within two steps of which, by relations that hold today.

    The account between two others is not named: whoever may not see it still finds those behind it.
    """
    _name = 'portfolio.relation.reach'
    _description = "Accounts within Two Steps"
    _auto = False
    _order = 'hops, id'
    _rec_name = 'partner_id'
    _depends = {'portfolio.relation': ['left_id', 'right_id', 'type_id', 'date_from', 'date_to']}

    origin_id = fields.Many2one('res.partner', "From", readonly=True)
    partner_id = fields.Many2one('res.partner', "Account", readonly=True)
    type_id = fields.Many2one('portfolio.relation.type', "First Step", readonly=True)
    last_type_id = fields.Many2one('portfolio.relation.type', "Last Step", readonly=True)
    hops = fields.Integer("Steps", readonly=True, aggregator=None)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT side.id::bigint AS id, side.partner_id AS origin_id, side.other_id AS partner_id,
                   side.type_id, side.type_id AS last_type_id, 1 AS hops
              FROM (%(sides)s) side
             WHERE side.is_current
             UNION ALL
            SELECT (first.id + 1) * 2147483648::bigint + last.id, first.partner_id, last.other_id,
                   first.type_id, last.type_id, 2
              FROM (%(sides)s) first
              JOIN (%(sides)s) last ON last.partner_id = first.other_id AND last.other_id != first.partner_id
             WHERE first.is_current AND last.is_current
            """, sides=self.env['portfolio.relation.side']._table_query)
