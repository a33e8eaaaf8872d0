from odoo import models


class DiscussChannel(models.Model):
    """A member of a channel is shown with his name: only whom one may read is invited."""
    _inherit = 'discuss.channel'

    def add_members(self, partner_ids=None, **values):
        self._portfolio_check_people(partner_ids or ())
        return super().add_members(partner_ids=partner_ids, **values)

    def _portfolio_taking_part(self):
        # sudo: discuss.channel - who is in it already
        return super()._portfolio_taking_part() | set(self.sudo().channel_member_ids.partner_id.ids)
