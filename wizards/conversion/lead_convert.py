from odoo import Command, api, fields, models


class PortfolioLeadConvert(models.TransientModel):
    """Ask, for one lead or many, which account each becomes or goes into."""
    _name = 'portfolio.lead.convert'
    _description = "Convert Leads into Accounts"

    lead_ids = fields.Many2many('crm.lead', string="Leads", required=True)
    line_ids = fields.One2many(
        'portfolio.lead.convert.line', 'convert_id', "Accounts", compute='_compute_line_ids', store=True,
        readonly=False, compute_sudo=False)
    outcome = fields.Selection(
        [
            ('opportunity', "Goes on as an opportunity of the account"),
            ('close', "Is closed as converted; it is kept, archived"),
        ],
        "What becomes of the lead", required=True, default='opportunity')

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if not values.get('lead_ids') and self.env.context.get('active_model') == 'crm.lead':
            values['lead_ids'] = [Command.set(self.env.context.get('active_ids', []))]
        return values

    @api.depends('lead_ids')
    def _compute_line_ids(self):
        for wizard in self:
            leads = wizard.lead_ids._origin._portfolio_convertible()
            matches = leads._portfolio_matches()
            wizard.line_ids = [Command.clear()] + [
                Command.create({'lead_id': lead.id, **self._suggestion(lead, matches[lead])})
                for lead in leads
            ]

    @api.model
    def _suggestion(self, lead, matches):
        """The account proposed for ``lead`` and why; a hidden one is not named, only whose it is.

        One that is surely the same is filled in; one that is only like it is offered, and a new account is made
        unless it is chosen.
        """
        if lead.partner_id:
            return {
                'account_id': lead.partner_id.commercial_partner_id.id,
                'note': self.env._("The lead names it."),
            }
        why = {
            'tax': self.env._("Same tax ID."),
            'email': self.env._("Same e-mail address."),
            'phone': self.env._("Same phone number."),
            'name': self.env._("Same name."),
            'alike': self.env._("Similar name, or the same web or mail domain."),
        }
        readable = self.env['res.partner'].browse(
            account.id for account, _why, _is_same in matches)._filtered_access('read')
        shown = sorted((match for match in matches if match[0] in readable), key=lambda match: not match[2])
        if not shown:
            return {'note': self._hidden_note(matches) or self.env._("A new account is made unless you choose one.")}
        account, reason, is_same = shown[0]
        return {
            'candidate_id': account.id, 'note': why[reason],
            **({'account_id': account.id, 'use_candidate': True} if is_same else {})}

    @api.model
    def _hidden_note(self, matches):
        companies, may_know = self.env.user.company_ids, self.env['res.partner']._portfolio_learns_of_hidden()
        matches = [
            account for account, _why, _is_same in matches
            if may_know and (self.env.su or not account.company_id or account.company_id in companies)]
        for account in matches:
            if account.user_id:
                return self.env._(
                    "An account like this exists already. Its responsible is %s: "
                    "talk before you create another.",
                    account.user_id.name)
        if matches:
            return self.env._(
                "An account like this exists already. Ask your manager before you create another."
            )
        return False

    def action_convert(self):
        self.ensure_one()
        conversions = self.env['portfolio.conversion']._convert(
            self.line_ids.lead_id,
            {line.lead_id.id: line.account_id for line in self.line_ids},
            self.outcome)
        action = {
            'type': 'ir.actions.act_window',
            'name': self.env._("What went where"),
            'res_model': 'portfolio.conversion',
            'view_mode': 'list,form',
            'views': [(False, 'list'), (False, 'form')],
            'domain': [('id', 'in', conversions.ids)],
        }
        if len(conversions) == 1:
            action.update(view_mode='form', views=[(False, 'form')], res_id=conversions.id)
        return action
