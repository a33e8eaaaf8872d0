"""Names of places that house others, and of who is housed there: 'Hospital do Salnés', 'Cafetería Hospital do Salnés'.

What a house is called its guests are called too: the same words, the same zip code, another customer. Pure: no ``env``.
"""
import re
from functools import lru_cache
from typing import NamedTuple

from ..search.name_trade import line_of
from ..search.search_name import fold
from .name_parts import name_parts

# kinds of places that let to others, or that others call themselves by; some are places only in a phrase
_PLACE = re.compile(r"""\b(?:
    hospital|hospitales|sanatorio|ambulatorio|(?:centro|centre)\ (?:de\ |da\ )?(?:salud|saude|salut)
    |club|clube|kluba|casino|sociedad\ deportiva
    |(?:centro|centre)\ (?:comercial|civico|civic|social|cultural|deportivo|esportiu|sociocultural|de\ ocio)
    |cas[ae]\ (?:de\ |da\ )?(?:la\ )?cultura
    |hotel|balneario|camping|albergue|parador|hostal
    |museo|museu|teatro|teatre|auditorio|cine|palacio\ de\ (?:congresos|exposiciones|los\ deportes|justicia)|juzgados
    |piscinas?\ (?:municipal|municipales|climatizadas?|cubiertas?|de|do|da)|polideportivo|pabellon|estadio
    |ciudad\ deportiva|(?:complejo|complexo)\ deportivo|campo\ de\ (?:golf|futbol)|zoologico
    |parque\ (?:acuatico|zoologico|tecnologico|empresarial|comercial)
    |(?:puerto|porto|port)\ (?:deportivo|pesquero|nautico|esportiu)
    |universidad|universidade|universitat|unibertsitatea|facultad|campus|biblioteca|conservatorio
    |aeropuerto|aeroporto|aeroport|aireportua
    |estacion\ (?:de\ )?(?:autobuses|tren|trenes|maritima|ferrocarril|esqui|servicio)
    |gasolinera|area\ de\ servicio
    |(?:mercado|mercat|plaza)\ (?:de\ )?(?:abastos|abastecimiento|municipal|central)|(?:mercado|lonja)\ (?:de|do|da)
    |ceip|cpi|cra|ies|colegio|colexio|collegi|escuela|escola|instituto\ de\ educacion
    |ayuntamiento|concello|ajuntament|diputacion|deputacion|residencia|parroquia|iglesia|igrexa
    |tanatorio|crematorio|cementerio
    )\b""", re.VERBOSE)
# lines a place may have in its own name: a campsite is a hotel, a sports club a gymnasium
_OWN = {
    'hospital': 'clinic', 'hospitales': 'clinic', 'sanatorio': 'clinic', 'ambulatorio': 'clinic', 'albergue': 'bed',
    'parador': 'bed', 'hostal': 'bed', 'balneario': 'bed', 'piscina': 'sport', 'polideportivo': 'sport',
    'pabellon': 'sport', 'estadio': 'sport', 'facultad': 'university', 'campus': 'university', 'estacion': 'fuel',
    'area': 'fuel', 'residencia': 'elderly', 'cpi': 'school'}
# who is in a place though no trade, or no trade alone, says so
_GUESTS = set("""
    tienda tendas botiga comedor comedores capilla capela cantina kiosco quiosco cafeteria ampa anpa apa afa amigos
    amics delegacion libreria sucursal oficina parking aparcamiento
""".split())
# written before a place and part of its name: 'Real Club', 'Excmo. Ayuntamiento'
_BEFORE = set("""
    real reial gran grand nuevo nueva novo nova nou antiguo antigua antigo antiga viejo vello excmo excelentisimo ilmo
    ilustre muy de del da do dels la el los las o a os as l d les els al en
""".split())
_ARTICLES = {'el', 'la', 'los', 'las', 'o', 'a', 'os', 'as', 'els', 'les'}
_AND = {'y', 'e', 'i'}
# lines that go with a place under one roof and one owner
_TOGETHER = {
    frozenset(pair.split()) for pair in (
        'club association', 'club federation', 'club sport', 'school nursery', 'school academy', 'school institute',
        'church brotherhood', 'elderly foundation', 'clinic elderly', 'clinic dental', 'clinic physio', 'clinic lab',
        'clinic mind', 'clinic eye', 'sport academy', 'circus music', 'circus association', 'fuel car',
        'townhall council', 'elderly bed', 'school music')}
