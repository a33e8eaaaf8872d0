from odoo import fields, models


class PortfolioCatalogueUsageLine(models.TransientModel):
    """One field in which values of a catalogue are used, with how often."""
    _name = 'portfolio.catalogue.usage.line'
    _description = "Use of a Catalogue's Values in a Field"
    _order = 'count desc, id'

    usage_id = fields.Many2one('portfolio.catalogue.usage', required=True, ondelete='cascade')
    field_id = fields.Many2one('ir.model.fields', "Field of the Model", required=True, ondelete='cascade')
    # sudo by being related: the names of models and fields are no secret
    where = fields.Char(related='field_id.model_id.name', string="Where")
    field_name = fields.Char(related='field_id.field_description', string="Field")
    count = fields.Integer()

    def action_open(self):
        self.ensure_one()
        # sudo: ir.model.fields - its model and name; the records open with the user's rights
        return self.usage_id._values()._portfolio_open_usage(self.field_id.sudo())
