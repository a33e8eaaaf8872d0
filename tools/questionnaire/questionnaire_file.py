"""What may be handed in as a photo, a file or a signature. Pure: no database, no ``env``."""
import base64
import binascii
import re

SIGNATURES = (
    ('image/jpeg', 'jpg', re.compile(rb'\xff\xd8\xff')),
    ('image/png', 'png', re.compile(rb'\x89PNG\r\n\x1a\n')),
    ('image/webp', 'webp', re.compile(rb'RIFF....WEBP', re.DOTALL)),
    ('application/pdf', 'pdf', re.compile(rb'%PDF-\d')),
)
SIGNATURE_LIMIT = 512 * 1024
MEGABYTE = 1024 * 1024


def sniff(content):
    """What the first bytes say the content is, whatever its name claims.

    :return: ``(mimetype, extension)``, or None for whatever is not let in (HTML, SVG, programs, archives…)

    >>> sniff(b'%PDF-1.7 ...')
    ('application/pdf', 'pdf')
    >>> sniff(b'<svg onload="alert(1)"/>') is None
    True
    """
    for mimetype, extension, magic in SIGNATURES:
        if magic.match(content):
            return mimetype, extension
    return None


def decode(data, limit):
    """The bytes of a base64 text, also of a ``data:`` URL.

    :param limit: number of bytes; a longer text is not even decoded
    :return: the bytes, b'' for a text that is no base64, None when it is beyond the limit

    >>> decode('data:text/plain;base64,aG9sYQ==', 10)
    b'hola'
    >>> decode('aG9sYQ==', 3) is None
    True
    >>> decode('?', 10)
    b''
    """
    if not isinstance(data, str):
        return b''
    payload = data[data.index(',') + 1:] if data.startswith('data:') and ',' in data[:200] else data
    if len(payload) > 4 * (limit // 3 + 2):
        return None
    try:
        content = base64.b64decode(payload, validate=True)
    except (binascii.Error, ValueError):
        return b''
    return content if len(content) <= limit else None


def safe_name(name, extension):
    """A file name that says what the file is: no folders, no second extension, at most 80 characters.

    :param name: what whoever sent it calls it; anything at all
    :param extension: without a dot

    >>> safe_name('../../etc/shop front.php', 'jpg')
    'shop front.jpg'
    >>> safe_name(None, 'pdf')
    'file.pdf'
    """
    stem = re.split(r'[\\/]', name if isinstance(name, str) else '')[-1].split('.')[0]
    stem = re.sub(r'[^\w \-()]', '', stem).strip()[:80]
    return f"{stem or 'file'}.{extension}"
