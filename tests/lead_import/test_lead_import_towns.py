"""Towns as official lists, maps and Americans write them: their articles, their provinces, nobody else's."""
import csv

from odoo.tools import file_open

from ...tools.lead_import.lead_reader import Reader
from ...tools.lead_import.lead_reading import Column
from ...tools.place.place_name import ARTICLES, PROVINCES, place_key, spoken
from .test_lead_import_exports import ExportCase


class TestLeadImportTowns(ExportCase):

    def check_towns(self, header, table, **values):
        """:param table: ``{row without its company: (city, code of its province)}``"""
        lines = [f"Prueba {number};{row}" for number, row in enumerate(table)]
        leads = self.leads_of(self.imported(f"Empresa;{header}", *lines, **values))
        for row, lead, expected in zip(table, leads, table.values(), strict=True):
            with self.subTest(row=row):
                self.assertEqual((lead.city or '', lead.state_id.code or ''), expected)
        return leads

    def test_an_article_behind_a_town(self):
        self.check_towns("Población", {
            '"Grove, O"': ("O Grove", 'PO'), '"Estrada, A"': ("A Estrada", 'PO'), "Estrada (A)": ("A Estrada", 'PO'),
            '"Hospitalet de Llobregat, L\'"': ("L'Hospitalet de Llobregat", 'B'),
            '"Pobla, Sa"': ("Sa Pobla", 'PM'), '"Eliana, l\'"': ("l'Eliana", 'V'),
            '"PORRIÑO, O"': ("O PORRIÑO", 'PO'), '"Coruña, A"': ("A Coruña", 'C'),
            '"Vall d\'Uixó, la"': ("la Vall d'Uixó", 'CS'), '"Grove, O (Pontevedra)"': ("O Grove", 'PO'),
            # a village that no table has, and a town of several provinces
            '"Toxa, A"': ("Toxa, A", ''), '"Oliva, La"': ("La Oliva", ''),
        })
        self.check_towns("Población;CP", {
            '"Grove, O";36980': ("O Grove", 'PO'), '"Toxa, A";36991': ("A Toxa", ''),
            '"36980 Grove, O";': ("O Grove", 'PO'), '"36680 Estrada (A)";': ("A Estrada", 'PO')})

    def test_letters_of_a_province_behind_a_town(self):
        self.check_towns("Población", {
            '"Boston, MA"': ("Boston, MA", ''), '"Los Ángeles, CA"': ("Los Ángeles, CA", ''),
            '"Roma, T"': ("Roma, T", ''), '"New Orleans, LA"': ("New Orleans, LA", ''), '"Villanova, S"': (
                "Villanova, S", ''),
            '"Toledo, TO"': ("Toledo", 'TO'), '"Villena, A"': ("Villena", 'A'), '"Llanes (O)"': ("Llanes", 'O'),
            "Vigo (PO)": ("Vigo", 'PO'), "Torre del Mar (MA)": ("Torre del Mar", 'MA'),
        })
        lead = self.check_towns("Población;País", {
            '"Torre del Mar, MA";España': ("Torre del Mar", 'MA'),
            '"Boston, MA";Estados Unidos': ("Boston, MA", '')})[0]
        self.assertIn("MA", lead.portfolio_import_row_ids.message)

    def test_every_official_name_keeps_its_article_and_its_province(self):
        with file_open('crm_portfolio/data/tables/municipality.csv') as file:
            places = [(PROVINCES[row['code'][:2]], row['name']) for row in csv.DictReader(file)]
        Lookup = self.env['portfolio.lead.import.lookup']
        towns = Lookup._towns()
        reader = Reader(
            [Column(0, "Empresa", 'partner_name', 'char'), Column(1, "Municipio", 'city', 'char')],
            Lookup._finder(towns=towns), country='ES', towns=towns)
        codes = {state.id: state.code for state in self.env.ref('base.es').state_ids}
        wrong = []
        for province, name in places:
            main, comma, article = name.rpartition(', ')
            forms = [name]
            if comma and article.rstrip("'").lower() in ARTICLES:
                forms += [f"{main} ({article})", name.upper()]
            for form in forms:
                values, faults, _remarks = reader.values_of(["Prueba", form])
                city, code = values['city'], codes.get(values.get('state_id'), '')
                said = spoken(name)
                is_right = city in (name, said) if form == name else city.lower() == said.lower()
                if faults or not is_right or code not in ('', province):
                    wrong.append((form, city, code))
                if place_key(city) != place_key(said):
                    wrong.append((form, city))
        self.assertEqual(wrong, [])

    def test_a_zip_code_with_more_or_in_the_column_of_the_town(self):
        leads = self.check_leads(
            self.imported(
                "Empresa;CP;Población", "Prueba 0;36.201,00;", "Prueba 1;8.005,0;", "Prueba 2;4700-329 BRAGA;",
                "Prueba 3;36204 VIGO (PONTEVEDRA);", "Prueba 4;08002 Barcelona;", "Prueba 5;Vigo;36201",
                "Prueba 6;Barcelona;8001", "Prueba 7;Lugo;", "Prueba 8;36204 VIGO (PONTEVEDRA);Vigo",
                "Prueba 9;D-10115 Berlin;", "Prueba 10;4700-329 BRAGA;Lisboa"),
            zip=["36201", "08005", "4700-329", "36204", "08002", "36201", "08001", "", "36204", "D-10115", "4700-329"],
            city=["Vigo", "Barcelona", "BRAGA", "VIGO", "Barcelona", "Vigo", "Barcelona", "Lugo", "Vigo", "Berlin",
                "Lisboa"])
        self.assertEqual(leads[3].state_id.code, 'PO')
        self.assertNoted(leads[10], "4700-329 BRAGA")

    def test_an_address_with_its_town_anywhere(self):
        self.check_leads(
            self.imported(
                "Empresa;Dirección", "Prueba 0;Ctra. N-550 km 12,5 15886 Teo - A Coruña",
                "Prueba 1;28001 Madrid, C/ Goya 10", "Prueba 2;36980 O Grove (Pontevedra) - Rúa Castelao, 3",
                "Prueba 3;C/ Sol 3, 36980 Grove, O", "Prueba 4;C/ Mayor 3, 28013 Madrid"),
            city=["Teo", "Madrid", "O Grove", "O Grove", "Madrid"],
            zip=["15886", "28001", "36980", "36980", "28013"],
            street=["Ctra. N-550 km 12,5", "C/ Goya 10", "Rúa Castelao, 3", "C/ Sol 3", "C/ Mayor 3"],
            state_id=['C', 'M', 'PO', 'PO', 'M'])

    def test_no_zero_puts_a_zip_code_into_another_province(self):
        rows = {
            "3620;Vigo;Pontevedra;": ('3620', 'PO'), "1500;A Coruña;A Coruña;": ('1500', 'C'),
            "C.P. 3620;Vigo;Pontevedra;": ('3620', 'PO'), "C.P. 8001;Barcelona;;": ('08001', 'B'),
            "3620;Vigo;;España": ('3620', ''),
            "3620;Vigo;;": ('3620', ''), "3620;;Pontevedra;": ('3620', 'PO'),
            "8001;Barcelona;Barcelona;": ('08001', 'B'), "8001;;;": ('08001', 'B'),
            "8001;Barna;;España": ('08001', 'B'),
            "3620;Pueblo Nuevo;;España": ('03620', 'A')}
        leads = self.leads_of(self.imported(
            "Empresa;CP;Población;Provincia;País", *(f"Corta {number};{row}" for number, row in enumerate(rows))))
        for row, lead, expected in zip(rows, leads, rows.values(), strict=True):
            with self.subTest(row=row):
                self.assertEqual((lead.zip, lead.state_id.code or ''), expected)
        self.assertIn("Alicante", leads[0].portfolio_import_row_ids.message)

    def test_a_district_is_no_province_in_spain(self):
        rows = {
            "Salamanca;28006;Madrid;": 'M', "Centro;28004;Madrid;": 'M', "León;;Vigo;": '', "Madrid;28006;Madrid;": 'M',
            "Lugo;27001;;España": 'LU'}
        leads = self.leads_of(self.imported(
            "Empresa;Distrito;CP;Población;País", *(f"Barrio {number};{row}" for number, row in enumerate(rows))))
        self.assertEqual([lead.state_id.code or '' for lead in leads], list(rows.values()))
        self.assertNoted(leads[0], "Distrito: Salamanca")
        self.assertNoted(leads[2], "Distrito: León")
        lead = self.check_leads(self.imported("Empresa;Distrito;CP;País", "Prueba Luso;Braga;4700-329;Portugal"))
        self.assertEqual((lead.country_id.code, lead.state_id.name), ('PT', "Braga"))
