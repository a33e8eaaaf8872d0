from datetime import date, datetime

from markupsafe import Markup

from odoo import models
from odoo.tools import format_date
from odoo.tools.mail import html_to_inner_content, plaintext2html

from ...tools.search.search_contact import email_addresses, phone_digits
from ...tools.search.search_name import fold, name_words

#: what a lead has whatever the list says: not worth a line of its notes
OWN = {'type', 'active', 'priority', 'tag_ids', 'description', 'probability', 'automated_probability'}


class PortfolioLeadImport(models.Model):
    """What a row changes of a lead that is there: nothing of either is lost."""
    _inherit = 'portfolio.lead.import'

    def _values_for(self, lead, said):
        """What is written to a lead.

        Filled in is what is empty; what the row says otherwise stands in the notes. Overwritten is what the row says,
        but for the notes: those that are there stay above the new ones.

        :param said: values of a row
        """
        values = self._to_write(said)
        taken = {name: value for name, value in values.items() if self._is_taken(lead, name) and name != 'description'}
        lines = (said.get('description') or '').split("\n")
        lines += [self._said_otherwise(lead, name, value) for name, value in values.items()
                  if name not in taken and name not in OWN]
        notes = self._with_lines(lead.description, lines)
        return {**taken, **({'description': notes} if notes else {})}

    def _is_taken(self, lead, name):
        return (
            self.on_duplicate == 'overwrite' or not lead[name] or lead._fields[name].type == 'many2many'
            or name == 'priority' and lead.priority == '0')

    def _with_lines(self, notes, lines):
        """Notes with those of ``lines`` that they do not say yet, below them; nothing if they say them all."""
        there = _plain(notes or '')
        new = [line for line in dict.fromkeys(lines) if line and _plain(plaintext2html(line)) not in there]
        if not new:
            return None
        return Markup(notes or '') + plaintext2html("\n".join(new))

    def _said_otherwise(self, lead, name, value):
        """What a row says of a field that has another value, as a line of the notes; '' where it is the same."""
        field, there = lead._fields[name], lead[name]
        if field.type == 'many2one':
            value, there = self.env[field.comodel_name].browse(value).display_name, there.display_name
        elif field.type == 'selection':
            labels = dict(field._description_selection(self.env))
            value, there = labels.get(value, value), labels.get(there, there)
        if _same(name, there, value):
            return ''
        label = field.get_description(self.env, ['string'])['string']
        return f"{label}: {self._worded_value(field, value)}"

    def _worded_value(self, field, value):
        if field.type == 'date':
            return format_date(self.env, value)
        return f"{value:g}" if isinstance(value, float) else str(value)


def _plain(html):
    return ' '.join(fold(html_to_inner_content(html)).split())


def _same(name, there, value):
    """Whether two values of a field say the same, however they are written."""
    if name == 'phone':
        return phone_digits(there)[-9:] == phone_digits(value)[-9:]
    if name == 'email_from':
        return {one.lower() for one in email_addresses(value)} <= {one.lower() for one in email_addresses(there)}
    if name in ('partner_name', 'name') and name_words(value):
        return name_words(there) == name_words(value)
    if isinstance(there, (date, datetime)):
        return str(there) == str(value)
    if isinstance(there, str) and isinstance(value, str):
        return _bare(there) == _bare(value)
    return there == value


def _bare(text):
    """A text without capitals, accents, punctuation and what stands before the name of a page."""
    text = fold(text).strip().removeprefix('https://').removeprefix('http://').removeprefix('www.')
    return ''.join(letter for letter in text if letter.isalnum())
