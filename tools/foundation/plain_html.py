"""HTML of plain text. Pure: no ``env``."""
import re

from odoo.tools.mail import plaintext2html

# what neither escaping nor sanitizing writes in another way, and what makes no link
_PLAIN = re.compile(r'(?:[\w .,;:()+\-%€@?!¿¡ºª*=|\n]|/(?!/))*')


class PlainHtml(str):
    """HTML that is clean as it stands, since it was made of words and simple signs: see :func:`plain_html`.

    No caller from outside can send one, and whatever is done with it gives an ordinary text again.
    """
    __slots__ = ()


def plain_html(text):
    """A text as HTML; as :class:`PlainHtml` where sanitizing would change nothing.

    Taking each note of a list apart and putting it together again takes a sixteenth of the time of an import.

    >>> plain_html("Talla: XL\\nZona: Norte"), type(plain_html("Talla: XL")).__name__
    ('<p>Talla: XL<br>Zona: Norte</p>', 'PlainHtml')
    >>> [type(plain_html(text)).__name__ for text in ("<b>", "5 'o' 6", "http://bar.es", "a & b")]
    ['Markup', 'Markup', 'Markup', 'Markup']
    """
    html = plaintext2html(text)
    return PlainHtml(str(html).replace('<br/>', '<br>')) if _PLAIN.fullmatch(text) else html
