"""A business card or the end of an e-mail, pasted as text: who it is of. Pure: no ``env``."""
import re

from .search_contact import phone_digits
from .search_name import fold
from .search_tax import spanish_fault, tax_key

_EMAIL = re.compile(r'[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+')
_SITE = re.compile(
    r'(?:https?://|www\.)[^\s,;|]+|'
    r'(?<![@\w.])[a-z0-9\-]+\.(?:com|es|net|org|eu|gal|cat|eus|pt|fr|info|shop)\b(?:/\S*)?', re.I)
_PHONE = re.compile(r'(?:\+|00)?\d[\d\s.\-()/]{6,}\d')
_TAX = re.compile(
    r'\b(?:ES)?[-\s]?([A-Z][-\s.]?\d(?:[\s.\-]?\d){6}[\s.\-]?[0-9A-Z]|\d{2}\.?\d{3}\.?\d{3}[-\s]?[A-Z])\b',
    re.I)
_PLACE = re.compile(r'(?<!\d)(?:[A-Z]{1,2}-)?(\d{5})(?!\d)[\s,\-]*([^\d,;|()]*)')
_FORM = re.compile(
    r'(?:^|[\s,])(?:s\.?\s?l\.?(?:\s?[ulp]\.?)?|s\.?\s?a\.?(?:\s?[ul]\.?)?|s\.?\s?coop\.?.*|s\.?\s?c\.?|c\.?\s?b\.?|'
    r'ltd\.?|gmbh|inc\.?|lda\.?|sarl|srl)\s*$', re.I)
_STREET = re.compile(
    r'^(?:c/|calle|cl\.?|rua|avda?\b\.?|avenida|av\.|plaza|pza\.?|praza|paseo|p[oº]\b|carretera|ctra\b\.?|camino|'
    r'poligono|pol\.|ronda|travesia|via)\s*\S')
_LABEL = re.compile(
    r'^(?:t(?:el|fno?|elf|elefono)?|m(?:ov(?:il)?|obile)?|phone|fax|f|e-?mail|e|correo|web|w|www|nif|cif|vat|n\.i\.f|c\.i\.f)'
    r'\s*[.:]+\s*', re.I)
_FUNCTIONS = set("""
    director directora gerente responsable jefe jefa encargado encargada comercial ventas compras administracion
    administrador administradora presidente presidenta ceo cto cfo coo manager head sales owner founder propietario
    propietaria socio socia consejero consejera coordinador coordinadora tecnico tecnica ingeniero ingeniera chef
    delegado delegada asesor asesora buyer engineer consultant consultor consultora
""".split())


def parse_card(text):
    """What a card says, by the names of a lead's fields; what was not found is missing.

    Lines are told apart by what they look like: the first one left over is the person when a company is
    recognised by its form or by what follows, otherwise lines left over are person, then company.

    >>> parse_card('''Ana Rivas Gil
    ... Directora de compras
    ... Panadería Rivas, S.L.
    ... C/ Real 12, 36201 Vigo
    ... Tel. +34 986 12 34 56 / ana@panaderiarivas.es
    ... www.panaderiarivas.es   NIF B12345674''') == {
    ...     'contact_name': "Ana Rivas Gil", 'function': "Directora de compras",
    ...     'partner_name': "Panadería Rivas, S.L.", 'street': "C/ Real 12", 'zip': '36201', 'city': "Vigo",
    ...     'phone': '+34 986 12 34 56', 'email_from': 'ana@panaderiarivas.es',
    ...     'website': 'www.panaderiarivas.es', 'portfolio_vat': 'B12345674'}
    True
    >>> parse_card("Hotel Miramar\\n981223344")
    {'phone': '981223344', 'partner_name': 'Hotel Miramar'}
    >>> parse_card("")
    {}
    """
    found, left = {}, []
    for line in re.split(r'[\r\n]+|\s[|·•]\s|\t', text or ''):
        rest = _LABEL.sub('', _take(line.strip(), found).strip(' ,;|/-·')).strip(' ,;|/-·')
        if rest and any(character.isalpha() for character in rest) and not _LABEL.fullmatch(f'{rest}:'):
            _place(rest, found, left)
    found.update(_names(left, 'contact_name' in found))
    return found


def _take(line, found):
    """``line`` without the codes in it, which go to ``found``; the first of each kind wins."""
    for name, pattern, good in (
            ('email_from', _EMAIL, lambda text: True), ('website', _SITE, lambda text: True),
            ('portfolio_vat', _TAX, lambda text: spanish_fault(text) is None),
            ('phone', _PHONE, lambda text: 9 <= len(phone_digits(text)) <= 15)):
        for piece in list(pattern.finditer(line)):
            value = piece.group().strip()
            if good(value):
                found.setdefault(name, tax_key(value) if name == 'portfolio_vat' else value)
                line = line.replace(piece.group(), ' ')
    return line


def _place(line, found, left):
    """A line without codes: an address, a job, or a name."""
    place = _PLACE.search(line)
    words = set(re.findall(r'[^\W\d_]+', fold(line)))
    if place:
        found.setdefault('zip', place.group(1))
        if city := place.group(2).strip(' .'):
            found.setdefault('city', city)
        line = line[:place.start()].strip(' ,;-')
    if not line:
        return
    if _STREET.match(fold(line)) or place:
        found.setdefault('street', line)
    elif words & _FUNCTIONS and not _FORM.search(line):
        found.setdefault('function', line)
    else:
        left.append(line)


def _names(left, named):
    company = next((line for line in left if _FORM.search(line)), None)
    others = [line for line in left if line != company]
    if company is None and len(others) == 1:
        return {'partner_name': others[0]}
    names = {'contact_name': others[0]} if others and not named else {}
    if company is None and len(others) > 1:
        company = others[1]
    return {**names, 'partner_name': company} if company else names
