"""Whether two records are the same customer: what they share, and how much that says. Pure: no ``env``.

The one definition of 'the same', for the form, the check and the writing of a list, the finder, the nightly job and the
conversion: :func:`profile` says what of a record can be compared, :func:`compare` how sure it is. Records are looked up
by :func:`match_keys` first; whatever finds a pair, the pair is judged by all that both say.
"""
import re
from functools import lru_cache
from typing import NamedTuple

from ..place.place_pairs import town_key
from ..search.name_weight import TELLS, weight
from ..search.nobody import everybodys_email, nobodys_email, nobodys_phone, nobodys_tax
from ..search.phone_country import is_network, phone_identities, same_phone
from ..search.search_contact import MATCHED, email_addresses, email_mailbox, phone_key
from ..search.search_name import name_key
from ..search.search_street import street_words
from ..search.search_tax import same_tax, spanish_fault, tax_identity, tax_key
from ..search.word_same import distance
from .name_parts import dotted, name_parts, spelt_out
from .name_place import are_body_and_company, are_host_and_guest
from .name_same import ALIKE, are_swapped, compare_names

# the best evidence first
SIGNALS = ('tax', 'email', 'phone', 'name_zip', 'name_city', 'street', 'domain', 'name')
# a signal that another one includes: the e-mail has its domain, the name with the zip code has the name
INCLUDED = {'email': 'domain', 'name_zip': 'name'}
# what each says where nobody has said otherwise (``portfolio.lead.match.rule``)
POINTS = {
    'tax': 100, 'email': 90, 'phone': 70, 'name_zip': 60, 'name_city': 60, 'street': 50, 'domain': 40, 'name': 35}
# of two records that both have a tax ID, and not the same one, little else counts
CONFLICT = 0.5
# a number of a whole network (900, 902) says less than a house's own
NETWORK = 0.5
# a name that tells so much, hardly two of a place have
SINGULAR = 6
# how alike two names are that share such a word and the house, whatever else they say
SAME_HOUSE = 0.75
# what two names share that is more than a trade: the brand of a chain
CHAIN = 3
# what the name and the town say of two in districts of their own, when one name says more than the other
OTHER_DISTRICT = 0.8
# how alike a hotel and the restaurant that is called by it are at most: enough for a list, not for a link
MAYBE_HOUSED = 0.82
# scores below this say nothing
LEAST = 33
# texts whose keys are remembered: the rows a list is worked through in, and whom they are compared with
REMEMBERED = 1 << 13
# what keys are made of, in the order :func:`_keys` takes them
_KEYED = ('portfolio_vat', 'email_from', 'phone', 'website', 'partner_name', 'contact_name')

# shared by people who have nothing to do with each other: free mail, and places where anybody has a page
EVERYBODYS = set("""
    gmail.com googlemail.com hotmail.com hotmail.es hotmail.fr hotmail.it outlook.com outlook.es live.com live.es
    msn.com yahoo.com yahoo.es yahoo.fr yahoo.it yahoo.co.uk ymail.com rocketmail.com icloud.com me.com mac.com aol.com
    gmx.com gmx.es gmx.de gmx.net web.de mail.com email.com proton.me protonmail.com pm.me zoho.com tutanota.com
    yandex.com yandex.ru mail.ru telefonica.net movistar.es terra.es terra.com ono.com orange.es wanadoo.es wanadoo.fr
    vodafone.es jazztel.es ya.com mundo-r.com mundo-r.net euskalnet.net telecable.es arrakis.es eresmas.com tiscali.es
    correo.com free.fr orange.fr laposte.net sfr.fr libero.it virgilio.it sapo.pt btinternet.com comcast.net qq.com
    163.com
    facebook.com instagram.com linkedin.com twitter.com x.com youtube.com tiktok.com google.com goo.gl linktr.ee
    wordpress.com blogspot.com wixsite.com negocio.site business.site
""".split())
_SITE = re.compile(r'^(?:[a-z]+://)?(?:www\.)?([^/:?#]+)')


# kinds of streets: written or not, in one language or another
_KINDS = {'calle', 'avenida', 'plaza', 'carretera', 'paseo', 'camino', 'ronda', 'travesia', 'glorieta', 'poligono',
    'industrial',
          'urbanizacion', 'pasaje', 'barrio', 'rambla', 'alameda', 'nave', 'local', 'bajo'}


