from odoo import api, fields, models
from odoo.fields import Domain

# the documents most meetings are about; their own rules say who reads them
SEEN_BY_RULE = ('crm.lead', 'res.partner')


class CalendarEvent(models.Model):
    """A colleague's meeting about an opportunity or an account that one may not read is not shown either."""
    _inherit = 'calendar.event'

    # what the record rule asks; it depends on who asks. One field, whose answer the database gives: a rule that names
    # the attendees would leave in the cache, for the user, those he may not read
    portfolio_visible = fields.Boolean(compute='_compute_portfolio_visible', search='_search_portfolio_visible')

    @api.depends_context('uid')
    @api.depends('user_id', 'partner_ids', 'res_model', 'res_id', 'opportunity_id')
    def _compute_portfolio_visible(self):
        # sudo: calendar.event - who takes part and its document, to say whether the user may read them
        readable = set(self.sudo().with_context(active_test=False).search(
            Domain('id', 'in', self.ids) & Domain('portfolio_visible', '=', True)).ids)
        for event in self:
            event.portfolio_visible = not event.id or event.id in readable

    def _search_portfolio_visible(self, operator, value):
        """One's own meetings, and those with nobody and about nothing that one may not read."""
        if operator != 'in':
            return NotImplemented
        user = self.env.user
        domain = Domain('user_id', '=', user.id) | Domain('partner_ids', 'in', user.partner_id.ids) | (
            Domain('partner_ids', 'not any', [('portfolio_visible', '=', False)]) & self._portfolio_of_readable())
        return domain if True in value else ~domain

    def _portfolio_of_readable(self):
        """Events about no document, about one that nobody's scope limits, or about one that the user reads."""
        followers = self.env['ir.rule']._portfolio_followers()
        domain = Domain('res_model', 'not in', list(followers)) | Domain('res_id', 'in', [False, 0])
        for name in SEEN_BY_RULE:
            # a rule is evaluated with all rights, so it is who asks that counts
            domain |= Domain('res_model', '=', name) & self._portfolio_readable_in('res_id', name)
        return domain & (
            Domain('opportunity_id', '=', False) | self._portfolio_readable_in('opportunity_id', 'crm.lead'))

    def _portfolio_readable_in(self, field, model):
        asked = self.env[model].sudo(False).with_context(active_test=False)
        return Domain(field, 'in', asked._search([])) if asked.has_access('read') else Domain.FALSE
