"""Which encoding a text is in, judged by what it says in each. Pure.

Nothing in a file of text says how its letters are written. Every encoding of one byte a letter reads every file; only
one of them makes words of it.
"""
import codecs
import re

#: what can be chosen, the likeliest first: ``(name, what people call it)``
ENCODINGS = (
    ('utf-8-sig', "UTF-8"), ('cp1252', "Windows-1252"), ('cp850', "DOS (CP850)"), ('cp858', "DOS (CP858)"),
    ('mac_roman', "Mac Roman"), ('iso8859_15', "ISO-8859-15"), ('cp437', "DOS (CP437)"), ('utf-16', "UTF-16"),
    ('utf-16-le', "UTF-16 LE"), ('utf-16-be', "UTF-16 BE"), ('utf-8 twice', "UTF-8, encoded twice"),
    ('latin-1', "ISO-8859-1"))
TWICE = 'utf-8 twice'
SAMPLE = 65_536
#: encodings of one byte a letter that are tried, the likeliest first; CP858 is CP850 with a sign of the euro
_SINGLE = ('cp1252', 'cp850', 'cp858', 'mac_roman', 'cp437', 'iso8859_15')
_LOWER = set('áéíóúàèìòùâêîôûäëïöüãõñçåøæœßýÿšžčćđłńśźżăâîșțğıő')
_UPPER = set('ÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÄËÏÖÜÃÕÑÇÅØÆŒÝŠŽČĆĐŁŃŚŹŻ')
#: those of Spanish, Catalan, Galician, Portuguese and French words
_USUAL = set('áéíóúñüçàèòâêôãõïîÁÉÍÓÚÑÜÇÀÈÒÂÊÔÃÕÏ')
_MARKS = set('ºª°€¿¡«»“”‘’–—…·´`®©™²³½¼¾×•\u00a0')


def encoding_of(data):
    """The encoding that makes most sense of a text of bytes, without a zero byte in it.

    :return: the encoding, and whether another one reads as well

    >>> text, names = "Peluquería Muñoz, Ávila, 2º B", ('utf-8', 'cp1252', 'cp850', 'mac_roman')
    >>> [encoding_of(text.encode(name))[0] for name in names]
    ['utf-8-sig', 'cp1252', 'cp850', 'mac_roman']
    >>> encoding_of("Cafetería Núñez".encode().decode('cp1252').encode())
    ('utf-8 twice', True)
    >>> encoding_of("Muñoz y Güell".encode() + b'\\nPe\\xf1a')     # a byte of another one
    ('utf-8-sig', True)
    >>> encoding_of(b'plain')
    ('utf-8-sig', False)
    >>> {encoding_of(text.encode('cp1252'))[0] for text in ("20 €", "a – b", "“Sol”", "precios…", "3×4")}
    {'cp1252'}
    >>> encoding_of("Cœur, Škoda: 20 €".encode('iso8859_15'))
    ('iso8859_15', True)
    >>> [encoding_of(text.encode('cp858'))[0] for text in ("1.234,50 €", "Peña;20€", "€ 7;Ávila", "Peña")]
    ['cp858', 'cp858', 'cp858', 'cp850']
    """
    if data.isascii():
        return 'utf-8-sig', False
    if decodes(data, 'utf-8'):
        return (TWICE, True) if is_twice(data[:16 * SAMPLE].decode('utf-8', 'ignore')) else ('utf-8-sig', False)
    good, bad = _utf8(data[:64 * SAMPLE])
    if good >= bad:
        return 'utf-8-sig', True
    words = _words(data)
    scores = {name: _score(words, name) for name in _SINGLE}
    best = max(_SINGLE, key=scores.get)
    # ISO-8859-15 is but for eight letters the same
    second = max(score for name, score in scores.items() if name not in (best, 'iso8859_15'))
    # old Windows and everything else: said wherever it is not the usual one
    return best, best != 'cp1252' or second > 0.6 * scores[best]


_SEQUENCE = re.compile(
    rb'[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|([\x80-\xff])')


def decodes(data, name):
    """Whether an encoding reads all of it; part by part, so that no text of a whole file is in memory.

    :param bytes data: the whole text
    :param name: of the encoding, as Python's codecs call it
    """
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for start in range(0, len(data), SAMPLE):
            decoder.decode(data[start:start + SAMPLE])
        decoder.decode(b'', final=True)
    except UnicodeDecodeError:
        return False
    return True


def _utf8(data):
    """:return: how many letters of several bytes it has, read as UTF-8, and how many bytes that are none"""
    good = bad = 0
    for found in _SEQUENCE.finditer(data):
        if found[1]:
            bad += 1
        else:
            good += 1
    return good, bad


def _words(data):
    """The different words with a letter beyond ASCII, as bytes, and how often each is there; of a long file some."""
    found = {}
    for match in re.finditer(rb'[^\s;,\t|"]*[\x80-\xff][^\s;,\t|"]*', data):
        found[match[0]] = found.get(match[0], 0) + 1
        if len(found) > 3000:
            break
    return found


def _score(words, name):
    """How much of the words makes sense in an encoding."""
    return sum(min(count, 5) * _sense(codecs.decode(word, name, 'replace')) for word, count in words.items())


