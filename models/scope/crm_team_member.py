from odoo import models


class CrmTeamMember(models.Model):
    _name = 'crm.team.member'
    _inherit = ['crm.team.member', 'portfolio.viewers']

    _portfolio_decisive = frozenset({'user_id', 'crm_team_id', 'active'})

    def _portfolio_viewers(self):
        """The member, and whoever sees by his team."""
        # sudo: crm.team.member - rights follow from every membership, whoever changes one
        members = self.sudo()
        return members.user_id | members.crm_team_id._portfolio_viewers()
