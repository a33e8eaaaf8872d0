from odoo import api, models


class CrmTeamMember(models.Model):
    _inherit = 'crm.team.member'

    @api.model_create_multi
    def create(self, vals_list):
        members = super().create(vals_list)
        self.env['portfolio.visibility']._refresh_viewers(members._portfolio_viewers())
        return members

    def write(self, vals):
        if not vals.keys() & {'user_id', 'crm_team_id', 'active'}:
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
        # sudo: crm.team.member - rights follow from every membership, whoever changes one
        members = self.sudo()
        return members.user_id | members.crm_team_id._portfolio_viewers()
