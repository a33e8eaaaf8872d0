from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError
from odoo.tools import SQL, ormcache
from odoo.tools.misc import split_every

from ...tools.account.account_category import RANKS
from ..foundation.sentence import kept

KINDS = [
    ('lead', "Lead"),
    ('prospect', "Prospect"),
    ('customer', "Customer"),
    ('other', "Other"),
]
# (kind, event): the values of the kind's setting under which the event promotes to it. A confirmed
# order is a quotation that was accepted: where it does not make a customer it makes a prospect.
PROMOTED_BY = {
    ('customer', 'order'): ('order', 'either'),
    ('customer', 'invoice'): ('invoice', 'either'),
    ('customer', 'quote'): (),
    ('customer', 'opportunity'): (),
    ('prospect', 'opportunity'): ('opportunity', 'either'),
    ('prospect', 'quote'): ('quote', 'either'),
    ('prospect', 'order'): ('quote', 'either'),
    ('prospect', 'invoice'): (),
}


class PortfolioCategory(models.Model):
    """What an account is to us: as many as wanted, each of one of four kinds.

    Indicators and automatic promotion look at the kind only, so a company may call its
    categories whatever it likes and the figures keep working.
    """
    _name = 'portfolio.category'
    _inherit = ['portfolio.coded']
    _description = "Account Category"
    _order = 'sequence, id'

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        KINDS, required=True, default='other',
        help="Which of the four stages this category counts as in every report.")
    is_promoted = fields.Boolean(
        "Promoted automatically", compute='_compute_is_promoted', store=True, readonly=False, precompute=True,
        help="Accounts of this category become prospects or customers by themselves, "
             "as the settings say. Otherwise only a person changes them.")
    description = fields.Text(translate=True)
    sequence = fields.Integer(default=10)
    color = fields.Integer()
    active = fields.Boolean(default=True)
    account_count = fields.Integer("Accounts", compute='_compute_account_count')

    @api.depends('kind')
    def _compute_is_promoted(self):
        for category in self:
            category.is_promoted = category.kind in ('lead', 'prospect')

    def _compute_account_count(self):
        counts = dict(self.env['res.partner'].with_context(active_test=False)._read_group(
            [('portfolio_category_id', 'in', self.ids), ('portfolio_is_account', '=', True)],
            ['portfolio_category_id'], ['__count']))
        for category in self:
            category.account_count = counts.get(category, 0)

    @api.model
    def _first_of_kind(self, kind):
        """The category an account of ``kind`` gets when nobody chooses one.

        The one the product ships, wherever it stands in the list: one's own are given by people. Where that is
        archived, the first of the kind.
        """
        return self.browse(self._first_id_of_kind(kind))

    @api.model
    @ormcache('kind')
    def _first_id_of_kind(self, kind):
        # sudo: portfolio.category - the same for everybody
        found = self.sudo().with_context(active_test=True).search([('kind', '=', kind)])
        shipped = self.env.ref(f'crm_portfolio.category_{kind}', raise_if_not_found=False)
        return (shipped & found or found[:1]).id if shipped else found[:1].id

    def _rank(self):
        """How far an account of this category has come."""
        return RANKS[self.kind]

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        if 'active' in vals and not vals['active']:
            self.filtered('active')._check_unused()
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()
        # sudo: portfolio.category.change - history counts whoever may read it
        change = self.env['portfolio.category.change'].sudo().search(
            ['|', ('from_category_id', 'in', self.ids), ('to_category_id', 'in', self.ids)], limit=1)
        if change:
            used = (change.from_category_id | change.to_category_id) & self
            raise UserError(self.env._(
                "“%s” appears in the history of accounts. Archive it instead: it can no longer be chosen, "
                "and the history keeps its name.", used[:1].name))

    def _check_unused(self):
        """Refuse to take away a category that accounts have, and open those accounts."""
        # sudo: res.partner - in use is in use, whoever may see the accounts
        groups = self.env['res.partner'].sudo().with_context(active_test=False)._read_group(
            [('portfolio_category_id', 'in', self.ids)], ['portfolio_category_id'], ['__count'])
        if groups:
            category, count = groups[0]
            raise RedirectWarning(
                self.env._(
                    "“%(category)s” is the category of %(count)s accounts and "
                    "contacts. Change their category first.", category=category.name, count=count),
                category.action_open_accounts(), self.env._("Show them"))

    def action_open_accounts(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.name,
            'res_model': 'res.partner',
            'view_mode': 'list,kanban,form',
            'views': [(False, 'list'), (False, 'kanban'), (False, 'form')],
            'domain': [('portfolio_category_id', '=', self.id), ('portfolio_is_account', '=', True)],
            'context': {'active_test': False},
        }

    # ------------------------------------------------------------------
    # promotion
    # ------------------------------------------------------------------

    @api.model
    def _promote(self, event, documents):
        """Move the accounts of ``documents`` up, because of what has just happened to them.

        Only upwards, only from a category that is promoted automatically. A partner without
        category becomes an account. The first document of each account is kept as the cause.

        :param str event: ``opportunity``, ``quote``, ``order`` or ``invoice``
        :param documents: records with a ``partner_id``
        """
        kind = self._promotion_kind(event)
        if not kind or not documents:
            return
        firsts = {}
        # sudo: res.partner - whoever confirms an order may not be allowed to write the account
        for document in documents.sudo():
            firsts.setdefault(document.partner_id.commercial_partner_id, document)
        firsts = {
            account: document for account, document in firsts.items() if account._portfolio_may_rise(kind)
        }
        target = firsts and self._first_of_kind(kind)
        if target:
            accounts = next(iter(firsts)).union(*firsts)
            accounts._portfolio_set_category(
                target,
                {account.id: kept(f'account.{event}', document.display_name) for account, document in firsts.items()},
                event,
                {account.id: document for account, document in firsts.items()})

    @api.model
    def _promotion_kind(self, event):
        """The kind that ``event`` lifts an account to, as the settings say; or nothing."""
        # sudo: ir.config_parameter - the settings decide, whoever confirms
        get_param = self.env['ir.config_parameter'].sudo().get_param
        if get_param('crm_portfolio.promote_customer', 'either') in PROMOTED_BY['customer', event]:
            return 'customer'
        if get_param('crm_portfolio.promote_prospect', 'either') in PROMOTED_BY['prospect', event]:
            return 'prospect'
        return None

    # ------------------------------------------------------------------
    # dormant customers
    # ------------------------------------------------------------------

    @api.model
    def _cron_demote_dormant(self):
        """Give customers who stopped buying the category the settings name for them.

        Each batch is committed with its history. A killed run loses the batch it was in, and
        the next one finds it again; whoever was demoted is no customer and is not found twice.
        """
        months, target = self._dormant_settings()
        if not target:
            return
        dormant = self._dormant_accounts(months)
        remaining = len(dormant)
        for batch in split_every(500, dormant):
            self._demote_dormant(batch, dormant, months, target)
            remaining -= len(batch)
            if not self.env['ir.cron']._commit_progress(len(batch), remaining=remaining):
                break

    def _demote_dormant(self, account_ids, last_dates, months, target):
        accounts = self.env['res.partner'].browse(account_ids).try_lock_for_update()
        accounts = accounts.filtered(lambda account: account.portfolio_kind == 'customer')
        accounts._portfolio_set_category(target, {
            account.id: self._dormant_reason(last_dates[account.id], months) for account in accounts
        }, 'dormant')

    def _dormant_reason(self, last_date, months):
        if last_date:
            return kept('account.dormant', date=last_date, months=months)
        return kept('account.never_bought', months)

    @api.model
    def _dormant_settings(self):
        """Months without purchase and the category that follows; none when switched off."""
        # sudo: ir.config_parameter - the settings decide, whoever runs the job
        get_param = self.env['ir.config_parameter'].sudo().get_param
        if not get_param('crm_portfolio.dormant'):
            return 0, self.browse()
        months = int(get_param('crm_portfolio.dormant_months') or 12)
        target = self.browse(int(get_param('crm_portfolio.dormant_category_id') or 0)).exists()
        return months, target.filtered(lambda category: category.kind != 'customer')

    @api.model
    def _dormant_accounts(self, months):
        """Customers who have not bought for ``months``: ``{account id: date of last purchase}``.

        A customer is given as many months from the day he became one, by hand or otherwise;
        installation is not such a day. Today is that of the account's company, of the first for one of none.
        """
        self.env.flush_all()
        Company = self.env['res.company']
        today = Company._portfolio_day_sql(
            SQL("%s::timestamp", fields.Datetime.now()),
            SQL("coalesce(account.company_id, %s)", Company._portfolio_first_id()))
        return dict(self.env.execute_query(SQL(
            """
            WITH purchase AS (
                SELECT partner.commercial_partner_id AS account_id, %(day)s AS day
                  FROM sale_order sale
                  JOIN res_partner partner ON partner.id = sale.partner_id
                 WHERE sale.state IN ('sale', 'done')
             UNION ALL
                SELECT commercial_partner_id, invoice_date
                  FROM account_move
                 WHERE move_type = 'out_invoice' AND state = 'posted'
            ), last_purchase AS (
                SELECT account_id, max(day) AS day FROM purchase GROUP BY account_id
            )
            SELECT account.id, last_purchase.day
              FROM res_partner account
         LEFT JOIN last_purchase ON last_purchase.account_id = account.id
             WHERE account.portfolio_is_account
               AND account.active
               AND account.portfolio_kind = 'customer'
               AND coalesce(last_purchase.day, '-infinity') < %(since)s
               AND coalesce(
                       (SELECT max(change.date)
                          FROM portfolio_category_change change
                         WHERE change.partner_id = account.id
                           AND change.to_kind = 'customer'
                           AND change.cause != 'install'),
                       account.create_date) < %(since)s
          ORDER BY account.id
            """,
            since=SQL("(%s - make_interval(months => %s))::date", today, months),
            day=Company._portfolio_day_sql(SQL("sale.date_order"), SQL("sale.company_id")))))
