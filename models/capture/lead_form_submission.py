import hashlib
import hmac
import json
import logging
import secrets
import time
from datetime import timedelta

import psycopg2
from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools.misc import hash_sign, verify_hash_signed
from odoo.tools.misc import hmac as database_hmac

from ...tools.capture.lead_form import clean_line, origin, spam_factors
from ..foundation.sentence import Sentence, kept, listed

_logger = logging.getLogger(__name__)

SCOPE = 'crm_portfolio.lead_form'
#: a page may lie open that long, in seconds, before it has to be sent again
PAGE_LIFE = 24 * 3600
#: the same answers within so many minutes are one submission
REPEAT_MINUTES = 10
#: confirmations that one e-mail gets in a day, whoever asks for them
MAILS_A_DAY = 3
BATCH = 500
UTM = {'utm_campaign': 'campaign_id', 'utm_source': 'source_id', 'utm_medium': 'medium_id'}
#: what a page sends besides the answers
ENVELOPE = {
    'ticket', 'consent', 'lang', 'page', 'company_fax', 'recaptcha_token_response', 'turnstile_captcha',
    'cf-turnstile-response', *UTM}
#: fields that say who sent what
PERSONAL = (
    'answers', 'name', 'email', 'visitor', 'agent', 'page', 'content_hash', 'lang', 'utm_campaign', 'utm_source',
    'utm_medium')