def _sense(word):
    points = 0.0
    for index, letter in enumerate(word):
        if letter.isascii():
            continue
        before, after = word[index - 1:index], word[index + 1:index + 2]
        if letter in _LOWER or letter in _UPPER:
            points += _letter_points(letter, before, after)
        elif letter == '’' and index == 1 and before in 'dlsnmDLSNM' and len(word) > 5 and after in 'aehiouAEHIOU':
            # 'd’aigua'; a tie with 'díaigua'
            points += 2
        else:
            points += _mark_points(letter, before, after)
    return points


def _letter_points(letter, before, after):
    """A small letter behind a capital one is a word's second, or the encoding is another; so is a capital within."""
    if letter in _LOWER:
        fits, wrong = not (before.isupper() and after.isupper()), -1
    else:
        fits, wrong = not before.islower() and not (after.islower() and before.isalpha()), -3
    return (2 if letter in _USUAL else 0.5) if fits else wrong


def _mark_points(letter, before, after):
    within = before.isalpha() and after.isalpha()
    if letter in 'ºª°':
        return (0 if within else 1) if before.isalnum() or before == '.' else -1
    if letter in '¿¡':
        return 1 if not before.isalnum() and after.isalpha() else -3
    if letter in '½¼¾' and (before.isalpha() or after.isalpha()):
        return -2
    if _is_in_place(letter, before, after):
        return 3    # no letter stands where it does
    if letter in '’·´':
        return 0.5
    if letter in _MARKS:
        return -2 if within else 0.5
    return -4 if letter == '\ufffd' or '\x80' <= letter <= '\x9f' or '\u2500' <= letter <= '\u259f' else -3


def _is_in_place(letter, before, after):
    """Whether a mark stands where such marks do and letters hardly: '20 €', 'a – b', '“Sol”', 'etc…'."""
    if letter in '€–—×•':
        return not before.isalpha() and not after.isalpha()
    if letter in '“‘„':
        return not before.isalnum() and after.isalnum()
    return letter == '”' and bool(before.strip()) and not after.isalnum() or (
        letter == '…' and before.isalnum() and not after.isalnum())


# -- bytes that are no letter ----------------------------------------------------------------------


def _as_windows(error):
    """A byte that is none in its encoding, as the encodings beside it have it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start:error.start + 1]
    return byte.decode('cp1252', 'ignore') or byte.decode('latin-1'), error.start + 1


codecs.register_error('portfolio_windows', _as_windows)
#: how a text is read whatever bytes it has: see :func:`encoding_of`
ERRORS = 'portfolio_windows'


def codec_of(name):
    """The codec that reads an encoding of :data:`ENCODINGS`; UTF-8 that was encoded twice is :func:`once` after it."""
    return 'utf-8-sig' if name == TWICE else name


# -- encoded twice ---------------------------------------------------------------------------------


def _bytes_of(name):
    """The byte each letter of an encoding stands for; bytes it has no letter for, as programs keep them."""
    table = {}
    for byte in range(256):
        letter = bytes([byte]).decode(name, 'ignore') or chr(byte)
        table.setdefault(letter, byte)
    return table


_TABLES = {name: _bytes_of(name) for name in ('cp1252', 'mac_roman', 'cp850')}


def _pattern(table):
    """Two to four letters that are one letter of UTF-8, read a byte at a time."""
    letters = {byte: re.escape(letter) for letter, byte in table.items()}
    tail = ''.join(letters[byte] for byte in range(0x80, 0xc0) if byte in letters)
    two = ''.join(letters[byte] for byte in range(0xc2, 0xe0) if byte in letters)
    three = ''.join(letters[byte] for byte in range(0xe0, 0xf0) if byte in letters)
    # a blank nobody breaks at becomes a blank on the way
    return re.compile(f'[{two}][{tail} ]|[{three}][{tail}]{{2}}')


_PATTERNS = {name: _pattern(table) for name, table in _TABLES.items()}
_LETTERS = _LOWER | _UPPER | _MARKS


def once(text):
    """A text that was encoded twice, as it was before.

    >>> once("CafeterÃ\\xada Ã\\x81vila"), once("AÃ±os"), once("Núñez"), once("L√≥pez"), once("Espa├▒a")
    ('Cafetería Ávila', 'Años', 'Núñez', 'López', 'España')
    """
    if text.isascii():
        return text
    for name, pattern in _PATTERNS.items():
        text = pattern.sub(lambda found, table=_TABLES[name]: _once(found[0], table), text)
    return text


def _once(letters, table):
    if letters.endswith(' '):
        letters = letters[:-1] + '\u00a0'
    try:
        letter = bytes(table[one] for one in letters).decode()
    except (KeyError, UnicodeDecodeError):
        return letters
    # of two that make no letter of ours, both are meant
    return letter if letter in _LETTERS or len(letters) > 2 else letters


def is_twice(text):
    """Whether a text shows more letters that were encoded twice than letters of its own.

    >>> is_twice("CafeterÃ­a; AÃ±os; España"), is_twice("SÃO PAULO; Ângela; 2º"), is_twice("Núñez; Güell")
    (True, False, False)
    """
    mended = once(text)
    if mended == text:
        return False
    broken = len(text) - len(mended)
    own = sum(letter in _LOWER or letter in _UPPER for letter in mended if not letter.isascii())
    return broken * 3 > own
