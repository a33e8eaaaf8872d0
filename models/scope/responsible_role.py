from odoo import fields, models


class PortfolioResponsibleRole(models.Model):
    """In what capacity a user looks after an account: principal, inside sales, substitute…"""
    _name = 'portfolio.responsible.role'
    _inherit = ['portfolio.catalogue.value']
    _description = "Responsible Role"

    is_principal = fields.Boolean(
        "Is the Salesperson", readonly=True,
        help="Whoever has this role is Odoo's salesperson of the account, and the other way round.")
    can_write = fields.Boolean(
        "May Change the Account", default=True,
        help="Without it, this role reads the account and its documents only.")

    _single_principal = models.UniqueIndex(
        "(is_principal) WHERE is_principal", "Only one role can be Odoo's salesperson. Unmark the other one first.")

    def write(self, vals):
        result = super().write(vals)
        if 'can_write' in vals:
            # sudo: portfolio.responsible - the rights that follow from a role are not the editor's
            self.env['portfolio.responsible'].sudo().search([
                ('role_id', 'in', self.ids), ('is_current', '=', True)])._refresh_visibility()
        return result
