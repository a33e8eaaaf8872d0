"""Cells of a workbook as people see them in it. Pure.

A number is shown by its format: ``00000`` shows the zero of a zip code, ``0 %`` a part of a hundred, a format of days a
day. Decimals that a format hides are kept.
"""
import datetime
import functools
import re

_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|(.)')
_SYMBOLS = re.compile(r'[€$£¥]|[A-Z]{3}|(?<![a-z])(?:euros?|eur)(?![a-z])')


def cell_text(value):
    """A typed cell as the text a program would write into a CSV.

    A number that could be taken for thousands gets another decimal: nobody reads it in two ways.

    >>> cell_text(datetime.datetime(2026, 3, 1)), cell_text(datetime.datetime(2026, 3, 1, 9, 30))
    ('2026-03-01', '2026-03-01 09:30:00')
    >>> cell_text(28001.0), cell_text(0.1 + 0.2), cell_text(True), cell_text(None), cell_text(' x '), cell_text(1.234)
    ('28001', '0.3', 'true', '', 'x', '1.2340')
    """
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        text = f'{value:.15g}'
        return f'{text}0' if re.fullmatch(r'-?\d{1,3}\.\d{3}', text) else _plain(text)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time.min
        return value.date().isoformat() if midnight else value.isoformat(sep=' ', timespec='seconds')
    return str(value).strip()


def _plain(text):
    """A number without a power of ten, where it has one."""
    if 'e' not in text:
        return text
    plain = f'{float(text):.20f}' if 'e-' in text else f'{float(text):.0f}'
    return plain.rstrip('0').rstrip('.') if '.' in plain else plain


def shown(value, form):
    """A cell as it is shown with a number format.

    :param value: what the cell holds, as openpyxl gives it
    :param form: the number format, as a workbook has it; ``None`` for none

    >>> shown(8001, '00000'), shown(34932770603, '"+"00\\\\ 000\\\\ 000\\\\ 000'), shown(932770603, '000 00 00 00')
    ('08001', '+34 932 770 603', '932 77 06 03')
    >>> shown(0.25, '0 %'), shown(0.125, '0.0%'), shown(1234.5, '#,##0.00 "€"'), shown(1200, '[$USD] #,##0')
    ('25%', '12.5%', '1234.5 €', '1200 USD')
    >>> shown(1234.5, '#,##0.00'), shown(8001, 'General'), shown('x', '00000'), shown(True, '0'), shown(5, '0')
    ('1234.5', '8001', 'x', 'true', '5')
    """
    if form in (None, 'General', '@') or isinstance(value, bool) or not isinstance(value, (int, float)):
        return cell_text(value)
    kind, what = _format(form)
    if kind == 'percent':
        return f'{cell_text(round(value * 100, 10))}%'
    if kind == 'mask' and float(value).is_integer() and 0 <= value < 1e15:
        return _masked(str(int(value)), what)
    if kind == 'currency':
        return f'{cell_text(value)} {what}'
    return cell_text(value)


@functools.lru_cache(maxsize=500)
def _format(form):
    """:return: what a number format does, and with what: ``percent``, ``mask``, ``currency`` or ''"""
    tokens, currency = [], ''
    for quoted, escaped, symbol, plain in _LITERAL.findall(_SECTION.split(form)[0]):
        literal = quoted or escaped
        currency = currency or symbol or (_SYMBOLS.fullmatch(literal.strip()) and literal.strip()) or (
            plain if plain and plain in '€$£¥' else '')
        if literal:
            tokens.append((literal, True))
        elif plain:
            tokens.append((plain, plain not in '0#?.,%Ee'))
    marks = ''.join(text for text, is_literal in tokens if not is_literal)
    if '%' in marks:
        return 'percent', ''
    if currency:
        return 'currency', currency
    digits = re.sub(r'[#?]', '', marks)
    if re.fullmatch(r'[#?]*0[0#?]+', marks) and digits and (len(digits) > 1 or len(tokens) > len(marks)):
        return 'mask', tuple(tokens)
    return '', ''


def _masked(digits, tokens):
    """Digits put where a format has its places, from the right; what is left over stands before them."""
    places = [text for text, is_literal in tokens if not is_literal]
    digits = digits.rjust(places.count('0') + 0, '0')
    given = list(digits.rjust(len(places)))
    head, given = given[:len(given) - len(places)], given[len(given) - len(places):]
    out, rest, is_first = [], iter(given), True
    for text, is_literal in tokens:
        if is_literal:
            out.append(text)
            continue
        out.append((''.join(head) if is_first else '') + next(rest))
        is_first = False
    return re.sub(r'\s+', ' ', ''.join(out)).strip()


def shown_ods(kind, value, currency, text):
    """A cell of an OpenDocument spreadsheet as it is shown.

    :param kind: its type
    :param value: the number it holds, as text
    :param currency: the code of an amount, '' for other cells
    :param text: what it shows

    >>> shown_ods('float', '8001', '', '08001'), shown_ods('float', '1234.5', '', '1.234,50')
    ('08001', '1234.5')
    >>> shown_ods('float', '34932770603', '', '+34 932 770 603'), shown_ods('float', '932780000', '', '9,33E+08')
    ('+34 932 770 603', '932780000')
    >>> shown_ods('percentage', '0.25', '', '25 %'), shown_ods('currency', '1200', 'EUR', '1.200,00 €')
    ('25%', '1200 EUR')
    """
    number = float(value or 0)
    if kind == 'percentage':
        return f'{cell_text(round(number * 100, 10))}%'
    plain = cell_text(number)
    if kind == 'currency':
        return f'{plain} {currency}'.strip()
    digits = re.sub(r'\D', '', text)
    is_same = number.is_integer() and digits.lstrip('0') == plain.lstrip('0') and not re.search(r'[.,]|[eE]\+', text)
    return text if is_same and digits else plain
