from markupsafe import Markup

from odoo import models


class MailActivity(models.Model):
    """Of many activities at once everybody hears in one message. Whoever has none of our roles works as before."""
    _inherit = 'mail.activity'

    def action_notify(self):
        if not self.env.user.has_group('crm_portfolio.portfolio_group_user'):
            return super().action_notify()
        single = self.browse()
        for user, activities in self.filtered('res_model').grouped('user_id').items():
            if len(activities) < 2 or not user:
                single |= activities
            else:
                activities._portfolio_notify_together(user)
        return super(MailActivity, single).action_notify()

    def _portfolio_notify_together(self, user):
        speaking = self.with_context(lang=user.lang)
        lines = Markup().join(
            Markup("<li>%s: %s</li>") % (
                speaking.env[activity.res_model].browse(activity.res_id)._get_html_link(title=activity.res_name),
                activity.summary or activity.activity_type_id.name or '')
            for activity in speaking[:50])
        self.env['mail.thread'].message_notify(
            partner_ids=user.partner_id.ids, body=Markup("<ul>%s</ul>") % lines,
            subject=speaking.env._("Activities assigned to you: %s", len(self)))
