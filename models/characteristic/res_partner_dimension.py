from odoo import api, models
from odoo.exceptions import ValidationError

PREFIX = 'x_portfolio_dim_'


class ResPartner(models.Model):
    """A column of a dimension has values of that dimension, by whatever route they come."""
    _inherit = 'res.partner'

    @api.model
    def _portfolio_arriving(self, vals_list):
        vals_list = super()._portfolio_arriving(vals_list)
        for vals in vals_list:
            self._portfolio_check_dimensions(vals)
        return vals_list

    def _portfolio_changing(self, vals):
        self._portfolio_check_dimensions(vals)
        return super()._portfolio_changing(vals)

    @api.model
    def _portfolio_check_dimensions(self, vals):
        given = {name: value for name, value in vals.items() if name.startswith(PREFIX) and value}
        if not given:
            return
        # sudo: portfolio.dimension - the same for everybody
        dimensions = self.env['portfolio.dimension'].sudo()
        columns = dimensions._columns()
        for name, value in given.items():
            dimension = dimensions.browse(columns.get(name))
            # sudo: portfolio.dimension.value - as above
            chosen = self.env['portfolio.dimension.value'].sudo().browse(value)
            if dimension and chosen.dimension_id != dimension:
                raise ValidationError(self.env._(
                    "%(field)s: “%(value)s” is a value of %(other)s. Choose one of %(dimension)s.",
                    field=dimension.name, value=chosen.display_name, other=chosen.dimension_id.name,
                    dimension=dimension.name))
