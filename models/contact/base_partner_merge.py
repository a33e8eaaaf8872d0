from odoo import models
from odoo.tools import SQL

from ...tools.foundation.twins import Twins


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            'portfolio_affiliation_once': Twins(fill=('position_id', 'decision_role', 'email', 'phone', 'date_to')),
            # refused since the earlier day
            'portfolio_optout_once': Twins(first="date", fill=('evidence',)),
            'res_partner_portfolio_address_default_unique': Twins(lose={'portfolio_address_default': 'FALSE'}),
        }

    def _portfolio_before_merge(self, sources, keeper):
        result = super()._portfolio_before_merge(sources, keeper)
        # nobody is affiliated to himself
        self.env.cr.execute(SQL(
            "DELETE FROM portfolio_affiliation WHERE person_id = ANY(%(ids)s) AND partner_id = ANY(%(ids)s)",
            ids=[*sources.ids, keeper.id]))
        return result
