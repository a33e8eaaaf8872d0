from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...tools.capture.lead_form import origin

SHOWN = {'wording', 'link_url', 'link_text', 'required'}


class PortfolioLeadFormConsent(models.Model):
    """What a visitor agrees to: a version of the wording, never changed once somebody has agreed to it.

    The version with the highest number is in force.
    """
    _name = 'portfolio.lead.form.consent'
    _description = "Consent Wording"
    _order = 'form_id, version desc'
    _rec_name = 'wording'

    form_id = fields.Many2one('portfolio.lead.form', required=True, index=True, ondelete='cascade')
    company_id = fields.Many2one(related='form_id.company_id', store=True, index=True)
    version = fields.Integer(readonly=True, copy=False, aggregator=None)
    wording = fields.Text(required=True, translate=True)
    link_text = fields.Char("Link", translate=True, help="e.g. Privacy policy")
    link_url = fields.Char("Address of the Link", translate=True)
    required = fields.Boolean(default=True, help="Nothing is sent without it.")
    date = fields.Datetime("Since", readonly=True, required=True, default=fields.Datetime.now, copy=False)
    used_count = fields.Integer("Agreed", compute='_compute_used_count')
    is_current = fields.Boolean("In Force", compute='_compute_is_current')

    _version_once = models.UniqueIndex('(form_id, version)')

    def _compute_used_count(self):
        counts = self._uses()
        for consent in self:
            consent.used_count = counts.get(consent.id, 0)

    def _uses(self):
        # sudo: portfolio.lead.form.submission - how many agreed, not who
        Submission = self.env['portfolio.lead.form.submission'].sudo()
        return {
            consent.id: count for consent, count in Submission._read_group(
                [('consent_id', 'in', self.ids)], ['consent_id'], ['__count'])}

    @api.depends('form_id.consent_id')
    def _compute_is_current(self):
        for consent in self:
            consent.is_current = consent == consent.form_id.consent_id

    @api.constrains('link_url')
    def _check_link_url(self):
        for consent in self:
            if consent.link_url and not origin(consent.link_url):
                raise ValidationError(self.env._(
                    "Address of the link: “%s” is no web page. It begins with https://.", consent.link_url))

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        forms = [vals.get('form_id') or self.env.context.get('default_form_id') for vals in vals_list]
        last = dict(self._read_group([('form_id', 'in', forms)], ['form_id'], ['version:max']))
        numbers = {form.id: version for form, version in last.items()}
        numbered = []
        for form_id, vals in zip(forms, vals_list, strict=True):
            numbers[form_id] = numbers.get(form_id, 0) + 1
            numbered.append({**vals, 'version': numbers[form_id]})
        return super(PortfolioLeadFormConsent, self._portfolio_own()).create(numbered).with_env(self.env)

    def write(self, vals):
        if SHOWN & vals.keys():
            self._check_unused()
        return super().write(vals)

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=''):
        if field_name in SHOWN:
            self._check_unused()
        return super()._update_field_translations(field_name, translations, digest, source_lang)

    @api.ondelete(at_uninstall=False)
    def _unlink_unused(self):
        self._check_unused()

    def _check_unused(self):
        for consent_id, count in self._uses().items():
            raise UserError(self.env._(
                "Version %(version)s of the consent cannot be changed. People who agreed to it: %(count)s. Add a new "
                "version.",
                version=self.browse(consent_id).version, count=count))

    def _as_shown(self):
        """The whole of what the visitor reads, to be kept with his answer."""
        return ' '.join(filter(None, (
            self.wording, self.link_text or '', f'({self.link_url})' if self.link_url else '')))
