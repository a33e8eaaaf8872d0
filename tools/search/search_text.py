"""Any text as people look for it: words in any order, without accents, legal form or articles. Pure: no ``env``.

Names of accounts have keys to be searched in (``search_name.py``). Every other text is looked into with patterns: one
regular expression a word, which reads the text as it stands, so no second column is kept, and PostgreSQL's trigrams
of the text itself serve.
"""
import re
import unicodedata

from .name_weight import is_common
from .search_name import ARTICLES, MOST, NUMBERS, SHORT, fold, halves, spellings, typed, without_form, without_signs
from .search_ways import LETTERS, initials

# words among which a town is looked for
LONGEST_SPLIT = 6
# Every letter of Western European languages that folds to a letter of a to z. Few on purpose: of a word whose letters
# have ten forms each, PostgreSQL makes no trigrams, and looks at every row.
_LETTERS = {}
for _letter in 'ÀÁÂÃÄÅàáâãäåªÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖØòóôõöøºÙÚÛÜùúûü':
    _LETTERS.setdefault(fold(_letter), set()).add(_letter)
_PLAIN = set('abcdefghijklmnopqrstuvwxyz0123456789')
_KNOWN = set().union(*_LETTERS.values(), map(chr, range(128)), '·ßẞæÆœŒþÞ–—“”«»€¿¡')
_CLASSES = {
    letter: f"[{letter}{''.join(sorted(_LETTERS.get(letter, ())))}]" if letter in _LETTERS else letter
    for letter in _PLAIN}
# how what is written short may be accented: hardly ever
_ACUTE = {'a': '[aáÁ]', 'i': '[iíÍ]', 'o': '[oóÓ]', 'u': '[uúÚ]', 'n': '[nñÑ]', 'e': '[eéÉ]'}
_DOUBLE = {
    'ss': '[sßẞ]+', 'ae': '(?:{a}{e}|[æÆ])', 'oe': '(?:{o}{e}|[œŒ])', 'th': '(?:th|[þÞ])', 'll': '(?:{l}[·.]?{l})'}
_APOSTROPHES = "'’‘`´ʼ"
_HYPHENS = '-‐‑'
_CODE = re.compile(r'\S*[\d@]\S*')
_WORD = re.compile(r'[^\W_]+')
# a middot belongs to the word in Catalan 'col·legi' only
_BETWEEN = re.compile('(?<![lL])·|·(?![lL])')
# where a word begins: said so, PostgreSQL makes trigrams of the sign behind it
_AT = r'(?:^|[ .,(/-])'
# from the first letter of a word to the first of the next
_BEGUN = r'[^ ]*[ .,-]+(?:(?:y|e|i|de|del|la|las|los|da|do|dos|das) )*'
# words that signs stand for in a text as it is written
_SIGNS = {
    'maria': r'@m\.? ?[ªº]', 'garcia': r'@g\.? ?ª',
    'nuestra': r'@n\.? ?ª|@n\.? s(?:ra|e[nñ]ora|\.)', 'senora': r'@s\.? ?ª',
    'numero': r'@n\.? ?[º°ª]|@n[uú]m[. ]|@no?\.? ?[0-9]', 'paseo': r'@p\.? ?º', 'san': r'@s\. '}
_SIGNS = {word: signs.replace('@', _AT) for word, signs in _SIGNS.items()}
# '3R', as it is split
_FIGURE_AND_LETTER = re.compile(r'\b(\d{1,2})[ .-]([a-z]{1,2})\b')
# each word and all the ways it is written
_WAYS = {}
for _short, _long in SHORT.items():
    _WAYS.setdefault(_long, {_long}).add(_short)
_WAYS.update({short: _WAYS[written] for short, written in SHORT.items()})


def text_patterns(text):
    """One pattern for each word of what somebody typed; a text that has all of them, in any case, is meant.

    Whatever contains ``text`` as it was typed, contains all of its patterns. What has digits or an ``@`` is a code, a
    date, an address: it is looked for whole.

    :return: regular expressions that Python and PostgreSQL read alike; none when there is nothing to go by, or letters
        of other alphabets, for which the caller looks as always
    :rtype: list[str]

    >>> def finds(typed, text): return all(re.search(found, text, re.IGNORECASE) for found in text_patterns(typed))
    >>> finds("nunez panaderia, sl", "PANADERÍA Núñez"), finds("de la vega", "Talleres Vega")
    (True, True)
    >>> finds("gomez hermanos", "Hnos. Gómez")
    True
    >>> finds("odonnell", "O'Donnell"), finds("o´donnell", "ODONNELL"), finds("strasse", "Hauptstraße 12/21")
    (True, True, True)
    >>> finds("12/21", "Real 12/21"), finds("12/21", "Real 21, 12")
    (True, False)
    >>> text_patterns("%"), text_patterns("Αθήνα")
    ([], [])
    """
    text = unicodedata.normalize('NFC', typed(text)).translate({ord(mark): "'" for mark in _APOSTROPHES})
    written, text = text, without_signs(text)
    if not _KNOWN.issuperset(text.translate({ord(mark): '-' for mark in _HYPHENS})):
        return []
    pairs = [f'{_AT}{_code_pattern(figures)}[ .-]?{spelled(letters)}' for figures, letters in
             _FIGURE_AND_LETTER.findall(fold(text))]
    text = _FIGURE_AND_LETTER.sub(' ', fold(text)) if pairs else text
    codes = [code.strip('.,;:()%"\'') for code in _CODE.findall(text)]
    words = _WORD.findall(without_form(fold(_BETWEEN.sub(' ', _CODE.sub(' ', text))).strip()))
    full, words = _in_full(words)
    runs, words = _initials_of(words)
    patterns = pairs + full + runs + [_parted_code(code) for code in codes if code] + [
        _word_pattern(word) for word in _telling(words, alone=not codes and not pairs and not full and not runs)]
    if text != written.lower() or pairs:
        # signs that are read as words are found as they stand as well
        patterns = [f'(?:{pattern}|{_code_pattern(written.strip())})' for pattern in patterns]
    return list(dict.fromkeys(patterns))[:MOST]


