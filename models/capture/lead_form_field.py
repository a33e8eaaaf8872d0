import math
import re
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import email_normalize

from ...tools.capture.lead_form import LINE, TEXT, clean_line, clean_text
from ...tools.capture.lead_form_label import meant

#: fields of crm.lead a stranger may fill, and what browsers call them (empty: no name for it)
TARGETS = {
    'contact_name': 'name', 'partner_name': 'organization', 'email_from': 'email', 'phone': 'tel',
    'function': 'organization-title', 'street': 'address-line1', 'zip': 'postal-code', 'city': 'address-level2',
    'country_id': 'country', 'website': 'url', 'name': '',
}
#: kinds of answer that a type of field holds; notes hold any
HOLDS = {
    'char': {'char', 'text', 'email', 'phone', 'selection', 'date'},
    'text': {'char', 'text', 'email', 'phone', 'selection', 'date'},
    'integer': {'number'}, 'float': {'number'}, 'date': {'date'}, 'boolean': {'boolean'}, 'many2one': {'country'},
}
NOTE = 'note'


class PortfolioLeadFormField(models.Model):
    """A question of a web form: how it is asked, what answers it takes, and where in the lead they go."""
    _name = 'portfolio.lead.form.field'
    _description = "Web Form Field"
    _order = 'form_id, sequence, id'
    _rec_name = 'label'

    form_id = fields.Many2one('portfolio.lead.form', required=True, index=True, ondelete='cascade')
    company_id = fields.Many2one(related='form_id.company_id', store=True, index=True)
    sequence = fields.Integer(default=10)
    label = fields.Char(required=True, translate=True)
    help = fields.Char("Hint", translate=True)
    kind = fields.Selection(
        [
            ('char', "Text"),
            ('text', "Several Lines"),
            ('email', "E-Mail"),
            ('phone', "Phone"),
            ('selection', "One of a List"),
            ('number', "Number"),
            ('date', "Date"),
            ('boolean', "Yes or No"),
            ('country', "Country"),
        ], required=True, default='char')
    options = fields.Text(
        "Choices", translate=True, help="One a line; in every language as many, in the same order.")
    required = fields.Boolean()
    target = fields.Selection(
        '_selection_target', "Fills", required=True, default=NOTE, help="Where in the lead the answer goes.")

    @api.model
    def _selection_target(self):
        # sudo: crm.lead, ir.model.fields - whoever builds a form chooses among names of fields, not their values
        Lead = self.env['crm.lead'].sudo()
        described = Lead.fields_get(attributes=['string', 'type', 'manual', 'store', 'readonly'])
        custom = [
            name for name, field in described.items()
            if field['manual'] and field['store'] and not field['readonly']
            and field['type'] in HOLDS and field['type'] != 'many2one']
        return [
            (NOTE, self.env._("Notes")),
            *((name, described[name]['string']) for name in [*TARGETS, *sorted(custom)])]

    @api.model_create_multi
    def create(self, vals_list):
        """Where nobody says what a field fills, its label does."""
        taken = {
            form.id: set(form.field_ids.mapped('target'))
            for form in self.env['portfolio.lead.form'].browse({vals.get('form_id') for vals in vals_list} - {None})}
        followed = []
        for vals in vals_list:
            mine = taken.setdefault(vals.get('form_id'), set())
            vals = {**self._meant_by(vals, mine), **vals}
            mine.add(vals.get('target'))
            followed.append(vals)
        return super().create(followed)

    @api.model
    def _meant_by(self, vals, taken):
        """The values that a label suggests for what ``vals`` leave open; nothing for what another field fills."""
        found = None if 'target' in vals else meant(vals.get('label'))
        if not found or vals.get('kind', found[1]) != found[1]:
            return {}
        target, kind = found
        return {'kind': kind, 'target': NOTE if target in taken else target}

    @api.onchange('label')
    def _onchange_label(self):
        """“Teléfono” is the phone, until somebody chooses otherwise."""
        found = meant(self.label)
        before = meant(self._origin.label) if self._origin else None
        if not found or self._origin and before != (self._origin.target, self._origin.kind) and (
                (self._origin.target, self._origin.kind) != (NOTE, 'char')):
            return
        target, kind = found
        others = (self.form_id.field_ids - self - self._origin).mapped('target')
        self.kind = kind
        self.target = NOTE if target in others else target

    @api.onchange('kind')
    def _onchange_kind(self):
        usual = {'email': 'email_from', 'phone': 'phone', 'country': 'country_id'}
        if not self._fits():
            self.target = usual.get(self.kind, NOTE)

    @api.onchange('target')
    def _onchange_target(self):
        usual = {'email_from': 'email', 'phone': 'phone', 'country_id': 'country'}
        if self.target in usual:
            self.kind = usual[self.target]

    def _fits(self):
        """Whether the answers can be kept where they shall go."""
        self.ensure_one()
        if self.target in (NOTE, False):
            return True
        field = self.env['crm.lead']._fields.get(self.target)
        wanted = {'email_from': {'email'}, 'phone': {'phone'}}.get(self.target)
        return self.kind in (wanted or HOLDS.get(field.type if field else None, set()))

    @api.constrains('kind', 'target', 'options')
    def _check_kind(self):
        for field in self:
            if not field._fits():
                raise ValidationError(self.env._(
                    "Field “%(label)s”: an answer of the kind “%(kind)s” does not fit there. Change where it goes.",
                    label=field.label, kind=dict(self._fields['kind']._description_selection(self.env))[field.kind]))
            if field.kind == 'selection' and not field._choices():
                raise ValidationError(self.env._("Field “%s”: write the choices, one a line.", field.label))

    @api.constrains('form_id', 'target')
    def _check_target_once(self):
        for form in self.form_id:
            targets = [field.target for field in form.field_ids if field.target != NOTE]
            if len(targets) != len(set(targets)):
                raise ValidationError(self.env._(
                    "“%s”: two fields fill in the same field of the lead. Change one of them.", form.name))

    # -- on the page -----------------------------------------------------------------------------

    @property
    def _key(self):
        """Its name on the page."""
        return f'field_{self.id}'

    def _choices(self):
        """The choices in the language of the context; the original ones where a translation has fewer or more."""
        lines = [line.strip() for line in (self.options or '').splitlines() if line.strip()]
        original = [
            line.strip() for line in (self.with_context(lang=None).options or '').splitlines() if line.strip()]
        return lines if len(lines) == len(original) else original

    def _autocomplete(self):
        return TARGETS.get(self.target) or 'off'

    def _input_type(self):
        return {'email': 'email', 'phone': 'tel', 'date': 'date'}.get(self.kind, 'text')

    def _countries(self):
        return self.env['res.country'].search([])

    def _read(self, text):
        """What was typed, as the lead holds it.

        :param str text: as the browser sent it
        :return: the value, or None without an answer
        :raise ValueError: with a sentence for the visitor
        """
        self.ensure_one()
        text = (text or '').strip()
        if not text:
            if self.required:
                raise ValueError(self.env._("Please fill this in."))
            return None
        return getattr(self, f'_read_{self.kind}')(text)

    def _read_char(self, text):
        return clean_line(self._within(text, LINE)) or None

    def _read_text(self, text):
        return clean_text(self._within(text, TEXT)) or None

    def _within(self, text, limit):
        if len(text) > limit:
            raise ValueError(self.env._("Please shorten this to %s characters.", limit))
        return text

    def _read_email(self, text):
        email = email_normalize(text)
        is_plain = len(text) <= LINE and clean_line(text) == text
        if not is_plain or not email or not re.fullmatch(r'[^@\s]+@[^@\s]+\.[^@\s.]{2,}', email):
            raise ValueError(self.env._("Please write an e-mail such as name@example.com."))
        return email

    def _read_phone(self, text):
        if not re.fullmatch(r'[+(]?[0-9][0-9 ()./-]{4,28}', text):
            raise ValueError(self.env._("Please write a phone number, with digits and spaces only."))
        return clean_line(text)

    def _read_selection(self, text):
        choices = self._choices()
        if not text.isdecimal() or int(text) >= len(choices):
            raise ValueError(self.env._("Please choose one of the list."))
        # kept in the language of those who work the lead, whatever the visitor's
        return self._portfolio_worded()._choices()[int(text)]

    def _read_number(self, text):
        try:
            number = float(self._within(text, 20).replace(',', '.'))
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or abs(number) >= 2 ** 31:
            raise ValueError(self.env._("Please write a number."))
        field = self.env['crm.lead']._fields.get(self.target)
        if field is not None and field.type == 'integer' and number != int(number):
            raise ValueError(self.env._("Please write a whole number."))
        return int(number) if number == int(number) else number

    def _read_date(self, text):
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            raise ValueError(self.env._("Please write a date.")) from None

    def _read_boolean(self, text):
        if text != '1':
            raise ValueError(self.env._("Please tick it or leave it."))
        return True

    def _read_country(self, text):
        country = self.env['res.country'].search([('code', '=', text.upper())], limit=1) if len(text) == 2 else None
        if not country:
            raise ValueError(self.env._("Please choose a country of the list."))
        return country.code

    def _as_text(self, value):
        """An answer for people to read."""
        if self.kind == 'country':
            return self.env['res.country'].search([('code', '=', value)], limit=1).name or value
        if self.kind == 'boolean':
            return self.env._("Yes")
        return str(value)

    def _lead_value(self, value):
        """An answer as ``crm.lead.create`` takes it."""
        if self.kind == 'country':
            return self.env['res.country'].search([('code', '=', value)], limit=1).id
        return value
