from odoo import api, fields, models
from odoo.fields import Domain

# the documents most meetings are about; their own rules say who reads them
SEEN_BY_RULE = ('crm.lead', 'res.partner')


class CalendarEvent(models.Model):
    """A colleague's meeting about an opportunity or an account that one may not read is not shown either."""
    _inherit = 'calendar.event'

    # what the record rule asks; it depends on who asks
    portfolio_document_visible = fields.Boolean(
        compute='_compute_portfolio_document_visible', search='_search_portfolio_document_visible')

    @api.depends_context('uid')
    @api.depends('res_model', 'res_id', 'opportunity_id')
    def _compute_portfolio_document_visible(self):
        # sudo: calendar.event - its document, to say whether the user may read that
        events = self.sudo()
        readable = set(events.search(
            Domain('id', 'in', self.ids) & Domain('portfolio_document_visible', '=', True)).ids)
        for event in self:
            event.portfolio_document_visible = not event.id or event.id in readable

    def _search_portfolio_document_visible(self, operator, value):
        """Events about no document, about one that nobody's scope limits, or about one that the user reads."""
        if operator != 'in':
            return NotImplemented
        followers = self.env['ir.rule']._portfolio_followers()
        domain = Domain('res_model', 'not in', list(followers)) | Domain('res_id', 'in', [False, 0])
        for name in SEEN_BY_RULE:
            # a rule is evaluated with all rights, so it is who asks that counts
            domain |= Domain('res_model', '=', name) & self._portfolio_readable_in('res_id', name)
        domain &= Domain('opportunity_id', '=', False) | self._portfolio_readable_in('opportunity_id', 'crm.lead')
        return domain if True in value else ~domain

    def _portfolio_readable_in(self, field, model):
        asked = self.env[model].sudo(False).with_context(active_test=False)
        return Domain(field, 'in', asked._search([])) if asked.has_access('read') else Domain.FALSE
