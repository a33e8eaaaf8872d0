from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg2.errors import UniqueViolation

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestMixinCoded(PortfolioCase):
    """Records known by a code; zones stand for those of a company."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.companies = [cls.env['res.company'], cls.env.company, cls.env['res.company'].create({'name': "Other"})]

    def models(self, mixin):
        return {
            name: self.env[name] for name, model in self.env.registry.items()
            if issubclass(model, self.env.registry[mixin]) and model._auto and not model._abstract}

    @mute_logger('odoo.sql_db')
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["N", "S", False])), max_size=6))
    def test_a_code_is_unique_in_its_company(self, zones):
        with self.env.cr.savepoint() as savepoint:
            taken = set()
            for number, code in zones:
                try:
                    with self.env.cr.savepoint():
                        self.env['portfolio.zone'].create({
                            'name': "Zone", 'code': code, 'company_id': self.companies[number].id})
                        self.env.flush_all()
                    self.assertNotIn((number, code), taken)
                except UniqueViolation:
                    self.assertIn((number, code), taken)
                if code:
                    taken.add((number, code))
            savepoint.rollback()
        self.env.invalidate_all()

    def test_the_same_fault_gets_the_same_words_in_every_catalogue(self):
        coded = self.models('portfolio.coded')
        self.assertGreaterEqual(len(coded), 15)
        for name, model in coded.items():
            with self.subTest(model=name):
                index = model._table_objects[f'{model._table}_code_unique']
                self.assertEqual(index.message, "Code: already in use. Enter a different code.")

    def test_what_belongs_to_a_company_has_its_codes_to_itself(self):
        for name, model in self.models('portfolio.coded').items():
            with self.subTest(model=name):
                definition = model._table_objects[f'{model._table}_code_unique'].get_definition(self.env.registry)
                self.assertEqual('company_id' in model._fields, 'company_id' in definition)

    def test_values_stand_in_their_order(self):
        last, first, second = self.env['portfolio.block.reason'].create([
            {'name': "Last", 'sequence': 30}, {'name': "First", 'sequence': 1}, {'name': "Second", 'sequence': 1}])
        found = self.env['portfolio.block.reason'].search([('id', 'in', (last | first | second).ids)])
        self.assertEqual(found.ids, [first.id, second.id, last.id])
        for name, model in self.models('portfolio.catalogue.value').items():
            with self.subTest(model=name):
                self.assertIn('sequence', model._order)
