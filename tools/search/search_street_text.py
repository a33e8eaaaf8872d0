"""Addresses in texts that have no key, looked for as in those that have one: leads, documents. Pure: no ``env``."""
from .search_name import MOST, typed
from .search_street import KINDS, asked_words
from .search_text import spelled

# what stands before a word, and behind one that is written out
_AT, _END = r'(?:^|[ .,(/-])', r'(?:[ .,)/-]|$)'
# in signs: 'Pº de Roma', 'P.º'
_SIGNS = {'paseo': r'p\.? ?[º°]'}


def street_patterns(text):
    """One pattern for each word of an address that somebody typed; abbreviations stand for each other.

    :return: regular expressions that Python and PostgreSQL read alike
    :rtype: list[str]

    >>> import re
    >>> def finds(typed, text): return all(re.search(found, text, re.IGNORECASE) for found in street_patterns(typed))
    >>> finds("paseo del mar", "Pg. del Mar, 3"), finds("Avda Compostela nº 14", "Avenida de Compostela, 14")
    (True, True)
    >>> finds("pl. santa ana 2", "Pza. Sta. Ana, 2"), finds("passeig roma", "Pº de Roma"), finds("c real", "Avda. Real")
    (True, True, False)
    >>> finds("nave 3b", "C/ Cobre, nave 3-B"), finds("ctra n640", "Ctra. N-640, km. 8"), finds("real 1", "Real 21")
    (True, True, False)
    >>> street_patterns(""), street_patterns("%")
    ([], [])
    """
    return list(dict.fromkeys(map(_pattern, asked_words(typed(text))[:MOST])))


def _pattern(word):
    if word in KINDS:
        ways = sorted({*KINDS[word].split(), word}, key=lambda way: (len(way), way))
        return f"{_AT}(?:{'|'.join([*map(spelled, ways), *filter(None, [_SIGNS.get(word)])])}){_END}"
    figures, _room, letter = word.partition(' ')
    if letter:
        return f'(?:^|[^0-9]){figures}[ .,-]*{letter}(?:[^a-z]|$)'
    return f'(?:^|[^0-9]){word}' if word.isdigit() else spelled(word)
