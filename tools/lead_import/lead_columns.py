"""What the columns of a list of leads are, by their headers and what stands in them. Pure."""
import functools
import hashlib
import re
from typing import NamedTuple

from ..capture.lead_codes import is_function
from ..foundation.amount import without_unit
from ..search.phone_country import is_prefix
from ..search.search_name import fold
from .lead_asking import of_guest, questions_in
from .lead_beside import IDENTIFIERS, beside, is_tax
from .lead_doubt import in_doubt
from .lead_groups import Part, second_lines
from .lead_long import GUESSED, heads, plain_lines
from .lead_mend import address_in
from .lead_persons import are_persons
from .lead_qualifier import goes_with
from .lead_refusal import refusals_in
from .lead_slip import Slips
from .lead_words import ADDRESSES, CONVERTED, LOST, NEIGHBOURS, OPEN, WON, WORDS

#: kept in the lead's notes, with its header in front
NOTE = 'note'

#: {key of a header: the field it means}
FIELD_OF = {word: field for field, words in WORDS.items() for word in words.replace('|', ', ').split(', ')}
_ABROAD = {word: field for field, words in NEIGHBOURS.items() for word in words.split(', ') if word not in FIELD_OF}
FIELD_OF.update(_ABROAD)
FIELDS = set(FIELD_OF.values())
# and whoever writes numbers and days as Spaniards do
_SPANISH = {word for words in WORDS.values() for word in words.split('|')[0].split(', ')} | set(_ABROAD)
_ENGLISH = set(FIELD_OF) - _SPANISH
#: the person where another column is the company, else whoever the lead is
_BARE_NAMES = {'nombre', 'name', 'nome', 'nom', 'izena'}
_TITLES = {'title', 'titulo'}
#: of a number or of a name, by what stands below it
_PREFIXES = {'prefijo', 'prefijos', 'prefix', 'prefixo', 'pref', 'prefixe'}
_DESCRIPTIONS = {'descripcion', 'description', 'descripcio', 'descricao'}
#: how a program shows somebody: 'Company, Person'
DISPLAYED = {'display name', 'complete name', 'displayed name', 'nombre para mostrar', 'nombre mostrado', 'file as'}
_STATES = {'status', 'estado', 'situacion', 'lead status', 'estado del lead', 'lead state'}
_TRADE_NAMES = {'nombre comercial', 'nomcom', 'nom comercial', 'nombrecomercial', 'trade name', 'nome comercial', 'dba'}
#: what is taken off a header, and which of several addresses and phones it says: the lower, the sooner it is the lead's
_QUALIFIERS = {
    **dict.fromkeys((
        'business', 'work', 'office', 'company', 'primary', 'main', 'principal', 'default', 'contact', 'lead',
            'account',
        'person', 'organization', 'organisation', 'deal', 'customer', 'client', 'address', 'del trabajo', 'de trabajo',
        'trabajo', 'de la empresa', 'empresa', 'de empresa', 'de la oficina', 'oficina', 'profesional', 'laboral',
        'corporativo', 'corporativa', 'del contacto', 'de contacto', 'contacto', 'del cliente', 'cliente', 'cli',
            'mobile',
        'movil', 'general', 'de la organizacion', 'organizacion', 'social', 'del lead', 'persona', 'de la persona',
            'current', 'default address', 'del lloc de treball', 'de empresa', 'enpresa', 'ventas', 'compras',
        'pedidos', 'administracion', 'preferred', 'preferente', 'publico', 'corporate', 'headquarters', 'sede',
        'sede social', 'en la organizacion', 'en la empresa', 'titular', 'del titular',
        'establecimiento', 'del establecimiento', 'obligatorio', 'required', 'de la feina', 'feina', 'de l empresa',
        'de l oficina', 'do traballo', 'do trabalho', 'lanekoa'), 0),
    **dict.fromkeys((
        'billing', 'invoice', 'invoicing', 'mailing', 'postal', 'de facturacion', 'facturacion', 'fiscal', 'legal',
        'de correspondencia', 'correspondence'), 1),
    **dict.fromkeys(('shipping', 'delivery', 'de envio', 'envio', 'de entrega', 'entrega'), 2),
    **dict.fromkeys((
        'home', 'personal', 'private', 'etxeko', 'particular', 'del domicilio', 'de casa', 'casa', 'privado', 'privada',
            'domicilio'), 3),
    **dict.fromkeys((
        'other', 'otro', 'otra', 'alternative', 'alternate', 'alternativo', 'alternativa', 'secondary', 'secundario',
        'secundaria', 'adicional', 'additional', 'altre', 'altra', 'outro', 'outra', 'beste'), 4),
}
_BY_LENGTH = sorted(_QUALIFIERS, key=lambda words: -len(words.split()))
#: a whole address, beside whose parts it says them again
WHOLE = {'direccion completa', 'full address', 'domicilio completo', 'direccion postal completa', 'adreca completa',
         'enderezo completo', 'morada completa'}
