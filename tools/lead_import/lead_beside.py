"""What headers mean beside the others of a list and by what stands below them. Pure."""
import re
from collections import Counter

from ..foundation.amount import amount_of
from ..search.search_tax import tax_identity
from .lead_asking import is_guest, is_of_guest

_QUANTITY = re.compile(r'\b(?:cantidad|quantity|qty|quantitat|quantidade|cantidade)\b')
#: what is sold stands beside how many of it
_SOLD = re.compile(
    r'\b(?:productos?|products?|articulos?|items?|entradas?|tickets?|precio|price|importe|total|subtotal|sku|concepto|'
    r'modelo|unidad|producte|preu|produto|preco|prezo)\b')
_TOTALS = {
    'total', 'importe total', 'total importe', 'total pedido', 'total del pedido', 'importe del pedido',
    'importe pedido', 'precio total', 'total a pagar', 'order total', 'total amount',
    'total price', 'grand total', 'gross sales', 'import total', 'valor total'}
#: so many figures are a number of things, where no currency and no decimals stand beside them
_FEW = re.compile(r'\d{1,3}')
_UTM = re.compile(r'utm \w+|gclid|fbclid|msclkid|utm')
_PAGE = re.compile(
    r'(?:(?:page|pagina|form|formulario|landing|source|referrer|referer|origin) ?)*(?:url|page|pagina|web page|link)'
    r'|landing(?: page)?|refer?rer(?: url)?|referer'
    r'|url (?:de (?:la )?|del )?(?:pagina|formulario|landing|origen)')
_HOST = re.compile(r'\s*(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)', re.I)
_LINK = re.compile(r'\s*(?:https?://|www\.)', re.I)
#: sites in which everybody has a page
_SHARED = re.compile(
    r'(?:\w+\.)?(?:facebook|fb|instagram|linkedin|twitter|x|tiktok|youtube|linktr|google|goo|tripadvisor|wa|t|bit|'
    r'pinterest)\.\w+(?:\.\w+)?')
_MANY, _NEARLY_ALL = 3, 0.9
#: whose account of a program it is
_OURS = re.compile(
    r'(?:user|usuario|usuaria|usuari)(?: (?:name|e ?mail|mail|phone|mobile)(?: \d)?)?'
    r'|(?:nombre|correo(?: electronico)?|e ?mail|mail|telefono) (?:del? )?usuari[oa]')
_ASSISTANT = re.compile(r'\basistente\b')
#: what is never said in figures
_WORDED = {'contact_name', 'function', 'lang_id'}
_NAMED = {'?name', '?person', 'contact_given', 'contact_surname', 'contact_inverted'}
#: by what somebody is known, above tax identifiers among others
IDENTIFIERS = {
    'identificador', 'identificacion', 'identifier', 'identification', 'id number', 'identification number',
    'numero de identificacion', 'n identificacion', 'numero identificacion', 'documento', 'numero de documento',
    'n documento', 'numero documento', 'num documento', 'no documento', 'n de documento', 'nro documento', 'document',
    'document number', 'documento de identidad', 'documento identidad', 'doc identidad', 'identificador document',
    'document d identitat', 'documento de identificacion', 'identidad'}


def beside(found, keys, samples):
    """The fields of headers, each beside the others; ``None`` for one that means something else there.

    :param found: list of the field of each header by itself
    :param keys: list of the headers, see ``lead_header.header_key``
    :param samples: what stands in each column, a list of texts
    :return: list of fields

    >>> beside(['email_from', 'email_from'], ['user email', 'invitee email'], [[], []])
    [None, 'email_from']
    >>> beside(['expected_revenue', None], ['cantidad', 'importe total'], [['2'], ['12,00 EUR']])
    [None, 'expected_revenue']
    >>> beside(['website', 'source_id'], ['url', 'utm source'], [[], []])
    [None, 'source_id']
    """
    found = list(found)
    for step in (_without_ours, _with_guest, _without_owner, _without_units, _with_total, _without_our_page, _with_tax):
        step(found, keys, samples)
    return found


