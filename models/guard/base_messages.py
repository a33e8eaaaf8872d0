from odoo import models


class Base(models.AbstractModel):
    """Whoever looks for messages looks into documents: into those he may read."""
    _inherit = 'base'

    def _mail_group_by_operation_for_mail_message_operation(self, message_operation):
        """Some apps look into each document to say what its messages ask for, with the rights of whoever searches."""
        if not self._portfolio_is_guarded() or not self._portfolio_follows(self._name):
            return super()._mail_group_by_operation_for_mail_message_operation(message_operation)
        readable = self.browse(self._portfolio_readable(self.ids))
        return super(Base, readable)._mail_group_by_operation_for_mail_message_operation(message_operation)
