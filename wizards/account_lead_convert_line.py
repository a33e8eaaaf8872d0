from odoo import fields, models


class PortfolioLeadConvertLine(models.TransientModel):
    _name = 'portfolio.lead.convert.line'
    _description = "Lead to Convert"

    convert_id = fields.Many2one('portfolio.lead.convert', required=True, ondelete='cascade')
    lead_id = fields.Many2one('crm.lead', required=True, ondelete='cascade')
    partner_name = fields.Char(related='lead_id.partner_name')
    email_from = fields.Char(related='lead_id.email_from')
    account_id = fields.Many2one(
        'res.partner', "Into Account", domain="['|', ('is_company', '=', True), ('parent_id', '=', False)]",
        help="Empty: a new account is created.")
    note = fields.Char("Why")
