"""What a header means whatever people put around its name: questions, numbers, units, a second name. Pure."""
import functools
import re

from ..foundation.amount import without_unit
from .lead_asking import of_guest, questions_in
from .lead_beside import IDENTIFIERS
from .lead_header import (
    BARE_NAMES,
    ELSE,
    FIELD_OF,
    FIELDS,
    NAME_PARTS,
    OTHER,
    RECORDS,
    WHERE,
    YES_NO,
    Meaning,
    bare_field,
    header_key,
    meaning_of,
    open_meaning,
    placed,
    without_qualifiers,
)
from .lead_long import GUESSED, plain_lines

#: what people put before a header ('3.', 'b)') and behind it ('(€)', '[fiscal]'); what stands between two names of it
_NUMBERED = re.compile(r'^\s*(?:\(?\d{1,2}\s*[.):º\-]+|\(?[a-z][.)](?!\w[.)])|[#*•\-]+)\s*(?=[^\W\d_][\w.])', re.I)
_BRACKETS = re.compile(r'\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}')
_BETWEEN = re.compile(r'\s*[/|\n\r·•]\s*')
#: of two names joined by a word or a mark, where a column holds both: 'C. Postal y Población', 'CP - Localidad'
_JOINED = re.compile(r'\s+(?:y|e|i|and|eta|[-–—+&])\s+|\s*[/|\n\r·•,+&]\s*', re.I)
#: how the forms of a web site ask: '¿Cuál es tu empresa?', '¿En qué ciudad estás?', 'Indícanos tu correo'
_ASKED = re.compile(
    r'(?:(?:y|and|i|e|eta) )?'
    r'(?:(?:y )?(?:cual(?:es)? (?:es|son)|como se llama|de que|en que|a que|con que|what (?:is|s|are)|which|'
    r'(?:por favor )?(?:indica|indique|escribe|escriba|dinos|diganos|introduce|introduzca|danos|facilita|anade|pon|'
    r'cuentanos)(?:nos)?|(?:please )?(?:enter|type|provide|tell us|write)|quin(?:a)? es|cal e|zein da|qual e) )?'
    r'(?:(?:tu|tus|su|sus|vuestro|vuestra|vuestros|vuestras|your|el teu|la teva|a tua|o teu|zure) )'
    r'(?P<mine>.+?)(?: (?:por favor|please))?'
    r'|(?:cuant[oa]s|how many|quants|cantos) (?P<many>\w+)(?: .+)?'
    r'|(?:(?:y|i) )?(?:en|de|a|con|para) que (?P<where>\w+) .+'
    # of what business or budget is asked what no field takes
    r'|(?:and )?(?:(?:for|in|at) )?(?:which|what) (?P<what>company|organi[sz]ation|city|town|country|province|state|'
    r'e ?mail|phone number) (?:do|are|is|did|does|can|should|would|shall|may) .+'
    r'|(?:cual(?:es)? (?:es|son)|what (?:is|s)|indica(?:nos)?|indique|escribe|introduce|introduzca|'
    r'enter) (?:el |la |los |'
    r'las |the )?(?P<which>.+)')
#: what asks for something without its name
_QUESTIONS = {
    **dict.fromkeys((
        'como te llamas', 'como se llama', 'como se llama usted', 'con quien hablamos', 'con quien hablo', 'quien eres',
        'com et dius', 'com es diu', 'como te chamas', 'como se chama', 'nola duzu izena', 'who are you',
        'how should we call you', 'what should we call you'), 'nombre'),
    **dict.fromkeys(('como te apellidas', 'como se apellida'), 'apellidos'),
    **dict.fromkeys((
        'donde trabajas', 'donde trabaja', 'on treballes', 'onde traballas', 'where do you work',
        'who do you work for'), 'empresa'),
}
#: of a path as Odoo exports it ('Customer/Email') the last part says what stands there, where it is none of these
_OF_OTHERS = {'email_from', 'phone', 'portfolio_vat', 'zip', 'city', 'street', 'website', 'state_id', 'country_id'}
#: what a program says of a column that it asks people to leave as it is; what its key is the key of
_UNTOUCHED = re.compile(
    r'\s*\((?:no modificar|no modifique|do not modify|no modifiquis|non modificar|nao modificar)\)\s*(?P<what>.*)',
    re.I | re.S)
