"""The headers we know, what is taken off them and what each means by itself. Pure."""
import hashlib
import re
from typing import NamedTuple

from ..search.search_name import fold
from .lead_qualifier import goes_with
from .lead_slip import HeaderTypos
from .lead_words import NEIGHBOURS, WORDS

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
BARE_NAMES = {'nombre', 'name', 'nome', 'nom', 'izena'}
_TITLES = {'title', 'titulo'}
#: how a program shows somebody: 'Company, Person'
DISPLAYED = {'display name', 'complete name', 'displayed name', 'nombre para mostrar', 'nombre mostrado', 'file as'}
_STATES = {'status', 'estado', 'situacion', 'lead status', 'estado del lead', 'lead state'}
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
#: of somebody or something else, or about a value and none itself
ELSE = re.compile(
    r'\b(?:fax|telefax|assistants?|asistente|ayudante|callback|devolucion|pager|busca|buscapersonas|telex|isdn|rdsi|'
    r'tty|tdd|'
    r'radio|emergency|emergencia|label|type|display|mostrar|phonetic|yomi|initials|opt|bounced?|verified|manager s|'
    r'spouse|parent|photo|foto)\b')
#: words beside which a name we know means something else: whose it is, of which paper, of which bank
OTHER = re.compile(
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
_SLIPS = HeaderTypos(FIELD_OF)
#: in which time moments are said
_WORLD_TIME = re.compile(r' (?:utc|gmt|zulu)(?: ?\d{1,4})?$')
#: what is answered by yes or no is no value of anything
YES_NO = re.compile(r'\b(?:si no|no si|yes no|y n)$')
_GLUED = re.compile(r'(?<=[a-z])(\d)$')
#: parts of an address: of several addresses of a row one is the lead's, the others are kept whole
ADDRESS = {'street', 'street2', 'zip', 'city', 'state_id', 'country_id', 'street_type', 'street_number', 'street_block',
           'street_stair', 'street_floor', 'street_door'}
#: 'Dirección 2: ciudad', 'Código postal de Dirección', 'Ciudad de correo (solo texto)': of which address it is
_OF_ADDRESS = re.compile(
    r'(?:direccion|domicilio|adreca|enderezo|endereco|address|helbidea) (?:(?P<number>\d) )?(?P<what>.+)'
    r'|(?P<part>.+?) (?:de (?:la )?direccion|(?P<mail>de correo|de correspondencia))(?: (?P<which>\d))?')
WHERE = {'street', 'street2', 'zip', 'city', 'state_id', 'country_id'}
RECORDS = {'name', 'partner_name', 'contact_name'}
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
NAME_PARTS = {'contact_given', 'contact_middle', 'contact_surname', 'contact_surname2'}


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
    if not key or ELSE.search(key) or OTHER.search(key) or YES_NO.search(key):
        return Meaning(None)
    words = set(key.split()) - {'de', 'del', 'la', 'el'}
    if words & _EXPECTED and words & _DAY_WORDS and words <= _EXPECTED | _DAY_WORDS:
        return Meaning('date_deadline')
    if found := _of_somebody(key) or _of_address(key):
        return found
    base, rank = without_qualifiers(key)
    if base in FIELD_OF:
        return placed(FIELD_OF[base], rank, '')
    number = _NUMBER.search(base)
    if number:
        base, rank = without_qualifiers(re.sub(r' (?:value|valor)$', '', ' '.join(_NUMBER.sub(' ', key).split())))
        if base in FIELD_OF:
            return placed(FIELD_OF[base], rank, number[0])
        # a second name is the rest of the first one, or another's
        return Meaning(open_meaning(base) if number[0] == '1' else None)
    return Meaning(open_meaning(base) or _SLIPS.meant(key))


def _of_somebody(key):
    """What a header means that says whose person or number it is; ``None`` for others.

    >>> [_of_somebody(key) for key in ('representante legal', 'n cif', 'representante', 'n orden')]
    [Meaning(field='contact_name', rank=0, group=''), Meaning(field='portfolio_vat', rank=0, group=''), None, None]
    """
    if _THEIRS.fullmatch(key):
        return Meaning('contact_name')
    found = _COUNTED.fullmatch(key)
    base, rank = without_qualifiers(found['what']) if found else ('', 0)
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
    base, rank = without_qualifiers(found['what'] or found['part'])
    field = FIELD_OF.get(base) or FIELD_OF.get(' '.join(_NUMBER.sub(' ', base).split()))
    if field not in WHERE or base in ('direccion', 'postal'):
        return None
    return placed(field, max(rank, 1 if found['mail'] else 0), found['number'] or found['which'] or '')


def bare_field(key):
    """The field of a header (its ``key``) without its qualifiers, ``None`` where it is none we know."""
    return FIELD_OF.get(without_qualifiers(key)[0])


def open_meaning(key):
    """What only the other columns can tell: ``?name``, ``?shown``, ``?title``, ``?state``; else ``None``."""
    if key in DISPLAYED:
        return '?shown'
    return '?name' if key in BARE_NAMES else '?title' if key in _TITLES else '?state' if key in _STATES else None


def placed(field, rank, number):
    """What a header means that says which of several it is.

    :param field: of the lead
    :param rank: of its qualifier, see :func:`without_qualifiers`
    :param number: in the header, as text; '' for none
    :return: a :class:`Meaning`

    >>> placed('phone', 0, '2'), placed('city', 2, '')
    (Meaning(field='phone', rank=0.2, group=''), Meaning(field='city', rank=2, group='2'))
    """
    number = '' if number in ('', '0', '1') and field in ADDRESS else number
    group = f'{rank or ""} {number}'.strip() if not number else f'{rank} {number}'
    return Meaning(field, rank + int(number or 0) / 10 if number else rank, group if field in ADDRESS else '')


def without_qualifiers(key):
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


def is_spanish(headers):
    """Whether more of the headers are Spanish than English; ``None`` if neither.

    >>> is_spanish(['Empresa', 'Teléfono', 'Email']), is_spanish(['Company', 'Business Phone']), is_spanish(['foo'])
    (True, False, None)
    """
    keys = [header_key(header) for header in headers]
    keys += [without_qualifiers(key)[0] for key in keys]
    spanish, english = (sum(key in words for key in keys) for words in (_SPANISH | {'nombre'}, _ENGLISH | {'name'}))
    return None if spanish == english else spanish > english
