from odoo import api, fields, models

USER = 'crm_portfolio.portfolio_group_user'
RANK = ('danger', 'warning', 'info')


class PortfolioParticularityMixin(models.AbstractModel):
    """A document that shows what must be known of its account, and keeps who has read it."""
    _name = 'portfolio.particularity.mixin'
    _description = "Shows Particularities"
    _portfolio_moment = None  # a value of MOMENTS

    portfolio_shown_particularity_ids = fields.Many2many(
        'portfolio.particularity', string="Particularities Shown", compute='_compute_portfolio_shown', groups=USER)
    portfolio_shown_text = fields.Text("What to Know of the Account", compute='_compute_portfolio_shown', groups=USER)
    portfolio_shown_severity = fields.Selection(
        [('danger', "Critical"), ('warning', "Important"), ('info', "Good to know")],
        "Particularity Severity", compute='_compute_portfolio_shown', groups=USER)
    portfolio_shown_unread = fields.Boolean("Particularities Unread", compute='_compute_portfolio_shown', groups=USER)

    def _portfolio_particularity_accounts(self):
        """The accounts whose particularities this document shows."""
        return self.partner_id.commercial_partner_id

    @api.depends_context('uid')
    def _compute_portfolio_shown(self):
        accounts = {document: document._portfolio_particularity_accounts() for document in self}
        everybody = self.env['res.partner'].union(*accounts.values())
        found = self.env['portfolio.particularity']._current(everybody, self._portfolio_moment)
        for document in self:
            shown = found.filtered(lambda each, document=document: each.partner_id in accounts[document])
            shown = shown.sorted(lambda each: RANK.index(each.severity))
            document.portfolio_shown_particularity_ids = shown
            document.portfolio_shown_text = "\n".join(f"{each.category_id.name}: {each.name}" for each in shown)
            document.portfolio_shown_severity = shown[:1].severity
            document.portfolio_shown_unread = not all(shown.mapped('is_read'))

    def action_portfolio_acknowledge(self):
        """I have read what is shown here."""
        self.check_access('read')
        self.portfolio_shown_particularity_ids._acknowledge()
        self.invalidate_recordset(['portfolio_shown_unread'])
