from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..mixin.coded import unique_code


class PortfolioZone(models.Model):
    """A part of the map with its people: rules say what lies in it, representatives work there.

    Zones form a tree. Whatever asks for a zone means its subzones too (``child_of``).
    """
    _name = 'portfolio.zone'
    _inherit = ['portfolio.catalogue', 'portfolio.coded']
    _description = "Zone"
    _order = 'complete_name, id'
    _rec_name = 'complete_name'
    _rec_names_search = ['complete_name', 'code']
    _parent_store = True

    name = fields.Char(required=True)
    complete_name = fields.Char("Zone", compute='_compute_complete_name', store=True, recursive=True)
    parent_id = fields.Many2one('portfolio.zone', "Part Of", index=True, ondelete='restrict')
    parent_path = fields.Char(index=True)
    root_id = fields.Many2one(
        'portfolio.zone', "Main Zone", compute='_compute_root_id', store=True, recursive=True, index=True)
    child_ids = fields.One2many('portfolio.zone', 'parent_id', "Subzones")
    company_id = fields.Many2one(
        'res.company', index=True, help="Only accounts of this company are placed here. Empty: those of all.")
    color = fields.Integer()
    rule_ids = fields.One2many('portfolio.zone.rule', 'zone_id', "What Lies In It")
    member_ids = fields.One2many('portfolio.zone.user', 'zone_id', "Representatives")
    owner_id = fields.Many2one(
        'res.users', "Main Representative", compute='_compute_owner_id',
        help="Of this zone or, if it has none, of the zone it is part of.")
    account_count = fields.Integer("Accounts", compute='_compute_account_count', help="With those of its subzones.")
    overlap_count = fields.Integer("Overlaps", compute='_compute_overlap_count')

    _code_unique = unique_code('coalesce(company_id, 0)')

    @api.depends('name', 'parent_id.complete_name')
    def _compute_complete_name(self):
        for zone in self:
            above = zone.parent_id.complete_name
            zone.complete_name = f"{above} / {zone.name}" if above else zone.name

    @api.depends('parent_id.root_id')
    def _compute_root_id(self):
        for zone in self:
            zone.root_id = zone.parent_id.root_id or zone._origin

    @api.depends('member_ids.is_main', 'member_ids.is_current', 'member_ids.user_id', 'parent_id')
    def _compute_owner_id(self):
        owners = self._portfolio_owner()
        for zone in self:
            zone.owner_id = owners.get(zone._origin)

    def _compute_account_count(self):
        counts = self.env['res.partner']._read_group(
            [('portfolio_zone_id', 'child_of', self.ids)], ['portfolio_zone_id'], ['__count'])
        for zone in self:
            zone.account_count = sum(
                count for found, count in counts
                # sudo: portfolio.zone - where it stands in the tree, of a zone that has accounts I see
                if found.sudo().parent_path.startswith(zone.parent_path or '-'))

    def _compute_overlap_count(self):
        counts = dict(self.env['portfolio.zone.overlap']._read_group(
            [('zone_id', 'in', self.ids)], ['zone_id'], ['__count']))
        for zone in self:
            zone.overlap_count = counts.get(zone._origin, 0)

    def _portfolio_owner(self):
        """Who answers for each zone: its main representative, else that of the nearest zone above.

        :return: ``{portfolio.zone: res.users}``, with nobody for zones that have no main one
        """
        zones = self._origin
        self.env['portfolio.zone.user'].flush_model()
        self.flush_model(['parent_path'])
        owners = dict(self.env.execute_query(SQL(
            """
            SELECT DISTINCT ON (zone.id) zone.id, member.user_id
              FROM portfolio_zone zone
              JOIN portfolio_zone above ON zone.parent_path LIKE above.parent_path || '%%'
              JOIN portfolio_zone_user member ON member.zone_id = above.id AND member.is_main AND member.is_current
              JOIN res_users users ON users.id = member.user_id AND users.active
             WHERE zone.id = ANY(%s)
          ORDER BY zone.id, length(above.parent_path) DESC
            """, zones.ids)))
        return {zone: self.env['res.users'].browse(owners.get(zone.id)) for zone in zones}

    # -- what a change of the tree means for the accounts -----------------------------------------

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'parent_id', 'active', 'company_id'}:
            rules = self._tree().rule_ids
            rules._check_overlap()
            rules._changed()
        return result

    def unlink(self):
        countries = self._tree().rule_ids.country_id
        result = super().unlink()
        self.env['portfolio.zone.rule']._replace_accounts(countries)
        return result

    def _tree(self):
        """These zones and all below them, archived ones too."""
        return self.with_context(active_test=False).search([('id', 'child_of', self.ids)])

    def _portfolio_is_usage(self, model_name, field_name):
        # its rules and people are part of it
        return model_name not in ('portfolio.zone.rule', 'portfolio.zone.user') and super()._portfolio_is_usage(
            model_name, field_name)

    # -- for people -------------------------------------------------------------------------------

    def action_accounts(self):
        """The accounts of these zones and their subzones, as counted."""
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')
        action['domain'] = Domain('portfolio_zone_id', 'child_of', self.ids)
        action['display_name'] = ", ".join(self.mapped('complete_name'))
        return action

    def action_overlaps(self):
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_zone_overlaps')
        action['domain'] = Domain('zone_id', 'in', self.ids)
        return action
