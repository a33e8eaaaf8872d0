"""Whether two names are the same name: word by word, each counted by how much it tells. Pure: no ``env``."""
import re
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from .name_given import FORM_OF, GIVEN, HOME_OF
from .name_person import surnames
from .name_trade import TRADE_OF, are_other_lines, line_of
from .name_weight import GENERIC, NAMES, TELLS, is_common, weight

# names less alike than this are different names
ALIKE = 0.6


# two words one letter apart that may be two: enough for nothing, but nothing against the rest
DOUBTFUL = 0.5


class Likeness(NamedTuple):
    """How two names compare."""
    share: float        # 0 to 1: how much of what they say they say both
    told: float         # how much the words they share tell, in the units of ``name_weight``
    is_contrary: bool   # each says something the other contradicts: 'Hotel Brisa Cádiz', 'Hotel Brisa Jerez'
    is_other: bool = False    # each has words of its own, whatever they are: 'Brisa Estación', 'Brisa Centro'


NONE = Likeness(0.0, 0.0, False)


def compare_names(left, right, weigh=weight):
    """Compare two name keys.

    :param left, right: as :func:`search_name.name_key` makes them
    :param weigh: ``weigh(word)``, how much a word tells

    >>> compare_names(' panaderia rivas ', ' panaderia ribas ').share > 0.8
    True
    >>> compare_names(' casa pepe ', ' casa pepa ').is_contrary, compare_names(' casapepe ', ' casa pepe ').share
    (True, 1.0)
    >>> compare_names(' bar pepe ', ' pepe restaurante ').share > 0.8, compare_names(' bar ', ' bar ').told < 1
    (True, True)
    >>> compare_names(' bodegas lara ', ' lara transportes ').is_contrary
    True
    >>> compare_names(' 12 calle real ', ' 21 calle real ').is_contrary
    True
    >>> compare_names(' clinica xerpa ', ' optica xerpa ').is_contrary
    True
    >>> compare_names(' j rivas ', ' m rivas ').is_contrary
    True
    """
    if not left or not right:
        return NONE
    ours, theirs = left.split(), right.split()
    if ''.join(ours) == ''.join(theirs) or sorted(ours) == sorted(theirs):
        return Likeness(1.0, min(sum(map(weigh, set(words))) for words in (ours, theirs)), False)
    matched, ours, theirs = _aligned(ours, theirs)
    told = sum(share * min(weigh(one), weigh(other)) for share, one, other in matched)
    # an initial says less, but nothing else
    lost = sum(
        (1 - share) * min(weigh(one), weigh(other)) * (_INITIAL if 1 in (len(one), len(other)) else 1)
        for share, one, other in matched)
    left_over, right_over = sum(map(weigh, ours)), sum(map(weigh, theirs))
    contrary = (
        _says_more(ours, weigh) and _says_more(theirs, weigh) or _other_numbers(ours, theirs)
        or _other_trade(matched, ours, theirs) or _other_initials(ours, theirs, weigh))
    other = any(map(weigh, ours)) and any(map(weigh, theirs))
    if not told:
        return Likeness(0.0, 0.0, contrary, other)
    tells = any(weigh(one) >= TELLS or one.isdigit() for _share, one, _other in matched)
    if contrary:
        share = 0.5 * told / (told + left_over + right_over + lost)
    elif not tells and (ours or theirs):
        # only words that everybody has are the same
        share = 0.5 * told / (told + left_over + right_over + lost)
    else:
        share = told / (told + lost + _MISSING * (left_over + right_over))
    return Likeness(share, told, contrary, other)


# what a word counts that only one of two names has, and what an initial leaves open
_MISSING = 0.2
_INITIAL = 0.4


def are_swapped(one, other):
    """Whether two names, as written, have the same two surnames the other way round: in Spain, two people.

    >>> are_swapped("Juan Pérez García", "Juan García Pérez"), are_swapped("Juan Pérez García", "García Peres, Juan")
    (True, True)
    >>> are_swapped("Juan Pérez García", "Pérez García, Juan"), are_swapped("Rivas Panadería", "Panadería Rivas")
    (False, False)
    """
    ours, theirs = surnames(one), surnames(other)
    return bool(ours and theirs) and ours != theirs and all(
        word_share(mine, his) > DOUBTFUL for mine, his in zip(ours, reversed(theirs), strict=True)) and not all(
        word_share(mine, his) > DOUBTFUL for mine, his in zip(ours, theirs, strict=True))


