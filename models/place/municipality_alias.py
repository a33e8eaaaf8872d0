from odoo import api, fields, models

from ...tools.place.place_name import place_key


class PortfolioMunicipalityAlias(models.Model):
    """A way people write a municipality. The administrator adds those of his own data."""
    _name = 'portfolio.municipality.alias'
    _description = "Name of a Municipality"
    _order = 'name, id'
    _portfolio_impersonal = True

    name = fields.Char(required=True)
    municipality_id = fields.Many2one('portfolio.municipality', required=True, ondelete='cascade')
    # kept for matching in sets: the name without accents or article, and where it is
    key = fields.Char(compute='_compute_key', store=True)
    state_id = fields.Many2one(related='municipality_id.state_id', store=True)

    _key_unique = models.UniqueIndex("(municipality_id, key)", "The municipality already has this name.")
    _key_idx = models.Index("(key, state_id)")

    @api.depends('name')
    def _compute_key(self):
        for alias in self:
            alias.key = place_key(alias.name or '')
