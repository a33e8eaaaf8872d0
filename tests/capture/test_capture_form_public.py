import json
import re
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tests.common import HttpCase
from odoo.tools import mute_logger

from ...models.capture import lead_form_submission_lead
from ..lead.common import JSON, LeadFormPageCase


@tagged('post_install', '-at_install')
class TestLeadFormPublic(HttpCase, LeadFormPageCase):
    """Strangers fill in a form, honest ones and others."""

    # -- the page --------------------------------------------------------------------------------

    def test_the_page_is_for_everybody(self):
        page = self.page()
        for text in (
                "Contact us", "E-Mail of yours", "I agree", "Send me", '<html lang="en-US"', 'autocomplete="email"'):
            self.assertIn(text, page.text)
        for field in self.form.field_ids:
            self.assertIn(f'<label for="{field._key}"', page.text)
            self.assertRegex(page.text, f'id="{field._key}"')
        self.assertIn('<option value="0">A quotation</option>', page.text)
        self.assertNotIn('session_id', page.headers.get('Set-Cookie', ''), "no cookie, no consent to cookies")
        self.assertIn("default-src 'none'", page.headers['Content-Security-Policy'])
        for name in ('lead_form.css', 'lead_form.js'):
            self.assertEqual(self.url_open(f'/crm_portfolio/static/src/capture/public/{name}').status_code, 200)

    def test_in_the_visitors_language(self):
        self.env['res.lang']._activate_lang('es_ES')
        self.env['ir.module.module']._load_module_terms(['crm_portfolio'], ['es_ES'])
        self.form.with_context(lang='es_ES').title = "Escríbanos"
        self.field('subject').with_context(lang='es_ES').options = "Un presupuesto\nUna visita"
        spanish = {'Accept-Language': 'gl;q=0.3, es-MX,es;q=0.9,en;q=0.5'}
        page = self.page(**spanish)
        for text in ("Escríbanos", "Una visita", '<html lang="es-ES"', "Compruebe"):
            self.assertIn(text, page.text)
        self.assertIn("Contact us", self.page(f'{self.path}?lang=en', **spanish).text, "the embedding page's wins")
        self.form.lang_ids = self.env.ref('base.lang_en')
        self.assertIn("Contact us", self.page(**spanish).text)
        self.form.lang_ids = False
        answer = self.send(extra={'lang': 'es_ES'}, email="no")
        self.assertIn("nombre@", str(answer.json()))
        self.assertIn("Contact us: Rey Ovens", self.lead_of(self.send(extra={'lang': 'es_ES'})).name)
        self.assertIn("A visit", self.sent().lead_id.description, "kept in the language of the company")
        self.assertEqual(self.sent().lead_id.lang_id.code, 'es_ES')

    def test_not_half_in_one_language_and_half_in_another(self):
        """A form that is written in one language only is shown in it, whatever the visitor reads."""
        self.env['res.lang']._activate_lang('es_ES')
        self.env['ir.module.module']._load_module_terms(['crm_portfolio'], ['es_ES'])
        Form = self.env['portfolio.lead.form'].with_context(lang='es_ES')
        contact = Form.create({
            'name': "Contacto", 'title': "Escríbanos", 'is_published': True,
            'consent_ids': [(0, 0, {'wording': "Acepto."})],
            'field_ids': [(0, 0, {'label': "Nombre", 'target': 'contact_name', 'required': True}), (0, 0, {
                'label': "Asunto", 'kind': 'selection', 'options': "Una visita\nOtro"})]})
        english, spanish = {'Accept-Language': 'en-US,en;q=0.9'}, {'Accept-Language': 'es-ES'}
        path = f'/portfolio/form/{contact.token}'
        for headers in (english, spanish):
            page = self.page(path, **headers)
            self.assertIn('<html lang="es-ES"', page.text)
            self.assertNotIn("Choose…", page.text)
        contact.field_ids[0].with_context(lang='en_US').label = "Name"
        self.assertIn('<html lang="en-US"', self.page(path, **english).text, "somebody has begun to translate it")
        self.assertIn('<html lang="es-ES"', self.page(path, **spanish).text)
        self.assertIn('<html lang="en-US"', self.page(**spanish).text, "written in English only")

    def lead_of(self, answer):
        self.assertEqual(answer.status_code, 200, answer.text)
        return self.sent()[-1:].lead_id

    def test_only_allowed_sites_frame_it(self):
        self.assertIn("frame-ancestors *", self.page().headers['Content-Security-Policy'])
        self.form.origins = "https://www.shop.example.com/contact\nhttps://blog.example.com"
        self.assertIn(
            "frame-ancestors 'self' https://www.shop.example.com https://blog.example.com",
            self.page().headers['Content-Security-Policy'])

    def test_one_line_for_any_site(self):
        self.assertIn(f'{self.path}/embed.js', self.form.embed_script)
        script = self.page(f'{self.path}/embed.js')
        self.assertIn('javascript', script.headers['Content-Type'])
        self.assertIn('createElement("iframe")', script.text)
        self.assertIn(self.form.url, self.form.embed_iframe)

    # -- what becomes of it ----------------------------------------------------------------------

    def test_a_lead_given_away_at_once(self):
        self.rule("Visits", self.ana, "[('description', 'ilike', 'visit')]")
        answer = self.send(extra={
            'page': 'https://www.shop.example.com/ovens', 'utm_source': 'Newsletter of May', 'utm_campaign': 'Ovens'})
        self.assertEqual(answer.json(), {'thanks': "Thank you!", 'redirect': None})
        submission, lead = self.sent(), self.sent().lead_id
        self.assertEqual(submission.verdict, 'accepted')
        self.assertEqual((lead.user_id, lead.team_id), (self.ana, self.north))
        self.assertIn("Visits", lead.portfolio_assignment_reason)
        self.assertEqual(
            (lead.name, lead.contact_name, lead.partner_name, lead.email_from, lead.phone, lead.portfolio_channel),
            ("Contact us: Rey Ovens", "Marta Rey", "Rey Ovens", "marta@rey.example.com", "+34 981 123 456", 'web'))
        self.assertEqual((lead.source_id.name, lead.campaign_id.name, lead.medium_id), (
            "Newsletter of May", "Ovens", self.form.medium_id))
        self.assertEqual(lead.tag_ids, self.form.tag_ids)
        self.assertEqual(submission.page, 'https://www.shop.example.com/ovens')
        self.assertEqual((submission.consent_id, submission.consent_wording), (
            self.form.consent_id, "I agree. Privacy (https://example.com/privacy)"))
        self.assertNotIn('127.0.0.1', submission.visitor)
        self.assertEqual(submission.agent, 'Firefox, Linux')

    def test_without_a_script(self):
        html = {'Accept': 'text/html'}
        wrong = self.send(html, email="nobody", without=['consent'])
        self.assertEqual(wrong.status_code, 422)
        self.assertIn('role="alert"', wrong.text)
        self.assertIn(f'href="#{self.field("email")._key}"', wrong.text)
        self.assertIn('aria-invalid="true"', wrong.text)
        self.assertIn("Good morning", wrong.text, "nothing has to be typed twice")
        right = self.send(html)
        self.assertEqual(right.status_code, 303)
        self.assertIn("Thank you!", self.page(right.headers['Location']).text)
        self.form.redirect_url = 'https://www.shop.example.com/thanks'
        self.assertEqual(
            self.send(html, message="Other").headers['Location'], 'https://www.shop.example.com/thanks')

    def test_sent_twice_is_one(self):
        ticket = self.ticket()
        first, again = self.send(ticket=ticket), self.send(ticket=ticket, message="Another text")
        self.assertEqual((first.status_code, first.content), (again.status_code, again.content))
        self.assertEqual(len(self.sent()), 1)
        # and from a page opened anew
        other = self.send()
        self.assertEqual(other.content, first.content)
        self.assertEqual(self.sent().mapped('verdict'), ['accepted', 'repeat'])
        self.assertEqual(len(self.sent().lead_id), 1)

    def test_every_answer_is_checked(self):
        for name, text in [
            ('email', "a@b"), ('email', "x@example.com\nBcc: all@example.com"), ('email', 'a' * 300 + '@example.com'),
            ('phone', "call me"), ('subject', '7'), ('subject', 'x'), ('contact', ""), ('contact', 'x' * 251),
            ('message', 'x' * 5001),
        ]:
            with self.subTest(name=name, text=text[:20]):
                answer = self.send(**{name: text})
                self.assertEqual(answer.status_code, 422)
                self.assertEqual(list(answer.json()['errors']), [self.field(name)._key])
        answer = self.send(without=['consent'])
        self.assertEqual(list(answer.json()['errors']), ['consent'])
        self.assertFalse(self.sent())

    def test_what_fails_is_kept_and_tried_again(self):
        with patch.object(self.env.registry['crm.lead'], '_portfolio_capture', side_effect=TypeError("Broken")), \
                mute_logger('odoo.addons.crm_portfolio.models.capture.lead_form_submission_lead'):
            self.assertEqual(self.send().status_code, 200)
            self.made()
        self.assertEqual((self.sent().verdict, self.sent().spam_reason), ('failed', "Broken"))
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_lead_form').method_direct_trigger()
        self.assertEqual(self.sent().verdict, 'accepted')
        self.assertTrue(self.sent().lead_id)

    # -- attackers -------------------------------------------------------------------------------

    def refused(self, status, answer):
        self.assertEqual(answer.status_code, status)
        self.assertFalse(self.sent())

    def test_too_big(self):
        self.refused(413, self.send(message='x' * 70000))

    def test_not_what_a_form_sends(self):
        for mime, body in [('application/json', json.dumps(self.values())), ('text/plain', 'a=b'), ('', 'a=b')]:
            with self.subTest(mime=mime):
                answer = self.url_open(self.path, data=body, headers={'Content-Type': mime})
                self.assertIn(answer.status_code, (400, 415))
        self.assertFalse(self.sent())
        file = self.url_open(self.path, data=self.values(), files={'evil': ('x.exe', b'MZ')})
        self.refused(400, file)

    def test_from_a_foreign_site(self):
        for sender in ('https://evil.example.com', 'null'):
            self.refused(403, self.send({**JSON, 'Origin': sender}))

    def test_without_a_page_of_ours(self):
        ticket = self.ticket()
        body, signature = ticket.rsplit('.', 1)
        other = self.form.copy({'is_published': True})
        foreign = re.search(r'name="ticket" value="([^"]+)"', self.page(f'/portfolio/form/{other.token}').text)[1]
        for forged in ('x', '1.2.3', f'{body}x.{signature}', f'0{body}.{signature}', 'é.b', foreign):
            self.refused(400, self.send(ticket=forged))
        self.refused(400, self.send(ticket=ticket, without=['ticket']))

    def test_what_is_forged_counts_as_an_attempt(self):
        self.form.ip_minute = 2
        self.assertEqual(
            [self.send(ticket='forged').status_code for _attempt in range(3)], [400, 400, 429])

    def test_strangers_make_few_campaigns(self):
        self.form.source_id = self.env['utm.source'].create({'name': "Ours"})
        with patch.object(lead_form_submission_lead, 'NEW_NAMES', 1 + self.env['utm.source'].search_count([
                ('create_date', '>', fields.Datetime.now() - timedelta(days=1))])):
            for source in ('Spring', 'Noise', 'spring', '%'):
                self.send(extra={'utm_source': source}, message=f"From {source}")
            self.assertEqual(self.sent().lead_id.mapped('source_id.name'), ["Spring", "Ours"])
        self.assertEqual(self.sent().mapped('utm_source'), ['Spring', 'Noise', 'spring', '%'], "kept as it came")

    def test_unknown_fields(self):
        for name in ('user_id', 'team_id', f'field_{self.field("email").id + 1000}'):
            self.refused(400, self.send(extra={name: '1'}))
        self.refused(400, self.send(path=f'{self.path}?user_id=1'))

    def test_a_page_open_for_too_long_gets_a_new_ticket(self):
        with freeze_time(fields.Datetime.now() - timedelta(days=2)):
            old = self.form.submission_ids._ticket(self.form)
        answer = self.send(ticket=old)
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(self.send(ticket=answer.json()['ticket']).status_code, 200)

    def test_machines_are_thanked_and_kept_apart(self):
        thanks = self.send(message="Honest").content
        honeypot = self.send(extra={'company_fax': '1'}, message="One", email="not even right")
        self.form.min_seconds = 600
        fast = self.send(message="Two")
        self.assertEqual({honeypot.content, fast.content}, {thanks})
        kept = self.sent()[1:]
        self.assertEqual(kept.mapped('verdict'), ['spam', 'spam'])
        self.assertIn("nobody sees", kept[0].spam_reason)
        self.assertIn("faster", kept[1].spam_reason)
        self.env['res.lang']._activate_lang('es_ES')
        self.env['ir.module.module']._load_module_terms(['crm_portfolio'], ['es_ES'])
        for one, words in zip(kept, ("nadie ve", "más rápido"), strict=True):
            self.assertRegex(one.with_context(lang='es_ES').spam_reason, f"{words}.* \\([0-9]+\\)")
        self.assertFalse(kept.lead_id)
        kept[1].with_user(self.diego).action_accept()
        self.assertTrue(kept[1].lead_id, "a person has the last word")

    def test_points_for_spam(self):
        self.send({**JSON, 'User-Agent': ''}, message="http://a.example http://b.example <a href='http://c.example'>c</a>")
        self.assertEqual(self.sent().verdict, 'spam')
        self.assertGreaterEqual(self.sent().spam_score, 60)

    def test_markup_stays_text(self):
        self.form.spam_threshold = 100
        self.send(message="<script>alert(1)</script><img src=x onerror=alert(1)>Hello & 2 < 3",
                  contact="Eve <b>Bold</b>\r\nX-Header: y", company="{{ 7*7 }} <t t-out='1'/>")
        lead = self.sent().lead_id
        self.assertNotIn('<script', lead.description)
        self.assertNotIn('onerror', lead.description)
        self.assertIn("Hello &amp; 2 &lt; 3", lead.description)
        self.assertEqual(lead.contact_name, "Eve Bold X-Header: y")
        self.assertEqual(lead.partner_name, "{{ 7*7 }}")
        wrong = self.send({'Accept': 'text/html'}, email="no", contact='"><script>alert(1)</script>')
        self.assertNotIn('<script>alert', wrong.text)
        self.assertNotIn('<script>alert', self.page(f'{self.path}?page="><script>alert(1)</script>').text)

    def test_a_thousand_at_once(self):
        self.form.write({'ip_minute': 3, 'form_minute': 5})
        codes = [self.send(message=f"Number {number}").status_code for number in range(5)]
        self.assertEqual(codes, [200, 200, 200, 429, 429])
        self.assertEqual(len(self.sent()), 3)
        # the other 995: as the form counts them
        visitors = [f'visitor {number % 400}' for number in range(995)]
        allowed = [self.form._hit(visitor) for visitor in visitors]
        self.assertEqual(sum(allowed), 2, "all visitors together have a limit, too")
        self.assertEqual(self.env['portfolio.lead.form.hit'].search_count([('form_id', '=', self.form.id)]), 5)
        with freeze_time(fields.Datetime.now() + timedelta(minutes=2)):
            self.assertTrue(self.form._hit('visitor 1'))
            self.form.ip_hour = 1
            self.assertFalse(self.form._hit('visitor 1'))

    def test_refused_attempts_count(self):
        self.form.ip_minute = 2
        codes = [self.send(email="no").status_code for _time in range(3)]
        self.assertEqual(codes, [422, 422, 429])
        self.assertEqual(self.send({'Accept': 'text/html'}).status_code, 429)

    def test_no_page_says_why_it_is_not_there(self):
        self.form.is_published = False
        draft = self.url_open(self.path)
        self.form.write({'is_published': True})
        self.form.active = False
        archived = self.url_open(self.path)
        unknown = self.url_open(f'/portfolio/form/{"x" * 22}')
        for path in (f'{self.path}/embed.js', f'{self.path}/thanks', f'{self.path}/preview'):
            self.assertIn(self.url_open(path, allow_redirects=False).status_code, (303, 404))
        self.assertEqual({draft.status_code, archived.status_code, unknown.status_code}, {404})
        self.assertEqual(len({draft.text, archived.text, unknown.text}), 1)
        sent = self.url_open(self.path, data={'a': 'b'})
        self.assertEqual(sent.status_code, 404)

    def test_nobody_learns_whom_we_know(self):
        """The same answer and about as much work for an e-mail we know and one we do not."""
        stranger = self.send(message="One")
        known = self.send(email='bakery@example.com', message="Two")
        self.assertEqual((stranger.status_code, stranger.content), (known.status_code, known.content))
        self.assertEqual(set(stranger.headers), set(known.headers))
        self.assertEqual(self.sent()[1].lead_id.partner_id, self.bakery_contact)

    def test_no_answer_takes_longer_for_whom_we_know(self):
        """Each request asks the database as much: a stranger with a watch learns nothing."""
        self.form.double_optin = False
        counts = []
        for number, email in enumerate(['warm@example.com', 'a@rivals.example.com', 'bakery@example.com'] * 2):
            ticket = self.ticket()
            before = self.env.cr.sql_log_count
            self.assertEqual(self.send(ticket=ticket, email=email, message=f"Number {number}").status_code, 200)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(len(set(counts[3:])), 1, counts)
        self.assertEqual(self.sent()[-1].lead_id.partner_id, self.bakery_contact, "who is known by then")

    def test_the_job_makes_a_lead_of_each_once(self):
        self.send(message="One")
        self.send(message="Two")
        self.assertEqual(self.form.submission_ids.mapped('is_due'), [True, True])
        self.assertFalse(self.form.submission_ids.lead_id)
        cron = self.env.ref('crm_portfolio.ir_cron_lead_form_make')
        triggered = self.env['ir.cron.trigger'].search_count([('cron_id', '=', cron.id)])
        self.assertTrue(triggered, "at once, not by the clock")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
            cron.method_direct_trigger()
        self.assertEqual(len(self.form.submission_ids.lead_id), 2)
        self.form.submission_ids.lead_id.unlink()
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertFalse(self.form.submission_ids.lead_id, "what somebody has deleted is not made again")

    def test_nobody_changes_whom_we_know(self):
        self.bakery_contact.phone = "+34 600 000 000"
        self.send(email='bakery@example.com', phone="+34 666 666 666")
        lead = self.sent().lead_id
        self.assertEqual(lead.partner_id, self.bakery_contact)
        self.assertEqual(lead.phone, "+34 666 666 666")
        self.assertEqual(self.bakery_contact.phone, "+34 600 000 000")
        self.assertEqual(self.bakery_contact.name, "Bakery Contact")

    def test_of_another_company(self):
        lisbon = self.env['res.company'].create({'name': "Lisbon"})
        self.carla.company_ids |= lisbon
        self.rule("Lisbon", self.carla, company_id=lisbon.id)
        self.form.write({'company_id': lisbon.id, 'team_id': False})
        lead = self.lead_of(self.send())
        self.assertEqual((lead.company_id, lead.user_id), (lisbon, self.carla))
        self.assertEqual(self.sent().company_id, lisbon)
        self.assertFalse(self.sent().with_user(self.maria).has_access('read'))

    @contextmanager
    def captcha(self, **options):
        form = self.env.registry['portfolio.lead.form']
        http = self.env.registry['ir.http']
        with patch.object(form, '_captcha', lambda self: {'kind': 'recaptcha', 'key': 'public-key'}), \
                patch.object(http, '_verify_request_recaptcha_token', autospec=True, **options):
            yield

    def test_captcha_of_core(self):
        self.form.use_captcha = True
        self.assertEqual(self.send(message="None is set up").status_code, 200)
        with self.captcha(side_effect=UserError("Suspicious")):
            page = self.page()
            self.assertIn('public-key', page.text)
            self.assertIn('https://www.recaptcha.net', page.headers['Content-Security-Policy'])
            answer = self.send(message="A machine", extra={'recaptcha_token_response': 'x'})
        self.assertEqual((answer.status_code, list(answer.json()['errors'])), (422, ['']))
        with self.captcha():
            self.assertEqual(self.send(message="A person", extra={'recaptcha_token_response': 'x'}).status_code, 200)
        self.assertEqual(len(self.sent()), 2)