def _without_ours(found, keys, _samples):
    """Who uses the program, beside whom it is about; an assistant's phone, beside nobody who assists at something."""
    guests = [key for place, key in enumerate(keys) if is_of_guest(key) and found[place]]
    if any(field in ('email_from', '?person', 'contact_name') and is_of_guest(key)
           for key, field in zip(keys, found, strict=True)):
        for place, key in enumerate(keys):
            if _OURS.fullmatch(key):
                found[place] = None
    has_event = any('mail' in key or 'correo' in key for key in guests)
    for place, key in enumerate(keys):
        if found[place] == 'phone' and _ASSISTANT.search(key) and not has_event:
            found[place] = None


def _with_guest(found, keys, samples):
    """Who enrols, above his name, where no other column has it."""
    if {*_NAMED, 'contact_name'} & set(found):
        return
    for place, key in enumerate(keys):
        if found[place] is None and is_guest(key) and samples[place] and not any(
                re.search(r'\d|^(?:s[ií]|no|yes)$', cell, re.I) for cell in samples[place]):
            found[place] = 'contact_name'
            return


def _without_owner(found, keys, samples):
    """'Personas', to whom a task is given, beside the name of what it is about; how many there are."""
    for place, key in enumerate(keys):
        others = set(found[:place] + found[place + 1:])
        if found[place] == 'contact_name' and key in ('personas', 'people') and (
                {*_NAMED, 'contact_name', 'name'} & others):
            found[place] = None
        if found[place] in _WORDED and samples[place] and all(map(_FEW.fullmatch, samples[place])):
            # how many people, places or stalls there are
            found[place] = None


def _without_units(found, keys, samples):
    """How many of something, which is no amount of money."""
    counts = [place for place, field in enumerate(found)
              if field == 'expected_revenue' and _QUANTITY.search(keys[place])]
    is_sold = any(_SOLD.search(key) for key in keys) or found.count('expected_revenue') > len(counts)
    for place in counts:
        if is_sold or samples[place] and all(map(_FEW.fullmatch, samples[place])):
            found[place] = None


def _with_total(found, keys, samples):
    """What is paid in all, where no other column has an amount."""
    if 'expected_revenue' in found:
        return
    is_sold = any(_QUANTITY.search(key) or _SOLD.search(key) for key in keys if key != 'total')
    for place, key in enumerate(keys):
        if found[place] is None and key in _TOTALS and (key != 'total' or is_sold) and all(
                map(amount_of, samples[place])):
            found[place] = 'expected_revenue'
            return


def _without_our_page(found, keys, samples):
    """The page a form is on, by what comes with it, or as nearly all rows have the same site."""
    is_tracked = any(map(_UTM.fullmatch, keys))
    for place, field in enumerate(found):
        is_tracking = is_tracked and field in ('website', 'referred') and _PAGE.fullmatch(keys[place])
        if is_tracking or field == 'website' and _is_one_site(samples[place], found, samples):
            found[place] = None
        if field == 'referred' and samples[place] and all(map(_LINK.match, samples[place])):
            # where somebody came from, and not who sent him
            found[place] = None


def _is_one_site(pages, found, samples):
    """Whether nearly all rows have one site, and are not people of the one company that has it."""
    hosts = Counter(match['host'].lower() for match in map(_HOST.match, pages) if match)
    if len(pages) < _MANY or not hosts:
        return False
    [(host, count)] = hosts.most_common(1)
    if count < len(pages) * _NEARLY_ALL or _SHARED.fullmatch(host):
        return False
    for field, column in zip(found, samples, strict=True):
        if field == 'email_from' and sum(cell.lower().endswith(host) for cell in column) * 2 > len(column):
            return False
        if field == 'partner_name' and len(set(column)) * 2 <= len(column):
            return False
    return True


def _with_tax(found, keys, samples):
    """A column of documents that are tax identifiers."""
    if 'portfolio_vat' in found:
        return
    for place, key in enumerate(keys):
        if found[place] is None and key in IDENTIFIERS and is_tax(samples[place]):
            found[place] = 'portfolio_vat'
            return


def is_tax(column):
    """Whether nearly all of a column's values are tax identifiers, a Spanish one among them.

    >>> is_tax(['B12345674', 'B36111119']), is_tax(['43000001']), is_tax([])
    (True, False, False)
    """
    countries = [tax_identity(cell)[0] for cell in column]
    return 'ES' in countries and sum(map(bool, countries)) * 5 >= len(countries) * 4
