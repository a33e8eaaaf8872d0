from odoo import fields, models


class PortfolioRelationSearch(models.TransientModel):
    """Linked accounts: those within so many steps of one, by relations of some types."""
    _name = 'portfolio.relation.search'
    _description = "Linked Accounts"

    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, ondelete='cascade', domain=[('portfolio_is_account', '=', True)])
    type_ids = fields.Many2many('portfolio.relation.type', string="Relations", help="Empty: any.")
    hops = fields.Selection(
        [('1', "Directly"), ('2', "Also through one account in between")], "How Far", required=True, default='2')

    def action_search(self):
        self.ensure_one()
        return self.env['portfolio.relation']._action_related(self.partner_id, self.type_ids, int(self.hops))
