"""An import is taken back: all of it, and after somebody went on working, all but that."""
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import Form

from ...models.lead_import import lead_import_undo
from ..lead.common import ImportCase

FIELDS = ('city', 'phone', 'priority', 'expected_revenue', 'tag_ids', 'description', 'country_id')


class TestLeadImportUndo(ImportCase):

    def state_of(self, leads):
        return leads._portfolio_snapshot(list(FIELDS))

    def test_all_of_it(self):
        tag = self.env['crm.tag'].create({'name': "Fair"})
        there = self.leads("One", "Two", city="Vigo")
        there[0].email_from, there[1].email_from = "one@example.com", "two@example.com"
        before, leads = self.state_of(there), self.env['crm.lead'].search([])
        lead_import = self.imported(
            "Company;E-mail;City;Phone;Priority;Expected revenue;Tags;Notes;Country",
            "One;one@example.com;Lugo;600111222;High;100;Fair;Said;Spain",
            "Two;two@example.com;;600111333;;;;;",
            "Three;three@example.com;Lugo;;;;Fair;;",
            "Three again;three@example.com;;600111444;;;;;", on_duplicate='overwrite', tag_ids=tag.ids)
        self.assertEqual((lead_import.created_count, lead_import.updated_count), (1, 3))
        self.assertNotEqual(self.state_of(there), before)
        one, two = lead_import.row_ids[:2]
        self.assertEqual((one.before['city'], one.after['city']), ("Vigo", "Lugo"))
        self.assertIs(two.before['phone'], False)
        self.assertNotIn('city', two.before, "only what the list changed is kept")
        self.later()
        self.undone(lead_import)
        self.assertEqual(self.state_of(there), before)
        self.assertEqual(self.env['crm.lead'].search([]), leads)
        self.assertEqual((lead_import.state, lead_import.kept_count), ('undone', 0))

    def test_what_somebody_changed_since_is_kept_and_listed(self):
        there = self.leads("There", email_from="there@example.com")
        lead_import = self.imported(
            "Company;E-mail;City;Phone", "There;there@example.com;Lugo;600111222", *(
                f"New {number};new{number}@example.com;;" for number in range(7)), on_duplicate='fill')
        self.later()
        news = lead_import.row_ids.lead_id - there
        there.city = "Vigo"
        news[0].city = "Vigo"
        news[1].message_post(body="Called")
        news[2].activity_schedule('mail.mail_activity_data_call')
        news[3].write({'type': 'opportunity'})
        self.env['sale.order'].create({'partner_id': self.bakery.id, 'opportunity_id': news[4].id})
        self.env['ir.attachment'].create({'name': "offer", 'res_model': 'crm.lead', 'res_id': news[5].id, 'raw': b'x'})
        self.undone(lead_import)
        self.assertRecordValues(there, [{'city': "Vigo", 'phone': False}])
        self.assertEqual(news.exists(), news[:6])
        kept = lead_import.row_ids.filtered(lambda row: row.state == 'kept')
        self.assertEqual(lead_import.kept_count, 7)
        self.assertEqual(kept.lead_id, there | news[:6])
        for row, said in zip(kept.sorted('line'), (
                "City", "Changed since", "messages", "activities", "Changed since", "orders", "files"), strict=True):
            self.assertIn(said, row.message)
        action = lead_import.with_context(row_filter='kept').action_open_rows()
        self.assertEqual(self.env['portfolio.lead.import.row'].search_count(
            [*action['domain'], ('state', '=', 'kept')]), 7)

    def test_what_the_rules_and_the_score_do_is_nobodys_work(self):
        lead_import = self.imported("Empresa;Correo", "One;one@example.com", "Two;two@example.com", user=self.maria)
        leads = lead_import.row_ids.lead_id
        self.later()
        self.rule("North", self.north)
        leads._portfolio_assign(trigger='watch')
        self.assertEqual(leads.user_id, self.ana | self.bruno)
        self.later()
        self.env['portfolio.lead.score.factor'].search([], limit=1).points += 7
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_lead_score').method_direct_trigger()
        self.later()
        leads[1].priority = '3'
        self.later()
        self.undone(lead_import)
        self.assertEqual(lead_import.row_ids.mapped('state'), ['undone', 'kept'], "a person has changed the other")

    def test_in_batches_and_after_a_stop(self):
        lead_import = self.checked("Company", *(f"Bar {number}" for number in range(5)))
        lead_import.action_start()
        self.work(lead_import)
        self.later()
        lead_import.action_undo()
        with patch.object(lead_import_undo, 'BATCH', 2):
            work = lead_import._as_importer()._work()
            self.assertEqual(next(work), 2)
            self.assertEqual(lead_import.progress, {'done': 2, 'total': 5, 'busy': True})
            self.assertEqual(sorted(lead_import.row_ids.lead_id.mapped('name')), ["Bar 0", "Bar 1", "Bar 2"])
            self.work(lead_import)
        self.assertEqual(lead_import.state, 'undone')
        self.assertFalse(lead_import.row_ids.lead_id)

    def test_a_representative_takes_his_own_list_back(self):
        lead_import = self.imported("Company", "A", user=self.ana)
        lead = lead_import.row_ids.lead_id
        self.assertFalse(lead.with_user(self.ana).has_access('unlink'))
        self.later()
        self.undone(lead_import)
        self.assertFalse(lead.exists())

    def test_a_lead_that_is_gone_is_no_obstacle(self):
        lead_import = self.imported("Company", "A", "B")
        lead_import.row_ids[0].lead_id.sudo().unlink()
        self.later()
        self.undone(lead_import)
        self.assertEqual((lead_import.state, lead_import.kept_count), ('undone', 0))

    def test_only_what_was_written_can_be_taken_back(self):
        lead_import = self.checked("Company", "A")
        with self.assertRaises(UserError):
            lead_import.action_undo()
        Form(lead_import)

    def test_whatever_points_at_a_lead_since_keeps_it_and_is_named(self):
        """Imported on the morning of 1 December; one has answered a survey and one got a product until noon."""
        lead_import = self.imported("Empresa", "Bar Sol", "Bar Luna", "Bar Mar")
        first, second, third = lead_import.row_ids.sorted('line')
        answer = self.env['survey.user_input'].create({
            'survey_id': self.env['survey.survey'].create({'title': "Visit"}).id, 'lead_id': first.lead_id.id})
        line = self.env['portfolio.opportunity.product'].create({
            'lead_id': second.lead_id.id, 'product_id': self.env['product.product'].create({'name': "Oven"}).id})
        self.env.flush_all()
        self.undone(lead_import)
        self.env.invalidate_all()
        self.assertEqual([first.state, second.state, third.state], ['kept', 'kept', 'undone'])
        self.assertTrue(answer.exists().lead_id and line.exists())
        self.assertIn(f"{self.env['ir.model']._get('survey.user_input').name} (1)", first.message)

    def test_what_was_said_of_a_row_stays_said(self):
        lead_import = self.checked("Empresa;Correo", "Bar Uno;esto no es un correo", user=self.maria)
        said = lead_import.row_ids.message
        self.assertTrue(said)
        lead_import.action_start()
        self.work(lead_import)
        self.undone(lead_import)
        self.assertEqual((lead_import.row_ids.state, lead_import.row_ids.message), ('undone', said))

    def test_what_was_taken_back_is_imported_again(self):
        """The wrong column is put right, and nothing else has to be said again; it is the import of who presses."""
        first = self.checked(
            "Empresa;Dónde;Importe", "Bar Uno;Lugo;1.234", user=self.maria,
            source_id=self.env.ref('utm.utm_source_mailing').id)
        first.action_redraft()
        _who, place, amount = first.column_ids
        place.field = 'street'
        amount.write({'field': 'expected_revenue', 'form': '.'})
        first.action_check()
        first.action_start()
        self.work(first)
        self.undone(first)
        action = first.with_user(self.diego).action_again()
        again = self.env[action['res_model']].browse(action['res_id'])
        self.assertEqual((again.state, again.user_id, again.source_id), ('draft', self.diego, first.source_id))
        self.assertEqual(
            [(column.field, column.form) for column in again.column_ids],
            [(column.field, column.form) for column in first.column_ids])
        again.column_ids[1].field = 'city'
        again.with_user(self.diego).action_check()
        again.with_user(self.diego).action_start()
        self.work(again)
        self.assertRecordValues(again.row_ids.lead_id, [
            {'partner_name': "Bar Uno", 'city': "Lugo", 'expected_revenue': 1.234}])
        self.assertEqual(first.state, 'undone', "what was taken back stays listed")
