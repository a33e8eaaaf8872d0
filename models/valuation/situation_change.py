from odoo import api, fields, models
from odoo.exceptions import UserError


class PortfolioSituationChange(models.Model):
    """One change of an account's situation: who, when, why, and how long the one before lasted."""
    _name = 'portfolio.situation.change'
    _description = "Situation Change"
    _order = 'date desc, id desc'
    _rec_name = 'partner_id'

    partner_id = fields.Many2one('res.partner', "Account", required=True, readonly=True, ondelete='cascade')
    from_situation_id = fields.Many2one('portfolio.situation', "From", readonly=True, ondelete='restrict')
    to_situation_id = fields.Many2one('portfolio.situation', "To", readonly=True, ondelete='restrict')
    days = fields.Integer("Days Before", readonly=True, aggregator='avg', help="How long the situation before lasted.")
    reason = fields.Char(required=True, readonly=True, help="Why, in a sentence.")
    user_id = fields.Many2one('res.users', "Changed By", required=True, readonly=True, ondelete='restrict')
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    company_id = fields.Many2one('res.company', readonly=True)

    _partner_idx = models.Index("(partner_id, date DESC, id DESC)")

    def write(self, vals):
        if self:
            raise UserError(self.env._("The history of situations is never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The history of situations is never deleted."))
