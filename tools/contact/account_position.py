"""Job titles as people write them, and what they mean. Pure: no database, no ``env``.

A title becomes a few words that can be compared (:func:`title_words`): without accents, gender, abbreviation or
language. A position is known by synonyms, and of those a title contains the one of most words wins
(:func:`match_title`). 'Responsable de compras' stands for whoever leads: director, head, manager. No meaning at all
is better than a wrong one, so a word that may mean anything ('Técnico', 'Presidente') means nothing beside a word
that nobody knows.
"""
import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from .account_position_words import (
    ACTIVITIES,
    BUSINESSES,
    DINING,
    HELPERS,
    OF,
    OTHERS,
    PLACES,
    PLAIN,
    RANKS,
    SHOPS,
    SILENT,
    TOGETHER,
    TOPS,
    TRADES,
    WEAK,
    WORDS,
)

_WORD = re.compile(r'([a-z]+)(\.?)')
# both genders at once: 'Director/a', 'Técnico(a)', 'Abogad@'
_GENDER = re.compile(r'(?<=[a-z])\s?(?:/\s?-?|-|\()(?:a|o|as|os|e|es|ra|ora|na|da|ada|iva|esa)\b\)?')
# between two things somebody is: 'Gerente/Propietario', 'Secretaria y recepcionista'
_BESIDE = re.compile(r'[/|+,;()–—]|\s[-&]\s|\s(?:y|e|i|and)\s')
_CHIEF = re.compile(r'\bj\.\s?(?=[a-z])')
# 'D. Financiero' directs something; 'D. Luis' is a man
_DIRECTS = re.compile(
    r'(?:^|(?<=[/,;|]\s))d\.?\s?(?=(?:financ|comercial|marketing|compras|ventas|operac|rrhh|recursos|produc|calidad|'
    r'logist|administracion|tecnic|export)[a-z]*\b)')
# a room that is no dining room: 'Jefe de sala de exposiciones'
_ROOM = re.compile(r'\bsala (?:de (?:la |los |las )?|del )(?=([a-z]+))')
_TOGETHER = re.compile(r'(?<!\S)(?:' + '|'.join(sorted(TOGETHER, key=len, reverse=True)) + r')(?!\S)')
# who has one of these trades is something by it, as whoever leads is
PERSONS = {'administrador', 'recepcion', 'comercial', 'vendedor', 'abogado', 'cocina', 'contabilidad', 'ingeniero'}
# whoever acts for somebody: 'Gestora comercial de empresas'
_AGENTS = {'gestor', 'asesor', 'agente', 'consultor', 'representante', 'tecnico'}
# never short for anything: how people are addressed
_ADDRESSED = {'dr', 'dra', 'd', 'sr', 'sra', 'st', 'sta'}


@lru_cache(maxsize=4096)
def title_words(text):
    """The words of a job title that count, without accents, gender, abbreviations or language.

    :param str text: as somebody wrote it, or nothing
    :return: the words, each once, in their order
    :rtype: tuple[str]

    >>> title_words("Dir. de Compras"), title_words("DIRECTORA COMPRAS")
    (('director', 'compras'), ('director', 'compras'))
    >>> title_words("Purchasing Manager") == title_words("manager, purchasing")[::-1]
    True
    >>> title_words("Resp. RR.HH."), title_words("J. Vtas.")
    (('responsable', 'rrhh'), ('jefe', 'ventas'))
    >>> title_words("Director/a"), title_words(False)
    (('director',), ())
    """
    told = (word for word in _all_words(text) if word not in SILENT)
    return tuple(dict.fromkeys(told))


