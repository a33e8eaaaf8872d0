from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .job_position import ROLES


class PortfolioAffiliation(models.Model):
    """A person who is also somebody at another account: what, and from when to when.

    Whoever sees that account reads the name and how to reach the person there; the person's own record stays
    with those who see the account it belongs to.
    """
    _name = 'portfolio.affiliation'
    _inherit = ['portfolio.dated']
    _description = "Person at Another Account"
    _order = 'date_from desc, id desc'
    _rec_name = 'person_name'

    partner_id = fields.Many2one('res.partner', "Account", required=True, ondelete='cascade', index=True)
    person_id = fields.Many2one(
        'res.partner', required=True, ondelete='cascade', index=True, domain=[('is_company', '=', False)])
    person_name = fields.Char("Name", related='person_id.name')
    position_id = fields.Many2one('portfolio.job.position', ondelete='restrict', index='btree_not_null')
    decision_role = fields.Selection(ROLES, "Role in Decisions")
    email = fields.Char("E-mail There")
    phone = fields.Char("Phone There")
    date_from = fields.Date(default=lambda self: self._portfolio_today())
    is_current = fields.Boolean("Current", compute='_compute_is_current', search='_search_is_current')

    _once = models.UniqueIndex(
        "(person_id, partner_id, date_from)", "This person already belongs to this account from that date.")

    @api.constrains('partner_id', 'person_id')
    def _check_other_account(self):
        # sudo: res.partner - where the person belongs
        for row in self.sudo():
            if row.person_id.is_company or row.person_id.commercial_partner_id == row.partner_id:
                raise ValidationError(self.env._(
                    "Person: %(person)s is a company, or belongs to %(account)s already. Choose somebody of another "
                    "account.", person=row.person_id.name, account=row.partner_id.name))

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._check_reach()
        return rows

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'partner_id', 'person_id'}:
            # the platform asks before it writes, not where a row ends up
            self.check_access('write')
            self._check_reach()
        return result

    def _check_reach(self):
        """Whoever says where somebody else is sees that person."""
        if not self.env.su:
            self.person_id.check_access('read')
