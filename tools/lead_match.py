"""Whether two records are the same customer: what they share, and how much that says. Pure: no ``env``."""
import re

from .nobody import nobodys_email, nobodys_phone, nobodys_tax
from .search_contact import MATCHED, email_key, phone_key
from .search_name import name_key
from .search_tax import tax_key

# the best evidence first
SIGNALS = ('tax', 'email', 'phone', 'name_zip', 'domain', 'name')
# a signal that another one includes: the e-mail has its domain, the name with the zip code has the name
INCLUDED = {'email': 'domain', 'name_zip': 'name'}
# names less alike than this are different names
ALIKE = 0.6
# of two records that both have a tax ID, and not the same one, little else counts
CONFLICT = 0.5

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


def email_of(text):
    """The first address in ``text``, as keys are compared.

    >>> email_of('"Ana" <Ana.Gil+Ferias@Acme.com>'), email_of("none")
    ('ana.gil@acme.com', '')
    """
    return next((mailbox for mailbox in (email_key(text) or '').split() if not nobodys_email(mailbox)), '')


def domain_of(email=None, website=None):
    """The domains that stand for a company: nobody's free mail, nobody's page in a network.

    >>> domain_of('ana@Acme.com', 'https://www.acme.es/contacto?x=1')
    ('acme.com', 'acme.es')
    >>> domain_of('ana@gmail.com', 'http://facebook.com/acme')
    ()
    """
    mail = email_of(email).partition('@')[2]
    found = _SITE.match((website or '').strip().lower())
    site = found.group(1) if found else ''
    return tuple(dict.fromkeys(domain for domain in (mail, site) if '.' in domain and domain not in EVERYBODYS))


def phones_of(*phones):
    """Each number from the last digit to the first, nine of them; extensions and short numbers are none.

    >>> phones_of("+34 986 12 34 56 / 600.11.22.33")
    ('654321689', '332211006')
    >>> phones_of("012", None)
    ()
    """
    return tuple(dict.fromkeys(
        number[:MATCHED] for number in (phone_key(*phones) or '').split() if not nobodys_phone(number[::-1])))


def match_keys(values):
    """What a lead or a row says that can be compared.

    :param dict values: as a lead has them: ``portfolio_vat``, ``email_from``, ``phone``, ``website``,
        ``partner_name``, ``contact_name``, ``zip``; what is missing says nothing
    :return: ``{signal: (key, …)}``, only signals that have a key; ``name_zip`` is ``((name, zip),)``

    >>> match_keys({'partner_name': "Panadería Rivas, S.L.", 'zip': "36201 ", 'email_from': 'rivas@gmail.com'})
    {'email': ('rivas@gmail.com',), 'name_zip': ((' panaderia rivas ', '36201'),), 'name': (' panaderia rivas ',)}
    >>> match_keys({})
    {}
    """
    name = name_key(values.get('partner_name') or values.get('contact_name'))
    if name and len(name) < 5:
        name = None
    zip_code = (values.get('zip') or '').replace(' ', '').upper()
    keys = {
        'tax': tuple(key for key in [tax_key(values.get('portfolio_vat'))] if not nobodys_tax(key) and key),
        'email': tuple(filter(None, [email_of(values.get('email_from'))])),
        'phone': phones_of(values.get('phone')),
        'name_zip': ((name, zip_code),) if name and zip_code else (),
        'domain': domain_of(values.get('email_from'), values.get('website')),
        'name': (name,) if name else (),
    }
    return {signal: found for signal, found in keys.items() if found}


def alike(left, right):
    """How alike two name keys are, from 0 to 1: the share of groups of three letters they have in common.

    >>> alike(' panaderia rivas ', ' panaderia rivas ')
    1.0
    >>> round(alike(' panaderia rivas ', ' panaderia ribas '), 2)
    0.81
    >>> alike(' panaderia ', ' hotel '), alike(None, ' hotel ')
    (0.0, 0.0)
    """
    one, other = _trigrams(left or ''), _trigrams(right or '')
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _trigrams(key):
    """As PostgreSQL makes them: each word with two spaces before and one behind."""
    return {
        padded[start:start + 3]
        for word in key.split() for padded in [f'  {word} '] for start in range(len(padded) - 2)}


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
