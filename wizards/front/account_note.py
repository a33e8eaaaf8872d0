from odoo import fields, models
from odoo.exceptions import UserError


class PortfolioAccountNote(models.TransientModel):
    """What an account said, written down from anywhere: it goes to the account's own history."""
    _name = 'portfolio.account.note'
    _description = "Note on an Account"

    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, ondelete='cascade',
        domain=[('portfolio_managed', '=', True)])
    body = fields.Text("Note", required=True)

    def action_note(self):
        """Write the note, and say so.

        :return: action: a notification that closes the dialog
        :raise UserError: if there is nothing to note
        """
        self.ensure_one()
        if not self.body.strip():
            raise UserError(self.env._("Note: write what there is to keep."))
        self.partner_id.check_access('write')
        self.partner_id.message_post(
            body=self.body.strip(), message_type='comment', subtype_xmlid='mail.mt_note')
        return {
            'type': 'ir.actions.client', 'tag': 'display_notification', 'params': {
                'type': 'success', 'message': self.env._("Noted on %(account)s.", account=self.partner_id.display_name),
                'next': {'type': 'ir.actions.act_window_close'}}}
