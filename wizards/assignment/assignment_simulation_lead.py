from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.foundation.lead_told import Channel


class PortfolioAssignmentSimulation(models.TransientModel):
    """Rules tried with one lead, of which this and that is known."""
    _inherit = 'portfolio.assignment.simulation'

    source = fields.Selection(selection_add=[('one', "One lead")], ondelete={'one': 'cascade'})
    name = fields.Char("Lead", help="What is known of the lead you want to try.")
    email_from = fields.Char("E-mail")
    zip = fields.Char()
    state_id = fields.Many2one('res.country.state', "Province", ondelete='cascade')
    country_id = fields.Many2one('res.country', default=lambda self: self.env.company.country_id, ondelete='cascade')
    partner_id = fields.Many2one('res.partner', "Customer", ondelete='cascade')
    source_id = fields.Many2one('utm.source', ondelete='cascade')
    tag_ids = fields.Many2many('crm.tag')
    expected_revenue = fields.Float()

    def _trial(self):
        return super()._trial()._portfolio_tell(Channel('web'))

    def _documents(self):
        if self.source != 'one':
            return super()._documents()
        if self.ruleset_id.model != 'crm.lead':
            raise UserError(self.env._("These rules assign no leads. Try them with the last documents."))
        return self._trial().create({
            'name': self.name or self.env._("A lead to try"), 'type': 'lead', 'user_id': False, 'team_id': False,
            'email_from': self.email_from, 'zip': self.zip, 'state_id': self.state_id.id,
            'country_id': self.country_id.id, 'partner_id': self.partner_id.id, 'source_id': self.source_id.id,
            'tag_ids': self.tag_ids.ids, 'expected_revenue': self.expected_revenue})
