from odoo import fields, models


class PortfolioMailingRecipient(models.TransientModel):
    """One recipient of a mailing that has not been sent yet, and what would become of it."""
    _name = 'portfolio.mailing.recipient'
    _description = "Recipient of a Mailing, Before It Is Sent"
    _order = 'outcome, name, id'

    mailing_id = fields.Many2one('mailing.mailing', required=True, ondelete='cascade')
    res_model = fields.Char(required=True)
    res_id = fields.Many2oneReference("Record", model_field='res_model', required=True)
    name = fields.Char("Recipient")
    email = fields.Char("Mailbox")
    outcome = fields.Selection(
        [
            ('sent', "Gets it"), ('refused', "Opt-out for this purpose"),
            ('blocked', "Account blocked for mailings"), ('blacklist', "Blacklisted"),
            ('mailbox', "Same mailbox as another recipient"), ('no_email', "No valid e-mail"),
            ('done', "Has got it already"), ('other', "Left out by another setting of the mailing"),
        ],
        required=True)

    def action_open(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': self.res_model, 'res_id': self.res_id,
            'view_mode': 'form', 'views': [(False, 'form')]}
