"""Codes of economic activity: how they are written, what is below what, and what corresponds to what.

A code is kept as its *digits* ('4711', or a letter for a section) and shown as people write it ('47.11').
"""
import re
from collections import defaultdict

from ..lead_import.lead_long import plain_lines

# how people name a classification in front of a code, and what we call it; the first that fits
_NAMES = (
    ('cnae2025', r'cnae[\s-]*(20)?25'),
    ('cnae2009', r'cnae[\s-]*(20)?09'),
    ('nace21', r'nace\s*(rev\.?)?\s*2\.1'),
    ('nace2', r'nace\s*(rev\.?)?\s*2'),
    ('cnae', r'cnae'),
    ('nace', r'nace'),
    ('sic', r'sic'),
)
LEVELS = {1: 'section', 2: 'division', 3: 'group', 4: 'class'}


def digits(code):
    """The code without what people put between its figures.

    >>> digits(' 47.11 '), digits('g'), digits('4711')
    ('4711', 'G', '4711')
    """
    return re.sub(r'[\s.]', '', code).upper()


def written(code, classification):
    """The code as it is printed.

    :param code: as it is kept, without dots
    :param classification: its key, such as ``cnae2025``, ``nace2`` or ``sic``

    >>> written('4711', 'cnae2025'), written('47', 'nace2'), written('5411', 'sic'), written('G', 'sic')
    ('47.11', '47', '5411', 'G')
    """
    return code if classification == 'sic' or len(code) < 3 else f"{code[:2]}.{code[2:]}"


def level(code):
    """
    >>> level('G'), level('47'), level('471'), level('4711')
    ('section', 'division', 'group', 'class')
    """
    return LEVELS[1 if code.isalpha() else len(code)]


def sought(text):
    """What somebody who typed ``text`` is looking for: (classification or family or '', digits or '', words).

    >>> sought('4711'), sought('47.11'), sought('CNAE 2025 47.1'), sought('g')
    (('', '4711', []), ('', '4711', []), ('cnae2025', '471', []), ('', 'G', []))
    >>> sought('cnae25 comercio menor'), sought('comercio'), sought('CNAE25 47.11 — Comercio')
    (('cnae2025', '', ['comercio', 'menor']), ('', '', ['comercio']), ('cnae2025', '4711', []))
    >>> sought('sic'), sought('sicav')
    (('sic', '', []), ('', '', ['sicav']))
    """
    text = text.strip().lower()
    classification = ''
    for name, pattern in _NAMES:
        found = re.match(rf'{pattern}(?![\w.])', text)
        if found:
            classification, text = name, text[found.end():].strip(' :-')
            break
    code = re.match(r'(\d[\d.]*|[a-v])(?=\s|$)', text)
    if code:
        return classification, digits(code[0]), []
    return classification, '', text.split()


def cell_codes(text):
    """The codes a cell of a list may mean, the likeliest first: ``(classification or family or '', [digits], title)``.

    Spreadsheets cut the first zero of '0111' and the last of '55.10'; the title often stands behind the code.

    >>> cell_codes('0112 - Cultivo de arroz'), cell_codes('4711'), cell_codes('CNAE 47.11')
    (('', ['0112'], 'Cultivo de arroz'), ('', ['4711'], ''), ('cnae', ['4711'], ''))
    >>> cell_codes('111'), cell_codes('55.1'), cell_codes('1.11'), cell_codes('5610.0')
    (('', ['0111', '111'], ''), ('', ['551', '5510'], ''), ('', ['0111'], ''), ('', ['5610'], ''))
    >>> cell_codes('4.711'), cell_codes('CNAE 4,711.00'), cell_codes('1.11')[1]
    (('', ['4711'], ''), ('cnae', ['4711'], ''), ['0111'])
    >>> cell_codes('(5610) Restaurantes'), cell_codes('I5610'), cell_codes('Restaurantes'), cell_codes('G')
    (('', ['5610'], 'Restaurantes'), ('', ['5610'], ''), ('', [], 'Restaurantes'), ('', ['G'], ''))
    """
    text = re.sub(r'\s+', ' ', text).strip()
    classification = ''
    for name, pattern in _NAMES:
        found = re.match(rf'{pattern}(?![\w.])[\s:.\-–—]*', text, re.I)
        if found:
            classification, text = name, text[found.end():]
            break
    # a spreadsheet took it for an amount
    text = re.sub(r'^(\d)[.,](\d{3})(?:[.,]0{1,2})?(?![\d.,])', r'\1\2', text)
    found = _CELL.match(text)
    if not found:
        letter = re.fullmatch(r'[a-vA-V]', text)
        return classification, [text.upper()] if letter else [], '' if letter else text
    first, dot, last = found['first'] or found['whole'], found['dot'], found['last'] or ''
    title = text[found.end():].strip(' -–—:.,;()')
    if dot and last:
        first = first.zfill(2)
        if len(last) == 1:
            return classification, [first + last, f'{first}{last}0'], title
        return classification, [first + last], title
    codes = {1: [f'0{first}'], 3: [f'0{first}', first]}.get(len(first), [first[:4]])
    return classification, codes, title


