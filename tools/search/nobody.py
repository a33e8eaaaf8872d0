"""Values that stand for 'none' or for anybody, and so identify nobody. One place for all who compare. Pure.

A number that somebody had to fill in (00000000T, 600000000), an address that cannot be (sin@correo.com), a word for
'none' ('no tiene'). What is left out here: what many real customers share, which only the database knows
(``portfolio.lead.match``).
"""
import re
from functools import lru_cache

from .search_name import fold

_WORDS = frozenset(fold(word) for word in """
no tiene|no tienen|no tenemos|notiene|no tiene email|no tiene correo|no tiene telefono|no tiene web|no tiene nif|
no hay|no consta|no disponible|no disp|no procede|no aplica|no facilita|no facilitado|no facilitada|no quiere|
no sabe|ns/nc|ns nc|nsnc|no se|no lo se|no da|no dice|no informado|no informa|no definido|no especificado|
no especifica|no existe|no conocido|no conocida|desconocido|desconocida|se desconoce|por determinar|por confirmar|
pendiente|pte|pdte|a confirmar|falta|vacio|vacía|ninguno|ninguna|nada|nadie|nulo|sin|sin datos|sin dato|s/d|sd|
sin correo|sin email|sin e-mail|sin mail|sin telefono|sin tel|sin tlf|sin movil|sin nif|sin cif|sin web|
sin pagina web|sin nombre|sin especificar|sin informar|sin informacion|sin identificar|sincorreo|sinemail|sinmail|
sintelefono|sinnombre|no email|noemail|no mail|nomail|nocorreo|no correo|n/a|n.a.|na|n.a|n / a|n/d|n.d.|nd|n.d|
n / d|n/c|n.c.|nc|n/s|n.s.|ns|none|null|nil|nan|unknown|not available|not known|not applicable|no data|missing|tbd|
tbc|t.b.d.|todo|undefined|empty|void|no phone|no tax id|nothing|no value|nao tem|não tem|sem email|sem telefone|
sem dados|desconhecido|nao disponivel|no en te|no te|no en tenim|sense|sense dades|sense correu|sense telefon|
desconegut|cap|non ten|non hai|sen datos|sen correo|sen telefono|descoñecido|ez dauka|ezezaguna|#n/a|#n/d|#ref!|
#value!|#valor!|#div/0!|
""".replace('\n', '').split('|') if word)
# words for 'none' that are names as well
_NAMES = frozenset('nada nadie todo cap sin na ns nd nc sd nil void empty falta pendiente sense x xx'.split())
# what programs write into a cell that is empty
_EMPTY = {'', 'n/a', '#n/a', '#n/d', 'null', 'none', 'nan', 's/d', 'nil'}
_MARKS = re.compile(r'[\s\-–—_.,;:*/\\?¿!¡#+=()|~\'"`´@]*')
# 'sin …', 'no tiene …': what follows says of what there is none, or until when; figures or an address are a value
_SAYS_NONE = re.compile(r'''
    (?: sin | sem | sense | without
      | (?:aun\s|todavia\s|ya\s)? no \s (?:lo\s|la\s|se\s|nos\s|me\s)? (?:han?\s)?
        (?: tiene[ns]? | tenemos | tengo | hay | consta[n]? | disp\w* | proced\w* | aplica\w* | facilita\w* | quier\w*
          | sabe\w* | se | da[n]? | dad[oa] | dice[n]? | inform\w* | defini\w* | especific\w* | exist\w* | conoc\w*
          | figura\w* | aparece\w* | usa[n]? | utiliza[n]? | encontr\w* | indica\w* | proporcion\w* )
      | (?:se\s)? desconoce | desconocid[oa]s? | pendientes? | pte | pdte | falta[n]? | ningun[oa]?
      | (?:por|a) \s (?:determinar|confirmar|definir|asignar|preguntar|completar) | not? \s (?:known|available|given) )
    (?: (?: \.?\s | \s?[,;:(] ) [^\d@]* | \. )?''', re.VERBOSE)
