"""Whoever gets many things at once hears of them in one message, whatever the number."""
from odoo.fields import Command

from ..questionnaire.common import QuestionnaireCase

FEW, MANY = 5, 40


class TestLeadToldOnce(QuestionnaireCase):

    def setUp(self):
        super().setUp()
        # as after a request
        self.env = self.env(context={})
        for user in (self.ana, self.bruno, self.carla):
            user.notification_type = 'email'

    def accounts(self, number, user=None):
        made = self.env['res.partner'].with_context(mail_auto_subscribe_no_notify=True).create([
            {'name': f"Account {number}-{place}", 'is_company': True, 'user_id': user.id if user else False,
             'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id,
             'child_ids': [Command.create({'name': f"Contact {place}"})]} for place in range(number)])
        self.env.flush_all()
        return made.with_context(mail_auto_subscribe_no_notify=False)

    def told(self, user, do):
        """How many messages and mails ``user`` gets while ``do()`` runs."""
        def counts():
            self.env.flush_all()
            self.env.cr.precommit.run()
            partner = user.partner_id
            return (
                self.env['mail.notification'].search_count([('res_partner_id', '=', partner.id)]),
                self.env['mail.mail'].search_count([('recipient_ids', 'in', partner.ids)]))
        before = counts()
        do()
        after = counts()
        return tuple(new - old for new, old in zip(after, before, strict=True))

    def give(self, records, user=None):
        """All of them are Carla's, in one go."""
        records.with_user(user or self.diego).write({'user_id': self.carla.id})

    def test_a_hand_over(self):
        """Bruno leaves on 1 December: Maria hands his accounts over to Carla; each of the two gets one message."""
        for number in (1, FEW, MANY):
            accounts = self.accounts(number, self.bruno)
            for account in accounts[:3]:
                account.activity_schedule('mail.mail_activity_data_call', user_id=self.bruno.id, summary="Call")
                self.env['crm.lead'].create({
                    'name': "Oven", 'type': 'opportunity', 'partner_id': account.id, 'user_id': self.bruno.id})

            def hand_over(accounts=accounts):
                handover = self.env['portfolio.handover'].with_user(self.diego).create({
                    'from_user_id': self.bruno.id, 'to_user_id': self.carla.id,
                    'domain': str([('id', 'in', accounts.ids)])})
                handover.action_start()
            with self.subTest(accounts=number):
                receiver = []
                giver = self.told(
                    self.bruno, lambda got=receiver, do=hand_over: got.append(self.told(self.carla, do)))
                self.assertEqual(accounts.user_id, self.carla)
                self.assertEqual((giver, receiver), ((1, 1), [(1, 1)]))

    def test_salespersons_en_masse(self):
        """Diego ticks accounts in the list and names Carla in one go."""
        for number in (1, FEW, MANY):
            accounts = self.accounts(number)
            with self.subTest(accounts=number):
                self.assertEqual(self.told(self.carla, lambda some=accounts: self.give(some)), (1, 1))

    def test_responsibles_en_masse(self):
        """As a program does: principal responsibles of accounts that were Ana's, Bruno's and nobody's."""
        for number in (FEW, MANY):
            accounts = self.accounts(number, self.ana) | self.accounts(number, self.bruno) | self.accounts(number)
            accounts.portfolio_responsible_ids._end()
            rows = [
                {'partner_id': account.id, 'user_id': self.carla.id,
                 'role_id': self.env.ref('crm_portfolio.role_principal').id}
                for account in accounts]
            with self.subTest(accounts=len(accounts)):
                responsible = self.env['portfolio.responsible'].with_user(self.diego)
                self.assertEqual(
                    self.told(self.carla, lambda rows=rows, make=responsible.create: make(rows)), (1, 1))
                self.assertEqual(accounts.user_id, self.carla)

    def test_activities_that_change_hands(self):
        for number in (FEW, MANY):
            activities = self.env['mail.activity'].with_context(mail_activity_quick_update=True).create([
                {'res_model_id': self.env['ir.model']._get_id('res.partner'), 'res_id': account.id,
                 'activity_type_id': self.env.ref('mail.mail_activity_data_call').id, 'user_id': self.bruno.id}
                for account in self.accounts(number)]).with_context(mail_activity_quick_update=False)
            with self.subTest(activities=number):
                self.assertEqual(self.told(self.carla, lambda some=activities: self.give(some)), (1, 1))

    def test_questionnaires_asked_en_masse(self):
        for number in (FEW, MANY):
            accounts = self.accounts(number, self.carla)
            with self.subTest(accounts=number):
                messages, mails = self.told(self.carla, lambda some=accounts: self.ask(some.with_user(self.diego)))
                self.assertLessEqual(messages, 1)
                self.assertLessEqual(mails, 1)

    def test_leads_given_en_masse(self):
        for number in (FEW, MANY):
            leads = self.env['crm.lead'].create([
                {'name': f"Lead {place}", 'type': 'lead', 'user_id': False} for place in range(number)])
            with self.subTest(leads=number):
                self.assertEqual(self.told(self.carla, lambda some=leads: self.give(some)), (1, 1))

    def test_one_is_told_as_core_does_and_without_a_role_all_is_as_before(self):
        account = self.accounts(1)
        account.with_user(self.diego).user_id = self.carla
        message = self.env['mail.message'].search(
            [('partner_ids', 'in', self.carla.partner_id.ids)], order='id desc', limit=1)
        self.assertEqual((message.model, message.res_id), ('res.partner', account.id))
        accounts = self.accounts(3)
        self.stock.group_ids += self.env.ref('base.group_partner_manager')
        self.assertEqual(self.told(self.carla, lambda: self.give(accounts, self.stock))[0], 3)

    # -- by import, by the list ----------------------------------------------------------------------

    def test_an_import_of_accounts_with_their_salesperson(self):
        """Diego imports his list; of new accounts and of those that are there, Carla hears once."""
        for number in (1, FEW, MANY):
            rows = [[f"Import {number}-{place}", '1', "Carla"] for place in range(number)]
            with self.subTest(accounts=number):
                self.assertEqual(self.told(self.carla, lambda rows=rows: self.env['res.partner'].with_user(
                    self.diego).load(['name', 'is_company', 'user_id'], rows)), (1, 1))
            ids = self.env['res.partner'].search([('name', 'like', f"Import {number}-")]).ids
            rows = [[str(one), "Bruno"] for one in ids]
            with self.subTest(known=number):
                self.assertEqual(self.told(self.bruno, lambda rows=rows: self.env['res.partner'].with_user(
                    self.diego).load(['.id', 'user_id'], rows)), (1, 1))

    def test_an_import_of_who_is_responsible(self):
        accounts = self.accounts(FEW)
        rows = [[str(account.id), "Carla"] for account in accounts]
        self.assertEqual(self.told(self.carla, lambda: self.env['portfolio.responsible'].with_user(self.diego).load(
            ['partner_id/.id', 'user_id'], rows)), (1, 1))
        self.assertEqual(accounts.user_id, self.carla)

    def test_an_import_that_fails_tells_nobody(self):
        rows = [["Good", '1', "Carla"], ["Bad", '1', "Nobody of this name"]]
        self.assertEqual(self.told(self.carla, lambda: self.env['res.partner'].with_user(self.diego).load(
            ['name', 'is_company', 'user_id'], rows)), (0, 0))

    def test_many_made_at_once(self):
        values = [{'name': f"Made {place}", 'is_company': True, 'user_id': self.carla.id} for place in range(FEW)]
        self.assertEqual(self.told(
            self.carla, lambda: self.env['res.partner'].with_user(self.diego).create(values)), (1, 1))

    def test_a_list_edited_row_by_row(self):
        accounts = self.accounts(FEW)
        self.assertEqual(self.told(self.carla, lambda: accounts.with_user(self.diego).web_save_multi(
            [{'user_id': self.carla.id}] * FEW, {'user_id': {}})), (1, 1))

    def test_two_people_hear_of_their_own(self):
        rows = [[f"Two {place}", '1', name] for place in range(FEW) for name in ("Carla", "Bruno")]
        receiver = []
        giver = self.told(self.bruno, lambda: receiver.append(self.told(self.carla, lambda: self.env[
            'res.partner'].with_user(self.diego).load(['name', 'is_company', 'user_id'], rows))))
        self.assertEqual((giver, receiver), ((1, 1), [(1, 1)]))
