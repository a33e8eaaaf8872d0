from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PortfolioInterestArea(models.Model):
    """Something we do that an account may care for or not: a tree the administrator grows.

    An area knows which product categories belong to it, so that purchases tell of interest, and which
    team looks after it, so that a need or a lead in the area finds its people.
    """
    _name = 'portfolio.interest.area'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Area of Interest"
    _parent_store = True
    _rec_names_search = ['name', 'code']

    display_name = fields.Char(recursive=True)
    parent_id = fields.Many2one(
        'portfolio.interest.area', "Part Of", index=True, ondelete='restrict')
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many('portfolio.interest.area', 'parent_id', "Parts")
    color = fields.Integer()
    description = fields.Text(translate=True)
    product_category_ids = fields.Many2many(
        'product.category', 'portfolio_interest_area_product_category_rel', 'area_id', 'category_id',
        "Product Categories",
        help="Buying a product of these categories, or of those below them, shows interest in this area.")
    team_ids = fields.Many2many(
        'crm.team', 'portfolio_interest_area_crm_team_rel', 'area_id', 'team_id', "Sales Teams",
        help="Who looks after this area: the first team gets the opportunities that come of needs.")

    @api.depends('name', 'parent_id.display_name')
    def _compute_display_name(self):
        for area in self:
            above = f"{area.parent_id.display_name} / " if area.parent_id else ""
            area.display_name = f"{above}{area.name or ''}"

    def write(self, vals):
        above = self.browse(vals.get('parent_id') or []).parent_path or ''
        if {str(area.id) for area in self} & set(above.split('/')):
            raise ValidationError(self.env._("Part of: an area cannot be part of itself. Choose another one."))
        return super().write(vals)

    def _portfolio_team(self):
        """The team that looks after this area: its own first one, else that of the area above."""
        area = self
        while area and not area.team_ids:
            area = area.parent_id
        return area.team_ids[:1]

    @api.model
    def _portfolio_of_categories(self, categories):
        """Which areas the product categories tell of.

        :param categories: ``product.category``
        :return: ``{category: areas}``; a category without areas of its own has those of the nearest above it
        :rtype: dict
        """
        # sudo: portfolio.interest.area - the map is the same, whoever sells
        mapped = {}
        for area in self.sudo().search([('product_category_ids', '!=', False)]):
            for category in area.product_category_ids:
                mapped.setdefault(category.id, self.browse())
                mapped[category.id] |= area.sudo(False)
        found = {}
        for category in categories:
            above = [int(part) for part in (category.parent_path or '').split('/') if part]
            nearest = next((part for part in reversed(above) if part in mapped), None)
            found[category] = mapped.get(nearest, self.browse())
        return found

    def action_portfolio_interests(self):
        return {
            'type': 'ir.actions.act_window',
            'name': ", ".join(self.mapped('display_name')),
            'res_model': 'portfolio.interest',
            'view_mode': 'list,pivot,graph',
            'views': [(False, 'list'), (False, 'pivot'), (False, 'graph')],
            'domain': [('area_id', 'child_of', self.ids), ('is_current', '=', True)],
        }

    def action_portfolio_learn(self):
        """What was bought in the last year tells of interest, where nobody has said anything yet."""
        self.check_access('write')
        categories = self.env['product.category'].search([('id', 'child_of', self.product_category_ids.ids)])
        orders = self.env['sale.order'].search([
            ('state', '=', 'sale'), ('order_line.product_id.categ_id', 'in', categories.ids),
            ('date_order', '>=', self.env.company._portfolio_moment(
                fields.Date.subtract(self._portfolio_today(), years=1))),
        ], order='date_order, id')
        learnt = self.env['portfolio.interest']._portfolio_raise(orders, only_unknown=True)
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success' if learnt else 'info',
                'message': self.env._(
                    "Orders of the last year looked at: %(orders)s. Accounts with a new interest: %(accounts)s.",
                    orders=len(orders), accounts=len(learnt.partner_id)),
            },
        }
