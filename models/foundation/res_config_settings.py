from odoo import models


class ResConfigSettings(models.TransientModel):
    """The page 'Portfolio' of the settings. Rooms add their fields and their block."""
    _inherit = 'res.config.settings'