#: of somebody or something else, or about a value and none itself
_ELSE = re.compile(
    r'\b(?:fax|telefax|assistants?|asistente|ayudante|callback|devolucion|pager|busca|buscapersonas|telex|isdn|rdsi|'
    r'tty|tdd|'
    r'radio|emergency|emergencia|label|type|display|mostrar|phonetic|yomi|initials|opt|bounced?|verified|manager s|'
    r'spouse|parent|photo|foto)\b')
#: words beside which a name we know means something else: whose it is, of which paper, of which bank
_OTHER = re.compile(
    r'\b(?:del?|de la|de los|de las|of(?: the)?) (?:nuestro |our )?(?:comercial(?:es)?|vendedor(?:a|es|as)?|agentes?|'
    r'gestor(?:a|es)?|asesor(?:a|es)?|delegad[oa]s?|captador(?:a|es)?|teleoperador(?:a|es)?|salesperson|'
    r'sales (?:rep|person|agent))\b'
    r'|\b(?:vendedor(?:a|es)?|agente|gestor|asesor|salesperson|sales (?:rep|person|agent)|account manager) '
    r'(?:e ?mail|mail|correo|phone|telefono|movil|mobile)\b'
    r'|\b(?:e ?mail|mail|correo|phone|telefono|movil|mobile|telf?) '
    r'(?:vendedor(?:a|es)?|agente|gestor|asesor|salesperson)\b'
    r'|\b(?:e ?mail|mail|correo|correu)(?: electronico)? (?:postal|ordinario)\b'
    r'|\btitular(?: de)?(?: la)? (?:cuenta|tarjeta|banc)|\b(?:cuenta|tarjeta)(?: del?)? titular\b'
    r'|\b(?:fecha|fec|fch|f|data|date|dia)\b.*\b(?:nacimiento|nac|naixement|nacemento|birth|dni|nie|nif|cif|pasaporte|'
    r'passport|entrega|delivery|tarjeta|card|poliza|seguro|itv|garantia|warranty)\b'
    r'|\b(?:fecha|fec|f|data) (?:de )?(?:la )?(?:creacion|alta|cierre|constitucion|fundacion) (?:de )?(?:la )?'
    r'(?:empresa|sociedad|compania|entidad|fiscal)\b')
#: who sells for us, by his name
_SELLER = re.compile(
    r'(?:nombre|name|nom|nome)(?: y apellidos| completo)? (?:del? |de la |of (?:the )?)'
    r'(?:comercial|vendedor(?:a)?|agente(?: comercial)?|gestor|delegad[oa](?: comercial)?|salesperson|sales rep)'
    r'|(?:nombre|name) (?:vendedor(?:a)?|agente comercial|gestor)|(?:salesperson|sales rep) name')
_NUMBER = re.compile(r'\b\d{1,2}\b')
_SLIPS = Slips(FIELD_OF)
#: in which time moments are said
_WORLD_TIME = re.compile(r' (?:utc|gmt|zulu)(?: ?\d{1,4})?$')
#: what is answered by yes or no is no value of anything
_YES_NO = re.compile(r'\b(?:si no|no si|yes no|y n)$')
_GLUED = re.compile(r'(?<=[a-z])(\d)$')
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
#: a key that a program gives is longer than the number of a row
_KEY_LENGTH = 6
#: parts of an address: of several addresses of a row one is the lead's, the others are kept whole
ADDRESS = {'street', 'street2', 'zip', 'city', 'state_id', 'country_id', 'street_type', 'street_number', 'street_block',
           'street_stair', 'street_floor', 'street_door'}
