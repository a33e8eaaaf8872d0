from odoo import api, fields, models
from odoo.fields import Domain

from ..foundation.sentence import Sentence

CAUSES = [('rule', "Conditions"), ('manual', "By hand"), ('archived', "Archived")]


class PortfolioSegmentMember(models.Model):
    """An account in a segment, from when until when, and both times why. Written by the refresh only."""
    _name = 'portfolio.segment.member'
    _description = "Member of a Segment"
    _order = 'date_from desc, id desc'
    _rec_name = 'partner_id'
    _log_access = False

    segment_id = fields.Many2one('portfolio.segment', required=True, readonly=True, index=True, ondelete='cascade')
    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, readonly=True, index=True, ondelete='cascade')
    date_from = fields.Datetime("Came In", required=True, readonly=True)
    cause = fields.Selection(CAUSES, "In By", required=True, readonly=True)
    reason = Sentence("Why It Came In", readonly=True)
    date_to = fields.Datetime("Left", readonly=True)
    cause_to = fields.Selection(CAUSES, "Out By", readonly=True)
    reason_to = Sentence("Why It Left", readonly=True)
    is_current = fields.Boolean(
        "Is In It", compute='_compute_is_current', search='_search_is_current')

    _current_unique = models.UniqueIndex(
        "(segment_id, partner_id) WHERE date_to IS NULL", "The account is already a member of this segment.")

    @api.depends('date_to')
    def _compute_is_current(self):
        for member in self:
            member.is_current = not member.date_to

    def _search_is_current(self, operator, value):
        if operator != 'in':
            return NotImplemented
        current = Domain('date_to', '=', False)
        return Domain.OR(current if one else ~current for one in value)
