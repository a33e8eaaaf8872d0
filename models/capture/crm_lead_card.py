from odoo import api, fields, models
from odoo.tools.mail import plaintext2html

from ...tools.capture.lead_card import cards_in, parse_card
from ...tools.lead_import.lead_reading import Column, Taken, Unknown
from ...tools.search.search_contact import email_addresses, is_phone


class CrmLead(models.Model):
    """A card, a QR code or the end of an e-mail, pasted into the short form."""
    _inherit = 'crm.lead'

    portfolio_card_text = fields.Text(
        "Business Card", store=False, help="Paste a card or the end of an e-mail: the fields fill themselves.")

    @api.onchange('portfolio_card_text')
    def _onchange_portfolio_card_text(self):
        """What the card says goes where nothing stands yet; what is left of it to the notes."""
        said = parse_card(self.portfolio_card_text)
        notes = [self._portfolio_told_apart(line) for line in said.pop('description', '').splitlines()]
        country, state = (said.pop(name, '') for name in ('country', 'state'))
        for name, value in said.items():
            if not self[name]:
                self[name] = value
            elif self[name] != value:
                notes.append(f"{self._fields[name]._description_string(self.env)}: {value}")
        notes += self._portfolio_put_place(country, state)
        if notes := '\n'.join(filter(None, notes)):
            self.description = f"{self.description or ''}{plaintext2html(notes)}"
        if (number := cards_in(self.portfolio_card_text)) > 1:
            return {'warning': {
                'title': self.env._("Several cards"),
                'message': self.env._(
                    "The text has %s cards. The first one fills the form; the others are in the notes.", number)}}
        return None

    def _portfolio_told_apart(self, line):
        """A line for the notes that says what it is: a second phone or address is no bare number."""
        alone = line.strip()
        if len(email_addresses(alone)) == 1 and email_addresses(alone) == [alone]:
            return self.env._("Another e-mail: %s", alone)
        # what has a word of its own (fax, extension) says what it is
        if is_phone(alone) and not any(character.isalpha() for character in alone):
            return self.env._("Another phone: %s", alone)
        return line

    def _portfolio_put_place(self, country, state):
        """The country and the province a card names, if there are any so called.

        :return: those there are not
        """
        find = self.env['portfolio.lead.import.lookup']._finder()
        left = []
        for name, text in (('country_id', country), ('state_id', state)):
            if text and not self[name]:
                try:
                    self[name] = find(Column(0, '', name, 'many2one'), text, {
                        'country_id': self.country_id.id, 'zip': self.zip or ''})
                except Taken as taken:
                    self[name] = taken.args[0]
                    left.append(text)
                except Unknown:
                    left.append(text)
        return left
