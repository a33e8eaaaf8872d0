"""What a person is found by in texts, as one regular expression of PostgreSQL. Pure."""
import re

from ..capture.lead_card_names import CALLED
from ..search.name_given import GIVEN
from ..search.name_weight import SURNAMES
from ..search.search_contact import email_addresses
from ..search.search_name import fold
from ..search.search_street import KINDS, street_words

#: a shorter number is found in too much that is no phone
DIGITS = 7
_PARTICLES = {'de', 'del', 'la', 'las', 'los', 'y', 'i', 'e', 'da', 'do', 'dos', 'das', 'van', 'von', 'der'}
# each letter with the accents it may have
_ACCENTS = {letter: f'[{letter}{accented}]' for letter, accented in {
    'a': 'áàâäã', 'e': 'éèêë', 'i': 'íìîï', 'o': 'óòôöõ', 'u': 'úùûü', 'n': 'ñ', 'c': 'ç'}.items()}
# what stands between the words of an address: signs, and words that say nothing
_SIGNS = r'[^\w"{}\[\]]'
_BETWEEN = _SIGNS + r'+(?:(?:de|del|la|las|los|el|els|les|d|da|do|no|n|nº|num|núm|numero|número)' + _SIGNS + r'*)*'
#: a name, or a street, of more words or letters is none
WORDS, LONGEST = 9, 90
#: letters a street has at least: 'Calle A 1' is in too much that is no street
LETTERS = 5


def word_pattern(emails=(), phones=(), names=(), streets=()):
    """A pattern that finds addresses and numbers as people write them, and names of at least two words.

    :param emails: texts with addresses
    :param phones: numbers as they are written; too short ones are left out
    :param names: of people; those of one word are left out
    :param streets: first lines of addresses; those without a number are left out
    :return: a regular expression, '' when nothing is looked for

    >>> pattern = word_pattern(['ana@b.es'], ['+34 600 930 101'], ['Olvido  Rey', 'Ana'], ["C/ Estación nº 12, 3º B"])
    >>> [bool(re.search(pattern, text, re.I)) for text in (
    ...     "to ANA@b.es", "call (600) 930-101", "600930101", "Olvido Rey said", "Ana", "anaana@b.es", "1600930101")]
    [True, True, True, True, False, False, False]
    >>> [bool(re.search(pattern, text, re.I)) for text in (
    ...     "lives at Calle de la Estacion, 12", "estación núm. 12 3ºB", "Estación 121", "OLVIDÓ REY", "Olvido Reyes")]
    [True, True, False, True, False]
    >>> word_pattern(), word_pattern(['admin', 'n/a', ' ', '"'], ['123'], ["word " * 5000], ["Calle A 1"])
    ('', '')
    >>> [bool(re.search(word_pattern(['ana@b.es']), text)) for text in ('ana@b.es.mx', 'ana@b.es.')]
    [False, True]
    """
    parts = []
    for address in (address for email in emails for address in email_addresses(email)):
        parts.append(r'(?<![\w.+-])' + _escaped(address) + r'(?!\w|[.-]\w)')
    for phone in phones:
        digits = re.sub(r'\D', '', phone)[-9:]
        if len(digits) >= DIGITS:
            parts.append(r'(?<!\d)(?:(?:\+|00)\d{1,3}[\s().\-/]*)?' + r'[\s().\-/]*'.join(digits) + r'(?!\d)')
    for name in names:
        words = name.split()
        if 1 < len(words) <= WORDS and len(name) <= LONGEST:
            parts.append(r'(?<!\w)' + r'\s+'.join(map(_spelt, words)) + r'(?!\w)')
    for words in map(house_of, streets):
        if words:
            parts.append(r'(?<!\w)' + _BETWEEN.join(map(_spelt, words)) + r'(?!\w)')
    return '|'.join(dict.fromkeys(parts))


def names_of(name):
    """How texts call somebody: with both surnames or the first of them, the surnames before a comma or behind.

    >>> names_of("Olvido Rey Prueba")
    ['Olvido Rey Prueba', 'Rey Prueba, Olvido', 'Olvido Rey', 'Rey, Olvido']
    >>> names_of("José Luis de la Fuente Pérez")[2:]
    ['José Luis de la Fuente', 'de la Fuente, José Luis']
    >>> names_of("Juan Carlos López"), names_of("Rey Prueba, Olvido") == names_of("Olvido Rey Prueba"), names_of("Ana")
    (['Juan Carlos López', 'López, Juan Carlos'], True, ['Ana'])
    """
    before, comma, after = (name or '').partition(',')
    words = [*after.split(), *before.split()] if comma else before.split()
    given = 1
    while given < len(words) and fold(words[given]) in GIVEN:
        given += 1
    first = given
    while first < len(words) and fold(words[first]) in _PARTICLES:
        first += 1
    ways = [words]
    if first + 1 < len(words):
        ways.append(words[:first + 1])
    found = []
    for way in ways:
        found.append(' '.join(way))
        if given < len(way):
            found.append(f"{' '.join(way[given:])}, {' '.join(way[:given])}")
    return found


def house_of(street):
    """The words of a street and the number of a house; nothing where either is missing: too much is called so.

    >>> house_of("C/ Estación nº 12, 3º B") == house_of("Calle de la Estacion, 12") == ['estacion', '12']
    True
    >>> house_of("Calle Mayor"), house_of(None)
    ([], [])
    """
    words = street_words(street) if street and len(street) <= LONGEST else []
    while words and words[0] in KINDS:
        words = words[1:]
    number = next((place for place, word in enumerate(words) if word[0].isdigit()), 0)
    return words[:number + 1] if sum(map(len, words[:number])) >= LETTERS else []


def is_a_name(name):
    """Whether somebody can be called so, by words that are names: not what a text may well say of something else.

    >>> [is_a_name(name) for name in ("Olvido Rey Prueba", "Rey, Olvido", "luis gil", "el cliente", "Pago Hecho")]
    [True, True, True, False, False]
    """
    words = [fold(word) for word in re.findall(r'[^\W\d_]+', name)]
    return len(words) > 1 and any(word in CALLED or word in SURNAMES for word in words if word not in _PARTICLES)


def _spelt(word):
    """A word, whatever its accents."""
    return ''.join(_ACCENTS.get(fold(letter), _escaped(letter)) for letter in word)


def _escaped(text):
    return re.sub(r'([^\w\s])', r'\\\1', text)
