"""A town behind which a short word stands: its article ('Grove, O'), its province ('Toledo, TO'), neither. Pure."""
import re
from typing import NamedTuple

from ..place.place_name import is_article, spoken
from ..place.place_province import province_of
from .lead_long import is_long

_WORD = r"[^\W\d_]{1,3}['’´`]?"
_SHORT = re.compile(rf'(?P<town>[^,()]+?)\s*(?:,\s*(?P<behind>{_WORD})|\(\s*(?P<inside>{_WORD})\s*\))')


class Short(NamedTuple):
    """A town and the short word behind it, for :func:`settled`."""
    town: str
    word: str
    is_comma: bool      # whether it stands behind a comma, as states do in America, and not in brackets


def short_in(text):
    """A town and the short word behind it that may be an article or a province; ``None`` where there is none.

    >>> tuple(short_in('Grove, O')), tuple(short_in("Hospitalet de Llobregat (L')")), tuple(short_in('Boston, MA'))
    (('Grove', 'O', True), ('Hospitalet de Llobregat', "L'", False), ('Boston', 'MA', True))
    >>> short_in('Marín, Pontevedra'), short_in('Rivas, Sol'), short_in('Vigo (PO)')[1:]
    (None, None, ('PO', False))
    """
    found = None if is_long(text) else _SHORT.fullmatch(text.strip())
    word = found and (found['behind'] or found['inside'])
    # longer ones than two letters are no code of a state elsewhere
    if not found or not is_article(word) and (len(word) > 2 or not province_of(word)):
        return None
    return Short(found['town'], word, bool(found['behind']))


def settled(short, provinces, is_spain=False):
    """What a short word behind a town is: ``(town as it is said, province, is the province a guess)``.

    In front goes an article; of what may be either the places of that name decide. A word behind a comma is no
    Spanish province of a town that nobody knows ('Boston, MA'), unless the row says Spain.

    :param short: as :func:`short_in` gives it
    :param provinces: Odoo's codes of the provinces that have such a town, and of the row's zip code
    :param is_spain: whether the row says that it is in Spain
    :return: ``None`` where nobody knows

    >>> settled(Short('Grove', 'O', True), {'PO'}), settled(Short('Llanes', 'O', True), {'O'})
    (('O Grove', '', False), ('Llanes', 'O', False))
    >>> settled(Short('Escala', "L'", True), {'L'}), settled(Short('Ejido', 'El', False), set())
    (("L'Escala", '', False), ('El Ejido', '', False))
    >>> settled(Short('Boston', 'MA', True), set()), settled(Short('Torre del Mar', 'MA', False), set())
    (None, ('Torre del Mar', 'MA', False))
    >>> settled(Short('Nerja', 'MA', True), set(), is_spain=True), settled(Short('Roma', 'T', True), {'TE'}, True)
    (('Nerja', 'MA', True), None)
    >>> settled(Short('New Orleans', 'LA', True), set()), settled(Short('BISBAL', 'LA', True), set())
    (None, ('LA BISBAL', '', False))
    """
    town, word, is_comma = short
    is_elided = not word.isalpha()
    code = '' if is_elided else province_of(word)
    if code and code in provinces:
        return town, word, False
    if is_article(word):
        is_certain = is_elided or not code and (not word.isupper() or town.isupper())
        return (spoken(f'{town}, {word}'), '', False) if provinces or is_certain else None
    if provinces or is_comma and not is_spain:
        return None
    return town, word, is_comma