@lru_cache(maxsize=4096)
def _all_words(text):
    """Every word of a title in its order, those that say nothing too.

    >>> _all_words("Técnico/a de Compras"), _all_words("Abogad@")
    (('tecnico', 'de', 'compras'), ('abogado',))
    """
    written = _WORD.findall(_DIRECTS.sub('director ', _CHIEF.sub('jefe ', _GENDER.sub('', _plain(text)))))
    short = {word for word, dot in written if dot}
    joined = _TOGETHER.sub(lambda found: TOGETHER[found[0]], ' '.join(word for word, _dot in written))
    joined = _ROOM.sub(lambda room: room[0] if _is_dining(room[1]) else f'{room[1]} ', joined)
    return tuple(word if word in SILENT else _in_full(word, word in short) for word in joined.split())


def _is_dining(word):
    return word in WORDS or word in BUSINESSES or word in ('comedor', 'banquetes', 'fiestas', 'celebraciones')


def _plain(text):
    plain = unicodedata.normalize('NFKD', text or '').encode('ascii', 'ignore').decode().lower()
    return plain if '.' in plain.partition('@')[2] else plain.replace('@', 'o')


@lru_cache(maxsize=4096)
def _in_full(word, dotted):
    """The word of the vocabulary that ``word`` is a form of or short for; itself when none is, or several are.

    >>> _in_full('cpras', True), _in_full('prod', True), _in_full('com', True), _in_full('dra', True)
    ('compras', 'prod', 'com', 'dra')
    """
    if word in WORDS or word in _ADDRESSED:
        return WORDS.get(word, word)
    for other in _other_forms(word):
        if other in WORDS:
            return WORDS[other]
    if told := _TURNED.get(_letters(word)):
        return told
    # short is what ends in a dot, or what nobody could pronounce
    if len(word) < 2 or not (dotted or len(word) > 2 and not re.search('[aeiou]', word)):
        return word
    meant = {told for form, told in WORDS.items() if form.startswith(word)} or {
        told for form, told in WORDS.items()
        if len(form) > len(word) + 1 and form[0] == word[0] and form[-1] == word[-1] and _is_within(word, form)}
    return meant.pop() if len(meant) == 1 else word


def _letters(word):
    return word[0] + ''.join(sorted(word[1:])) if len(word) > 5 else ''


def _turned():
    """``{letters: word}`` of words that two letters in turn make of one word only: 'Gernete', 'Diretcora'."""
    found = {}
    for form, told in WORDS.items():
        found.setdefault(_letters(form), set()).add(told)
    return {letters: told.pop() for letters, told in found.items() if letters and len(told) == 1}


_TURNED = _turned()


def _other_forms(word):
    """What a word may be the feminine or the plural of.

    >>> list(_other_forms('directoras')), list(_other_forms('xefes')), list(_other_forms('abogada'))
    (['directora', 'directoro', 'director'], ['xefe', 'xef'], ['abogado', 'abogad'])
    >>> list(_other_forms('cocineira'))[0], list(_other_forms('subencargado'))
    ('cocinera', ['encargado'])
    """
    if len(word) < 5:
        if len(word) == 4 and word.endswith('a'):
            yield word[:-1] + 'o'
        return
    if word.startswith('sub'):
        yield word[3:]
    if 'eir' in word:
        word = word.replace('eir', 'er')
        yield word
    if word.endswith('s'):
        word = word[:-1]
        yield word
    if word.endswith('a'):
        yield word[:-1] + 'o'
    if word[-1] in 'ae':
        yield word[:-1]


def _is_within(word, form):
    """Whether the letters of ``word`` stand in ``form`` in this order."""
    letters = iter(form)
    return all(letter in letters for letter in word)


