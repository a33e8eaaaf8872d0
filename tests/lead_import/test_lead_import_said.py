"""Rows of a list say why in the language of whoever reads them, whoever imported it and in whatever language."""
import base64

from odoo.addons.crm_portfolio.models.foundation.sentence import MARK

from ..lead.common import ImportCase


class TestLeadImportSaid(ImportCase):
    """Diego imports in English, María reads in Spanish."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('es_ES')
        cls.env['ir.module.module']._load_module_terms(['crm', 'crm_portfolio'], ['es_ES'])
        cls.maria.lang = 'es_ES'

    def said(self, lead_import, line):
        """What a row says in English and in Spanish, read anew."""
        row = lead_import.row_ids.filtered(lambda one: one.line == line)
        self.env.flush_all()
        self.env.invalidate_all()
        said = [row.with_context(lang=lang).message for lang in ('en_US', 'es_ES')]
        self.assertEqual(row.with_user(self.maria).with_context(lang='es_ES').message, said[1])
        self.assertNotIn(MARK, "".join(said))
        return said

    def test_what_is_to_be_corrected(self):
        lead_import = self.checked(
            "Company;E-mail;Phone;Expected closing", ";ana bar.es;600;", "Two;two@example.com;;31/31/2026",
            ";;;12/10/2026", ";ana..sol bar.es;;")
        self.assertEqual(self.said(lead_import, 2), [
            "E-mail: “ana bar.es” is no e-mail address. It looks like name@company.com.\n"
            "Phone: “600” is no phone number. Write its digits.",
            "E-mail: «ana bar.es» no es una dirección de correo. Debe ser como nombre@empresa.com.\n"
            "Phone: «600» no es un teléfono. Escriba sus cifras."])
        english, spanish = self.said(lead_import, 3)
        self.assertIn("/yyyy", english)
        self.assertIn("/aaaa", spanish)
        self.assertIn("Nothing says who this is.", self.said(lead_import, 4)[0])
        self.assertIn("Nada dice quién es.", self.said(lead_import, 4)[1])
        self.assertIn("“ana..sol bar.es”", self.said(lead_import, 5)[0], "dots that somebody wrote are his")

    def test_what_it_comes_in_without(self):
        lead_import = self.imported(
            "Company;Country;Source", "One;Neverland;Nowhere fair", on_duplicate='fill', without_unknown=True)
        english, spanish = self.said(lead_import, 2)
        self.assertEqual([len(said.split("\n")) for said in (english, spanish)], [2, 2])
        for said, without in ((english, "Imported without it"), (spanish, "Se importa sin él")):
            for line, value in zip(said.split("\n"), ("Neverland", "Nowhere fair"), strict=True):
                self.assertIn(value, line)
                self.assertIn(without, line)

    def test_what_is_there_already(self):
        self.leads("There", email_from="there@example.com", partner_name="There", city="Lugo")
        lines = ("Company;E-mail;City", "There;there@example.com;Lugo", "New;new@example.com;", "New;new@example.com;")
        lead_import = self.checked(*lines, on_duplicate='skip')
        self.assertEqual(self.said(lead_import, 2), [
            "The lead “There” has this e-mail already.", "El lead «There» ya tiene este dato: correo electrónico."])
        self.assertEqual(self.said(lead_import, 4), [
            "The same as row 3 of this file: the e-mail is the same, the name is alike (score 96).",
            "Igual que la fila 3 de este archivo: el correo es el mismo, el nombre es parecido (puntuación 96)."])
        lead_import = self.imported(*lines, on_duplicate='fill')
        self.assertEqual(self.said(lead_import, 2), [
            "The lead “There” has this e-mail already. It says all of this already.",
            "El lead «There» ya tiene este dato: correo electrónico. Ya dice todo esto."])
        self.assertEqual(self.said(lead_import, 4), [
            "The same as row 3 of this file: the e-mail is the same, the name is alike (score 96). It says all of this "
            "already.",
            "Igual que la fila 3 de este archivo: el correo es el mismo, el nombre es parecido (puntuación 96). Ya "
            "dice todo esto."])
        twice = "Twice;twice@example.com;"
        lead_import = self.imported(lines[0], lines[1], twice, twice, on_duplicate='skip')
        self.assertEqual(self.said(lead_import, 4)[0], (
            "The same as row 3 of this file: the e-mail is the same, the name is alike (score 96)."))

    def test_what_a_refused_row_would_come_in_without(self):
        """It does not come in as it is: said with the column that refuses it."""
        lead_import = self.checked(
            "Company;E-mail;Country;Expected revenue", "Two;two@example.com;Neverland;five",
            "Three;;Neverland;1,2,3", ";;Neverland;", "Four;four@example.com;Neverland;1500",
            without_unknown=True)
        for line, ends in [
            (2, "The row would come in without it (the notes keep it), but for the error in: Expected revenue."),
            (3, "The row would come in without it (the notes keep it), but for the error in: Expected revenue."),
            (4, "The row would come in without it (the notes keep it), but for its error."),
            (5, "Imported without it; the notes keep it."),
        ]:
            with self.subTest(line=line):
                [about] = [said for said in self.said(lead_import, line)[0].split("\n") if "Neverland" in said]
                self.assertTrue(about.endswith(ends), about)

    def test_a_row_that_is_the_same_and_says_more(self):
        """What the database puts together is read line by line."""
        lead_import = self.checked(
            "Company;E-mail;Country", "New;new@example.com;", "New;new@example.com;Neverland", without_unknown=True)
        english, spanish = (said.split("\n") for said in self.said(lead_import, 3))
        self.assertEqual([len(english), len(spanish)], [2, 2])
        self.assertIn("row 2", english[0])
        self.assertIn("Imported without it", english[1])
        self.assertIn("fila 2", spanish[0])
        self.assertIn("Se importa sin él", spanish[1])

    def test_what_the_settings_do_not_tell(self):
        self.leads("Secret", email_from="there@example.com", user_id=self.bruno.id)
        lead_import = self.checked("Company;E-mail", "There;there@example.com", user=self.ana, on_duplicate='skip')
        said = self.said(lead_import.with_user(self.diego), 2)
        self.assertEqual(said, ["It exists already: talk to Bruno, its responsible.",
                                "Ya existe: hable con Bruno, su responsable."])

    def test_what_another_module_raised_stays_a_text(self):
        lead_import = self.checked("Company;E-mail", "One;one@example.com")
        reason = lead_import._refusal(ValueError("Mind the gap.\nAnd more"))
        self.assertEqual(
            [lead_import.with_context(lang=lang)._portfolio_say(reason) for lang in ('en_US', 'es_ES')],
            ["It was refused: Mind the gap.", "Se ha rechazado: Mind the gap."])

    def test_what_its_undo_kept(self):
        there = self.leads("There", email_from="there@example.com")
        lead_import = self.imported(
            "Company;E-mail;City", "There;there@example.com;Lugo", "New;new@example.com;", "Old;old@example.com;",
            on_duplicate='fill')
        self.later()
        (there | lead_import.row_ids[1].lead_id).city = "Vigo"
        self.env['survey.user_input'].create({
            'survey_id': self.env['survey.survey'].create({'title': "Visit"}).id,
            'lead_id': lead_import.row_ids[2].lead_id.id})
        self.undone(lead_import)
        self.assertEqual(self.said(lead_import, 2), [
            "Changed since, left as it is: City.", "Cambiado después; se deja como está: Ciudad."])
        self.assertEqual(self.said(lead_import, 3)[0], "Changed since it was imported.")
        self.assertNotEqual(*self.said(lead_import, 3))
        english, spanish = self.said(lead_import, 4)
        self.assertIn("(1)", english)
        self.assertIn("(1)", spanish)
        self.assertNotEqual(english, spanish)

    def test_the_file_of_rows_to_correct_speaks_to_whoever_fetches_it(self):
        lead_import = self.checked("Company;E-mail", ";ana bar.es", user=self.maria)
        for lang, word in (('en_US', "is no e-mail address"), ('es_ES', "no es una dirección de correo")):
            lead_import.with_context(lang=lang).action_error_file()
            [attachment] = self.env['ir.attachment'].search([
                ('res_model', '=', lead_import._name), ('res_id', '=', lead_import.id), ('res_field', '=', False)],
                order='id desc', limit=1)
            content = base64.b64decode(attachment.datas).decode(lead_import.encoding)
            self.assertIn(word, content)
            self.assertNotIn(MARK, content)

    def test_words_are_searched_as_they_are_read(self):
        self.leads("There", email_from="there@example.com", partner_name="There")
        lead_import = self.imported(
            "Company;E-mail", "There;there@example.com", ";ana bar.es", "New;new@example.com", on_duplicate='fill')
        Row = self.env['portfolio.lead.import.row']
        there, wrong, _new = rows = lead_import.row_ids

        def found(word, operator='ilike', lang='en_US'):
            return Row.with_context(lang=lang).search([('id', 'in', rows.ids), ('message', operator, word)])

        for word, lang, row in [
                ("no e-mail address", 'en_US', wrong), ("dirección de correo", 'es_ES', wrong),
                ("ana bar.es", 'en_US', wrong),
                ("says all of this", 'en_US', there), ("ya dice todo", 'es_ES', there),
                # said inside of another sentence
                ("already", 'en_US', there), ("ya tiene este", 'es_ES', there)]:
            with self.subTest(word=word):
                self.assertEqual(found(word, lang=lang), row)
                self.assertNotIn(row, found(word, 'not ilike', lang))

    def test_cells_forge_nothing(self):
        forged = MARK + '{"k": "lead_import.row_refused", "a": ["forged"]}'
        lead_import = self.checked(content=f'Company;E-mail\n{forged};"x\n{forged}"\n;{forged}\n'.encode())
        for row in lead_import.row_ids:
            self.assertNotIn("It was refused", row.message or '')
