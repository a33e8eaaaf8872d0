from odoo import api, fields, models
from odoo.tools import format_date

from ...tools.foundation.stop import one_stop


class PortfolioVisibility(models.Model):
    """Why somebody sees an account, in words."""
    _inherit = 'portfolio.visibility'

    reason = fields.Char(compute='_compute_reason', help="Why, in words.")

    @api.depends_context('lang', 'uid')
    def _compute_reason(self):
        # sudo: res.partner, res.users, portfolio.responsible - whoever reads the row may read why it
        # stands there: names, roles and dates, nothing else
        rows = self.sudo()
        held = rows._current_responsibles()
        sees = rows._colleagues()
        zoned = rows._zoned()
        through = [row._through(
            held, sees.get(row.user_id.id, set()), zoned.get(row.user_id, row.env['res.partner'])) for row in rows]
        others = rows.env['res.partner'].union(*through)
        readable = self.env['res.partner'].sudo(False)._portfolio_readable(others.ids) if others else set()
        for row, row_sudo, accounts in zip(self, rows, through, strict=True):
            row.reason = row_sudo._reason(held, sees.get(row.user_id.id, set()), [
                account.display_name if account.id in readable else self.env._("an account outside your portfolio")
                for account in accounts])

    def _current_responsibles(self):
        """The responsibilities behind the rows: ``{account: {user: portfolio.responsible}}``."""
        held = {}
        for row in self.env['portfolio.responsible'].search([
                ('partner_id', 'in', self._family(self.partner_id.ids)), ('is_current', '=', True)]):
            held.setdefault(row.partner_id, {}).setdefault(row.user_id, row)
        return held

    def _colleagues(self):
        """Whose accounts each user sees besides his own: ``{user id: {user id}}``."""
        viewers, seen, _leads = self.env['res.users']._portfolio_sees()
        sees = {}
        for viewer, colleague in zip(viewers, seen, strict=True):
            sees.setdefault(viewer, set()).add(colleague)
        return sees

    def _zoned(self):
        """The accounts around these that each user sees by their zone: ``{user: accounts}``."""
        return dict(self._read_group(
            [('partner_id', 'in', self._family(self.partner_id.ids)), ('user_id', 'in', self.user_id.ids),
             ('cause', '=', 'zone'), ('partner_id.portfolio_is_account', '=', True)],
            ['user_id'], ['partner_id:recordset']))

    def _reason(self, held, colleagues, others):
        account = self.partner_id.commercial_partner_id
        responsibles = held.get(account, {})
        values = {
            'user': self.user_id.name, 'account': account.display_name,
            'via': ", ".join(user.name for user in responsibles if user.id in colleagues),
            'zone': account.portfolio_zone_id.complete_name,
            'other': ", ".join(others),
        }
        if self.cause == 'responsible' and self.user_id in responsibles:
            row = responsibles[self.user_id]
            values.update(role=row.role_id.name, date=format_date(self.env, row.date_from))
        return one_stop(self._reason_texts()[self.cause] % values)

    def _through(self, held, colleagues, zoned):
        """The accounts that let the user read this one, which owns them or belongs to them."""
        people = {self.user_id.id, *colleagues}
        own = zoned.union(*(
            account for account, responsibles in held.items() if people & {user.id for user in responsibles}))
        return own.filtered(self._is_relative)

    def _is_relative(self, account):
        """Whether this row's account owns ``account`` or, if that is the cause, belongs to it."""
        upper, lower = self.partner_id.commercial_partner_id, account
        if self.cause == 'holding':
            upper, lower = lower, upper
        return upper != lower and upper in lower._portfolio_ancestors()

    def _reason_texts(self):
        """One sentence per cause."""
        return {
            'responsible': self.env._("%(user)s is responsible for %(account)s (%(role)s) since %(date)s."),
            'team': self.env._("%(user)s leads the team of %(via)s, who is responsible for %(account)s.")
            if self.can_write else
            self.env._("%(user)s is in a team with %(via)s, who is responsible for %(account)s."),
            'zone': self.env._("%(account)s is in zone %(zone)s, where %(user)s is a representative.")
            if self.can_write else
            self.env._("%(account)s is in zone %(zone)s, where %(user)s is a representative. Read only."),
            'creator': self.env._("%(user)s created %(account)s, which has no responsible yet."),
            'pool': self.env._("%(account)s is unowned: every representative may read it."),
            'subsidiary': self.env._("%(account)s owns %(other)s, an account of %(user)s. Read only."),
            'holding': self.env._("%(account)s belongs to %(other)s, an account of %(user)s. Read only."),
        }
