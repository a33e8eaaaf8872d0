from markupsafe import Markup

from odoo import api, models

from .base_notice import PendingNotices

# how many records a message names
NAMED = 50


class MailThread(models.AbstractModel):
    """Of many records at once everybody hears in one message.

    Core sends one for each. Whoever has none of our roles works as before.
    """
    _inherit = 'mail.thread'

    @api.model_create_multi
    def create(self, vals_list):
        if len(vals_list) < 2:
            return super().create(vals_list)
        holding = self._portfolio_hold_notices()
        records = super(MailThread, holding).create(vals_list)
        holding._portfolio_release_notices(self)
        return records.with_env(self.env)

    def _message_auto_subscribe_notify(self, partner_ids, template):
        held = self._portfolio_told(PendingNotices)
        if held and not self.env.context.get('mail_auto_subscribe_no_notify'):
            held.noted.append((self, partner_ids, template))
            return None
        if (
            len(self) < 2 or self.env.context.get('mail_auto_subscribe_no_notify') or not self.env.registry.ready
            or not self.env.user.has_group('crm_portfolio.portfolio_group_user')
        ):
            return super()._message_auto_subscribe_notify(partner_ids, template)
        # sudo: res.partner - whoever is told, whoever may read him
        for partner in self.env['res.partner'].sudo().browse(partner_ids):
            speaking = self.with_context(lang=partner.lang).env
            model = speaking['ir.model']._get(self._name).name
            self._portfolio_notify_partner(
                partner, speaking._("%(model)s assigned to you: %(count)s", model=model, count=len(self)))
        return None

    def _portfolio_notify_user(self, user, subject, body=None):
        """One message to a user about these records.

        :param user: a ``res.users``; nothing is sent to an empty one
        :param subject: in the language of the user
        :param body: markup; without it a list of the first records, as links
        """
        if user:
            self._portfolio_notify_partner(user.partner_id, subject, body)

    def _portfolio_notify_partner(self, partner, subject, body=None):
        """:param body: markup; without it a list of the first records, as links"""
        if body is None:
            body = Markup("<ul>%s</ul>") % Markup().join(
                Markup("<li>%s</li>") % record._get_html_link() for record in self[:NAMED])
        self.env['mail.thread'].message_notify(partner_ids=partner.ids, subject=subject, body=body)