# mailboxes of a company, not of somebody in it
_ROLES = set("""
    info hola contacto contact contacta ventas venta compras admin administracion comercial pedidos reservas
    recepcion oficina mail correo email office sales hello gerencia direccion clientes atencion atencionalcliente
    tienda facturacion contabilidad rrhh marketing central secretaria bookings reception vendes geral vendas
    comandes laboral fiscal gestion gestoria asesoria despacho grupo empresa restaurante hotel bar cafeteria ofertas
    pedido reserva eventos comunicacion soporte support help webmaster administrador postmaster almacen taller
    recambios bodega export exportacion clientela consultas buzon
""".split())


# the domain of who writes for many houses
_ADVISER = re.compile('gestor|asesor|assess?or|abogad|advoca|avogad|consult|aholku')

# the fields that hold a name; the last one is somebody's in the company, or all there is
NAMED = ('partner_name', 'trade_name', 'contact_name')


class Profile(NamedTuple):
    """What of a record can be compared; see :func:`profile`."""
    tax: tuple          # identities: (country, number)
    emails: tuple       # mailboxes
    phones: tuple       # identities: (prefix, number)
    domains: tuple
    names: tuple        # keys: of the company and its sign; of the person where there is no company
    parts: tuple        # keys of what stands in brackets or behind a dash in a name, and of the rest
    spoken: tuple       # (key, the name as written) of all of these
    person: str         # key of the contact
    country: str
    zip: str
    city: str           # key
    street: tuple       # (words, number)


class MatchResult(NamedTuple):
    """How sure it is that two are the same."""
    score: int          # 0 to 100
    signals: dict       # {signal: points}


def email_of(text):
    """The first mailbox in ``text`` that is somebody's, as keys are compared.

    >>> email_of('"Ana" <Ana.Gil+Ferias@Acme.com>'), email_of("none"), email_of("sin@correo.com")
    ('ana.gil@acme.com', '', '')
    """
    return next(iter(emails_of(text)), '')


@lru_cache(maxsize=REMEMBERED)
def emails_of(*texts):
    """The mailboxes in ``texts``, but those that are nobody's or everybody's.

    >>> emails_of("Ana.Gil@gmail.com; sin@correo.com, o'brien@pub.ie, info@gmail.com")
    ('anagil@gmail.com', "o'brien@pub.ie")
    """
    mailboxes = (
        email_mailbox(address) for text in texts for address in email_addresses(text) if not nobodys_email(address))
    return tuple(dict.fromkeys(mailbox for mailbox in mailboxes if not everybodys_email(mailbox)))


@lru_cache(maxsize=REMEMBERED)
def domain_of(email=None, website=None):
    """The domains that stand for a company: nobody's free mail, nobody's page in a network.

    :param email: a text that may hold several addresses
    :param website: the address of a page

    >>> domain_of('ana@Acme.com', 'https://www.acme.es/contacto?x=1')
    ('acme.com', 'acme.es')
    >>> domain_of('ana@gmail.com', 'http://facebook.com/acme')
    ()
    """
    return _domains(emails_of(email), website)


def _domains(mailboxes, website):
    found = _SITE.match((website or '').strip().lower())
    hosts = [*(mailbox.partition('@')[2] for mailbox in mailboxes), found.group(1) if found else '']
    return tuple(dict.fromkeys(host for host in hosts if '.' in host and host not in EVERYBODYS))


@lru_cache(maxsize=REMEMBERED)
def phones_of(*phones):
    """Each number from the last digit to the first, nine of them; extensions and short numbers are none.

    For looking up: whose country's it is, :func:`phone_identities` says.

    >>> phones_of("+34 986 12 34 56 / 600.11.22.33")
    ('654321689', '332211006')
    >>> phones_of("012", None), phones_of("600000000")
    ((), ())
    """
    return tuple(dict.fromkeys(
        number[:MATCHED] for number in (phone_key(*phones) or '').split() if not nobodys_phone(number[::-1])))