#: 'Persona - Organización', 'Negocio - Valor': whose value it is, and what of him
_PATH = re.compile(
    r'\s*(?P<whose>persona|person|contacto|contact|negocio|trato|deal|prospecto|lead|oportunidad|opportunity)'
    r'\s*(?:\s[-–—>]\s|:)\s*(?P<what>\S.*)', re.I | re.S)
#: two names of a thing in one header: 'Estado o región', 'Ciudad/Localidad'
_EITHER = re.compile(r'\s+(?:o|u|or|ou|edo)\s+|\s*[/|]\s*', re.I)
_NAMES_OF = re.compile(r'[/|,]| (?:[oyu]|or|and) ')
#: what is longer is no header
_LONGEST = 200
#: a part behind its whole, as builders of forms write it
_OF_WHOLE = re.compile(
    r'\s*(?P<whole>[^()]+?)\s*(?:\((?P<inside>[^()]+)\)|(?:\s[-–—>]|:)\s+(?P<behind>[^()]+?))\s*\*?\s*')
_WHOLE_NAMES = BARE_NAMES | {
    'nombre completo', 'full name', 'nombre y apellidos', 'tu nombre', 'your name', 'nom complet', 'nome completo'}
_PARTS_OF_NAME = {
    **dict.fromkeys(('nombre', 'name', 'nom', 'nome', 'primero', 'izena'), 'contact_given'), 'medio': 'contact_middle',
    'middle': 'contact_middle', 'ultimo': 'contact_surname', 'prefijo': 'contact_prefix'}


def _untouched(header):
    """What the columns mean by which a program knows its own lines again; ``None`` for others.

    >>> [_untouched(header).field for header in ('(No modificar) Cliente potencial', '(Do Not Modify) Row Checksum')]
    ['portfolio_external_ref', None]
    """
    found = _UNTOUCHED.fullmatch(header)
    if not found:
        return None
    is_record = FIELD_OF.get(header_key(found['what'])) in RECORDS
    return Meaning('portfolio_external_ref' if is_record else None)


def _path(header):
    """What a header means that says whose value it is: the last part of it; ``None`` for others.

    >>> [_path(header) and _path(header).field for header in (
    ...     'Persona - Organización', 'Negocio - Valor', 'Negocio - Título', 'Contacto: Empresa', 'Persona - Nombre')]
    ['partner_name', 'expected_revenue', 'name', 'partner_name', None]
    """
    found = _PATH.fullmatch(header)
    key = header_key(found['what']) if found else ''
    if key in ('titulo', 'title', 'nombre', 'name'):
        field = FIELD_OF.get(header_key(found['whose'])) or 'name'
        return Meaning('name') if field != 'contact_name' else None
    return Meaning(FIELD_OF[key]) if key in FIELD_OF and FIELD_OF[key] != 'function' else None


def _either(header):
    """What a header means of which all names say the same; ``None`` for others.

    >>> [_either(header) and _either(header).field for header in (
    ...     'Estado/región', 'Estado o región', 'País o provincia', 'Ciudad/Localidad', 'Teléfono o correo', 'Estado')]
    ['state_id', 'state_id', 'country_id', 'city', None, None]
    """
    keys = [header_key(part) for part in _EITHER.split(header.strip())]
    if len(keys) < 2 or not all(keys):
        return None
    fields = {FIELD_OF.get(key) or bare_field(key) or open_meaning(key) for key in keys}
    fields -= {'?state'} if 'state_id' in fields else set()
    fields -= {'state_id'} if 'country_id' in fields else set()
    if len(fields) != 1 or not fields <= FIELDS:
        return None
    return placed(*fields, max(without_qualifiers(key)[1] for key in keys), '')


