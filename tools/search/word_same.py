"""Whether two words are the same word: misspelt, shortened, in another language, of one line of business. Pure."""
import re
from functools import lru_cache
from typing import NamedTuple

from .name_given import CALLED, FORM_OF, HOME_OF
from .name_trade import SENSE_OF, TRADE_OF, line_of
from .name_weight import GENERIC, is_common

# two words one letter apart that may be two: enough for nothing, but nothing against the rest
DOUBTFUL = 0.5


_ROMAN = re.compile(r'x{1,3}i{0,3}|i{1,3}|i?v|vi{1,3}|ix|xi?v')
_ROMANS = {'i': 1, 'v': 5, 'x': 10}
_COUNTED = {word: number for number, words in enumerate("""
    uno un one primero primera primer|dos two segundo segunda segon segona|tres three tercero tercera tercer terceira
    cuatro four catro cuarto cuarta quarta|cinco five cinc quinto quinta|seis sis sexto sexta|siete set septimo septima
    ocho vuit octavo octava|nueve nou noveno novena|diez decimo decima deu|once|doce
""".replace('\n', '|').strip('| ').split('|'), 1) for word in words.split()}
_ORDINAL = re.compile(r'0*(\d+)(?:[ao]|er|ra|ro|do|da)?')


def is_number(word):
    """Whether a word counts: figures, Roman ones, words."""
    return any(character.isdigit() for character in word) or word in _COUNTED or bool(_ROMAN.fullmatch(word))


def number_of(word):
    """
    >>> number_of('ii'), number_of('tercera'), number_of('3a'), number_of('007'), number_of('12b'), number_of('xiv')
    (2, 3, 3, 7, None, 14)
    """
    if found := _ORDINAL.fullmatch(word):
        return int(found[1][:9])
    if word in _COUNTED:
        return _COUNTED[word]
    if not _ROMAN.fullmatch(word):
        return None
    values = [_ROMANS[letter] for letter in word]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def word_share(one, other):
    """How sure it is that two words are the same word, from 0 to 1.

    :param one, other: words of name keys: small letters, no accents

    >>> word_share('rivas', 'ribas'), word_share('pepe', 'pepa'), word_share('geranios', 'geraniso')
    (0.97, 0, 0.88)
    >>> word_share('martin', 'martinez'), word_share('gomez', 'gamez'), word_share('12', '21'), word_share('rei', 'rey')
    (0, 0, 0, 0.97)
    >>> word_share('constr', 'construcciones'), word_share('taller', 'talleres'), word_share('j', 'jose')
    (0.9, 0.95, 0.6)
    """
    if one > other:
        one, other = other, one
    return _word_share(one, other) if _may_be(_shape(one), _shape(other)) else 0


class _Shape(NamedTuple):
    """What tells at a glance that two words have nothing in common; letters are bits."""
    letters: int
    heard: int
    first: str
    line: str
    sense: str
    is_called: bool
    number: int | None


@lru_cache(maxsize=100_000)
def _shape(word):
    return _Shape(
        _bits(word), _bits(sounds(word)), word[:1], line_of(word), SENSE_OF.get(word, ''), word in CALLED,
        number_of(word) if is_number(word) else None)


def _bits(letters):
    return sum(1 << ord(letter) % 64 for letter in set(letters))


def _may_be(one, other):
    """Whether a look at all of it is worth while: of two words that are alike, few letters stand in one only."""
    return (
        (one.letters ^ other.letters).bit_count() < 5 or (one.heard ^ other.heard).bit_count() < 3
        # short for the other
        or one.first == other.first and (not one.letters & ~other.letters or not other.letters & ~one.letters)
        or one.line == other.line != '' or one.sense == other.sense != '' or one.is_called and other.is_called
        or one.number == other.number is not None)


#: the same in several languages
SAINTS = {'san', 'sant', 'sao', 'saint'}


@lru_cache(maxsize=100_000)
def _word_share(one, other):
    if is_number(one) or is_number(other):
        return 0.95 if number_of(one) == number_of(other) is not None else 0
    short, long = sorted((one, other), key=len)
    return _written_otherwise(one, other, short, long) or (_slip(one, other, short, long) if len(short) > 2 else 0)


def _written_otherwise(one, other, short, long):
    """The same word in another language, line of business, number, shortened, or as it sounds; else 0."""
    if SAINTS >= {one, other}:
        return 0.97
    if len(short) == 1:
        return 0.6 if long.startswith(short) and len(long) > 3 and long not in TRADE_OF else 0
    if FORM_OF.get(one, one) == FORM_OF.get(other, other):
        return 0.75
    if other in HOME_OF.get(one, ()) or one in HOME_OF.get(other, ()):
        # 'Bar Pepe', 'Bar José' are two; 'Pepe Lago Rial', 'José Lago Rial' hardly
        return 0.6
    if one in SENSE_OF and SENSE_OF[one] == SENSE_OF.get(other):
        return 0.9
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
    if len(short) > 3 and (sounds(one) == sounds(other) or _are_x(one, other)):
        return 0.97
    if len(short) > 4 and not (is_common(one) and is_common(other)) and (
            sounds(long[1:]) == sounds(short) != sounds(long)):
        # 'L'Ospitalet', 'd'Alcover'; else the first letter was lost
        return 0.9 if long[0] in 'dl' else 0.75
    if len(short) < 4 and len(short) > 2 and sounds(one) == sounds(other) and one[-1] in 'iy':
        return 0.97
    return 0


def _are_x(one, other):
    """'Xesteira', 'Gesteira': what is an 'x' in Galician.

    >>> _are_x('gesteira', 'xesteira'), _are_x('lopez', 'lope')
    (True, False)
    """
    return ('x' in one) != ('x' in other) and sounds(one.replace('x', 'j')) == sounds(other.replace('x', 'j'))


def is_short_for(short, long):
    """Whether a word that ends in a dot may stand for another: how it begins, or its first letter and some others.

    :param short: the word that is abbreviated, without its dot; small letters, no accents
    :param long: the word it may be short for

    >>> is_short_for('empr', 'empresarial'), is_short_for('fdo', 'fernando'), is_short_for('res', 'regina')
    (True, True, False)
    """
    if len(long) - len(short) < 2 or short[0] != long[0]:
        return False
    letters = iter(long)
    return long.startswith(short) or short[-1] == long[-1] and all(letter in letters for letter in short)


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
    heard = distance(sounds(one), sounds(other), 3)
    if len(short) > 8 and steps == 2 and one[0] == other[0]:
        return 0.8 if heard < 2 else 0.7
    if len(short) > 6 and heard == 1 and sounds(one)[:1] == sounds(other)[:1] and not _is_other_ending(one, other):
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
def sounds(word):
    """
    >>> sounds('vaamonde') == sounds('baamonde'), sounds('etxebarria') == sounds('echevarria')
    (True, True)
    """
    if word.isdecimal():
        return word
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def distance(one, other, most):
    """Letters to add, leave out, change or turn until two words are the same; ``most`` when there are as many or more.

    :param one, other: words

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