def match_keys(values):
    """What a lead or a row says that can be looked up.

    :param dict values: as a lead has them: ``portfolio_vat``, ``email_from``, ``phone``, ``website``,
        ``partner_name``, ``contact_name``, ``zip``; what is missing says nothing
    :return: ``{signal: (key, …)}``, only signals that have a key; ``name_zip`` is ``((name, zip), …)``; of several
        names the whole one is the first, then what it holds in brackets or behind a dash

    >>> match_keys({'partner_name': "Panadería Rivas, S.L.", 'zip': "36201 ", 'email_from': 'rivas@gmail.com'})
    {'email': ('rivas@gmail.com',), 'name_zip': ((' panaderia rivas ', '36201'),), 'name': (' panaderia rivas ',)}
    >>> match_keys({}), match_keys({'portfolio_vat': '00000000T', 'email_from': 'sin@correo.com', 'phone': '600000000'})
    ({}, {})
    """
    more = ' / '.join(filter(None, (values.get('phone'), values.get('portfolio_other_phones'))))
    keys = _keys(*((more if name == 'phone' else values.get(name)) or '' for name in _KEYED))
    zip_codes = _zip_codes((values.get('zip') or '').replace(' ', '').upper())
    keys = {**keys, 'name_zip': tuple((name, zip_code) for name in keys['name'] for zip_code in zip_codes)}
    return {signal: found for signal, found in keys.items() if found}


# a row asks when it is checked, when it is written and as the lead it has become
@lru_cache(maxsize=REMEMBERED)
def _keys(tax_id, email, phone, website, company, contact):
    """Every signal of :func:`match_keys`, but the place."""
    tax, emails = tax_key(tax_id), emails_of(email)
    names = (_named(company) or _named(contact), *map(_named, name_parts(company)))
    return {
        'tax': () if nobodys_tax(tax) or not tax else (tax,), 'email': emails, 'phone': phones_of(phone),
        'name_zip': (), 'domain': _domains(emails, website), 'name': tuple(dict.fromkeys(filter(None, names)))}


def _zip_codes(zip_code):
    """
    >>> _zip_codes('36201'), _zip_codes('8600-500'), _zip_codes('8600500'), _zip_codes('')
    (('36201',), ('8600-500', '8600500'), ('8600500', '8600-500'), ())
    """
    if found := re.fullmatch(r'(\d{4})(-?)(\d{3})', zip_code):
        return zip_code, f'{found[1]}{"" if found[2] else "-"}{found[3]}'
    return (zip_code,) if zip_code else ()


@lru_cache(maxsize=REMEMBERED)
def _named(name):
    key = name_key(name)
    return key if key and len(key) > 4 else None


# -- comparing ---------------------------------------------------------------------------------------


def profile(values, home='', known=None):
    """What of a record can be compared.

    :param dict values: as :func:`match_keys` takes them, and ``city``, ``street``, ``country`` (its code),
        ``trade_name``, ``is_person`` (an account that is no company)
    :param home: code of the country where numbers without prefix are dialled, if the record has none
    :param dict known: keys of its names, where they are known already: ``{'partner_name': key, …}``
    """
    keys = {name: known[name] if known and name in known else _named(values.get(name)) for name in NAMED}
    said = {keys[name]: values.get(name) or '' for name in NAMED if keys.get(name)}
    person = keys.get('contact_name') or ''
    names = tuple(dict.fromkeys(keys[name] for name in NAMED[:2] if keys.get(name))) or tuple(filter(None, [person]))
    parts = tuple(dict.fromkeys(filter(None, (
        _named(part) for name in NAMED[:2] for part in name_parts(values.get(name))))))
    country = values.get('country') or ''
    tax = tax_key(values.get('portfolio_vat'))
    zip_code = re.sub(r'[^0-9A-Z]', '', (values.get('zip') or '').upper())
    if zip_code.isdigit() and len(zip_code) == 4 and (country or home) == 'ES':
        zip_code = f'0{zip_code}'
    emails = emails_of(values.get('email_from'))
    return Profile(
        (tax_identity(values['portfolio_vat'], country),) if tax and not nobodys_tax(tax) else (),
        emails, phone_identities(values.get('phone'), country=country or home),
        _domains(emails, values.get('website')), names, parts, tuple(said.items()), person, country,
        zip_code, town_key(values.get('city')), _street(values.get('street')))


def _street(street):
    words = [town_key(word) for word in street_words(street) if word not in _KINDS]
    number = next((word for word in words if word[0].isdigit()), '')
    return (frozenset(word for word in words[:words.index(number)] if len(word) > 1) if number else frozenset(words),
        number)


