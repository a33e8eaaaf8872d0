from odoo import fields, models
from odoo.tools import SQL

from ...tools.foundation.twins import Twins
from ..foundation.sentence import kept


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # whoever came in first stays
            'portfolio_segment_member_current_unique': Twins(first="date_from, id", lose='_portfolio_end_members'),
            'portfolio_segment_exception_one_each': Twins(),
        }

    def _portfolio_end_members(self, members):
        """Of the merged accounts one stays in each segment; the others' rows end, with the reason."""
        self.env.cr.execute(SQL(
            """
            UPDATE portfolio_segment_member
               SET date_to = %s, cause_to = 'archived', reason_to = %s
             WHERE id = ANY(%s)
            """,
            fields.Datetime.now(),
            kept('segment.merged'), members.ids))
        members.invalidate_recordset()
