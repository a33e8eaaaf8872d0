from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class ResPartner(models.Model):
    _inherit = 'res.partner'

    portfolio_segment_ids = fields.Many2many(
        'portfolio.segment', 'portfolio_segment_partner_rel', 'partner_id', 'segment_id', "Segments",
        readonly=True, copy=False, groups='crm_portfolio.portfolio_group_user',
        help="Kept by the segments themselves; why, and since when, is one click away.")

    @api.model
    def _search(self, domain, *args, **options):
        """A segment that somebody keeps to himself is not asked about by its id either."""
        if not self.env.su and self.env.user._portfolio_has_role():
            domain = Domain(domain).optimize(self).map_conditions(self._portfolio_of_readable_segments)
        return super()._search(domain, *args, **options)

    def _portfolio_of_readable_segments(self, condition):
        if condition.field_expr != 'portfolio_segment_ids' or condition.operator not in ('in', 'not in'):
            return condition
        named = {one for one in condition.value if isinstance(one, int) and one}
        unread = named - set(self.env['portfolio.segment'].with_context(active_test=False)._search(
            [('id', 'in', list(named))]).get_result_ids()) if named else set()
        return Domain(condition.field_expr, condition.operator, [
            one for one in condition.value if one not in unread]) if unread else condition

    portfolio_order_days = fields.Integer(
        "Days Without an Order", compute='_compute_portfolio_order_days', search='_search_portfolio_order_days',
        groups='crm_portfolio.portfolio_group_user',
        help="Since the last confirmed order of the account or any of its contacts; whoever never ordered has gone "
             "without for any number of days.")

    @api.depends_context('allowed_company_ids')
    def _compute_portfolio_order_days(self):
        accounts = self.commercial_partner_id
        # sudo: sale.order - the day of the last one, for whoever reads the account
        groups = self.env['sale.order'].sudo()._read_group(
            [('partner_id.commercial_partner_id', 'in', accounts.ids), ('state', '=', 'sale'),
             ('company_id', 'in', self.env.companies.ids)],
            ['partner_id', 'company_id'], ['date_order:max'])
        last, today = {}, self._portfolio_today()
        for partner, company, moment in groups:
            account, day = partner.commercial_partner_id.id, company._portfolio_day(moment)
            last[account] = max(day, last.get(account, day))
        self.portfolio_order_days = False
        for partner in self if last else ():
            if day := last.get(partner.commercial_partner_id.id):
                partner.portfolio_order_days = (today - day).days

    def _search_portfolio_order_days(self, operator, value):
        if operator not in ('<', '<=', '>', '>='):
            self._portfolio_refuse_operator('portfolio_order_days')
        self.env['sale.order'].flush_model(['partner_id', 'state', 'date_order', 'company_id'])
        self.flush_model(['commercial_partner_id'])
        since = fields.Date.subtract(self._portfolio_today(), days=value + (operator in ('<=', '>')))
        ordered = Domain('commercial_partner_id', 'any!', SQL(
            """
            SELECT partner.commercial_partner_id
              FROM sale_order sale
              JOIN res_partner partner ON partner.id = sale.partner_id
             WHERE sale.state = 'sale' AND %s > %s AND sale.date_order > %s AND sale.company_id = ANY(%s)
            """,
            self.env['res.company']._portfolio_day_sql(SQL("sale.date_order"), SQL("sale.company_id")), since,
            fields.Date.subtract(since, days=1), self.env.companies.ids))
        return ordered if operator in ('<', '<=') else ~ordered

    @api.model
    def _portfolio_untold_words(self, count):
        if count > 1:
            return self.env._("%s accounts outside your portfolio", count)
        return self.env._("an account outside your portfolio")

    def action_portfolio_segments(self):
        """Why the account is in its segments, and was in others. Reading it takes reading the account."""
        self.ensure_one()
        self.check_access('read')
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_segment_members')
        return {
            **action,
            'name': self.env._("Why %s is here", self.commercial_partner_id.display_name),
            'domain': [('partner_id', '=', self.commercial_partner_id.id)],
        }