_NEEDS_STREET = {field for field in ADDRESS if field.startswith('street_')}
#: what says who somebody is where a column above which a company is meant has numbers only
_INSTEAD = {'?name', '?person', '?title', '?shown', 'name', 'contact_name', 'contact_inverted', 'email_from'}
#: 'Dirección 2: ciudad', 'Código postal de Dirección', 'Ciudad de correo (solo texto)': of which address it is
_OF_ADDRESS = re.compile(
    r'(?:direccion|domicilio|adreca|enderezo|endereco|address|helbidea) (?:(?P<number>\d) )?(?P<what>.+)'
    r'|(?P<part>.+?) (?:de (?:la )?direccion|(?P<mail>de correo|de correspondencia))(?: (?P<which>\d))?')
_WHERE = {'street', 'street2', 'zip', 'city', 'state_id', 'country_id'}
#: what a program says of a column that it asks people to leave as it is; what its key is the key of
_UNTOUCHED = re.compile(
    r'\s*\((?:no modificar|no modifique|do not modify|no modifiquis|non modificar|nao modificar)\)\s*(?P<what>.*)',
    re.I | re.S)
_RECORDS = {'name', 'partner_name', 'contact_name'}
_GUID = re.compile(r'\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?', re.I)
#: 'Persona - Organización', 'Negocio - Valor': whose value it is, and what of him
_PATH = re.compile(
    r'\s*(?P<whose>persona|person|contacto|contact|negocio|trato|deal|prospecto|lead|oportunidad|opportunity)'
    r'\s*(?:\s[-–—>]\s|:)\s*(?P<what>\S.*)', re.I | re.S)
#: who answers for a company, and is not our salesperson
_THEIRS = re.compile(
    r'(?:nombre (?:y apellidos )?(?:de la |del |de )?|datos (?:de la |del ))?(?:'
    r'(?:persona )?(?:responsable|encargad[oa]|representante|apoderad[oa]) (?:legal|de(?: la)? empresa|empresa|'
    r'de la organizacion|de la entidad|entidad|del establecimiento|establecimiento|del negocio|del local|'
    r'de compras|compras|del centro)'
    r'|persona (?:responsable|encargada|autorizada)|(?:encargad|apoderad)[oa]|'
    r'(?:duen[oa]|propietari[oa]) del (?:establecimiento|negocio|local)|administrador(?:a)? unic[oa]|'
    r'legal representative|representant legal|representante da empresa|legezko ordezkaria)')
#: what people write before the name of a number
_COUNTED = re.compile(r'(?:nº|n|no|num|nro|numero)(?: de)? (?P<what>.+)')
#: when a deal is expected to be closed, in any order of words: 'Fecha cierre prev.', 'F. prevista'
_DAY_WORDS = {'f', 'fec', 'fch', 'fecha', 'data', 'date', 'dia', 'cierre', 'tancament', 'peche', 'closing', 'close'}
_EXPECTED = {'prev', 'previsto', 'prevista', 'estimado', 'estimada', 'est', 'estim', 'esperado', 'esperada', 'probable',
             'aprox', 'aproximada', 'aproximado', 'expected', 'estimated', 'planned', 'forecast', 'objetivo'}
#: two names of a thing in one header: 'Estado o región', 'Ciudad/Localidad'
_EITHER = re.compile(r'\s+(?:o|u|or|ou|edo)\s+|\s*[/|]\s*', re.I)
#: the account number of a program of accountancy
_CODE = re.compile(r'[.\-/ ]*\d[\d.\-/ ]*')
_NAME_PARTS = {'contact_given', 'contact_middle', 'contact_surname', 'contact_surname2'}
_NAMES_OF = re.compile(r'[/|,]| (?:[oyu]|or|and) ')
#: what is longer is no header
_LONGEST = 200
#: a part behind its whole, as builders of forms write it
_OF_WHOLE = re.compile(
    r'\s*(?P<whole>[^()]+?)\s*(?:\((?P<inside>[^()]+)\)|(?:\s[-–—>]|:)\s+(?P<behind>[^()]+?))\s*\*?\s*')
_WHOLE_NAMES = _BARE_NAMES | {
    'nombre completo', 'full name', 'nombre y apellidos', 'tu nombre', 'your name', 'nom complet', 'nome completo'}
_PARTS_OF_NAME = {
    **dict.fromkeys(('nombre', 'name', 'nom', 'nome', 'primero', 'izena'), 'contact_given'), 'medio': 'contact_middle',
    'middle': 'contact_middle', 'ultimo': 'contact_surname', 'prefijo': 'contact_prefix'}