def _says_more(words, weigh):
    return any(weigh(word) >= TELLS or word in NAMES for word in words if len(word) > 1)


def _other_numbers(ours, theirs):
    """A number on both sides, and not the same; 'Alfonso XIII' is a number too."""
    return any(map(_is_number, ours)) and any(map(_is_number, theirs))


_ROMAN = re.compile(r'x{1,3}i{0,3}|i{1,3}|i?v|vi{1,3}|ix|xi?v')
_COUNTED = frozenset("""
    uno dos tres cuatro cinco seis siete ocho nueve diez once doce primero primera segundo segunda tercero tercera one
    two three four five un dous catro cinc sis set vuit nou deu
""".split())


def _is_number(word):
    return any(character.isdigit() for character in word) or word in _COUNTED or bool(_ROMAN.fullmatch(word))


def _other_trade(matched, ours, theirs):
    """Words of two lines of business that do not go together, beside those of a line they share."""
    both = {line_of(word) for _share, *words in matched for word in words}
    one, other = ({line_of(word) for word in words} - both - {''} for words in (ours, theirs))
    return are_other_lines(one, other)


def _other_initials(ours, theirs, weigh):
    """'J. Rivas', 'M. Rivas'; 'J. Rivas', 'Manuel Rivas'."""
    (one, another), (other, further) = (
        ([word for word in words if len(word) == 1 and word.isalpha() and weigh(word)],
         [word for word in words if word in GIVEN]) for words in (ours, theirs))
    return bool(one and (other or further) or other and another)


def _aligned(ours, theirs):
    """Which words are the same.

    :return: ``[(how much so, our word, their word)]``, our other words, their other words
    """
    theirs, left, matched = list(theirs), [], []
    for word in dict.fromkeys(ours):
        if word in theirs:
            theirs.remove(word)
            matched.append((1.0, word, word))
        else:
            left.append(word)
    for one, other in _joined(left, theirs, matched):
        matched.append((1.0, one, other))
    matched += [*_initials(left, theirs), *_initials(theirs, left)]
    for share, one, other in sorted(
            ((word_share(one, other), one, other) for one in left for other in theirs), reverse=True):
        if share and one in left and other in theirs:
            left.remove(one)
            theirs.remove(other)
            matched.append((share, one, other))
    return matched, left, theirs


def _initials(words, others):
    """A word made of what the others begin with: 'CEIP', 'Colegio de Educación Infantil y Primaria'."""
    begun = ''.join(sorted(other[0] for other in others if weight(other)))
    found = next((word for word in words if 2 < len(word) == len(begun) and ''.join(sorted(word)) == begun), None)
    if found:
        words.remove(found)
        others.clear()
        # three letters are soon the same
        yield 0.9 if len(found) > 3 else 0.7, found, found


def _joined(left, theirs, matched):
    """Words that the other name parts elsewhere, or not at all: taken out of both, the longest kept of each."""
    for words, others in ((left, theirs), (theirs, left)):
        if not words or len(others) < 2:
            continue
        for whole in [word for word in words if len(word) > 5]:
            parts = next((
                (one, other) for one in others for other in others
                if one != other and len(one) > 1 and len(other) > 1 and abs(len(one) + len(other) - len(whole)) < 3
                and (one[0] == whole[0] or one[-1] == whole[-1]) and _sounds(one + other) == _sounds(whole)), None)
            if parts:
                words.remove(whole)
                for part in parts:
                    others.remove(part)
                yield whole, max(parts, key=lambda part: (len(part), part))
    if 0 < len(left) < 3 and 0 < len(theirs) < 3 and len(left) + len(theirs) > 2:
        lengths = [sum(map(len, words)) for words in (left, theirs)]
        if min(lengths) > 7 and abs(lengths[0] - lengths[1]) < 2 and any(
                distance(''.join(one), ''.join(other), 2) < 2
                for one in permutations(left) for other in permutations(theirs)):
            pair = max(left, key=lambda word: (len(word), word)), max(theirs, key=lambda word: (len(word), word))
            left.clear()
            theirs.clear()
            yield pair


