from odoo import fields
from odoo.tests import freeze_time, tagged

from odoo.addons.crm_portfolio.models.foundation.sentence import MARK, SentenceText, say, value_of

from ..account.common import ConversionCase


@tagged('post_install', '-at_install')
@freeze_time('2026-03-02 10:00:00')
class TestFoundationSentenceRooms(ConversionCase):
    """What one person's work leaves in words is read by another in his own language: Ana's English, Inés' Spanish."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('es_ES')
        cls.env['ir.module.module']._load_module_terms(['crm', 'crm_portfolio'], ['es_ES'])

    def both(self, record, name):
        """What a field says in English and in Spanish, read anew and read twice."""
        said = []
        for _round in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            said.append(tuple(record.with_context(lang=lang)[name] for lang in ('en_US', 'es_ES')))
        self.assertEqual(*said)
        return said[0]

    def says(self, record, name, english, spanish):
        read = self.both(record, name)
        self.assertIn(english, read[0])
        self.assertIn(spanish, read[1])

    def test_what_a_score_is_made_of(self):
        Factor = self.env['portfolio.lead.score.factor']
        Factor.search([]).unlink()
        fair, silent, near = Factor.with_user(self.maria).create([
            {'name': "From the fair", 'points': 40, 'domain': f"[('source_id', '=', {self.source.id})]"},
            {'name': "No mobile", 'points': -15, 'domain': "[('phone', '=', False)]"},
            {'name': "Close by", 'points': 15, 'domain': "[('zip', '=', '28013')]"}])
        for factor, name in [(fair, "De la feria"), (silent, "Sin móvil"), (near, "Cerca")]:
            factor.with_context(lang='es_ES').name = name
        lead = self.lead("Fridge", phone=False).with_user(self.ana)
        self.assertEqual(self.both(lead, 'portfolio_score_reason'), (
            "From the fair +40 · No mobile -15 · Close by +15", "De la feria +40 · Sin móvil -15 · Cerca +15"))
        written = lead.write_date
        for lang in ('es_ES', 'en_US'):
            self.later()
            lead.with_context(lang=lang)._portfolio_rate()
        self.assertEqual(lead.write_date, written, "whoever scores it, the sentence is the same")
        spanish = lead.with_context(lang='es_ES')
        self.assertIn(lead, spanish.search([('portfolio_score_reason', 'ilike', "de la feria")]))

    def later(self):
        self.env.flush_all()
        self.env.cr._now = fields.Datetime.add(self.env.cr.now(), hours=1)

    def test_what_a_conversion_lists(self):
        account = self.orphan
        account.write({'website': "https://other.example", 'user_id': self.ana.id})
        self.spain.with_context(lang='es_ES').name = "España"
        self.load(self.florist)
        conversion = self.convert(self.florist, {self.florist.id: account}, outcome='close')
        names = {line: self.both(line, 'name') for line in conversion.line_ids}
        self.assertIn(("Phone", "Teléfono"), names.values())
        self.assertIn(("Messages", "Mensajes"), names.values())
        self.assertIn(("Activities", "Actividades"), names.values())
        [site] = [line for line, name in names.items() if name[0] == "Website"]
        self.says(site, 'note', "Orphan has another: https://other.example", "Orphan tiene otro")
        [revenue] = [line for line, name in names.items() if name[0] == "Expected Revenue"]
        self.says(revenue, 'value', "4,200.00", "4.200,00")
        [country] = [line for line, name in names.items() if name[0] == "Country"]
        self.assertEqual(self.both(country, 'value'), ("Spain", "España"))
        self.says(conversion.journal_id, 'name', "Lead converted: Florist", "Florist")
        self.assertNotEqual(*self.both(conversion.journal_id, 'display_name'))

    def test_what_its_undo_keeps(self):
        conversion = self.convert(self.florist)
        conversion.partner_id.message_post(body="Nice people.")
        self.florist.expected_revenue = 9000
        conversion.with_user(self.ana).action_undo()
        english, spanish = self.both(conversion, 'kept_note')
        self.assertIn("Changed since, left as it is: Expected Revenue.", english)
        self.assertIn("Kept, for it was added since: Message (1).", english)
        self.assertIn("Ingreso", spanish)
        self.assertIn("Mensaje (1)", spanish)
        self.assertEqual(english.count("\n"), spanish.count("\n"))

    def test_what_a_journal_and_a_hand_over_say(self):
        self.env['crm.lead'].create({
            'name': "Oven", 'partner_id': self.bakery.id, 'user_id': self.ana.id, 'type': 'opportunity'})
        handover = self.env['portfolio.handover'].with_user(self.maria).create({
            'from_user_id': self.ana.id, 'to_user_id': self.bruno.id, 'date_from': '2026-03-02'})
        handover.action_start()
        english, spanish = self.both(handover, 'goes_along')
        self.assertEqual(english, "2 accounts, with what is open: 1 (leads and opportunities: 1).")
        self.assertEqual(spanish, "2 cuentas, con lo que está pendiente: 1 (leads y oportunidades: 1).")
        self.says(handover.journal_id, 'name', "(accounts: 2)", "(cuentas: 2)")
        self.env['crm.lead'].search([('name', '=', "Oven")]).user_id = self.maria
        handover.with_context(lang='es_ES').action_undo()
        self.says(handover, 'result', "Changed since, left as it is: Salesperson.", "Comercial")

    def test_undo_in_another_language_finds_kept_sentences_unchanged(self):
        """Why a class was given is kept with it: read in Spanish it is no other."""
        for field in ('portfolio_class_reason', 'portfolio_zone_reason', 'portfolio_job_reason'):
            self.assertIn(field, self.env['res.partner']._fields)
        self.bakery_contact.function = "Gerente"
        self.assertTrue(self.bakery_contact.portfolio_job_reason)
        self.env.flush_all()
        before, after = (self.bakery_contact.with_context(lang=lang)._portfolio_snapshot(
            ['portfolio_job_reason', 'portfolio_job_position_id']) for lang in ('en_US', 'es_ES'))
        self.assertEqual(before, after)
        kept = before[self.bakery_contact.id]['portfolio_job_reason']
        self.assertTrue(kept.startswith(MARK))
        words = self.both(self.bakery_contact, 'portfolio_job_reason')
        self.bakery_contact.portfolio_job_reason = False
        self.bakery_contact.write(self.bakery_contact._portfolio_from_snapshot({'portfolio_job_reason': kept}))
        self.assertEqual(self.both(self.bakery_contact, 'portfolio_job_reason'), words)
        self.assertNotEqual(*words)

    def test_what_is_said_of_every_kind_of_field(self):
        lead = self.florist
        self.spain.with_context(lang='es_ES').name = "España"
        lead.write({'tag_ids': [(0, 0, {'name': "Cold"})], 'date_deadline': '2026-04-05', 'priority': '2'})
        for name, english, spanish in [
                ('expected_revenue', "4,200.00", "4.200,00"), ('date_deadline', "04/05/2026", "05/04/2026"),
                ('country_id', "Spain", "España"), ('tag_ids', "Cold", "Cold"), ('priority', "High", "Alta"),
                ('contact_name', "Lola Ruiz", "Lola Ruiz"), ('description', "Cold room", "Cold room")]:
            with self.subTest(name=name):
                said = self.say_of(lead, name)
                self.assertIn(english, said[0])
                self.assertIn(spanish, said[1])

    def say_of(self, record, name):
        kept = value_of(record, name)
        return [say(self.env(context={'lang': lang}), kept) for lang in ('en_US', 'es_ES')]

    def test_texts_of_several_lines_are_texts(self):
        for model, name in [('portfolio.conversion', 'kept_note'), ('portfolio.conversion.line', 'value'),
                            ('portfolio.handover', 'result'), ('portfolio.lead.import.row', 'message')]:
            field = self.env[model]._fields[name]
            self.assertIsInstance(field, SentenceText)
            self.assertEqual(field.type, 'text')
