"""Leads of other countries in lists of a Spanish company: nobody becomes a Spaniard by five figures or by a name."""
from ..lead.common import ImportCase


class TestLeadImportAbroad(ImportCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.country_id = cls.env.ref('base.es')

    def leads_of(self, *lines):
        """``{company: lead}``; every row must have come in."""
        lead_import = self.imported(*lines)
        for row in lead_import.row_ids:
            self.assertEqual(row.state, 'created', (row.line, row.name, row.message))
        return {lead.partner_name: lead for lead in lead_import.row_ids.lead_id}

    def check_places(self, header, table):
        """:param table: ``{row without its company: (country, province)}``"""
        lines = [f"E{number};{row}" for number, row in enumerate(table)]
        leads = self.leads_of(header, *lines)
        for number, (row, place) in enumerate(table.items()):
            lead = leads[f"E{number}"]
            with self.subTest(row=row):
                self.assertEqual((lead.country_id.code or '', lead.state_id.code or ''), place)
                self.assertEqual(bool(lead.portfolio_import_row_ids.message), place in (
                    ('', ''), ('ES', '')) or place[0] not in ('ES', '') and not place[1], row)
        return leads

    def test_a_zip_code_is_spanish_where_nothing_speaks_against_it(self):
        leads = self.check_places("Empresa;Ciudad;CP;Teléfono;Email", {
            "Berlin;10115;+49 30 123456;jan@mueller.de": ('DE', ''),
            "Milano;20121;+39 02 1234567;": ('IT', ''),
            "Nice;06000;+33 4 93 00 11 22;": ('FR', ''),
            "Wien;1010;0043 1 5131234;": ('AT', ''),
            "Toulouse;31000;;": ('', ''),
            "Bordeaux;33000;;": ('', ''),
            "Miami;33101;+1 305 555 0100;": ('', ''),
            "Bogotá;11001;;": ('', ''),
            "Ciudad de México;06600;;": ('', ''),
            "Köln;50667;;info@koeln.de": ('', ''),
            ";10115;+49 30 123457;": ('DE', ''),
            # a Spanish town elsewhere: one of the two is wrong
            "Lugo;28001;;": ('', ''),
            "Lugo;28001;982 123 456;": ('ES', ''),
            # and Spaniards
            "Vigo;36201;;": ('ES', 'PO'),
            "Vigoo;36201;;": ('ES', 'PO'),
            ";36201;;": ('ES', 'PO'),
            "Bouzas, Vigo;36208;;": ('ES', 'PO'),
            "Corrubedo;15969;981 865 001;": ('ES', 'C'),
            "Corrubedo;15969;;bar@corrubedo.gal": ('ES', 'C'),
            "Marbella;29600;+44 20 7946 0001;": ('ES', 'MA'),
            "Mallorca;07001;;": ('ES', 'PM'),
        })
        vienna = leads["E3"]
        self.assertEqual(vienna.zip, '1010')
        self.assertEqual(
            leads["E0"].portfolio_import_row_ids.message,
            "CP: “10115” is not taken for a zip code of Cáceres in Spain, as the tax ID, the phone, the "
            "e-mail or the web page is of another country. If it is a Spanish one, write the country.")
        self.assertIn(
            "“31000” would be a zip code of Navarra (Nafarroa) in Spain", leads["E4"].portfolio_import_row_ids.message)

    def test_a_zip_code_in_the_cell_of_the_town_or_the_street(self):
        leads = self.leads_of(
            "Empresa;Dirección;Ciudad;Teléfono", "A1;;10115 Berlin;+49 30 123458", "A2;;20121 Milano;",
            "A3;Unter den Linden 5, 10117 Berlin;;+49 30 123459", "A4;C/ Mayor 3, 36201 Vigo;;", "A5;;36201 Vigo;")
        self.assertEqual(
            [(lead.country_id.code or '', lead.state_id.code or '') for lead in map(leads.get, (
                f"A{number}" for number in range(1, 6)))],
            [('DE', ''), ('', ''), ('DE', ''), ('ES', 'PO'), ('ES', 'PO')])

    def test_a_company_elsewhere_reads_no_spanish_zip_codes(self):
        self.env.company.country_id = self.env.ref('base.mx')
        leads = self.leads_of(
            "Empresa;Provincia;Ciudad;CP;Teléfono", "A1;;Guadalajara;44100;33 3615 1234", "A2;Jalisco;;44100;",
            "A3;Guadalajara;;;+52 33 3615 1235")
        self.assertEqual([leads[f"A{number}"].country_id.code or '' for number in range(1, 4)], ['', 'MX', 'MX'])

    def test_what_a_row_says_of_its_country_goes_first(self):
        leads = self.leads_of(
            "Empresa;Ciudad;CP;País;Teléfono", "A1;Pueblo Nuevo;10115;España;+49 30 123456",
            "A2;Berlin;10115;Alemania;")
        self.assertEqual([leads[name].state_id.code for name in ("A1", "A2")], ['CC', False])

    def test_a_tax_id_tells_the_country(self):
        self.check_places("Empresa;Ciudad;CP;NIF", {
            "Toulouse;31000;FR40303265045": ('FR', ''), "Corrubedo;15969;B36111110": ('ES', 'C')})

    def test_a_foreign_phone_outweighs_the_name_of_a_place(self):
        leads = self.check_places("Empresa;Provincia;Ciudad;Teléfono", {
            "Porto;;+351 912 345 678": ('PT', '13'),
            "Guadalajara;;+52 33 3615 1234": ('MX', ''),
            "Córdoba;;+54 351 423 4567": ('AR', 'X'),
            "Valencia;;+58 241 823 4567": ('VE', ''),
            "Santiago;;+56 2 2345 6789": ('CL', ''),
            "Toledo;;+1 419 555 0100": ('', ''),
            "Zamora;;+44 20 7946 0003": ('GB', ''),
            "Málaga;Marbella;+44 20 7946 0002": ('ES', 'MA'),
            "Toledo;;+34 925 123 456": ('ES', 'TO'),
            "Guadalajara;;949 123 456": ('ES', 'GU'),
        })
        self.assertIn("Provincia: Guadalajara", str(leads["E1"].description))
        self.assertIn("“Guadalajara” is not taken for a place in Spain", leads["E1"].portfolio_import_row_ids.message)

    def test_a_prefix_in_a_column_of_its_own(self):
        for header, rows in {
            "Nombre;Apellidos;Prefijo;Móvil": {
                "Rui;Sá;+351;912345678": '+351912345678', "Ana;Gil;34;600123457": '+34600123457',
                "Jean;Roux;0033;612345678": '+33612345678', "Jeanne;Roy;33;06 12 34 56 79": '+33612345679',
                "Eva;Rey;34;+351 912345679": '+351912345679', "Luz;Paz;;600123458": '600123458'},
            "Name;Phone Country Code;Phone Number": {"Jean Roux;33;612345680": '+33612345680'},
            "Nombre;País;Indicativo;Teléfono": {"Rui;Portugal;351;912345681": '+351912345681'},
            "Nombre;País;Cód. país;Móvil": {"Rui;Portugal;351;912345683": '+351912345683'},
            "Nombre;Código de país;Teléfono": {"Rui;+351;912345682": '+351912345682'},
        }.items():
            lead_import = self.imported(header, *rows)
            leads = lead_import.row_ids.sorted('line').lead_id
            for lead, phone in zip(leads, rows.values(), strict=True):
                with self.subTest(header=header, phone=phone):
                    # with or without the prefix of the company's own country, which core adds
                    self.assertEqual(lead.phone_sanitized or lead.phone, phone if phone[0] == '+' else f'+34{phone}')

    def test_a_prefix_that_is_none_is_kept(self):
        lead = self.imported("Nombre;Apellidos;Prefijo;Teléfono", "Ana;Gil;Sra.;600123459").row_ids.lead_id
        self.assertEqual(lead.contact_name, "Ana Gil")
        self.assertIn("Sra.", str(lead.description))

    def test_short_numbers_of_countries_that_have_them(self):
        leads = self.leads_of(
            "Empresa;Teléfono;País", "A1;821907;Andorra", "A2;821 908;Andorra", "A3;+376 821 909;", "A4;821910;España",
            "A5;000000;Andorra", "A6;+376 821911;Andorra")
        self.assertEqual(
            [''.join(filter(str.isdigit, leads[f"A{number}"].phone or ''))[-6:] for number in range(1, 7)],
            ['821907', '821908', '821909', '', '', '821911'])

    def test_of_several_tax_ids_the_first_that_is_right(self):
        leads = self.leads_of(
            "Empresa;NIF", "A1;B36111119/A28111110", 'A2;"B36111110; A28111110"', "A3;B36111119/A28111119",
            "A4;B-12.345.674")
        self.assertEqual(
            [leads[f"A{number}"].portfolio_vat for number in range(1, 5)],
            ['A28111110', 'B36111110', 'B36111119', 'B-12.345.674'])
        self.assertIn("NIF: B36111110; A28111110", str(leads["A2"].description))
        self.assertIn("has several tax IDs; B36111110 is taken", leads["A2"].portfolio_import_row_ids.message)
        self.assertFalse(leads["A4"].portfolio_import_row_ids.message)
