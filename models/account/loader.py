from odoo import api, models
from odoo.tools import SQL

from ..foundation.sentence import kept


class PortfolioLoader(models.AbstractModel):
    _inherit = 'portfolio.loader'

    @api.model
    def _load_sample(self):
        report = super()._load_sample()
        self._promote_won()
        return report

    @api.model
    def _promote_won(self):
        """Loaded accounts with a won opportunity become customers.

        The settings know orders and invoices, and the files have neither: there, a won opportunity is
        what is known of a sale.

        :return: the accounts promoted
        """
        customer = self.env['portfolio.category']._first_of_kind('customer')
        firsts = {
            account: lead for account, lead in self._first_won(self._loaded('account', 'res.partner')).items()
            if account._portfolio_may_rise('customer')
        }
        reasons = {
            account.id: kept('account.opportunity_won', lead.name)
            for account, lead in firsts.items()
        }
        promoted = self.env['res.partner'].union(*firsts)._portfolio_set_category(
            customer, reasons, 'opportunity', {account.id: lead for account, lead in firsts.items()})
        self._date_changes(promoted)
        return promoted

    def _first_won(self, accounts):
        """:return: ``{account: the opportunity it won first}``"""
        leads = self.env['crm.lead'].search(
            [('partner_id', 'in', accounts.ids), ('won_status', '=', 'won')],
            order='date_closed DESC, id DESC')
        return {lead.partner_id: lead for lead in leads}

    def _date_changes(self, accounts):
        """The history says when it happened, not when it was taken in."""
        changes = self.env['portfolio.category.change']
        changes.flush_model()
        self.env['crm.lead'].flush_model(['create_date', 'date_closed'])
        self.env.execute_query(SQL(
            """
            WITH dated AS (
                SELECT change.id, change.partner_id,
                       CASE change.to_kind WHEN 'customer' THEN lead.date_closed ELSE lead.create_date END
                       AS day
                  FROM portfolio_category_change change
                  JOIN crm_lead lead ON lead.id = change.res_id AND change.res_model = 'crm.lead'
                 WHERE change.partner_id = ANY(%(accounts)s) AND change.cause = 'opportunity'
            ), began AS (
                SELECT change.id, min(dated.day) AS day
                  FROM portfolio_category_change change
                  JOIN dated ON dated.partner_id = change.partner_id
                 WHERE change.cause = 'import'
              GROUP BY change.id
            )
            UPDATE portfolio_category_change change
               SET date = late.day
              FROM (SELECT id, day FROM dated UNION ALL SELECT id, day FROM began) late
             WHERE change.id = late.id AND late.day < change.date
            RETURNING change.id
            """, accounts=accounts.ids))
        changes.invalidate_model(['date'])