def _in_full(words):
    """The patterns of what is written by its letters as well, and the words that are left.

    >>> _in_full(['comunidad', 'de', 'propietarios', 'sol'])[1], _in_full(['bar', 'sol'])
    (['sol'], ([], ['bar', 'sol']))
    """
    patterns, telling = [], [SHORT.get(word, word) for word in words if word not in ARTICLES]
    for told in dict.fromkeys(LETTERS.values()):
        place = next((place for place in range(len(telling)) if tuple(telling[place:place + len(told)]) == told), None)
        if place is not None:
            shorts = [_letters_pattern(short) for short, long in LETTERS.items() if long == told]
            patterns.append(f"(?:{'|'.join([_words_pattern(told), *shorts])})")
            del telling[place:place + len(told)]
            words = telling
    return patterns, words


def _initials_of(words):
    """The patterns of letters that stand behind one another, and the words that are left.

    'J. M.' is 'J. Mª' as well, and 'C. P.' a 'Comunidad de Propietarios'.

    >>> patterns, left = _initials_of(['a', 'b', 'c', 'gil', 'a', 'y', 'm'])
    >>> left, [bool(re.search(patterns[0], text, re.I)) for text in ("A.B.C. Gil", "ABC", "Bar Casa", "A, b-c")]
    (['gil', 'a', 'y', 'm'], [True, True, False, True])
    >>> [bool(re.search(_initials_of(['j', 'm'])[0][0], text, re.I)) for text in ("J. Mª Gil", "José de María", "Jam")]
    [True, True, False]
    """
    patterns, left, run = [], [], []
    for word in [*words, '']:
        if len(word) == 1 and word.isalpha() and word not in 'yeio':
            run.append(word)
            continue
        if len(run) > 1:
            # as initials are written, as words behind one another begin, and as they are typed, wherever that stands
            letters = [_CLASSES.get(letter, letter) for letter in run]
            patterns.append(
                f"(?:{_letters_pattern(''.join(run))}|{_AT}{_BEGUN.join(letters)}|{'[^a-z0-9]+'.join(letters)})")
        else:
            left += run
        run = []
        left += [word] if word else []
    return patterns, left


def _words_pattern(words):
    """Words behind one another, in full or short, with articles or without."""
    ways = [f"(?:{'|'.join(map(spelled, sorted(_WAYS.get(word, {word}), key=len)))})" for word in words]
    return r'\.? ?(?:(?:y|e|i|de|del|la|las|los|da|do|dos|das) )*'.join(ways)


def _letters_pattern(letters):
    """Initials, together or with dots and spaces.

    >>> bool(re.search(_letters_pattern('ag'), "A. G. López", re.IGNORECASE)), re.search(_letters_pattern('ag'), "mag")
    (True, None)
    """
    return f"{_AT}{'[. ]?[ ]?'.join(letters)}(?:[ .,)/-]|$)"


def _parted_code(code):
    """'2020' is how '20/20' is typed, '24horas' how '24 Horas' is.

    >>> [bool(re.search(_parted_code('2020'), text)) for text in ("Óptica 20/20", "Óptica 2020", "Óptica 20")]
    [True, True, False]
    """
    pattern = _code_pattern(code)
    if code.isdigit() and 2 < len(code) < 5:
        half = (len(code) + 1) // 2
        return f'(?:{pattern}|{_AT}{code[:half]}[ /.-]{code[half:]}(?:[ .,)/-]|$))'
    if apart := re.fullmatch(r'(\d+)([^\W\d_]{3,})', code):
        return f'(?:{pattern}|{apart[1]}[ .-]{spelled(fold(apart[2]))})'
    return pattern


