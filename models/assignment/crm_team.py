from odoo import models
from odoo.exceptions import UserError


class CrmTeam(models.Model):
    _inherit = 'crm.team'

    def _action_assign_leads(self, force_quota=False, creation_delta_days=7):
        """'Assign Leads' and its job go by the lead rules while these are switched on.

        The leads are those that core would look at: nobody's, of no team or of one of these. ``force_quota`` and
        the age of leads are core's ways to limit itself; rules have limits of their own, and look at all.

        :return: what core's button says of it, in core's shape: ``(by team, by member)``
        """
        engine = self.env['portfolio.assignment.engine']
        if not engine._is_on('crm.lead'):
            return super()._action_assign_leads(force_quota=force_quota, creation_delta_days=creation_delta_days)
        if not (self.env.user.has_group('sales_team.group_sale_manager') or self.env.is_system()):
            raise UserError(self.env._("Only managers can assign leads by rules."))
        ids = engine._assign_pending('crm.lead', [('team_id', 'in', [*self.ids, False])])
        # sudo: portfolio.assignment.decision - what has just been done, counted by team and member
        decisions = self.env['portfolio.assignment.decision'].sudo().browse(ids)
        given = decisions.filtered(lambda one: one.result == 'assigned')
        by_team = given.grouped('team_id')
        by_member = given.grouped(lambda one: (one.team_id, one.user_id))
        teams = {
            team: {'assigned': set(by_team.get(team, given.browse()).lead_id.ids), 'merged': set(), 'duplicates': set()}
            for team in self}
        members = {
            member: {'assigned': found.lead_id, 'quota': len(found)}
            for member in self.crm_team_member_ids
            if (found := by_member.get((member.crm_team_id, member.user_id)))}
        return teams, members
