from odoo import api, fields, models
from odoo.tools import SQL


class ResPartner(models.Model):
    """What an account does for a living, in codes."""
    _inherit = 'res.partner'

    portfolio_activity_line_ids = fields.One2many(
        'portfolio.activity', 'partner_id',
        "Activity Codes of the Account",
        groups='crm_portfolio.portfolio_group_user')
    portfolio_activity_ids = fields.Many2many(
        'portfolio.activity.code', string="Activity Codes", compute='_compute_portfolio_activity_ids',
        inverse='_inverse_portfolio_activity_ids', search='_search_portfolio_activity_ids',
        groups='crm_portfolio.portfolio_group_user')
    # kept by _portfolio_follow_activities, or given: then it becomes an activity by hand
    portfolio_activity_id = fields.Many2one(
        'portfolio.activity.code', "Main Activity Code", index='btree_not_null', ondelete='restrict', copy=False,
        # as the lead's, which goes to its account whoever converts it
        groups='base.group_user',
        help="Its main code in the first classification in which it has one: CNAE 2025 if possible.")
    portfolio_activity_division_id = fields.Many2one(
        related='portfolio_activity_id.division_id', string="Activity Code Division",
        groups='crm_portfolio.portfolio_group_user')
    portfolio_activity_section_id = fields.Many2one(
        related='portfolio_activity_id.section_id', string="Activity Code Section",
        groups='crm_portfolio.portfolio_group_user')

    portfolio_activity_review = fields.Char(
        "Activity Code to Review", compute='_compute_portfolio_activity_review',
        groups='crm_portfolio.portfolio_group_user')

    @api.depends('portfolio_activity_line_ids.origin')
    def _compute_portfolio_activity_review(self):
        for partner in self:
            asked = any(line.origin == 'review' for line in partner.portfolio_activity_line_ids)
            partner.portfolio_activity_review = asked and self.env._("Activity code to review")

    @api.depends('portfolio_activity_line_ids.code_id')
    def _compute_portfolio_activity_ids(self):
        # at once for a page, of which few have any
        self.portfolio_activity_ids = False
        for partner in self:
            if lines := partner.portfolio_activity_line_ids:
                partner.portfolio_activity_ids = lines.code_id

    def _inverse_portfolio_activity_ids(self):
        """Codes taken away go with their row, codes added are set by hand."""
        added = []
        for partner in self:
            lines = partner.portfolio_activity_line_ids
            lines.filtered(lambda line, kept=partner.portfolio_activity_ids: line.code_id not in kept).unlink()
            added += [
                {'partner_id': partner.id, 'code_id': code.id}
                for code in partner.portfolio_activity_ids - lines.exists().code_id]
        self.env['portfolio.activity'].create(added)

    def _search_portfolio_activity_ids(self, operator, value):
        if operator == 'child_of':
            below = self.env['portfolio.activity.code']._portfolio_below(value)
            return [('portfolio_activity_line_ids', 'any', [('code_id', 'in', below)])]
        if operator not in ('in', 'any', 'any!'):
            return NotImplemented
        if operator == 'in' and False in value:
            codes = [code for code in value if code]
            has = [('portfolio_activity_line_ids.code_id', 'in', codes)]
            return ['|', ('portfolio_activity_line_ids', 'not any', [('code_id', '!=', False)]), *has]
        return [('portfolio_activity_line_ids', 'any', [('code_id', operator, value)])]

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        coded = self.browse(
            partner.id for partner, vals in zip(self, vals_list, strict=True) if vals.get('portfolio_activity_id'))
        coded._portfolio_adopt_main_activity()

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if 'portfolio_activity_id' in vals:
            self._portfolio_adopt_main_activity()

    def _portfolio_adopt_main_activity(self):
        """The code somebody gave as the main one becomes an activity by hand; none takes the main one away."""
        if not self:
            return
        # sudo: portfolio.activity - bookkeeping of what was just written to the account, whoever was allowed to
        accounts, Activity = self.sudo(), self.env['portfolio.activity'].sudo()
        lines = {
            (line.partner_id, line.code_id): line
            for line in Activity.search([('partner_id', 'in', self.ids), ('code_id', '!=', False)])}
        new, known, gone = [], Activity, Activity
        for partner in accounts:
            code = partner.portfolio_activity_id
            line = lines.get((partner, code), Activity)
            if not code:
                gone |= Activity.union(*(found for (owner, _code), found in lines.items()
                                         if owner == partner and found.is_main and found.origin == 'hand'))
            elif line.origin == 'hand':
                known |= line
            else:
                new.append({'partner_id': partner.id, 'code_id': code.id, 'is_main': True})
        gone.unlink()
        known.filtered(lambda line: not line.is_main).write({'is_main': True})
        Activity.create(new)
        (known.partner_id | accounts.filtered(lambda partner: not partner.portfolio_activity_id)) \
            ._portfolio_follow_activities()

    def _portfolio_follow_activities(self):
        """After activities changed: their equivalents, and the main one kept on the account."""
        self.env['portfolio.activity']._portfolio_equate(self.ids)
        self._portfolio_keep_main_activity()

    def _portfolio_keep_main_activity(self):
        """The main code of the first classification that has one, in one statement."""
        if not self.ids:
            return
        self.env.flush_all()
        changed = self.env.execute_query(SQL(
            """
            UPDATE res_partner partner
               SET portfolio_activity_id = main.code_id
              FROM (
                    SELECT DISTINCT ON (account.id) account.id, line.code_id
                      FROM res_partner account
                 LEFT JOIN portfolio_activity line ON line.partner_id = account.id AND line.is_main
                     WHERE account.id = ANY(%s)
                  ORDER BY account.id, line.rank
                   ) main
             WHERE main.id = partner.id AND partner.portfolio_activity_id IS DISTINCT FROM main.code_id
         RETURNING partner.id
            """, list(self.ids)))
        if changed:
            self.browse(partner_id for [partner_id] in changed).invalidate_recordset(
                ['portfolio_activity_id', 'portfolio_activity_line_ids', 'portfolio_activity_ids'], flush=False)
