"""Writing much at once: what is put aside meanwhile comes back as it was."""
from odoo.tests import TransactionCase

from ...tools.foundation.bulk import without_indexes

TABLE = 'portfolio_responsible'


class TestBulk(TransactionCase):

    def indexes(self):
        self.env.cr.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s ORDER BY 1", [TABLE])
        return self.env.cr.fetchall()

    def foreign_keys(self):
        self.env.cr.execute("""
            SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
             WHERE conrelid = %s::regclass AND contype = 'f' ORDER BY 1""", [TABLE])
        return self.env.cr.fetchall()

    def test_indexes_and_foreign_keys_come_back(self):
        before = self.indexes(), self.foreign_keys()
        with without_indexes(self.env.cr, TABLE):
            self.assertLess(len(self.indexes()), len(before[0]))
            self.assertEqual(self.foreign_keys(), [])
        self.assertEqual((self.indexes(), self.foreign_keys()), before)

    def test_keys_of_what_is_not_written_stay(self):
        before = self.foreign_keys()
        with without_indexes(self.env.cr, TABLE, written=['role_id', 'date_from']):
            gone = {name for name, _definition in before} - {name for name, _definition in self.foreign_keys()}
            self.assertEqual(gone, {f'{TABLE}_role_id_fkey'})
        self.assertEqual(self.foreign_keys(), before)

    def test_empty_indexes_of_what_is_not_written_stay(self):
        self.env.cr.execute(f"CREATE INDEX bulk_nobody ON {TABLE} (id) WHERE date_to IS NOT NULL AND id < 0")
        for column, goes in (('date_from', False), ('date_to', True)):
            with self.subTest(written=column), without_indexes(self.env.cr, TABLE, written=[column]):
                self.assertEqual('bulk_nobody' not in dict(self.indexes()), goes)
        self.assertIn('bulk_nobody', dict(self.indexes()))

    def test_nothing_is_lost_of_what_fails_meanwhile(self):
        before = self.indexes(), self.foreign_keys()
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint(), without_indexes(self.env.cr, TABLE):
            raise ZeroDivisionError
        self.assertEqual((self.indexes(), self.foreign_keys()), before)
