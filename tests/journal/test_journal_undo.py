from odoo.exceptions import AccessError

from ..common import PortfolioCase


class TestFoundationJournal(PortfolioCase):
    """Maria renames two accounts at once, then thinks better of it."""

    def setUp(self):
        super().setUp()
        self.journal = self.env['portfolio.journal'].with_user(self.maria)._open('test', "Rename")

    def test_undo_restores_what_stood_there(self):
        both = self.bakery | self.garage
        self.journal._write_on(both, {'ref': 'B-1'})
        self.assertEqual(both.mapped('ref'), ['B-1', 'B-1'])

        kept = self.journal._undo()

        self.assertFalse(kept)
        self.assertEqual(both.mapped('ref'), [False, False])
        self.assertEqual(self.journal.state, 'undone')

    def test_what_changed_since_is_kept_and_listed(self):
        self.journal._write_on(self.bakery | self.garage, {'ref': 'B-1', 'comment': "<p>new</p>"})
        self.bakery.ref = 'B-2'

        kept = self.journal._undo()

        self.assertEqual(self.bakery.ref, 'B-2', "later work is not overwritten")
        self.assertFalse(self.bakery.comment, "the untouched field is restored")
        self.assertFalse(self.garage.ref)
        self.assertEqual(kept.mapped('res_id'), self.bakery.ids)
        self.assertIn("Reference", kept.note)
        self.assertEqual(self.journal.state, 'partial')

    def test_a_record_created_is_removed_unless_it_is_in_use(self):
        free, used = self.env['res.partner'].create([{'name': "Free"}, {'name': "Used"}])
        self.env['sale.order'].create({'partner_id': used.id})
        self.journal._created(free | used)

        kept = self.journal._undo()

        self.assertFalse(free.exists())
        self.assertTrue(used.exists())
        self.assertIn("in use", kept.note)

    def test_undo_twice_changes_nothing(self):
        self.journal._write_on(self.bakery, {'ref': 'B-1'})
        self.journal._undo()
        self.bakery.ref = 'B-3'
        self.journal._undo()
        self.assertEqual(self.bakery.ref, 'B-3')

    def test_a_representative_reads_no_journal(self):
        with self.assertRaises(AccessError):
            self.env['portfolio.journal'].with_user(self.ana).search([])

    def test_a_manager_reads_his_own_and_the_director_all(self):
        mine = self.env['portfolio.journal'].with_user(self.diego)._open('test', "Other")
        found = self.env['portfolio.journal'].with_user(self.maria).search([('kind', '=', 'test')])
        self.assertEqual(found, self.journal)
        found = self.env['portfolio.journal'].with_user(self.diego).search([('kind', '=', 'test')])
        self.assertEqual(found, self.journal | mine)

    def test_sentences_that_are_kept_speak_the_language_of_the_house(self):
        """A job has no language of its own; a person has."""
        self.env['res.lang']._activate_lang('es_ES')
        colleagues = self.env['res.users'].search([('share', '=', False)])
        colleagues.partner_id.lang = 'es_ES'
        self.maria.lang = 'en_US'
        self.assertEqual(self.env['res.partner']._portfolio_worded().env.lang, 'es_ES')
        self.assertEqual(self.env['res.partner'].with_user(self.maria)._portfolio_worded().env.lang, 'en_US')
        self.assertEqual(
            self.env['res.partner'].with_user(self.env.ref('base.public_user'))._portfolio_worded().env.lang, 'es_ES')
