"""Lines of pasted text that say what they are: 'Nombre: Ana', 'T 986 11 22 33'. Pure: no ``env``."""
import re

from ..lead_import.lead_header import FIELD_OF, header_key
from .lead_card_words import LABELS, PLACE, SHORT_LABEL
from .lead_codes import TITLED, is_function, take
from .lead_found import tokens

_NAMES = ('contact_given', 'contact_middle', 'contact_surname', 'contact_surname2')
_FIELDS = {
    *_NAMES, 'partner_name', 'contact_name', 'function', 'street', 'street2', 'zip', 'city', 'state_id', 'country_id',
    'website', 'email_from', 'phone', 'portfolio_vat', 'description'}
_KNOWN = {**{label: field for label, field in FIELD_OF.items() if field in _FIELDS}, **LABELS}
# words that a card is written with, and that are no value of it
SILENT = frozenset(word for label in _KNOWN for word in tokens(label)) | frozenset(tokens("""
    https http www mailto tel tels telfs tlfs tfnos tlfnos telefonos telefons moviles
    fax telefax skype linkedin twitter instagram facebook whatsapp don dona dna sr sra srta dr
    dra fdo firmado att attn cif nif vat nipc no number phone from de email and
"""))
# fields whose label tells where the number is, so that it stays before it
_NUMBERS = {'phone', 'portfolio_vat'}
_CODES = _NUMBERS | {'email_from', 'website', 'zip'}
_ZIP = re.compile(r'(?:[A-Z]{1,2}-)?[\dA-Z][\dA-Z\- ]{2,7}', re.I)
_OTHER_NAME = {'state_id': 'state', 'country_id': 'country'}


class Form:
    """Lines that say what they are: 'Nombre: Ana', also several in a line, or the value in the line below.

    :param found: the ``lead_found.Found`` they are taken into
    """

    def __init__(self, found):
        self.found, self.name = found, {}

    def left_of(self, lines):
        """Take the lines that say what they are into what is found.

        :param lines: list of texts
        :return: list of the lines without a label
        """
        rest, message = [], False
        pieces = [piece for line in lines for piece in (labelled(line) or [line])]
        for number, piece in enumerate(pieces):
            label, value, field = label_of(piece)
            if not field:
                if message and piece.strip():
                    self.found.notes.append(piece)
                else:
                    rest.append(piece)
                continue
            if not value:
                # the value stands in the line below
                below = pieces[number + 1] if number + 1 < len(pieces) else ''
                if below.strip() and not label_of(below)[2]:
                    value, pieces[number + 1] = below, ''
            message = field == 'description'
            self.put(field, label, value.strip(), piece, rest)
        self.put_name()
        return rest

    def put(self, field, label, value, piece, rest):
        """Take in a value that a label names.

        :param field: of the lead, that the label means
        :param label: as it is written
        :param value: behind the label; '' for none
        :param piece: label and value as they stand there
        :param list rest: lines without a label: what is to be looked into once more is added
        """
        if not value:
            return
        if field in _CODES and not (field == 'zip' and _ZIP.fullmatch(value)) or (
                field == 'street' and PLACE.search(value)):
            # looked into like a line without a label
            rest.append(f'{label}: {value}' if field in _NUMBERS else value)
        elif field == 'description':
            self.found.notes.append(value)
        elif field in _NAMES:
            if self.name.setdefault(field, value) != value:
                self.found.notes.append(piece)
        else:
            self.put_value(field, label, value)
            self.found.keep([value], SILENT)

    def put_value(self, field, label, value):
        """Take in a value that is no part of a name.

        :param field: of the lead, that the label means
        :param label: as it is written
        :param value: behind the label, not empty
        """
        if field == 'contact_name':
            self.put_contact(label, value)
        elif field in ('partner_name', 'function'):
            self.found.put(field, take(value, self.found))
        else:
            self.found.put(_OTHER_NAME.get(field, field), value)

    def put_contact(self, label, value):
        """'Gerente: Luis Alba (tardes) 986 11 22 33': a person, and what is said of him.

        :param label: as it is written
        :param value: behind the label
        """
        name = take(value, self.found).strip(' ,;-')
        if remark := re.match(r'^(.*?)\s*[(,]\s*(.*?)\)?$', name):
            name, told = remark.groups()
            if is_function(told):
                self.found.put('function', told)
        if is_function(label):
            self.found.put('function', label.strip())
        self.found.put('contact_name', TITLED.sub('', name))

    def put_name(self):
        self.found.put('contact_name', ' '.join(self.name[part] for part in _NAMES if part in self.name))


def label_of(piece):
    """The label of a line, what stands behind it, and the field of a lead it means."""
    label, colon, value = piece.partition(':')
    key = header_key(label)
    field = _KNOWN.get(key) if colon and len(label) < 45 else None
    if field and value.startswith('//'):
        return '', '', None
    return label, value.strip(), field


def labelled(line):
    """The parts of a line that each begin with a label we know; none of a line with one label, or none.

    >>> labelled("Nombre: Ana Empresa: Bar Gil"), labelled("T 986 11 22 33 M 600 11 22 33"), labelled("Ana: sí")
    (['Nombre: Ana', 'Empresa: Bar Gil'], ['T 986 11 22 33', 'M 600 11 22 33'], [])
    """
    starts = {found.start() for found in SHORT_LABEL.finditer(line)}
    for colon in re.finditer(r'\s?:(?!//)', line):
        begin = max(0, colon.start() - 60)
        words = list(re.finditer(r'[^\s:|;,/]+', line[begin:colon.start()]))
        for number in range(min(4, len(words)), 0, -1):
            start = begin + words[-number].start()
            between = line[start:colon.start()]
            if header_key(between) in _KNOWN and len(between) < 40 and not re.search(r'[|;:,]', between):
                starts.add(start)
                break
    inner = sorted(start for start in starts if line[:start].strip(' |/;,·•-–—'))
    # a label within another one: 'Correo electrónico', 'E-mail'
    if not inner:
        return []
    cuts = [0, *inner, len(line)]
    return [line[start:end].strip(' |/;,·•–—\t') for start, end in zip(cuts, cuts[1:], strict=False)]
