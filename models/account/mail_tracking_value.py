from odoo import models


class MailTrackingValue(models.Model):
    _inherit = 'mail.tracking.value'

    def _filter_has_field_access(self, env):
        """What a hidden field was and became is as hidden as what it is."""
        return super()._filter_has_field_access(env).filtered(lambda tracking: (
            not tracking.field_id
            or tracking.field_id.name not in env[tracking.field_id.model]._portfolio_hidden()))
