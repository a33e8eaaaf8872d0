import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools.foundation.amount import EACH, PART
from ...tools.foundation.day import FORMATS
from ...tools.lead_import.lead_header import NOTE
from ..foundation.sentence import kept, listed

KINDS = ('char', 'text', 'html', 'integer', 'float', 'monetary', 'date', 'datetime', 'boolean', 'selection', 'many2one',
         'many2many')
#: what a format of days is made of
CODES = {'%d': 'day', '%m': 'month', '%Y': 'year', '%y': 'short_year'}
PART_OF_FORM = re.compile('(%[dmYy])')


class PortfolioLeadImportColumn(models.Model):
    """A column of a file, and what of a lead it is."""
    _name = 'portfolio.lead.import.column'
    _description = "Lead Import Column"
    _order = 'position, id'
    _rec_name = 'header'

    import_id = fields.Many2one('portfolio.lead.import', required=True, index=True, ondelete='cascade')
    position = fields.Integer(required=True)
    header = fields.Char("Column")
    sample = fields.Char("For Example")
    field = fields.Selection(
        lambda self: self._selection_field(), "Goes Into", help="Empty: the column is left out.")
    form = fields.Selection(
        lambda self: self._selection_form(), "Written As", help="How numbers or dates of this column are written.")
    unit = fields.Float(
        "Multiplied By", digits=(16, 2), default=1,
        help="1,000 where a column is in thousands. With 0 its numbers stay in the notes.")

    @api.model
    def _selection_field(self):
        """The fields of a lead the user may write, by their label."""
        Lead = self.env['crm.lead']
        labels = Lead.fields_get(attributes=['string', 'type', 'readonly', 'store'])
        found = [
            (name, label['string']) for name, label in labels.items()
            if label['type'] in KINDS and label['store'] and not self._is_closed(Lead._fields[name])]
        return [
            (NOTE, self.env._("Keep in the notes")), *sorted(found, key=lambda one: one[1].casefold()), *self._parts()]

    def _parts(self):
        """What is put together of several columns, and moments of a lead that nobody writes by hand."""
        labels = {
            'contact_given': self.env._("Contact: first name"),
            'contact_middle': self.env._("Contact: middle name"),
            'contact_surname': self.env._("Contact: surname"),
            'contact_surname2': self.env._("Contact: second surname"),
            'contact_prefix': self.env._("Contact: form of address"),
            'contact_suffix': self.env._("Contact: suffix"),
            'contact_inverted': self.env._("Contact: surname, first name"),
            'street_type': self.env._("Street: kind"),
            'street_number': self.env._("Street: number"),
            'street_block': self.env._("Street: block"),
            'street_stair': self.env._("Street: staircase"),
            'street_floor': self.env._("Street: floor"),
            'street_door': self.env._("Street: door"),
            'phone_prefix': self.env._("Phone: country prefix"),
            'arrival': self.env._("Arrival"),
            'closed': self.env._("Closed on"),
            'outcome': self.env._("Won or lost"),
        }
        return list(labels.items())

    def _is_closed(self, field):
        technical = ('mail.', 'ir.', 'iap.')
        return field.readonly or field.name in models.MAGIC_COLUMNS or (
            field.relational and field.comodel_name.startswith(technical))

    @api.model
    def _selection_form(self):
        return [
            (',', self.env._("1.234,56")), ('.', self.env._("1,234.56")), (EACH, self.env._("Each value by itself")),
            (PART + ',', self.env._("0,25 of one")), (PART + '.', self.env._("0.25 of one")),
            (PART + EACH, self.env._("Parts of one, each value by itself")),
            *((form, self._worded_form(form)) for form in FORMATS)]

    @api.model
    def _worded_form(self, form):
        """A format of days as people write it.

        :return: '%d/%m/%Y' as dd/mm/yyyy, in the user's language
        """
        return self._portfolio_say(self._kept_form(form))

    @api.model
    def _kept_form(self, form):
        return kept('value', listed(
            (kept(f'lead_import.form_{CODES[part]}') if part in CODES else part for part in PART_OF_FORM.split(form)),
            between=""))

    @api.model_create_multi
    def create(self, vals_list):
        self.env['portfolio.lead.import'].browse(
            {vals['import_id'] for vals in vals_list if vals.get('import_id')})._ensure_own()
        return super().create(vals_list)

    def write(self, vals):
        self.import_id._ensure_own()
        result = super().write(vals)
        self.import_id._ensure_own()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_own(self):
        self.import_id._ensure_own()

    @api.constrains('field', 'form', 'unit', 'import_id')
    def _check_state(self):
        for column in self:
            if column.import_id.state == 'checked':
                raise ValidationError(self.env._(
                    "Column %s: the rows have already been checked with it. Press “Change Columns” "
                    "first.", column.header))
            if column.import_id.state not in ('draft', 'checking'):
                raise ValidationError(self.env._(
                    "Column %s: the import has begun. Undo it to read the file in another way.", column.header))
