"""Lists of a Spanish company as chambers of commerce, colleagues and old programs write them: what the file says beside
who somebody is (activity, province) is found in any writing, and what stands for 'none' is none."""
from hypothesis import given, settings
from hypothesis import strategies as st

from ...tools.activity_code.activity_code import cell_codes
from ...tools.place.place_name import PROVINCES
from ...tools.place.place_province import _SPELLINGS, province_of, zip_province
from ...tools.search.nobody import is_nothing, nobodys_email, nobodys_phone, nobodys_tax
from ..lead.common import ImportCase


class TestLeadImportSides(ImportCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.country_id = cls.spain = cls.env.ref('base.es')
        cls.codes = cls.env['portfolio.activity.code']

    def leads_of(self, lead_import):
        """``{company: lead}``; every row must have come in."""
        for row in lead_import.row_ids:
            self.assertEqual(row.state, 'created', (row.line, row.name, row.message))
        return {lead.partner_name: lead for lead in lead_import.row_ids.lead_id}

    def said(self, code):
        return f"{code.classification} {code.code}" if code else ''

    # -- activities --------------------------------------------------------------------------------

    def test_codes_of_a_chamber_of_commerce(self):
        leads = self.leads_of(self.imported(content=self.trial('01-cnae-column/lista_camara.csv')))
        self.assertEqual(
            {name.split(' Prueba')[0]: (self.said(lead.portfolio_activity_id), lead.city, lead.state_id.code,
            lead.phone)
             for name, lead in leads.items()}, {
                "Bodegas Ruán": ('cnae2025 11.02', "Cambados", 'PO', '986500101'),
                "Cereales del Bierzo": ('cnae2025 01.11', "Ponferrada", 'LE', '987500102'),
                "Restaurante Lareira": ('cnae2009 56.10', "A Coruña", 'C', '981500103'),
                "Hotel Mirador": ('cnae2025 55.10', "Cee", 'C', '981500104'),
                "Frutas Quiroga": ('cnae2025 46.31', "Lugo", 'LU', '982500105'),
                "Conservas Illa": ('cnae2025 10.22', "Vilanova de Arousa", 'PO', '986500106'),
                "Arroces del Delta": ('cnae2025 01.12', "Deltebre", 'T', '977500107'),
                "Cereales Campiña": ('cnae2025 01.11', "Sevilla", 'SE', '954500108'),
                "Taller Ribera": ('', "Zaragoza", 'Z', '976500109'),
            })
        workshop = leads["Taller Ribera Prueba SL"]
        self.assertIn("CNAE: 9999", str(workshop.description))
        self.assertIn("“9999”", workshop.portfolio_import_row_ids.message)

    def test_codes_and_titles_in_other_writings(self):
        cells = {
            "47.11": 'cnae2025 47.11', "4711": 'cnae2025 47.11', "47.11 Comercio": 'cnae2025 47.11',
            "CNAE 4711": 'cnae2025 47.11', "CNAE-2009: 5610": 'cnae2009 56.10', "(5510) Hoteles": 'cnae2025 55.10',
            "55.1": 'cnae2025 55.1', "1.11": 'cnae2025 01.11', "112.0": 'cnae2025 01.12', "47": 'cnae2025 47',
            "I5510": 'cnae2025 55.10', "G": 'cnae2025 G', "Cultivo de arroz": 'cnae2025 01.12',
            "CULTIVO DE ARROZ": 'cnae2025 01.12', "Growing of rice": 'cnae2025 01.12', "SIC 0111": 'sic 0111',
            "Brujería": '', "0000": ''}
        lines = [f"Empresa {number};{cell}" for number, cell in enumerate(cells)]
        leads = self.leads_of(self.imported("Empresa;CNAE", *lines))
        self.assertEqual(
            {cell: self.said(leads[f"Empresa {number}"].portfolio_activity_id) for number, cell in enumerate(cells)},
            cells)

    def test_a_column_may_be_of_another_classification(self):
        leads = self.leads_of(self.imported("Empresa;SIC", "Trigo;0111", "Nada;56.10"))
        self.assertEqual(self.said(leads["Trigo"].portfolio_activity_id), 'sic 0111')
        self.assertFalse(leads["Nada"].portfolio_activity_id)

    @given(st.text(max_size=20))
    def test_any_text_has_codes_or_a_title(self, text):
        _classification, codes, title = cell_codes(text)
        self.assertTrue(all(code.isalnum() and len(code) <= 4 for code in codes))
        self.assertIsInstance(title, str)

    # -- provinces ---------------------------------------------------------------------------------

    def test_provinces_as_people_write_them(self):
        leads = self.leads_of(self.imported(content=self.trial('16-province-words/lista.csv')))
        self.assertEqual(
            {name.removesuffix(' Prueba'): lead.state_id.code for name, lead in leads.items()}, {
                "Hotel Palma": 'PM', "Bar Ibiza": 'PM', "Hostal Teide": 'TF', "Apartamentos Sur": 'TF',
                "Hotel Canteras": 'GC', "Mesón Sardinero": 'S', "Bar Born": 'B', "Horno Elche": 'A',
                "Sidrería Oviedo": 'O', "Casa Logroño": 'LO', "Tasca Castellón": 'CS', "Bar Cartagena": 'MU',
                "Cafetería Ceuta": 'CE', "Cervecería Madrid": 'M'})
        self.assertEqual({lead.country_id for lead in leads.values()}, {self.spain})

    def test_a_word_that_says_nothing_leaves_it_to_the_zip_code(self):
        leads = self.leads_of(self.imported(
            "Empresa;Provincia;CP", "A1;Galicia;36201", "A2;Cataluña;8003", "A3;Lanzarote;", "A4;La Palma;",
            "A5;Palma;",
            "A6;Vilagarcía de Arousa;", "A7;Texas;28001", "A8;Xanadú;"))
        self.assertEqual(
            [leads[f"A{number}"].state_id.code for number in range(1, 9)],
            ['PO', 'B', 'GC', 'TF', 'PM', 'PO', 'M', False])
        self.assertIn("Provincia: Xanadú", str(leads["A8"].description))

    def test_never_in_another_country_than_the_row_says(self):
        leads = self.leads_of(self.imported(
            "Empresa;Provincia;CP;País", "A1;Córdoba;5000;Argentina", "A2;Córdoba;14001;ESP",
            "A3;Porto;4000-123;Portugal",
            "A4;Madrid;28001;Portugal", "A5;Santander;39001;España", "A6;La Rioja;26001;", "A7;Kent;;UK"))
        self.assertEqual(
            [(lead.country_id.code, lead.state_id.country_id.code or None) for lead in map(leads.get, (
                "A1", "A2", "A3", "A4", "A5", "A6", "A7"))],
            [('AR', 'AR'), ('ES', 'ES'), ('PT', 'PT'), ('PT', None), ('ES', 'ES'), ('ES', 'ES'), ('GB', 'GB')])

    def test_a_zip_code_of_no_spanish_form_is_not_in_spain(self):
        leads = self.leads_of(self.imported(
            "Empresa;Provincia;CP;Población;Teléfono", "Beta Lda;Porto;4000-123;Porto;", "A2;Andorra;AD500;;",
            "A3;Córdoba;B1636;;", "A4;Madrid;SW1A 1AA;;", "A5;Granada;4700-001;;+351 253 111 222",
            "A6;Toledo;01310-100;;", "A7;Madrid;E-28013;;", "A8;Barcelona;B-08001;;", "A9;Andorra;;;",
            "A10;Andorra;44500;;"))
        self.assertEqual(
            [(lead.country_id.code or '', lead.state_id.code or '') for lead in map(leads.get, (
                "Beta Lda", *(f"A{number}" for number in range(2, 11))))],
            [('PT', '13'), ('AD', ''), ('', ''), ('', ''), ('PT', ''), ('', ''), ('ES', 'M'), ('ES', 'B'), ('', ''),
             ('ES', 'TE')])
        self.assertIn("Provincia: Córdoba", str(leads["A3"].description))

    def test_a_country_beside_a_province_is_the_country(self):
        leads = self.leads_of(self.imported(
            "Empresa;Provincia", "A1;Córdoba (Argentina)", "A2;Córdoba, Argentina", "A3;Toledo - USA",
            "A4;Guadalajara, Jalisco, México", "A5;Andalucía, Granada", "A6;Andorra (Teruel)", "A7;Toledo (España)",
            "A8;Portugal - Porto", "A9;Cartagena (Colombia)"))
        self.assertEqual(
            [(lead.country_id.code or '', lead.state_id.code or '') for lead in map(leads.get, (
                f"A{number}" for number in range(1, 10)))],
            [('AR', 'X'), ('AR', 'X'), ('', ''), ('', ''), ('ES', 'GR'), ('ES', 'TE'), ('ES', 'TO'), ('PT', '13'),
             ('', '')])
        self.assertIn("Cartagena (Colombia)", str(leads["A9"].description))

    def test_a_province_that_is_none_is_said_with_what_is_taken(self):
        lead_import = self.imported(
            "Empresa;C.P.;Provincia", "Uno;08001;Narnia", "Dos;36201;Galicia", "Tres;36201;Vigo", "Cuatro;27001;",
            "Cinco;41001;Neverland", "Seis;15001;A Coruña")
        leads = self.leads_of(lead_import)
        self.assertEqual([leads[name].state_id.code for name in ("Uno", "Dos", "Tres", "Cinco", "Seis")],
                         ['B', 'PO', 'PO', 'SE', 'C'])
        said = {row.name: row.message for row in lead_import.row_ids if row.message}
        self.assertEqual(said, {
            "Uno": "Provincia: there is no “Narnia”; by its zip code it is Barcelona. The notes keep both.",
            "Cinco": "Provincia: there is no “Neverland”; by its zip code it is Sevilla. The notes keep both."})
        self.assertIn("Provincia: Narnia", str(leads["Uno"].description))

    def test_of_a_row_that_is_refused_only_that_is_said(self):
        lead_import = self.checked(
            "Empresa;Correo;Importe;Origen", "Bar Uno;uno@bar.example.com;abc;Feria de Narnia",
            "Bar Dos;dos@bar.example.com;12;Feria de Narnia", "Bar Tres;tres@bar.example.com;12;Congreso de Oz")
        refused, *others = lead_import.row_ids.sorted('line')
        self.assertEqual(refused.verdict, 'error')
        self.assertIn("“abc” is no number", refused.message)
        self.assertNotIn("Imported without it", refused.message)
        self.assertEqual([row.message.count("Imported without it") for row in others], [1, 1])
        # nor is it counted among those that come in without
        self.assertIn("“Feria de Narnia” (1)", lead_import.unknown_values)

    def test_every_spelling_is_one_province(self):
        states = self.env['res.country.state'].search([('country_id', '=', self.spain.id)])
        self.assertEqual(set(_SPELLINGS), set(states.mapped('code')))
        for state in states:
            for name in (state.name, state.name.upper(), f"Provincia de {state.name.split(' (')[0]}"):
                with self.subTest(name=name):
                    self.assertEqual(province_of(name), state.code)
        for code, names in _SPELLINGS.items():
            for name in names.split(', '):
                with self.subTest(name=name):
                    self.assertEqual(province_of(name), code)

    @given(st.sampled_from(sorted(PROVINCES)), st.integers(0, 999))
    def test_the_zip_code_says_the_province(self, figures, rest):
        self.assertEqual(zip_province(f'{figures}{rest:03}'), PROVINCES[figures])
        self.assertEqual(zip_province(str(int(f'{figures}{rest:03}'))), PROVINCES[figures])

    # -- values nobody knows -----------------------------------------------------------------------

    def test_what_does_not_exist_is_said_once_for_all_and_may_be_an_error(self):
        lines = ("Empresa;Comercial;Etiquetas", "Uno;Nadie Conocido;", "Dos;Nadie Conocido;Rara, Otra rara", "Tres;;")
        lead_import = self.checked(*lines)
        self.assertEqual(lead_import.unknown_values.splitlines(), [
            "Comercial: “Nadie Conocido” (2)", "Etiquetas: “Otra rara” (1)", "Etiquetas: “Rara” (1)"])
        self.leads_of(self.imported(*lines))
        strict = self.checked(*lines, without_unknown=False)
        self.assertEqual([row[0] for row in self.rows(strict).values()], ['error', 'error', 'new'])
        self.assertTrue(strict.unknown_values)

    def test_each_row_says_at_the_check_what_it_comes_in_without(self):
        """Row by row, before anything is written, and with the quotation marks of the language."""
        lines = (
            "Empresa;Comercial;Etiquetas;Provincia", "Uno;Nadie Conocido;;", "Dos;;Rara, Otra rara;", "Tres;;;Narnia",
            "Cuatro;;;")
        self.env['res.lang']._activate_lang('es_ES')
        self.diego.lang = 'en_US'
        said = {line: row[2] for line, row in self.rows(self.checked(*lines)).items()}
        for line, words in ((2, ["“Nadie Conocido”"]), (3, ["“Rara”", "“Otra rara”"]), (4, ["“Narnia”"])):
            for word in words:
                self.assertIn(word, said[line])
            self.assertEqual(said[line].count("Imported without it; the notes keep it."), len(words))
        self.assertEqual(said[5], "")
        self.diego.lang = 'es_ES'
        spanish = self.checked(*lines)
        shown = spanish.with_context(lang='es_ES')
        self.assertIn("«Nadie Conocido»", self.rows(shown)[2][2])
        for text in (*(row[2] for row in self.rows(shown).values()), shown.unknown_values, shown.left_out or ''):
            self.assertNotRegex(text, '[“”]')

    # -- values that identify nobody ---------------------------------------------------------------

    def test_what_stands_for_none_is_none(self):
        lead_import = self.checked(content=self.trial('12-placeholder-values/lista.csv'))
        self.assertEqual(lead_import.row_ids.mapped('verdict'), ['new'] * 8)
        lead_import.action_start()
        self.work(lead_import)
        leads = self.leads_of(lead_import)
        self.assertEqual([lead.city for lead in leads.values()], [
            "Vigo", "Lugo", "Cádiz", "Soria", "Jaén", "Teruel", "Ourense", "Pontevedra"])
        for lead in leads.values():
            self.assertFalse(lead.portfolio_vat or lead.email_from or lead.phone, lead.name)
        self.assertIn("00000000T", str(leads["Bar Uno Prueba"].description), "the notes keep it")

    def test_words_for_none_refuse_no_row_and_are_kept(self):
        """A colleague's list, in which every empty field is called something else."""
        lines = [
            ("s/t", "info@", "no tiene NIF", ""), ("n/t", "no hay", "no consta", ""), ("S/N", "s/e", "pendiente", ""),
            ("sin teléfono fijo, de momento", "0", "0", "pendiente de confirmar"),
            ("9", "No tiene correo electrónico, solo llamadas", "Desconocido", "#¡VALOR!"),
            ("#¡REF!", "#¿NOMBRE?", "#¡NULO!", "no consta"), ("0", "@gmail.com", "9", "")]
        leads = self.leads_of(self.imported("Empresa;Teléfono;Correo;NIF;Importe", *(
            f"Mesón {number} Prueba;{';'.join(cells)}" for number, cells in enumerate(lines))))
        for number, (phone, *_others) in enumerate(lines):
            lead = leads[f"Mesón {number} Prueba"]
            with self.subTest(phone=phone):
                self.assertFalse(lead.phone or lead.email_from or lead.portfolio_vat or lead.expected_revenue)
                if phone[0] != '#':
                    self.assertIn(f"Teléfono: {phone}", str(lead.description))

    def test_what_sounds_like_none_is_a_value(self):
        leads = self.leads_of(self.imported(
            "Empresa;Calle;Número;Población;Teléfono;Web",
            "Sin Fronteras SL;Rúa Real;s/n;Sin-le-Noble;no, 986500301;",
            "Pendientes Luisa;Calle sin salida;9;Vigo;986500302;sense-prueba.es"))
        self.assertEqual(
            [(lead.street, lead.city, lead.website) for lead in leads.values()],
            [("Rúa Real, s/n", "Sin-le-Noble", False), ("Calle sin salida, 9", "Vigo", "http://sense-prueba.es")])
        self.assertTrue(all(lead.phone for lead in leads.values()))

    @given(
        st.sampled_from(["sin", "no tiene", "No hay", "no consta", "SIN"]),
        st.text('abcdeñó ', min_size=1, max_size=20))
    def test_whatever_there_is_none_of(self, word, rest):
        self.assertTrue(is_nothing(f"{word} {rest}"))
        self.assertFalse(is_nothing(f"{word} {rest} 986500303"))

    def test_a_row_of_nothing_else_names_nobody(self):
        rows = self.rows(self.checked(
            "Empresa;Correo;Teléfono;NIF", "-;no tiene;000000000;", "n/a;sin@correo.com;;", "desconocido;;;12345678Z"))
        self.assertEqual([row[0] for row in rows.values()], ['error'] * 3)

    def test_a_tax_id_of_nobody_links_nobody(self):
        cash = self.account("Cliente contado Prueba", vat='00000000T', country_id=self.spain.id)
        lead = self.leads("Bar nuevo Prueba", portfolio_vat='00000000T', partner_name="Bar nuevo Prueba")
        self.assertFalse(lead.partner_id)
        self.assertNotIn(cash, lead.portfolio_duplicate_ids.partner_id)
        told = self.env['crm.lead'].with_user(self.diego).portfolio_duplicates({
            'portfolio_vat': '00000000T', 'partner_name': "Bar nuevo Prueba"}, lead.id)
        self.assertFalse(told['candidates'])
        # a second one is no error either: everybody has such a customer
        self.account("Cliente contado 2", vat='00000000T', country_id=self.spain.id)

    @settings(max_examples=50)
    @given(st.sampled_from('0123456789'), st.integers(7, 9), st.sampled_from(['', '+34', '0034']))
    def test_one_figure_again_and_again_is_no_number(self, figure, count, prefix):
        self.assertTrue(nobodys_phone(f"{prefix} {'6' * (9 - count)}{figure * count}"))
        self.assertTrue(nobodys_tax(figure * 8 + 'T'))

    @given(st.sampled_from('ABCDEFGHJNPQRSUVW'), st.sampled_from('0123456789'), st.sampled_from('0123456789ABCDEFGHIJ'))
    def test_nor_of_a_company(self, letter, figure, end):
        self.assertTrue(nobodys_tax(f'{letter}{figure * 7}{end}'))
        self.assertFalse(nobodys_tax('A58818501') or nobodys_tax('Q2826000H'))

    @given(st.text(max_size=30))
    def test_any_text_is_somebody_or_nobody(self, text):
        for ask in (is_nothing, nobodys_email, nobodys_phone, nobodys_tax):
            self.assertIsInstance(ask(text), bool)

    # -- addresses -----------------------------------------------------------------------------------

    def test_addresses_as_they_are_pasted(self):
        lead_import = self.checked(content=self.trial('19-odd-but-valid-email/lista.csv'))
        self.assertEqual(
            [row.verdict for row in lead_import.row_ids.sorted('line')],
            ['new', 'new', 'new', 'duplicate', 'new', 'new', 'new', 'new', 'new'])
        lead_import.action_start()
        self.work(lead_import)
        leads = {lead.partner_name.removesuffix(' Prueba'): lead for lead in lead_import.row_ids.lead_id}
        self.assertEqual({name: lead.email_from for name, lead in leads.items()}, {
            "Pub Galway": "o'brien@pub-prueba.ie", "Brien Trading": "brien@pub-prueba.ie",
            "Bodega Cero": "ventas@bodegacero-prueba.es", "Mesón Largo": "info@mesonlargo-prueba.es",
            "Dos Correos": "uno@dos-prueba.es", "Tres": "tres@tres-prueba.es", "Punto": "info@punto-prueba.es",
            "Comillas": "info@comillas-prueba.es"})
        self.assertIn("dos@dos-prueba.es", str(leads["Dos Correos"].description))
