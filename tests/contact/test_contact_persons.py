import logging
from collections import Counter
from pathlib import Path

from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ..common import PortfolioCase

HERE = Path(__file__).parent


def labelled(name):
    """Titles of a file and the position each means: ``{title: code}``."""
    return {
        text: code
        for line in (HERE / name).read_text().splitlines() if not line.startswith('#')
        for code, texts in [line.split(': ', 1)] for text in texts.split('|')
    }


@tagged('post_install', '-at_install')
class TestAccountContact(PortfolioCase):
    """People: what they are, at which accounts, and what is theirs alone."""

    def position(self, code):
        return self.env.ref(f'crm_portfolio.position_{code}')

    def test_titles_as_people_write_them(self):
        """The golden file: the position each of its titles means, without exception."""
        self.assertEqual(self.verdict('positions.txt', at_least=200)['right'], 1)

    def test_titles_that_the_rules_were_not_made_for(self):
        """Nine of ten titles that nobody thought of are understood, and almost none is misunderstood."""
        for name in (
                'positions_held_out.txt', 'positions_unseen.txt', 'positions_more.txt', 'positions_fresh.txt',
                'positions_traps.txt', 'positions_last.txt'):
            with self.subTest(name=name):
                verdict = self.verdict(name, at_least=100)
                self.assertGreaterEqual(verdict['right'], 0.95)
                self.assertLess(verdict['wrong'], 0.01)

    def test_titles_of_a_family_mean_the_same_in_every_language(self):
        self.assertEqual(self.verdict('positions_families.txt', at_least=90)['right'], 1)

    def verdict(self, name, at_least):
        """The shares of a file's titles that are read right, wrong and not at all."""
        expected = labelled(name)
        self.assertGreaterEqual(len(expected), at_least)
        found = self.env['portfolio.job.position']._match(expected)
        counts, failed = Counter(), []
        for text, code in expected.items():
            said = found[text][1] if text in found else False
            meant = code != '-' and self.position(code).id
            verdict = 'right' if said == meant else 'wrong' if said else 'unknown'
            counts[verdict] += 1
            if said != meant:
                failed.append(f"{verdict}: {text} ({code})")
        logging.getLogger(__name__).info("%s: %s, %s", name, dict(counts), failed)
        return {verdict: counts[verdict] / len(expected) for verdict in ('right', 'wrong', 'unknown')}

    def test_a_new_title_means_a_new_position(self):
        """4 May: Rosa buys. 1 June: she runs the place. 1 July: nobody knows what an ikebana master decides."""
        rosa = self.env['res.partner'].with_user(self.ana).create({
            'name': "Rosa", 'parent_id': self.bakery.id, 'function': "Compradora"})
        self.assertEqual(rosa.portfolio_job_position_id, self.position('buyer'))
        rosa.function = "Directora General"
        self.assertEqual(rosa.portfolio_job_position_id, self.position('ceo'))
        self.assertIn("Directora General", rosa.portfolio_job_reason)
        self.assertEqual(rosa.portfolio_decision_role, 'decides', "it came with the first title, and goes with it")
        rosa.portfolio_decision_role = 'opens'
        rosa.function = "Maestra de ikebana"
        self.assertFalse(rosa.portfolio_job_position_id or rosa.portfolio_job_reason)
        self.assertEqual(rosa.portfolio_decision_role, 'opens', "she was said to, whatever her title")
        rosa.write({'function': "Jefa de compras", 'portfolio_decision_role': 'blocks'})
        self.assertEqual(
            (rosa.portfolio_job_position_id, rosa.portfolio_decision_role),
            (self.position('purchasing_head'), 'blocks'))
        rosa.portfolio_job_position_id = self.position('owner')
        (rosa | self.garage_contact).sudo().function = "Contable"
        self.assertEqual(rosa.portfolio_job_position_id, self.position('owner'), "a person chose it")
        self.assertEqual(self.garage_contact.portfolio_job_position_id, self.position('accountant'))
        self.garage_contact.function = False
        self.assertFalse(self.garage_contact.portfolio_job_position_id or self.garage_contact.portfolio_decision_role)

    def test_the_same_title_again_changes_nothing(self):
        self.garage_contact.function = "Contable"
        self.position('accountant').synonyms = "Otra cosa"
        self.garage_contact.write({'function': "Contable", 'phone': "600 000 000"})
        self.assertEqual(self.garage_contact.portfolio_job_position_id, self.position('accountant'))

    def test_a_new_contact_gets_the_position_of_its_title(self):
        person = self.env['res.partner'].with_user(self.ana).create({
            'name': "Rosa", 'parent_id': self.bakery.id, 'function': "Dir. Compras"})
        self.assertEqual(person.portfolio_job_position_id, self.position('purchasing_head'))
        self.assertEqual((person.function, person.portfolio_decision_role), ("Dir. Compras", 'decides'))
        self.assertIn("Dir. Compras", person.portfolio_job_reason)

    def test_a_position_reads_and_is_found_in_the_language_of_the_user(self):
        self.env['res.lang']._activate_lang('es_ES')
        owner = self.env.ref('crm_portfolio.position_owner')
        heading = owner.parent_id
        spanish = owner.with_context(lang='es_ES')
        spanish.name, spanish.parent_id.name = "Propietario", "Dirección"
        self.assertEqual(spanish.display_name, "Dirección / Propietario")
        self.assertEqual(owner.with_context(lang='en_US').display_name, f"{heading.name} / {owner.name}")
        for text in ("propiet", "Dirección / Propietario", "dirección/prop"):
            self.assertIn(owner, self.env['portfolio.job.position'].with_context(lang='es_ES').search(
                [('display_name', 'ilike', text)]), text)
        self.assertNotIn(owner, spanish.search([('display_name', 'ilike', "Compras / Propietario")]))

    def test_what_a_person_chose_stays(self):
        self.bakery_contact.portfolio_job_position_id = self.position('owner')
        (self.bakery_contact | self.garage_contact).function = "CEO"
        self.assertEqual(self.bakery_contact.portfolio_job_position_id, self.position('owner'))
        self.assertEqual(self.garage_contact.portfolio_job_position_id, self.position('ceo'))
        self.garage_contact.portfolio_job_position_id = self.position('chair')
        self.assertFalse(self.garage_contact.portfolio_job_reason, "it is not because of the title any longer")

    def test_the_job_reads_the_titles_that_are_there_once(self):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_partner SET function = 'Chief of nothing known' WHERE id = %s", [self.hotel_contact.id])
        self.env.cr.execute(
            "UPDATE res_partner SET function = 'Jefa de compras' WHERE id = %s", [self.bakery_contact.id])
        self.env.invalidate_all()
        with self.enter_registry_test_mode():
            for _time in range(2):
                self.env.ref('crm_portfolio.ir_cron_match_positions').method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(self.bakery_contact.portfolio_job_position_id, self.position('purchasing_head'))
        self.assertIn("Jefa de compras", self.bakery_contact.portfolio_job_reason)
        self.assertFalse(self.hotel_contact.portfolio_job_position_id)

    # -- one person, many accounts ---------------------------------------------------------------

    def affiliation(self, **values):
        return self.env['portfolio.affiliation'].create({
            'partner_id': self.hotel.id, 'person_id': self.bakery_contact.id, **values})

    def test_shown_and_found_on_both_sides(self):
        with freeze_time('2026-03-02'):
            row = self.affiliation(date_to='2026-03-10', position_id=self.position('buyer').id)
        self.assertEqual(self.hotel.portfolio_affiliation_ids, row)
        self.assertEqual(self.bakery_contact.portfolio_other_account_ids, row)
        self.assertIn(self.hotel, self.env['res.partner'].search(
            [('portfolio_affiliation_ids.person_id.name', 'ilike', "Bakery Contact")]))
        for day, is_current in [('2026-03-10', True), ('2026-03-11', False)]:
            with self.subTest(day=day), freeze_time(day):
                row.invalidate_recordset()
                self.assertEqual(row.is_current, is_current)
                self.assertEqual(row in row.search([('is_current', '=', True)]), is_current)

    def test_who_sees_the_account_reads_the_name_and_no_more(self):
        row = self.affiliation(phone="600 000 000")
        theirs = row.with_user(self.bruno)
        self.assertEqual((theirs.person_name, theirs.phone), ("Bakery Contact", "600 000 000"))
        self.assertFalse(theirs.person_id.has_access('read'))
        self.assertFalse(row.with_user(self.carla).has_access('read'))
        self.assertFalse(row.with_user(self.ana).has_access('read'), "what the person is elsewhere is not hers")
        with self.assertRaises(AccessError):
            self.env['portfolio.affiliation'].with_user(self.bruno).create(
                {'partner_id': self.hotel.id, 'person_id': self.garage_contact.id})

    def test_who_may_do_what(self):
        row = self.affiliation()
        for user, operations in [
            (self.bruno, 'read write create unlink'), (self.ana, ''), (self.carla, ''),
            (self.maria, 'read write create unlink'), (self.diego, 'read write create unlink'), (self.stock, ''),
        ]:
            for operation in ('read', 'write', 'create', 'unlink'):
                with self.subTest(user=user.login, operation=operation):
                    self.assertEqual(row.with_user(user).has_access(operation), operation in operations.split())

    def test_not_at_the_account_it_belongs_to(self):
        with self.assertRaises(ValidationError):
            self.affiliation(partner_id=self.bakery.id)

    # -- personal data ---------------------------------------------------------------------------

    def test_erased_without_a_trace_of_what_it_was(self):
        self.bakery_contact.write({
            'portfolio_birth_date': '1980-03-02', 'portfolio_private_phone': "600111222",
            'portfolio_personal_note': "Sails on Sundays"})
        with self.assertRaises(AccessError):
            self.bakery_contact.with_user(self.ana).action_portfolio_erase_personal()
        self.bakery_contact.with_user(self.maria).action_portfolio_erase_personal()
        self.assertFalse(self.bakery_contact.portfolio_birth_date or self.bakery_contact.portfolio_personal_note
                         or self.bakery_contact.portfolio_private_phone)
        noted = "".join(self.bakery_contact.message_ids.mapped('body'))
        self.assertIn("Birth Date", noted)
        self.assertNotIn("600111222", noted)
        self.assertNotIn("Sails", noted)

    def test_a_merge_names_the_accounts_that_become_one(self):
        """Before it is done: it cannot be undone. Those of one account, or alone, are merged without a word."""
        colleague = self.bakery_contact.copy({'name': "Bakery Clerk"})
        for contacts, named in [
            (self.bakery_contact | colleague, ""),
            (self.bakery_contact, ""),
            (self.bakery_contact | self.garage_contact, "Bakery, Garage"),
            (self.bakery | self.garage_contact | self.hotel, "Bakery, Garage, Hotel"),
        ]:
            with self.subTest(contacts=contacts.mapped('name')):
                wizard = self.env['base.partner.merge.automatic.wizard'].with_context(
                    active_model='res.partner', active_ids=contacts.ids).create({})
                self.assertEqual(
                    sorted(filter(None, (wizard.portfolio_accounts_merged or "").split(", "))),
                    sorted(filter(None, named.split(", "))))

    def test_a_merge_names_no_account_that_is_out_of_sight(self):
        Merge = self.env['base.partner.merge.automatic.wizard']
        for user, named in ((self.ana, "Bakery, …"), (self.diego, "Bakery, Winery")):
            self.assertEqual(Merge.with_user(user)._portfolio_named_accounts(
                (self.bakery | self.winery).with_user(user)), named)

    def test_the_merge_dialog_warns(self):
        arch = self.env['base.partner.merge.automatic.wizard'].with_user(self.maria).get_view(view_type='form')['arch']
        self.assertIn("A merge of contacts cannot be undone.", arch)
        self.assertIn('portfolio_accounts_merged', arch)
