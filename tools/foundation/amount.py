"""Amounts as people and programs write them: read in one way only, or not at all. Pure.

``1.234`` is one thousand in Spain and hardly more than one in Ireland. What a column is written in is decided from all
its values; a value that can be read in two ways where the others do not say which is refused, never guessed.
"""
import functools
import re
from typing import NamedTuple

from ..search.nobody import is_nothing
from ..search.search_name import fold

#: a column whose values are written in more than one way: each is read by itself, or refused
EACH = 'each'
#: so many times as often as the other notation, and the others are slips
_CLEAR = 9
#: so many times as many values that would have three decimals as others prove decimals, and they are thousands
_SLIP = 30
_SPACES = re.compile(r'[\s\u00a0\u2007\u2009\u202f]+')
_APOSTROPHES = re.compile(r"(?<=\d)['’´`](?=\d{3}(?!\d))")
#: "3'5", as decimals are written by hand
_HANDWRITTEN = re.compile(r"(?<=\d)['’´`‘](?=\d{1,2}(?!\d))")
_SENTENCE_END = re.compile(r'(?<=[€$£¥%a-z])\s*\.$', re.I)
#: a minus of accountants whose currency stands outside of it: '(1.200,00) €'
_BRACKETED = re.compile(
    r'(?P<before>[A-Za-z]{0,3}[€$£¥]?)\s*\((?P<core>[\d.,\s\'’]+)\)\s*(?P<after>[A-Za-z]{0,7}[€$£¥]?)')
_SIGNS = {'€': 'EUR', '$': '$', 'us$': 'USD', 'u$s': 'USD', '£': 'GBP', '¥': '¥', 'euro': 'EUR', 'euros': 'EUR',
          'eur': 'EUR', 'eu': 'EUR', 'dolares': '$', 'libras': 'GBP'}
#: 'no cents', as prices are printed: '1.500,-', '1.500.- €', '1.500,–€'
_NO_CENTS = re.compile(r'(?<=\d)[.,]\s?[-–—−](?=\s?(?:[€$£¥]|[A-Za-z]{2,7}\.?)?$)')
#: 'about': what is meant is the number
_ABOUT = re.compile(
    r'(?:aprox(?:imadamente|\.)?|alrededor de|cerca de|unos|unas|ca\.?|circa|about|approx\.?|around|some|[~≈±])'
    r'\s*(?=[\d€$£])', re.I)
_ABOUT_BEHIND = re.compile(r'(?<=[\d€$£¥a-z])\s*\(?(?:aprox(?:imadamente|\.)?|approx\.?)\)?$', re.I)
#: thousands and millions; 'm' alone may be either
_TIMES = (
    (re.compile(r'(?<=\d)\s?(?:k|mil)(?=\s?(?:[€$£¥]|eur(?:os?)?\b|usd\b|gbp\b|de euros)?$|\s?€)', re.I), 1_000),
    (re.compile(r'(?<=\d)\s?(?:mm|mio\.?|mill?\.|millon(?:es)?|millón|millions?)(?:\s(?:de|of))?(?=\s?(?:[€$£¥]|eur(?:os?)?|'
                r'usd|gbp)?$)', re.I), 1_000_000),
    (re.compile(r'(?<=\d)\s?M(?=\s?(?:[€$£¥]|EUR|USD|GBP|euros)?$)'), 1_000_000),
)
_AROUND = re.compile(
    r"^(?P<before>[A-Za-z]{2,5}\$?|[A-Za-z]{0,2}[€$£¥])?[ ]?(?P<core>[\d.,' ’´`]*\d[.,]?|\d[\d.,' ’´`]*)"
    r"[ ]?(?P<after>[A-Za-z]{2,7}\.?|[A-Za-z]{0,2}[€$£¥])?(?P<percent>[ ]?%)?$")
_GROUPED = re.compile(r'[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*')
_SIMPLE = re.compile(r'\d+(?:[.,]\d+)?')
_SPACED = re.compile(r'[1-9]\d{0,2}(?: \d{3})+')


#: what is an amount to most, though it may be refused: figures that no letters and no slash belong to
_NUMBERS = re.compile(r'(?<![\w/.,\-])\d[\d.,]*(?![\w/])')
#: before the decimal sign of a column of parts of one, where a hundredth is meant: '0,25' is 25
PART = 'part'

