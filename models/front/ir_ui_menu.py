from odoo import fields, models


class IrUiMenu(models.Model):
    """Entries of what is switched off are not there, whatever else their reader may do."""
    _inherit = 'ir.ui.menu'

    portfolio_capability_id = fields.Many2one(
        'res.groups', "Capability", ondelete='set null', groups='base.group_system',
        help="Only who has this group finds the entry, besides the groups it is for.")

    def _load_menus_blacklist(self):
        # sudo: ir.ui.menu - which entries belong to a capability is no secret, and asked for everybody's menus
        bound = self.sudo().search([('portfolio_capability_id', '!=', False)])
        mine = set(self.env.user._get_group_ids())
        return [
            *super()._load_menus_blacklist(),
            *bound.filtered(lambda menu: menu.portfolio_capability_id.id not in mine).ids]
