from odoo import api, fields, models

USER = 'crm_portfolio.portfolio_group_user'


class PortfolioParticularityMixin(models.AbstractModel):
    """A document that shows what must be known of its account, from the moment the account is chosen."""
    _name = 'portfolio.particularity.mixin'
    _description = "Shows Special Instructions"
    _portfolio_moment = None  # a value of MOMENTS
    _portfolio_account_fields = ()  # what says whose particularities are shown

    portfolio_shown_particularity_ids = fields.Many2many(
        'portfolio.particularity', string="What to Know of the Account", compute='_compute_portfolio_shown',
        groups=USER)

    def _portfolio_particularity_accounts(self):
        """The accounts whose particularities this document shows."""
        return self.partner_id.commercial_partner_id

    @api.depends_context('uid')
    @api.depends(lambda self: self._portfolio_account_fields)
    def _compute_portfolio_shown(self):
        accounts = {document: document._portfolio_particularity_accounts()._origin for document in self}
        everybody = self.env['res.partner'].union(*accounts.values())
        found = self.env['portfolio.particularity']._current(everybody, self._portfolio_moment)
        for document in self:
            document.portfolio_shown_particularity_ids = found.filtered(
                lambda each, document=document: each.partner_id in accounts[document])
