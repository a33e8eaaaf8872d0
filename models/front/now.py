from odoo import api, fields, models
from odoo.fields import Domain

#: what counts as having been in touch
CONTACTS = ['meeting', 'questionnaire', 'message']


class PortfolioNow(models.AbstractModel):
    """How things stand with an account: next step, last contact, and what is open.

    Each slot counts with the rights of whoever looks and opens what it counts; a slot whose model he may not read,
    or whose capability is off, is not there.
    """
    _name = 'portfolio.now'
    _description = "How Things Stand with an Account"

    @api.model
    def read_slots(self, partner_id):
        """
        :param int partner_id: an account, or a contact of one
        :return: ``[{'key', 'icon', 'label', 'value', 'text', 'open': action or False, 'do_label', 'do': action or
            False}]``
        :raise AccessError: if the user may not read the account
        """
        account = self.env['portfolio.timeline']._account(partner_id)
        tree = self.env['portfolio.timeline']._tree(account)
        slots = [
            self._next_step(account, tree), self._last_contact(account), self._questionnaires(account),
            self._needs(account), self._opportunities(account, tree), self._quotations(account, tree),
            self._unpaid(tree)]
        return [slot for slot in slots if slot]

    # -- slots ---------------------------------------------------------------------------------------

    def _next_step(self, account, tree):
        waiting = Domain('res_model', '=', 'res.partner') & Domain('res_id', 'in', tree.ids)
        for model in 'crm.lead', 'sale.order':
            if self.env[model].has_access('read'):
                waiting |= Domain('res_model', '=', model) & Domain('res_id', 'in', self.env[model].search(
                    [('partner_id', 'in', tree.ids), ('activity_ids', '!=', False)]).ids)
        activity = self.env['mail.activity'].search(waiting, order='date_deadline, id', limit=1)
        meeting = self.env['calendar.event'].search(
            [('partner_ids', 'in', tree.ids), ('start', '>=', fields.Datetime.now())], order='start, id', limit=1)
        day = meeting and self.env.company._portfolio_day(meeting.start)
        if activity and not (meeting and day < activity.date_deadline):
            value, text = activity.date_deadline, activity.summary or activity.activity_type_id.display_name
            opened = self._list("mail.activity", self.env._("Next Steps"), waiting)
        elif meeting:
            value, text = day, meeting.display_name
            opened = {
                'type': 'ir.actions.act_window', 'res_model': 'calendar.event', 'res_id': meeting.id,
                'views': [[False, 'form']]}
        else:
            value, text, opened = False, self.env._("None planned"), False
        return {
            'key': 'next',
            'icon': 'calendar-check-o',
            'label': self.env._("Next step"),
            'day': self._day(value),
            'value': '',
            'late': bool(value and value < self._portfolio_today()), 'text': text, 'open': opened,
            'do_label': self.env._("Schedule"), 'do': account.has_access('read') and {
                'type': 'ir.actions.act_window', 'name': self.env._("Schedule Activity"), 'target': 'new',
                'res_model': 'mail.activity.schedule', 'views': [[False, 'form']],
                'context': {'active_model': 'res.partner', 'active_id': account.id, 'active_ids': account.ids}}}

    def _last_contact(self, account):
        entries = self.env['portfolio.timeline'].read_page(account.id, CONTACTS)['entries'][:1]
        return {
            'key': 'last', 'icon': 'phone', 'label': self.env._("Last contact"), 'value': '',
            'day': entries[0]['day'] if entries else False,
            'text': entries[0]['label'] if entries else self.env._("None yet"), 'open': False,
            'do_label': self.env._("Note"), 'do': account.has_access('write') and self._new(
                'portfolio.account.note', self.env._("Note"), account, target='new')}

    def _questionnaires(self, account):
        if not self._uses('questionnaire', 'portfolio.questionnaire'):
            return None
        domain = Domain('partner_id', '=', account.id) & Domain('state', 'in', ('todo', 'in_progress'))
        waiting = self.env['portfolio.questionnaire'].search(domain, order='date_deadline, id')
        if not waiting:
            return None
        return {
            'key': 'questionnaire',
            'icon': 'check-square-o',
            'label': self.env._("Questionnaires"),
            'value': str(len(waiting)),
            'text': waiting[0].name,
            'open': self._list('portfolio.questionnaire', self.env._("Questionnaires"), domain),
            'do_label': self.env._("Answer"), 'do': waiting[0].has_access('write') and {
                'call': ['portfolio.questionnaire', 'action_answer', waiting[0].ids]}}

    def _needs(self, account):
        if not self._uses('interest', 'portfolio.need'):
            return None
        domain = Domain('partner_id', '=', account.id) & Domain('state', '=', 'open')
        needs = self.env['portfolio.need'].search(domain, order='date desc, id desc')
        may = self.env['portfolio.need'].has_access('create')
        return {
            'key': 'need', 'icon': 'lightbulb-o', 'label': self.env._("Open needs"), 'value': str(len(needs)),
            'text': needs[:1].name or '',
            'open': needs and self._list('portfolio.need', self.env._("Open Needs"), domain),
            'do_label': self.env._("New"), 'do': may and self._new(
                'portfolio.need', self.env._("Note a Need"), account, target='new',
                view=self.env.ref('crm_portfolio.portfolio_need_view_form_quick').id)}

    def _opportunities(self, account, tree):
        if not self.env['crm.lead'].has_access('read'):
            return None
        domain = Domain('partner_id', 'in', tree.ids) & Domain('type', '=', 'opportunity') & Domain(
            'won_status', '=', 'pending')
        [[count, total]] = self.env['crm.lead']._read_group(domain, [], ['__count', 'expected_revenue:sum'])
        return {
            'key': 'opportunity', 'icon': 'star-o', 'label': self.env._("Opportunities"), 'value': str(count),
            'text': count and self.env.company.currency_id.format(total) or '',
            'open': count and self._list('crm.lead', self.env._("Opportunities"), domain, 'kanban'),
            'do_label': self.env._("New"), 'do': self.env['crm.lead'].has_access('create') and self._new(
                'crm.lead', self.env._("New Opportunity"), account, default_type='opportunity',
                default_user_id=self.env.uid)}

    def _quotations(self, account, tree):
        if not self.env['sale.order'].has_access('read'):
            return None
        domain = Domain('partner_id', 'in', tree.ids) & Domain('state', 'in', ('draft', 'sent'))
        orders = self.env['sale.order']._read_group(domain, ['currency_id'], ['__count', 'amount_total:sum'])
        count = sum(number for _currency, number, _total in orders)
        return {
            'key': 'quotation', 'icon': 'file-text-o', 'label': self.env._("Quotations"), 'value': str(count),
            'text': " + ".join(currency.format(total) for currency, _number, total in orders),
            'open': count and self._list('sale.order', self.env._("Quotations"), domain),
            'do_label': self.env._("New"), 'do': self.env['sale.order'].has_access('create') and self._new(
                'sale.order', self.env._("New Quotation"), account)}

    def _unpaid(self, tree):
        if not self.env['account.move'].has_access('read'):
            return None
        domain = Domain([
            ('partner_id', 'in', tree.ids), ('move_type', 'in', ('out_invoice', 'out_refund')),
            ('state', '=', 'posted'), ('payment_state', 'in', ('not_paid', 'partial'))])
        [[count, total]] = self.env['account.move']._read_group(
            domain, [], ['__count', 'amount_residual_signed:sum'])
        return count and {
            'key': 'unpaid', 'icon': 'eur', 'label': self.env._("Unpaid"), 'value': str(count),
            'text': self.env.company.currency_id.format(total), 'open': self._list(
                'account.move', self.env._("Unpaid Invoices"), domain), 'do_label': '', 'do': False}

    # -- how -----------------------------------------------------------------------------------------

    def _uses(self, capability, model):
        return self.env.user.has_group(f'crm_portfolio.portfolio_capability_{capability}') and (
            self.env[model].has_access('read'))

    def _day(self, day):
        return day and fields.Date.to_string(day)

    def _list(self, model, name, domain, first='list'):
        kinds = [first] if first == 'list' else [first, 'list']
        return {
            'type': 'ir.actions.act_window', 'name': name, 'res_model': model, 'domain': list(domain),
            'views': [[False, kind] for kind in (*kinds, 'form')]}

    def _new(self, model, name, account, target='current', view=False, **defaults):
        return {
            'type': 'ir.actions.act_window', 'name': name, 'res_model': model, 'views': [[view, 'form']],
            'target': target, 'context': {'default_partner_id': account.id, **defaults}}
