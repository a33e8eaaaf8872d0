"""People's names read in order: which surname comes first tells two people apart. Pure: no ``env``."""
import re

from ..search.name_given import GIVEN
from ..search.name_trade import line_of
from ..search.name_weight import GENERIC, SURNAMES
from ..search.search_name import ARTICLES, name_words

_AND = re.compile(r'[&+]|\b(?:y|e|i|and)\b', re.IGNORECASE)
_COMMA = re.compile(r'\s*,\s*')


def surnames(name):
    """The two surnames of a person, or of the firm called by them, in order; ``None`` where that cannot be told.

    >>> surnames("Juan Pérez García"), surnames("Pérez García, Juan"), surnames("Pérez García Juan")
    (('perez', 'garcia'), ('perez', 'garcia'), ('perez', 'garcia'))
    >>> surnames("Luis Miguel de la Fuente Rial"), surnames("Notaría Lozano Cano")
    (('fuente', 'rial'), ('lozano', 'cano'))
    >>> surnames("Ruiz y Baltar Abogados"), surnames("Ana Gil"), surnames("Hotel Mar Azul Sur"), surnames(None)
    (None, None, None, None)
    """
    name = name or ''
    before, *after = _COMMA.split(name, maxsplit=1)
    if after and name_words(after[0]) and after[0].lower().replace('.', '') not in _ENDINGS:
        name = f'{after[0]} {before}'
    if _AND.search(name):
        return None
    words = [word for word in name_words(name) if word not in ARTICLES and not line_of(word) and word not in GENERIC]
    found = len(words)
    while len(words) > 2 and (words[0] in GIVEN or len(words[0]) == 1):
        words = words[1:]
    while len(words) > 2 and words[-1] in GIVEN:
        words = words[:-1]
    # 'Mar Azul' is no one's name, 'Juan Pérez' has one surname
    is_told = len(words) < found or all(word in SURNAMES and word not in GIVEN for word in words)
    return tuple(words) if len(words) == 2 and is_told else None


_ENDINGS = frozenset('sl slu sa sau sll slp sc cb lda'.split())
