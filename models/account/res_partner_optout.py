from odoo import api, fields, models
from odoo.fields import Domain


class ResPartner(models.Model):
    """What a contact does not want to get from us."""
    _inherit = 'res.partner'

    portfolio_optout_ids = fields.One2many(
        'portfolio.optout', 'partner_id', "Does Not Want", groups='crm_portfolio.portfolio_group_user')
    portfolio_no_mailing = fields.Boolean(
        "No Mailing", compute='_compute_portfolio_no_mailing', search='_search_portfolio_no_mailing',
        groups='base.group_user', help="Refused e-mail, for some purpose or for all.")

    @api.depends('portfolio_optout_ids.active', 'portfolio_optout_ids.channel')
    def _compute_portfolio_no_mailing(self):
        # sudo: portfolio.optout - whoever reads the contact is told that it refused
        refused = self.env['portfolio.optout'].sudo().search([
            ('partner_id', 'in', self.ids), ('channel', '=', 'email')]).partner_id
        for partner in self:
            partner.portfolio_no_mailing = partner._origin.id in refused.ids

    def _search_portfolio_no_mailing(self, operator, value):
        if operator != 'in':
            return NotImplemented
        Refusal = self.env['portfolio.optout']
        refused = Domain('id', 'any!', Refusal._select_partners('email', self.env['portfolio.purpose']))
        return Domain.OR(refused if wanted else ~refused for wanted in {bool(wanted) for wanted in value})
