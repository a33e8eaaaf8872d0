from odoo import api, fields, models

from ...tools.foundation.carrier import ArchiveUsed


class PortfolioCatalogueUsage(models.TransientModel):
    """Where values of a catalogue are used, before they are archived or out of curiosity."""
    _name = 'portfolio.catalogue.usage'
    _description = "Use of a Catalogue's Values"

    model_name = fields.Char(required=True, readonly=True)
    record_ids = fields.Json(readonly=True)
    is_archiving = fields.Boolean(readonly=True)
    line_ids = fields.One2many('portfolio.catalogue.usage.line', 'usage_id', "Uses", readonly=True)
    values = fields.Char(compute='_compute_values')

    @api.depends('model_name', 'record_ids')
    def _compute_values(self):
        for wizard in self:
            wizard.values = ", ".join(wizard._values().mapped('display_name'))

    def _values(self):
        """The values asked about, with the user's rights: the name of the model came from us or from anybody."""
        model = self.env.get(self.model_name)
        if not isinstance(model, self.env.registry['portfolio.catalogue']):
            return self.env['portfolio.catalogue']
        return model.browse(self.record_ids or [])

    def action_archive(self):
        self.ensure_one()
        self._values()._portfolio_tell(ArchiveUsed()).action_archive()
        return {'type': 'ir.actions.act_window_close'}
