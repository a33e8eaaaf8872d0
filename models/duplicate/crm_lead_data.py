from odoo import api, fields, models


class CrmLead(models.Model):
    """What a lead says of a company beyond what core asks: who it is before the law, what it does, how big it is.

    Conversion hands it to the account.
    """
    _inherit = 'crm.lead'

    portfolio_vat = fields.Char(
        "Tax ID", index='btree_not_null', tracking=True, groups='base.group_user')
    portfolio_activity_id = fields.Many2one(
        'portfolio.activity.code', "Activity", index='btree_not_null', ondelete='restrict',
        groups='base.group_user')
    portfolio_employee_count = fields.Integer(
        "Number of Employees", aggregator='avg', groups='base.group_user', help="How many people work there.")

    _portfolio_employee_count_positive = models.Constraint(
        'CHECK (portfolio_employee_count >= 0)', "Employees: the number cannot be negative.")

    @api.model
    def _portfolio_texts(self):
        return [*super()._portfolio_texts(), 'portfolio_vat']

    def _prepare_customer_values(self, partner_name, is_company=False, parent_id=False):
        values = super()._prepare_customer_values(partner_name, is_company=is_company, parent_id=parent_id)
        if parent_id:
            return values
        # sudo: crm.lead - what a lead says goes to its account, whoever converts it
        lead = self.sudo()
        told = {
            'vat': lead.portfolio_vat,
            'portfolio_activity_id': lead.portfolio_activity_id.id,
            'portfolio_employee_count': lead.portfolio_employee_count}
        return {**values, **{name: value for name, value in told.items() if value}}
