from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.mixin.history_steps import still_led
from ..foundation.sentence import Sentence


class PortfolioHistory(models.AbstractModel):
    """One change of something an account has: who, when and why. Rows are only ever added.

    The model that inherits says what changes, ``_portfolio_changes``: a 'category' is ``portfolio_<what>_id`` of the
    account, ``from_<what>_id`` and ``to_<what>_id`` of a row. Rows come from :meth:`_log`, or all in one
    statement from :meth:`_log_sql`.
    """
    _name = 'portfolio.history'
    _description = "Change of an Account"
    _order = 'date desc, id desc'
    _rec_name = 'partner_id'

    _portfolio_changes = None

    partner_id = fields.Many2one('res.partner', "Account", required=True, readonly=True, ondelete='cascade')
    reason = Sentence(required=True, readonly=True, help="Why, in a sentence.")
    user_id = fields.Many2one(
        'res.users', "Changed By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    company_id = fields.Many2one('res.company', readonly=True)

    _partner_idx = models.Index("(partner_id, date DESC, id DESC)")

    # -- what is added -----------------------------------------------------------------------------

    @api.model
    def _log(self, before, after, told):
        """Add a row for each account that has something else than before, in the name of the user.

        :param dict before: ``{account id: id of what it had, or False}``
        :param dict after: the same of what it has now; accounts that are missing there are left out
        :param told: function of an account, which may read it all; gives the row's other values, ``reason`` at least
        :return: the rows
        """
        changed = [account_id for account_id in after if after[account_id] != before[account_id]]
        # sudo: res.partner - whose account it is, whoever changes it
        accounts = self.env['res.partner'].sudo().browse(changed)
        # sudo: portfolio.history - rows come from changing an account, by no other way
        return self.sudo().create([{
            'partner_id': account.id, f'from_{self._portfolio_changes}_id': before[account.id],
            f'to_{self._portfolio_changes}_id': after[account.id], 'user_id': self.env.uid,
            'company_id': account.company_id.id, **told(account)} for account in accounts])

    @api.model
    def _log_sql(self, changed, *columns):
        """The statement that adds rows for any number of accounts; whoever executes it flushes and invalidates.

        :param SQL changed: a query of ``(account id, company id, id before, id after, reason, …)``, of accounts that
            have something else than before; it may be preceded by a ``WITH``
        :param columns: names of the rows' other columns, in the order of the query
        :return: ``INSERT … RETURNING id`` as ``SQL``
        """
        what, uid, now = self._portfolio_changes, self.env.uid, fields.Datetime.now()
        names = ['partner_id', 'company_id', f'from_{what}_id', f'to_{what}_id', 'reason', *columns]
        return SQL(
            """
            INSERT INTO %(table)s (%(names)s, user_id, date, create_uid, create_date, write_uid, write_date)
            SELECT changed.*, %(uid)s, %(now)s, %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM (%(changed)s) changed
         RETURNING id
            """, table=SQL.identifier(self._table), names=SQL(", ").join(map(SQL.identifier, names)), uid=uid, now=now,
            changed=changed)

    # -- what is read ------------------------------------------------------------------------------

    @api.model
    def _steps(self, accounts, kind_of):
        """The steps that led to where each account stands, the latest first; see :func:`still_led`.

        :param accounts: ``res.partner`` records
        :param kind_of: function of a row: what kind of step it is
        :return: ``{account: rows}``, without accounts that stand where no step led them
        """
        # sudo: portfolio.history - history counts whoever may read it
        rows = self.sudo().search([('partner_id', 'in', accounts.ids)], order='partner_id, id')
        found, to = {}, f'to_{self._portfolio_changes}_id'
        for account, changes in rows.grouped('partner_id').items():
            steps = still_led([(kind_of(change), change[to].id, change) for change in changes])
            if steps and steps[0][to] == account[f'portfolio_{self._portfolio_changes}_id']:
                found[account] = steps
        return found

    # -- what is refused ---------------------------------------------------------------------------

    def write(self, vals):
        if self:
            self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse()

    def _refuse(self):
        raise UserError(self.env._(
            "“%s” is history and cannot be changed or deleted. Change the account; the change is recorded too.",
            self.env['ir.model']._get(self._name).name))
