from odoo import fields, models
from odoo.tools import SQL


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Of the merged accounts one stays in each segment; the others' rows end, with the reason."""
        self._portfolio_one_member(partner_ids)
        return super()._merge(partner_ids, dst_partner=dst_partner, extra_checks=extra_checks)

    def _portfolio_one_member(self, partner_ids):
        # core moves the rows by SQL, and an account is in a segment, and in its list by hand, once
        self.env.flush_all()
        self.env.cr.execute(SQL(
            """
            UPDATE portfolio_segment_member row
               SET date_to = %(now)s, cause_to = 'archived', reason_to = %(why)s
             WHERE row.partner_id = ANY(%(partners)s) AND row.date_to IS NULL
               AND EXISTS (SELECT FROM portfolio_segment_member other
                            WHERE other.segment_id = row.segment_id AND other.partner_id = ANY(%(partners)s)
                              AND other.date_to IS NULL AND other.id < row.id)
            """,
            now=fields.Datetime.now(), partners=list(partner_ids),
            why=self._portfolio_worded().env._("Merged with another account of the segment.")))
        self.env.cr.execute(SQL(
            """
            DELETE FROM portfolio_segment_exception row
             WHERE row.partner_id = ANY(%(partners)s)
               AND EXISTS (SELECT FROM portfolio_segment_exception other
                            WHERE other.segment_id = row.segment_id AND other.partner_id = ANY(%(partners)s)
                              AND other.id < row.id)
            """, partners=list(partner_ids)))
        self.env['portfolio.segment.member'].invalidate_model()
        self.env['portfolio.segment.exception'].invalidate_model()
