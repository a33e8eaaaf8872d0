from odoo import models


class MailTrackingValue(models.Model):
    _inherit = 'mail.tracking.value'

    def _filter_has_field_access(self, env):
        """What a hidden field was and became is as hidden as what it is."""
        found = super()._filter_has_field_access(env).filtered(lambda tracking: (
            not tracking.field_id
            or tracking.field_id.name not in env[tracking.field_id.model]._portfolio_hidden()))
        return found.filtered(lambda tracking: not tracking._portfolio_is_copied(env))

    def _portfolio_is_copied(self, env):
        """Whether this says what a document repeats of an account that hides it."""
        message = self.mail_message_id
        if not self.field_id or self.field_id.name not in env[self.field_id.model]._portfolio_hidden_copies():
            return False
        document = env[self.field_id.model].browse(message.res_id).exists()
        return bool(document and document._portfolio_copying())
