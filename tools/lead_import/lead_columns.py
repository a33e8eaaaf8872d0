"""What the columns of a list of leads are, by their headers and what stands in them. Pure."""
import re

from ..capture.lead_codes import is_function
from ..search.phone_country import is_prefix
from ..search.search_name import fold
from .lead_beside import beside, is_tax
from .lead_doubt import in_doubt
from .lead_groups import Part, second_lines
from .lead_header import ADDRESS, FIELD_OF, NAME_PARTS, NOTE, RECORDS, header_key, meaning_of, open_meaning
from .lead_long import heads
from .lead_meaning import asked, meaning_in, plain_header
from .lead_mend import address_in
from .lead_persons import are_persons
from .lead_refusal import refusals_in
from .lead_words import ADDRESSES, CONVERTED, LOST, OPEN, WON

#: of a number or of a name, by what stands below it
_PREFIXES = {'prefijo', 'prefijos', 'prefix', 'prefixo', 'pref', 'prefixe'}
_DESCRIPTIONS = {'descripcion', 'description', 'descripcio', 'descricao'}
_TRADE_NAMES = {'nombre comercial', 'nomcom', 'nom comercial', 'nombrecomercial', 'trade name', 'nome comercial', 'dba'}
#: a whole address, beside whose parts it says them again
WHOLE = {'direccion completa', 'full address', 'domicilio completo', 'direccion postal completa', 'adreca completa',
         'enderezo completo', 'morada completa'}
#: a key that a program gives is longer than the number of a row
_KEY_LENGTH = 6
_NEEDS_STREET = {field for field in ADDRESS if field.startswith('street_')}
#: what says who somebody is where a column above which a company is meant has numbers only
_INSTEAD = {'?name', '?person', '?title', '?shown', 'name', 'contact_name', 'contact_inverted', 'email_from'}
_GUID = re.compile(r'\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?', re.I)
#: the account number of a program of accountancy
_CODE = re.compile(r'[.\-/ ]*\d[\d.\-/ ]*')


def match_headers(headers, labels=None, known=None, samples=None):
    """The field each header means; :data:`NOTE` for one that says nothing we know.

    :param headers: list of texts
    :param labels: ``{header_key of a field's label or name: field}``: asked after the words we know
    :param known: ``{header_key: field}``: what somebody chose for files that look the same; goes first
    :param samples: what stands in each column, a list of texts
    :return: list of the same length: names of fields, parts of ``lead_words.PARTS``, :data:`NOTE`, '' for a column that
        is left out

    >>> match_headers(['Razón social', 'Nombre', 'Apellidos', 'Móvil', 'Correo electronico', 'Talla'])
    ['partner_name', 'contact_given', 'contact_surname', 'phone', 'email_from', 'note']
    >>> match_headers(['Name', 'E-mail adress'])     # a slip of the pen
    ['partner_name', 'email_from']
    >>> match_headers(['Talla'], known={'talla': 'color'})
    ['color']
    >>> match_headers(['Salutation', 'Last Name', 'Title']), match_headers(['Title', 'Value'])
    (['contact_prefix', 'contact_surname', 'function'], ['name', 'expected_revenue'])
    >>> match_headers(['Nº', 'Calle', 'Número', 'Piso']), match_headers(['Contacto'], samples=[['Gil Soto, Ana']])
    (['note', 'street', 'street_number', 'street_floor'], ['contact_inverted'])
    >>> match_headers(['Cuenta', 'Título'], samples=[['43000001'], ['Bar Sol']])     # numbers are no company
    ['note', 'partner_name']
    >>> match_headers(['Nombre', 'ID del contacto'], samples=[['Bar Sol'], ['B12345674']])
    ['partner_name', 'portfolio_vat']
    """
    keys = [header_key(header) for header in headers]
    samples = [heads(column) for column in samples] if samples else [[] for _key in keys]
    found = [_first_meaning(header, labels) for header in headers]
    found = _by_values(in_doubt(beside(found, keys, samples), keys, samples), keys, samples)
    for place, key in enumerate(keys):
        found[place] = _in_context(place, key, samples, keys, found)
    for place in second_lines([
            Part(place, keys[place], field, *meaning_in(headers[place]))
            for place, field in enumerate(found) if field in ADDRESS]):
        found[place] = 'street2'
    return [known[key] if known and key in known else NOTE if field is None else field
            for key, field in zip(keys, found, strict=True)]


