"""What the check says of a row is what the import does with it, also of rows of one file that are the same."""
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..lead.common import ImportCase

HEADERS = "Empresa;Contacto;Email;Teléfono;NIF;CP;Web"
ROWS = st.tuples(
    st.sampled_from(["Hotel Brisa Cádiz", "Hotel Brisa Jerez", "Casa Pepe", "CASA PEPE SL", "Casa Pepa",
    "Conservas Ruán", ""]),
    st.sampled_from(["Elsa Prado", "Raúl Cobo", "Irene Sanz", ""]),
    st.sampled_from(["elsa@brisa.es", "raul@brisa.es", "reservas@brisa.es", "casa.pepe@gmail.com", "casapepe@gmail.com",
                     "sin@correo.com", "o'brien@pub.ie", "brien@pub.ie", ""]),
    st.sampled_from(["917 830 301", "917830301 ext. 12", "+351 917 830 301", "956 830 302", "600000000", ""]),
    st.sampled_from(["B12345674", "ES-B12345674", "00000000T", "B36000016", ""]),
    st.sampled_from(["36201", "11001", ""]), st.sampled_from(["brisa.es", "casapepe.es", ""]))
OUTCOMES = {'new': {'created'}, 'duplicate': {'skipped'}, 'update': {'updated', 'skipped'}, 'error': {'failed'}}


class TestLeadImportAgree(ImportCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.country_id = cls.env.ref('base.es')

    def assert_agree(self, lead_import):
        """Import what was checked: each row ends as was said, and so do the numbers at the top."""
        said = {row.line: (row.verdict, row.message) for row in lead_import.row_ids}
        counts = (lead_import.new_count, lead_import.duplicate_count, lead_import.update_count, lead_import.error_count)
        lead_import.action_start()
        self.work(lead_import)
        done = {row.line: row.state for row in lead_import.row_ids}
        for line, (verdict, message) in said.items():
            self.assertIn(done[line], OUTCOMES[verdict], (line, verdict, message))
        self.assertEqual(counts, (
            lead_import.new_count, lead_import.duplicate_count, lead_import.update_count, lead_import.error_count))
        self.assertEqual(lead_import.created_count, counts[0])
        return done

    def test_colleagues_behind_a_switchboard_and_hotels_with_one_mailbox(self):
        lead_import = self.checked(content=self.trial('27-switchboard-colleagues/lista.csv'))
        done = self.assert_agree(lead_import)
        self.assertEqual(list(done.values())[:3], ['created'] * 3,
            "three people with their own addresses are three leads")
        leads = {row.lead_id.contact_name: row.lead_id for row in lead_import.row_ids if row.state == 'created'}
        self.assertRecordValues(leads["Raúl Cobo"], [{
            'partner_name': "Cadena Brisa Prueba SA", 'function': "Chef ejecutivo",
            'email_from': "raul.cobo@brisa-prueba.es"}])
        for row in lead_import.row_ids.filtered(lambda row: row.state == 'skipped'):
            self.assertRegex(row.message, "row 5")

    def test_whoever_is_the_same_as_an_earlier_row_is_named_with_it(self):
        lead_import = self.checked(
            HEADERS, "Pub Galway;;o'brien@pub.ie;;;;", "Brien Trading;;brien@pub.ie;;;;", "Otra;;O'Brien@pub.ie;;;;",
            "Uno;;;986 123 456;;;", "Dos;;;+351 986 123 456;;;", "Tres;;;0034986123456;;;")
        rows = self.rows(lead_import)
        self.assertEqual({line: row[0] for line, row in rows.items()}, {
            2: 'new', 3: 'new', 4: rows[4][0], 5: 'new', 6: 'new', 7: rows[7][0]})
        self.assert_agree(lead_import)

    def test_the_same_by_name_and_house_without_any_number(self):
        lead_import = self.checked(
            "Empresa;CP;Dirección", "Conservas Ruán SL;36630;C/ Real 12", "CONSERVAS RUAN;36630;Calle Real, 12",
            "Conservas Ruán;15001;Rúa Nova 1")
        self.assertEqual([row[0] for row in self.rows(lead_import).values()], ['new', 'duplicate', 'new'])
        self.assertIn("row 2", self.rows(lead_import)[3][2])
        self.assert_agree(lead_import)

    def test_in_fill_mode_the_lead_of_the_first_row_takes_what_the_others_say(self):
        lead_import = self.checked(
            HEADERS, "Casa Pepe;;casa.pepe@gmail.com;;;;", "Casa Pepe;;casapepe@gmail.com;986 111 222;;;",
            "Casa Pepe;;;986111222;;36201;", on_duplicate='fill')
        self.assertEqual([row[0] for row in self.rows(lead_import).values()], ['new', 'update', 'update'])
        self.assert_agree(lead_import)
        self.assertRecordValues(lead_import.row_ids.lead_id, [{'phone': "986 111 222", 'zip': "36201"}])

    def test_of_a_first_row_that_is_refused_the_next_one_comes_in(self):
        self.refuse_leads_of(13)
        lead_import = self.checked("Empresa;Correo;Empleados", "Uno;uno@bar.es;13", "Uno;uno@bar.es;5",
            "Uno;uno@bar.es;6")
        self.assertEqual([row[0] for row in self.rows(lead_import).values()], ['new', 'duplicate', 'duplicate'])
        lead_import.action_start()
        self.work(lead_import)
        self.assertEqual(lead_import.row_ids.sorted('line').mapped('state'), ['failed', 'created', 'skipped'])

    def test_numbers_of_two_countries_with_the_same_digits(self):
        done = self.assert_agree(self.checked(content=self.trial('13-border-numbers/lista.csv')))
        self.assertEqual(list(done.values()), ['created'] * 4)
        portugal = self.account("Portuguesa", vat='PT501964843', country_id=self.env.ref('base.pt').id)
        spain = self.account("Española", phone='+34 912 345 678')
        leads = self.leads("A", portfolio_vat='DE501964843') + self.leads("B", phone='+351 912 345 678')
        self.assertFalse(leads.partner_id)
        self.assertFalse(leads.portfolio_duplicate_ids.partner_id & (portugal | spain))

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(ROWS, min_size=1, max_size=8), st.lists(ROWS, max_size=2), st.sampled_from(['skip', 'fill',
        'create']))
    def test_of_any_file_the_outcome_is_what_was_said(self, rows, there, mode):
        with self.env.cr.savepoint() as savepoint:
            for company, contact, email, phone, tax, zip_code, web in there:
                self.leads("There", partner_name=company, contact_name=contact, email_from=email, phone=phone,
                           portfolio_vat=tax, zip=zip_code, website=web)
            self.assert_agree(self.checked(HEADERS, *map(';'.join, rows), on_duplicate=mode))
            savepoint.rollback()
            self.env.invalidate_all()
