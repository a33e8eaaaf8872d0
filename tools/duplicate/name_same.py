"""Whether two names are the same name: word by word, each counted by how much it tells. Pure: no ``env``."""
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from ..search.name_given import GIVEN
from ..search.name_trade import are_other_lines, line_of
from ..search.name_weight import NAMES, TELLS, weight
from ..search.word_same import DOUBTFUL, distance, is_number, sounds, word_share
from .name_person import surnames

# names less alike than this are different names
ALIKE = 0.6


class Likeness(NamedTuple):
    """How two names compare."""
    share: float        # 0 to 1: how much of what they say they say both
    told: float         # how much the words they share tell, in the units of ``name_weight``
    is_contrary: bool   # each says something the other contradicts: 'Hotel Brisa Cádiz', 'Hotel Brisa Jerez'
    is_other: bool = False    # each has words of its own, whatever they are: 'Brisa Estación', 'Brisa Centro'
    usual: float = 0.0      # of two that are one name: how much it tells where nobody has counted


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
        told, usual = (min(sum(map(one, set(words))) for words in (ours, theirs)) for one in (weigh, weight))
        return Likeness(1.0, told, False, usual=usual)
    matched, ours, theirs = _aligned(left, right)
    told = sum(share * min(weigh(one), weigh(other)) for share, one, other in matched)
    # an initial says less, but nothing else
    lost = sum(
        (1 - share) * min(weigh(one), weigh(other)) * (_INITIAL if 1 in (len(one), len(other)) else 1)
        for share, one, other in matched)
    left_over, right_over = sum(map(weigh, ours)), sum(map(weigh, theirs))
    contrary = (
        _says_more(ours, weigh) and _says_more(theirs, weigh) or _other_numbers(ours, theirs)
        or _other_trade(matched, ours, theirs, weigh) or _other_initials(ours, theirs, weigh))
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

    :param one, other: names of people as they are written

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
    return any(map(is_number, ours)) and any(map(is_number, theirs))


def _unlisted(words, weigh):
    return any(weigh(word) >= 5 for word in words)


def _other_trade(matched, ours, theirs, weigh):
    """Words of two lines of business that do not go together, beside those of a line they share.

    What nobody else is called beside a trade is what the other does: 'Óptica Xerpa', 'Xerpa Bordados'.
    """
    both = {line_of(word) for _share, *words in matched for word in words}
    one, other = ({line_of(word) for word in words} - both - {''} for words in (ours, theirs))
    return are_other_lines(one, other) or not both - {''} and bool(
        one and _unlisted(theirs, weigh) or other and _unlisted(ours, weigh))


def _other_initials(ours, theirs, weigh):
    """'J. Rivas', 'M. Rivas'; 'J. Rivas', 'Manuel Rivas'."""
    (one, another), (other, further) = (
        ([word for word in words if len(word) == 1 and word.isalpha() and weigh(word)],
         [word for word in words if word in GIVEN]) for words in (ours, theirs))
    return bool(one and (other or further) or other and another)


@lru_cache(maxsize=20_000)
def _aligned(left_key, right_key):
    """Which words of two name keys are the same, whatever they tell.

    :return: ``[(how much so, our word, their word)]``, our other words, their other words: not to be changed
    """
    theirs, left, matched = right_key.split(), [], []
    for word in dict.fromkeys(left_key.split()):
        if word in theirs:
            theirs.remove(word)
            matched.append((1.0, word, word))
        else:
            left.append(word)
    for one, other in _joined(left, theirs, matched):
        matched.append((1.0, one, other))
    matched += [*_initials(left, theirs), *_initials(theirs, left)]
    shares = ((word_share(one, other), one, other) for one in left for other in theirs)
    for share, one, other in sorted((one for one in shares if one[0]), reverse=True):
        if one in left and other in theirs:
            left.remove(one)
            theirs.remove(other)
            matched.append((share, one, other))
    return matched, left, theirs


def _are_near(ours, theirs):
    """Whether a letter more, less or other can make one of the other, wherever the words are parted."""
    return len(set(''.join(ours)) ^ set(''.join(theirs))) < 3


def _initials(words, others):
    """A word made of what the others begin with: 'CEIP', 'Colegio de Educación Infantil y Primaria'."""
    letters = [word for word in words if len(word) == 1 and word.isalpha()]
    if len(letters) > 1 and sorted(letters) == sorted(other[0] for other in others if weight(other)):
        # 'C.D. Izarra', 'Club Deportivo Izarra'
        words[:] = [word for word in words if word not in letters]
        yield from ((0.9, letter, next(other for other in others if other[0] == letter)) for letter in letters)
        others.clear()
        return
    if not any(2 < len(word) <= len(others) for word in words):
        return
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
            begun = [one for one in others if len(one) > 1 and (one[0] == whole[0] or one[-1] == whole[-1])]
            parts = next((
                (one, other) for one in begun for other in others
                if one != other and len(other) > 1 and abs(len(one) + len(other) - len(whole)) < 3
                and sounds(one + other) == sounds(whole)), None)
            if parts:
                words.remove(whole)
                for part in parts:
                    others.remove(part)
                yield whole, max(parts, key=lambda part: (len(part), part))
    if 0 < len(left) < 3 and 0 < len(theirs) < 3 and len(left) + len(theirs) > 2:
        lengths = [sum(map(len, words)) for words in (left, theirs)]
        if min(lengths) > 7 and abs(lengths[0] - lengths[1]) < 2 and _are_near(left, theirs) and any(
                distance(''.join(one), ''.join(other), 2) < 2
                for one in permutations(left) for other in permutations(theirs)):
            pair = max(left, key=lambda word: (len(word), word)), max(theirs, key=lambda word: (len(word), word))
            left.clear()
            theirs.clear()
            yield pair
