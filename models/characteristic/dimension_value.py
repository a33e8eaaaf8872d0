from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..mixin.coded import unique_code


class PortfolioDimensionValue(models.Model):
    """A value of a dimension, below another or not."""
    _name = 'portfolio.dimension.value'
    _inherit = ['portfolio.column.option']
    _description = "Value of a Dimension"
    _parent_store = True
    _rec_name = 'complete_name'
    _rec_names_search = ['complete_name', 'name', 'code']
    _order = 'dimension_id, sequence, complete_name, id'

    dimension_id = fields.Many2one('portfolio.dimension', required=True, index=True, ondelete='cascade')
    parent_id = fields.Many2one(
        'portfolio.dimension.value', index='btree_not_null', ondelete='restrict',
        domain="[('dimension_id', '=', dimension_id)]")
    parent_path = fields.Char(index=True)
    complete_name = fields.Char(compute='_compute_complete_name', store=True, recursive=True)

    _code_unique = unique_code('dimension_id')

    @api.depends('name', 'parent_id.complete_name')
    def _compute_complete_name(self):
        for value in self:
            value.complete_name = f"{value.parent_id.complete_name} / {value.name}" if value.parent_id else value.name

    def write(self, vals):
        moved = self.filtered(lambda value: value.dimension_id.id != vals.get('dimension_id', value.dimension_id.id))
        # sudo: portfolio.dimension.value - in use is in use, whoever may see the accounts
        if used := moved.sudo()._in_use():
            raise ValidationError(self.env._(
                "“%s” is in use: it stays in its dimension. Make another value there.", used[0].display_name))
        return super().write(vals)

    @api.constrains('parent_id', 'dimension_id')
    def _check_parent(self):
        for value in self:
            if value.parent_id and value.parent_id.dimension_id != value.dimension_id:
                raise ValidationError(self.env._(
                    "“%(value)s” cannot be below “%(parent)s”, which is a value of another dimension.",
                    value=value.name, parent=value.parent_id.complete_name))
        if self._has_cycle():
            raise ValidationError(self.env._(
                "“%s” cannot be its own parent. Choose another parent.", self[:1].name))
