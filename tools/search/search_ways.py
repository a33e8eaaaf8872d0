"""Names that are written together or apart, in full or by their first letters: 'AG López', 'A. G. López'. Pure.

What is typed is widened, not what is kept: a key has the words of a name as it is written.
"""
import re

from .name_given import FORM_OF
from .name_trade import line_of
from .name_weight import GENERIC, is_common
from .search_name import ARTICLES, SHORT, halves, query_words, spellings, typed_words
from .word_same import SAINTS

# what is written by its first letters as well: who looks for one means the other
LETTERS = {
    'cp': 'comunidad propietarios', 'ccpp': 'comunidad propietarios', 'aavv': 'asociacion vecinos',
    'ampa': 'asociacion madres padres', 'ies': 'instituto ensenanza secundaria', 'cc': 'centro comercial',
    'ceip': 'colegio educacion infantil primaria', 'cpi': 'colegio publico integrado', 'es': 'estacion servicio',
    'cd': 'club deportivo', 'cf': 'club futbol', 'cn': 'club nautico', 'rc': 'real club', 'cb': 'comunidad bienes',
    'eess': 'estaciones servicio', 'ccoo': 'comisiones obreras', 'hnos': 'hermanos'}
LETTERS = {short: tuple(words.split()) for short, words in LETTERS.items() if ' ' in words}
_NOISE = {'y', 'e', 'i', 'and', 'und', 'et'}


def name_ways(text):
    """The words of what somebody types, each in all the ways a key may have it; a way is one word or several.

    >>> name_ways("AG Lopez")
    [(('ag',), ('a', 'g')), (('lopez',),)]
    >>> name_ways("a.c.s. clima")
    [(('acs',), ('a', 'c', 's')), (('clima',),)]
    >>> name_ways("centro comercial mar")[0], name_ways("c.p. rio")[0]
    ((('centro', 'comercial'), ('cc',), ('c', 'c')), (('cp',), ('c', 'p'), ('comunidad', 'propietarios')))
    >>> name_ways("espiga d oro")[1], name_ways("optica 2020")[1]
    ((('oro',), ('doro',)), (('2020',), ('20', '20')))
    >>> name_ways("de la"), name_ways("garcia")
    ([(('de',),), (('la',),)], [(('garcia',),)])
    """
    words, found, place = typed_words(text), [], 0
    long = [SHORT.get(word, word) for word in words]
    while place < len(words):
        ways, place = _ways_at(words, long, place, alone=len(words) == 1)
        found += [tuple(dict.fromkeys(ways))] if ways else []
    return found or [tuple((way,) for way in ways) for ways in query_words(text)]


def _ways_at(words, long, place, alone):
    """The ways of what stands at a place, and the place behind it."""
    initials = next((end for end in range(place, len(words)) if len(words[end]) > 1 or not words[end].isalpha()),
                    len(words))
    if initials - place > 1:
        return _of_letters(''.join(words[place:initials])), initials
    for told in dict.fromkeys(LETTERS.values()):
        if full := _full(long, place, told):
            return [told, *(way for short, one in LETTERS.items() if one == told for way in _of_letters(short)[:2]
                            if way != told)], full
    word = words[place]
    if word in ARTICLES or word in _NOISE or word == 's' and place and place == len(words) - 1:
        return [], place + 1
    ways = [(way,) for way in dict.fromkeys([word, long[place], *spellings(word), *_other_letters(word)])]
    before = words[place - 1] if place else ''
    if before in ('d', 'l') and len(word) > 1:
        ways.append((before + word,))
    return ways + _apart(word, alone), place + 1


def _full(long, place, told):
    """The place behind ``told``, written out from a place on, with articles or without; None where it is not."""
    for word in told:
        while place < len(long) and long[place] in ARTICLES and long[place] != word:
            place += 1
        if place >= len(long) or long[place] != word:
            return None
        place += 1
    return place


