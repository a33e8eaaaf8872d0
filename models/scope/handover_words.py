from odoo import api, fields, models
from odoo.exceptions import UserError

# accounts said by name; of more, how many
NAMED = 5


class PortfolioHandover(models.Model):
    """What a hand-over says: how many accounts and documents, before and after, and to whom."""
    _inherit = 'portfolio.handover'

    account_count = fields.Integer("Accounts", compute='_compute_account_count')
    chosen = fields.Char("Chosen Accounts", compute='_compute_chosen')
    goes_along = fields.Text("What Goes Along", compute='_compute_goes_along')

    @api.depends_context('uid')
    @api.depends('from_user_id', 'domain', 'state', 'moved')
    def _compute_account_count(self):
        Partner = self.env['res.partner'].with_context(active_test=False)
        for handover in self:
            if handover.state in ('draft', 'planned'):
                handover.account_count = len(handover._accounts()) if handover.from_user_id else 0
            else:
                handover.account_count = Partner.search_count(handover._moved_domain())

    @api.depends_context('uid', 'lang')
    @api.depends('domain')
    def _compute_chosen(self):
        """The accounts by name, where they were picked in a list instead of by a condition."""
        picked = {handover: handover._picked() for handover in self}
        Partner = self.env['res.partner'].with_context(active_test=False)
        readable = Partner.search([('id', 'in', list(set().union(*picked.values())))])
        for handover, ids in picked.items():
            accounts = readable & readable.browse(ids)
            said = accounts[:NAMED].mapped('display_name')
            if left := len(ids) - len(said):
                said.append(self.env._("%s more", left))
            handover.chosen = ', '.join(said)

    def _picked(self):
        """The ids that stand in a condition of nothing but ids."""
        try:
            condition, = self._portfolio_asked().iter_conditions()
        except ValueError:
            return frozenset()
        is_picked = condition.field_expr == 'id' and condition.operator == 'in'
        return frozenset(value for value in condition.value if isinstance(value, int)) if is_picked else frozenset()

    @api.depends_context('uid', 'lang')
    @api.depends('kind', 'from_user_id', 'domain', 'date_from', 'date_to', 'state', 'moved',
                 'with_leads', 'with_orders', 'with_activities', 'with_events')
    def _compute_goes_along(self):
        for handover in self:
            try:
                handover.goes_along = handover._words(handover._counts())
            except UserError:  # a filter that cannot be read is said where it is used
                handover.goes_along = False

    def _counts(self):
        """How many of what: of what would move, or of what has.

        :return: ``{model: count}``, accounts first
        """
        if self.state not in ('draft', 'planned'):
            return {model: len(ids) for model, ids in (self.moved or {}).items()}
        if not self.from_user_id or self.kind == 'absence' and not self.date_to:
            return {}
        accounts = self._accounts()
        # sudo: crm.lead, sale.order… - how many there are of what hangs on accounts the user gives away
        documents = self.sudo()._documents(accounts.sudo())
        return {'res.partner': len(accounts), **{records._name: len(records) for records in documents if records}}

    def _words(self, counts):
        """The counts as a sentence: how many accounts, and how many things hang on them; what was undone says so."""
        said = self._words_of(counts)
        return self.env._("Undone. It had handed over: %s", said) if said and self.state == 'undone' else said

    def _words_of(self, counts):
        accounts = counts.get('res.partner', 0)
        if not accounts:
            return False
        labels = {
            'crm.lead': self.env._("leads and opportunities"), 'sale.order': self.env._("quotations"),
            'mail.activity': self.env._("activities"), 'calendar.event': self.env._("meetings"),
        }
        things = {model: counts[model] for model in labels if counts.get(model)}
        said = self.env._("1 account") if accounts == 1 else self.env._("%s accounts", accounts)
        if not things:
            return self.env._("%s, without open leads, quotations, activities or meetings.", said)
        return self.env._(
            "%(accounts)s, with what is open: %(count)s (%(things)s).", accounts=said,
            count=sum(things.values()),
            things=", ".join(f"{labels[model]}: {count}" for model, count in things.items()))

    def _moved_domain(self):
        """The accounts that were moved."""
        # sudo: portfolio.journal - which accounts; whoever searches finds those he may read
        ids = (self.moved or {}).get('res.partner') or self.sudo()._journal_accounts().ids
        return [('id', 'in', ids)]

    def action_open_accounts(self):
        """The accounts that are counted."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')
        waits = self.state in ('draft', 'planned')
        return {
            **action,
            'name': self.env._("Accounts of the hand-over"),
            'domain': [('id', 'in', self._accounts().ids)] if waits else self._moved_domain(),
            'context': {'active_test': waits},
        }

    # -- who hears of it -----------------------------------------------------------------------

    def _tell(self, accounts):
        """One message to whoever gets the accounts and one to whoever gave them, whatever the number."""
        self._tell_both(
            accounts,
            lambda env: env._(
                "Accounts of %(user)s that are yours now: %(count)s", count=len(accounts), user=self.from_user_id.name),
            lambda env: env._(
                "Accounts of yours that are with %(user)s now: %(count)s",
                count=len(accounts), user=self.to_user_id.name))

    def _tell_undone(self):
        """The same two hear once that it was taken back."""
        # sudo: res.partner - what went back, also to whoever does not see it any longer
        accounts = self.env['res.partner'].sudo().browse(self._moved_domain()[0][2]).exists()
        self._tell_both(
            accounts,
            lambda env: env._(
                "Hand-over undone. Accounts that are with %(user)s again: %(count)s",
                count=len(accounts), user=self.from_user_id.name),
            lambda env: env._(
                "Hand-over undone. Accounts that are yours again and no longer with %(user)s: "
                "%(count)s",
                count=len(accounts), user=self.to_user_id.name))

    def _tell_both(self, accounts, receiver_subject, giver_subject):
        for user, subject in [(self.to_user_id, receiver_subject), (self.from_user_id, giver_subject)]:
            if accounts and user != self.env.user and user.active:
                # sudo: res.partner - what was handed over, also to whoever does not see it any longer
                accounts.sudo()._portfolio_notify_user(user, subject(self.with_context(lang=user.lang).env))
