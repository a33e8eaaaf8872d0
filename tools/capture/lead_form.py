"""What a stranger types into a form, made harmless, and how much of it looks like a machine's work."""
import re
import unicodedata
from urllib.parse import urlsplit

#: longest answer kept, in characters: of one line, of several
LINE, TEXT = 250, 5000
#: the language in which the database keeps every text
SOURCE = 'en_US'

_TAG = re.compile(r'<[^<>]{0,500}>')
_LINK = re.compile(r'https?://|www\.|\[url', re.IGNORECASE)
_AGENTS = (
    ('Edge', 'Edg'), ('Opera', 'OPR'), ('Firefox', 'Firefox'), ('Chrome', 'Chrome'), ('Safari', 'Safari'))
_SYSTEMS = (
    ('Android', 'Android'), ('iOS', 'iPhone'), ('iOS', 'iPad'), ('Windows', 'Windows'), ('macOS', 'Mac OS'),
    ('Linux', 'Linux'))


def clean_text(text):
    """Text of several lines without tags and control characters, at most :data:`TEXT` characters.

    >>> clean_text('Hello <script>x</script>\\r\\nyou\\x00')
    'Hello x\\nyou'
    >>> clean_text('2 < 3 and 5 > 4')
    '2 < 3 and 5 > 4'
    >>> clean_text('<<b>script>alert(1)<</b>/script>')
    'alert(1)'
    """
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    text = ''.join(char for char in text if char == '\n' or unicodedata.category(char) not in ('Cc', 'Cs'))
    previous = None
    while previous != text:
        previous, text = text, _TAG.sub(_drop_tag, text)
    return text.strip()[:TEXT]


def _drop_tag(match):
    """A tag goes; ``2 < 3 and 5 > 4`` is no tag."""
    return '' if re.match(r'</?[a-zA-Z!]', match[0]) else match[0]


def clean_line(text):
    """The same on one line, so that nothing is smuggled into a header, at most :data:`LINE` characters.

    >>> clean_line('Ana\\r\\nBcc: everybody@example.com')
    'Ana Bcc: everybody@example.com'
    """
    return ' '.join(clean_text(text).split())[:LINE]


def has_markup(text):
    """
    >>> has_markup('<a href="x">y</a>'), has_markup('3 > 2')
    (True, False)
    """
    return any(re.match(r'</?[a-zA-Z!]', tag) for tag in _TAG.findall(text))


def agent_family(header):
    """Browser and system of a User-Agent header: enough to tell people from machines, too little to tell people apart.

    >>> agent_family('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Safari/604.1')
    'Safari, iOS'
    >>> agent_family('curl/8.1'), agent_family('')
    ('other', 'none')
    """
    if not header:
        return 'none'
    browser = next((name for name, mark in _AGENTS if mark in header), None)
    system = next((name for name, mark in _SYSTEMS if mark in header), None)
    return ', '.join(filter(None, (browser, system))) or 'other'


def origin(address):
    """Scheme, host and port of an address, as browsers send an ``Origin``; empty for anything else.

    >>> origin('https://Shop.example.com/contact?x=1'), origin('http://localhost:8069/')
    ('https://shop.example.com', 'http://localhost:8069')
    >>> origin('javascript:alert(1)'), origin('null'), origin('https://a b'), origin('https://x:port')
    ('', '', '', '')
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ''
    host = parts.hostname or ''
    if parts.scheme not in ('http', 'https') or not re.fullmatch(r'[a-z0-9.-]+', host):
        return ''
    usual = port in (None, {'http': 80, 'https': 443}[parts.scheme])
    return f'{parts.scheme}://{host}' + ('' if usual else f':{port}')


def spam_factors(texts, *, honeypot=False, seconds=None, min_seconds=0, agent='', has_origin=True, repeats=0):
    """Why an answer looks like a machine's, and how much, out of 100.

    :param texts: what was typed, before it was cleaned
    :param honeypot: what stands in the field that no person sees
    :param seconds: from the page's delivery to the answer
    :param min_seconds: in less no person answers
    :param agent: as :func:`agent_family` gives it
    :param has_origin: whether the browser said from which page the answer comes
    :param repeats: how often the same was sent lately, by anybody
    :return: ``{factor: points}``

    >>> spam_factors(['Good morning'], agent='Firefox, Linux', seconds=20, min_seconds=3)
    {}
    >>> spam_factors(['see http://a http://b www.c'], agent='none', seconds=1, min_seconds=3)
    {'fast': 100, 'links': 40, 'agent': 20}
    """
    whole = '\n'.join(texts)
    links = len(_LINK.findall(whole))
    points = {
        'honeypot': 100 * bool(honeypot),
        'fast': 100 * (seconds is not None and seconds < min_seconds),
        'links': min(20 * max(links - 1, 0), 60),
        'markup': 40 * has_markup(whole),
        'repeats': min(20 * repeats, 60),
        'agent': {'none': 20, 'other': 10}.get(agent, 0),
        'origin': 10 * (not has_origin),
    }
    return {factor: number for factor, number in points.items() if number}


def spoken(texts):
    """The languages that somebody wrote at least one of ``texts`` in.

    Odoo keeps every text in English too, whatever it was written in: English is one of the languages if it says
    something else than the others somewhere, or where there is no other.

    :param list texts: ``{code of a language: text}``, as the database holds a translated text
    >>> spoken([{'en_US': 'Escríbanos', 'es_ES': 'Escríbanos'}, {'en_US': 'Nombre', 'es_ES': 'Nombre'}])
    {'es_ES'}
    >>> spoken([{'en_US': 'Contact us'}, {'en_US': 'Name'}])
    {'en_US'}
    >>> sorted(spoken([{'en_US': 'Demo', 'es_ES': 'Demo'}, {'en_US': 'Name', 'es_ES': 'Nombre'}]))
    ['en_US', 'es_ES']
    """
    others = [
        (text.get(SOURCE), {code: said for code, said in text.items() if code != SOURCE}) for text in texts if text]
    found = {code for _source, other in others for code in other}
    if not found or any(other and source not in other.values() for source, other in others):
        found.add(SOURCE)
    return found
