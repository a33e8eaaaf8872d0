from datetime import date

from odoo.exceptions import ValidationError
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
        with self.assertRaisesRegex(ValidationError, "two salespersons"), self.env.cr.savepoint():
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