class Meaning(NamedTuple):
    field: str      # of a lead, one of lead_words.PARTS, '' for one that is left out, or None for one we do not know
    rank: float = 0     # of several phones, e-mails, addresses the one with the lowest is the lead's
    group: str = ''     # which address it is of


def header_key(header):
    """A header as it is looked up and remembered: neither case, accents nor punctuation count.

    >>> header_key(' Código  Postal: '), header_key('E-mail'), header_key('N.I.F.'), header_key('teléfono_móvil')
    ('codigo postal', 'e mail', 'nif', 'telefono movil')
    """
    text = re.sub(r'\b(\w)\.(?=\w\b)', r'\1', fold(header))
    return re.sub(r'[\W_]+', ' ', text).strip()


def signature(headers):
    """What files that look the same have in common: their headers, in any order.

    >>> signature(['Empresa', 'Rango']) == signature(['RANGO', ' empresa ']) != signature(['Empresa'])
    True
    """
    keys = sorted(header_key(header) for header in headers)
    return hashlib.sha1('|'.join(keys).encode(), usedforsecurity=False).hexdigest()


def meaning_of(key):
    """What a header means by itself.

    >>> [tuple(meaning_of(header_key(header))) for header in (
    ...     'Business Phone 2', 'E-mail 1 - Value', 'Home Street', 'Correo electrónico 2', 'Person - Phone - Mobile')]
    [('phone', 0.2, ''), ('email_from', 0.1, ''), ('street', 3, '3'), ('email_from', 0.2, ''), ('phone', 0, '')]
    >>> meaning_of('address 2 city'), meaning_of('business street 2').field, meaning_of('telefono del trabajo').field
    (Meaning(field='city', rank=0.2, group='0 2'), 'street2', 'phone')
    >>> [meaning_of(key).field for key in (
    ...     'business fax', 'talla', 'que corregir', 'custom field 1 value', 'correo elctronico', 'fecha cierre prev')]
    [None, None, '', None, 'email_from', 'date_deadline']
    """
    if key in FIELD_OF:
        return Meaning(FIELD_OF[key])
    # 'TELEFONO2'
    key = _WORLD_TIME.sub('', _GLUED.sub(r' \1', key))
    if key in FIELD_OF:
        return Meaning(FIELD_OF[key])
    if _SELLER.fullmatch(key):
        return Meaning('user_id')
    if not key or _ELSE.search(key) or _OTHER.search(key) or _YES_NO.search(key):
        return Meaning(None)
    words = set(key.split()) - {'de', 'del', 'la', 'el'}
    if words & _EXPECTED and words & _DAY_WORDS and words <= _EXPECTED | _DAY_WORDS:
        return Meaning('date_deadline')
    if found := _of_somebody(key) or _of_address(key):
        return found
    base, rank = _bare(key)
    if base in FIELD_OF:
        return _placed(FIELD_OF[base], rank, '')
    number = _NUMBER.search(base)
    if number:
        base, rank = _bare(re.sub(r' (?:value|valor)$', '', ' '.join(_NUMBER.sub(' ', key).split())))
        if base in FIELD_OF:
            return _placed(FIELD_OF[base], rank, number[0])
        # a second name is the rest of the first one, or another's
        return Meaning(_open(base) if number[0] == '1' else None)
    return Meaning(_open(base) or _SLIPS.meant(key))


def _of_somebody(key):
    """What a header means that says whose person or number it is; ``None`` for others.

    >>> [_of_somebody(key) for key in ('representante legal', 'n cif', 'representante', 'n orden')]
    [Meaning(field='contact_name', rank=0, group=''), Meaning(field='portfolio_vat', rank=0, group=''), None, None]
    """
    if _THEIRS.fullmatch(key):
        return Meaning('contact_name')
    found = _COUNTED.fullmatch(key)
    base, rank = _bare(found['what']) if found else ('', 0)
    return Meaning(FIELD_OF[base], rank) if FIELD_OF.get(base) in ('portfolio_vat', 'phone') else None


