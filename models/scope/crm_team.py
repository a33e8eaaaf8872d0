from odoo import models


class CrmTeam(models.Model):
    _inherit = 'crm.team'

    def write(self, vals):
        """The old and the new leader, and the members, see other accounts."""
        if not vals.keys() & {'user_id', 'active'}:
            return super().write(vals)
        viewers = self._portfolio_viewers()
        result = super().write(vals)
        self.env['portfolio.visibility']._refresh_viewers(viewers | self._portfolio_viewers())
        return result

    def unlink(self):
        viewers = self._portfolio_viewers()
        result = super().unlink()
        self.env['portfolio.visibility']._refresh_viewers(viewers)
        return result

    def _portfolio_viewers(self):
        """Members, leaders, and the leaders above them: everybody whose view these teams shape."""
        # sudo: crm.team, crm.team.member - rights follow from all teams, whoever changes one
        teams = self.sudo().with_context(active_test=False)
        users = teams.user_id | teams.crm_team_member_all_ids.user_id
        while upper := self._portfolio_leaders(users) - users:
            users |= upper
        return users

    def _portfolio_leaders(self, users):
        # sudo: crm.team.member - as above
        return self.env['crm.team.member'].sudo().search(
            [('user_id', 'in', users.ids)]).crm_team_id.user_id