def compare(ours, theirs, rules=None, weigh=weight, is_lead=False):
    """How sure it is that two are the same customer, by all that both say.

    :param Profile ours, theirs: of a lead or a row, and of an account or another lead
    :param dict rules: ``{signal: points}`` of the signals that count; :data:`POINTS` by default
    :param weigh: how much a word of a name tells, ``name_weight.weight`` with the words of a database
    :param is_lead: the other is a lead too: another person of the same company is another lead
    :return: :class:`MatchResult`

    >>> one = profile({'partner_name': "Panaderia Ribas", 'zip': '36201'})
    >>> compare(one, profile({'partner_name': "Panadería Rivas, S.L.", 'zip': '36201'})).score > 50
    True
    >>> compare(one, profile({'partner_name': "Talleres Rivas", 'zip': '36201'}))
    MatchResult(score=0, signals={})
    >>> compare(profile({'phone': '+351 912 345 678'}), profile({'phone': '912345678'}, home='ES'))
    MatchResult(score=0, signals={})
    """
    rules = POINTS if rules is None else rules
    name, where = _names(ours, theirs, weigh), _where(ours, theirs)
    street = _same_street(ours, theirs) if where in ('zip', 'city') else ''
    if where == 'zip' and street == 'same' and name.is_contrary and name.told >= SINGULAR and not _are_housed(
            ours, theirs):
        # in one house, with a word that nobody else has: what else they call themselves is one thing said twice
        name = name._replace(is_contrary=False, share=max(name.share, SAME_HOUSE))
    points = {
        'tax': any(same_tax(one, other) for one in ours.tax for other in theirs.tax),
        'email': not set(ours.emails).isdisjoint(theirs.emails),
        'phone': bool(_shared_phones(ours, theirs)),
    }
    points = {signal: rules[signal] for signal, shared in points.items() if shared and signal in rules}
    if 'phone' in points and all(is_network(one) for one in _shared_phones(ours, theirs)):
        points['phone'] = round(points['phone'] * NETWORK)
    contrary = bool(ours.names and theirs.names) and name.is_contrary
    _add_name(points, name, where, rules)
    if 'name_city' in points and name.share < 0.97 and name.told < SINGULAR and _are_districts(ours.zip, theirs.zip):
        # 'Cafetería Roma', 'Cafetería Nueva Roma' at the other end of the town
        points['name_city'] = round(points['name_city'] * OTHER_DISTRICT)
    spelt = _add_domain(points, ours, theirs, contrary, name, rules, weigh)
    if street == 'same' and not contrary and 'street' in rules and points:
        points['street'] = rules['street']
    conflict = bool(ours.tax and theirs.tax) and 'tax' not in points and not _mistyped(ours.tax, theirs.tax)
    total = score(points, conflict)
    if 'tax' not in points:
        total *= _doubt(ours, theirs, points, contrary and not spelt, where, street, name)
        if name.is_other and not contrary and where == 'apart' and 'email' not in points:
            # two houses behind one switchboard
            total *= 0.65
        if is_lead:
            total *= _of_another(ours, theirs, points)
    total = int(total + 1e-6)
    return MatchResult(total, points) if total >= LEAST else MatchResult(0, {})


def are_apart(ours, theirs):
    """Whether two of one name are two: they have two tax IDs, are in two places, or turn their surnames round.

    :param Profile ours, theirs: of two records whose names are the same

    >>> vigo, lugo, somewhere = (profile({'partner_name': "Bar Central", 'zip': zip}) for zip in ('36201', '27001', ''))
    >>> are_apart(vigo, lugo), are_apart(vigo, somewhere)
    (True, False)
    """
    swapped = any(are_swapped(one, other) for _key, one in ours.spoken for _other_key, other in theirs.spoken)
    return swapped or _where(ours, theirs) == 'apart' or bool(ours.tax and theirs.tax) and not any(
        same_tax(one, other) for one in ours.tax for other in theirs.tax)


def _shared_phones(ours, theirs):
    return [one for one in ours.phones if any(same_phone(one, other) for other in theirs.phones)]


def _names(ours, theirs, weigh):
    """The most alike of the names of both: what the sign says may be what the other calls the company."""
    found = [_likeness(one, other, ours, theirs, weigh) for one in ours.names for other in theirs.names]
    for one, other in ((ours, theirs), (theirs, ours)):
        # what one has in brackets may be all that the other says; two that have brackets are told by all of it
        if not other.parts and not _are_housed(one, other):
            found += [compare_names(part, name, weigh) for part in one.parts for name in other.names]
        # who is alone with his name may be the other's contact; two contacts are no company
        if one.person and one.person not in one.names:
            alike = (_likeness(one.person, name, one, other, weigh) for name in other.names)
            found += [likeness for likeness in alike if likeness.share > 0.9 and likeness.told > 3.5]
    return max(found, key=lambda one: one.share - one.is_contrary, default=compare_names('', ''))


