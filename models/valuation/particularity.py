from odoo import api, fields, models
from odoo.fields import Domain

from .particularity_category import MOMENTS, SEVERITIES

RANK = {'danger': 1, 'warning': 2, 'info': 3}


class PortfolioParticularity(models.Model):
    """What one must know of an account, shown where it matters, and who has read it."""
    _name = 'portfolio.particularity'
    _inherit = ['portfolio.dated']
    _description = "Special Instruction"
    _order = 'rank, date_from desc, id desc'

    partner_id = fields.Many2one('res.partner', "Account", required=True, ondelete='cascade')
    category_id = fields.Many2one('portfolio.particularity.category', required=True, ondelete='restrict', index=True)
    name = fields.Text("What to Know", required=True)
    severity = fields.Selection(
        SEVERITIES, compute='_compute_from_category', store=True, readonly=False, precompute=True, required=True)
    rank = fields.Integer(compute='_compute_rank', store=True, precompute=True)  # the worst first
    on_order = fields.Boolean(
        "On Orders", compute='_compute_from_category', store=True, readonly=False, precompute=True)
    on_visit = fields.Boolean(
        "On Visits", compute='_compute_from_category', store=True, readonly=False, precompute=True)
    on_invoice = fields.Boolean(
        "On Invoices", compute='_compute_from_category', store=True, readonly=False, precompute=True)
    on_call = fields.Boolean(
        "On the Account", compute='_compute_from_category', store=True, readonly=False, precompute=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one('res.company', compute='_compute_company_id', store=True)
    ack_ids = fields.One2many('portfolio.particularity.ack', 'particularity_id', "Read By", readonly=True)
    is_current = fields.Boolean("Current", compute='_compute_is_current', search='_search_is_current')
    is_read = fields.Boolean("Read by Me", compute='_compute_is_read')

    _partner_idx = models.Index("(partner_id) WHERE active")

    @api.depends('category_id')
    def _compute_from_category(self):
        for particularity in self:
            for name in ('severity', *MOMENTS):
                particularity[name] = particularity.category_id[name]

    @api.depends('severity')
    def _compute_rank(self):
        for particularity in self:
            particularity.rank = RANK[particularity.severity]

    @api.depends('partner_id')
    def _compute_company_id(self):
        # sudo: res.partner - whose account it is, whoever writes it down
        for particularity in self.sudo():
            particularity.company_id = particularity.partner_id.company_id

    @api.depends_context('uid')
    @api.depends('ack_ids')
    def _compute_is_read(self):
        for particularity in self:
            particularity.is_read = self.env.user in particularity.ack_ids.user_id

    @api.model_create_multi
    def create(self, vals_list):
        particularities = super().create(vals_list)
        particularities._acknowledge()
        return particularities

    def write(self, vals):
        """What reads otherwise has to be read again; whoever wrote it knows it."""
        result = super().write(vals)
        if vals.keys() & {'name', 'severity'}:
            # sudo: portfolio.particularity.ack - taken back by what the user may change
            self.sudo().ack_ids.unlink()
            self._acknowledge()
        return result

    def _acknowledge(self):
        """Keep that the user has read these, and when; again changes nothing."""
        # sudo: portfolio.particularity.ack - rows come from reading, by no other way
        self.env['portfolio.particularity.ack'].sudo().create([
            {'particularity_id': particularity.id, 'user_id': self.env.uid}
            for particularity in self if not particularity.is_read])

    def action_acknowledge(self):
        self.check_access('read')
        self._acknowledge()

    @api.model
    def _current(self, accounts, moment):
        """What is to be known today of ``accounts``, of those shown on ``moment`` (a value of ``MOMENTS``)."""
        return self.search(
            Domain('partner_id', 'in', accounts.ids) & Domain(moment, '=', True)
            & self._covers(self._portfolio_today()))
