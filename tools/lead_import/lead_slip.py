"""Headers written with a slip of the pen. Pure."""
import difflib

from .lead_slip_words import OWN_WORDS

#: words without which a header says the same; how long a word is that may be misspelt, by how many letters
_SMALL = {'de', 'del', 'la', 'el', 'los', 'las', 'of', 'the'}
_SHORT, _SLIP = 4, 2
#: how long a header is in which a slip may be told, how much of it is as it should be
_LONG, _ALIKE = 5, 0.88
#: words of their own: the places of a chain, what it sells, how many deals or stalls it has; where goods are sent
_NO_SLIPS = {'locales', 'puestos', 'negocios', 'cuentas', 'oportunidades', 'provincias', 'municipios', 'fecha envio'}


class HeaderTypos:
    """Which header somebody meant who slipped with the pen.

    :param field_of: ``{header: field}``

    >>> slips = HeaderTypos({
    ...     'correo electronico': 'email', 'razon social': 'company', 'direccion': 'street', 'fecha perdido': 'closed',
    ...     'potencial': 'revenue', 'cod localidad': 'code', 'localidad': 'city', 'kilometro': 'street'})
    >>> [slips.meant(key) for key in ('correo elctronico', 'razon socal', 'correoelectronico', 'dirección'[:7] + 'on')]
    ['email', 'company', 'email', 'street']
    >>> [slips.meant(key) for key in ('fecha pedido', 'potencia', 'kilometros', 'localidad no')]
    [None, None, None, None]
    """

    def __init__(self, field_of):
        self._field_of = field_of
        self._words = {word for key in field_of for word in key.split()}

    def meant(self, key):
        """The field of the header that is meant, or ``None``."""
        is_worth = len(key) > _LONG and key not in _NO_SLIPS
        for known in difflib.get_close_matches(key, self._field_of, n=3, cutoff=_ALIKE) if is_worth else ():
            # the code of a town is another thing than a town
            if self._is_slip(key, known) and (known.startswith('cod') or not key.startswith('cod')):
                return self._field_of[known]
        return None

    def _is_slip(self, key, known):
        """Whether each word of a header is one of another header, but for a slip of the pen."""
        words, others = ([word for word in text.split() if word not in _SMALL] for text in (key, known))
        if len(words) == len(others):
            return all(map(self._is_slip_of, words, others))
        # a blank too many or too few, and no word more: 'Presupuesto nº' is no 'Presupuesto'
        return ''.join(words) == ''.join(others)

    def _is_slip_of(self, word, other):
        return word == other or not self._is_own(word, other) and is_slip_of(word, other)

    def _is_own(self, word, other):
        """Whether a word is no misspelt one, but one that says something else than another."""
        if word in OWN_WORDS or word.removesuffix('s') in OWN_WORDS or word in (f'{other}s', f'{other}es'):
            return True
        return word in self._words and self._field_of.get(word, word) != self._field_of.get(other)


def is_slip_of(word, other):
    """Whether a word is another one but for a letter, or two that changed places.

    :param word, other: words in small letters

    >>> is_slip_of('electrnico', 'electronico'), is_slip_of('ceirre', 'cierre'), is_slip_of('rige', 'origen')
    (True, True, False)
    """
    if word == other or min(len(word), len(other)) < _SHORT or abs(len(word) - len(other)) > 1:
        return word == other
    same = sum(block.size for block in difflib.SequenceMatcher(None, word, other, False).get_matching_blocks())
    return len(word) + len(other) - 2 * same <= _SLIP
