from odoo import fields, models

from ..foundation.sentence import kept


class PortfolioLoader(models.AbstractModel):
    _inherit = 'portfolio.loader'

    def _finish(self, load):
        result = super()._finish(load)
        self._responsibles(self.env['res.partner'].browse(load.ids('account')))
        return result

    def _responsibles(self, accounts):
        """Who has worked an account is responsible for it.

        Salesperson is who has won most there (then: who has most opportunities, then the name), unless
        the account has one. The others are inside sales. Who was responsible once is not named again: a
        hand-over outlives the next load.
        """
        Responsible = self.env['portfolio.responsible']
        rows = Responsible.search([('partner_id', 'in', accounts.ids)])
        known = {(row.partner_id, row.user_id): row for row in rows}
        led = {account for (account, _user), row in known.items() if row.is_principal} | {
            account for account in accounts if account.user_id}
        principal = self.env.ref('crm_portfolio.role_principal')
        inside = self.env.ref('crm_portfolio.role_inside')
        vals_list = []
        for account, user, since in self._workers(accounts):
            if (account, user) not in known:
                vals_list.append({
                    'partner_id': account.id, 'user_id': user.id, 'date_from': since,
                    'role_id': inside.id if account in led else principal.id,
                    'reason': kept('scope.worked'),
                })
            led.add(account)
        Responsible.create(vals_list)

    def _workers(self, accounts):
        """:return: ``[(account, user, first day)]``, whoever is to lead an account first"""
        groups = self.env['crm.lead'].with_context(active_test=False)._read_group(
            [('partner_id', 'in', accounts.ids), ('user_id', '!=', False)],
            ['partner_id', 'user_id'], ['__count', 'create_date:min'])
        won = {
            (account, user): revenue for account, user, revenue in self.env['crm.lead']._read_group(
                [('partner_id', 'in', accounts.ids), ('won_status', '=', 'won')],
                ['partner_id', 'user_id'], ['expected_revenue:sum'])
        }
        groups.sort(key=lambda group: (-won.get((group[0], group[1]), 0), -group[2], group[1].name))
        return [(account, user, fields.Date.to_date(began)) for account, user, _count, began in groups]
