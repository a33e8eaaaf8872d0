from odoo import api, fields, models
from odoo.exceptions import UserError


class PortfolioQuoteGenerate(models.TransientModel):
    """Asks what to quote, to whom; then shows what was made, and what was not and why."""
    _name = 'portfolio.quote.generate'
    _description = "Generate Quotations"

    # to whom
    lead_ids = fields.Many2many('crm.lead', string="Opportunities")
    partner_ids = fields.Many2many('res.partner', string="Accounts")
    without_account_count = fields.Integer(compute='_compute_without_account_count')
    create_accounts = fields.Boolean("Create the missing accounts")
    again = fields.Boolean("Also where there is an open quotation")

    # what
    content = fields.Selection(
        [
            ('opportunity', "The products of each opportunity"),
            ('template', "A quotation template"),
            ('products', "These products"),
        ], "Quote", required=True, default='template')
    sale_order_template_id = fields.Many2one(
        'sale.order.template', "Template",
        default=lambda self: self.env.company.sale_order_template_id,
        domain=lambda self: [('company_id', 'in', [False, self.env.company.id])])
    line_ids = fields.One2many('portfolio.quote.generate.line', 'wizard_id', "Products")

    # what came of it
    state = fields.Selection([('ask', "Ask"), ('done', "Done")], default='ask', required=True)
    order_ids = fields.Many2many('sale.order', string="Quotations", readonly=True)
    cause_ids = fields.One2many('portfolio.quote.generate.cause', 'wizard_id', "Not quoted", readonly=True)
    summary = fields.Char(compute='_compute_summary')

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if not self.env['sale.order.template'].search_count([], limit=1):
            values['content'] = 'products'
        ids = self.env.context.get('active_ids') or []
        if self.env.context.get('active_model') == 'crm.lead':
            values['lead_ids'] = [fields.Command.set(ids)]
            if self.env['portfolio.opportunity.product'].search_count([('lead_id', 'in', ids)], limit=1):
                values['content'] = 'opportunity'
        elif self.env.context.get('active_model') == 'res.partner':
            values['partner_ids'] = [fields.Command.set(ids)]
        return values

    @api.depends('lead_ids')
    def _compute_without_account_count(self):
        for wizard in self:
            wizard.without_account_count = len(wizard.lead_ids.filtered(lambda lead: not lead.partner_id))

    @api.depends('order_ids', 'cause_ids')
    def _compute_summary(self):
        for wizard in self:
            wizard.summary = self.env._(
                "Quotations made: %(made)s. Not made: %(left)s.",
                made=len(wizard.order_ids), left=len(wizard.cause_ids))

    def action_generate(self):
        self.ensure_one()
        content = self._content()
        orders, left = self.env['sale.order'], []
        if self.lead_ids:
            orders, left = self.lead_ids._portfolio_generate_quotes(
                create_accounts=self.create_accounts, again=self.again, **content)
        if self.partner_ids:
            more, left_too = self.partner_ids._portfolio_generate_quotes(again=self.again, **content)
            orders, left = orders | more, left + left_too
        self._portfolio_own().write({
            'state': 'done',
            'order_ids': [fields.Command.set(orders.ids)],
            'cause_ids': [
                fields.Command.create({'name': record.display_name, 'cause': cause})
                for record, cause in left
            ],
        })
        return self._open_orders(orders) if len(orders) == 1 and not left else self._reopen()

    def _content(self):
        """The wizard's choice as the arguments of ``_portfolio_generate_quotes``."""
        if self.content == 'template':
            if not self.sale_order_template_id:
                raise UserError(self.env._("Template: choose the one to quote."))
            return {'template': self.sale_order_template_id}
        if self.content == 'products':
            if not self.line_ids:
                raise UserError(self.env._("Products: add at least one."))
            return {'products': [(line.product_id, line.quantity) for line in self.line_ids]}
        if self.partner_ids:
            raise UserError(self.env._(
                "Quote: an account has no products of its own. Choose a template or products."))
        return {}

    def _reopen(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Generate Quotations"),
            'res_model': self._name,
            'res_id': self.id,
            'view_mode': 'form',
            'target': 'new',
        }

    def _open_orders(self, orders):
        action = self.env['ir.actions.act_window']._for_xml_id('sale.action_quotations')
        action.update(domain=[('id', 'in', orders.ids)], context={'create': False})
        if len(orders) == 1:
            action.update(views=[(False, 'form')], view_mode='form', res_id=orders.id)
        return action

    def action_open_orders(self):
        return self._open_orders(self.order_ids)

    def action_print(self):
        return self.env.ref('sale.action_report_saleorder').report_action(self.order_ids)
