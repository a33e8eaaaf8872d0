from odoo import models
from odoo.exceptions import UserError

from ..foundation.sentence import kept
from .res_partner import Change


class PortfolioJournal(models.Model):
    _inherit = 'portfolio.journal'

    def action_undo_category(self):
        """The button on a change of many accounts' category."""
        # what it did is taken back with all rights
        self.check_access('read')
        for journal in self:
            if journal.kind != 'category' or journal.state != 'done':
                raise UserError(self.env._("Only category changes that still apply can be undone here."))
            journal._portfolio_tell(Change(
                'undo', {False: kept('account.change_undone', journal.name)}, {}))._undo()
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
