"""Words looked for in what people write freely. Pure: no database, no ``env``."""
import re

from ..place.place_name import ACCENTED, PLAIN

_TABLE = str.maketrans(ACCENTED, PLAIN)


def keyword_pattern(words):
    r"""A regular expression, for PostgreSQL, that finds any of ``words`` in a text without accents or capitals.

    :param str words: one after the other, between commas or on lines of their own; ``*`` stands for any ending
    :return: the pattern, or ``''`` when no word is left

    >>> keyword_pattern("Precio, precios\nmuy caro*")
    '\\m(?:muy caro[[:alnum:]]*|precio|precios)\\M'
    >>> keyword_pattern("(avería)*"), keyword_pattern(" , *;")
    ('\\m(?:averia[[:alnum:]]*)\\M', '')
    """
    found = {_one(part) for part in re.split(r'[,;\n]', words or "")} - {''}
    return rf"\m(?:{'|'.join(sorted(found))})\M" if found else ''


def _one(part):
    """One word or several together, with nothing in it that a regular expression reads otherwise.

    >>> _one("Servicio  Técnico"), _one("a.c*"), _one("*")
    ('servicio tecnico', 'a c[[:alnum:]]*', '')
    """
    plain = ' '.join(re.findall(r'[a-z0-9]+', part.translate(_TABLE).lower()))
    return plain + ('[[:alnum:]]*' if plain and part.strip().endswith('*') else '')
