from odoo import api, fields, models
from odoo.exceptions import UserError

MONTHS = 24


class ResPartner(models.Model):
    """The strategic index of an account: what it is, of what it is made and how it came about."""
    _inherit = 'res.partner'

    portfolio_strategic_index = fields.Float(
        "Strategic Index", digits=(5, 1), readonly=True, copy=False, index='btree_not_null', aggregator='avg',
        groups='crm_portfolio.portfolio_group_user',
        help="How important the account is to us, from 0 to 100: the sum of its parts.")
    portfolio_valuation_id = fields.Many2one(
        'portfolio.valuation', "Valuation in Force", readonly=True, copy=False, index='btree_not_null',
        ondelete='set null', groups='crm_portfolio.portfolio_group_user')
    portfolio_valuation_ids = fields.One2many(
        'portfolio.valuation', 'partner_id', "Valuations", readonly=True, groups='crm_portfolio.portfolio_group_user')
    portfolio_value_until = fields.Date(
        "Value Again", readonly=True, copy=False, index='btree_not_null', groups='crm_portfolio.portfolio_group_user',
        help="Until when the last valuation by hand holds.")
    portfolio_index_line_ids = fields.One2many(
        related='portfolio_valuation_id.line_ids', string="Parts of the Index",
        groups='crm_portfolio.portfolio_group_user')
    portfolio_index_unknown = fields.Char(
        related='portfolio_valuation_id.unknown', string="Not Known of the Index",
        groups='crm_portfolio.portfolio_group_user')
    portfolio_index_history = fields.Json(
        "Strategic Index over Time", compute='_compute_portfolio_index_history',
        groups='crm_portfolio.portfolio_group_user')

    @api.depends('portfolio_valuation_id')
    def _compute_portfolio_index_history(self):
        """The computed valuations of the last two years, each as the parts its aspects give.

        ``{'dates': [date], 'ids': [valuation id], 'totals': [total], 'aspects': [{'name', 'color', 'shares'}]}``;
        the shares of a date add up to its total.
        """
        by_account = self._portfolio_index_parts()
        for partner in self:
            partner.portfolio_index_history = self._portfolio_chart(by_account.get(partner.id, []))

    def _portfolio_index_parts(self):
        since = fields.Date.subtract(self._portfolio_today(), months=MONTHS)
        found = {}
        for valuation, aspect, share in self.env['portfolio.valuation.line']._read_group([
            ('partner_id', 'in', self.ids), ('valuation_id.origin', '=', 'computed'),
            ('valuation_id.scorecard_id.is_strategic', '=', True), ('valuation_id.date', '>=', since),
        ], ['valuation_id', 'aspect_id'], ['share:sum']):
            found.setdefault(valuation.partner_id.id, []).append((valuation, aspect, share))
        return found

    @api.model
    def _portfolio_chart(self, parts):
        shares = {(valuation, aspect): share for valuation, aspect, share in parts}
        valuations = self.env['portfolio.valuation'].browse({valuation.id for valuation, _a, _s in parts}).sorted(
            lambda valuation: (valuation.date, valuation.id))
        # the last word of a day stands for it
        valuations = valuations.browse({valuation.date: valuation.id for valuation in valuations}.values())
        aspects = self.env['portfolio.valuation.aspect'].browse({aspect.id for _v, aspect, _s in parts}).sorted()
        return {
            'dates': [fields.Date.to_string(valuation.date) for valuation in valuations],
            'ids': valuations.ids,
            'totals': valuations.mapped('total'),
            'aspects': [{
                'name': aspect.name,
                'color': aspect.color,
                'shares': [round(shares.get((valuation, aspect), 0), 1) for valuation in valuations],
            } for aspect in aspects],
        }

    def action_portfolio_value(self):
        """My opinion of this account: the draft that is open, or a new one."""
        self.ensure_one()
        account = self.commercial_partner_id
        scorecard = self.env['portfolio.scorecard']._strategic()
        if not scorecard.criterion_ids.filtered(lambda criterion: criterion.source == 'hand'):
            raise UserError(self.env._(
                "No scorecard provides the strategic index, or it has no criteria to fill in by hand. Ask an "
                "administrator to set it up under Configuration, Valuation, Scorecards."))
        Valuation = self.env['portfolio.valuation']
        valuation = Valuation.search([
            ('partner_id', '=', account.id), ('user_id', '=', self.env.uid), ('state', '=', 'draft'),
            ('scorecard_id', '=', scorecard.id)], limit=1)
        valuation = valuation or Valuation.create({'partner_id': account.id, 'scorecard_id': scorecard.id})
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Value %s", account.display_name),
            'res_model': 'portfolio.valuation',
            'res_id': valuation.id,
            'view_mode': 'form',
            'views': [(self.env.ref('crm_portfolio.portfolio_valuation_view_form_hand').id, 'form')],
            'target': 'new',
        }

    def action_portfolio_index(self):
        """Why this index: the valuation in force."""
        self.ensure_one()
        return self.portfolio_valuation_id.action_open()
