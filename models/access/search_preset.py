from odoo import api, fields, models
from odoo.tools import ormcache


class PortfolioSearchPreset(models.Model):
    """A search made ready: one more filter in the account search of some roles or some people.

    Whoever uses it asks it himself, with his own rights.
    """
    _name = 'portfolio.search.preset'
    _inherit = ['portfolio.conditions']
    _description = "Ready-made Search"
    _order = 'sequence, name, id'

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    role_ids = fields.Many2many(
        'res.groups', 'portfolio_search_preset_role_rel', string="Roles",
        domain="[('id', 'in', allowed_role_ids)]", help="Whose search has it. With no role and no person: everybody's.")
    user_ids = fields.Many2many(
        'res.users', 'portfolio_search_preset_user_rel', string="People", domain=[('share', '=', False)])
    domain = fields.Char("Accounts", default='[]', required=True)
    group_field_id = fields.Many2one(
        'portfolio.search.field', "Grouped By", ondelete='restrict', index='btree_not_null',
        domain=[('ttype', 'not in', ('binary', 'html', 'text', 'one2many'))])
    allowed_role_ids = fields.Many2many('res.groups', compute='_compute_allowed_role_ids')

    def _compute_allowed_role_ids(self):
        self.allowed_role_ids = self.env['portfolio.search.field']._roles()

    def _portfolio_conditions_hold(self):
        # whoever uses it asks it with his own rights
        return False

    def _portfolio_conditions_name(self):
        return self.env._("Accounts of “%s”", self.name)

    def _portfolio_names(self):
        # the search of the one who uses it knows who he is
        return {'uid': self._portfolio_asking_user().id}

    @api.model
    @ormcache('self.env.uid')
    def _offered(self):
        """Ids of the presets in the user's search, in order."""
        roles = self.env['portfolio.search.field']._roles_of_user()
        # sudo: portfolio.search.preset - those of the user's roles, of which he may use the fields
        presets = self.sudo().search([])
        return tuple(presets.filtered(lambda preset: (
            not preset.role_ids and not preset.user_ids
            or self.env.uid in preset.user_ids.ids
            or preset.role_ids and (roles is None or roles & set(preset.role_ids.ids))
        )).ids)

    @api.model
    def _add_to(self, arch):
        """One filter for each preset, in a section of its own before the group-bys."""
        # sudo: portfolio.search.preset - as above; a filter on a hidden field is taken out with the others
        presets = self.sudo().browse(self._offered())
        place = arch.find('group')
        for preset in presets:
            node = arch.makeelement('filter', {
                'name': f'portfolio_preset_{preset.id}', 'string': preset.name, 'domain': preset.domain or '[]'})
            if preset.group_field_id:
                node.set('context', f"{{'group_by': '{preset.group_field_id.name}'}}")
            arch.append(node) if place is None else place.addprevious(node)
        if presets and place is not None:
            place.addprevious(arch.makeelement('separator', {}))

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache('groups', 'default')
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache('groups', 'default')
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache('groups', 'default')
        return super().unlink()
