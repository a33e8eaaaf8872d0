"""What names are looked up by, and which of it is asked for; what is found is compared as a whole. Pure: no ``env``.

A name has a code for each telling word, by its sound: vowels and the order of letters do not count, so that a slip of
the finger changes nothing (``kPS``). Where hundreds of names have one it finds too many, so a word stands there twice
more: as it sounds in full (``~kapis``), and its code in its town (``kPS@vig``). Besides: all words together, wherever
they are parted (``=kpps``), an acronym (``>fghs``) and the acronym that a long name may have (``<fghs``).
"""
import re
from functools import lru_cache
from typing import NamedTuple

from ..place.place_name import place_key
from ..search.name_weight import is_common, weight
from ..search.word_same import SAINTS, sounds

#: codes hardly anybody has that a name is looked up by, and words that some have beside them
RAREST, KNOWN = 4, 2
#: names a code may find beside such codes
FEW = 50
#: letters of an acronym
ACRONYM = range(4, 9)
#: names and words whose codes are remembered: each is asked for when it is looked up and when it is written
REMEMBERED = 1 << 13

_ELIDED = re.compile('[dl]h?[aeiou].{3}')
# 'Xoán', 'Xesteira': as in 'Juan', 'Gesteira'
_OTHER_X = re.compile('x(?=[aeiou])')
_WITHOUT_VOWELS = str.maketrans('', '', 'aeiou')


class Word(NamedTuple):
    """The codes of one word of a name."""
    code: str
    full: str           # as it sounds; '' where the code says that already
    town: str           # the code in its town; '' where that is not known


def name_codes(*keys, city=None):
    """All codes of a name.

    :param keys: its keys: of the company, its sign
    :param city: its town, where it is known

    >>> name_codes(' casa pepe '), name_codes(' bar casapepe ', city="Vigo"), name_codes(None)
    (('=kpps', 'pepe'), ('=bkpprs', 'kPS', 'kPS@vig', '~kasapepe'), ())
    >>> sorted(set(name_codes(' geranios hostal ')) ^ set(name_codes(' geraniso hostal ')))
    ['~jeranios', '~jeraniso']
    """
    found = set()
    for key in filter(None, keys):
        for several in _words(key, town_of(city)):
            found.update(code for one in several for code in one)
        found.update((_together(key), _acronym(key), _initials(key)))
    return tuple(sorted(found - {''}))


@lru_cache(maxsize=REMEMBERED)
def town_of(city):
    """How a town begins, so much of it that everybody writes it alike; '' where it is not known."""
    return place_key(city or '')[:3].replace(' ', '-')


@lru_cache(maxsize=REMEMBERED)
def _words(key, town):
    """The telling words, each by all it may be written as."""
    return tuple([_word(one, town) for one in _ways(word)] for word in key.split() if is_telling(word))


@lru_cache(maxsize=REMEMBERED)
def _word(word, town):
    code, full = code_of(word), sounds(word)
    return Word(code, '' if full == code else f'~{full}', f'{code}@{town}' if town else '')


def _ways(word):
    ways = [word]
    if _ELIDED.match(word) and not is_common(word):
        # 'd'Alcover', 'l'Hospitalet'
        ways.append(word[1:])
    if 'x' in word and _OTHER_X.search(word):
        ways.append(_OTHER_X.sub('j', word))
    return ways


@lru_cache(maxsize=REMEMBERED)
def is_telling(word):
    """Whether a word is one to look up by: no trade, no article, no number alone, no saint."""
    return len(word) > 2 and not word.isdigit() and word not in SAINTS and weight(word) > 1


def code_of(word):
    """
    >>> code_of('ruan'), code_of('zurimendi') == code_of('surimendy'), code_of('escadnon') == code_of('escandon')
    ('ruan', True, True)
    >>> code_of('buganvila') == code_of('buganvilla')
    True
    """
    heard = sounds(word[:1] + word[1:].replace('ll', 'l'))
    rest = ''.join(sorted(set(heard[1:]) - set('aeiou')))
    return heard[:1] + rest.upper() if len(rest) > 1 else heard