_UNITS = (
    (re.compile(r'\b(?:miles de millones|milmillones|billions?)\b'), 1_000_000_000),
    (re.compile(r'\b(?:millon(?:es)?|millions?|milions|millons|milhoes|milioi(?:ak)?|mill|mio|mm)\b'), 1_000_000),
    (re.compile(r"\b(?:miles|mil|thousands?|milers|milleiros|milhares|milaka|000 ?s)\b|"
                r"(?<!\d)['’x*]? ?1?[.,]?000\b(?! ?\d)"), 1_000),
    (re.compile(r'\b(?:centimos|cents?|centavos|centims|zentimo(?:ak)?)\b'), 0.01),
)
_SHORT = re.compile(r'(?<![^\W_])(?P<mark>[kKmM])(?: ?[€$£]|[ .]?(?:EUR|USD|GBP|eur(?:os)?|Eur(?:os)?)\b)'
                    r'|(?:[€$£]|EUR|USD|GBP|eur) ?(?P<behind>[kKmM])(?![^\W_])|[(\[] ?(?P<alone>[kKM]) ?[)\]]')
_UNIT_WORDS = re.compile(
    r"\b(?:en|in|de)?\s*(?:miles de millones|millones|miles|thousands|millions)\b(?:\s*(?:de |of )?(?:€|euros?|eur))?"
    r'|(?<![^\W_])[kKM]\s?(?:€|EUR|eur)', re.I)


class Amount(NamedTuple):
    """A value, as it reads with each decimal sign; ``None`` where it cannot be so."""
    comma: float | None
    point: float | None
    currency: str = ''      # code or sign, as it was written
    is_percent: bool = False

    @property
    def is_open(self):
        """Whether it says two different things."""
        return self.comma is not None and self.point is not None and self.comma != self.point

    def as_written(self, form):
        """The number in a column written as ``form``: ',', '.' or :data:`EACH`; ``None`` if it is none."""
        if form == EACH:
            return None if self.is_open else self.comma if self.comma is not None else self.point
        return self.comma if form == ',' else self.point


#: currencies by their codes, and by how people call them
_CODES = frozenset(
    "EUR USD GBP MXN CHF JPY CNY CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY MAD DZD TND EGP ZAR NGN AOA MZN CVE "
    "XOF XAF BRL ARS CLP COP PEN UYU BOB PYG VES DOP CRC GTQ HNL NIO PAB CUP AED SAR QAR KWD ILS INR KRW SGD HKD TWD "
    "THB IDR MYR PHP VND RUB UAH ISK GEL".split())
_NAMED = (
    (re.compile(r'\b(?:us|usa|u s|americanos?|estadounidenses?)\b'), 'USD'),
    (re.compile(r'\bpesos? mexicanos?\b'), 'MXN'),
    (re.compile(r'\beuros?\b|€'), 'EUR'), (re.compile(r'\blibras?\b|\bpounds?\b|£'), 'GBP'),
    (re.compile(r'\bpesos?\b|\bdolar(?:es)?\b|\bdollars?\b|\$'), '$'),
    (re.compile(r'\bfrancos? suizos?\b|\bswiss francs?\b'), 'CHF'))


def currency_in(text):
    """The currency that a cell of a column of its own names, by its code or sign; '' where it names none.

    >>> [currency_in(text) for text in ('usd', 'EUR - Euro', 'US Dollar', 'Euros', '€', 'Libras', 'Peso mexicano')]
    ['USD', 'EUR', 'USD', 'EUR', 'EUR', 'GBP', 'MXN']
    >>> [currency_in(text) for text in ('Sí', '1', 'n/a', 'otra', '')]
    ['', '', '', '', '']
    """
    codes = [word for word in re.findall(r'\b[A-Z]{3}\b', text.upper() if len(text) < 4 else text) if word in _CODES]
    if codes:
        return codes[0]
    said = fold(text)
    return next((code for pattern, code in _NAMED if pattern.search(said)), '')


