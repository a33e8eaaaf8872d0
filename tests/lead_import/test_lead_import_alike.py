"""What is much like somebody: a row of a list is compared by web domain, name and zip code as any lead is."""
from ..lead.common import ImportCase

HEADERS = "Empresa;Código postal;Web;Correo"
SAME = "PANADERIA RIVAS SL;36201;https://www.panaderiarivas.es/pan;"
LIKE = "Panadería Rivas;36201;;"


class TestLeadImportAlike(ImportCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rivas = cls.account(
            "Panadería Rivas, S.L.", cls.ana, zip="36201", website="panaderiarivas.es")

    def row(self, lead_import, line=2):
        return lead_import.row_ids.filtered(lambda row: row.line == line)

    def consequence(self, consequence, **values):
        return self.env['portfolio.lead.match.consequence'].create({
            'sequence': 1, 'channel': 'import', 'target': 'account', 'consequence': consequence, 'threshold': 55,
            **values})

    def test_name_zip_code_and_web_domain_together_are_the_same(self):
        row = self.row(self.checked(HEADERS, SAME))
        self.assertEqual(row.verdict, 'duplicate')
        self.assertEqual(
            row.message, "Like the account “Panadería Rivas, S.L.”: the name is alike and the zip code the same, the "
            "web or mail domain is the same (score 76).")
        lead = self.row(self.imported(HEADERS, SAME, on_duplicate='fill')).lead_id
        self.assertEqual((lead.partner_id, lead.partner_name), (self.rivas, "PANADERIA RIVAS SL"))

    def test_a_lead_that_is_much_like_a_row_is_filled_in(self):
        there = self.leads("There", partner_name="Hotel Miramar", zip="36201", website="miramar.es")
        lead_import = self.imported(HEADERS, "Hotel Miramar, S.A.;36201;miramar.es;info@gmail.com", on_duplicate='fill')
        self.assertEqual((self.row(lead_import).state, self.row(lead_import).lead_id), ('updated', there))
        self.assertEqual(there.email_from, "info@gmail.com")
        self.undone(lead_import)
        self.assertFalse(there.email_from)

    def test_what_is_less_like_is_imported_and_listed_for_review(self):
        Pair = self.env['portfolio.lead.duplicate']
        lead_import = self.checked(HEADERS, LIKE, "Ferretería Soto;36201;;")
        row = self.row(lead_import)
        self.assertEqual(row.verdict, 'new')
        self.assertEqual(
            row.message, "Like the account “Panadería Rivas, S.L.”: the name is alike and the zip code the same (score "
            "60). It is imported, and listed for review.")
        self.assertEqual(self.row(lead_import, 3).message, False, "a zip code alone says nothing")
        self.assertEqual(lead_import.preview_row_ids[0], row, "shown before those that are plainly new")
        self.assertFalse(Pair.search([('partner_id', '=', self.rivas.id)]), "nothing is written before")
        lead_import.action_start()
        self.work(lead_import)
        pair = Pair.search([('partner_id', '=', self.rivas.id)])
        self.assertRecordValues(pair, [{
            'lead_id': row.lead_id.id, 'score': 60, 'channel': 'import', 'state': 'open'}])
        self.assertFalse(row.lead_id.partner_id)
        self.undone(lead_import)
        self.assertFalse(pair.exists())

    def test_from_which_score_it_is_the_same_is_said_on_the_import(self):
        row = self.row(self.checked(HEADERS, LIKE, same_score=60))
        self.assertEqual(row.verdict, 'duplicate')
        self.bakery.phone = "981 22 33 44"
        lead_import = self.imported("Empresa;Teléfono", "Otra;981223344", same_score=80)
        self.assertFalse(self.row(lead_import).lead_id.partner_id)
        self.assertEqual(self.row(lead_import).lead_id.portfolio_duplicate_ids.partner_id, self.bakery)

    def test_two_tax_ids_are_two_companies_whatever_they_share(self):
        self.rivas.write({'vat': 'B12345674', 'phone': "986 12 34 56"})
        row = self.row(self.checked("Empresa;NIF;Teléfono", "Otra;B45678905;986123456"))
        self.assertEqual((row.verdict, row.message), ('new', False))

    def test_what_the_settings_say_of_lists_holds(self):
        for consequence, on_duplicate, verdict, linked in [
            ('link', 'fill', 'new', True), ('link', 'skip', 'duplicate', True), ('block', 'fill', 'duplicate', True),
            ('block', 'create', 'duplicate', True), ('warn', 'skip', 'new', False),
        ]:
            with self.subTest(consequence=consequence, on_duplicate=on_duplicate):
                line = self.consequence(consequence)
                row = self.row(self.checked(HEADERS, LIKE, on_duplicate=on_duplicate))
                self.assertEqual((row.verdict, row.partner_id == self.rivas), (verdict, linked))
                line.unlink()

    def test_of_who_is_hidden_only_the_responsible_is_told(self):
        self.assertEqual(
            self.row(self.checked(HEADERS, LIKE, user=self.bruno)).message,
            "It exists already: talk to Ana, its responsible. It is imported, and listed for review.")
        self.env['ir.config_parameter'].set_param('crm_portfolio.match_tell', 'nobody')
        lead_import = self.imported(HEADERS, LIKE, SAME, user=self.bruno)
        like, same = lead_import.row_ids
        self.assertEqual((like.state, like.message), ('created', False), "what is only like him tells nothing")
        self.assertEqual(like.lead_id.sudo().portfolio_duplicate_ids.partner_id, self.rivas)
        self.assertEqual(
            (same.state, same.message, same.partner_id.id),
            ('created', False, False), "nor does what is the same: its verdict would")
        self.assertEqual(same.lead_id.sudo().portfolio_duplicate_ids.partner_id, self.rivas)
        self.assertNotIn('known', like.with_user(self.bruno).fields_get(), "nor does the row itself")

    def test_several_people_of_one_company_are_several_leads(self):
        lead_import = self.imported(
            HEADERS, "Talleres Ría;36202;ria.es;ana@ria.es", "Talleres Ría;36202;ria.es;luis@ria.es",
            "Otra;15001;;Ana@ria.es")
        self.assertEqual(lead_import.row_ids.mapped('state'), ['created', 'created', 'skipped'])

    def test_what_was_shown_is_what_is_done(self):
        there = self.leads("There", "Lost", partner_name="Hotel Miramar", zip="36201", website="miramar.es")
        there[1].write({'partner_name': "Hotel Playa", 'website': "playa.es"})
        lead_import = self.checked(
            HEADERS, "Hotel Miramar;36201;miramar.es;a@gmail.com", "Hotel Playa;36201;playa.es;b@gmail.com",
            on_duplicate='fill')
        self.assertEqual(lead_import.row_ids.mapped('verdict'), ['update', 'update'])
        there[1].action_set_lost()
        there[0].website = False
        lead_import.action_start()
        self.work(lead_import)
        self.assertEqual(lead_import.row_ids.mapped('state'), ['updated', 'created'], "a lost lead is not there")
        self.assertEqual(there[0].email_from, "a@gmail.com")

    def test_a_tax_id_found_since_goes_before_what_was_like(self):
        lead_import = self.checked("Empresa;Código postal;NIF", "Panadería Rivas;36201;B45678905", on_duplicate='fill')
        there = self.leads("Since", portfolio_vat="B45678905")
        lead_import.action_start()
        self.work(lead_import)
        self.assertEqual((self.row(lead_import).state, self.row(lead_import).lead_id), ('updated', there))
        self.assertFalse(there.portfolio_duplicate_ids)

    def test_as_many_queries_for_a_hundred_rows_as_for_ten(self):
        counts = []
        for number in (10, 10, 100):
            # the first finds what is cached for all
            rows = [f"Casa {line};362{line:02};casa{line}.es;" for line in range(number - 1)]
            before = self.env.cr.sql_log_count
            self.checked(HEADERS, LIKE, *rows)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
