from odoo import models
from odoo.tools import SQL

from ...tools.foundation.twins import Twins


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        # which of two is kept is said below: those of a symmetric type have no sides
        return super()._portfolio_twin_rules() | {'portfolio_relation_once': Twins()}

    def _portfolio_before_merge(self, sources, keeper):
        """Accounts that become one keep their relations with others, once each.

        Core moves all rows of a partner in one statement and deletes them all if a single one may not
        move, so that those which may not are taken away before.
        """
        result = super()._portfolio_before_merge(sources, keeper)
        self._portfolio_merge_relations([*sources.ids, keeper.id])
        return result

    def _portfolio_after_merge(self, keeper):
        result = super()._portfolio_after_merge(keeper)
        self.env['portfolio.relation'].invalidate_model()
        self.env['portfolio.relation']._forget()
        return result

    def _portfolio_merge_relations(self, partner_ids):
        """Drop the relations among these partners, and of equal ones with others all but the oldest."""
        self.env['portfolio.relation'].flush_model()
        self.env['portfolio.relation.type'].flush_model(['kind'])
        rows = self.env.execute_query(SQL(
            """
            SELECT id FROM (
                SELECT relation.id,
                       relation.left_id = ANY(%(ids)s) AND relation.right_id = ANY(%(ids)s) AS is_inner,
                       row_number() OVER (
                           PARTITION BY relation.type_id, relation.date_to IS NULL,
                               CASE WHEN relation.left_id = ANY(%(ids)s) THEN 0 ELSE relation.left_id END,
                               CASE WHEN relation.right_id = ANY(%(ids)s) THEN 0 ELSE relation.right_id END
                           ORDER BY relation.id) AS place,
                       relation.date_to IS NULL AS is_open
                  FROM portfolio_relation relation
                 WHERE relation.left_id = ANY(%(ids)s) OR relation.right_id = ANY(%(ids)s)) one
             WHERE is_inner OR (is_open AND place > 1)
            """, ids=list(partner_ids)))
        # sudo: portfolio.relation - what would make no sense once the accounts are one
        self.env['portfolio.relation'].sudo().browse(row_id for row_id, in rows).unlink()