def amount_of(text):
    """What a cell says, ``None`` if it is no amount.

    >>> amount_of('3.250,00'), amount_of('1.234')
    (Amount(comma=3250.0, point=None, currency='', is_percent=False), \
Amount(comma=1234.0, point=1.234, currency='', is_percent=False))
    >>> texts = ('1 234,56', '(12,00)', "1'234.50 CHF", '−5', '12,5-', '0.125', '+7')
    >>> [amount_of(text).as_written(EACH) for text in texts]
    [1234.56, -12.0, 1234.5, -5.0, -12.5, 0.125, 7.0]
    >>> amount_of('1.999,99 €').currency, amount_of('USD 1,200.00').currency, amount_of('25 %').is_percent
    ('EUR', 'USD', True)
    >>> texts = ('1.500,-', '1.500,– €', '1500.-', 'EUR 1500', "1'500,0", '1500 euros', '1,5 M€', '12k', '3 mil')
    >>> [amount_of(text).as_written(',') for text in texts]
    [1500.0, 1500.0, 1500.0, 1500.0, 1500.0, 1500.0, 1500000.0, 12000.0, 3000.0]
    >>> [amount_of(text) and amount_of(text).comma for text in (
    ...     'aprox. 2.000', '~2.000 €', '1,25 millones de euros', '12,50-', '3m', '2.000-3.000', '12 k€ o 4')]
    [2000.0, 2000.0, 1250000.0, -12.5, None, None, None]
    >>> [amount_of(text).comma for text in ("3'5", "3´50 €", "(1.200,00) €", "3.000 €.", "12 euros.", "€ (50)",
    ...     "1'200")]
    [3.5, 3.5, -1200.0, 3000.0, 12.0, -50.0, 1200.0]
    >>> [amount_of(text) for text in ('doce', '1.23.45', '12 34', '1,2,3', '1.5e3', '3 k€ o 4', '1,234.56,7', '')]
    [None, None, None, None, None, None, None, None]
    >>> [amount_of(text) for text in ('oct-49', 'ref-300', 'nov 2026', 'exp 12', '300 kgs')]     # no currency
    [None, None, None, None, None]
    """
    if _SIMPLE.fullmatch(text):
        comma, point = _readings(text)
        return Amount(comma, point)
    text = _HANDWRITTEN.sub(',', _SENTENCE_END.sub('', text.strip()))
    if bracketed := _BRACKETED.fullmatch(text):
        text = ' '.join(filter(None, (bracketed['before'], f"-{bracketed['core'].strip()}", bracketed['after'])))
    text, times = _times(_NO_CENTS.sub(_cents, _ABOUT_BEHIND.sub('', _ABOUT.sub('', text.strip(), count=1))))
    text, is_negative = _bare(text)
    found = _AROUND.match(text)
    if not found:
        return None
    currency = _currency(found['before'], found['after'])
    if currency is None:
        return None
    readings = _readings(_APOSTROPHES.sub('\u2019', found['core']))
    if readings is None:
        return None
    factor = -times if is_negative else times
    comma, point = (None if number is None else round(factor * number, 6) for number in readings)
    return Amount(comma, point, currency, bool(found['percent']))


@functools.lru_cache(maxsize=500)
def unit_of(header):
    """What the values below a header are multiplied by, as it says; 0 where it can be read in two ways.

    >>> headers = ('Importe (miles €)', 'Valor (k€)', 'Ventas (miles de euros)', 'Importe (M€)', 'Importe en miles')
    >>> [unit_of(header) for header in headers]
    [1000, 1000, 1000, 1000000, 1000]
    >>> [unit_of(header) for header in ("Ventas '000 €", 'Valor (m€)', 'Importe (céntimos)', 'Importe (€)',
    ...     'Valor EUR')]
    [1000, 0, 0.01, 1, 1]
    """
    folded = fold(header)
    for pattern, factor in _UNITS:
        if pattern.search(folded):
            return factor
    found = _SHORT.search(header)
    if not found:
        return 1
    return {'k': 1_000, 'K': 1_000, 'M': 1_000_000, 'm': 0}[found['mark'] or found['behind'] or found['alone']]


# at the end of a title or a remark, or by itself: 'Importes en miles de €', '(miles de euros)', 'Unidad: k€'
_SAID_OF_ALL = re.compile(
    r"(?:\b(?:en|in|em|unidad(?:es)?|unitats?|unidades?|units?|escala|scale)\b[ :=]*|^[\W_]*|[(\[,;:–-][ ]*)"
    r"(?P<unit>(?:miles de millones|miles|millones|mill\.|milers|milions|milhares|milhões|milleiros|millóns|thousands?|"
    r"millions?|['’]000)(?: ?(?:de|d['’]|of)? ?(?:€|\$|£|euros?\b|eur\b|dólares|dollars))?"
    r"|[kKmM] ?(?:€|\$|£|eur\b|euros?\b))"
    r"[ ).\]:*]*(?:$|[,;·|(–-])", re.I)


