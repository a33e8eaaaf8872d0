import base64

from odoo.tests import freeze_time, tagged
from odoo.tests.common import HttpCase, JsonRpcException

from .common import PDF, PHOTO, QuestionnaireCase


@tagged('post_install', '-at_install')
class TestQuestionnaireLink(HttpCase, QuestionnaireCase):
    """The customer answers through a link, without a login; whoever tries more gets nothing."""

    def setUp(self):
        super().setUp()
        self.authenticate(None, None)
        self.asked.contact_id = self.bakery_contact
        self.url = self.asked.with_user(self.ana).action_link()['params']['url']
        self.input = self.asked.input_id

    def rpc(self, step, answer_token=None, **params):
        return self.make_jsonrpc_request(
            f'/survey/{step}/{self.survey.access_token}/{answer_token or self.input.access_token}', params)

    def submit(self, answer_token=None, **answers):
        named = {str(getattr(self, name).id): value for name, value in answers.items()}
        return self.rpc('submit', answer_token, csrf_token='', **named)[1]

    def test_the_customer_answers_every_type(self):
        page = self.url_open(self.url)
        self.assertEqual(page.status_code, 200)
        begun = self.rpc('begin')[1]['survey_content']
        for text in ("Are they open?", "o_portfolio_file_input", "o_portfolio_ink"):
            self.assertIn(text, begun)
        acme, _bolt, core = self.brands.suggested_answer_ids
        good, bad = self.aspects.suggested_answer_ids
        price, service = self.aspects.matrix_row_ids
        result = self.submit(
            person="Marta", open=str(self.no.id), why="Holidays", brands=[str(acme.id), str(core.id)], grade='8',
            aspects={str(price.id): [str(good.id)], str(service.id): [str(bad.id)]}, founded='1999-05-01',
            moment='2026-03-05 08:30:00', ovens='3', photo=[PHOTO, PDF], signature=[PHOTO])
        self.assertNotIn('error', result)
        self.assertEqual((self.asked.state, self.asked.channel), ('done', 'link'))
        values = {one.question_label: one.value_text for one in self.bakery.portfolio_answer_ids}
        self.assertEqual((values["Person"], values["Why closed?"], values["Grade"]), ("Marta", "Holidays", "8"))
        self.assertEqual(len(self.said(self.bakery, self.photo).attachment_id), 2)
        self.assertEqual(len(self.said(self.bakery, self.aspects)), 2)
        self.assertFalse(self.bakery.portfolio_answer_ids.user_id)
        self.assertFalse(self.env['crm.lead'].search_count([('partner_id', '=', self.bakery_contact.id)]))
        # handed in once
        self.assertEqual(self.submit(person="Other"), {'error': 'unauthorized'})

    def test_the_customer_reads_his_own_language_and_so_do_his_answers(self):
        self.env['res.lang']._activate_lang('es_ES')
        self.env['survey.question'].browse(self.open.id).update_field_translations(
            'title', {'es_ES': "¿Está abierto?"})
        self.hotel.lang = 'es_ES'
        other = self.ask(self.hotel)
        other.with_user(self.bruno).action_link()
        self.assertEqual(other.input_id.lang_id.code, 'es_ES')
        token = other.input_id.access_token
        self.assertIn("¿Está abierto?", self.rpc('begin', token)[1]['survey_content'])
        self.submit(token, person="Marta", open=str(self.yes.id))
        self.assertEqual(self.said(self.hotel, self.open).question_label, "¿Está abierto?")

    def test_a_hidden_question_is_not_answered_from_outside(self):
        self.rpc('begin')
        self.submit(person="Marta", open=str(self.yes.id), why="Smuggled in")
        self.assertFalse(self.bakery.portfolio_answer_ids.filtered(lambda one: one.value_text == "Smuggled in"))
        self.assertIn('skipped', self.bakery.portfolio_answer_ids.mapped('state'))

    def test_mandatory_and_bad_values(self):
        self.rpc('begin')
        errors = self.submit(person="", grade='99', ovens='1e999', brands=[str(self.yes.id)])['fields']
        self.assertEqual(
            {int(question) for question in errors}, {self.person.id, self.grade.id, self.ovens.id, self.brands.id})
        self.assertEqual(self.asked.state, 'todo')
        # mended, all of it is handed in again
        self.assertNotIn('error', self.submit(person="Marta", grade='9', ovens='1', open=str(self.yes.id)))
        self.assertEqual(self.said(self.bakery, self.grade).value_text, '9')

    def test_no_token_says_nothing(self):
        known = self.url_open(f'/survey/start/{self.survey.access_token}', allow_redirects=False)
        unknown = self.url_open('/survey/start/00000000-0000-0000-0000-000000000000', allow_redirects=False)
        self.assertEqual((known.status_code, known.headers.get('Location')),
                         (unknown.status_code, unknown.headers.get('Location')))
        other = self.ask(self.hotel)
        foreign = other.with_user(self.bruno).action_link() and other.input_id
        for token in ('wrong', '', False):
            with self.subTest(token=token):
                result = self.rpc('submit', token or 'x', csrf_token='')[1]
                self.assertIn('error', result)
        self.assertFalse(self.bakery.portfolio_answer_ids)
        self.assertEqual(foreign.state, 'new')

    def test_a_link_ends_with_its_questionnaire(self):
        self.asked.with_user(self.ana).action_skip()
        with freeze_time('2030-01-01'):
            self.assertIn('error', self.submit(person="Late"))

    def test_the_deadline_holds_for_the_link(self):
        other = self.ask(self.garage, date_deadline='2026-03-01')
        other.with_user(self.ana).action_link()
        self.assertEqual(str(other.input_id.deadline), '2026-03-01 23:59:59')

    def test_what_is_no_photo_is_refused(self):
        self.rpc('begin')

        def handed(content, name="photo.png"):
            return [{'name': name, 'data': base64.b64encode(content).decode()}]
        for what, value in [
            ('a page', handed(b'<html><script>alert(1)</script></html>')),
            ('a drawing that runs', handed(b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
            ('a program', handed(b'MZ\x90\x00')), ('an archive', handed(b'PK\x03\x04')),
            ('text', handed(b'hello')), ('nothing', handed(b'')), ('no base64', [{'name': "x", 'data': "???"}]),
            ('no data', [{'name': "x"}]), ('a number', [{'name': "x", 'data': 5}]), ('a list', [[1]]), ('text', "x"),
            ('too big', handed(b'\x89PNG\r\n\x1a\n' + b'0' * (1024 * 1024 + 1))),
            ('too many', [PHOTO, PHOTO, PHOTO]),
        ]:
            with self.subTest(what=what):
                before = self.env['ir.attachment'].search_count([])
                self.assertIn(str(self.photo.id), self.submit(person="Marta", photo=value)['fields'])
                self.assertEqual(self.env['ir.attachment'].search_count([]), before)
        self.assertIn(str(self.signature.id), self.submit(person="Marta", signature=[PDF])['fields'])

    def test_the_name_of_a_file_is_not_trusted(self):
        self.rpc('begin')
        self.submit(person="Marta", photo=[{**PHOTO, 'name': "../../shop.html"}])
        file = self.said(self.bakery, self.photo).attachment_id
        self.assertEqual((file.name, file.mimetype, file.public), ("shop.png", 'image/png', False))
        self.assertEqual((file.res_model, file.res_id), ('portfolio.questionnaire', self.asked.id))
        self.assertNotEqual(self.url_open(f'/web/content/{file.id}').status_code, 200)

    def test_a_file_of_another_questionnaire_is_not_kept_by_its_number(self):
        other = self.ask(self.hotel).with_user(self.bruno)
        other.answer_save(self.photo.id, [PHOTO])
        line = other.sudo().input_id.user_input_line_ids.filtered('value_portfolio_file')
        self.rpc('begin')
        self.submit(person="Marta", photo=[{'id': line.id}])
        self.assertTrue(line.exists().value_portfolio_file)
        self.assertFalse(self.said(self.bakery, self.photo).attachment_id)

    def test_uploading_again_and_again_ends(self):
        self.rpc('begin')
        self.input.portfolio_upload_count = 60
        with self.assertLogs('odoo.http', 'WARNING'), self.assertRaisesRegex(JsonRpcException, "UserError"):
            self.submit(person="Marta", photo=[PHOTO])
        self.assertEqual(self.asked.state, 'todo')
