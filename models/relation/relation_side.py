from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class PortfolioRelationSide(models.Model):
    """A relation as one of its two accounts shows it."""
    _name = 'portfolio.relation.side'
    _description = "Relation of an Account"
    _auto = False
    _order = 'is_current desc, type_id, id'
    _rec_name = 'label'
    _depends = {'portfolio.relation': ['left_id', 'right_id', 'type_id', 'date_from', 'date_to', 'reason']}

    relation_id = fields.Many2one('portfolio.relation', readonly=True)
    partner_id = fields.Many2one('res.partner', "Account", readonly=True)
    other_id = fields.Many2one('res.partner', "Related Account", readonly=True)
    type_id = fields.Many2one('portfolio.relation.type', readonly=True)
    side = fields.Selection([('left', "First"), ('right', "Second")], readonly=True, help="Which of the two it is.")
    label = fields.Char(
        "What It Is", compute='_compute_label', search='_search_label',
        help="What the related account is to this one.")
    date_from = fields.Date("Since", readonly=True)
    date_to = fields.Date("Until", readonly=True)
    is_current = fields.Boolean("Current", readonly=True)
    reason = fields.Char(readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT id * 2 AS id, id AS relation_id, left_id AS partner_id, right_id AS other_id, 'left' AS side,
                   type_id, date_from, date_to, reason, %(current)s AS is_current
              FROM portfolio_relation relation
             UNION ALL
            SELECT id * 2 + 1, id, right_id, left_id, 'right',
                   type_id, date_from, date_to, reason, %(current)s
              FROM portfolio_relation relation
            """, current=self.env['portfolio.relation']._covers_sql('relation', self._portfolio_today()))

    @api.depends('type_id', 'side')
    @api.depends_context('lang')
    def _compute_label(self):
        for row in self:
            row.label = row.type_id._label('right' if row.side == 'left' else 'left')

    def _search_label(self, operator, value):
        """By the types themselves, looked up first: there are few, and PostgreSQL need not join them to every row."""
        if operator.startswith('not'):
            return NotImplemented
        Type = self.env['portfolio.relation.type'].with_context(active_test=False)
        named = Type.search([('name', operator, value)])
        inverse = Type.search([('inverse_name', operator, value), ('kind', '!=', 'symmetric')])
        symmetric = named.filtered(lambda one: one.kind == 'symmetric')
        return (
            (Domain('side', '=', 'left') & Domain('type_id', 'in', (inverse | symmetric).ids))
            | (Domain('side', '=', 'right') & Domain('type_id', 'in', named.ids)))

    def action_edit(self):
        """The relation itself, to change or end it."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Relation"),
            'res_model': 'portfolio.relation',
            'res_id': self.relation_id.id,
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
        }

    def action_open(self):
        """The related account."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'res.partner',
            'res_id': self.other_id.id,
            'view_mode': 'form',
            'views': [(False, 'form')],
        }
