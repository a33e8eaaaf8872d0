from odoo import models
from odoo.exceptions import UserError


class PortfolioJournal(models.Model):
    _inherit = 'portfolio.journal'

    def action_undo_need(self):
        """The button on needs that became opportunities in bulk: those nobody has worked on go again."""
        # what it did is taken back with all rights
        self.check_access('read')
        for journal in self:
            if journal.kind != 'need' or journal.state != 'done':
                raise UserError(self.env._(
                    "Only opportunities created from needs that still apply can be undone here."))
            journal._undo()
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