def word_share(one, other):
    """How sure it is that two words are the same word, from 0 to 1.

    >>> word_share('rivas', 'ribas'), word_share('pepe', 'pepa'), word_share('geranios', 'geraniso')
    (0.97, 0, 0.88)
    >>> word_share('martin', 'martinez'), word_share('gomez', 'gamez'), word_share('12', '21'), word_share('rei', 'rey')
    (0, 0, 0, 0.97)
    >>> word_share('constr', 'construcciones'), word_share('taller', 'talleres'), word_share('j', 'jose')
    (0.9, 0.95, 0.6)
    """
    if one > other:
        one, other = other, one
    return _word_share(one, other)


# the same in several languages
_SAINTS = {'san', 'sant', 'sao', 'saint'}


@lru_cache(maxsize=100_000)
def _word_share(one, other):
    if _is_number(one) or _is_number(other):
        return 0
    short, long = sorted((one, other), key=len)
    return _written_otherwise(one, other, short, long) or (_slip(one, other, short, long) if len(short) > 2 else 0)


def _written_otherwise(one, other, short, long):
    """The same word in another language, line of business, number, shortened, or as it sounds; else 0."""
    if _SAINTS >= {one, other}:
        return 0.97
    if len(short) == 1:
        return 0.6 if long.startswith(short) and len(long) > 3 and long not in TRADE_OF else 0
    if FORM_OF.get(one, one) == FORM_OF.get(other, other):
        return 0.75
    if other in HOME_OF.get(one, ()) or one in HOME_OF.get(other, ()):
        # 'Bar Pepe', 'Bar José' are two; 'Pepe Lago Rial', 'José Lago Rial' hardly
        return 0.6
    is_plural = long in (f'{short}s', f'{short}es')
    if line_of(one) and line_of(one) == line_of(other):
        # 'Bar', 'Restaurante', 'Mesón': what a house is called differs from day to day
        return 0.95 if is_plural else 0.8
    if is_plural and (one in TRADE_OF or other in TRADE_OF or not is_common(long)):
        return 0.95
    return _shortened(one, other, short, long)


def _shortened(one, other, short, long):
    if len(short) > 2 and (
            long.startswith(short) and len(long) - len(short) > 2 and long in GENERIC and short not in GENERIC
            or _is_contracted(short, long)):
        return 0.9
    if len(short) > 3 and _sounds(one) == _sounds(other):
        return 0.97
    if len(short) > 4 and not (is_common(one) and is_common(other)) and (
            _sounds(long[1:]) == _sounds(short) != _sounds(long)):
        # 'L'Ospitalet', 'd'Alcover'; else the first letter was lost
        return 0.9 if long[0] in 'dl' else 0.75
    if len(short) < 4 and len(short) > 2 and _sounds(one) == _sounds(other) and one[-1] in 'iy':
        return 0.97
    return 0


def _is_contracted(short, long):
    """'Mtnez.', 'Fcia.', 'Ldo.': the first letter, the last, some between, and nothing one could say.

    >>> _is_contracted('gtrrez', 'gutierrez'), _is_contracted('fcia', 'farmacia'), _is_contracted('mesa', 'mestura')
    (True, True, False)
    """
    if short[0] != long[0] or short[-1] != long[-1] or len(long) - len(short) < 2 or is_said(short):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _slip(one, other, short, long):
    """A slip of the finger in a word that is not another word."""
    common = is_common(one) + is_common(other)
    if common == 2:
        return 0
    steps = distance(one, other, 3)
    if steps == 1 and not _is_other_ending(one, other):
        if len(short) > 3 and (len(one) == len(other) and sorted(one) == sorted(other) or _doubled(short, long)):
            return 0.88
        # one letter of a short word that everybody knows may well make a name of its own, if it can be said at all
        doubtful = len(long) < 6 and common and is_said(one) and is_said(other)
        if one[0] != other[0] or len(short) < 5 and (len(long) < 5 or not common) or doubtful:
            return DOUBTFUL
        return 0.8 if common and len(long) < 6 else 0.82 if len(short) < 7 else 0.85
    heard = distance(_sounds(one), _sounds(other), 3)
    if len(short) > 8 and steps == 2 and one[0] == other[0]:
        return 0.8 if heard < 2 else 0.7
    if len(short) > 6 and heard == 1 and _sounds(one)[:1] == _sounds(other)[:1] and not _is_other_ending(one, other):
        return 0.8
    return 0