def _likeness(one, other, ours, theirs, weigh):
    """Two names, and whether the order of their surnames makes them two people's."""
    spoken, heard = dict(ours.spoken).get(one), dict(theirs.spoken).get(other)
    found = compare_names(spelt_out(one, other, dotted(spoken)), spelt_out(other, one, dotted(heard)), weigh)
    if found.share < ALIKE or found.is_contrary:
        return found
    housed = are_host_and_guest(spoken, heard)
    if housed == 'yes' or are_swapped(spoken, heard) or are_body_and_company(spoken, heard):
        return found._replace(share=found.share / 2, is_contrary=True)
    return found._replace(share=min(found.share, MAYBE_HOUSED)) if housed == 'maybe' else found


def _are_housed(ours, theirs):
    return any(are_host_and_guest(one, other) == 'yes' for _key, one in ours.spoken for _other, other in theirs.spoken)


def _where(ours, theirs):
    """Where both are: in one 'zip' code, in one 'city', 'apart', or '' when that is not said."""
    if ours.country and theirs.country and ours.country != theirs.country:
        return 'apart'
    short, long = sorted((ours.city, theirs.city), key=len)
    # 'Sanlúcar', 'Sanlúcar de Barrameda'; 'Ribeira', 'Santa Uxía de Ribeira'
    same_city = bool(short) and (short == long or long.startswith(f'{short} ') or long.endswith(f' de {short}'))
    if ours.zip and theirs.zip:
        return 'zip' if ours.zip == theirs.zip else 'city' if same_city or _are_neighbours(ours, theirs) else 'apart'
    if ours.city and theirs.city:
        return 'city' if same_city else 'apart'
    return ''


def _are_districts(one, other):
    """Two zip codes of one Spanish town; those that end in 0 are often of all of it.

    >>> _are_districts('36201', '36203'), _are_districts('36201', '36200'), _are_districts('36201', '15003')
    (True, False, False)
    """
    return len(one) == len(other) == 5 and one != other and one[:3] == other[:3] and '0' not in (one[-1], other[-1])


# what many towns are called, before what tells them apart
_TOWNS = {'santa', 'santo', 'villa', 'puebla', 'pobra', 'vilanova', 'villanueva', 'puerto', 'torre', 'aldea', 'castro'}


def _are_neighbours(ours, theirs):
    """In two languages: 'San Cibrao das Viñas', 'San Ciprián de Viñas', with zip codes that follow each other."""
    shared = set(ours.city.split()) & set(theirs.city.split())
    return ours.zip[:4] == theirs.zip[:4] and any(len(word) > 4 and word not in _TOWNS for word in shared)


def _add_name(points, name, where, rules):
    # the less is known of where they are, the more their names must be one
    if name.share < {'zip': ALIKE, 'city': 0.7}.get(where, 0.85) or name.is_contrary:
        return
    signal, enough, most = {
        'zip': ('name_zip', 2.2, 1), 'city': ('name_city', 3.2, 1), 'apart': ('name', 8, 0.5), '': ('name', 4,
        1.7)}[where]
    # the very same name next door is one, however many are called so elsewhere
    told = max(name.told, name.usual) if where == 'zip' else name.told
    if name.share > 0.95 and name.told >= SINGULAR and where in ('zip', 'city'):
        most = 1.35 if where == 'zip' else 1.2
    if signal in rules and (said := round(rules[signal] * name.share * min(most, told / enough))):
        points[signal] = min(said, 99)


def _add_domain(points, ours, theirs, contrary, name, rules, weigh):
    """What a web or mail domain says that both have.

    :return: whether the domain is called as one of them is, so that the other's other name says little
    """
    shared = set(ours.domains) & set(theirs.domains)
    if not shared:
        return False
    spelt = any(_spells(domain, key, weigh) for domain in shared for key in (*ours.names, *theirs.names))
    if 'domain' in rules and not (contrary and not spelt and name.told):
        # nothing says otherwise: whoever writes from there is theirs
        is_open = not (ours.names and theirs.names) or spelt and contrary
        points['domain'] = min(99, round(rules['domain'] * (1.3 if is_open else 1)))
    return spelt


