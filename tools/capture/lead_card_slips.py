"""What stands in pasted text and is meant otherwise: addresses hidden from robots, numbers that are no phone. Pure."""
import re

from ..lead_import.lead_mend import mended_email
from ..search.search_contact import HOURS, email_addresses
from ..search.search_name import fold
from .lead_card_words import STREET

_DOT = r'(?:\.{1,3}|\s*[(\[{]\s*(?:dot|punto|punt|ponto|\.)\s*[)\]}]\s*|\s+(?:dot|punto|punt|ponto)\s+)'
_WORDED = r'\s+(?:dot|punto|punt|ponto)\s+'
_HOST = rf'[\w\-]+(?:{_DOT}[\w\-]+)*'
_COMMA = r'[\w\-]+\s?[,;]\s?(?:com|es|net|org|eu|gal|cat|eus|pt|fr|info)\b'
_MAILBOX = r"(?<![\w.@+\-])[\w.+\-]+"
_IN_BRACKETS = r'\s*[(\[{<]\s*(?:at|arroba|a|@)\s*[)\]}>]\s*'
# 'Manager at Booking.com' is no address: 'at' by itself is one where it shouts, or where the dot is a word as well
_ADDRESSES = [re.compile(pattern, flags) for pattern, flags in (
    (rf'{_MAILBOX}(?:{_IN_BRACKETS}|\s*\barroba\b\s*|@@+|@\s+|\s+@\s+|@)(?:{_COMMA}|{_HOST})', re.I),
    (rf'{_MAILBOX}\s+at\s+[\w\-]+(?:{_DOT}[\w\-]+)*?{_WORDED}[\w\-]+(?:{_DOT}[\w\-]+)*', re.I),
    (rf'(?<![\w.@+\-])(?-i:[a-z0-9][a-z0-9.+_\-]*)\s+(?-i:AT)\s+{_HOST}', re.I),
    (rf'(?<=mail:\s){_MAILBOX}\s+at\s+{_HOST}|(?<=correo:\s){_MAILBOX}\s+at\s+{_HOST}', re.I))]
_MAYBE = re.compile(r'@|\barroba\b|\bat\b|[(\[{<]\s*a\s*[)\]}>]', re.I)


def with_addresses(line):
    """``line`` with its e-mail addresses as they are meant.

    >>> with_addresses("ana[arroba]bar.es"), with_addresses("ana AT bar DOT es"), with_addresses("Tel. 1, x@bar,com")
    ('ana@bar.es', 'ana@bar.es', 'Tel. 1, x@bar.com')
    >>> with_addresses("Manager at Booking.com"), with_addresses("Instagram @casa.lola"), with_addresses("a@b.es,com")
    ('Manager at Booking.com', 'Instagram @casa.lola', 'a@b.es,com')
    """
    if not _MAYBE.search(line):
        return line
    for pattern in _ADDRESSES:
        line = pattern.sub(_meant, line)
    return line


def _meant(written):
    text = written.group()
    if email_addresses(text) == [text]:
        return text
    behind = re.search(r'\.*$', text).group()
    return (mended_email(text) or text.removesuffix(behind)) + behind


# what a number may be of that is no phone and no zip code, in the languages of Spain, Portuguese and English; folded
_THING = (
    r'(?:client[ea]?|customer|socio|soci|proveedor|proveidor|pedido|order|comanda|encomenda|eskaera|ref|referencia|'
    r'reference|rfa?|expediente|expedient|expte|exp|albaran|albara|albaranes|factura|fra|fatura|invoice|presupuesto|'
    r'ppto|pressupost|orzamento|orcamento|quote|oferta|incidencia|ticket|caso|contrato|contracte|contract|poliza|'
    r'polissa|lote|matricula|serie|reserva|booking|tarjeta|cuenta|abonado|licitacion|solicitud)')
_NUMBERED = r'(?:n(?:[oa.]|um|umero|umber|r)*\.?|#)'
_REFERENCE = re.compile(
    rf'(?P<said>(?:(?:su|nuestra|vuestra|your|our|s/|n/)\s*)?(?:{_NUMBERED}\s*(?:(?:de|do|da|of)\s+)?)?\b{_THING}\b\.?'
    rf'(?:\s+(?:de\s+)?{_THING}\b\.?)?\s*(?:{_NUMBERED}(?![a-z]))?\s*[:.#\-]*\s*)'
    rf'(?P<number>(?:[a-z]{{1,4}}[\-/.]?)?\d[\w/.\-]*)(?!\s?\d)(?:\s+{_THING}\b)?')
_BEFORE = re.compile(r'(?:^|[|·•,;(\t–—]|\s[-/]|\s{3})\s*$')
_OF_PEOPLE = re.compile(r'(?:client|customer|reserva|booking|abonado|pedido|order|comanda)')