def match_title(text, synonyms):
    """Which of ``synonyms`` a job title means: the one of most words, all of which it contains.

    Of equally long ones the one whose subject is named first wins ('Compras y logística'), then the first.

    :param str text: the title as somebody wrote it
    :param synonyms: ``[(synonym, value)]``; one that begins with ``=`` must be the whole title; one with
        'Responsable' and another word is met by any rank
    :return: ``(synonym, value)``, or ``None`` when nothing fits

    >>> known = [("Gerente", 'ceo'), ("Responsable de compras", 'cpo'), ("Compras", 'buyer'), ("Técnico", 'engineer')]
    >>> match_title("Directora de Compras y Logística", known)
    ('Responsable de compras', 'cpo')
    >>> match_title("compradora junior", known), match_title("Ayte. del jefe de compras", known)
    (('Compras', 'buyer'), ('Compras', 'buyer'))
    >>> match_title("Astronauta", known), match_title("Técnico de emergencias", known)
    (None, None)
    >>> match_title("Directora", [("=Director", 'ceo')]), match_title("Director de arte", [("=Director", 'ceo')])
    (('=Director', 'ceo'), None)
    """
    synonyms = list(synonyms)
    parts = [part for part in _BESIDE.split(_GENDER.sub('', _plain(text))) if part.strip()]
    if len(parts) > 1:
        # somebody who is two things is what he is called first
        whole = [_match(part, synonyms) if _is_whole(part) else None for part in parts]
        if whole[0] and any(whole[1:]):
            # that somebody founded it says less than what he does in it
            said_more = [found for found in whole if found and title_words(found[0]) != ('fundador',)]
            return (said_more or whole)[0]
    return _match(text, synonyms)


def _is_whole(part):
    """Whether a part of a title says what somebody is by itself, as 'marketing' in 'Director comercial y de marketing'
    does not."""
    return not (RANKS | TOPS | HELPERS | PERSONS).isdisjoint(title_words(part))


def _match(text, synonyms):
    said = _said(text)
    if not said:
        return None
    meant = [(synonym, value, title_words(synonym)) for synonym, value in synonyms]
    known = {word for _synonym, _value, words in meant for word in words} | set(WORDS.values())
    if _is_of_another(_WORD.findall(_plain(text))[0][0], _all_words(text), known):
        return None
    strange = _strange(said, {word for _synonym, _value, words in meant for word in words})
    led = next((
        word for place, (rank, word) in enumerate(pairwise(said))
        # 'Sales director Southern Africa': what he leads stands before it
        if rank in RANKS and (set(said[:place]) <= strange | RANKS)), None)
    of_a_thing = _is_of_a_thing(text, known)
    best, most = None, ()
    for synonym, value, words in meant:
        if not _fits(words, said, exact=synonym.startswith('=')) or strange and len(words) == 1 and set(words) <= WEAK:
            continue
        if led in strange and led not in words:
            continue  # 'Director académico y de marketing' leads something else first
        if of_a_thing and _WHOLE.isdisjoint(words):
            continue
        score = (
            len(words), not set(words) <= PLAIN, not RANKS.isdisjoint(words) or RANKS.isdisjoint(said),
            -_subject(words, said), -min((said.index(word) for word in words if word in said), default=0))
        if not best or score > most:
            best, most = (synonym, value), score
    return best


def _is_of_another(first, words, known):
    """Whether a title is of a trade nobody knows, or names a place or what a company does.

    :param first: its first word as it is written

    >>> _is_of_another('inspector', _all_words("Inspector de hacienda y compras"), {'compras', 'inspector'})
    False
    >>> _is_of_another('sastre', _all_words("Sastre de compras"), {'compras'}), _is_of_another(
    ...     'recepcion', _all_words("Recepción de paquetes"), {'recepcion'})
    (True, True)
    """
    if len(words) < 3 or words[1] not in OF:
        return False
    if first in PLACES:
        return True
    if words[0] not in known:
        return words[0] not in SILENT and any(word in known for word in words[2:])
    followed = next((word for word in words[2:] if word not in SILENT), '')
    return first in ACTIVITIES and bool(followed) and followed not in known


# who runs or owns a whole: 'Directora general de la fundación'
_WHOLE = {'general', 'gerente', 'ceo', 'propietario', 'encargado'}
# 'del coro', 'de la parroquia', 'a medida': of what, in small letters, as no place and no company is written
_OF_A_THING = re.compile(r'(?<![^\W_])(?:del|dels?|de l[ao]s?|do|da|a|of the)\s+(?P<thing>[^\W\d_]{3,})\W*$')


