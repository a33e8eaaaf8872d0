from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.valuation.valuation_shares import share_out
from ..foundation.sentence import kept, names

OPEN = {'line_ids', 'note', 'valid_until'}


class PortfolioValuation(models.Model):
    """What an account was worth, on a day: the opinion of a person, or computed from all that is known.

    Once confirmed it is never changed: the next one takes its place. Its lines keep what it was made of.
    """
    _name = 'portfolio.valuation'
    _description = "Valuation"
    _order = 'date desc, id desc'
    _rec_name = 'scorecard_id'

    partner_id = fields.Many2one('res.partner', "Account", required=True, ondelete='cascade')
    scorecard_id = fields.Many2one('portfolio.scorecard', required=True, ondelete='restrict', index=True)
    version = fields.Integer(readonly=True, help="Of the scorecard, when the account was valued.")
    origin = fields.Selection(
        [('hand', "By hand"), ('computed', "Computed")], "Made", required=True, readonly=True, default='hand')
    state = fields.Selection(
        [('draft', "Draft"), ('confirmed', "Confirmed")], required=True, readonly=True, default='draft', copy=False)
    date = fields.Date(required=True, readonly=True, default=lambda self: self._portfolio_today())
    user_id = fields.Many2one(
        'res.users', "Valued By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    valid_until = fields.Date("Holds Until", compute='_compute_valid_until', store=True, readonly=False)
    is_snapshot = fields.Boolean("Monthly Snapshot", readonly=True)
    total = fields.Float(
        digits=(5, 1), compute='_compute_total', store=True, aggregator='avg',
        help="From 0 to 100; the sum of its parts.")
    note = fields.Text()
    line_ids = fields.One2many('portfolio.valuation.line', 'valuation_id', "Parts")
    unknown = fields.Char("Not Known", compute='_compute_unknown')
    company_id = fields.Many2one('res.company', compute='_compute_company_id', store=True)
    is_expired = fields.Boolean(compute='_compute_is_expired')

    _partner_idx = models.Index("(partner_id, date DESC, id DESC)")
    _date_idx = models.Index("(date DESC, id DESC)")
    _valid_until_idx = models.Index("(valid_until) WHERE valid_until IS NOT NULL")
    _snapshot_unique = models.UniqueIndex(
        "(scorecard_id, partner_id, date_trunc('month', date::timestamp)) WHERE is_snapshot",
        "The account already has a snapshot for this month.")
    _today_unique = models.UniqueIndex(
        "(scorecard_id, partner_id, date) WHERE origin = 'computed' AND NOT is_snapshot",
        "The account has already been valued today.")

    @api.depends('scorecard_id', 'date')
    def _compute_valid_until(self):
        for valuation in self:
            valuation.valid_until = valuation.origin == 'hand' and valuation.scorecard_id._expiry(valuation.date)

    @api.depends('partner_id')
    def _compute_company_id(self):
        # sudo: res.partner - whose account it is, whoever values it
        for valuation in self.sudo():
            valuation.company_id = valuation.partner_id.company_id

    @api.depends('line_ids.points', 'line_ids.weight', 'line_ids.is_answered')
    def _compute_total(self):
        for valuation in self:
            valuation.total = valuation._shares()[0] / 10

    def _shares(self):
        """The total and each line's share of it, in tenths: ``(total, {line: share})``."""
        answered = self.line_ids.filtered('is_answered')
        total, shares = share_out([(line.weight, line.points) for line in answered])
        return total, dict(zip(answered, shares, strict=True))

    @api.depends_context('lang')
    @api.depends('line_ids.criterion_id', 'scorecard_id.criterion_ids', 'scorecard_id.version')
    def _compute_unknown(self):
        """Which criteria found nothing, so that the others count for more; as long as they are what they were."""
        for valuation in self:
            scorecard = valuation.scorecard_id
            criteria = scorecard.criterion_ids
            missing = criteria - valuation.line_ids.criterion_id
            told = bool(missing) and valuation.origin == 'computed' and valuation.version == scorecard.version
            weights = sum(criteria.mapped('weight'))
            valuation.unknown = told and self.env._(
                "Valued by %(known)s of the %(all)s points of weight. Not known: %(criteria)s.",
                known=weights - sum(missing.mapped('weight')), all=weights,
                criteria=', '.join(missing.mapped('name')))

    def _compute_is_expired(self):
        today = self._portfolio_today()
        for valuation in self:
            valuation.is_expired = bool(valuation.valid_until and valuation.valid_until < today)

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su and any(vals.get('state', 'draft') != 'draft' or vals.get('origin', 'hand') != 'hand'
                                   or vals.get('user_id', self.env.uid) != self.env.uid for vals in vals_list):
            raise AccessError(self.env._("Create a valuation as a draft in your own name, then confirm it."))
        valuations = super().create(vals_list)
        # sudo: portfolio.valuation - its questions are the scorecard's, not the user's
        for valuation in valuations.sudo():
            valuation.version = valuation.scorecard_id.version
            valuation.line_ids = valuation._hand_lines()
        return valuations

    def _hand_lines(self):
        criteria = self.scorecard_id.criterion_ids.filtered(lambda criterion: criterion.source == 'hand')
        return [
            fields.Command.create({
                'criterion_id': criterion.id, 'name': kept('value', names(criterion, 'name')),
                'aspect_id': criterion.aspect_id.id, 'source': 'hand', 'weight': criterion.weight, 'sequence': place,
            })
            for place, criterion in enumerate(criteria)
        ]

    def write(self, vals):
        if not self.env.su:
            self._check_open(vals)
        return super().write(vals)

    def _check_open(self, vals):
        if vals.keys() - OPEN:
            raise AccessError(self.env._("Only the answers, the note and the end date of a valuation can be changed."))
        if self.filtered(lambda valuation: valuation.state == 'confirmed'):
            raise UserError(self.env._("A confirmed valuation cannot be changed. Value the account again."))
        if self.filtered(lambda valuation: valuation.user_id != self.env.user):
            raise AccessError(self.env._("This valuation belongs to another user. Create your own."))

    @api.ondelete(at_uninstall=False)
    def _unlink_drafts_only(self):
        if not self.env.su and self.filtered(lambda valuation: valuation.state == 'confirmed'):
            raise UserError(self.env._("A confirmed valuation cannot be deleted: the index is based on it."))

    def action_confirm(self):
        """Confirm one's own opinion; the account is valued again with it."""
        self.check_access('write')
        self._check_open({})
        for valuation in self:
            if not valuation.line_ids.filtered('is_answered'):
                raise UserError(self.env._("Choose the level of at least one criterion."))
        # sudo: portfolio.valuation - only this may confirm
        self.sudo().write({'state': 'confirmed', 'date': self._portfolio_today()})
        for valuation in self.sudo():
            # sudo: res.partner, portfolio.scorecard - bookkeeping of what the user has just confirmed
            account = valuation.partner_id
            account.portfolio_value_until = valuation.valid_until
            valuation.scorecard_id._value([account.id])
        return {'type': 'ir.actions.act_window_close'}

    def action_open(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': self.id,
            'view_mode': 'form', 'views': [(False, 'form')], 'name': self.env._("Valuation"),
        }