def references(line):
    """The parts of a line that say the number of an order, a customer, an invoice, and what else it says.

    >>> references("Cliente nº 10234"), references("Bar Pepe | Ref. 28014 Pedido"), references("Pedidos 986 11 22 33")
    ((['Cliente nº 10234'], ''), (['Ref. 28014 Pedido'], 'Bar Pepe |'), ([], 'Pedidos 986 11 22 33'))
    >>> references("Atención al cliente 900123456"), references("Cliente: 986112233"), references("Factura 986112233")
    (([], 'Atención al cliente 900123456'), ([], 'Cliente: 986112233'), (['Factura 986112233'], ''))
    """
    found, plain = [], fold(line)
    if len(plain) != len(line):
        return found, line
    for piece in reversed(list(_REFERENCE.finditer(plain))):
        if not _BEFORE.search(plain[:piece.start()]) or _may_be_phone(piece) or _is_lot(piece, plain):
            continue
        end = piece.end()
        if rest := re.match(r'[)\]]|\s+[a-zñáéíóú][^|·•;,]*', line[end:]):
            end += rest.end()
        found.insert(0, line[piece.start():end].strip())
        line, plain = (f'{text[:piece.start()]}{text[end:]}'.strip() for text in (line, plain))
    return found, line


_PARTS_OF_DAY = r'mananas?|tardes?|noches?|matins?|nits?|manhas?|noites?|mornings?|afternoons?|evenings?'
_PART_OF_DAY = re.compile(rf'(?:{_PARTS_OF_DAY})$')
_DAYS = (
    r'(?:[lmxjvsd]|lun|mar|mie|jue|vie|sab|dom|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|festivos|'
    r'laborables|dl|dm|dc|dj|dv|ds|dg|dilluns|dimarts|dimecres|dijous|divendres|dissabtes?|diumenges?|mon|tue|wed|thu|'
    r'fri|sat|sun|monday|friday|saturday|sunday|seg|ter|qua|qui|sex|segunda|sexta|luns|venres|'
    + _PARTS_OF_DAY + ')')
_WHEN = re.compile(
    rf'(?:{_DAYS}|de|a|al|to|from|y|e|i|and|por|per|la|las|les|as|os|solo|only|h|hs|hrs|horas|hores|feira|'
    r'\d{1,2}h?|\d{1,2}h\d\d)')


def _is_lot(piece, plain):
    """Whether a number is one of an address: 'Zona Industrial de Pevidém, Lote 12'."""
    return piece['said'].startswith('lote') and bool(STREET.search(plain[:piece.start()]))


def is_when(text):
    """Whether a text says nothing but when somebody answers.

    >>> is_when("(de 9 a 14h)"), is_when("(lun-vie)"), is_when("L-V 9:00-14:00"), is_when("tardes")
    (True, True, True, True)
    >>> is_when("La Tarde"), is_when("Mar"), is_when("Domingo")
    (False, False, False)
    >>> is_when("Bar 9"), is_when("9"), is_when("a"), is_when("")
    (False, False, False, False)
    """
    words = re.findall(r'[^\W_]+', fold(text))
    is_alone = len(words) == 1 and not _PART_OF_DAY.match(words[0])
    if not re.search(r'[\d(\-–]', text) and (is_alone or text[:1].isupper()):
        # 'La Tarde' and 'Mar' are called so
        return False
    return all(_WHEN.fullmatch(word) for word in words) and (
        bool(HOURS.search(text)) or any(re.fullmatch(_DAYS, word) and len(word) > 1 for word in words)
        or bool(re.match(r'[lmxjvsd]\s?[-–/a]\s?[lmxjvsd]\b', fold(text).strip('( '))))


def ends_in_reference(text, number):
    """Whether what stands before a number says that it is one of an order or a customer.

    :param text: what stands before the number
    :param number: the figures, as they stand there

    >>> ends_in_reference("el pedido ", '2026/00123'), ends_in_reference("Pedidos: ", '986112233')
    (True, False)
    """
    plain = fold(text)
    piece = next((one for one in _REFERENCE.finditer(plain + fold(number)) if one.end('said') == len(plain)), None)
    return bool(piece) and not _may_be_phone(piece)


def _may_be_phone(piece):
    """'Cliente: 986112233' is how to call him; what is numbered is no phone."""
    is_numbered = re.search(rf'(?:^|\s){_NUMBERED}[\s:.]', piece['said']) or '#' in piece['said']
    return bool(
        re.fullmatch(r'[6-9]\d{8}', piece['number'].rstrip('.-/')) and not is_numbered
        and _OF_PEOPLE.match(piece['said']))