class PortfolioLeadFormSubmission(models.Model):
    """What was sent through a web form: the answers, the consent as it was worded, and what became of it.

    It is the evidence of consent. Rows are written by the form alone, and anonymised when their time is up.
    """
    _name = 'portfolio.lead.form.submission'
    _description = "Web Form Submission"
    _order = 'date desc, id desc'

    form_id = fields.Many2one('portfolio.lead.form', required=True, readonly=True, index=True, ondelete='restrict')
    company_id = fields.Many2one(related='form_id.company_id', store=True, index=True)
    date = fields.Datetime("Sent", required=True, readonly=True, default=fields.Datetime.now, index=True)
    name = fields.Char("Sent By", readonly=True)
    email = fields.Char("E-Mail", readonly=True, index='btree_not_null')
    answers = fields.Json(
        "Raw Answers", readonly=True, help="List of the field's id, its label, what it fills, value, and text.")
    answers_text = fields.Text("Answers", compute='_compute_answers_text')
    verdict = fields.Selection(
        [
            ('accepted', "Accepted"),
            ('waiting', "To confirm"),
            ('repeat', "Sent twice"),
            ('spam', "Spam"),
            ('failed', "Failed"),
            ('expired', "Never confirmed"),
        ], required=True, readonly=True, index=True)
    spam_score = fields.Integer("Spam Points", readonly=True, aggregator='avg')
    spam_reason = Sentence("Why", readonly=True)
    lead_id = fields.Many2one('crm.lead', readonly=True, index='btree_not_null', ondelete='set null')
    is_due = fields.Boolean("Lead to Make", readonly=True, help="The job makes a lead of it within seconds.")
    consent_id = fields.Many2one(
        'portfolio.lead.form.consent', "Consent Version", readonly=True, index='btree_not_null', ondelete='restrict')
    consent_wording = fields.Text("Agreed To", readonly=True, help="As it stood on the visitor's screen.")
    date_mail = fields.Datetime("Confirmation Asked", readonly=True)
    date_confirmed = fields.Datetime("Confirmed", readonly=True)
    lang = fields.Selection(lambda self: self.env['res.lang'].get_installed(), "Language", readonly=True)
    page = fields.Char("Web Page", readonly=True, help="Where the form was shown.")
    utm_campaign = fields.Char("Campaign", readonly=True)
    utm_source = fields.Char("Source", readonly=True)
    utm_medium = fields.Char("Medium", readonly=True)
    agent = fields.Char("Browser", readonly=True)
    visitor = fields.Char(
        readonly=True, help="A salted hash: the same visitor has the same, and who it is stays unknown.")
    page_key = fields.Char(required=True, readonly=True, help="Of the page it was sent from: each is sent once.")
    content_hash = fields.Char(readonly=True)
    date_anonymised = fields.Datetime("Anonymised", readonly=True)

    _page_once = models.UniqueIndex('(form_id, page_key)')
    _due = models.Index('(id) WHERE is_due')
    _content = models.Index('(form_id, content_hash, date) WHERE content_hash IS NOT NULL')

    @api.depends('name', 'email', 'form_id')
    def _compute_display_name(self):
        for submission in self:
            submission.display_name = submission.name or submission.email or submission.form_id.name

    @api.depends('answers')
    def _compute_answers_text(self):
        for submission in self:
            submission.answers_text = '\n'.join(
                f"{answer['label']}: {answer['text']}" for answer in submission.answers or [])

    # -- the page --------------------------------------------------------------------------------

    @api.model
    def _ticket(self, form):
        """What a page carries to be sent once, not at once, and with the consent it showed.

        It is signed, so that nobody makes one up: ``seconds.key.consent.signature``.
        """
        return self._sign(form, f'{int(time.time())}.{secrets.token_urlsafe(12)}.{form.consent_id.id or 0}')

    @api.model
    def _sign(self, form, body):
        # sudo: ir.config_parameter - the secret signs, nobody sees it
        return f'{body}.{database_hmac(self.env(su=True), SCOPE, (form.id, body))[:32]}'

    @api.model
    def _read_ticket(self, form, ticket):
        """:return: (seconds since the page was made, its key, the consent it showed), or None if it is not ours"""
        body, _dot, _signature = ticket.rpartition('.')
        if not body or not ticket.isascii() or not hmac.compare_digest(self._sign(form, body), ticket):
            return None
        made, key, consent_id = body.split('.')
        return time.time() - int(made), key, self.env['portfolio.lead.form.consent'].browse(int(consent_id)).exists()

    @api.model
    def _visitor(self, address):
        """Who it is, as far as limits need to know: a salted hash of the address."""
        # sudo: ir.config_parameter - the secret is the salt, nobody sees it
        return database_hmac(self.env(su=True), f'{SCOPE}.visitor', address or '')[:24]

    # -- receiving -------------------------------------------------------------------------------

    @api.model
    def _receive(self, form, post, visit):
        """Take in what a page sent. What is answered says nothing of what the company knows, or takes for spam.

        :param form: the form that was answered
        :param dict post: what was sent, names and texts
        :param dict visit: ``visitor`` (hashed), ``agent`` (family), ``has_origin``
        :return: ``{field's name on the page: sentence}``, empty when all is well; the key '' is for the whole page
        :raise ValueError: if no page of ours can have sent this
        """
        ticket = self._read_ticket(form, post.get('ticket', ''))
        asked = {field._key: field for field in form.field_ids}
        if not ticket or post.keys() - asked.keys() - ENVELOPE:
            raise ValueError("not sent by the page of the form")
        seconds, key, consent = ticket
        if self.search_count([('form_id', '=', form.id), ('page_key', '=', key)], limit=1):
            return {}
        if seconds > PAGE_LIFE:
            return {'': self.env._("The page has been open for long. Please send it once more.")}
        texts = [post.get(name, '') for name in asked]
        factors = spam_factors(
            texts, honeypot=post.get('company_fax'), seconds=seconds, min_seconds=form.min_seconds,
            agent=visit['agent'], has_origin=visit['has_origin'], repeats=self._repeats(form, texts))
        answers, errors = self._read_answers(asked, post)
        if factors.keys() & {'honeypot', 'fast'}:
            # a machine learns nothing from us, not even what it did wrong
            errors = {}
        elif consent and consent.required and post.get('consent') != '1':
            errors['consent'] = self.env._("Please agree, so that we may answer you.")
        if not errors:
            self._keep(form, {
                **self._origin_values(post, visit),
                'page_key': key,
                'answers': answers,
                'content_hash': self._content(texts),
                'spam_score': min(sum(factors.values()), 100),
                'spam_reason': self._spam_reason(factors),
                **self._consent_values(consent, post),
            })
        return errors

    @api.model
    def _content(self, texts):
        return hashlib.sha256(json.dumps(texts).encode()).hexdigest()

    @api.model
    def _repeats(self, form, texts):
        """How often somebody else's page sent the same in the last day."""
        since = fields.Datetime.now() - timedelta(days=1)
        return self.search_count([
            ('form_id', '=', form.id), ('content_hash', '=', self._content(texts)), ('date', '>', since)], limit=3)

    @api.model
    def _read_answers(self, asked, post):
        """:return: (answers as they are kept, ``{name on the page: what is wrong}``)"""
        answers, errors = [], {}
        for name, field in asked.items():
            try:
                value = field._read(post.get(name))
            except ValueError as error:
                errors[name] = str(error)
                continue
            if value is not None:
                worded = field._portfolio_worded()
                answers.append({
                    'field': field.id, 'label': worded.label, 'target': field.target, 'value': value,
                    'text': worded._as_text(value)})
        return answers, errors

    @api.model
    def _origin_values(self, post, visit):
        """Where it came from, as far as it may be believed."""
        page = clean_line(post.get('page', ''))
        return {
            'visitor': visit['visitor'],
            'agent': visit['agent'],
            'lang': self.env.context.get('lang'),
            'page': page if origin(page) else False,
            **{name: clean_line(post.get(name, ''))[:64] or False for name in UTM},
        }

    @api.model
    def _consent_values(self, consent, post):
        if not consent or post.get('consent') != '1':
            return {}
        return {'consent_id': consent.id, 'consent_wording': consent._as_shown()}

    @api.model
    def _spam_reason(self, factors):
        return bool(factors) and kept('value', listed(
            kept('counted', what=kept(f'capture.spam_{factor}'), count=points) for factor, points in factors.items()))

    @api.model
    def _keep(self, form, values):
        """Keep what was sent, and go on with it."""
        said = {answer['target']: answer['value'] for answer in values['answers']}
        values.update(
            form_id=form.id, name=said.get('contact_name') or said.get('partner_name'), email=said.get('email_from'),
            verdict=self._verdict(form, values))
        try:
            with self.env.cr.savepoint():
                submission = self.create(values)
                submission.flush_recordset()
        except psycopg2.errors.UniqueViolation:
            # the same page, sent at the same moment through another worker: that one is at work on it
            return self.browse()
        if submission.verdict == 'waiting':
            submission._ask_confirmation()
        elif submission.verdict == 'accepted':
            submission._go_on()
        return submission

    @api.model
    def _verdict(self, form, values):
        if values['spam_score'] >= form.spam_threshold:
            return 'spam'
        since = fields.Datetime.now() - timedelta(minutes=REPEAT_MINUTES)
        if self.search_count([
                ('form_id', '=', form.id), ('content_hash', '=', values['content_hash']), ('date', '>', since),
                ('verdict', 'in', ('accepted', 'waiting', 'failed'))], limit=1):
            return 'repeat'
        return 'waiting' if form.double_optin else 'accepted'

    # -- confirming ------------------------------------------------------------------------------

    def _ask_confirmation(self):
        """The mail with the link. However often a form is filled in with somebody's address, he gets few."""
        self.ensure_one()
        since = fields.Datetime.now() - timedelta(days=1)
        # sudo: portfolio.lead.form.submission - mails to one address are counted across forms and companies
        if self.sudo().search_count([('email', '=', self.email), ('date_mail', '>', since)]) >= MAILS_A_DAY:
            _logger.info("Web form %s: no further confirmation to the same address today.", self.form_id.id)
            return
        self.date_mail = fields.Datetime.now()
        self.env.ref('crm_portfolio.mail_template_lead_form_optin').send_mail(self.id)
        self.env.ref('mail.ir_cron_mail_scheduler_action')._trigger()

    def _confirm_url(self):
        """The address of the link, good for as long as the form says."""
        self.ensure_one()
        # sudo: ir.config_parameter - the secret signs, nobody sees it
        token = hash_sign(
            self.env(su=True), f'{SCOPE}.confirm', self.id, expiration=timedelta(days=self.form_id.optin_days))
        return f"{self.get_base_url()}/portfolio/form/confirm/{token}"

    @api.model
    def _by_confirmation(self, token):
        """The submission a link confirms; empty if the link is not ours, or no longer good."""
        try:
            # sudo: ir.config_parameter - the secret signs, nobody sees it
            submission_id = verify_hash_signed(self.env(su=True), f'{SCOPE}.confirm', token)
        except (ValueError, OverflowError):
            submission_id = None
        # sudo: portfolio.lead.form.submission - whoever has the link was sent it
        found = self.sudo().browse(submission_id or []).exists()
        return found.filtered(lambda one: one.verdict in ('waiting', 'accepted') and not one.date_anonymised)

    def _confirm(self):
        """The visitor's word; said twice it counts once."""
        self.ensure_one()
        self._portfolio_lock()
        if self.verdict == 'waiting':
            self.write({'verdict': 'accepted', 'date_confirmed': fields.Datetime.now()})
            self._go_on()

    # -- jobs ------------------------------------------------------------------------------------

    @api.model
    def _cron_clean(self):
        """Try again what failed, close what nobody confirmed, and forget who sent what when its time is up."""
        week = fields.Datetime.now() - timedelta(days=7)
        self.search([('verdict', '=', 'failed'), ('date', '>', week)], limit=BATCH)._make_leads()
        for form in self.env['portfolio.lead.form'].with_context(active_test=False).search([]):
            for work, domain in self._chores(form):
                while found := self.search([('form_id', '=', form.id), *domain], order='id', limit=BATCH):
                    work(found)
                    if not self.env['ir.cron']._commit_progress(len(found)):
                        return

    @api.model
    def _chores(self, form):
        """What is due, and what is done with it: afterwards the domain no longer finds it."""
        now = fields.Datetime.now()
        unconfirmed = now - timedelta(days=form.optin_days)
        old = now - relativedelta(months=form.keep_months)
        return [
            (type(self)._expire, [('verdict', '=', 'waiting'), ('date', '<', unconfirmed)]),
            (type(self)._anonymise, [('date_anonymised', '=', False), ('date', '<', old)]),
        ]

    def _expire(self):
        self.write({'verdict': 'expired'})

    def _anonymise(self):
        """Forget who it was and what he said; that somebody agreed to what, and when, stays."""
        self.write({**dict.fromkeys(PERSONAL, False), 'date_anonymised': fields.Datetime.now()})
