from dataclasses import dataclass

from odoo.tests import TransactionCase

from ...tools.foundation.carrier import Fact, Reason


@dataclass(frozen=True)
class Quiet(Fact):
    pass


class TestCarrier(TransactionCase):
    """What code tells code reaches code, and what a caller sends never does."""

    def test_a_fact_reaches_other_models_and_environments(self):
        partners = self.env['res.partner']._portfolio_tell(Reason("by phone"), Quiet())
        self.assertEqual(partners.env['crm.lead'].sudo()._portfolio_told(Reason).text, "by phone")
        self.assertTrue(partners.with_context(lang='en_US')._portfolio_told(Quiet))
        self.assertIsNone(partners._portfolio_untell(Quiet)._portfolio_told(Quiet))

    def test_nothing_that_is_sent_is_a_fact(self):
        for sent in (True, 'Reason', {'Reason': "by phone"}, [['Reason', "by phone"]], {'text': "by phone"}):
            with self.subTest(sent=sent):
                partners = self.env['res.partner'].with_context(portfolio=sent, Reason="by phone", quiet=True)
                self.assertIsNone(partners._portfolio_told(Reason))
                self.assertIsNone(partners._portfolio_told(Quiet))

    def test_only_facts_are_told(self):
        with self.assertRaises(TypeError):
            self.env['res.partner']._portfolio_tell("by phone")
