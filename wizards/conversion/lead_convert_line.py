from odoo import api, fields, models


class PortfolioLeadConvertLine(models.TransientModel):
    _name = 'portfolio.lead.convert.line'
    _description = "Lead to Convert"

    convert_id = fields.Many2one('portfolio.lead.convert', required=True, ondelete='cascade')
    lead_id = fields.Many2one('crm.lead', required=True, ondelete='cascade')
    partner_name = fields.Char(related='lead_id.partner_name')
    email_from = fields.Char("Email", compute='_compute_email_from')
    account_id = fields.Many2one(
        'res.partner', "Into Account", domain="['|', ('is_company', '=', True), ('parent_id', '=', False)]",
        help="Empty: a new account is created.")
    candidate_id = fields.Many2one('res.partner', "Similar Account", help="The account most like the lead.")
    use_candidate = fields.Boolean("Use It", help="Convert the lead into the similar account.")
    note = fields.Char("Why")

    @api.onchange('use_candidate')
    def _onchange_use_candidate(self):
        if self.use_candidate:
            self.account_id = self.candidate_id
        elif self.account_id == self.candidate_id:
            self.account_id = False

    @api.onchange('account_id')
    def _onchange_account_id(self):
        self.use_candidate = bool(self.account_id) and self.account_id == self.candidate_id

    @api.depends('lead_id.email_from')
    @api.depends_context('uid')
    def _compute_email_from(self):
        """The lead's address, as far as the role of whoever converts it sees that."""
        shown = {row['id']: row['email_from'] for row in self.lead_id._origin.read(['email_from'])}
        for line in self:
            line.email_from = shown.get(line.lead_id._origin.id)