def _of_address(key):
    """What a header means that says of which address it is a part; ``None`` for others.

    >>> [tuple(_of_address(header_key(header))) for header in (
    ...     'Dirección 1: ciudad', 'Dirección 2 - País', 'Código postal de Dirección', 'Calle de correo')]
    [('city', 0, ''), ('country_id', 0.2, '0 2'), ('zip', 0, ''), ('street', 1, '1')]
    >>> _of_address('direccion 1 calle 2').field, _of_address('direccion comercial'), _of_address('tipo de correo')
    ('street2', None, None)
    """
    found = _OF_ADDRESS.fullmatch(key)
    if not found:
        return None
    base, rank = _bare(found['what'] or found['part'])
    field = FIELD_OF.get(base) or FIELD_OF.get(' '.join(_NUMBER.sub(' ', base).split()))
    if field not in _WHERE or base in ('direccion', 'postal'):
        return None
    return _placed(field, max(rank, 1 if found['mail'] else 0), found['number'] or found['which'] or '')


def _untouched(header):
    """What the columns mean by which a program knows its own lines again; ``None`` for others.

    >>> [_untouched(header).field for header in ('(No modificar) Cliente potencial', '(Do Not Modify) Row Checksum')]
    ['portfolio_external_ref', None]
    """
    found = _UNTOUCHED.fullmatch(header)
    if not found:
        return None
    is_record = FIELD_OF.get(header_key(found['what'])) in _RECORDS
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
    fields = {FIELD_OF.get(key) or _bare_field(key) or _open(key) for key in keys}
    fields -= {'?state'} if 'state_id' in fields else set()
    fields -= {'state_id'} if 'country_id' in fields else set()
    if len(fields) != 1 or not fields <= FIELDS:
        return None
    return _placed(*fields, max(_bare(key)[1] for key in keys), '')


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
    if key not in FIELD_OF and not _open(key):
        key = asked(key)
    if key in FIELD_OF or _open(key) or _OTHER.search(key) or _YES_NO.search(key):
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
    if len(parts) > 1 and not _ELSE.search(header_key(parts[0])):
        found = [meaning for meaning in map(meaning_of, map(header_key, parts)) if meaning.field]
        is_path = not re.search(r'\s[/|]|[/|]\s|\n', bare.strip())
        if found:
            owned = is_path and found[0].field in ('partner_name', 'contact_name') and found[-1].field in _OF_OTHERS
            return found[-1] if owned else found[0]
    meaning = meaning_of(key)
    return meaning_of(header_key(bare)) if meaning.field is None and not _ELSE.search(key) else meaning


def _in_words(header, key):
    """What a header means in the words of a form; ``None`` for others."""
    if holds_function(header):
        # 'Cargo / Contacto': what a contact does, were it one thing
        return Meaning('contact_name')
    if key in FIELD_OF or _open(key) or len(header) > _LONGEST:
        return None
    plain = _plain(header)
    return _part(header) or (meaning_in(plain) if plain != header else None)


