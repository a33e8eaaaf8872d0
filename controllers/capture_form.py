from werkzeug.exceptions import BadRequest, Forbidden, NotFound, RequestEntityTooLarge, UnsupportedMediaType

from odoo.exceptions import UserError
from odoo.http import Controller, request, route
from odoo.tools import file_open

from ..tools.capture.lead_form import agent_family, origin

ROUTE = '/portfolio/form/<string(length=22):token>'
#: bytes a browser may send; the longest answers a form takes fit well within
MAX_SIZE = 64 * 1024
STATIC = '/crm_portfolio/static/src/capture/public/'
CAPTCHA = 'portfolio_form'
#: what a captcha's own script needs of the page's policy
CAPTCHA_SITES = {
    'recaptcha': 'https://www.recaptcha.net https://www.google.com https://www.gstatic.com',
    'turnstile': 'https://challenges.cloudflare.com',
}
ASKED = ('page', 'utm_campaign', 'utm_source', 'utm_medium')


class LeadForm(Controller):
    """The web forms of the room lead, for strangers.

    No page sets a cookie or opens a session, and none tells a form that is not there from one that is not published.
    """

    @route(ROUTE, type='http', auth='public', methods=['GET'], save_session=False, readonly=True)
    def page(self, token, **_query):
        form = self._form(token)
        return self._page(form, self._asked(request.httprequest.args))

    @route(f'{ROUTE}/preview', type='http', auth='user', methods=['GET'], readonly=True)
    def preview(self, token, **_query):
        """The page as it will be, for whoever builds it; it sends nothing."""
        form = request.env['portfolio.lead.form']._for_builder(token)
        response = self._page(form.with_context(lang=self._lang(form)), {}, is_preview=True)
        response.headers['Content-Security-Policy'] = self._policy(form, "'self'")
        return response

    @route(f'{ROUTE}/embed.js', type='http', auth='public', methods=['GET'], save_session=False, readonly=True)
    def embed(self, token):
        """The one line: a script that puts the form in its place, as high as it is, and says what page it is on."""
        self._form(token)
        with file_open('crm_portfolio/static/src/capture/public/embed.js') as script:
            return request.make_response(script.read(), [
                ('Content-Type', 'text/javascript; charset=utf-8'), ('Cache-Control', 'public, max-age=3600'),
                ('X-Content-Type-Options', 'nosniff'), ('Cross-Origin-Resource-Policy', 'cross-origin')])

    @route(ROUTE, type='http', auth='public', methods=['POST'], csrf=False, save_session=False,
           max_content_length=MAX_SIZE)
    def submit(self, token, **_post):
        """What a visitor sent. No session speaks here, so that there is nothing to forge a request with."""
        form = self._form(token)
        post = self._post(form)
        if not form._hit(self._visit()['visitor']):
            return self._too_many(form)
        errors = self._captcha_errors(form)
        if not errors:
            try:
                errors = request.env['portfolio.lead.form.submission'].with_env(form.env)._receive(
                    form, post, self._visit())
            except ValueError:
                # answered, not raised: the attempt counts
                return BadRequest().get_response(request.httprequest.environ)
        return self._answer(form, post, errors)

    @route(f'{ROUTE}/thanks', type='http', auth='public', methods=['GET'], save_session=False, readonly=True)
    def thanks(self, token, **_query):
        return self._message(form := self._form(token), 'sent', form.title, self._thanks(form))

    @route('/portfolio/form/confirm/<string:link>', type='http', auth='public', methods=['GET', 'POST'], csrf=False,
           save_session=False, max_content_length=MAX_SIZE)
    def confirm(self, link):
        """Programs that look into mails follow links; people press the button."""
        submission = request.env['portfolio.lead.form.submission']._by_confirmation(link)
        if not submission:
            raise NotFound
        form = submission.form_id.with_context(lang=submission.lang)
        if request.httprequest.method == 'POST':
            submission._confirm()
            return self._message(form, 'sent', form.title, form.thanks)
        return self._message(form, 'confirm', form.title, '')

    # -- reading the request ---------------------------------------------------------------------

    def _form(self, token):
        form = request.env['portfolio.lead.form']._by_token(token)
        if not form:
            raise NotFound
        return form.with_context(lang=self._lang(form))

    def _lang(self, form):
        wished = (request.httprequest.form.get('lang'), request.httprequest.args.get('lang'))
        return form._language(*wished, *request.httprequest.accept_languages.values())

    def _asked(self, values):
        """What the page that shows the form says of itself, short enough to be true."""
        return {name: values[name][:500] for name in ASKED if values.get(name)}

    def _post(self, form):
        """The fields of the request.

        :raise HTTPException: if it is no form of ours that sends it
        """
        http = request.httprequest
        if http.mimetype not in ('application/x-www-form-urlencoded', 'multipart/form-data'):
            raise UnsupportedMediaType
        if http.files or http.args:
            raise BadRequest
        sent_from = http.headers.get('Origin')
        if sent_from and origin(sent_from) not in (origin(http.host_url), origin(form.get_base_url())):
            raise Forbidden
        if (http.content_length or 0) > MAX_SIZE:
            raise RequestEntityTooLarge
        return http.form.to_dict()

    def _visit(self):
        http = request.httprequest
        return {
            'visitor': request.env['portfolio.lead.form.submission']._visitor(http.remote_addr),
            'agent': agent_family(http.headers.get('User-Agent', '')),
            'has_origin': bool(http.headers.get('Origin')),
        }

    def _captcha_errors(self, form):
        if not (form.use_captcha and form.has_captcha):
            return {}
        try:
            request.env['ir.http']._verify_request_recaptcha_token(CAPTCHA)
        except UserError:
            return {'': form.env._("We could not tell that you are a person. Please try again.")}
        return {}

    # -- answering -------------------------------------------------------------------------------

    def _wants_json(self):
        return request.httprequest.accept_mimetypes.best == 'application/json'

    def _answer(self, form, post, errors):
        """The same for whoever the visitor is: it depends on the form, and on what is wrong with his answers."""
        if errors:
            if self._wants_json():
                return self._json({'errors': errors, 'ticket': self._ticket(form) if '' in errors else None}, 422)
            return self._page(form, self._asked(post), post=post, errors=errors, status=422)
        if self._wants_json():
            return self._json({'thanks': self._thanks(form), 'redirect': self._redirect(form)})
        where = self._redirect(form) or f"{request.httprequest.path}/thanks?lang={form.env.context['lang']}"
        return request.redirect(where, code=303, local=False)

    def _too_many(self, form):
        message = form.env._("Too many answers at once. Please try again in a while.")
        if self._wants_json():
            response = self._json({'errors': {'': message}}, 429)
        else:
            response = self._message(form, 'error', form.title, message, status=429)
        response.headers['Retry-After'] = '60'
        return response

    def _thanks(self, form):
        if form.double_optin:
            return form.env._("We have sent you an e-mail. Please confirm there that it was you.")
        return form.thanks

    def _redirect(self, form):
        return form.redirect_url if form.redirect_url and not form.double_optin else None

    def _ticket(self, form):
        return form.env['portfolio.lead.form.submission']._ticket(form)

    def _json(self, values, status=200):
        return request.make_json_response(values, [('Cache-Control', 'no-store')], status=status)

    def _page(self, form, asked, post=None, errors=None, status=200, is_preview=False):
        return self._render(form, 'crm_portfolio.lead_form_page', {
            'asked': asked, 'post': post or {}, 'errors': errors or {}, 'ticket': self._ticket(form),
            'consent': form.consent_id, 'captcha': form._captcha() if form.use_captcha else {},
            'is_preview': is_preview, 'action': f'/portfolio/form/{form.token}',
        }, status)

    def _message(self, form, state, title, text, status=200):
        return self._render(form, 'crm_portfolio.lead_form_message', {
            'state': state, 'title': title, 'text': text, 'captcha': {}}, status)

    def _render(self, form, template, values, status):
        lang = form.env['res.lang']._get_data(code=form.env.context['lang'])
        # sudo: ir.ui.view - the page's template, for visitors without any rights
        html = form.env['ir.qweb'].sudo()._render(template, {
            'form': form, 'static': STATIC, 'direction': lang.direction or 'ltr',
            'page_lang': form.env.context['lang'].replace('_', '-'), **values})
        return request.make_response(f'<!DOCTYPE html>\n{html.strip()}', [
            ('Content-Type', 'text/html; charset=utf-8'),
            ('Content-Security-Policy', self._policy(form, form._frame_ancestors(), values['captcha'])),
            ('Cache-Control', 'no-store'),
            ('Referrer-Policy', 'strict-origin-when-cross-origin'),
            ('X-Content-Type-Options', 'nosniff'),
        ], status=status)

    def _policy(self, form, ancestors, captcha=None):
        sites = CAPTCHA_SITES.get((captcha or {}).get('kind'), '')
        frames = sites or "'none'"
        after = origin(form.redirect_url or '')
        return "; ".join((
            "default-src 'none'", f"script-src 'self' {sites}", "style-src 'self'", "img-src 'self' data:",
            f"connect-src 'self' {sites}", f"frame-src {frames}",
            f"form-action 'self' {after}", "base-uri 'none'", f"frame-ancestors {ancestors}"))
