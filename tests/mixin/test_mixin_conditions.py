from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.crm_portfolio.models.mixin.conditions import ConditionsError

from ..common import PortfolioCase

SENTENCE = r"the conditions cannot be evaluated \(.+\)\. Choose them again\."
# how one comes from a record to the field that is asked for: in one path, by a condition of its own, or refused
STEPS = st.lists(st.sampled_from(['path', 'any', 'not any', '!']), max_size=4)


@tagged('post_install', '-at_install')
class TestMixinConditions(PortfolioCase):
    """Conditions that a user keeps, whatever the model: one way to read them, one check, one error."""

    def models(self):
        return {
            name: self.env[name] for name, model in self.env.registry.items()
            if issubclass(model, self.env.registry['portfolio.conditions']) and model._auto and not model._abstract}

    def test_what_cannot_be_read_is_the_same_error_of_every_model(self):
        self.assertGreaterEqual(len(self.models()), 9)
        for name, model in self.models().items():
            for text in ("[('name', '=', ", "__import__('os')", "[('name', '=', open('x'))]", "5"):
                record = model.new({'domain': text})
                with self.subTest(model=name, text=text):
                    with self.assertRaisesRegex(ConditionsError, SENTENCE) as said:
                        record._portfolio_asked()
                    self.assertIsInstance(said.exception, UserError)
                    self.assertEqual(str(said.exception).count("cannot be evaluated"), 1)
                    self.assertIn("cannot be evaluated", record._portfolio_problem())

    def test_what_can_never_hold_is_said_of_every_model(self):
        for name, model in self.models().items():
            with self.subTest(model=name):
                self.assertRegex(
                    model.new({'domain': "[('name', '=', 'x'), ('name', '=', 'y')]"})._portfolio_problem(),
                    "can never")

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(STEPS)
    def test_what_its_author_may_not_read_is_found_on_any_way(self, steps):
        asked = [('credit', '>', 0)]
        for step in steps:
            if step == '!':
                asked = ['!', *asked]
            elif step == 'path' and len(asked) == 1:
                [(path, operator, value)] = asked
                asked = [(f'parent_id.{path}', operator, value)]
            else:
                asked = [('parent_id', 'any' if step == 'path' else step, asked)]
        for name, model in self.models().items():
            of_lead = model._portfolio_asks == 'crm.lead'
            domain = [('partner_id', 'any', asked)] if of_lead else asked
            record = model.with_user(self.ana).new({'domain': repr(domain)})
            self.assertIn("you may not read", record._portfolio_problem() or "", (name, domain))

    def test_a_count_is_of_what_one_may_ask(self):
        Partner = self.env['res.partner'].with_user(self.ana)
        mine = [('id', 'in', (self.bakery | self.hotel).ids)]
        self.assertEqual(Partner._portfolio_count_asked(mine), 1, "the hotel is a colleague's")
        self.assertEqual(Partner._portfolio_count_asked([*mine, ('credit', '>=', 0)]), 0)
        self.assertEqual(self.env['ir.cron'].with_user(self.ana)._portfolio_count_asked([]), 0)
