from odoo import models


class PortfolioCharacteristicSection(models.Model):
    """A heading under which an account shows characteristics."""
    _name = 'portfolio.characteristic.section'
    _inherit = ['portfolio.catalogue.value']
    _description = "Section of Characteristics"

    _name_unique = models.UniqueIndex("(name)", "A section with this name already exists. Choose another name.")

    def write(self, vals):
        self.env.registry.clear_cache('templates')
        return super().write(vals)