@functools.lru_cache(maxsize=2000)
def meaning_in(header):
    """What a header means by itself, whatever people put around its name: numbers, units, remarks, a second name.

    >>> [meaning_in(header).field for header in (
    ...     'E-mail\\n(ventas)', '1. Empresa*', 'Nº empleados (aprox.)', 'País/Country', 'Persona de contacto / Cargo',
    ...     'Customer/Email', 'b) C.P.', 'Fax / Teléfono', 'Tel. / Fax', 'Población | City [ES]')]
    ... # doctest: +NORMALIZE_WHITESPACE
    ['email_from', 'partner_name', 'portfolio_employee_count', 'country_id', 'contact_name', 'email_from', 'zip', None,
     'phone', 'city']
    """
    header = header[:GUESSED]
    key = header_key(header)
    if found := _in_words(header, key):
        return found
    if key not in FIELD_OF and not open_meaning(key):
        key = asked(key)
    if key in FIELD_OF or open_meaning(key) or OTHER.search(key) or YES_NO.search(key):
        return meaning_of(key)
    if found := _untouched(header) or _path(header):
        return found
    bare = _BRACKETS.sub(' ', _NUMBERED.sub('', header, count=1))
    parts = [part for part in _BETWEEN.split(bare.strip()) if header_key(part)]
    for plain in (bare, without_unit(bare)):
        if header_key(plain) in FIELD_OF:
            return meaning_of(header_key(plain))
    if found := _both(bare) or _either(bare):
        return found
    if len(parts) > 1 and not ELSE.search(header_key(parts[0])):
        found = [meaning for meaning in map(meaning_of, map(header_key, parts)) if meaning.field]
        is_path = not re.search(r'\s[/|]|[/|]\s|\n', bare.strip())
        if found:
            owned = is_path and found[0].field in ('partner_name', 'contact_name') and found[-1].field in _OF_OTHERS
            return found[-1] if owned else found[0]
    meaning = meaning_of(key)
    return meaning_of(header_key(bare)) if meaning.field is None and not ELSE.search(key) else meaning


def _in_words(header, key):
    """What a header means in the words of a form; ``None`` for others."""
    if holds_function(header):
        # 'Cargo / Contacto': what a contact does, were it one thing
        return Meaning('contact_name')
    if key in FIELD_OF or open_meaning(key) or len(header) > _LONGEST:
        return None
    plain = plain_header(header)
    return _part(header) or (meaning_in(plain) if plain != header else None)


def plain_header(header):
    """A header in plain words: the question of one that greets, what of a guest it says; others as they are.

    >>> plain_header('Encantado, Ana. ¿En qué empresa trabajas?'), plain_header('Invitee Email')
    ('En qué empresa trabajas', 'email')
    >>> plain_header('Attendee name')
    'Attendee name'
    """
    if header_key(header) in FIELD_OF:
        return header
    found = questions_in(header)
    for question in found:
        if asked(header_key(question)) != header_key(question):
            return question
    return of_guest(header_key(_BRACKETS.sub(' ', header))) or (found[0] if found else header)


def _part(header):
    """What a header means that says of which whole it is a part: 'Name (First)', 'Dirección (Ciudad)'; else ``None``.

    >>> [_part(header) and _part(header).field for header in (
    ...     'Name (First)', 'Nombre completo - Apellidos', 'Address (ZIP / Postal Code)', 'Nombre (obligatorio)')]
    ['contact_given', 'contact_surname', 'zip', None]
    """
    found = _OF_WHOLE.fullmatch(' '.join(header.split())) if len(header) <= _LONGEST else None
    if not found:
        return None
    whole, part = header_key(found['whole']), header_key(found['inside'] or found['behind'])
    if whole in IDENTIFIERS and _says_tax(found['inside'] or ''):
        return Meaning('portfolio_vat')
    name = _PARTS_OF_NAME.get(part) or FIELD_OF.get(part)
    is_name = whole in _WHOLE_NAMES or found['inside'] and FIELD_OF.get(whole) == 'contact_name'
    if is_name and name in NAME_PARTS | {'contact_prefix', 'contact_suffix'}:
        return Meaning(name)
    meaning = meaning_in(found['inside']) if found['inside'] and bare_field(whole) == 'street' else Meaning(None)
    if meaning.field not in WHERE:
        return None
    rank = without_qualifiers(whole)[1]
    return placed(meaning.field, rank, '') if rank else meaning


