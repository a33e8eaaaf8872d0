from odoo import api, fields, models
from odoo.exceptions import AccessError


class PortfolioExplanation(models.TransientModel):
    """Why does a user see an account, or why not: the causes, in words.

    A manager asks it of anybody and is shown everybody who sees the account; a representative asks it of himself.
    """
    _name = 'portfolio.explanation'
    _description = "Who Sees This Account"

    partner_id = fields.Many2one('res.partner', "Account", required=True)
    user_id = fields.Many2one(
        'res.users', default=lambda self: self.env.user, domain=[('share', '=', False)])
    answer = fields.Text(compute='_compute_answer')
    visibility_ids = fields.Many2many(
        'portfolio.visibility', "Everybody Who Sees It", compute='_compute_visibility_ids',
        groups='crm_portfolio.portfolio_group_manager')
    unrestricted = fields.Text(
        "Who Sees Every Account", compute='_compute_unrestricted', groups='crm_portfolio.portfolio_group_manager',
        help="One line for each reason, with the names.")

    @api.depends('partner_id', 'user_id')
    def _compute_answer(self):
        for explanation in self:
            sentences = explanation._sentences() if explanation.user_id else []
            explanation.answer = "\n".join(sentences)

    @api.depends('partner_id')
    def _compute_visibility_ids(self):
        for explanation in self:
            explanation.visibility_ids = self.env['portfolio.visibility'].search(
                [('partner_id', '=', explanation.partner_id.id)])

    @api.depends('partner_id')
    def _compute_unrestricted(self):
        for explanation in self:
            # sudo: res.partner - of which company the account is, which the asker reads
            company = explanation.partner_id.sudo().company_id
            lines = []
            for reason, users in self.env['res.users']._portfolio_unrestricted():
                if seeing := users.filtered(lambda user: not company or company in user.company_ids):  # noqa: B023
                    lines.append(self.env._(
                        "%(reason)s: %(names)s.", reason=reason, names=", ".join(seeing.mapped('name'))))
            explanation.unrestricted = "\n".join(lines)

    def _sentences(self):
        """One sentence per cause, for one user and one account."""
        self.ensure_one()
        if not self.partner_id.has_access('read'):
            raise AccessError(self.env._("Account: it is not in your portfolio. Choose another account."))
        if self.user_id != self.env.user and not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers can ask why another user sees an account."))
        # sudo: res.users - which role another user has, to say what follows from it
        user = self.user_id.sudo()
        if not user._portfolio_is_restricted():
            return [user._portfolio_scope_sentence()]
        if not self.partner_id.portfolio_managed:
            return [self.env._("It is no managed account: every user sees it.")]
        # sudo: portfolio.visibility - the causes of an account the asker reads
        rows = self.env['portfolio.visibility'].sudo().search([
            ('partner_id', '=', self.partner_id.id), ('user_id', 'in', [user.id, False])])
        if not user._portfolio_sees_pool():
            rows = rows.filtered('user_id')
        return rows.mapped('reason') or [self.env._(
            "%s does not see this account: no responsibility, no team and no setting gives access.", user.name)]
