"""Names that hold two: the house and its sign, the person and what he does. Pure: no ``env``."""
import re

from ..search.search_name import fold
from ..search.word_same import is_short_for

_BRACKETS = re.compile(r'[(\[«“"]([^()\[\]«»“”"]+)[)\]»”"]')
# a mark with room on both sides, or words that say that another name follows
_BETWEEN = re.compile(
    r'\s[-–—|/·]\s|,\s+(?=(?-i:[A-ZÑÇ]{4,}$))|\s?(?:,\s*)?\b(?:nombre comercial|nom comercial|nome comercial'
    r'|comercialmente|antes|dba)\b:?\s*',
    re.IGNORECASE)


_DOTTED = re.compile(r'(?<![^\W_])([^\W\d_]{2,})\.(?!\w\.)')


def spelt_out(key, other_key, shorts=None):
    """A name key with words that are short for one of another key written as that has them.

    :param key, other_key: name keys; words of ``key`` are spelt as ``other_key`` has them
    :param shorts: the words that may be short, as :func:`dotted` tells; all of them by default

    >>> spelt_out(' asoc empr gea ', ' asociacion empresarial gea ', dotted("Asoc. Empr. Gea"))
    ' asociacion empresarial gea '
    >>> spelt_out(' gea rivas ', ' gea rivasplata '), spelt_out(' gea rivas ', ' gea rivasplata ', dotted("Gea Rivas"))
    (' gea rivasplata ', ' gea rivas ')
    """
    if not shorts and shorts is not None:
        return key
    words, theirs = key.split(), other_key.split()
    left = [word for word in theirs if word not in words]
    for place, short in enumerate(words):
        if short not in theirs and (shorts is None or short in shorts) and len(short) > 1:
            long = next((word for word in left if is_short_for(short, word)), None)
            if long:
                words[place] = long
                left.remove(long)
    return f" {' '.join(sorted(words))} "


def dotted(name):
    """The words of a name that are written with a dot.

    >>> sorted(dotted("Asoc. Empr. J.M. Gea S.L.")), dotted("Gea"), dotted(None)
    (['asoc', 'empr'], (), ())
    """
    return set(map(fold, _DOTTED.findall(name))) if name and '.' in name else ()


def name_parts(name):
    """What a name may be called by as well; nothing where it holds one name only.

    >>> name_parts("Hostelería Picos SL (A Lareira)"), name_parts("Vega Ibarz - Fotografía")
    (['Hostelería Picos SL', 'A Lareira'], ['Vega Ibarz', 'Fotografía'])
    >>> name_parts("Juan Rial, nombre comercial Bar Rial"), name_parts("Bar (Pepe"), name_parts(None)
    (['Juan Rial', 'Bar Rial'], [], [])
    >>> name_parts("Desarrollo de Noreña, SODENO"), name_parts("Gil, Ana")
    (['Desarrollo de Noreña', 'SODENO'], [])
    >>> name_parts("Panadería Sobrado (antes Horno Viejo)")
    ['Panadería Sobrado', 'Horno Viejo']
    """
    if not name:
        return []
    inside = _BRACKETS.findall(name)
    outside = _BRACKETS.sub(' ', name) if inside else name
    parts = [part.strip(' ,.') for text in (outside, *inside) for part in _BETWEEN.split(text)]
    return [part for part in parts if part] if len(parts) > 1 else []