@lru_cache(maxsize=REMEMBERED)
def _together(key):
    words = key.split()
    whole = ''.join(sorted(''.join(map(sounds, words)).translate(_WITHOUT_VOWELS)))
    tells = any(map(is_telling, words)) or len(words) == 1
    return f'={whole}' if len(words) < 5 and len(whole) > 3 and tells else ''


def _acronym(key):
    """
    >>> _acronym(' fehga '), _acronym(' bar pepe ')
    ('>aefgh', '')
    """
    word = key.strip()
    return f">{''.join(sorted(word))}" if len(word) in ACRONYM and word.isalpha() and is_telling(word) else ''


def _initials(key):
    """
    >>> _initials(' ares de empresarios federacion gastronomia hosteleria y '), _initials(' bar pepe ')
    ('<aefgh', '')
    """
    begun = sorted(word[0] for word in key.split() if weight(word))
    return f"<{''.join(begun)}" if len(begun) in ACRONYM else ''


def asked_codes(key, city=None):
    """All codes that :func:`look_up` may ask for.

    :param key: a name key
    :param city: its town, where it is known
    :return: a set of texts

    >>> sorted(asked_codes(' bar pepe ', "Vigo"))
    ['=bppr', 'pepe', 'pepe@vig']
    """
    codes = {code for several in _words(key, town_of(city)) for one in several for code in one}
    return (codes | {_together(key), *_acronyms(key)}) - {''}


@lru_cache(maxsize=REMEMBERED)
def _acronyms(key):
    """What an acronym is looked up by, and what may have one.

    >>> _acronyms(' fehga '), _acronyms(' ares de empresarios federacion gastronomia hosteleria ')
    (('<aefgh',), ('>aefgh',))
    """
    acronym, initials = _acronym(key), _initials(key)
    return tuple(filter(None, (acronym and f'<{acronym[1:]}', initials and f'>{initials[1:]}')))


def look_up(key, counts, most, city=None):
    """What to ask for: the codes hardly anybody has, and what is left of the name beside them.

    Whatever is misspelt or shortened hardly anybody has: what is left of the name finds it then. Of a word whose code
    many have, that code in its town or the word as it sounds.

    :param key: the key of a name
    :param dict counts: ``{code: how many names have it}``; hardly anybody has what is not in there
    :param most: names a code may find where the name has no better one
    :param city: its town, where it is known
    :return: ``[('rare' or 'code', codes), ...]``, each of one or two codes, all of which a name must have; names of
        common words have none

    >>> look_up(' bar pepe ', {'pepe': 9}, 400), look_up(' bar pepe ', {'pepe': 900}, 400, city="Vigo")
    ([('code', ['pepe']), ('rare', ['=bppr'])], [('rare', ['pepe@vig']), ('rare', ['=bppr'])])
    >>> look_up(' pepe zurich ', {'pepe': 90}, 400)
    [('rare', ['sCR']), ('rare', ['=Cpprs'])]
    """
    words = [one for several in _words(key, town_of(city)) for one in several]
    known = sorted({(counts[one.code], one) for one in words if one.code in counts})
    chosen = list(dict.fromkeys(one.code for one in words if one.code not in counts))[:RAREST]
    # a slip that left a word to itself leaves the others as they are
    for count, one in known[:KNOWN]:
        chosen += [one.code] if count <= FEW else [
            code for code in (one.town, one.full) if code and counts.get(code, 0) <= FEW]
    chosen += [code for code in (_together(key), *_acronyms(key)) if code and counts.get(code, 0) <= FEW]
    if known and not chosen and known[0][0] <= most:
        chosen.append(known[0][1].code)
    found = [('code' if code in counts else 'rare', [code]) for code in dict.fromkeys(chosen)]
    if len(known) > 1 and not found:
        found.append(('code', [one.code for _count, one in known[:2]]))
    return found
