"""Which columns of a list are parts of one address: those of one place go together. Pure."""
import re
from typing import NamedTuple

#: how a header says a place without saying that it is another one than the lead's, and whether it comes before such
#: that say none: who has an address at work beside another lives at the other
_SAID = (
    ('work', -0.5, re.compile(
        r'\b(?:trabajo|work|business|office|oficina|laboral|profesional|feina|lloc de treball|traballo|trabalho|'
        r'lanekoa|empresa|company|enpresa|organizacion|organi[sz]ation)\b')),
    ('social', 0.5, re.compile(r'\b(?:social|sede|headquarters)\b')),
    ('fiscal', 1, re.compile(r'\b(?:fiscal|facturacion|billing|invoic(?:e|ing)|legal)\b')),
    ('mail', 1.1, re.compile(r'\b(?:mailing|correspondenc(?:ia|e)|de correo)\b')))
_NUMBER = re.compile(r' \d+$')
#: the place of headers that say none
_PLAIN = ''


class Part(NamedTuple):
    position: int
    key: str        # of its header
    field: str      # of a lead
    meant: str      # the field its header means by itself
    rank: float
    group: str      # of its header by itself


def places_of(parts):
    """The address each part belongs to.

    :param parts: list of :class:`Part`
    :return: ``{position: (rank, place)}``; the place with the lowest rank is the lead's

    >>> def placed(*headers):
    ...     found = places_of([Part(place, key, field, field, *group) for place, (key, field, *group) in
    ...         enumerate(headers)])
    ...     return [place for _rank, place in found.values()]
    >>> placed(('direccion', 'street', 0, ''), ('cp', 'zip', 0, ''), ('direccion trabajo', 'street', 0, ''),
    ...     ('cp trabajo', 'zip', 0, ''))
    ['', '', 'work', 'work']
    >>> placed(('domicilio fiscal', 'street', 0, ''), ('cp', 'zip', 0, ''))
    ['', '']
    >>> placed(('domicilio fiscal', 'street', 0, ''), ('cp fiscal', 'zip', 1, '1'), ('cp', 'zip', 0, ''))
    ['fiscal', 'fiscal', '']
    """
    said = {part.position: _said(part) for part in parts}
    fields = {}
    for part in parts:
        fields.setdefault(said[part.position][1], set()).add(part.field)
    plain, joined = fields.get(_PLAIN, set()), set()
    for place in (name for name, _rank, _words in _SAID if name in fields):
        # the street of one place and the town of none are one address
        is_open = any(part.group == _PLAIN for part in parts if said[part.position][1] == place)
        if is_open and plain and not plain & fields[place]:
            joined.add(place)
            plain = plain | fields[place]
    return {position: (0, _PLAIN) if place in joined else (rank, place) for position, (rank, place) in said.items()}


def _said(part):
    """The rank and the name of the place a header says."""
    group = part.group
    if part.field == 'street2' and part.meant == 'street':
        # 'Dirección del trabajo 2': a second line, and no second address
        group = _NUMBER.sub('', group)
    if group in ('', '0', '1'):
        for name, rank, words in _SAID:
            if words.search(part.key):
                return rank, name
        group = '' if group == '0' else group
    return (part.rank, group) if group == part.group else (float(group or 0), group)


def second_lines(parts):
    """Positions of streets with a number that no other part of an address has: second lines of a first one.

    >>> second_lines([Part(0, '', 'street', 'street', 0.2, '0 2'), Part(1, '', 'street', 'street', 3.2, '3 2'),
    ...     Part(2, '', 'zip', 'zip', 3.2, '3 2')])
    {0}
    """
    return {
        part.position for part in parts if part.field == 'street' and part.group.endswith(' 2')
        and not any(other.group == part.group and other is not part for other in parts)}