def _telling(words, alone):
    """``words`` without those that some leave out; all of them when nothing else is left and they stand ``alone``.

    >>> _telling(['o', 'donnell', 'y', 'hijos'], True), _telling(['de', 'la'], True), _telling(['de'], False)
    (['donnell', 'hijos'], ['de', 'la'], [])
    """
    told = [word for word in words if word not in ARTICLES and word not in ('y', 'e', 'i', 'o')]
    if told and told[-1] == 's':
        told = told[:-1] or told  # a legal form, half typed
    return told or (words if alone else [])


def _word_pattern(word):
    ways = sorted({*_WAYS.get(word, {word}), *spellings(word)}, key=len)
    patterns = [spelled(way) for way in ways]
    if word.startswith('mc') and len(word) > 4:
        patterns.append(f'mc[ .]?{spelled(word[2:].rstrip("s"))}')
    patterns += [f'{spelled(first)}[ -]{spelled(second)}' for first, second in halves(word) if not is_common(word)]
    patterns += [_SIGNS[word]] if word in _SIGNS else []
    patterns += [_letters_pattern(word)] if initials(word) else []
    patterns += [_words_pattern(LETTERS[word])] if word in LETTERS else []
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"


def spelled(word):
    """The pattern of ``word``, in any accents; the apostrophe after an 'o', a 'd' or an 'l' may be missing.

    >>> re.fullmatch(spelled('odonnell'), "o’donnell") is not None
    True
    >>> spelled('gcia')    # of four letters with ten forms each, PostgreSQL would make no trigrams
    'gc[iíÍ][aáÁ]'
    """
    if word in SHORT:
        return ''.join(_ACUTE.get(letter, re.escape(letter)) for letter in word)
    pattern, place = '', 0
    while place < len(word):
        double = _DOUBLE.get(word[place:place + 2])
        pattern += double.format(**_CLASSES) if double else _CLASSES.get(word[place], re.escape(word[place]))
        place += 2 if double else 1
        while double and word[place - 2:place + 1] == 'sss':
            place += 1  # 'Sß': however many they are
        if place == 1 and word[0] in 'odl' and len(word) > 2:
            pattern += f'[{_APOSTROPHES} ]?'
    return pattern


def _code_pattern(code):
    """The pattern of ``code`` with all its signs, in any accents.

    >>> _code_pattern("2·b")
    '2(?:·)?b'
    """
    pattern = ''
    if code in NUMBERS:
        return f'(?:{code}|{spelled(NUMBERS[code])})'
    for letter in code:
        folded = fold(letter)
        if letter == "'":
            pattern += f'[{_APOSTROPHES}]'
        elif len(folded) == 1:
            pattern += _CLASSES.get(folded) or re.escape(folded)
        else:
            pattern += f'(?:{re.escape(letter)}|{folded})' if folded else f'(?:{re.escape(letter)})?'
    return pattern


def town_splits(text):
    """The name and the town that somebody may have typed behind one another, in either order.

    >>> town_splits("García Sevilla"), town_splits("bar sol en Jerez de la Frontera")
    ([('García', 'Sevilla'), ('Sevilla', 'García')], [('bar sol', 'Jerez de la Frontera')])
    >>> town_splits("Hotel de la García")    # with an article or without, it is one way to part it
    [('Hotel', 'de la García'), ('de la García', 'Hotel')]
    >>> town_splits("García"), town_splits("986 123 456"), town_splits("ana@a.es soto"), town_splits("de la Vega")
    ([], [], [], [])
    """
    words = [word for word in re.split(r'[\s,;()]+', typed(text.strip())) if word]
    if any(_CODE.fullmatch(word) for word in words):
        return []
    within = [place for place, word in enumerate(words) if word.lower() in ('en', 'in')]
    if within:
        pairs = [(words[:within[0]], words[within[0] + 1:])]
    elif len(words) > LONGEST_SPLIT:
        pairs = []
    else:
        pairs = [pair for place in range(1, len(words)) for pair in (
            (words[:place], words[place:]), (words[place:], words[:place]))]
    told = {}
    for name, town in pairs:
        telling = tuple(filter(_tells, name)), tuple(filter(_tells, town))
        if all(telling):
            told.setdefault(telling, (' '.join(name), ' '.join(town)))
    return list(told.values())


def _tells(word):
    return len(word) > 2 and fold(word) not in ARTICLES


def note_query(words):
    """What looks for ``words``, as ``query_words`` gives them, in PostgreSQL's text search: all, each with any ending.

    :rtype: str, empty when there is none

    >>> note_query([('hnos', 'hermanos'), ('nunez',)]), note_query([('odonnell',)]), note_query([])
    ('(hnos:* | hermanos:*) & (nunez:*)', '(odonnell:* | donnell:*)', '')
    """
    def ways_of(ways):
        # text search reads "O'Donnell" as two words
        return [*ways, *(way[1:] for way in ways if re.match('o[bcdfghjklmnpqrstvwxyz]{1,2}..', way))]
    return ' & '.join(f"({' | '.join(f'{way}:*' for way in ways_of(ways))})" for ways in words)
