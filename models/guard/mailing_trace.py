from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class MailingTrace(models.Model):
    """To whom a mailing went, with his address: shown to whoever sees him."""
    _inherit = 'mailing.trace'

    # what the rule asks, see ir_rule_registry.py
    portfolio_visible = fields.Boolean(
        compute='_compute_portfolio_visible', search='_search_portfolio_visible', exportable=False)

    @api.depends_context('uid')
    def _compute_portfolio_visible(self):
        seen = set(self._search([('portfolio_visible', '=', True), ('id', 'in', self.ids)], bypass_access=True))
        for trace in self:
            trace.portfolio_visible = not trace.id or trace.id in seen

    @api.model
    def _search_portfolio_visible(self, operator, value):
        if operator != 'in':
            return NotImplemented
        followed = [
            name for name in self.env['ir.rule']._portfolio_followers()
            if getattr(self.env[name], '_mailing_enabled', False)]
        seen = Domain('model', 'not in', followed)
        for name in followed:
            seen |= Domain('model', '=', name) & Domain('res_id', 'in', self._portfolio_seen_of(name))
        return seen if True in value else ~seen

    def _portfolio_seen_of(self, name):
        try:
            # a rule is asked with all rights; it is who reads that counts
            return self.env[name].sudo(False).with_context(active_test=False)._search([])
        except AccessError:
            return []
