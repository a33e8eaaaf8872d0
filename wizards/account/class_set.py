from odoo import api, fields, models

from ...models.foundation.sentence import kept, names


class PortfolioClassSet(models.TransientModel):
    """Give accounts a class by hand, until when and why. Can be undone from the journal."""
    _name = 'portfolio.class.set'
    _description = "Change Class"

    partner_ids = fields.Many2many('res.partner', string="Accounts", required=True)
    account_count = fields.Integer("Accounts to change", compute='_compute_account_count')
    class_id = fields.Many2one('portfolio.class', required=True)
    date_until = fields.Date("Holds Until", help="The computed class takes over after this day. Empty: no end.")
    reason = fields.Char(required=True)

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if self.env.context.get('active_model') == 'res.partner':
            values['partner_ids'] = [(6, 0, self.env.context.get('active_ids', []))]
        return values

    @api.depends('partner_ids')
    def _compute_account_count(self):
        for wizard in self:
            wizard.account_count = len(wizard.partner_ids.commercial_partner_id)

    def action_apply(self):
        self.ensure_one()
        accounts = self.partner_ids.commercial_partner_id
        journal = self.env['portfolio.journal']._open('class', kept(
            'account.class_set', count=len(accounts), class_name=names(self.class_id, 'name')))
        journal._write_on(accounts, {
            'portfolio_class_manual_id': self.class_id.id,
            'portfolio_class_until': self.date_until,
            'portfolio_class_reason': self.reason,
        })
        return {'type': 'ir.actions.act_window_close'}
