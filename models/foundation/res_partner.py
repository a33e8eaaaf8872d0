from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResPartner(models.Model):
    """The one ``create`` and the one ``write`` of ours: see ``portfolio.hooked``. And a company's size and age: facts
    that come with a file and that people keep."""
    _name = 'res.partner'
    _inherit = ['res.partner', 'portfolio.hooked']

    portfolio_employee_count = fields.Integer("Number of Employees", aggregator='sum', groups='base.group_user')
    portfolio_annual_revenue = fields.Monetary(
        "Annual Revenue", currency_field='portfolio_revenue_currency_id', groups='base.group_user',
        help="What the company sells a year, all its own customers together.")
    portfolio_revenue_currency_id = fields.Many2one(
        'res.currency', "Currency of the Revenue", compute='_compute_portfolio_revenue_currency_id', store=True,
        exportable=False, groups='base.group_user',
        help="Of the company whose account it is, when the revenue was written down.")
    portfolio_year_established = fields.Integer(
        "Established In", aggregator=None, groups='base.group_user', help="The year, for example 1996.")

    @api.depends('portfolio_annual_revenue')
    def _compute_portfolio_revenue_currency_id(self):
        """An amount keeps its currency, whoever reads it and whatever company the account goes to."""
        first = self.env['res.company']._portfolio_first()
        for partner in self:
            if not partner.portfolio_annual_revenue:
                partner.portfolio_revenue_currency_id = False
            elif not partner.portfolio_revenue_currency_id:
                # sudo: res.company - its currency, whoever writes the amount down
                partner.portfolio_revenue_currency_id = (partner.sudo().company_id or first).currency_id

    @api.constrains('tz')
    def _portfolio_forget_zones(self):
        companies = self.env['res.company']
        if companies._portfolio_address_ids() & set(self.ids):
            companies._portfolio_forget_zones()

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        vals_list = self._portfolio_arriving([{**vals} for vals in vals_list])
        late = [self._portfolio_late(vals) for vals in vals_list]
        partners = super(ResPartner, self._portfolio_own()).create([
            {name: value for name, value in vals.items() if name not in names} if names else vals
            for vals, names in zip(vals_list, late, strict=True)])
        partners._portfolio_arrived(vals_list)
        return partners.with_env(self.env)

    def write(self, vals):
        self._portfolio_check_kept([vals], defaults=False)
        for partners, values in self._portfolio_parts(vals):
            before = partners._portfolio_changing(values)
            # what a room has added people may never write; what the caller gave has been looked at above
            writing = partners if values.keys() <= vals.keys() else partners._portfolio_own()
            super(ResPartner, writing).write(values)
            partners._portfolio_changed(values, before)
        return True

    def _portfolio_changing(self, vals):
        if vals.get('parent_id'):
            self._portfolio_check_circle(vals['parent_id'])
        return super()._portfolio_changing(vals)

    def onchange(self, values, field_names, fields_spec):
        """The same in a form, where nothing is written: a contact of a company is none of those above it."""
        ids = set()
        for command in values.get('child_ids') or ():
            ids.update(command[2] if command[0] == fields.Command.SET else [command[1]])
        below = self.browse(child_id for child_id in ids if isinstance(child_id, int) and child_id)
        if below:
            if self in below:
                below._portfolio_check_circle(self.id)
            below._portfolio_check_circle(values.get('parent_id', self.parent_id.id))
        return super().onchange(values, field_names, fields_spec)

    def _portfolio_check_circle(self, parent_id):
        """Refuse a company above itself, as core does, before anything is computed along the tree.

        Core asks once all is written, and what rooms compute along the tree goes round until then.
        """
        # sudo: res.partner - the companies above, whoever may read them
        above, seen = self.sudo().browse(parent_id or ()), self.browse()
        while above and above not in seen:
            if above in self:
                raise ValidationError(self.env._("You cannot create recursive Partner hierarchies."))
            seen += above
            above = above.parent_id
