"""Places in a line of pasted text: a street, a zip code with its town, a town with its country. Pure: no ``env``."""
import re

from ..place.place_province import province_of, zip_province
from ..search.name_trade import line_of
from ..search.search_name import fold
from .lead_card_words import COUNTRIES, FORM, PLACE, STREET, UK_PLACE, US_PLACE
from .lead_codes import is_function

# what stands behind a town of its post, its districts: 'Toulouse CEDEX 6', 'Praha 1', 'Paris 8e'
_DISTRICT = re.compile(r'\s*\d{1,2}(?:er|e|º|ª)?(?=\s*(?:[,(\-–]|$))', re.I)
_CEDEX = re.compile(r'\bc[eé]dex\b', re.I)
_COUNTRIES = {fold(name).strip() for name in COUNTRIES}


def is_country(text):
    """
    >>> is_country("España"), is_country("Vigo")
    (True, False)
    """
    return fold(text).strip() in _COUNTRIES


def take_place(line, found):
    """``line`` without the place in it, which goes to ``found``; nothing when all of it is one.

    >>> from collections import defaultdict
    >>> class Found(dict):
    ...     notes, put = [], dict.__setitem__
    >>> found = Found()
    >>> take_place("C/ Sol 3, 36201 Vigo (Pontevedra)", found), dict(found) == {
    ...     'street': "C/ Sol 3", 'zip': '36201', 'city': "Vigo", 'state': "Pontevedra", 'country': ''}
    ('', True)
    """
    line = _without_country(line, found)
    place = PLACE.search(line)
    if american := US_PLACE.match(line):
        street, _comma, town = american[1].rpartition(',')
        line = _put(found, street, city=town, state=american[2], zip=american[3])
    elif place:
        line = _spanish(line, place, found)
    elif british := UK_PLACE.match(line):
        street, _comma, town = british[1].rpartition(',')
        line = _put(found, street, city=town, zip=british[2])
    if not line or not place and _town(line, found):
        return ''
    if STREET.search(fold(line)) or place and not FORM.search(line):
        _street(line, found)
        return ''
    return line


def _without_country(line, found):
    """'12 King Street, Manchester, M2 4LQ, United Kingdom' without the country, which goes to ``found``."""
    before, comma, country = line.rpartition(',')
    if not comma or not is_country(country) or not UK_PLACE.match(before.strip()):
        return line
    found.put('country', country.strip())
    return before.strip()


def _put(found, rest, **values):
    for name, value in values.items():
        found.put(name, value)
    return rest.strip(' ,;-–')


def _spanish(line, place, found):
    """'36201 Vigo (Pontevedra), España', and what stands before it; 'Murcia 30001', 'Lladurs, 25283 Lleida' too."""
    before, town = line[:place.start()], place[2].strip(' .')
    if town and (district := _DISTRICT.match(line, place.end())):
        return _with_district(line, place, district, found)
    street, called, province = _town_before(before.rstrip(' ,-–('))
    if _is_town(called, place[1], town):
        if town or province:
            found.put('state', town or province)
        rest = f'{street}{line[place.end():]}' if street else line[place.end():]
        for piece in re.split(r'[,()\-–/]', line[place.end():]):
            if is_country(piece):
                found.put('country', piece.strip(' .'))
            elif piece.strip(' .'):
                found.put('state', piece.strip(' .'))
        return _put(found, rest if not line[place.end():].strip(' .,()') else street, zip=place[1], city=called)
    behind = [piece.strip(' .') for piece in re.split(r'[,()\-–/]', line[place.end():]) if piece.strip(' .')]
    country = behind.pop() if len(behind) == 1 and is_country(behind[0]) else ''
    state, country = (*behind, '', '')[:1][0], country or (*behind, '', '')[1] or _cedex_country(place)
    found.notes += behind[2:]
    return _put(
        found, line[:place.start()], zip=place[1], city=place[2].strip(' .'), state=state, country=country)


def _town_before(text):
    """What stands before a zip code: a street, and the town and its province, if that is what it ends in.

    >>> _town_before("Rúa do Mar, 3 - Noia"), _town_before("Lugar de Vilar, 8 – Arzúa (A Coruña)")
    (('Rúa do Mar, 3', 'Noia', ''), ('Lugar de Vilar, 8', 'Arzúa', 'A Coruña'))
    >>> _town_before("C/ Mayor, 5. Lugo"), _town_before("C/ Sol 3, Lugo"), _town_before("C/ Sol 3 - 2º B")
    (('C/ Mayor, 5', 'Lugo', ''), ('C/ Sol 3', 'Lugo', ''), ('', 'C/ Sol 3 - 2º B', ''))
    """
    behind = re.search(r'\s*\(([^()]+)\)$', text)
    province = behind[1].strip() if behind and province_of(behind[1]) else ''
    text = text[:behind.start()] if province else text
    if found := re.fullmatch(r'(.*\d.*?)(?:\s[-–—]\s|\.\s)([^\d,]+)', text):
        return found[1], found[2], province
    street, _comma, town = text.rpartition(',')
    return street, town.strip(), province


def _cedex_country(place):
    """The country of 'Lyon CEDEX', which the post of France writes, and behind a code with 98 that of Monaco too."""
    return 'France' if _CEDEX.search(place[2]) and not place[1].startswith('98') else ''