def unit_said(texts):
    """What a title or a remark says of all amounts of a list.

    :return: the unit, see :func:`unit_of`, and the text that says so; ``(1, '')`` where none does

    >>> unit_said(["Listado", "Importes en miles de €"]), unit_said(["Ventas 2025 (millones de euros)"])
    ((1000, 'Importes en miles de €'), (1000000, 'Ventas 2025 (millones de euros)'))
    >>> [unit_said([text])[0] for text in ("Unidad: k€", "Cifras en M€", "Importes en m€", "Amounts in thousands")]
    [1000, 1000000, 0, 1000]
    >>> [unit_said([text])[0] for text in ("Ventas de más de 1.000 €", "Clientes en Mil Palmeras", "Importes en euros",
    ...     "Miles de clientes en España", "Campaña 2026", "Datos en 2026, en miles")]
    [1, 1, 1, 1, 1, 1000]
    """
    for text in texts:
        if found := _SAID_OF_ALL.search(text):
            return unit_of(found['unit']), text
    return 1, ''


def says_times(text):
    """Whether a value says thousands or millions by itself.

    >>> says_times('12 k€'), says_times('3 mil'), says_times('12,5 euros')
    (True, True, False)
    """
    return any(word.search(text.strip()) for word, _factor in _TIMES)


def without_unit(header):
    """
    >>> without_unit('Importe en miles de euros'), without_unit('Valor k€'), without_unit('Valor')
    ('Importe', 'Valor', 'Valor')
    """
    return _UNIT_WORDS.sub(' ', header).strip()


def is_no_number(cells):
    """Whether a column says something, and nowhere a number: its values are no amounts ('P-2024/113', 'High').

    >>> is_no_number(['P-2024/113', 'P-2024-114']), is_no_number(['High', '-']), is_no_number(['-', 'no tiene'])
    (True, True, False)
    >>> is_no_number(['doce', '12']), is_no_number(['2.000-3.000']), is_no_number(['1.500,- + IVA']), is_no_number([])
    (False, False, False, False)
    """
    said = [cell for cell in dict.fromkeys(cells) if not is_nothing(cell)]
    return bool(said) and not any(_NUMBERS.search(cell) or amount_of(cell) for cell in said)


def are_parts(cells):
    """Whether a column that is out of a hundred is written in parts of one: none above it, some between.

    >>> are_parts(['0,25', '0.6', '1']), are_parts(['0,5', '25']), are_parts(['1', '0']), are_parts(['0,5 %'])
    (True, False, False, False)
    """
    found = [amount for amount in map(amount_of, set(cells)) if amount]
    numbers = [amount.point if amount.comma is None else amount.comma for amount in found]
    if any(amount.is_percent for amount in found) or not all(0 <= number <= 1 for number in numbers):
        return False
    return any(0 < number < 1 for number in numbers)


def _cents(found):
    # a comma in this place is the decimal sign; a point ends a sentence
    return ',00' if found[0][0] == ',' else ''


def _times(text):
    """:return: the text without its word for thousands or millions, and what that multiplies by"""
    for word, factor in _TIMES:
        bare, count = word.subn('', text, count=1)
        if count:
            return bare, factor
    return text, 1


def _bare(text):
    """:return: the text without its sign, whether that was a minus"""
    text = _SPACES.sub(' ', text).strip().replace('−', '-').replace('–', '-')
    negative = False
    if text.startswith('(') and text.endswith(')'):
        text, negative = text[1:-1].strip(), True
    for sign in ('-', '+'):
        if text.startswith(sign):
            text, negative = text[1:].strip(), negative ^ (sign == '-')
            break
        # '12,00-', as accounting programs print it; '-' behind the currency too
        if text.endswith(sign) and text[:-1].strip():
            text, negative = text[:-1].strip(), negative ^ (sign == '-')
            break
    else:
        # '€ -12,00'
        inner = re.match(r'([A-Za-z]{0,3}[€$£¥]|[A-Za-z]{3}) ?-(?=\d)', text)
        if inner:
            text, negative = f'{inner[1]} {text[inner.end():]}', not negative
    return text, negative