# of a name only what a name is called itself: 'Sin Fronteras' and 'Pendientes Luisa' are names
_SAYS_NO_NAME = re.compile(
    r'(?:sin|no (?:tiene|hay|consta|facilita\w*|se sabe|conocemos)|falta|pendiente(?: de)?|pte\.?|se desconoce)'
    r' (?:el |la |un |una )?(?:nombre|contacto|persona de contacto|empresa|razon social|datos?|cliente'
    r'|(?:primer |segundo |mas |otro )?apellidos?(?: conocidos?)?'
    r'|especificar|identificar|informar|asignar|definir|determinar|confirmar|preguntar|completar)')
# what programs write where there is nothing, in brackets or between lines: '[[Unknown]]', '-None-', '--Ninguno--'
_WRAPPED = re.compile(r'(?:\[+|<+|\{+|\(+|[-–—_*]+)\s*([^\W\d_][^\[\]<>{}()*]*?)\s*(?:\]+|>+|\}+|\)+|[-–—_*]+)')
_UNSET = frozenset(
    'not provided,not set,no proporcionado,no proporcionada,blank,en blanco,ninguno seleccionado,none selected,'
    'unspecified,sin especificar,sin asignar,unassigned,select,select one,seleccione,seleccionar,seleccione una opcion,'
    'elegir,elige una opcion,no value,sin valor,vacias,no especificada,no asignado,no asignada'.split(','))
# 's/t', 'n/t', 's/n', 's/email'
_SHORT_NONE = re.compile(r'[sn]\s?[/\\]\s?[a-z]{1,5}\.?')
# what a spreadsheet shows in place of a value it cannot give, in English and Spanish
_SHEET_ERROR = re.compile(
    r'#\s?[¡¿]?(?:n/[ad]|getting_data|obteniendo_datos|(?:ref|valor|value|nombre|name|num|null|nulo|div/0|calc|spill'
    r'|desbordamiento|error|field|campo|blocked|bloqueado|connect|conectar|unknown|desconocido)[!?])[!?]?')
# what is typed into a field that may not stay empty: '0', '9', 'info@'
_FILLER = re.compile(r'\d|0+|[xX]|[^\s@]*@|@[^\s@]*')
_LETTER_AGAIN = re.compile(r'([a-z])\1+')

# the part of an address before or behind the '@' that says there is none
_NO_MAILBOX = frozenset("""
    sin sincorreo sinemail sinmail sinc sin-correo sin.correo sin_correo sin-email sin.email sin_email sin-mail
    sin.mail no noemail no-email no.email no_email nomail no.mail no_mail nocorreo no-correo no.correo no_correo
    notiene no-tiene no.tiene no_tiene notienecorreo notieneemail notienemail nohay no-hay no.hay noaplica noconsta
    nodisponible ninguno ninguna nadie nada none null na nd desconocido unknown noreply no-reply no.reply no_reply
    donotreply do-not-reply no-responder noresponder nobody fake falso inventado xx xxx xxxx xxxxx aaa asdf qwerty
    noexiste no-existe nosabe pendiente vacio sindatos correofalso emailfalso semail sememail naotem sense
    sensecorreu nonten
""".split())
_NO_HOST = frozenset("""
    sincorreo sinemail sinmail sin-correo sin-email noemail no-email nomail nocorreo no-correo notiene no-tiene
    nohay none null na xxx xxxx xx x asdf aaa ninguno nodisponible desconocido noexiste no sin notengo notienecorreo
    notieneemail invalid fake falso
""".split())
# an address like 'correo@correo.com' is none; each of these may well be one half of a real one
_ANY_MAILBOX = frozenset(
    "correo email mail e-mail test prueba pruebas abc a b aa bb nombre cliente usuario user empresa".split())

# a desk at a free mail host: there is one such mailbox for all the world, and it is not the customer's
_DESK = frozenset("""
    info informacion contacto contact contacta hola hello admin administracion administrador ventas compras comercial
    pedidos reservas recepcion oficina office sales correo email mail cliente clientes atencionalcliente empresa
    facturacion contabilidad gerencia direccion
""".split())
_FREE = re.compile(r'(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud)\.(?:com|es|co\.uk|fr|it|pt)')