# what stands between two codes of one cell: a mark or a word, with a code behind it
_NEXT = re.compile(
    r'\s*(?:[;|/\n+&·]|,(?!\d{1,2}(?!\d))|\s[-–—]\s|\b(?:y|e|i|and|et)\b)\s*'
    r'(?=(?:(?:cnae|nace|sic)[\s\d\-]*[:\s])?\(?(?:[a-vA-V][\s.\-]?)?\d{2}(?:[.,]?\d{1,2})?(?![\d\w]))', re.I)


def cells_in(text):
    """The codes of a cell that holds several, each with the title behind it.

    >>> cells_in('5610; 5630'), cells_in('56.10 y 56.30'), cells_in('5610 Restaurantes, 5630 Bares'), cells_in('56,10')
    (['5610', '5630'], ['56.10', '56.30'], ['5610 Restaurantes', '5630 Bares'], ['56,10'])
    >>> cells_in('5610/5630'), cells_in('Comercio; 4711'), cells_in('4711 Comercio y 3 más'), cells_in('Bares, pubs')
    (['5610', '5630'], ['Comercio', '4711'], ['4711 Comercio y 3 más'], ['Bares, pubs'])
    """
    parts = [part for part in map(str.strip, _NEXT.split(plain_lines(text))) if part]
    return parts if len(parts) > 1 else [text.strip() or text]


# a code with or without its section in front and its dot inside; ',0' is what a spreadsheet makes of a number
_CELL = re.compile(
    r'[\[(]?(?:[a-vA-V][\s.\-]?)?(?:(?P<first>\d{1,2})(?P<dot>[.,])(?P<last>[1-9]\d?|0\d)(?:[.,]0)?(?!\d)'
    r'|(?P<whole>\d{1,4}|\d{6})(?:[.,]0)?(?![\d.,]\d|\d))(?![^\W\d_])')


def correspondence(rows):
    """Both directions and all levels of a table of classes.

    :param rows: ``(from code, [to codes])`` of classes
    :return: ``{(from code, to code), …}`` and ``{(to code, from code), …}``, of classes, groups and divisions:
        two groups correspond where a class of one does to a class of the other

    >>> forward, back = correspondence([('0119', ['0113', '0119']), ('0164', ['0163'])])
    >>> sorted(forward)
    [('01', '01'), ('011', '011'), ('0119', '0113'), ('0119', '0119'), ('016', '016'), ('0164', '0163')]
    >>> sorted(back)[-2:]
    [('016', '016'), ('0163', '0164')]
    """
    forward = {
        (code[:length], target[:length])
        for code, targets in rows for target in targets for length in (2, 3, 4)}
    return forward, {(target, code) for code, target in forward}


def kinds(pairs):
    """How many have each other: ``{pair: 'one_one' or 'one_many' or 'many_one' or 'many_many'}``.

    >>> found = kinds({('a', 'x'), ('b', 'y'), ('c', 'y'), ('d', 'z'), ('d', 'w')})
    >>> found['a', 'x'], found['b', 'y'], found['d', 'w']
    ('one_one', 'many_one', 'one_many')
    >>> kinds({('a', 'x'), ('a', 'y'), ('b', 'y')})['a', 'y']
    'many_many'
    """
    targets, sources = defaultdict(int), defaultdict(int)
    for source, target in pairs:
        targets[source] += 1
        sources[target] += 1
    names = {(False, False): 'one_one', (True, False): 'one_many', (False, True): 'many_one', (True, True): 'many_many'}
    return {(source, target): names[targets[source] > 1, sources[target] > 1] for source, target in pairs}
