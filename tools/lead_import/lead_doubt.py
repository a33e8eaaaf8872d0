"""Headers that say one thing in some lists and another in others: by what stands below and beside them. Pure."""
import re

from ..foundation.day import day_of
from ..search.search_name import fold

_YES_NO = re.compile(r'(?:si|no|true|false|verdadero|falso|yes|[01xsn✓✔])')
#: what nobody says in a word like 'sí'
_SAID = {'phone', 'partner_name', 'contact_name', 'contact_given', 'contact_surname', 'function', 'street', 'city',
         'email_from', 'website', 'name', 'zip', '?name', '?person'}
#: of a hotel, unless the list is one of deals
_STARS = {'estrellas', 'stars', 'estrella'}
_DEALS = {'expected_revenue', 'probability', 'stage_id', 'date_deadline', 'name'}
# no more than what tells: repeats before and behind it take a long cell cubic time
_PAGE = re.compile(r'[\w-][.,]\w|\S@\S')
#: when something was sent: a form, or goods where there are some
_SENT = {'fecha de envio', 'fecha y hora de envio'}
_GOODS = re.compile(
    r'\b(?:pedidos?|orders?|entregas?|delivery|shipping|tracking|transportistas?|carrier|bultos|albaran(?:es)?|portes|'
    r'articulos?|productos?|unidades|cantidad|sku)\b|\b(?:ciudad|provincia|pais|cp|codigo postal) de envio\b')
#: when a deal is closed, where the list says what it comes to
_CLOSING = {'cierre', 'closing', 'tancament', 'peche', 'fecho'}
#: words of another language too, and what else stands in a list of that one
_ABROAD = {'land', 'ort'}
_GERMAN = {'plz', 'postleitzahl', 'ort', 'strasse', 'firma', 'ansprechpartner', 'telefon', 'stadt', 'telefonnummer'}
_ZIP = re.compile(r'(?:I-?)?\d{4,5}')
#: how somebody calls himself, beside how he was saved
_PUBLIC, _SAVED = 'nombre publico', 'nombre guardado'


def in_doubt(found, keys, samples):
    """The fields of headers; ``None`` for one whose values or neighbours say that it is another thing.

    :param found: list of the field of each header, as far as it is known
    :param keys: list of the headers, see ``lead_header.header_key``
    :param samples: what stands in each column, a list of texts
    :return: list of fields

    >>> in_doubt(['partner_name', 'partner_name'], ['cliente', 'empresa'], [['Sí', 'no'], ['Bar Sol']])
    [None, 'partner_name']
    >>> in_doubt(['website', 'website'], ['sitio', 'web'], [['Plaza de abastos'], ['barsol.es']])
    [None, 'website']
    >>> in_doubt(['partner_name', 'priority'], ['hotel', 'estrellas'], [[], []])
    ['partner_name', None]
    >>> in_doubt(['arrival', None], ['fecha de envio', 'transportista'], [[], []]), in_doubt(
    ...     ['arrival'], ['fecha de envio'], [[]])
    ([None, None], ['arrival'])
    >>> in_doubt(['expected_revenue', None], ['importe', 'cierre'], [['1.200'], ['31/12/2026']])
    ['expected_revenue', 'date_deadline']
    """
    is_deals, has_goods = bool(_DEALS & set(found)), any(map(_GOODS.search, keys))
    found = [
        None if _is_other(field, key, column, is_deals, has_goods) or _is_abroad(key, column, keys) else field
        for field, key, column in zip(found, keys, samples, strict=True)]
    if 'expected_revenue' in found and 'date_deadline' not in found:
        for place, key in enumerate(keys):
            if found[place] is None and key in _CLOSING and samples[place] and all(map(day_of, samples[place])):
                found[place] = 'date_deadline'
                break
    return found


def _is_abroad(key, column, keys):
    """Whether a word of another language is none in this list.

    >>> _is_abroad('land', [], ['land', 'plz']), _is_abroad('land', [], ['land']), _is_abroad('cap', ['XL'], ['cap'])
    (False, True, True)
    """
    if key == 'cap':
        return not all(map(_ZIP.fullmatch, column))
    if key == _PUBLIC:
        return _SAVED in keys or any(cell.startswith('~') for cell in column)
    return key in _ABROAD and not (_GERMAN - {key}) & set(keys)


def has_pages(column):
    """Whether some value may be a web page.

    >>> has_pages(['Plaza', 'barsol.es']), has_pages(['Plaza de abastos'])
    (True, False)
    """
    return any(map(_PAGE.search, column))


def _is_other(field, key, column, is_deals, has_goods):
    if field in _SAID and column and all(_YES_NO.fullmatch(fold(cell).strip()) for cell in column):
        return True
    if field == 'website' and column:
        return not has_pages(column)
    if field == 'arrival' and key in _SENT:
        return has_goods
    return field == 'priority' and key in _STARS and not is_deals
