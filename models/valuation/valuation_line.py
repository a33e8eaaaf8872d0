from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import formatLang

from ..foundation.sentence import Sentence, kept, names


class PortfolioValuationLine(models.Model):
    """A part of a valuation: what was found, the points it got, and what it gives to the total."""
    _name = 'portfolio.valuation.line'
    _description = "Part of a Valuation"
    _order = 'valuation_id, sequence, id'

    valuation_id = fields.Many2one('portfolio.valuation', required=True, ondelete='cascade', index=True)
    partner_id = fields.Many2one(
        'res.partner', "Account", compute='_compute_partner_id', store=True, index=True, ondelete='cascade')
    company_id = fields.Many2one('res.company', compute='_compute_partner_id', store=True)
    criterion_id = fields.Many2one(
        'portfolio.scorecard.criterion', "Criterion as It Is", readonly=True, ondelete='set null', index=True)
    name = Sentence("Criterion", required=True, readonly=True)
    aspect_id = fields.Many2one('portfolio.valuation.aspect', required=True, readonly=True, ondelete='restrict')
    sequence = fields.Integer(readonly=True)
    source = fields.Char(readonly=True)
    metric = fields.Char(readonly=True)
    weight = fields.Integer(required=True, readonly=True)
    number = fields.Float("Value", readonly=True, digits=(16, 2), aggregator='avg')
    text = fields.Char("Value as Text", readonly=True)
    band_id = fields.Many2one(
        'portfolio.scorecard.band', "Level", ondelete='set null', domain="[('criterion_id', '=', criterion_id)]")
    band_name = Sentence("Level Reached", compute='_compute_band', store=True)
    opinions = fields.Integer(readonly=True, help="How many people said something of it.")
    points = fields.Integer(compute='_compute_band', store=True, aggregator='avg')
    is_answered = fields.Boolean(compute='_compute_is_answered')
    share = fields.Float("Part", digits=(5, 1), compute='_compute_share', store=True, aggregator='avg')
    reason = fields.Char("Why", compute='_compute_reason')
    choices = fields.Json(compute='_compute_choices')
    is_in_force = fields.Boolean(
        compute='_compute_is_in_force', search='_search_is_in_force', help="The strategic index is made of it.")
    question = fields.Char(related='criterion_id.description')

    @api.depends('valuation_id.partner_id')
    def _compute_partner_id(self):
        # sudo: res.partner - whose account it is, whoever values it
        for line in self.sudo():
            line.partner_id = line.valuation_id.partner_id
            line.company_id = line.partner_id.company_id

    @api.depends('band_id')
    def _compute_band(self):
        for line in self:
            line.points = line.band_id.points
            line.band_name = kept('value', names(line.band_id, 'name')) if line.band_id else False

    @api.depends('band_name', 'source')
    def _compute_is_answered(self):
        for line in self:
            line.is_answered = bool(line.source != 'hand' or line.band_name or line.opinions)

    @api.depends('is_answered', 'valuation_id.line_ids.points', 'valuation_id.line_ids.weight')
    def _compute_share(self):
        shares = {}
        for valuation in self.valuation_id:
            shares.update(valuation._shares()[1])
        for line in self:
            line.share = shares.get(line, 0) / 10

    def _compute_is_in_force(self):
        for line in self:
            line.is_in_force = line.partner_id.portfolio_valuation_id == line.valuation_id

    def _search_is_in_force(self, operator, value):
        if operator != 'in':
            return NotImplemented
        # sudo: res.partner - which valuation is in force; the lines have their own rule
        accounts = self.env['res.partner'].sudo()._search([('portfolio_valuation_id', '!=', False)])
        return [('valuation_id', 'in', accounts.subselect('portfolio_valuation_id'))]

    def _compute_choices(self):
        """What can be chosen by hand: ``[{id, name, points}]``."""
        for line in self:
            line.choices = [
                {'id': band.id, 'name': band.name, 'points': band.points} for band in line.criterion_id.band_ids]

    @api.depends_context('lang')
    @api.depends('number', 'band_name', 'points', 'share', 'weight', 'valuation_id.line_ids.weight')
    def _compute_reason(self):
        for line in self:
            line.reason = line._sentence()

    def _sentence(self):
        found = self._found()
        if self.band_name and found != self.band_name:
            found = self.env._("%(value)s, level “%(level)s”", value=found, level=self.band_name) if found \
                else self.band_name
        return self.env._(
            "%(found)s: %(points)s points × weight %(weight)s of %(known)s give %(share)s.",
            found=found or self.env._("Nothing known"), points=self.points, weight=self.weight,
            known=sum(self.valuation_id.line_ids.filtered('is_answered').mapped('weight')),
            share=formatLang(self.env, self.share, digits=1))

    def _found(self):
        if self.source == 'hand':
            return self._found_opinions() if self.valuation_id.origin == 'computed' else self.band_name
        if self.source == 'sales' and self.band_name:
            label = dict(self.env['portfolio.scorecard.criterion']._fields['metric']._description_selection(self.env))
            return f"{label.get(self.metric, '')} {formatLang(self.env, self.number, digits=self._digits())}"
        if self.band_name:
            return self.band_name if self.text else formatLang(self.env, self.number, digits=2)
        return ""

    def _found_opinions(self):
        if not self.opinions:
            return ""
        return self.env._(
            "Mean of %(count)s people, days since the oldest: %(days)s", count=self.opinions, days=int(self.number)) \
            if self.opinions > 1 else self.env._("Days since it was said: %s", int(self.number))

    def _digits(self):
        return 0 if self.metric in ('frequency', 'recency', 'delay') else 2

    def _check_open(self):
        if not self.env.su:
            self.valuation_id._check_open({})

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._(
                "The lines of a valuation come from its scorecard and cannot be added by hand."))
        return super().create(vals_list)

    def write(self, vals):
        self._check_open()
        if not self.env.su and vals.keys() - {'band_id'}:
            raise AccessError(self.env._("Only the level of a valuation line can be changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_of_drafts_only(self):
        if not self.env.su and self.filtered(lambda line: line.valuation_id.state == 'confirmed'):
            raise UserError(self.env._("A confirmed valuation cannot be deleted: the index is based on it."))

    def action_open_records(self):
        """Open what this part was read from: opinions, orders, invoices, or the account."""
        self.ensure_one()
        action = {'type': 'ir.actions.act_window', 'name': self.name, 'view_mode': 'list,form',
                  'views': [(False, 'list'), (False, 'form')]}
        if self.source == 'hand':
            return {**action, 'res_model': 'portfolio.valuation', 'domain': [
                ('partner_id', '=', self.partner_id.id), ('origin', '=', 'hand'), ('state', '=', 'confirmed'),
                ('line_ids.criterion_id', '=', self.criterion_id.id)]}
        if self.source == 'sales':
            return {**action, **self._sales_records()}
        return {**action, 'res_model': 'res.partner', 'res_id': self.partner_id.id,
                'view_mode': 'form', 'views': [(False, 'form')]}

    def _sales_records(self):
        """The documents of the window the figure was read from."""
        date_to = self.valuation_id.date
        date_from = date_to - relativedelta(months=self.criterion_id.window_months or 12)
        tree = ('partner_id', 'child_of', self.partner_id.id)
        if self.metric in ('overdue', 'delay'):
            return {'res_model': 'account.move', 'domain': [
                tree, ('move_type', 'in', ('out_invoice', 'out_refund')), ('state', '=', 'posted'),
                *([('payment_state', 'in', ('not_paid', 'partial')), ('invoice_date_due', '<', date_to)]
                  if self.metric == 'overdue' else [])]}
        if self.valuation_id.scorecard_id.sales_source == 'invoice':
            return {'res_model': 'account.move', 'domain': [
                tree, ('move_type', 'in', ('out_invoice', 'out_refund', 'out_receipt')), ('state', '=', 'posted'),
                ('invoice_date', '>=', date_from), ('invoice_date', '<=', date_to)]}
        return {'res_model': 'sale.order', 'domain': [
            tree, ('state', '=', 'sale'),
            *self.env['res.company']._portfolio_days_domain('date_order', date_from, date_to)]}
