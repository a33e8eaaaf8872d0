from odoo import api, fields, models
from odoo.fields import Domain


class ResPartner(models.Model):
    """What a contact does not want to get from us."""
    _inherit = 'res.partner'

    portfolio_optout_ids = fields.One2many(
        'portfolio.optout', 'partner_id', "Does Not Want", groups='crm_portfolio.portfolio_group_user')
    portfolio_no_mailing = fields.Boolean(
        "No Mailing", compute='_compute_portfolio_no_mailing', search='_search_portfolio_no_mailing',
        groups='base.group_user', help="Opt-out from e-mail, for some purpose or for all.")
    portfolio_optout_label = fields.Char(
        "Opt-Outs", compute='_compute_portfolio_optout_label', groups='base.group_user',
        help="The channels of the opt-outs, with the purposes if they are not for all.")

    @api.depends('portfolio_optout_ids.active', 'portfolio_optout_ids.channel')
    def _compute_portfolio_no_mailing(self):
        # sudo: portfolio.optout - whoever reads the contact is told that it refused
        refused = self.env['portfolio.optout'].sudo().search([
            ('partner_id', 'in', self.ids), ('channel', '=', 'email')]).partner_id
        for partner in self:
            partner.portfolio_no_mailing = partner._origin.id in refused.ids

    @api.depends('portfolio_optout_ids.active', 'portfolio_optout_ids.channel', 'portfolio_optout_ids.purpose_id')
    @api.depends_context('lang')
    def _compute_portfolio_optout_label(self):
        words = {'email': self.env._("No e-mail"), 'phone': self.env._("No calls"), 'sms': self.env._("No SMS"),
                 'post': self.env._("No letters")}
        # sudo: portfolio.optout - whoever reads the contact is told that it refused
        for partner, known in zip(self, self.sudo(), strict=True):
            refused = known.portfolio_optout_ids.filtered('active').grouped('channel')
            partner.portfolio_optout_label = " · ".join(
                self._portfolio_refused_words(words[channel], refused[channel])
                for channel in words if channel in refused)

    @api.model
    def _portfolio_refused_words(self, words, refusals):
        """``words`` with the purposes, unless one of the refusals is for every purpose."""
        purposes = refusals.purpose_id
        if len(purposes) < len(refusals):
            return words
        return self.env._("%(refused)s (%(purposes)s)", refused=words, purposes=", ".join(purposes.mapped('name')))

    def _search_portfolio_no_mailing(self, operator, value):
        if operator != 'in':
            return NotImplemented
        Refusal = self.env['portfolio.optout']
        refused = Domain('id', 'any!', Refusal._select_partners('email', self.env['portfolio.purpose']))
        return Domain.OR(refused if wanted else ~refused for wanted in {bool(wanted) for wanted in value})
