from odoo import api, models
from odoo.fields import Command

#: what can be switched on in the settings
CAPABILITIES = (
    'characteristic', 'activity_code', 'territory', 'relation', 'interest', 'segment', 'valuation', 'questionnaire',
    'assignment', 'form')

#: who has a capability that is on; other roles imply one of these
ROLES = tuple(f'crm_portfolio.portfolio_group_{role}' for role in ('representative', 'marketing', 'aftersales'))


class ResGroups(models.Model):
    """Capabilities are groups that everybody with a role has, or nobody."""
    _inherit = 'res.groups'

    @api.model
    def _portfolio_switch(self, names=CAPABILITIES, on=True):
        """Switch capabilities as ticking them in the settings does."""
        capabilities = self.concat(*(self.env.ref(f'crm_portfolio.portfolio_capability_{name}') for name in names))
        command = Command.link if on else Command.unlink
        for role in self.concat(*map(self.env.ref, ROLES)):
            change = capabilities - role.implied_ids if on else capabilities & role.implied_ids
            if change:
                role.write({'implied_ids': [command(capability.id) for capability in change]})
