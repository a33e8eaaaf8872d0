"""A cell without what programs put around its value and without what nobody can see. Pure."""
import re
import unicodedata

#: shown by nobody: marks of direction and width, the mark of an encoding, soft hyphens, controls
_UNSEEN = '\u200b\u2060\ufeff\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u180e\ufff9-\ufffb'
_CONTROLS = '\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f'
_BLANKS = '\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t'
_ODD = re.compile(f'[{_UNSEEN}{_CONTROLS}{_BLANKS}\u200c\u200d\u2028\u2029\u0085]')
_REMOVED = re.compile(f'[{_UNSEEN}{_CONTROLS}]')
_BLANK = re.compile(f'[{_BLANKS}]')
_BREAK = re.compile('[\u2028\u2029\u0085]')
#: joiners belong to the letters of some scripts and to signs put together, to nothing else
_JOINER = re.compile('(?:(?<=[\x00-\u024f])|^)[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\u024f]|$)')
_FORMULA = re.compile(r'=\s*"((?:[^"]|"")*)"')
#: behind a leading apostrophe: what would be a formula, a number, a code, an address, a name that has no other one
_ARMOURED = re.compile(
    r"'(?=[=+\-@\t0-9(]|[A-Z]{1,3}[-.\s]?\d|[^\s'@]+@[^\s'@]+\.|(?!O\b|N[dt])[A-ZÁÉÍÓÚÑÜ][^'’\W]*\b[^'’]*$)")
#: text behind an equals sign somebody typed: no formula, which has signs, calls or the names of cells
_TYPED = re.compile(r'=[ ]*(?P<text>\+?\d[\d .]*|(?![A-Za-z]{1,3}\d+\b)[^\W\d_][^()!:+*/^&<>=\[\]$"]*)')
#: what exports of Meta's lead forms put before numbers, so that no spreadsheet takes them for numbers
_MARKED = re.compile(r'(?:p:(?=\+?\d{5})|z:(?=[A-Z]{0,2}[ \-]?\d)|(?:l|ag|as|c|f):(?=\d{6,}\Z))')
_WRAPPED = re.compile(r"'(?:[^']|'')+'|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|‘[^‘’]+’")
#: cells that are their value: letters anybody writes, nothing around them
PLAIN = re.compile(r"(?:(?!(?:[plzcf]|a[gs]):[+\w])[!-&(-<>-~](?:[ -~]*[!-~])?)?").fullmatch
_MARKS = '\'"“”„‟«»‘’'


def cell_value(text):
    r"""What a cell says.

    >>> cell_value('="08001"'), cell_value("'+34 932 77 06 03"), cell_value("'-Ramón"), cell_value("'08012")
    ('08001', '+34 932 77 06 03', '-Ramón', '08012')
    >>> cell_value("'Horno Prat"), cell_value("'O Sole Mio"), cell_value("'Sol' y más")
    ('Horno Prat', "'O Sole Mio", "'Sol' y más")
    >>> cell_value("'t Smidje"), cell_value("O'Donnell"), cell_value("'info@bar.es'"), cell_value('“Bar Sol”')
    ("'t Smidje", "O'Donnell", 'info@bar.es', 'Bar Sol')
    >>> cell_value("'Bar O''Donnell'"), cell_value("'Sol' o 'Luna'"), cell_value("''")
    ("Bar O'Donnell", "'Sol' o 'Luna'", "''")
    >>> cell_value('\u202a+34\u00a0600 70\u202c'), cell_value('\u200bventas@bar.es'), cell_value('Res\u00adtaurante')
    ('+34 600 70', 'ventas@bar.es', 'Restaurante')
    >>> cell_value('="1 ""2"" 3"'), cell_value('=1+1'), cell_value(' a\n b '), cell_value('“Sol” y “Luna”')
    ('1 "2" 3', '=1+1', 'a\n b', '“Sol” y “Luna”')
    >>> cell_value('=Gerente'), cell_value('=+34600100200'), cell_value('=A1'), cell_value('=SUMA(A1)')
    ('Gerente', '+34600100200', '=A1', '=SUMA(A1)')
    >>> cell_value('p:+34600100200'), cell_value('z:08001'), cell_value('l:1234567890'), cell_value('c:\\Temp')
    ('+34600100200', '08001', '1234567890', 'c:\\Temp')
    """
    if not text.isascii() or not text.isprintable():
        text = _seen(text)
    text = text.strip()
    if text[:1] in ('=', "'", '“', '„', '«', '‘'):
        return _unwrapped(text)
    if text[1:2] == ':' or text[2:3] == ':':
        return _MARKED.sub('', text, count=1) if _MARKED.match(text) else text
    return text


def _seen(text):
    if _ODD.search(text):
        text = _JOINER.sub('', _BREAK.sub('\n', _BLANK.sub(' ', _REMOVED.sub('', text))))
    # letters and their accents apart, as one system writes them, are one letter to all others
    return text if text.isascii() or unicodedata.is_normalized('NFC', text) else unicodedata.normalize('NFC', text)


def _unwrapped(text):
    formula = _FORMULA.fullmatch(text)
    if formula:
        return formula[1].replace('""', '"').strip()
    if typed := _TYPED.fullmatch(text):
        return typed['text'].strip()
    if _WRAPPED.fullmatch(text):
        # a quotation mark within is written twice
        return (text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1]).strip()
    return text[1:].strip() if _ARMOURED.match(text) else text


def unquoted(text):
    """``text`` without the quotation marks around it, of whatever kind.

    >>> unquoted("'“info@bar.es”,"), unquoted('"Hostelco"')
    ('info@bar.es', 'Hostelco')
    """
    return text.strip().strip(_MARKS + ' ,;').strip()
