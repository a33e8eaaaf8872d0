"""Exports of other programs, as they come: a manager of a Spanish company chooses the file, checks and imports it."""
from ..lead.common import ImportCase


class ExportCase(ImportCase):
    """A Spanish company, its manager, and lists compared field by field with what their people read in them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('es_ES')
        cls.env.company.country_id = cls.env.ref('base.es')
        cls.diego.lang = 'es_ES'
        cls.env = cls.env(context={**cls.env.context, 'lang': 'es_ES'})

    # -- what a list becomes -----------------------------------------------------------------------

    def leads_of(self, lead_import):
        """Its leads in the order of their rows; what the check said is what became of them."""
        for row in lead_import.row_ids:
            self.assertEqual(
                row.state, {'new': 'created', 'duplicate': 'skipped', 'error': 'failed'}[row.verdict], row.message)
        return lead_import.row_ids.sorted('line').lead_id

    def check_leads(self, lead_import, errors=0, **expected):
        """Compare the leads of an import with what each column of a table says.

        :param errors: how many rows are refused
        :param expected: for each field its values, in the order of the rows; '' for none
        :return: the leads
        """
        leads = self.leads_of(lead_import)
        self.assertEqual(lead_import.error_count, errors, self.rows(lead_import))
        for name, values in expected.items():
            with self.subTest(field=name):
                self.assertEqual([self.plain(lead, name) for lead in leads], values)
        return leads

    def plain(self, lead, name):
        value = lead[name]
        if name == 'phone':
            return ''.join(letter for letter in value or '' if letter.isdigit() or letter == '+')
        if name == 'state_id':
            return value.code or ''
        if name == 'country_id':
            return value.code or ''
        if isinstance(value, int) and value is not False:
            return value
        if name == 'tag_ids':
            return sorted(value.mapped('name'))
        return value or ''

    def notes(self, lead):
        return str(lead.description or '')

    def assertNoted(self, lead, *texts):
        for text in texts:
            self.assertIn(text, self.notes(lead))


class TestLeadImportExports(ExportCase):

    def send(self, path, **values):
        """Import a list of the trials; nothing else is chosen."""
        return self.imported(content=self.trial(path), name=path.rpartition('/')[2], **values)

    # -- address books -----------------------------------------------------------------------------

    def google(self, **values):
        leads = self.check_leads(
            self.send('02-google-contacts/contacts.csv', **values),
            partner_name=["Hotel Ría Baixa", "Asador Ugarte", "Cafetería Plaza Prueba", "", "", "Épicerie d'Ornellas"],
            contact_name=["Noelia Barreiro Pazos", "Xabier Ugarte", "", "María del Mar de la Fuente Gil",
                          "Taxi aeropuerto", "Jean-Luc d'Ornellas"],
            function=["Directora de compras", "Gerente", "", "", "", "Acheteur"],
            email_from=["noelia@riabaixa-prueba.es", "", "cafe@plaza-prueba.es", "marimar.fuente@correo-prueba.es", "",
                        "jl@dornellas-prueba.fr"],
            phone=["+34600700801", "600700802", "+34917008033", "", "+34600700805", "+33561700806"],
            street=["C/ Mayor nº 3, 2º B", "", "", "", "", "12 rue Neuve"],
            zip=["36201", "", "", "", "", "31000"], city=["Vigo", "", "", "", "", "Toulouse"],
            state_id=['PO', "", "", "", "", ""])
        self.assertEqual((leads[0].country_id.code, leads[5].country_id.code), ('ES', 'FR'))
        self.assertIn("riabaixa-prueba.es", leads[0].website)
        self.assertNoted(leads[0], "986 700 801", "Conocida en Hostelco", "Compras")
        self.assertNoted(leads[1], "944 700 802")
        self.assertNoted(leads[2], "pedidos@plaza-prueba.es")
        self.assertNoted(leads[3], "marimar@fuentegil-prueba.es", "1980-05-03", "Marimar")
        for lead in leads:
            self.assertNotIn("myContacts", self.notes(lead))
            self.assertNotIn("starred", self.notes(lead))
        return leads

    def test_google_contacts(self):
        leads = self.google()
        self.assertFalse(leads.tag_ids)
        for lead, tag in ((leads[0], "Hostelco"), (leads[2], "Clientes"), (leads[5], "Francia")):
            self.assertNoted(lead, tag)

    def test_google_contacts_with_the_tags_it_names(self):
        leads = self.google(create_missing=True)
        self.assertEqual([self.plain(lead, 'tag_ids') for lead in leads], [["Hostelco"], [], ["Clientes"], [], [],
            ["Francia"]])

    def test_outlook(self):
        leads = self.check_leads(
            self.send('03-outlook-csv/outlook.csv'),
            name=["Clínica Ferreiro Prueba", "Etxeberria Prueba S. Coop.", "Distribuciones Mar Prueba SL",
                  "Hotel Tetuán Prueba", "Riera Coll Prueba SCP"],
            contact_name=["Lucía Ferreiro Souto", "Jon Mikel Etxeberria", "", "Ana O'Donnell", "Pau Riera i Coll"],
            function=["Gerente", "", "", "", ""],
            email_from=["lucia@clinicaferreiro-prueba.es", "jm@etxeberria-prueba.eus", "info@marprueba.es", "",
                        "pau@rieracoll-prueba.cat"],
            # the first number of the third one is a fax
            phone=["981710901", "+34944710902", "956710904", "917710905", "600710906"],
            street=["C/ Mayor nº 3, 2º B", "", "", "", ""], zip=["15701", "48009", "11001", "", ""],
            city=["Santiago de Compostela", "Bilbao", "Cádiz", "", ""],
            state_id=['C', 'BI', 'CA', "", ""], priority=['0', '0', '0', '2', '0'])
        self.assertEqual(leads.mapped('partner_name'), leads.mapped('name'))
        self.assertEqual(leads[:3].country_id.mapped('code'), ['ES'])
        self.assertIn("clinicaferreiro-prueba.es", leads[0].website)
        self.assertNoted(leads[0], "600 710 901")
        self.assertNoted(leads[1], "Llamar por la tarde", "No los lunes")
        self.assertNoted(leads[2], "956 710 903", "Proveedores", "Clientes")
        self.assertNoted(leads[3], "/O=EXCHANGE/OU=FIRST/CN=RECIPIENTS/CN=AODONNELL")
        self.assertTrue("Catalán" in self.notes(leads[4]) or leads[4].lang_id)
        for lead in leads:
            for word in ("0/0/00", "Unspecified", "False", "Normal", "SMTP"):
                self.assertNotIn(word, self.notes(lead))

    def test_linkedin(self):
        lead_import = self.send('05-linkedin-connections/Connections.csv')
        self.assertEqual(lead_import.header_line, 4)
        leads = self.check_leads(
            lead_import, errors=1,
            partner_name=["Hotel Canosa Prueba", "Zabala & Hijos Prueba, S.L.", "Bodegas Peña Prueba",
                          "Sørensen ApS Prueba", "Distribution Amrani Prueba"],
            contact_name=["Berta Canosa Lago", "Unai Zabala, MBA", "José María de la Peña Ruiz 🍷", "Ingrid Sørensen",
                          "Mohamed (مُحَمَّد) El Amrani"],
            function=["Jefa de compras", "CEO | Founder", "Enólogo", "Buyer", "Directeur commercial"],
            email_from=["", "unai.zabala@correo-prueba.es", "", "ingrid@sorensen-prueba.dk", ""],
            website=["", "", "", "", ""])
        for lead, noted in zip(leads, (
                ("berta-canosa-prueba", "12 Mar 2026"), ("unai-zabala-prueba",), ("jmdelapena-prueba",),
                ("ingrid-prueba",), ("elamrani-prueba",)), strict=True):
            self.assertNoted(lead, *noted)

    # -- reports -----------------------------------------------------------------------------------

    def test_salesforce(self):
        for path in ('report1701.csv', 'report1702_short.csv'):
            with self.subTest(file=path):
                lead_import = self.send(f'04-salesforce-report/{path}', on_duplicate='create')
                leads = self.check_leads(
                    lead_import,
                    partner_name=["Hotel Seoane Prueba SL", "Ruiz Torre Prueba SA", "Bar Gómez Prueba",
                                  "Vinhos Fonseca Prueba Lda"],
                    contact_name=["Olalla Seoane Prieto", "Iván Ruiz de la Torre", "Gómez", "Rui Fonseca"],
                    email_from=["olalla@hotelseoane-prueba.es", "ivan@ruiztorre-prueba.com", "",
                        "rui@fonseca-prueba.pt"],
                    phone=["988720101", "932720102", "+34956720103", "+351220720104"],
                    city=["Ourense", "Barcelona", "Cádiz", "Porto"], country_id=['ES', 'ES', 'ES', 'PT'])
                self.assertIn("salesforce.com", lead_import.left_out, "what is left out is said")
                if path == 'report1702_short.csv':
                    continue
                self.check_leads(
                    lead_import, function=["Purchasing Manager", "CEO", "", "Comprador"],
                    street=["C/ Mayor nº 3, 2º B", "Av. Diagonal 640, 6ª planta", "", "Rua de Baixo 1"],
                    zip=["32001", "08017", "11001", "4000-442"], state_id=['OR', 'B', 'CA', ""])
                self.assertGreater(leads[0].priority, leads[1].priority)
                self.assertGreater(leads[1].priority, leads[2].priority)
                for lead, noted in zip(leads, (
                        ("600 720 101", "Marcos Vidal", "Trade Show", "Open - Not Contacted"),
                        ("Marcos Vidal", "Web", "Working - Contacted"),
                        ("Laura Gil", "Phone Inquiry", "Open - Not Contacted"),
                        ("Laura Gil", "Partner Referral", "Unqualified")), strict=True):
                    self.assertNoted(lead, *noted)

    def test_an_accounting_program_with_titles_and_a_total(self):
        lead_import = self.send('08-erp-title-rows/LISTADO_CLIENTES.csv')
        self.assertEqual(lead_import.header_line, 4)
        self.assertIn("Total clientes: 3", lead_import.left_out)
        leads = self.check_leads(
            lead_import,
            partner_name=["Bar Faro Prueba SL", "Hotel Puerto Prueba SA", "Mesón del Río Prueba CB"],
            portfolio_vat=["B15000052", "A36000081", "E32000093"],
            street=["C/ Mayor nº 3, 2º B", "Avda. de las Camelias s/n", "Rúa do Paseo, 12"],
            zip=["15001", "36202", "32003"], city=["A Coruña", "Vigo", "Ourense"],
            state_id=['C', 'PO', 'OR'], country_id=['ES'] * 3,
            phone=["981750401", "986750402", "988750403"])
        for lead, code in zip(leads, ("000123", "000124", "000125"), strict=True):
            self.assertNoted(lead, code)

    # -- cells and letters -------------------------------------------------------------------------

    def test_old_and_doubled_encodings(self):
        for path, assumed in (('cp850_contaplus.csv', "CP850"), ('utf8_twice.csv', "UTF-8")):
            with self.subTest(file=path):
                lead_import = self.send(f'09-encodings/{path}', on_duplicate='create')
                leads = self.check_leads(
                    lead_import,
                    partner_name=["Peluquería Muñoz Prueba", "Cafetería Ávila Prueba", "Frutería Núñez Prueba",
                                  "Pastelería Güell Prueba"],
                    city=["A Coruña", "Cádiz", "León", "Girona"], state_id=['C', 'CA', 'LE', 'GI'],
                    phone=["981760501", "956760502", "987760503", "972760504"])
                for lead, text in zip(leads, (
                        "Llamar mañana", "Años de relación", "Según José", "Pingüinos de España"), strict=True):
                    self.assertNoted(lead, text)
                self.assertIn(assumed, lead_import.notice, "what was assumed is said")

    def test_cells_that_programs_protect(self):
        self.check_leads(
            self.send('10-armoured-cells/export_erp.csv'),
            partner_name=["Horno Prat Prueba", "Ferretería Sants Prueba", "Bar Gràcia Prueba"],
            portfolio_vat=["B70000013", "B70000021", "B70000039"], zip=["08001", "08014", "08012"],
            city=["Barcelona"] * 3, state_id=['B'] * 3,
            email_from=["horno@prat-prueba.es", "sants@ferre-prueba.es", "gracia@bar-prueba.es"],
            phone=["0034932770601", "932770602", "+34932770603"])
        self.check_leads(
            self.send('10-armoured-cells/crm.lead.csv'),
            partner_name=["Hotel Ida Prueba", "Bar Vuelta Prueba"], contact_name=["Iria Ida", "-Ramón"],
            zip=["36201", "08001"], state_id=['PO', 'B'],
            email_from=["iria@ida-prueba.es", "bar@vuelta-prueba.es"], phone=["+34986770501", "+351253770502"])

    def test_what_a_spreadsheet_did_to_zip_codes_and_phones(self):
        lead_import = self.send('11-zip-and-phone-from-excel/excel_es.csv')
        leads = self.check_leads(
            lead_import,
            partner_name=["Panadería Raval Prueba", "Hotel Avilés Prueba", "Horno Alicante Prueba", "Bar Burgos Prueba",
                          "Finca Badajoz Prueba"],
            zip=["08001", "33400", "03001", "09001", "06001"],
            state_id=['B', 'O', 'A', 'BU', 'BA'], country_id=['ES'] * 5,
            phone=["600780701", "34985780702", "965780703", "947780704", "924780705"])
        self.assertEqual((leads[0].city, leads[4].city), ("Barcelona", "Badajoz"))
        self.assertIn("Alicante", leads[2].city)
        self.assertNoted(leads[0], "9,3278E+08")
        self.assertNoted(leads[2], "3,46008E+10")
        for line, said in ((2, "9,3278E+08"), (2, "08001"), (4, "3,46008E+10"), (5, "09001"), (6, "06001")):
            self.assertIn(said, self.rows(lead_import)[line][2])

    def test_a_quotation_mark_too_many(self):
        lead_import = self.send('18-stray-quote/lista.csv')
        self.assertIn('"Bar Pepe Prueba', self.rows(lead_import)[2][2], "the first row says what is wrong with it")
        self.check_leads(
            lead_import, errors=1, partner_name=["Casa Luz Prueba", "Mesón Tres Prueba", 'Hotel "Sol" Prueba',
                "Fonda Cinco Prueba"],
            city=["Vigo"] * 4, phone=["986820202", "986820203", "986820204", "986820205"])

    # -- memory ------------------------------------------------------------------------------------

    def test_what_was_guessed_is_not_remembered(self):
        self.check_leads(
            self.send('14-mapping-memory/a_first.csv'),
            partner_name=["Bar Cuatro Caminos Prueba", "Hostal Orzán Prueba"], contact_name=["", ""],
            phone=["981850501", "981850502"], city=["A Coruña"] * 2)
        self.check_leads(
            self.send('14-mapping-memory/b_second.csv'),
            partner_name=["Hotel Riazor Prueba SL", "Mesón Torre Prueba"],
            contact_name=["Ana Gil Soto", "Breogán Lema Castro"], phone=["981850503", "981850504"])
        self.assertFalse(self.env['portfolio.lead.import.mapping'].search([]))