def _currency(*words):
    """The currency that stands before or behind a number, '' without one, ``None`` for a word that is none."""
    said = [word.rstrip('.').lower() for word in words if word]
    found = []
    for word in said:
        if word in _SIGNS:
            found.append(_SIGNS[word])
        elif word.upper() in _CODES:
            found.append(word.upper())
        elif word[-1] in '$':
            found.append('$')
        else:
            return None
    return found[0] if len(set(found)) == 1 else '' if not found else None


def _readings(core):
    """:return: what the digits say with a decimal comma and with a decimal point; ``None`` if nothing"""
    core = core.strip()
    marks = re.findall(r'[.,]', core)
    spaced = ' ' in core or '\u2019' in core
    if spaced:
        whole, mark, decimals = re.fullmatch(r'([^.,]*)([.,]?)(.*)', core).groups()
        if not _SPACED.fullmatch(whole.replace('\u2019', ' ')) or not re.fullmatch(r'\d*', decimals) or (
                mark and not decimals):
            return None
        number = float(f"{re.sub(r'[^0-9]', '', whole)}.{decimals or 0}")
        return (number, number) if not mark else (number, None) if mark == ',' else (None, number)
    if not marks:
        return (float(core),) * 2 if core.isdigit() else None
    if len(set(marks)) == 2:
        return _both(core, marks)
    return _one(core, marks)


def _both(core, marks):
    """Both marks: the last one, once, is the decimal sign."""
    decimal = marks[-1]
    whole, _mark, decimals = core.rpartition(decimal)
    if decimal in whole or not _GROUPED.fullmatch(whole) or not decimals.isdigit():
        return None
    number = float(f"{re.sub('[.,]', '', whole)}.{decimals}")
    return (number, None) if decimal == ',' else (None, number)


def _one(core, marks):
    """One kind of mark: thousands if it stands more than once, else whatever it can be."""
    mark = marks[0]
    grouped = float(re.sub('[.,]', '', core)) if _GROUPED.fullmatch(core) else None
    decimal = float(core.replace(',', '.')) if len(marks) == 1 and re.fullmatch(r'\d*[.,]\d+', core) else None
    if grouped is None and decimal is None:
        return None
    return (decimal, grouped) if mark == ',' else (grouped, decimal)


def sign_of(cells, default=',', known=''):
    """How a column of amounts is written, by all its values.

    :param cells: iterable of texts, the values of the column; what is no amount does not count
    :param default: the decimal sign where the values do not tell, as with ``1.234`` alone
    :param known: what somebody chose for such a column before: holds where the values do not contradict it
    :return: ',', '.' or :data:`EACH`, and whether the values leave it open

    >>> sign_of(['1.234', '950']), sign_of(['1.234', '0,5']), sign_of(['1,234', '2.75']), sign_of(['7', 'doce'])
    ((',', True), (',', False), ('.', False), (',', False))
    >>> sign_of(['3.250,00', '2.75', '1.234'])     # both: what can be read in two ways is refused
    ('each', False)
    >>> sign_of(['2,50', '1,234'])                 # three decimals or one thousand
    ('each', False)
    >>> sign_of(['2,50', '1,234', '0,125']), sign_of(['1.234'], known='.')
    ((',', False), ('.', True))
    """
    values = [amount for amount in map(amount_of, set(cells)) if amount]
    comma = sum(amount.point is None for amount in values)
    point = sum(amount.comma is None for amount in values)
    is_open = any(amount.is_open for amount in values)
    if not comma and not point:
        return (known if known in (',', '.') else default), is_open
    if comma and point and max(comma, point) < _CLEAR * min(comma, point):
        return EACH, False
    sign = ',' if comma > point else '.'
    doubtful = sum(_is_doubtful(amount, sign) for amount in values)
    if not doubtful or _has_thousandths(values, sign):
        return sign, False
    # one price of a list of thousands is a slip; of a few values nobody knows
    return ((',' if sign == '.' else '.'), True) if doubtful >= _SLIP * max(comma, point) else (EACH, False)


def _is_doubtful(amount, sign):
    """Whether a value would have three decimals, where it may as well be thousands of another notation."""
    return amount.is_open and abs(amount.as_written(sign)) < abs(amount.as_written('.' if sign == ',' else ','))


def _has_thousandths(values, sign):
    """Whether some value proves that the column has three decimals or more."""
    for amount in values:
        number = amount.as_written(sign)
        if not amount.is_open and number is not None and abs(number * 100 - round(number * 100)) > 1e-6:
            return True
    return False