@lru_cache(maxsize=1 << 13)
def is_nothing(text, is_name=False):
    """Whether a cell or a field says that there is no value.

    :param text: of a cell or a field; ``None`` is nothing too
    :param is_name: of somebody: a bar may well be called 'Nada' or 'Sin Fronteras'

    >>> [is_nothing(text) for text in ("no tiene", "N/A", "-", "xxx", "¿?", "SIN CORREO", "...", " ", None)]
    [True, True, True, True, True, True, True, True, True]
    >>> [is_nothing(text) for text in ("Bar Sin Nombre", "0", "no-mail", "Nadal", "Xuxo")]
    [False, False, False, False, False]
    >>> is_nothing("Nada"), is_nothing("Nada", is_name=True)
    (True, False)
    >>> [is_nothing(text) for text in ("s/t", "sin teléfono fijo", "No tiene todavía", "#¡REF!", "#¿NOMBRE?")]
    [True, True, True, True, True]
    >>> [is_nothing(text, True) for text in ('[[Unknown]]', '[not provided]', '-None-', '--Ninguno--', '(en blanco)',
    ...                                      '[Sol]', '-Bar Sol-', '«Nada»')]
    [True, True, True, True, True, False, False, False]
    >>> is_nothing("Sin Fronteras", is_name=True), is_nothing("Sin razón social", is_name=True)
    (False, True)
    >>> is_nothing("Sin Pérez", is_name=True), is_nothing("no tiene segundo apellido", is_name=True)
    (False, True)
    >>> is_nothing("no tiene fijo, 600112233"), is_nothing("Sinaloa"), is_nothing("Sin-le-Noble")
    (False, False, False)
    """
    folded = fold((text or '').strip())
    if is_name and folded in _NAMES:
        return False
    if folded in _WORDS or _MARKS.fullmatch(folded) or _SHORT_NONE.fullmatch(folded) or _SHEET_ERROR.fullmatch(folded):
        return True
    if (_SAYS_NO_NAME if is_name else _SAYS_NONE).fullmatch(folded):
        return True
    found = _WRAPPED.fullmatch(folded)
    if found and (found[1] in _WORDS or found[1] in _UNSET):
        return True
    found = _LETTER_AGAIN.fullmatch(folded)
    return bool(found and found[1] == 'x')


def is_filler(text):
    """Whether what stands in the place of a code, an address or a number only fills it: a figure, half an address.

    >>> [is_filler(text) for text in ('0', '9', '00000', 'info@', '@gmail.com')]
    [True, True, True, True, True]
    >>> [is_filler(text) for text in ('36201', 'info@bar.es', 'ana@bar', '')]
    [False, False, False, False]
    """
    return bool(_FILLER.fullmatch((text or '').strip()))


def is_empty(text):
    """Whether a cell is empty as programs write it: less than :func:`is_nothing`, for columns of words and marks.

    >>> is_empty('-'), is_empty('#N/A'), is_empty('#¡REF!'), is_empty('no'), is_empty('x')
    (True, True, True, False, False)
    """
    text = (text or '').strip().casefold()
    return text in _EMPTY or not text.strip('-–—_.') or text[0] == '#' and bool(_SHEET_ERROR.fullmatch(fold(text)))


