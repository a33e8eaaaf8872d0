from datetime import date

from odoo.tools import SQL

from odoo.addons.crm_portfolio.models.foundation.sentence import (
    MARK,
    TEMPLATES,
    Kept,
    asked,
    in_lines,
    kept,
    kept_sql,
    label,
    listed,
    names,
    number,
    say,
)

from ..common import PortfolioCase


class TestFoundationSentence(PortfolioCase):
    """Kept sentences are data and a template, read in the language of whoever reads."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('es_ES')
        cls.spanish = cls.env(context={**cls.env.context, 'lang': 'es_ES'})
        cls.customer = cls.env.ref('crm_portfolio.category_customer')
        cls.customer.with_context(lang='es_ES').name = "Cliente"

    def test_every_template_takes_its_words_in_both_languages(self):
        """A translation that lost a placeholder would show in the middle of somebody's history."""
        for key, term in TEMPLATES.items():
            if isinstance(term, str):
                continue
            source, spanish = term._source, self.spanish._(term)
            for placeholder in ('%s', '%(', '%%'):
                with self.subTest(key=key, placeholder=placeholder):
                    self.assertEqual(spanish.count(placeholder), source.count(placeholder))

    def test_what_it_says(self):
        for sentence, english, spanish in [
            (kept('value', "As it is"), "As it is", "As it is"),
            (kept('value', date(2026, 3, 1)), "03/01/2026", "01/03/2026"),
            (kept('value', number(1234.56, 1)), "1,234.6", "1.234,6"),
            (kept('value', names(self.customer)), "Customer", "Cliente"),
            (kept('value', label(self.customer, 'kind')), "Customer", "Customer"),
            (kept('value', listed([names(self.customer), "x", 3])), "Customer, x, 3", "Cliente, x, 3"),
            (kept('value', kept('account.by_hand')), "Changed by hand.", "Cambiado a mano."),
            (kept('account.order', "S0001"), "First order S0001 confirmed.", None),
            (kept('value', asked('res.partner', "[('city', '=', 'Lugo')]")), "City is Lugo", None),
        ]:
            with self.subTest(english=english):
                self.assertEqual(say(self.env, sentence), english)
                worded = say(self.spanish, sentence)
                self.assertEqual(worded, spanish) if spanish else self.assertNotEqual(worded, english)
        with self.assertRaises(KeyError):
            kept('account.no_such_template')

    def test_a_field_reads_in_the_readers_language_and_keeps_a_persons_words(self):
        self.bakery._portfolio_set_category(
            self.env.ref('crm_portfolio.category_prospect'), kept('account.order', "S0001"), 'order')
        changes = self.env['portfolio.category.change']
        change = changes.search([('partner_id', '=', self.bakery.id)], limit=1)
        spanish = change.with_env(self.spanish)
        for _round in range(2):
            self.assertEqual(change.reason, "First order S0001 confirmed.")
            self.assertEqual(spanish.reason, "Primer pedido confirmado: S0001.")
            self.assertEqual(spanish.read(['reason'])[0]['reason'], spanish.reason)
            self.env.invalidate_all()
        self.assertIn(change, change.with_env(self.spanish).search([('reason', 'ilike', "primer pedido confirmado")]))
        self.assertIn(change, change.search([('reason', 'ilike', "S0001")]))
        self.assertNotIn(change, change.search([('reason', 'not ilike', "first order")]))
        own = "Se pasa a la competencia (100 % seguro)"
        self.bakery._portfolio_set_category(self.customer, own, 'manual')
        self.env.invalidate_all()
        self.assertEqual(self.bakery.portfolio_change_ids[:1].with_env(self.spanish).reason, own)

    def test_nobody_forges_one_with_text(self):
        forged = MARK + '{"k": "account.order", "a": ["S9"]}'
        relation = self.env['portfolio.responsible'].create({
            'partner_id': self.orphan.id, 'user_id': self.ana.id, 'reason': forged,
            'role_id': self.env['portfolio.responsible.role'].search([], limit=1).id})
        self.env.invalidate_all()
        self.assertEqual(relation.reason, forged[1:])
        relation.reason = forged
        self.env.invalidate_all()
        self.assertEqual(relation.reason, forged[1:])

    def test_several_lines_are_read_line_by_line(self):
        both = in_lines([kept('account.by_hand'), "", "As it\nis", None])
        self.assertEqual(say(self.env, both), "Changed by hand.\nAs it\nis")
        self.assertEqual(say(self.spanish, both), "Cambiado a mano.\nAs it\nis")
        self.assertEqual(say(self.spanish, kept('value', both)), say(self.spanish, both), "inside of another one too")
        self.assertEqual(in_lines([both, kept('account.by_hand')]).count("\n"), 2, "a text has none")
        self.assertEqual(in_lines(["", None]), '')
        [[made]] = self.env.execute_query(SQL(
            "SELECT concat_ws(E'\n', %s, NULL, 'As it is')", str(kept('account.by_hand'))))
        self.assertEqual(say(self.spanish, made), "Cambiado a mano.\nAs it is")

    def test_a_later_line_forges_nothing(self):
        forged = "Mine\n" + kept('account.order', "S9")
        self.assertEqual(say(self.env, forged), forged)
        self.assertNotIn("First order", say(self.env, in_lines([forged])))
        conversion = self.env['portfolio.conversion'].new({'kept_note': forged})
        self.assertEqual(conversion.kept_note, forged)

    def test_dots_that_somebody_wrote_are_his(self):
        for said in ("a..b@bar.es", "S.L.."):
            self.assertEqual(say(self.env, kept('account.order', said)), f"First order {said} confirmed.")
        self.assertEqual(
            say(self.env, kept('account.reversed', document="Bar S.L.")),
            "Bar S.L. was reversed, and no other document keeps the category.")

    def test_the_database_makes_the_same(self):
        [[made]] = self.env.execute_query(SQL("SELECT %s", kept_sql(
            'account.dormant', date=SQL("'today'"), months=SQL("json_build_object('n', 55.55, 'p', 1)"))))
        self.assertEqual(say(self.env, made), "Last purchase on today: nothing for 55.6 months.")
        spanish = say(self.spanish, made)
        self.assertIn("55,6", spanish)
        self.assertNotIn("Last purchase", spanish)
        self.assertIsInstance(str(kept('value', "x")), Kept, "str() keeps what it is")

    def test_broken_ones_are_shown_as_they_stand(self):
        self.assertEqual(say(self.env, MARK + "no json"), "no json")
        self.assertEqual(say(self.env, MARK + '{"k": "gone.room", "a": ["what", "it said"]}'), "what, it said")
