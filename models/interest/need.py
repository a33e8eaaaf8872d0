from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..foundation.sentence import kept
from .interest import SOURCES

STATES = [
    ('open', "Pending"),
    ('opportunity', "In an opportunity"),
    ('won', "Won"),
    ('lost', "Lost"),
    ('dropped', "Dropped"),
]
OUTCOMES = {'won': 'won', 'lost': 'lost', 'pending': 'opportunity'}


class PortfolioNeed(models.Model):
    """Something an account wants and does not have from us yet.

    It is noted in seconds, becomes an opportunity in one click and follows that opportunity to its end.
    What we cannot serve is closed with the reason: the demand we lose.
    """
    _name = 'portfolio.need'
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _description = "Need of an Account"
    _order = 'date desc, id desc'
    _mail_post_access = 'read'

    name = fields.Char("What Is Needed", required=True, tracking=True)
    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, index=True, ondelete='cascade', tracking=True)
    contact_id = fields.Many2one(
        'res.partner', "Told By", index='btree_not_null', ondelete='set null',
        domain="[('commercial_partner_id', '=', partner_id), ('id', '!=', partner_id)]")
    area_id = fields.Many2one('portfolio.interest.area', index='btree_not_null', ondelete='restrict')
    product_ids = fields.Many2many(
        'product.product', 'portfolio_need_product_rel', 'need_id', 'product_id', "Products",
        domain=[('sale_ok', '=', True)], help="What would serve it, if we sell it.")
    product_category_id = fields.Many2one(
        'product.category', index='btree_not_null', ondelete='set null')
    company_id = fields.Many2one(
        'res.company', required=True, index=True, default=lambda self: self.env.company)
    currency_id = fields.Many2one(related='company_id.currency_id')
    expected_value = fields.Monetary("Estimated Value", tracking=True)
    date = fields.Date("Noted On", required=True, default=lambda self: self._portfolio_today())
    date_expected = fields.Date("Expected On", help="When the account means to decide or buy.")
    source = fields.Selection(SOURCES, required=True, default='visit')
    user_id = fields.Many2one(
        'res.users', "Noted By", default=lambda self: self.env.user, index=True,
        ondelete='set null', domain=[('share', '=', False)])
    description = fields.Text("Details")

    opportunity_id = fields.Many2one(
        'crm.lead', readonly=True, copy=False, index='btree_not_null', ondelete='set null', tracking=True)
    decision = fields.Selection(
        [('lost', "We cannot serve it"), ('dropped', "No longer needed")], readonly=True, copy=False)
    state = fields.Selection(
        STATES, compute='_compute_state', store=True, index=True, tracking=True,
        help="Follows the opportunity, once there is one.")
    lost_reason_id = fields.Many2one(
        'crm.lost.reason', "Why It Is Lost", compute='_compute_lost_reason_id', store=True, readonly=False,
        copy=False, index='btree_not_null', ondelete='restrict', tracking=True)
    order_count = fields.Integer("Quotations and Orders", compute='_compute_orders')
    ordered_value = fields.Monetary("Ordered", compute='_compute_orders', help="Confirmed orders, without taxes.")

    _value_positive = models.Constraint(
        'CHECK (expected_value >= 0)', "Estimated value: 0 or more.")

    @api.depends('opportunity_id.won_status', 'decision')
    def _compute_state(self):
        for need in self:
            outcome = OUTCOMES.get(need.opportunity_id.won_status, 'opportunity')
            need.state = outcome if need.opportunity_id else need.decision or 'open'

    @api.depends('opportunity_id.lost_reason_id', 'state')
    def _compute_lost_reason_id(self):
        for need in self:
            if need.opportunity_id:
                need.lost_reason_id = need.opportunity_id.lost_reason_id
            elif need.state != 'lost':
                need.lost_reason_id = False

    @api.depends('opportunity_id.order_ids.state', 'opportunity_id.order_ids.amount_untaxed')
    def _compute_orders(self):
        orders = self.env['sale.order'].search(
            [('opportunity_id', 'in', self.opportunity_id.ids), ('state', '!=', 'cancel')])
        by_lead = orders.grouped('opportunity_id')
        for need in self:
            own = by_lead.get(need.opportunity_id, orders.browse())
            need.order_count = len(own)
            need.ordered_value = sum(
                order.currency_id._convert(
                    order.amount_untaxed, need.currency_id, need.company_id,
                    order.company_id._portfolio_day(order.date_order))
                for order in own if order.state == 'sale')

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(self._portfolio_of_accounts(vals_list))

    @api.model
    def _portfolio_of_accounts(self, vals_list):
        """A need is the account's: noted on one of its contacts, he is who told it."""
        # sudo: res.partner - whose contact somebody is; the rule on creating looks at the account
        partners = self.env['res.partner'].sudo().browse(
            {vals['partner_id'] for vals in vals_list if vals.get('partner_id')}).exists()
        account_of = {partner.id: partner.commercial_partner_id.id for partner in partners}
        return [
            vals if account_of.get(given, given) == given
            else {'contact_id': given, **vals, 'partner_id': account_of[given]}
            for vals in vals_list for given in [vals.get('partner_id')]
        ]

    # -- it becomes an opportunity ---------------------------------------------------------------

    def action_portfolio_convert(self):
        """Each open need of ``self`` becomes an opportunity, or shows the one it has; then they open."""
        self._portfolio_convert()
        return self._portfolio_open_opportunities()

    def _portfolio_convert(self):
        """Make an opportunity of each need that is open; the others keep what they have.

        Two people, or one impatient finger, make one opportunity: the needs are locked first.

        :return: the opportunities made
        """
        self.check_access('write')
        # sudo: portfolio.need - a lock only; whoever may change the needs, checked above
        self.sudo()._portfolio_lock()
        self.invalidate_recordset(['opportunity_id', 'decision', 'state'])
        needs = self.filtered(lambda need: need.state == 'open')
        leads = self.env['crm.lead'].create([need._portfolio_opportunity_vals() for need in needs])
        for need, lead in zip(needs, leads, strict=True):
            need._portfolio_own().opportunity_id = lead
        if len(leads) > 1:
            journal = self.env['portfolio.journal']._open('need', kept('interest.needs_converted', len(leads)))
            journal._created(leads, ['stage_id', 'partner_id', 'expected_revenue', 'active'])
        return leads

    def _portfolio_opportunity_vals(self):
        account, contact = self.partner_id, self.contact_id or self.partner_id
        team = self.area_id._portfolio_team()
        return {
            'type': 'opportunity',
            'name': self.name,
            'partner_id': contact.id,
            'user_id': account.user_id.id or self.env.uid,
            'company_id': self.company_id.id,
            'expected_revenue': self.expected_value,
            'date_deadline': self.date_expected,
            'source_id': account.portfolio_source_id.id,
            'medium_id': account.portfolio_medium_id.id,
            'campaign_id': account.portfolio_campaign_id.id,
            'description': self.description,
            **({'team_id': team.id} if team else {}),
        }

    def _portfolio_open_opportunities(self):
        leads = self.opportunity_id
        if not leads:
            raise UserError(self.env._("Nothing to convert: these needs are closed."))
        action = {
            'type': 'ir.actions.act_window',
            'name': self.env._("Opportunities from needs"),
            'res_model': 'crm.lead',
            'views': [(False, 'list'), (False, 'kanban'), (False, 'form')],
            'domain': [('id', 'in', leads.ids)],
        }
        return action if len(leads) > 1 else {**action, 'views': [(False, 'form')], 'res_id': leads.id}

    def action_portfolio_orders(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Quotations and orders"),
            'res_model': 'sale.order',
            'views': [(False, 'list'), (False, 'form')],
            'domain': [('opportunity_id', 'in', self.opportunity_id.ids), ('state', '!=', 'cancel')],
        }

    # -- it does not -----------------------------------------------------------------------------

    def action_portfolio_lose(self):
        """Ask why we cannot serve the needs of ``self``."""
        self._portfolio_check_open()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("We cannot serve it"),
            'res_model': 'portfolio.need.lose',
            'views': [(False, 'form')],
            'target': 'new',
            'context': {'default_need_ids': [Command.set(self.ids)]},
        }

    def _portfolio_lose(self, reason, note=None):
        """Close the needs of ``self`` as demand we lose.

        :param reason: one ``crm.lost.reason``
        :param note: what else there is to say, in the user's words
        """
        self._portfolio_check_open()
        self._portfolio_own().write({'decision': 'lost', 'lost_reason_id': reason.id})
        if note:
            for need in self:
                need.message_post(body=note)

    def action_portfolio_drop(self):
        self._portfolio_check_open()
        self._portfolio_own().write({'decision': 'dropped'})

    def action_portfolio_reopen(self):
        self.filtered(lambda need: not need.opportunity_id)._portfolio_own().write({'decision': False})

    def _portfolio_check_open(self):
        closed = self.filtered(lambda need: need.state != 'open')
        if closed:
            raise UserError(self.env._(
                "“%(need)s” is not open: it is %(state)s. Change its opportunity, or reopen the need.",
                need=closed[0].name, state=closed[0]._portfolio_text('state').lower()))