def nobodys_tax(key):
    """Whether a tax ID is one of those that people fill in when they have none.

    :param key: as :func:`search_tax.tax_key` gives it

    >>> [nobodys_tax(key) for key in ('00000000T', '12345678Z', 'X0000000T', 'B00000000', '99999999R', '999999990')]
    [True, True, True, True, True, True]
    >>> [nobodys_tax(key) for key in ('A11111111', 'B99999999', 'B11111119', '11111111H', 'B12345678', 'A87654321')]
    [True, True, True, True, True, True]
    >>> [nobodys_tax(key) for key in ('B12345674', '36000016B', 'A58818501', '501964843', None)]
    [False, False, False, False, False]
    """
    if not key:
        return False
    if is_nothing(key):
        return True
    digits = re.sub(r'\D', '', key)
    if len(digits) < 5:
        return True
    if set(digits[:8]) == {'0'} or not digits.strip('0'):
        return True
    if key[0] in 'ABCDEFGHJNPQRSUVW':
        # a company's: one figure seven times and whatever digit ends it, or all eight in order
        return len(set(digits[:7])) == 1 or digits in ('12345678', '87654321', '01234567')
    # a person's: one figure again and again, or all in order; the end may differ
    body = digits[:7] if key[0] in 'XYZKLM' else digits[:8]
    return len(set(body)) == 1 or body in ('12345678', '87654321', '1234567', '01234567')


def nobodys_phone(digits):
    """Whether a telephone number is one that people fill in when they have none.

    :param digits: the figures of one number, with or without the country's

    >>> [nobodys_phone(digits) for digits in ('000000000', '999999999', '986000000', '34600000000', '123456789')]
    [True, True, True, True, True]
    >>> [nobodys_phone(digits) for digits in ('986123456', '600123456', '34912345678', '666555444', '900100200')]
    [False, False, False, False, False]
    """
    digits = re.sub(r'\D', '', digits or '').removeprefix('00')
    if len(digits) < 7:
        return True
    national = digits[-9:]
    # '666666666', '986000000'
    if len(set(national[-7:])) == 1 or national.endswith('000000'):
        return True
    return national in ('123456789', '987654321', '012345678', '234567890', '098765432') or digits in (
        '1234567', '12345678', '1234567890', '0123456789', '34123456789')


def nobodys_email(address):
    """Whether an address is none, or a machine's that nobody reads.

    >>> [nobodys_email(text) for text in ('sin@correo.com', 'noemail@noemail.com', 'xxx@xxx.es', 'a@a.com', 'no@no.es')]
    [True, True, True, True, True]
    >>> [nobodys_email(text) for text in ('sincorreo@gmail.com', 'No-Reply@tienda.es', 'info@sincorreo.com')]
    [True, True, True]
    >>> [nobodys_email(text) for text in ("o'brien@pub.ie", 'info@bar.es', 'a@example.com', 'prueba@bar-prueba.es')]
    [False, False, False, False]
    >>> [nobodys_email(text) for text in ('nada@nadasl.es', 'x@bar.es', 'nada@nada.es', 'nada@bar.es', 'x@gmail.com')]
    [False, False, True, True, True]
    """
    mailbox, _at, host = (address or '').strip().lower().partition('@')
    if not host:
        return True
    name = host.split('.')[0]
    bare = mailbox.partition('+')[0]
    if bare in _NAMES and len(bare) > 3 and name.startswith(bare) and name not in _NO_MAILBOX | _NO_HOST | {bare}:
        # somebody's own: 'nada@nadasl.es'
        return False
    if bare == 'x' and (_FREE.fullmatch(host) or name in _ANY_MAILBOX):
        return True
    same = bare == name and (len(name) < 4 or name in _ANY_MAILBOX or len(set(name)) == 1 or name.isdigit())
    return bare in _NO_MAILBOX or name in _NO_HOST or same or bool(re.fullmatch(r'x{2,}|0+|\.+', bare))


def everybodys_email(address):
    """Whether an address is a desk's at a free mail host, which people write who have none or forgot whose it is: of
    two who have it nobody knows that they are one.

    >>> [everybodys_email(text) for text in ('info@gmail.com', 'Contacto@hotmail.com', 'reservas@yahoo.es')]
    [True, True, True]
    >>> [everybodys_email(text) for text in ('info@bar.es', 'ancorareservas@gmail.com', 'info@telefonica.net', '')]
    [False, False, False, False]
    """
    mailbox, _at, host = (address or '').strip().lower().partition('@')
    return mailbox in _DESK and bool(_FREE.fullmatch(host))