def _by_values(found, keys, samples):
    """What headers mean that say a company or a key, where what stands below them is a number or a tax identifier."""
    coded = {place for place, column in enumerate(samples) if column and all(map(_CODE.fullmatch, column))}
    told = {field for place, field in enumerate(found) if place not in coded}
    numbers = [place for place in coded if found[place] == 'partner_name']
    if not (told & (_INSTEAD | NAME_PARTS | {'partner_name'}) or _DESCRIPTIONS & set(keys)):
        numbers = []
    found = [None if place in numbers else field for place, field in enumerate(found)]
    if not {'partner_name', 'name', 'contact_name', 'contact_inverted', '?name', '?person', *NAME_PARTS} & set(found):
        for place in _companies_instead(found, keys, samples, bool(numbers)):
            if place not in coded:
                found[place] = 'partner_name'
                break
    if 'portfolio_vat' not in found:
        for place, field in enumerate(found):
            if field == 'portfolio_external_ref' and is_tax(samples[place]):
                found[place] = 'portfolio_vat'
                break
    return _keys_by_values(found, keys, samples, coded)


def _keys_by_values(found, keys, samples, coded):
    for place, (key, field) in enumerate(zip(keys, found, strict=True)):
        if field and field.endswith('_id') and key == header_key(field) and place in coded:
            # the number another program has for it: its name stands in a column of its own
            found[place] = None
        if field in RECORDS and samples[place] and all(map(_GUID.fullmatch, samples[place])):
            # what a program knows a line by, above which it writes what it is a line of
            found[place] = None if 'portfolio_external_ref' in found else 'portfolio_external_ref'
        if key == 'id' and 'portfolio_external_ref' not in found and _are_keys(samples[place]):
            found[place] = 'portfolio_external_ref'
    return found


def _are_keys(column):
    """Whether values may well be the keys of a program: each another one, and no numbers of rows."""
    return len(set(column)) == len(column) > 0 and all(len(cell) >= _KEY_LENGTH for cell in column)


def _companies_instead(found, keys, samples, numbered):
    """Where a company may stand in a list that has no name, of accounts with numbers or tax identifiers.

    :param numbered: whether numbers stand where a header says a company
    """
    if '?title' in found:
        is_deal = {'expected_revenue', 'date_deadline', 'stage_id'} & set(found)
        is_place = 'phone' in found and {'street', 'website', 'city'} & set(found)
        if not is_deal and (numbered or 'portfolio_vat' in found or is_place):
            yield found.index('?title')
    elif numbered:
        for place, key in enumerate(keys):
            if key in _DESCRIPTIONS and all(len(cell) < 100 for cell in samples[place]):
                yield place


def _first_meaning(header, labels):
    key = header_key(header)
    plain = asked(header_key(plain_header(header)))
    if opened := open_meaning(plain):
        # who is asked, or comes to something, is a person
        return '?person' if opened == '?name' and plain != key else opened
    if labels and key in labels and key not in FIELD_OF:
        return labels[key]
    return meaning_in(header).field


def _in_context(place, key, samples, keys, found):
    """What a header means beside the others, and by what stands below it."""
    field, column = found[place], samples[place]
    if key in _PREFIXES or field in ('phone_prefix', 'country_id'):
        return _prefix(key, field, column, found)
    if field in ('?name', '?person', '?shown'):
        name = _name_in_context(field, keys, found)
        taxes = next((samples[place] for place, meant in enumerate(found) if meant == 'portfolio_vat'), ())
        is_of_person = field == '?name' and name == 'partner_name' and are_persons(column, taxes)
        field = 'contact_name' if is_of_person else name
    if field == '?title':
        return _title(column, found, place)
    if field == '?state':
        return _state(key, column, found)
    if field in _NEEDS_STREET:
        return field if _has_street(place, key, found) else None
    if field == 'contact_name' and _is_inverted(column):
        return 'contact_inverted'
    if field == 'street' and {'zip', 'city'} & set(found) and _is_whole(place, keys, found, samples):
        return None
    return field


def _name_in_context(field, keys, found):
    """Whose name it is: a company's, a person's or a part of one."""
    names = NAME_PARTS | {'contact_name', 'contact_inverted', '?name', '?person'}
    if field == '?shown' and names & set(found):
        # where there is no other name it is one, else it says them again
        return None
    name = _bare_name(keys, found)
    return 'contact_name' if field == '?person' and name != 'contact_given' else name


