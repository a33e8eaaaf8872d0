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

from .account_position_words import HELPERS, OTHERS, PLAIN, RANKS, SILENT, TOGETHER, TOPS, WEAK, WORDS

_WORD = re.compile(r'([a-z]+)(\.?)')
_CHIEF = re.compile(r'\bj\.\s?(?=[a-z])')
_TOGETHER = re.compile(r'(?<!\S)(?:' + '|'.join(sorted(TOGETHER, key=len, reverse=True)) + r')(?!\S)')
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
    plain = unicodedata.normalize('NFKD', text or '').encode('ascii', 'ignore').decode().lower()
    written = _WORD.findall(_CHIEF.sub('jefe ', plain))
    short = {word for word, dot in written if dot}
    joined = _TOGETHER.sub(lambda found: TOGETHER[found[0]], ' '.join(word for word, _dot in written))
    told = (_in_full(word, word in short) for word in joined.split() if word not in SILENT)
    return tuple(dict.fromkeys(told))


@lru_cache(maxsize=4096)
def _in_full(word, dotted):
    """The word of the vocabulary that ``word`` is a form of or short for; itself when none is, or several are.

    >>> _in_full('cpras', True), _in_full('prod', True), _in_full('com', True), _in_full('dra', True)
    ('compras', 'prod', 'com', 'dra')
    """
    if word in WORDS or word in _ADDRESSED:
        return WORDS.get(word, word)
    # short is what ends in a dot, or what nobody could pronounce
    if len(word) < 2 or not (dotted or len(word) > 2 and not re.search('[aeiou]', word)):
        return word
    meant = {told for form, told in WORDS.items() if form.startswith(word)} or {
        told for form, told in WORDS.items()
        if len(form) > len(word) + 1 and form[0] == word[0] and form[-1] == word[-1] and _is_within(word, form)}
    return meant.pop() if len(meant) == 1 else word


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
    said = _said(text)
    if not said:
        return None
    meant = [(synonym, value, title_words(synonym)) for synonym, value in synonyms]
    strange = _strange(said, {word for _synonym, _value, words in meant for word in words})
    led = next((word for rank, word in pairwise(said) if rank in RANKS), None)
    best, most = None, ()
    for synonym, value, words in meant:
        if not _fits(words, said, exact=synonym.startswith('=')) or strange and set(words) <= WEAK:
            continue
        if led in strange and led not in words:
            continue  # 'Director académico y de marketing' leads something else first
        score = len(words), not set(words) <= PLAIN, -_subject(words, said)
        if not best or score > most:
            best, most = (synonym, value), score
    return best


def _said(text):
    """The words of a title that tell what its bearer is.

    >>> _said("Secretaria de dirección"), _said("Responsable administrativa"), _said("Assistant Store Manager")
    (('secretario',), ('responsable', 'administracion'), ('tienda', 'responsable'))
    >>> _said("Estudiante de marketing"), _said("Director General Adjunto")
    ((), ('director', 'general'))
    """
    words = title_words(text)
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


def _strange(said, meant):
    """The words of ``said`` that nobody knows; what follows 'Comercial' is where or for whom."""
    heard = said[:1] if said[0] == 'comercial' else said
    return set(heard) - meant - set(WORDS.values())


def _fits(words, said, *, exact):
    if exact:
        return set(words) == set(said)
    anybody = len(words) > 1 and not RANKS.isdisjoint(said)
    return bool(words) and all(word in said or (anybody and word == 'responsable') for word in words)


def _subject(words, said):
    """Where in ``said`` the subject of a synonym is named; who leads or owns the whole has none."""
    return min((said.index(word) for word in words if word in said and word not in RANKS | TOPS), default=0)