def _says_tax(text):
    """Whether all names in a text are such of tax identifiers: 'NIF/VAT', 'CIF o NIF'."""
    keys = [header_key(name) for name in _NAMES_OF.split(' '.join(text.split()))]
    return all(FIELD_OF.get(key) == 'portfolio_vat' for key in keys)


def asked(key):
    """What a question asks for.

    >>> [asked(header_key(text)) for text in (
    ...     '¿Cuál es tu empresa?', '¿Cuántos empleados tenéis?', '¿En qué ciudad estás?', 'Your e-mail', 'Talla')]
    ['empresa', 'empleados', 'ciudad', 'e mail', 'talla']
    """
    if without := _QUESTIONS.get(re.sub(r'^(?:y|and|i|e|eta) ', '', key)):
        return without
    found = _ASKED.fullmatch(key)
    if not found or found['many'] and FIELD_OF.get(found['many']) != 'portfolio_employee_count':
        # of how many there are of something else it is no name
        return key
    return next(filter(None, found.groups()))


def _both(header):
    """What a header means that names two things of a place, or a person and what he does; ``None`` for others."""
    parts = _joined(header)
    parts = [part for part in parts if part]
    if not 1 < len(parts) < 4:
        return None
    fields = [FIELD_OF.get(part) or bare_field(part) for part in parts]
    if set(fields) == {'contact_name', 'function'}:
        return Meaning('contact_name')
    if set(fields) <= {'zip', 'city', 'state_id', 'country_id'} and 'city' in fields:
        return Meaning('city')
    return None


def _joined(header):
    return [header_key(part) for part in _JOINED.split(plain_lines(header[:GUESSED]))]


@functools.lru_cache(maxsize=500)
def holds_function(header):
    """Whether a column holds people and what they do.

    >>> holds_function('Persona contacto / Cargo'), holds_function('Contacto y cargo'), holds_function('Contacto')
    (True, True, False)
    """
    both = _both(_BRACKETS.sub(' ', header))
    return bool(both) and both.field == 'contact_name'


def holds_zip(header):
    """Whether a column holds towns with their zip codes.

    >>> holds_zip('CP - Localidad'), holds_zip('Población / C.P.'), holds_zip('Código postal y población (fiscal)')
    (True, True, True)
    >>> holds_zip('Localidad'), holds_zip('Ciudad / Provincia'), holds_zip('C.P.')
    (False, False, False)
    """
    keys = _joined(_BRACKETS.sub(' ', header))
    return {'zip', 'city'} <= {FIELD_OF.get(key) or bare_field(key) for key in keys if key}


def holds_job(header):
    """Whether a column holds companies and what the contact does there.

    >>> holds_job('Empresa/Cargo'), holds_job('Empresa - Puesto'), holds_job('Empresa'), holds_job('Contacto / Cargo')
    (True, True, False, False)
    """
    fields = [FIELD_OF.get(key) for key in _joined(_BRACKETS.sub(' ', header))]
    return fields == ['partner_name', 'function']


def is_header(text):
    """Whether a cell is a header we know: how the line of headers is found.

    >>> is_header('N.I.F.'), is_header('Business Fax'), is_header('Bar Sol'), is_header('Name')
    (True, False, False, True)
    """
    key = header_key(text)
    return bool(open_meaning(key)) or key in FIELD_OF or len(key) < 50 and meaning_in(text).field is not None
