from odoo import api, fields, models


class PortfolioSegmentException(models.Model):
    """An account that is in a segment, or out of it, by hand and whatever the conditions say."""
    _name = 'portfolio.segment.exception'
    _description = "Account of a Segment by Hand"
    _order = 'id'
    _rec_name = 'partner_id'

    segment_id = fields.Many2one('portfolio.segment', required=True, index=True, ondelete='cascade')
    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, index=True, ondelete='cascade',
        domain=[('portfolio_is_account', '=', True)])
    kind = fields.Selection([('in', "Always in"), ('out', "Never in")], required=True, default='in')
    reason = fields.Char(required=True)

    _one_each = models.UniqueIndex(
        "(segment_id, partner_id)", "This account is already in the list. Change its row instead.")

    @api.model_create_multi
    def create(self, vals_list):
        exceptions = super().create(vals_list)
        exceptions.segment_id._portfolio_refresh()
        return exceptions

    def write(self, vals):
        segments = self.segment_id
        result = super().write(vals)
        (segments | self.segment_id)._portfolio_refresh()
        return result

    def unlink(self):
        segments = self.segment_id
        result = super().unlink()
        segments.exists()._portfolio_refresh()
        return result