def _plain(header):
    """A header in plain words: the question of one that greets, what of a guest it says; others as they are.

    >>> _plain('Encantado, Ana. ¿En qué empresa trabajas?'), _plain('Invitee Email'), _plain('Attendee name')
    ('En qué empresa trabajas', 'email', 'Attendee name')
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
    if is_name and name in _NAME_PARTS | {'contact_prefix', 'contact_suffix'}:
        return Meaning(name)
    meaning = meaning_in(found['inside']) if found['inside'] and _bare_field(whole) == 'street' else Meaning(None)
    if meaning.field not in _WHERE:
        return None
    rank = _bare(whole)[1]
    return _placed(meaning.field, rank, '') if rank else meaning


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
    fields = [FIELD_OF.get(part) or _bare_field(part) for part in parts]
    if set(fields) == {'contact_name', 'function'}:
        return Meaning('contact_name')
    if set(fields) <= {'zip', 'city', 'state_id', 'country_id'} and 'city' in fields:
        return Meaning('city')
    return None


def _joined(header):
    return [header_key(part) for part in _JOINED.split(plain_lines(header[:GUESSED]))]


def _bare_field(key):
    return FIELD_OF.get(_bare(key)[0])


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
    return {'zip', 'city'} <= {FIELD_OF.get(key) or _bare_field(key) for key in keys if key}


def holds_job(header):
    """Whether a column holds companies and what the contact does there.

    >>> holds_job('Empresa/Cargo'), holds_job('Empresa - Puesto'), holds_job('Empresa'), holds_job('Contacto / Cargo')
    (True, True, False, False)
    """
    fields = [FIELD_OF.get(key) for key in _joined(_BRACKETS.sub(' ', header))]
    return fields == ['partner_name', 'function']


def _open(key):
    """What only the other columns can tell: ``?name``, ``?shown``, ``?title``, ``?state``; else ``None``."""
    if key in DISPLAYED:
        return '?shown'
    return '?name' if key in _BARE_NAMES else '?title' if key in _TITLES else '?state' if key in _STATES else None


def _placed(field, rank, number):
    number = '' if number in ('', '0', '1') and field in ADDRESS else number
    group = f'{rank or ""} {number}'.strip() if not number else f'{rank} {number}'
    return Meaning(field, rank + int(number or 0) / 10 if number else rank, group if field in ADDRESS else '')


def _bare(key):
    """A header without its qualifiers, and the rank of the last one that said where."""
    rank, again = 0, key not in FIELD_OF
    while again:
        again = False
        rests = [(rest, words) for words in _BY_LENGTH for rest in _without(key, words)
                 if rest not in FIELD_OF or goes_with(words, rest, FIELD_OF[rest])]
        # 'billing company' is a company, and no bill of one
        for rest, words in sorted(rests, key=lambda one: one[0] not in FIELD_OF)[:1]:
            key, rank, again = rest, max(rank, _QUALIFIERS[words]), rest not in FIELD_OF
    return key, rank


def _without(key, words):
    if key.startswith(words + ' '):
        yield key[len(words) + 1:]
    elif key.endswith(' ' + words):
        yield key[:-len(words) - 1]


def is_header(text):
    """Whether a cell is a header we know: how the line of headers is found.

    >>> is_header('N.I.F.'), is_header('Business Fax'), is_header('Bar Sol'), is_header('Name')
    (True, False, False, True)
    """
    key = header_key(text)
    return bool(_open(key)) or key in FIELD_OF or len(key) < 50 and meaning_in(text).field is not None


def match_headers(headers, labels=None, known=None, samples=None):
    """The field each header means; :data:`NOTE` for one that says nothing we know.

    :param labels: ``{header_key of a field's label or name: field}``: asked after the words we know
    :param known: ``{header_key: field}``: what somebody chose for files that look the same; goes first
    :param samples: what stands in each column, a list of texts

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
    if not (told & (_INSTEAD | _NAME_PARTS | {'partner_name'}) or _DESCRIPTIONS & set(keys)):
        numbers = []
    found = [None if place in numbers else field for place, field in enumerate(found)]
    if not {'partner_name', 'name', 'contact_name', 'contact_inverted', '?name', '?person', *_NAME_PARTS} & set(found):
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
        if field in _RECORDS and samples[place] and all(map(_GUID.fullmatch, samples[place])):
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
    plain = asked(header_key(_plain(header)))
    if opened := _open(plain):
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
    names = _NAME_PARTS | {'contact_name', 'contact_inverted', '?name', '?person'}
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
    if _NAME_PARTS & set(found):
        return 'contact_given' if not {'contact_given', 'contact_inverted'} & set(found) else 'contact_name'
    companies = {key for key, field in zip(keys, found, strict=True) if field == 'partner_name'}
    return 'contact_name' if companies - _TRADE_NAMES else 'partner_name'


def _title(column, found, place):
    """What 'Title' means: how somebody is addressed, what he does, or what the deal is called."""
    words = {word for cell in column for word in re.findall(r'\w+', fold(cell))}
    persons = _NAME_PARTS | {'contact_name', 'contact_inverted'}
    has_person = bool((persons | {'?person'}) & set(found)) or '?name' in found and 'partner_name' in found
    if words and words <= ADDRESSES or 'function' in found and persons & set(found):
        return 'contact_prefix'
    if has_person and ('name' in found[:place] + found[place + 1:] or _are_jobs(column)):
        return 'function'
    if {'expected_revenue', 'date_deadline', 'stage_id'} & set(found) and not _NAME_PARTS & set(found):
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


def is_spanish(headers):
    """Whether more of the headers are Spanish than English; ``None`` if neither.

    >>> is_spanish(['Empresa', 'Teléfono', 'Email']), is_spanish(['Company', 'Business Phone']), is_spanish(['foo'])
    (True, False, None)
    """
    keys = [header_key(header) for header in headers]
    keys += [_bare(key)[0] for key in keys]
    spanish, english = (sum(key in words for key in keys) for words in (_SPANISH | {'nombre'}, _ENGLISH | {'name'}))
    return None if spanish == english else spanish > english