def _with_district(line, place, district, found):
    """'31000 Toulouse CEDEX 6, France': what stands behind the town is of it, and of no province.

    >>> class Found(dict):
    ...     notes, put = [], dict.__setitem__
    >>> def told(line):
    ...     found = Found()
    ...     return take_place(line, found), [found.get(name) for name in ('zip', 'city', 'state', 'country')]
    >>> told("31000 Toulouse CEDEX 6"), told("11000 Praha 1, Chequia")
    (('', ['31000', 'Toulouse CEDEX 6', '', 'France']), ('', ['11000', 'Praha 1', '', 'Chequia']))
    """
    behind = [piece.strip(' .') for piece in re.split(r'[,()\-–/]', line[district.end():]) if piece.strip(' .')]
    country = behind.pop() if behind and is_country(behind[-1]) else _cedex_country(place)
    found.notes += behind[1:]
    return _put(
        found, line[:place.start()], zip=place[1], city=line[place.start(2):district.end()].strip(' .'),
        state=(*behind, '')[0], country=country)


def _is_town(text, code, behind):
    """Whether what stands before a zip code is its town, and what stands behind it nothing or the province.

    Behind a code whose third figure is 0 stands the capital itself: 'Mercado Central, 46001 Valencia'.

    >>> _is_town("Murcia", '30001', ''), _is_town("Lladurs", '25283', "Lleida"), _is_town("Sol", '46001', "Valencia")
    (True, True, False)
    >>> _is_town("C/ Sol", '36201', ''), _is_town("Bar Pepe", '36201', ''), _is_town("km 3", '36201', '')
    (False, False, False)
    """
    words = re.findall(r'[^\W_]+', text)
    if not words or len(words) > 7 or not words[0][0].isupper() or any(map(str.isdigit, text)) or FORM.search(text):
        return False
    if STREET.search(fold(text.strip())) or line_of(fold(words[0])) or is_function(text) or is_country(text):
        return False
    if behind:
        return code[2:3] != '0' and bool(province_of(behind)) and province_of(behind) == province_of(
            zip_province(code) or '') and province_of(text) in ('', province_of(behind))
    return '-' in code or bool(zip_province(code)) and not re.match(r'(?:apdo|apartado|cp|codigo|n)\b', fold(text))


def _street(line, found):
    """A street; the town at its end where it is one that a province is called by: 'C/ Sol 3, Córdoba'."""
    street, comma, town = line.rpartition(',')
    if comma and 'city' not in found and len(town.strip()) > 3 and re.search(r'\d', street) and not re.search(
            r'\d', town) and province_of(town):
        found.put('city', town)
        line = street
    found.put('street', line)


# what stands behind the number of a house and is no town
_INSIDE = re.compile(
    r'(?:bajo|bajos|baixo|baixos|local|locales|nave|naves|piso|planta|portal|bloque|esc|escalera|izq|izda|izquierda|dcha|'
    r'derecha|dta|esq|esquina|entresuelo|entlo|principal|pral|atico|sotano|duplicado|edificio|edif|parcela|pol|poligono|'
    r'urb|urbanizacion|barrio|parque|centro|oficina|of|despacho|puerta|pta|modulo|stand|puesto|lote|sector|fase|zona|'
    r'interior|int|frente|junto|cc|km|letra)\b')


def part_town(found):
    """Take the town out of a street that ends in one, where no other line of the card says it: 'Rúa Real 3, Noia'.

    >>> cards = [{'street': "Rúa Real 3, Noia"}, {'street': "Rúa Real 3, Bajo"}, {'street': "Rúa Real 3, 2º"},
    ...          {'street': "Rúa Real, Noia"}, {'street': "Rúa Real 3, Noia", 'zip': '15200'}]
    >>> [part_town(card) for card in cards] and [(card['street'], card.get('city')) for card in cards[:3]]
    [('Rúa Real 3', 'Noia'), ('Rúa Real 3, Bajo', None), ('Rúa Real 3, 2º', None)]
    >>> [card.get('city') for card in cards[3:]]
    [None, None]
    """
    street, _comma, town = found.get('street', '').rpartition(',')
    town = town.strip()
    if found.keys() & {'city', 'zip'} or not re.search(r'\d', street) or not STREET.search(fold(street)):
        return
    words = re.findall(r'[^\W_]+', town)
    if 0 < len(words) < 5 and len(town) > 3 and town[0].isupper() and not re.search(r'[\d@()/:]', town) and not (
            _INSIDE.match(fold(town)) or STREET.search(fold(town)) or is_function(town) or FORM.search(town)):
        found['street'], found['city'] = street.strip(), town


def _town(line, found):
    """Whether a line is a place without a zip code: 'Porto – Portugal', 'Villena (Alicante)', 'France'."""
    pieces = [piece.strip(' .') for piece in re.split(r'\s[-–—]\s|[,()|/]', line) if piece.strip(' .')]
    if not pieces or any(map(str.isdigit, line)) or FORM.search(line) or any(
            is_function(piece) or len(piece.split()) > 5 for piece in pieces):
        return False
    country = is_country(pieces[-1])
    if len(pieces) == 1:
        if country:
            found.put('country', pieces[0])
        return country
    is_province = len(pieces) == 2 and len(pieces[1]) > 3 and bool(province_of(pieces[1])) and (
        '(' in line or 'contact_name' in found or len(pieces[0].split()) == 1)
    if not country and not is_province or STREET.search(fold(line)) or len(pieces) > 4:
        return False
    street, pieces = pieces[:-3], pieces[-3:]
    if street:
        found.put('street', ', '.join(street))
    found.put('city', pieces[0])
    if country:
        found.put('country', pieces[-1])
        found.put('state', ', '.join(pieces[1:-1]))
    else:
        found.put('state', pieces[1])
    return True
