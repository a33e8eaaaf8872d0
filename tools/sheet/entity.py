"""Letters that shops and web pages write as entities: 'Garc&#237;a &amp; Hijos'. Pure."""
import re
from html.entities import name2codepoint

#: letters, marks and signs of texts; names of Greek letters and of mathematics are words of names as well
_NAMED = {name: chr(code) for name, code in name2codepoint.items() if code < 0x180 or 0x2010 <= code <= 0x2122}
_NAMED['apos'] = "'"
#: stands for the semicolon of an entity while lines are split at semicolons; no character of any text
_SEAL = '\ufdd0'
_ENTITY = re.compile(
    rf'&(?:#(?P<number>\d{{1,6}})|#[xX](?P<hex>[0-9a-fA-F]{{1,5}})|(?P<name>[A-Za-z]{{2,8}}\d?))[;{_SEAL}]')


def decoded(text):
    """A text with its complete entities as letters; those of one that was encoded twice too.

    >>> decoded('Garc&#237;a &amp; Hijos'), decoded('Mar&iacute;a'), decoded('O&#039;Brien'), decoded('R&amp;amp;D')
    ('García & Hijos', 'María', "O'Brien", 'R&D')
    >>> decoded('AT&T; R&D;'), decoded('Alfa&Omega;'), decoded('&#0;'), decoded('Sol &iacute'), decoded('&#xe9;')
    ('AT&T; R&D;', 'Alfa&Omega;', '&#0;', 'Sol &iacute', 'é')
    """
    once = _ENTITY.sub(_letter, text)
    return (_ENTITY.sub(_letter, once) if '&' in once else once).replace(_SEAL, ';')


def sealed(line):
    """A line whose entities have no semicolon at which it could be split, for :func:`decoded`.

    >>> sealed('Mar&iacute;a;R&D;Vigo').split(';')
    ['Mar&iacute\\ufdd0a', 'R&D', 'Vigo']
    """
    if '&' not in line:
        return line
    return _ENTITY.sub(lambda found: f'{found[0][:-1]}{_SEAL}' if _letter(found) != found[0] else found[0], line)


def without(text):
    """
    >>> without('Mar&iacute;a;R&D;Vigo')
    'Mara;R&D;Vigo'
    """
    return _ENTITY.sub(lambda found: '' if _letter(found) != found[0] else found[0], text)


def _letter(found):
    if found['name']:
        return _NAMED.get(found['name'], found[0])
    code = int(found['number'] or found['hex'], 10 if found['number'] else 16)
    # what nobody sees is no letter
    return chr(code) if code in (9, 10, 13) or 32 <= code < 0xd800 or 0xe000 <= code <= 0x1fffd else found[0]
