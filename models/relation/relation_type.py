from odoo import api, fields, models
from odoo.tools import SQL


class PortfolioRelationType(models.Model):
    """What two accounts can be to one another: a word for each of them.

    'Group' is what the first one is to the second, 'Subsidiary' what the second is to the first.
    """
    _name = 'portfolio.relation.type'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Relation Type"
    _rec_names_search = ['name', 'inverse_name', 'code']

    name = fields.Char(
        "The First Is", required=True, translate=True, help="What the first account is to the second: its group, say.")
    inverse_name = fields.Char(
        "The Second Is", translate=True, help="What the second account is to the first: its subsidiary.")
    kind = fields.Selection(
        [
            ('directed', "A different word for each"),
            ('symmetric', "The same for both"),
            ('hierarchy', "One above the other"),
        ], required=True, default='directed',
        help="One above the other: no account can be above itself, not even through others.")
    color = fields.Integer()

    _both_words = models.Constraint(
        "CHECK (kind = 'symmetric' OR inverse_name IS NOT NULL)",
        "The Second Is: say what the second account is to the first, or choose 'The same for both'.")

    @api.depends('name', 'inverse_name', 'kind')
    @api.depends_context('lang')
    def _compute_display_name(self):
        for relation_type in self:
            words = [relation_type._label('left'), relation_type._label('right')]
            relation_type.display_name = " / ".join(dict.fromkeys(filter(None, words)))

    def _label(self, side):
        """What the account on this side, 'left' (the first) or 'right', is to the other."""
        return self.name if side == 'left' or self.kind == 'symmetric' else self.inverse_name

    def _serialise(self):
        """Let no other session look for circles of this type until this one is through.

        Both write the type's row: the second one is refused by PostgreSQL, Odoo tries it again, and then
        it sees what the first one wrote.
        """
        self.env.execute_query(SQL(
            "UPDATE portfolio_relation_type SET write_date = write_date WHERE id = %s RETURNING id", self.id))