def _is_of_a_thing(text, known):
    """Whether a title says at its end of what it is, and nobody knows that: 'Socio fundador del coro'.

    >>> [_is_of_a_thing(title, {'compras'}) for title in (
    ...     "Socio fundador del coro", "Técnico de calidad del aire", "Jefe de compras", "Directora del Liceo")]
    [True, True, False, False]
    """
    found = _OF_A_THING.search(text or '')
    if not found or not found['thing'].islower() or not {*_all_words(text)} & {*_all_words(found['thing'])}:
        # 'Sala de máquinas' is one thing
        return False
    word, = _all_words(found['thing'])
    return word not in known and word not in SILENT and word not in BUSINESSES | PLACES


def _said(text):
    """The words of a title that tell what its bearer is.

    >>> _said("Secretaria de dirección"), _said("Responsable administrativa"), _said("Assistant Store Manager")
    (('secretario',), ('responsable', 'administracion'), ('tienda', 'responsable'))
    >>> _said("Estudiante de marketing"), _said("Director General Adjunto")
    ((), ('director', 'general'))
    """
    words = _told_by_rank(title_words(text))
    if not OTHERS.isdisjoint(words):
        return ()
    helper = next((place for place, word in enumerate(words) if word in HELPERS), len(words))
    ranked = next((place for place, word in enumerate(words) if word in RANKS | TOPS), len(words))
    deputy = words[helper:helper + 1] == ('asistente',) and words[-1] in RANKS and ranked > helper + 1
    if helper < ranked and not deputy:
        # whom somebody helps is another
        return tuple(word for word in words if word not in RANKS | TOPS)
    if RANKS.isdisjoint(words):
        return words
    return tuple('administracion' if word == 'administrativo' else word for word in words if word not in HELPERS)


# whoever is one of these in a house that serves leads it; who supervises there may lead a room of it
_LEADERS = {'director', 'jefe', 'responsable', 'encargado'}


def _told_by_rank(words):
    """``words`` with what some of them mean beside a rank, or by themselves.

    >>> _told_by_rank(('encargado', 'peluqueria')), _told_by_rank(('gerente', 'peluqueria'))
    (('encargado', 'tienda'), ('gerente',))
    >>> _told_by_rank(('encargado', 'restaurante')), _told_by_rank(('propietario', 'restaurante'))
    (('encargado', 'restauracion'), ('propietario', 'restaurante'))
    >>> _told_by_rank(('soldador',)), _told_by_rank(('soldador', 'recuerdos'))
    (('produccion',), ('soldador', 'recuerdos'))
    """
    if 'gerente' in words:
        return tuple(word for word in words if word not in BUSINESSES)
    if RANKS.isdisjoint(words):
        return tuple(TRADES[word] for word in words) if TRADES.keys() >= set(words) else words
    is_led = not _LEADERS.isdisjoint(words)
    return tuple(
        'tienda' if word in SHOPS else 'restauracion' if is_led and word in DINING else word for word in words)


def _strange(said, meant):
    """The words of ``said`` that nobody knows; what follows 'Comercial' is where or for whom."""
    first = next((place for place, word in enumerate(said) if word not in _AGENTS), 0)
    heard = said[:1] if said[first] == 'comercial' else said
    return set(heard) - meant - set(WORDS.values())


def _fits(words, said, *, exact):
    if exact:
        # 'Product manager' is 'Jefe de producto', but 'Encargado' is not 'Director'
        ranks = RANKS if len(words) > 1 and 'responsable' in words else set()
        return set(words) == {'responsable' if word in ranks else word for word in said}
    anybody = len(words) > 1 and not RANKS.isdisjoint(said)
    return bool(words) and all(word in said or (anybody and word == 'responsable') for word in words)


def _subject(words, said):
    """Where in ``said`` the subject of a synonym is named; who leads or owns the whole has none."""
    return min((said.index(word) for word in words if word in said and word not in RANKS | TOPS), default=0)