def _prefix(key, field, column, found):
    """What 'Prefix' means: of a country, how its numbers begin, where there is a phone; else as the header says.

    >>> _prefix('prefijo', None, ['+351', '34'], ['phone']), _prefix('prefix', 'contact_prefix', ['Sr.'], ['phone'])
    ('phone_prefix', 'contact_prefix')
    >>> _prefix('country code', 'country_id', ['+34'], ['phone']), _prefix('pais', 'country_id', ['34'], ['phone'])
    ('phone_prefix', 'country_id')
    """
    is_dialled = 'phone' in found and bool(column) and all(map(is_prefix, column))
    if field == 'country_id':
        # '34' is short for Spain as well, unless another column has the country
        is_other = 'cod' in key and found.count('country_id') > 1
        return 'phone_prefix' if is_dialled and (is_other or any(cell[0] in '+0(' for cell in column)) else field
    if is_dialled or field == 'phone_prefix' and not column:
        return 'phone_prefix'
    return field if field != 'phone_prefix' else None


def _bare_name(keys, found):
    if 'prenom' in keys:
        # 'Nom' is the other one in French
        return 'contact_surname'
    if NAME_PARTS & set(found):
        return 'contact_given' if not {'contact_given', 'contact_inverted'} & set(found) else 'contact_name'
    companies = {key for key, field in zip(keys, found, strict=True) if field == 'partner_name'}
    return 'contact_name' if companies - _TRADE_NAMES else 'partner_name'


def _title(column, found, place):
    """What 'Title' means: how somebody is addressed, what he does, or what the deal is called."""
    words = {word for cell in column for word in re.findall(r'\w+', fold(cell))}
    persons = NAME_PARTS | {'contact_name', 'contact_inverted'}
    has_person = bool((persons | {'?person'}) & set(found)) or '?name' in found and 'partner_name' in found
    if words and words <= ADDRESSES or 'function' in found and persons & set(found):
        return 'contact_prefix'
    if has_person and ('name' in found[:place] + found[place + 1:] or _are_jobs(column)):
        return 'function'
    if {'expected_revenue', 'date_deadline', 'stage_id'} & set(found) and not NAME_PARTS & set(found):
        return 'name'
    return 'function' if persons & set(found) else 'name'


def _are_jobs(column):
    """Whether most of the values say what somebody does."""
    return sum(map(is_function, column)) * 2 > len(column)


def _state(key, column, found):
    words = {' '.join(re.findall(r'\w+', fold(cell))) for cell in column}
    ended = WON | LOST | CONVERTED
    if words & ended and words <= ended | OPEN:
        return 'outcome'
    if refusals_in(key, column):
        return None
    elsewhere = {'state_id', 'zip'} & set(found)
    return 'state_id' if key == 'estado' and words and not elsewhere and not words & (ended | OPEN) else None


def _has_street(place, key, found):
    """A number is one of a street where it stands beside one."""
    streets = [where for where, field in enumerate(found) if field in ('street', 'street_type')]
    if not streets:
        return False
    if found[place:place + 2] == ['street_type', 'street']:
        return True
    beside = any(where < place and not set(found[where + 1:place]) - _NEEDS_STREET for where in streets)
    return beside or len(key) > 6


def _is_whole(place, keys, found, samples):
    """Whether a whole address stands where another column has its street: taken both, it would be said twice."""
    group = meaning_of(keys[place]).group
    streets = [where for where, field in enumerate(found)
               if field == 'street' and meaning_of(keys[where]).group == group]
    wholes = {where for where in streets if len(streets) > 1 and (
        keys[where] in WHOLE or sum(map(bool, map(address_in, samples[where]))) * 2 > len(samples[where]))}
    return place in wholes and len(wholes) < len(streets)


def _is_inverted(column):
    names = [cell for cell in column if cell]
    inverted = [
        cell for cell in names if re.fullmatch(r'[^\W\d_][^,@\d]+, ?[^,@\d]+', cell)
        # 'Ana Gil, Gerente' is a person and what she does
        and not any(is_function(part.strip()) for part in cell.split(','))]
    return bool(names) and len(inverted) * 5 >= len(names) * 4