def _spells(domain, key, weigh):
    label = re.sub(r'[^a-z0-9]', '', domain.rpartition('.')[0])
    telling = [word for word in key.split() if weigh(word) >= TELLS]
    return bool(telling) and all(word in label for word in telling)


def _same_street(ours, theirs):
    """'same' house, 'other' house, 'elsewhere', or '' when that is not said."""
    (street, number), (another, their_number) = ours.street, theirs.street
    if not street or not another:
        return ''
    if not street <= another and not another <= street:
        return 'elsewhere'
    if not number or not their_number:
        return ''
    return 'same' if number == their_number else 'other'


def _mistyped(ours, theirs):
    """Two numbers one slip apart, one of which cannot be right."""
    return any(
        distance(one[1], other[1], 2) == 1 and bool(spanish_fault(one[1])) != bool(spanish_fault(other[1]))
        for one in ours for other in theirs)


def _doubt(ours, theirs, points, contrary, where, street, name):
    """What is left of a score when something speaks against it."""
    if contrary and 'email' in points:
        return _doubt_of_mailbox(ours, theirs, points, where, name)
    if contrary:
        return 0.65 if where == 'apart' else 0.75
    if not points.keys() & {'email', 'phone'} and street in ('other', 'elsewhere'):
        return 0.6
    return 1


def _doubt_of_mailbox(ours, theirs, points, where, name):
    """The mailbox is the same, the company called otherwise: a person's is his, a desk's may be of several houses."""
    shared = set(ours.emails) & set(theirs.emails)
    if any(mailbox.partition('@')[0] not in _ROLES for mailbox in shared):
        return 0.75 if where == 'apart' else 0.9
    if where == 'apart':
        # an adviser's mailbox, or a chain's: one brand, each house with a name of its own
        is_of_many = name.told > CHAIN or any(_ADVISER.search(mailbox.partition('@')[2]) for mailbox in shared)
        return 0.5 if is_of_many else 0.65
    # two houses, when each has its own phone
    return 0.55 if ours.phones and theirs.phones and 'phone' not in points else 0.8


def merged(one, other):
    """What two records say that are the same, the first one first: a :class:`Profile`.

    :param Profile one, other: the first one goes before in what both say
    """
    return Profile(*(
        tuple(dict.fromkeys((*mine, *theirs))) if isinstance(mine, tuple) and name != 'street' else
        mine if name == 'street' and mine[0] or name != 'street' and mine else theirs
        for name, mine, theirs in zip(Profile._fields, one, other, strict=True)))


def _of_another(ours, theirs, points):
    """Two people of one company, behind one switchboard, are two leads."""
    if 'email' in points:
        return 1
    if ours.person and theirs.person:
        alike = compare_names(ours.person, theirs.person)
        if alike.share >= ALIKE and not alike.is_contrary:
            return 1
        return 0.5 if ours.emails and theirs.emails else 0.7
    people = [{one.partition('@')[0] for one in record.emails if one.partition('@')[2] in record.domains} - _ROLES
              for record in (ours, theirs)]
    return 0.5 if all(people) else 1


def score(points, conflict=False):
    """How sure it is that they are the same, from 0 to 100: one more thing in common never lowers it.

    Independent witnesses: what each leaves in doubt is multiplied.

    :param dict points: ``{signal: 0 to 100}``, what each says alone
    :param conflict: they have different tax IDs

    >>> score({'tax': 100}), score({'phone': 70, 'name': 35}), score({})
    (100, 80, 0)
    >>> score({'email': 90, 'domain': 40}) == score({'email': 90})    # its domain says nothing more
    True
    >>> score({'phone': 70, 'name_zip': 60}, conflict=True)
    44
    """
    doubt = 1.0
    for signal in counted(points):
        doubt *= 1 - min(max(points[signal], 0), 100) / 100
    return int(100 * (1 - doubt) * (CONFLICT if conflict else 1) + 1e-6)


def counted(points):
    """The signals that say something of their own, the best first.

    >>> counted({'domain': 40, 'email': 90, 'tax': 100})
    ['tax', 'email']
    """
    included = {INCLUDED[signal] for signal in points if signal in INCLUDED}
    return [signal for signal in SIGNALS if signal in points and signal not in included]