# no Spanish, Catalan, Galician or Portuguese word begins so, or has three such letters in a row
_UNSAID = re.compile(r'^(?![bcdfgkpt][lr]|ch|ll|ps|qu|gu|tx|ts|sch|st|kn|wh|sh|th|ph|gn|pn|rh)[b-df-hj-np-tv-z]{2}'
                     r'|[bcdfgjklmpqtvz][bcdfgjkmpqtvz][bcdfgjklmnpqrstvz]|[jqvz][bcdfgjklmnpqrstvz]')


def is_said(word):
    """Whether a word can be said as it is written.

    >>> is_said('lpez'), is_said('lrenzo'), is_said('castro'), is_said('rosal'), is_said('mubles')
    (False, False, True, True, True)
    """
    return not _UNSAID.search(word)


def _is_other_ending(one, other):
    """'Paco', 'Paca'; 'Rivero', 'Rivera'; 'Martín', 'Martina': people, and not the same."""
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return long == f'{short}a' and short[-1] in 'lnrsz'
    return one[:-1] == other[:-1] and one[-1] in 'aeo' and other[-1] in 'aeo'


def _doubled(short, long):
    return re.sub(r'(.)\1', r'\1', long) == re.sub(r'(.)\1', r'\1', short)


# letters of the languages of Spain that sound the same, or nearly
_SOUNDS = [(re.compile(pattern), sound) for pattern, sound in (
    (r'ph', 'f'), (r'tx|ch', 'C'), (r'tz|ts', 's'), (r'qu(?=[ei])|k|c(?![eiC])', 'k'), (r'gu(?=[ei])', 'g'),
    (r'g(?=[ei])|j', 'j'),
    (r'c|z|ç|x', 's'), (r'v|w', 'b'), (r'll|y', 'i'), (r'h', ''), (r'n(?=[bp])', 'm'), (r'ii', 'i'), (r'(.)\1+',
    r'\1'))]


@lru_cache(maxsize=100_000)
def _sounds(word):
    """
    >>> _sounds('vaamonde') == _sounds('baamonde'), _sounds('etxebarria') == _sounds('echevarria')
    (True, True)
    """
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


sounds = _sounds


def distance(one, other, most):
    """Letters to add, leave out, change or turn until two words are the same; ``most`` when there are as many or more.

    >>> distance('geranios', 'geraniso', 3), distance('a', 'abc', 3), distance('abc', 'xyz', 2)
    (1, 2, 2)
    """
    if abs(len(one) - len(other)) >= most:
        return most
    before, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            steps = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                steps = min(steps, before[column - 2] + 1)
            now.append(steps)
        if min(now) >= most:
            return most
        before, last = last, now
    return min(last[-1], most)


def name_codes(*keys):
    """What names are looked up by where nothing else is known: by the sound of each telling word, and of all together.

    Vowels, the order of letters, accents and where words are parted do not count.

    >>> name_codes(' geranios hostal ') == name_codes(' geraniso hostal '), name_codes(' casa pepe ', ' casapepe ')
    (True, ('=kpps', 'kPS', 'pepe'))
    >>> name_codes(' bar '), name_codes(None)
    ((), ())
    """
    found = set()
    for key in filter(None, keys):
        words = key.split()
        found.update(code_of(word) for word in words if is_telling(word))
        whole = ''.join(sorted(letter for word in words for letter in sounds(word) if letter not in 'aeiou'))
        if len(words) < 5 and len(whole) > 3 and any(map(is_telling, words)) | (len(words) == 1):
            found.add(f'={whole}')
    return tuple(sorted(found))


def is_telling(word):
    """Whether a word is one to look up by: no trade, no article, no number alone."""
    return len(word) > 2 and not word.isdigit() and weight(word) > 1


def code_of(word):
    """
    >>> code_of('ruan'), code_of('zurimendi') == code_of('surimendy'), code_of('escadnon') == code_of('escandon')
    ('ruan', True, True)
    """
    heard = sounds(word)
    rest = ''.join(sorted(set(heard[1:]) - set('aeiou')))
    return heard[:1] + rest.upper() if len(rest) > 1 else heard
