from odoo import models


class CrmTeam(models.Model):
    _name = 'crm.team'
    _inherit = ['crm.team', 'portfolio.viewers']

    _portfolio_decisive = frozenset({'user_id', 'active'})

    def _portfolio_viewers(self):
        """Members, leaders, and the leaders above them."""
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