def initials(word):
    """The letters of a word that may be initials; '' of one that nobody reads as such.

    >>> initials('ag'), initials('acs'), initials('bar'), initials('lopez')
    ('ag', 'acs', '', '')
    """
    if not word.isalpha() or is_common(word) or word in ARTICLES or word in _NOISE:
        return ''
    return word if 1 < len(word) < 4 or len(word) < 6 and not re.search('[aeiou]', word[:-1]) and len(word) > 1 else ''


def _of_letters(letters):
    """'acs' in one word, in three, and what it stands for.

    >>> _of_letters('cp'), _of_letters('ie'), _of_letters('jm')
    ([('cp',), ('c', 'p'), ('comunidad', 'propietarios')], [('ie',)], [('jm',), ('j', 'm'), ('j', 'maria')])
    """
    apart = tuple(letter for letter in letters if letter not in _NOISE)
    found = [(letters,), *([apart] if len(apart) > 1 else []), *([LETTERS[letters]] if letters in LETTERS else [])]
    if 1 < len(apart) < 4 and 'm' in apart:
        # 'J.M. Pérez' is 'J. Mª Pérez', whose key has 'maria'
        found.append(tuple('maria' if letter == 'm' else letter for letter in apart))
    return found


def _apart(word, alone):
    """In which several words one may be written that is typed as one."""
    if word.isdigit():
        # '20/20', '24/7'
        half = (len(word) + 1) // 2
        return [(word[:half], word[half:])] if 2 < len(word) < 5 else []
    if figures := re.fullmatch(r'(\d+)([a-z]{3,})', word):
        return [figures.groups()]
    if figures := re.fullmatch(r'([a-z]{3,})(\d{1,4})', word):
        letters, number = figures.groups()
        return [(letters, number), *((*both, number) for both in _halves(letters))]
    if not word.isalpha() or is_common(word):
        return [LETTERS[word]] if word in LETTERS else []
    joined = [(word[0], word[1:])] if word[0] in 'dl' and 2 < len(word) < 7 else []
    if initials(word):
        # by itself, two letters are in too many names
        return joined + (_of_letters(word)[1:] if not alone or len(word) > 2 else [])
    return joined + _halves(word)


def _halves(word):
    """
    >>> ('auto', 'recambios') in _halves('autorrecambios'), ('corte', 'ingles') in _halves('elcorteingles')
    (True, True)
    """
    found = halves(word)
    # 'auto recambios' has one 'r'
    found += [(first, second[1:]) for first, second in found if second.startswith('rr')]
    article = next((one for one in _WRITTEN_ARTICLES if word.startswith(one)), '')
    return found + (halves(word[len(article):]) if article else [])


_WRITTEN_ARTICLES = ('los', 'las', 'els', 'les', 'el', 'la')


def _other_letters(word):
    """A word as it is written by who hears it: 'Vaamonde', 'Baamonde'; 'Xosé', 'José'; 'Sant', 'San'.

    >>> _other_letters('vaamonde'), _other_letters('ribas'), _other_letters('xose'), _other_letters('sant')
    (['baamonde'], ['rivas'], ['jose'], ['san'])
    >>> _other_letters('bodegas'), _other_letters('jose'), _other_letters('bar'), _other_letters('soto')
    ([], ['xose'], [], [])
    """
    if word in SAINTS:
        return ['san'] if word in ('sant', 'saint') else []
    found = []
    if word in FORM_OF and (word[0] == 'x' or word == FORM_OF[word]):
        found += [form for form in (
            [FORM_OF[word]] if word[0] == 'x' else [form for form, head in FORM_OF.items() if head == word])
            if form != word and 'x' in (form[0], word[0])]
    elif len(word) > 4 and word[0] == 'x':
        found += [f'j{word[1:]}', f's{word[1:]}']
    if len(word) > 4 and len(re.findall('[bv]', word)) == 1 and not line_of(word) and word not in GENERIC:
        found.append(word.translate(_BV))
    return found


_BV = str.maketrans('bv', 'vb')
