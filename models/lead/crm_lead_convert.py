from odoo import models

# what a finder's signal is called in the wizard that converts
WORDS = {'tax': 'tax', 'email': 'email', 'phone': 'phone'}


class CrmLead(models.Model):
    """The account a lead is converted into is looked for as on every channel."""
    _inherit = 'crm.lead'

    def _portfolio_matches(self):
        named = super()._portfolio_matches()
        found = self.env['portfolio.lead.match']._match(self)
        matches = {}
        for index, lead in enumerate(self):
            by_account = {
                one['record']: next((WORDS[signal] for signal in WORDS if signal in one['signals']), 'alike')
                for one in found.get(index, ()) if one['target'] == 'account'}
            for account, why in named[lead]:
                if by_account.get(account, 'alike') == 'alike':
                    by_account[account] = why
            matches[lead] = list(by_account.items())
        return matches
