"""How wide a list is: whether a column without a header is one, or comes of a delimiter inside a text. Pure."""
import re
from collections import Counter

from ..search.search_contact import email_addresses
from .lead_columns import match_headers

#: what stands in columns of these kinds, wherever nothing has moved
_FITS = {
    'email_from': lambda text: bool(email_addresses(text)),
    'phone': lambda text: '@' not in text and len(re.sub(r'\D', '', text)) > 5,
    'zip': lambda text: bool(re.search(r'\d{3}', text)) and len(text) < 12,
    'portfolio_vat': lambda text: len(re.sub(r'\D', '', text)) > 5 and len(text) < 20,
    'country_id': lambda text: not re.search(r'\d', text),
    'expected_revenue': lambda text: bool(re.search(r'\d', text)),
}
#: columns of these may stand behind the last one of which that is known
_OPEN = {'note', 'description', 'tag_ids', ''}


def width_of(header, rows, delimiter=''):
    """How many columns a list has, those without a header too.

    In a workbook they count if most rows have them: what single rows have further right is a slip. In a text what is
    too much in a row mostly comes of a delimiter inside a name, and the cells behind it are not those of their headers:
    a column without header is one where many rows have it and what stands below the others is what they say.

    :param header: list of texts
    :param rows: list of lists of texts, the first rows
    :param delimiter: of a text

    >>> header = ['Empresa', 'Correo']
    >>> width_of(header, [['Bar', 'a@b.es', 'x'], ['Sol', 'c@d.es', 'y'], ['Mar', 'e@f.es']], ';')
    3
    >>> width_of(header, [['Bar', ' SL', 'a@b.es'], ['Sol', ' SL', 'c@d.es']], ','), width_of(header, [['a'] * 3] * 2)
    (2, 3)
    """
    if not delimiter:
        return max(len(header), sorted(map(len, rows))[len(rows) // 2] if rows else 0)
    more = [row for row in rows if len(row) > len(header)]
    if len(more) < 2 or len(more) * 3 < len(rows):
        return len(header)
    width = Counter(map(len, more)).most_common(1)[0][0]
    samples = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(len(header))]
    fields = match_headers(header, samples=samples)
    known = [place for place, field in enumerate(fields) if field in _FITS]
    said = [_FITS[fields[place]](row[place]) for row in more for place in known if row[place].strip()]
    # behind the last column of which it is known a comma may still stand in a name
    is_open = any(field not in _OPEN for field in fields[known[-1] + 1:]) if known else True
    if not said or sum(said) * 10 < len(said) * 9 or is_open and delimiter == ',':
        return len(header)
    return width
