"""Names that hold two: the house and its sign, the person and what he does. Pure: no ``env``."""
import re

_BRACKETS = re.compile(r'[(\[«“"]([^()\[\]«»“”"]+)[)\]»”"]')
# a mark with room on both sides, or words that say that another name follows
_BETWEEN = re.compile(
    r'\s[-–—|/·]\s|\s?(?:,\s*)?\b(?:nombre comercial|nom comercial|nome comercial|comercialmente|antes|dba)\b:?\s*',
    re.IGNORECASE)


def name_parts(name):
    """What a name may be called by as well; nothing where it holds one name only.

    >>> name_parts("Hostelería Picos SL (A Lareira)"), name_parts("Vega Ibarz - Fotografía")
    (['Hostelería Picos SL', 'A Lareira'], ['Vega Ibarz', 'Fotografía'])
    >>> name_parts("Juan Rial, nombre comercial Bar Rial"), name_parts("Bar (Pepe"), name_parts(None)
    (['Juan Rial', 'Bar Rial'], [], [])
    >>> name_parts("Panadería Sobrado (antes Horno Viejo)")
    ['Panadería Sobrado', 'Horno Viejo']
    """
    if not name:
        return []
    inside = _BRACKETS.findall(name)
    outside = _BRACKETS.sub(' ', name) if inside else name
    parts = [part.strip(' ,.') for text in (outside, *inside) for part in _BETWEEN.split(text)]
    return [part for part in parts if part] if len(parts) > 1 else []
