"""What is found in a pasted text, field by field; nothing of it is lost. Pure: no ``env``."""
import re

from ..search.search_contact import phone_digits
from ..search.search_name import fold
from .lead_codes import is_function, is_no_company

_TOKEN = re.compile(r'[^\W_]+')
_SPACE = re.compile(r'\s+')


def _told_once(note):
    """What two notes have in common that say the same.

    >>> _told_once("655.44.33.22") == _told_once("655 44 33 22"), _told_once("Fax: 655 44") == _told_once("655 44")
    (True, False)
    """
    return _SPACE.sub(' ', note.strip()) if any(map(str.isalpha, note)) else phone_digits(note) or note.strip()


class Found(dict):
    """Fields found; a second value of one goes to the notes."""

    def __init__(self):
        super().__init__()
        self.notes = []
        self._is_phone_told = False

    def put(self, name, value, label=''):
        """Keep ``value`` for a field, or among the notes where the field has another.

        :param name: of the field
        :param label: what stands before the value in the notes

        >>> found = Found()
        >>> found.put('phone', "+34 986 11 22 33"), found.put('phone', "986112233"), found.put('phone', "600112233")
        (None, None, None)
        >>> dict(found), found.notes
        ({'phone': '+34 986 11 22 33'}, ['600112233'])
        """
        value = (value or '').strip(' ,;|·•')
        if not value:
            return
        if name == 'partner_name' and is_no_company(value):
            # what somebody is who has none
            if not is_function(value):
                self.notes.append(f'{label}{value}')
                return
            name = 'function'
        if name not in self:
            self[name] = value
        elif self._key(name, self[name]) != self._key(name, value):
            self.notes.append(f'{label}{value}')

    def put_phone(self, value, *, is_told):
        """A phone; one that a label says is one wins over figures that stand among words.

        :param value: as it is written
        :param bool is_told: whether a label says that it is one
        """
        if is_told and 'phone' in self and not self._is_phone_told:
            other = self.pop('phone')
            self.put('phone', value)
            self.put('phone', other)
        else:
            self.put('phone', value)
        self._is_phone_told |= is_told

    def _key(self, name, value):
        return phone_digits(value) if name == 'phone' else _SPACE.sub(' ', fold(value))

    def keep(self, lines, silent=frozenset()):
        """Add to the notes each of ``lines`` that has a word which neither a field nor a note has.

        :param silent: words that say what a value is, and are no value

        >>> found = Found()
        >>> found.put('phone', "986 11 22 33")
        >>> found.keep(["Tel.: 986 11 22 33", "Mornings: 986 11 22 33"], {'tel'})
        >>> found.notes
        ['Mornings: 986 11 22 33']
        """
        said = tokens(' '.join([*self.values(), *self.notes]))
        words, joined = set(said), ''.join(said)
        for line in lines:
            # a number in groups of three may be written without them in its field
            told = tokens(re.sub(r'(?<=\d)[ .](?=\d{3}(?!\d))', '', line))
            lost = (word for word in told if word not in words and word not in silent)
            if any(len(word) < 4 or word not in joined for word in lost):
                self.notes.append(line.strip())
                words.update(told)

    def all(self):
        """The fields, and the notes as one of them: ``description``."""
        # a number in another writing is the same
        notes = {}
        for note in filter(str.strip, self.notes):
            notes.setdefault(_told_once(note), note.strip())
        return {**self, **({'description': '\n'.join(notes.values())} if notes else {})}


def tokens(text):
    """The words and numbers of a text that count, without accents and capitals; a letter alone is none.

    >>> tokens("T. 986 11-22 Peña & Cía.")
    ['986', '11', '22', 'pena', 'cia']
    """
    return [word for word in _TOKEN.findall(fold(text)) if len(word) > 1 or word.isdigit()]