# a hotel and what it feeds its guests with may be one: for somebody to look at
_MAYBE = {frozenset(pair.split()) for pair in ('bed table', 'bed wine', 'bed farm')}
# what belongs to nobody, and how a company ends that belongs to somebody
_BODIES = {'association', 'foundation', 'federation'}
_COMPANY = re.compile(r'\bs\.?\s?[al]\.?\s?u?\.?\s*$', re.IGNORECASE)


class Placed(NamedTuple):
    """What a name says of a place."""
    line: str           # the place's line of business, or what it is
    guests: frozenset   # lines of who is in it; of the place itself none


@lru_cache(maxsize=1 << 13)
def placed(name):
    """The place a name is the name of, or that it says somebody is in; None for others.

    A sign with an article is no place ('Restaurante El Mercado de Noia'), nor is one joined to a trade by 'y'.

    >>> placed("Hospital do Salnés"), placed("Cafetería del Hospital do Salnés").guests
    (Placed(line='clinic', guests=frozenset()), frozenset({'table'}))
    >>> placed("Casa Solla"), placed("Bar El Casino"), placed("Bar y Camping Dunas"), placed("Casino")
    (None, None, None, None)
    >>> placed("AMPA CEIP Lamas").guests, placed("Real Club Celta").guests, placed("Hospital Gea (Cafetería)").guests
    (frozenset({'association'}), frozenset(), frozenset({'table'}))
    """
    text, *more = (
        ' '.join(re.findall(r'[^\W_]+', fold(part))) for part in name_parts(name) or [name or ''])
    found = [one for one in _PLACE.finditer(text) if one.end() < len(text) or ' ' in one[0]]
    if not found:
        return None
    kind, before = found[-1][0].split()[0], text[:found[-1].start()].split()
    line = line_of(kind) or _OWN.get(kind, kind)
    if before and (before[-1] in _AND or before[-1] in _ARTICLES and before[-2:-1] != ['de']):
        return None
    # behind a dash or in brackets: what is nothing but a trade
    told = [*(word for word in before if word not in _BEFORE), *(part for part in more if _is_guest(part))]
    told = [word for word in told if (line_of(word) or _OWN.get(word)) != line]
    guests = frozenset(line_of(word) or word for word in told if _is_guest(word))
    return Placed(line, guests) if guests or not told else None


def _is_guest(word):
    return bool(line_of(word)) or word in _GUESTS


def are_host_and_guest(one, other):
    """Whether one name is a place's, and the other of somebody in it: 'no', 'maybe' where one house may be both, 'yes'.

    :param one, other: names as they are written

    >>> are_host_and_guest("Real Club Celta", "Restaurante Real Club Celta")
    'yes'
    >>> are_host_and_guest("Casa Solla", "Restaurante Casa Solla"), are_host_and_guest("Hotel Lara", "Hotel Bar Lara")
    ('no', 'no')
    >>> are_host_and_guest("Hotel Lara", "Restaurante Hotel Lara"), are_host_and_guest("Club Gea", "Gimnasio Club Gea")
    ('maybe', 'no')
    """
    mine, theirs = placed(one), placed(other)
    if not mine or not theirs or mine.line != theirs.line or bool(mine.guests) == bool(theirs.guests):
        return 'no'
    pairs = {frozenset((guest, mine.line)) for guest in mine.guests or theirs.guests}
    return 'no' if pairs & _TOGETHER else 'maybe' if pairs & _MAYBE else 'yes'


@lru_cache(maxsize=1 << 13)
def _body(name):
    """Whether a name is an association's or such (True), a company's with its legal form (False), or says neither."""
    first = re.match(r'\W*([^\W_]+)', fold(name or ''))
    if first and line_of(first[1]) in _BODIES:
        return True
    return False if name and _COMPANY.search(name) else None


def are_body_and_company(one, other):
    """Whether one is an association and the other a company that is called by it.

    :param one, other: names as they are written

    >>> are_body_and_company("Asociación de Empresarios de Mos", "Empresarios de Mos Servicios SL")
    True
    >>> are_body_and_company("Asociación Gea", "Gea"), are_body_and_company("Gea, S.L.", "Gea SA")
    (False, False)
    """
    return {_body(one), _body(other)} == {True, False}
