from odoo import fields, models


class ResPartner(models.Model):
    _inherit = 'res.partner'

    portfolio_segment_ids = fields.Many2many(
        'portfolio.segment', 'portfolio_segment_partner_rel', 'partner_id', 'segment_id', "Segments",
        readonly=True, copy=False, groups='crm_portfolio.portfolio_group_user',
        help="Kept by the segments themselves; why, and since when, is one click away.")

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
