from odoo import models


class ResGroups(models.Model):
    _inherit = 'res.groups'

    def write(self, vals):
        """Who joins or leaves a role sees other accounts from then on."""
        moves = vals.keys() & {'user_ids', 'implied_ids'}
        before = self.all_user_ids if moves else None
        result = super().write(vals)
        if moves:
            # who is restricted is kept, and may have been asked while the groups were changing
            self.env.registry.clear_cache()
        # while modules load, the roles themselves are being made: the install builds the table
        if moves and self.env.registry.ready:
            self.env['portfolio.visibility']._refresh_users(before | self.all_user_ids)
        return result
