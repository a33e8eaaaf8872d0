import logging
import secrets
from datetime import timedelta

from odoo import SUPERUSER_ID, Command, api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import SQL

from ...tools.capture.lead_form import origin, spoken
from ...tools.foundation.lead_told import WithoutConsent

_logger = logging.getLogger(__name__)


class PortfolioLeadForm(models.Model):
    """A form that strangers fill in, at an address of its own or inside any web page, and that becomes a lead.

    The page and what it sends are the business of ``controllers/capture_form.py``; what was sent, of
    ``portfolio.lead.form.submission``.
    """
    _name = 'portfolio.lead.form'
    _description = "Web Form"
    _inherit = ['mail.thread']
    _order = 'name, id'

    name = fields.Char(required=True, translate=True, help="What you call it; visitors read the title.")
    active = fields.Boolean(default=True)
    company_id = fields.Many2one('res.company', required=True, default=lambda self: self.env.company)
    is_published = fields.Boolean("Published", tracking=True, copy=False)
    token = fields.Char(
        required=True, readonly=True, copy=False, default=lambda self: secrets.token_urlsafe(16))

    title = fields.Char(required=True, translate=True)
    intro = fields.Text("Text Above", translate=True)
    button = fields.Char(required=True, translate=True, default=lambda self: self.env._("Send"))
    thanks = fields.Text(
        required=True, translate=True, default=lambda self: self.env._("Thank you. We will get in touch."))
    redirect_url = fields.Char("Then Go To", help="A web page to open afterwards, instead of the thanks.")
    field_ids = fields.One2many('portfolio.lead.form.field', 'form_id', "Fields", copy=True)
    consent_ids = fields.One2many('portfolio.lead.form.consent', 'form_id', copy=False)
    consent_id = fields.Many2one(
        'portfolio.lead.form.consent', "Consent in Force", compute='_compute_consent_id')
    lang_ids = fields.Many2many(
        'res.lang', string="Languages", help="Empty: all of the database. The first that the visitor reads is used.")

    team_id = fields.Many2one(
        'crm.team', "Sales Team", index='btree_not_null', check_company=True, tracking=True,
        help="Who gets each lead is said by the lead rules.")
    tag_ids = fields.Many2many('crm.tag', string="Tags")
    source_id = fields.Many2one('utm.source', index='btree_not_null')
    medium_id = fields.Many2one('utm.medium', index='btree_not_null')
    campaign_id = fields.Many2one('utm.campaign', index='btree_not_null')

    origins = fields.Text(
        "Allowed Sites", tracking=True,
        help="One a line, such as https://www.example.com: only these may show the form inside their pages. "
             "Empty: any.")
    double_optin = fields.Boolean(
        "Confirm by E-Mail", tracking=True,
        help="The lead is created once the visitor has confirmed through a link sent to his e-mail.")
    optin_days = fields.Integer("Days to Confirm", default=7, aggregator=None)
    use_captcha = fields.Boolean(
        "Captcha", help="The one of the general settings (reCAPTCHA or Turnstile), if one is set up there.")
    has_captcha = fields.Boolean(compute='_compute_has_captcha')
    min_seconds = fields.Integer(
        "Too Fast Below (s)", default=3, aggregator=None, help="People need longer than this to fill it in.")
    spam_threshold = fields.Integer(
        "Spam From", default=60, aggregator=None, help="Points out of 100 from which an answer is kept as spam.")
    ip_minute = fields.Integer("Per Visitor and Minute", default=5, aggregator=None)
    ip_hour = fields.Integer("Per Visitor and Hour", default=30, aggregator=None)
    form_minute = fields.Integer("In All per Minute", default=60, aggregator=None)
    form_hour = fields.Integer("In All per Hour", default=600, aggregator=None)
    keep_months = fields.Integer(
        "Months to Keep", default=24, aggregator=None,
        help="Afterwards who sent what is erased from the submissions; the figures stay.")

    url = fields.Char("Address", compute='_compute_url')
    embed_script = fields.Char("One Line for Any Site", compute='_compute_url')
    embed_iframe = fields.Char("Frame, without Script", compute='_compute_url')
    submission_ids = fields.One2many('portfolio.lead.form.submission', 'form_id', "What Was Sent")
    submission_count = fields.Integer("Submissions", compute='_compute_counts')
    lead_count = fields.Integer("Leads", compute='_compute_counts')
    waiting_count = fields.Integer("To Confirm", compute='_compute_counts')
    spam_count = fields.Integer("Spam", compute='_compute_counts')
    lead_rate = fields.Float("Became Leads", compute='_compute_counts', help="Of everything that was sent.")
    won_count = fields.Integer(
        "Won", compute='_compute_won_count', groups='crm_portfolio.portfolio_group_manager')

    _token_once = models.UniqueIndex('(token)')
    _limits = models.Constraint(
        'CHECK (ip_minute > 0 AND ip_hour > 0 AND form_minute > 0 AND form_hour > 0 AND min_seconds BETWEEN 0 AND 600'
        ' AND spam_threshold BETWEEN 1 AND 100 AND keep_months BETWEEN 1 AND 120 AND optin_days BETWEEN 1 AND 30)',
        "Limits are 1 or more; too fast 0 to 600 seconds; spam from 1 to 100 points; kept 1 to 120 months; "
        "confirmed within 1 to 30 days.")

    # -- what the builder sees -------------------------------------------------------------------

    @api.depends('consent_ids.version')
    def _compute_consent_id(self):
        for form in self:
            form.consent_id = form.consent_ids.sorted('version')[-1:]

    def _compute_has_captcha(self):
        self.has_captcha = bool(self._captcha())

    def _compute_url(self):
        for form in self:
            base = f"{form.get_base_url()}/portfolio/form/{form.token}"
            form.url = base
            form.embed_script = f'<script src="{base}/embed.js" async></script>'
            form.embed_iframe = (
                f'<iframe src="{base}" title="{form._attribute(form.title)}" loading="lazy"'
                f' style="width:100%;height:700px;border:0"></iframe>')

    def _attribute(self, text):
        """Text as an attribute of HTML holds it."""
        return (text or '').replace('&', '&amp;').replace('"', '&quot;').replace('<', '&lt;')

    @api.depends_context('uid')
    def _compute_counts(self):
        counts = {}
        for form, verdict, count, leads in self.env['portfolio.lead.form.submission']._read_group(
                [('form_id', 'in', self.ids)], ['form_id', 'verdict'], ['__count', 'lead_id:count_distinct']):
            counts[form.id, verdict] = (count, leads)
        for form in self:
            mine = {verdict: numbers for (form_id, verdict), numbers in counts.items() if form_id == form.id}
            form.submission_count = sum(count for count, _leads in mine.values())
            form.lead_count = sum(leads for _count, leads in mine.values())
            form.waiting_count = mine.get('waiting', (0, 0))[0]
            form.spam_count = mine.get('spam', (0, 0))[0]
            form.lead_rate = form.lead_count / form.submission_count if form.submission_count else 0

    @api.depends_context('uid')
    def _compute_won_count(self):
        counts = {
            form.id: count for form, count in self.env['portfolio.lead.form.submission']._read_group(
                [('form_id', 'in', self.ids), ('lead_id.won_status', '=', 'won')],
                ['form_id'], ['lead_id:count_distinct'])}
        for form in self:
            form.won_count = counts.get(form.id, 0)

    @api.constrains('origins', 'redirect_url')
    def _check_addresses(self):
        for form in self:
            for line in (form.origins or '').split():
                if not origin(line):
                    raise ValidationError(self.env._(
                        "Allowed sites: “%s” is no site. Write it as https://www.example.com, one a line.", line))
            if form.redirect_url and not origin(form.redirect_url):
                raise ValidationError(self.env._(
                    "Then go to: “%s” is no web page. It begins with https://.", form.redirect_url))

    @api.constrains('is_published', 'double_optin', 'field_ids', 'active')
    def _check_publishable(self):
        for form in self.filtered(lambda form: form.is_published and form.active):
            if not form.field_ids:
                raise ValidationError(self.env._("“%s” has no field yet. Add one before it is published.", form.name))
            emails = form.field_ids.filtered(lambda field: field.target == 'email_from' and field.required)
            if form.double_optin and not emails:
                raise ValidationError(self.env._(
                    "“%s” is confirmed by e-mail: add a required field that fills the lead's e-mail.", form.name))

    def onchange(self, values, field_names, fields_spec):
        """Whoever opens a new form begins with what most forms ask; what code makes has what it says."""
        if not self and not field_names:
            usual = [Command.create(one) for one in self._usual_fields()]
            self = self.with_context(**{'default_field_ids': usual, **self.env.context})
        return super().onchange(values, field_names, fields_spec)

    def _usual_fields(self):
        return [
            {'sequence': place, 'label': label, 'kind': kind, 'target': target, 'required': required}
            for place, (label, kind, target, required) in enumerate([
                (self.env._("Name"), 'char', 'contact_name', True),
                (self.env._("E-mail"), 'email', 'email_from', True),
                (self.env._("Phone"), 'phone', 'phone', False),
                (self.env._("Message"), 'text', 'note', True)])]

    @api.model_create_multi
    def create(self, vals_list):
        forms = super().create(vals_list)
        forms.filtered('is_published')._check_consent()
        return forms

    def write(self, vals):
        if vals.get('active') is False:
            vals = {**vals, 'is_published': False}
        hidden = self.filtered(lambda form: not form.is_published) if vals.get('is_published') else self.browse()
        result = super().write(vals)
        hidden._check_consent()
        return result

    def _check_consent(self):
        """Whoever puts a form on line without a consent text says that he means it, by whatever route."""
        if self._portfolio_told(WithoutConsent):
            return
        for form in self.filtered(lambda form: not form.consent_id):
            raise UserError(self.env._(
                "“%s” asks for personal data and has no consent text: visitors are not told what you do with it. "
                "Write one under Consent; or open the form and press Publish, which asks whether you mean it.",
                form.name))

    def copy_data(self, default=None):
        # the consent in force goes with the copy, as its first version
        return [
            {**vals, 'name': self.env._("%s (copy)", form.name), 'consent_ids': [
                Command.create({**consent, 'form_id': False}) for consent in form.consent_id.copy_data()]}
            for form, vals in zip(self, super().copy_data(default), strict=True)]

    def action_publish(self):
        self.is_published = True

    def action_publish_without_consent(self):
        """The button that has asked whether it is meant."""
        self._portfolio_tell(WithoutConsent()).is_published = True

    def action_unpublish(self):
        self.is_published = False

    def action_open_page(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'target': 'new', 'url': self.url}

    def action_open_submissions(self):
        """All that was sent."""
        return self._open_submissions([])

    def action_open_waiting(self):
        return self._open_submissions([('verdict', '=', 'waiting')])

    def action_open_spam(self):
        return self._open_submissions([('verdict', '=', 'spam')])

    def _open_submissions(self, domain):
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_form_submission')
        return {**action, 'domain': [('form_id', 'in', self.ids), *domain], 'context': {}}

    def action_open_leads(self):
        """The leads; whoever does not work leads gets what was sent."""
        return self._open_leads([])

    def action_open_won(self):
        return self._open_leads([('won_status', '=', 'won')])

    def _open_leads(self, domain):
        if not self.env.user.has_group('crm_portfolio.portfolio_group_representative'):
            return self._open_submissions([('lead_id', '!=', False)])
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_leads')
        return {
            **action, 'domain': [('portfolio_submission_ids.form_id', 'in', self.ids), *domain],
            'context': {'active_test': False}}

    # -- serving ---------------------------------------------------------------------------------

    @api.model
    def _by_token(self, token):
        """The published form of an address, as the machine that serves it: rights of nobody in particular.

        :return: the form, empty if there is none; whoever asks cannot tell why
        """
        if '\0' in token:  # which no text in the database holds, nor any query
            return self.browse()
        # sudo: portfolio.lead.form - whoever has the address may fill it in, and what comes of it is nobody's doing
        form = self.with_user(SUPERUSER_ID).search([('token', '=', token), ('is_published', '=', True)], limit=1)
        return form.with_company(form.company_id) if form else form

    @api.model
    def _for_builder(self, token):
        """The form of an address, published or not, for whoever builds it.

        :raise AccessError: if the user may not
        """
        form = self.search([('token', '=', token)], limit=1)
        if not form.has_access('write'):
            raise AccessError(self.env._("Only users who edit forms can see them before they are published."))
        return form

    def _languages(self):
        """Codes of the languages it is offered in, the company's first."""
        self.ensure_one()
        installed = [code for code, _name in self.env['res.lang'].get_installed()]
        offered = [code for code in self.lang_ids.mapped('code') if code in installed] or installed
        first = self.company_id.partner_id.lang
        return sorted(offered, key=lambda code: code != first)

    def _language(self, *wished):
        """The code of the first of ``wished`` that it is offered and written in, ``es`` being good for ``es_ES``."""
        offered = self._languages()
        # its own texts would stand in another language among ours
        offered = [code for code in offered if code in self._spoken()] or offered
        for code in filter(None, wished):
            code = code.replace('-', '_')
            for match in (code, code.split('_')[0]):
                for lang in offered:
                    if match == lang or match == lang.split('_')[0]:
                        return lang
        return offered[0]

    def _spoken(self):
        """Codes of the languages that its own texts were written in."""
        self.flush_model(['title'])
        self.field_ids.flush_model(['label'])
        return spoken([texts for texts, in self.env.execute_query(SQL(
            """
            SELECT title FROM portfolio_lead_form WHERE id = %(id)s
             UNION ALL
            SELECT label FROM portfolio_lead_form_field WHERE form_id = %(id)s
            """, id=self.id))])

    def _origins(self):
        """Sites that may show it; none means any."""
        return [origin(line) for line in (self.origins or '').split()]

    def _frame_ancestors(self):
        return ' '.join(["'self'", *self._origins()]) if self.origins else '*'

    @api.model
    def _captcha(self):
        """The captcha set up in the general settings.

        :return: ``{'kind': 'recaptcha' or 'turnstile', 'key': the public key}``, empty without any
        """
        # sudo: ir.config_parameter - the public key of a captcha is on the page for everybody to read
        parameters = self.env['ir.config_parameter'].sudo()
        modules = self.env.registry._init_modules
        for kind, module, name in (
                ('recaptcha', 'google_recaptcha', 'recaptcha_public_key'),
                ('turnstile', 'website_cf_turnstile', 'cf.turnstile_site_key')):
            key = module in modules and parameters.get_param(name)
            if key:
                return {'kind': kind, 'key': key}
        return {}

    def _hit(self, visitor):
        """Count one attempt of a visitor, unless he or all together have had enough.

        Attempts are rows of their own: workers that count at the same time do not wait for each other, and at most
        as many as there are workers slip through a limit.

        :param str visitor: who, as :meth:`portfolio.lead.form.submission._visitor` says it
        :return: whether the attempt is within the limits
        """
        self.ensure_one()
        now = fields.Datetime.now()
        minute, hour = now - timedelta(minutes=1), now - timedelta(hours=1)
        self.env['portfolio.lead.form.hit'].flush_model()
        [counts] = self.env.execute_query(SQL(
            """
            SELECT count(*) FILTER (WHERE visitor = %(visitor)s AND date > %(minute)s) AS ip_minute,
                   count(*) FILTER (WHERE visitor = %(visitor)s) AS ip_hour,
                   count(*) FILTER (WHERE date > %(minute)s) AS form_minute,
                   count(*) AS form_hour
              FROM portfolio_lead_form_hit
             WHERE form_id = %(form)s AND date > %(hour)s
            """, visitor=visitor, minute=minute, hour=hour, form=self.id))
        limits = (self.ip_minute, self.ip_hour, self.form_minute, self.form_hour)
        if any(count >= limit for count, limit in zip(counts, limits, strict=True)):
            _logger.info("Web form %s: too many attempts, this one is refused.", self.id)
            return False
        self.env['portfolio.lead.form.hit'].create({'form_id': self.id, 'visitor': visitor, 'date': now})
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_unused(self):
        if self.env['portfolio.lead.form.submission'].search_count([('form_id', 'in', self.ids)], limit=1):
            raise UserError(self.env._(
                "What was sent through the form is evidence of consent, so the form cannot be deleted. Archive it "
                "instead."))
