from odoo import fields, models


class PortfolioZip(models.Model):
    """A zip code of Spain and the municipalities it is delivered in: usually one, sometimes a dozen."""
    _name = 'portfolio.zip'
    _description = "Zip Code"
    _order = 'name'
    _portfolio_impersonal = True

    name = fields.Char("Zip Code", required=True)
    municipality_ids = fields.Many2many(
        'portfolio.municipality', 'portfolio_zip_municipality_rel', 'zip_id', 'municipality_id', "Municipalities")

    _name_unique = models.UniqueIndex("(name)", "This zip code already exists.")
