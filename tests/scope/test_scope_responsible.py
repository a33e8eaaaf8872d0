from datetime import date

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time
from odoo.tools import mute_logger

from ..common import PortfolioCase


@freeze_time('2026-03-02 10:00:00')
class TestScopeResponsible(PortfolioCase):
    """Responsibles of an account: one salesperson, any number of others, each with dates."""

    def name(self, account, user, role='inside', **values):
        return self.env['portfolio.responsible'].create({
            'partner_id': account.id, 'user_id': user.id,
            'role_id': self.env.ref(f'crm_portfolio.role_{role}').id, **values})

    def current(self, account):
        return account.portfolio_responsible_ids.filtered('is_current')

    def test_odoos_salesperson_is_the_principal(self):
        principal = self.current(self.bakery)
        self.assertEqual((principal.user_id, principal.is_principal), (self.ana, True))

    @freeze_time('2026-03-10 10:00:00')
    def test_changing_the_salesperson_ends_one_responsibility_and_starts_another(self):
        first = self.current(self.bakery)
        first.date_from = '2026-03-02'
        self.bakery.user_id = self.bruno
        self.assertEqual(first.date_to, date(2026, 3, 9))
        self.assertEqual(self.current(self.bakery).user_id, self.bruno)

    @freeze_time('2026-03-10 10:00:00')
    def test_changing_the_principal_changes_the_salesperson_on_the_contacts_too(self):
        self.bakery_contact.user_id = self.ana
        self.current(self.bakery).write({'date_from': '2026-03-02', 'date_to': '2026-03-09'})
        self.assertFalse(self.bakery.user_id)
        self.name(self.bakery, self.bruno, 'principal')
        self.assertEqual(self.bakery.user_id, self.bruno)
        self.current(self.bakery).user_id = self.carla
        self.assertEqual(self.bakery.user_id, self.carla)

    def test_a_technical_responsible_reads_and_does_not_write(self):
        self.name(self.bakery, self.bruno, 'technical')
        self.bakery.with_user(self.bruno).check_access('read')
        self.assertFalse(self.bakery.with_user(self.bruno).has_access('write'))
        self.env.ref('crm_portfolio.role_technical').can_write = True
        self.bakery.with_user(self.bruno).check_access('write')

    def test_two_salespersons_in_the_same_days_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "two salespeople"), self.env.cr.savepoint():
            self.name(self.bakery, self.bruno, 'principal', date_from='2026-04-01')

    def test_a_contact_has_no_responsible_of_its_own(self):
        with self.assertRaisesRegex(ValidationError, "contact of Bakery"):
            self.name(self.bakery_contact, self.bruno)

    @mute_logger('odoo.sql_db')
    def test_a_substitute_sees_the_account_between_his_dates(self):
        self.name(self.bakery, self.bruno, 'substitute', date_from='2026-03-09', date_to='2026-03-13')
        for day, sees in [('2026-03-08', False), ('2026-03-09', True), ('2026-03-13', True), ('2026-03-14', False)]:
            with freeze_time(f'{day} 10:00:00'), self.enter_registry_test_mode():
                self.env.ref('crm_portfolio.ir_cron_responsible_dates').method_direct_trigger()
                self.env.invalidate_all()
                self.assertEqual(self.bakery.with_user(self.bruno).has_access('read'), sees, day)

    def test_the_cron_twice_changes_nothing(self):
        row = self.name(self.bakery, self.bruno, date_from='2026-03-09')
        with freeze_time('2026-03-09 00:30:00'), self.enter_registry_test_mode():
            cron = self.env.ref('crm_portfolio.ir_cron_responsible_dates')
            cron.method_direct_trigger()
            self.assertTrue(row.is_current)
            written = row.write_date
            cron.method_direct_trigger()
            self.assertEqual(row.write_date, written)

    def test_giving_a_stranger_a_responsible_makes_it_an_account(self):
        self.vendor.user_id = self.ana
        self.assertTrue(self.vendor.portfolio_managed)
        self.assertTrue(self.vendor.portfolio_change_ids.reason)
        self.assertFalse(self.vendor.with_user(self.bruno).has_access('read'))

    # -- who is named first ------------------------------------------------------------------------

    def new(self, user, lines, **values):
        """A new account with these lines, saved in one go by ``user``."""
        return self.env['res.partner'].with_user(user).create({
            'name': "Bar Nuevo", 'is_company': True, 'portfolio_responsible_ids': [
                Command.create({'user_id': one.id, **(more[0] if more else {})}) for one, *more in lines],
            **values})

    def led(self, account):
        return (account.user_id.login, {row.user_id.login: row.is_principal for row in self.current(account)})

    def test_whoever_is_named_first_is_the_salesperson_by_every_route(self):
        inside = self.env.ref('crm_portfolio.role_inside').id
        principal = self.env.ref('crm_portfolio.role_principal').id
        for user in (self.maria, self.diego, self.env.user):
            with self.subTest(user=user.login):
                one = self.new(user, [(self.ana,), (self.bruno,)])
                self.assertEqual(self.led(one), ('ana', {'ana': True, 'bruno': False}))
                chosen = self.new(user, [(self.ana, {'role_id': inside}), (self.bruno, {'role_id': principal})])
                self.assertEqual(self.led(chosen), ('bruno', {'ana': False, 'bruno': True}))
                both = self.new(user, [(self.bruno,)], user_id=self.ana.id)
                self.assertEqual(self.led(both), ('ana', {'ana': True, 'bruno': False}))
                twice = self.new(
                    user, [(self.ana, {'role_id': principal, 'reason': "Knows them"})], user_id=self.ana.id)
                self.assertEqual(self.led(twice), ('ana', {'ana': True}))
                self.assertEqual(self.current(twice).reason, "Knows them")
                later = self.env['portfolio.responsible'].with_user(user).create([
                    {'partner_id': self.orphan.id, 'user_id': self.ana.id},
                    {'partner_id': self.orphan.id, 'user_id': self.bruno.id}])
                self.assertEqual(later.mapped('is_principal'), [True, False])
                later.unlink()

    def test_a_list_of_accounts_is_imported_with_who_looks_after_them(self):
        result = self.env['res.partner'].with_user(self.diego).load(
            ['name', 'is_company', 'portfolio_responsible_ids/user_id'],
            [["Bar Uno", '1', "Ana"], ["", "", "Bruno"], ["Bar Dos", '1', "Bruno"]])
        self.assertFalse(result['messages'])
        one, two = self.env['res.partner'].browse(result['ids'])
        self.assertEqual(self.led(one), ('ana', {'ana': True, 'bruno': False}))
        self.assertEqual(self.led(two), ('bruno', {'bruno': True}))

    def proposed(self, account, *lines):
        """Whether a new line in the form of an account is proposed as the principal's, beside unsaved ``lines``."""
        # as in another request
        self.env.invalidate_all()
        commands = [[0, f'virtual_{number}', {
            'user_id': user.id, 'role_id': self.env.ref(f'crm_portfolio.role_{role}').id, 'date_from': '2026-03-02'}]
            for number, (user, role) in enumerate(lines)]
        parent = {**account, **({'portfolio_responsible_ids': commands} if commands else {})}
        answer = self.env['portfolio.responsible'].with_user(self.maria).onchange(
            {'partner_id': parent}, [], {'user_id': {}, 'role_id': {}, 'date_from': {}})
        return self.env['portfolio.responsible.role'].browse(answer['value']['role_id']).is_principal

    def test_the_form_proposes_it(self):
        new = {'name': "Bar Nuevo", 'is_company': True}
        self.assertTrue(self.proposed(new))
        self.assertFalse(self.proposed(new, (self.ana, 'principal')))
        self.assertTrue(self.proposed(new, (self.ana, 'inside')))
        self.assertFalse(self.proposed({**new, 'user_id': self.ana.id}))
        self.assertFalse(self.proposed({'id': self.bakery.id}), "Ana is the salesperson")
        self.assertTrue(self.proposed({'id': self.orphan.id}))
