"""Names as people look for them: without accents, capitals, legal form or word order. Pure: no ``env``."""
import re
import unicodedata

_MARKS = re.compile('[\u0300-\u036f]+')
# letters that no decomposition turns into Latin ones
_LETTERS = {'ø': 'o', 'æ': 'ae', 'œ': 'oe', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ı': 'i', '·': None}
# the letters of European names at once; whatever remains is decomposed
_LATIN = str.maketrans({
    **{chr(code): _MARKS.sub('', unicodedata.normalize('NFKD', chr(code))) for code in range(0xa0, 0x250)}, **_LETTERS})
_WORD = re.compile(r'[^\W_]+')
_PUNCTUATION = re.compile(r'[.,(/\-]')

# What follows a company's name and says nothing of who it is. Longer ones first: the first that fits wins.
_FORMS = sorted({
    # Spain
    'sl', 'slu', 'slp', 'slpu', 'sll', 'slne', 'sa', 'sau', 'sal', 'sad', 'sc', 'scp', 'sca', 'scl', 'scv', 'scg',
    'scoop', 'scooplimitada', 'scoopltda', 'scoopand', 'scoopgalega', 'scoopv', 'scoopm', 'scoopp', 'cb', 'srl', 'aie',
    'sccl', 'scclp', 'sccp', 'koopelk', 'unipessoal', 'unipessoallda', 'crl', 'ipss', 'epe',
    'ute', 'sicav', 'sat', 'sociedadlimitada', 'sociedadlimitadaunipersonal', 'sociedadlimitadaprofesional',
    'sociedadlimitadalaboral', 'sociedadanonima', 'sociedadanonimaunipersonal', 'sociedadanonimalaboral',
    'sociedadcivil', 'sociedadcivilprofesional', 'sociedadcooperativa', 'sociedadcooperativaandaluza',
    'sociedadcooperativagalega', 'comunidaddebienes', 'soccoop', 'soccoopgalega', 'soccoopltda',
    'soccooplimitada', 'sdadcoop', 'sdadcoopltda', 'unipersonal',
    *(f'{one}{other}' for one in ('sdadcoop', 'soccoop', 'scoop', 'sociedadcooperativa')
      for other in ('andaluza', 'gallega', 'galega', 'valenciana', 'catalana', 'madrilena', 'and', 'gal', 'val',
                    'limitada')),
    # elsewhere
    'ltd', 'limited', 'ltda', 'plc', 'llp', 'llc', 'inc', 'incorporated', 'corp', 'corporation', 'coltd', 'gmbh',
    'mbh', 'ag', 'kg', 'ohg', 'ug', 'ev', 'bv', 'nv', 'bvba', 'cvba', 'sarl', 'sas', 'sasu', 'eurl',
    'snc', 'sci', 'spa', 'srls', 'sapa', 'lda', 'sgps', 'ab', 'as', 'asa', 'aps', 'oy', 'oyj', 'sro', 'doo', 'kft',
    'spzoo', 'se', 'eood', 'ood', 'sapi', 'sadecv', 'sapidecv',
}, key=lambda form: (-len(form), form))
# words as well: taken for a form only when written with dots or after a comma
_AMBIGUOUS = {'sal', 'sad', 'sat', 'sas', 'as', 'ag', 'ab', 'se', 'spa', 'sca', 'sci', 'asa', 'ev', 'ug', 'aie', 'ute',
              'sapa', 'unipersonal', 'snc', 'oy', 'kg'}
_LOOSE = '|'.join(r'[.\s]{0,2}'.join(form) for form in _FORMS if form not in _AMBIGUOUS)
_DOTTED = '|'.join(r'\.\s?'.join(form) for form in _FORMS if len(form) < 6)
_LOOSE += r'|gmbh\s*(?:&|und)?\s*co\.?\s*kg'
_LONG = '|'.join(r'[.\s]{0,2}'.join(form) for form in _FORMS if len(form) > 6 and form not in _AMBIGUOUS)
_STARTS = ('soc', 'sdad', 's.', 's coop', 'scoop', 'comunidad')
_ANY = '|'.join(r'[.\s]{0,2}'.join(form) for form in _FORMS)
# a form may stand before the name: 'Sdad. Coop. Andaluza San Isidro'
_AT_START = re.compile(rf'^(?:{_LONG})(?![^\W_])[\s.,]+(?=\S)')
_AT_END = re.compile(rf'(?:(?<=[\s,(\-.])(?:{_LOOSE})|,\s*(?:{_ANY})|(?<![^\W_])(?:{_DOTTED}))[\s.,)]*$')
# at the very beginning initials are somebody's, and among others they are no form: 'A. G. López', 'B.B.V.A.'
_INITIALS = '|'.join(r'\.\s?'.join(form) for form in _AMBIGUOUS if len(form) < 4)
_INSIDE = re.compile(
    rf'(?<![^\W_])(?<![\W_][^\W_]\.)(?<!^[^\W_]\.)(?!^(?:{_INITIALS})\b)(?:{_DOTTED})(?![^\W_])'
    rf'(?!\.[^\W_](?![^\W_]))\.?|(?<=\s)(?:sl|slu|sa|sau)\.?(?=\s*[,(/\-])')

# what the last word of a name is when a form may stand there, its letters together or apart
_ENDS = {form[start:] for form in _FORMS for start in range(len(form))}

# a conjunction is written in many ways, '&' among them, or not at all
_NOISE = {'y', 'e', 'i', 'and', 'und', 'et'}
_COUNTED = {'no', 'num', 'numero', 'n', 'fase', 'bloque', 'edificio', 'sector', 'parque', 'zona', 'torre', 'nave'}
SHORT = {
    'hnos': 'hermanos', 'hno': 'hermano', 'hnas': 'hermanas', 'cia': 'compania', 'fco': 'francisco', 'fca': 'francisca',
    'dtra': 'distribuidora', 'distrib': 'distribuidora', 'constr': 'construcciones', 'transp': 'transportes',
    'hros': 'herederos', 'vda': 'viuda', 'bros': 'brothers', 'mfg': 'manufacturing', 'sta': 'santa', 'sto': 'santo',
    'rte': 'restaurante', 'rest': 'restaurante', 'pto': 'puerto', 'sdad': 'sociedad', 'soc': 'sociedad',
    'fdez': 'fernandez', 'fdz': 'fernandez', 'glez': 'gonzalez', 'gzlez': 'gonzalez', 'gonz': 'gonzalez',
    'hdez': 'hernandez',
    'rguez': 'rodriguez', 'rdguez': 'rodriguez', 'rodrig': 'rodriguez', 'mtnez': 'martinez', 'mtez': 'martinez',
    'dguez': 'dominguez', 'dmguez': 'dominguez', 'vzquez': 'vazquez', 'vqez': 'vazquez', 'alvz': 'alvarez',
    'jmnez': 'jimenez',
    'gmez': 'gomez', 'gtrez': 'gutierrez', 'stiago': 'santiago', 'tptes': 'transportes', 'ttes': 'transportes',
    'const': 'construcciones', 'distr': 'distribuciones', 'panif': 'panificadora', 'inst': 'instalaciones',
    'avda': 'avenida', 'avd': 'avenida', 'pza': 'plaza', 'plz': 'plaza', 'prop': 'propietarios', 'dra': 'doctora',
    'dr': 'doctor',
    'coop': 'cooperativa', 'fcia': 'farmacia', 'sumin': 'suministros', 'admon': 'administracion', 'cdad': 'comunidad',
    'mtnz': 'martinez', 'mnez': 'martinez', 'fndez': 'fernandez', 'frdez': 'fernandez', 'gcia': 'garcia',
    'gnzlez': 'gonzalez', 'glz': 'gonzalez', 'hrdez': 'hernandez', 'hdz': 'hernandez', 'rdgez': 'rodriguez',
    'rdgz': 'rodriguez', 'rguz': 'rodriguez', 'lpez': 'lopez', 'schez': 'sanchez', 'snchez': 'sanchez',
    'jmenez': 'jimenez', 'gtez': 'gutierrez', 'gtrrez': 'gutierrez', 'dmnguez': 'dominguez', 'ldo': 'licenciado',
    'lda': 'licenciada', 'lcdo': 'licenciado', 'lcda': 'licenciada',
    'prof': 'profesor', 'aytmo': 'ayuntamiento', 'aytto': 'ayuntamiento', 'hosp': 'hospital',
    'asoc': 'asociacion', 'ayto': 'ayuntamiento', 'ntra': 'nuestra', 'nra': 'nuestra', 'nstra': 'nuestra',
    'sra': 'senora', 'gral': 'general', 'excmo': 'excelentisimo', 'excma': 'excelentisima', 'dist': 'distribuciones',
    'inmob': 'inmobiliaria', 'carpint': 'carpinteria', 'ferret': 'ferreteria', 'panad': 'panaderia', 'num': 'numero',
    'mtz': 'martinez', 'rdez': 'rodriguez',
}
# what several signs are short for, before the signs are gone: 'Nª Sra.', 'M.ª', 'n.º 1', 'S. Juan', 'P.º'
_SIGNS = [(re.compile(pattern), full) for pattern, full in (
    (r'\bm\.?\s?[ªº]\.?', 'maria '),
    (r'\bg\.?\s?ª\.?', 'garcia '),
    (r'\b(?:nº|n\.\s?º|n[°ª](?=\s*\d)|n\.\s?°|n[uú]m\.?(?=\s*\d)|no?\.?(?=\s?\d))\.?', 'numero '),
    (r'\bn\.?\s?ª\.?|\bn\.?\s(?=s(?:ra|\.?ª|eñora|enora)\b)|\bna\.?\s(?=sra|señora|senora)', 'nuestra '),
    (r'\bs\.?ª\.?', 'senora '),
    (r'\bp\.?\s?º\.?', 'paseo '),
    (r'\bs\.\s?(?=(?:juan|jose|josé|pedro|pablo|miguel|martin|martín|antonio|andres|andrés|isidro|roque|vicente|francisco|'
     r'sebastian|sebastián|lorenzo|cristobal|cristóbal|blas|jorge|lucas|mateo|marcos|bartolome|bartolomé|ignacio|'
     r'fernando|agustin|agustín|benito|bernardo|roman|román|telmo|xoan|xosé|joan|jordi|josep|pere|pau)\b)', 'san '),
    (r"(?<=[^\W_])['’´]s\b", 's'),
    (r'\bmc[\s.]+(?=[^\W\d_])', 'mc'),
    # 'Tres R', '3R' and '3 r'
    (r'\b(\d{1,2})([^\W\d_]{1,2})\b', r'\1 \2'))]
_SIGNED = re.compile(r"[ªº°]|['’´]s\b|\bmc[\s.]|\bs\.|\bn[oau]?m?\.?\s?(?:\d|s)|\bnúm|\b\d{1,2}[^\W\d_]{1,2}\b")
#: of what somebody types, so much is looked for: a sentence is found by its first words
LONGEST, MOST = 200, 12
#: numbers that are written in words as well
NUMBERS = {
    '1': 'uno', '2': 'dos', '3': 'tres', '4': 'cuatro', '5': 'cinco', '6': 'seis', '7': 'siete', '8': 'ocho',
    '9': 'nueve', '10': 'diez', '12': 'doce', '100': 'cien'}
_IN_FIGURES = {word: figures for figures, word in NUMBERS.items()}

# what some write before a name and some do not
ARTICLES = {'de', 'del', 'la', 'las', 'los', 'el', 'els', 'les', 'da', 'do', 'dos', 'das', 'di', 'd', 'l'}
_CONJUNCTIONS = {'y', 'e', 'i'}
_PARTICLES = ARTICLES | _CONJUNCTIONS | {
    'o', 'van', 'von', 'der', 'den', 'san', 'santa', 'ben', 'bin', 'al', 'mac', 'mc', 'le'}
# 'O'Donnell', 'd´Angelo', 'L’Hospitalet': one word, however the apostrophe is written
_APOSTROPHE = re.compile(r"(?<![^\W_])([odl])\s?['’‘`´ʼ]\s?(?=[^\W_])", re.IGNORECASE)
_COMPOUND = re.compile(r'[^\W_]+(?:[-‐‑][^\W_]+)*')
# second halves of double first names: 'José Luis Pérez' has one surname, 'Ana Pérez Gil' two
_SECOND_NAMES = set("""
    adolfo agustin alberto alejandro alfonso alfredo alicia amparo andres angel angela angeles antonio asuncion
    begona belen benito bernardo carlos carmen cesar clara concepcion cristina cruz daniel david diego dolores eduardo
    elena elisa emilio enrique ernesto esteban esther eugenia eugenio eulalia fatima felipe fernando francisca
    francisco gabriel gema gloria gonzalo guadalupe guillermo ignacio ines inmaculada isabel jaime javier jesus joaquin
    jorge jose josefa josep juan julia julian julio laura leonor lourdes luis luisa luz manuel manuela mar margarita
    maria mariano mario marta mateo mercedes miguel milagros montserrat nieves nuria olga pablo paloma paz pedro pilar
    rafael ramon raquel raul remedios ricardo roberto rocio rosa rosario rufino salvador santiago sara sergio sofia
    soledad sonia susana teresa tomas vicenta vicente victor victoria xavier yolanda
""".split())


def fold(text):
    """``text`` in small letters without accents; ``ñ`` is an ``n`` with one.

    >>> fold("PANADERÍA Núñez, Straße, Col·legi")
    'panaderia nunez, strasse, collegi'
    """
    text = text.casefold()
    if text.isascii():
        return text
    text = text.translate(_LATIN)
    return text if text.isascii() else _MARKS.sub('', unicodedata.normalize('NFKD', text))


def name_words(name):
    """The words a name is known by, in the order written, without its legal form.

    >>> name_words("Panadería Núñez e Hijos, S.L.")
    ['panaderia', 'nunez', 'hijos']
    >>> name_words("HIJOS DE NÚÑEZ & CÍA S. COOP. GALEGA")
    ['hijos', 'de', 'nunez', 'compania']
    >>> name_words("Balneario Sal y Spa")    # words, not legal forms
    ['balneario', 'sal', 'spa']
    >>> name_words("S.A.")    # nothing else to go by
    ['sa']
    >>> name_words("O'Donnell") == name_words("O´Donnell") == name_words("O Donnell") == ['odonnell']
    True
    >>> name_words(None)
    []
    """
    return [SHORT.get(word, word) for word in _words(name)]


def _words(name):
    """The words of a name as they are written.

    >>> _words("Hnos. Núñez, S.L.")
    ['hnos', 'nunez']
    """
    if not name:
        return []
    name = _APOSTROPHE.sub(r'\1', name)
    text = fold(without_signs(name)).strip()
    bare = without_form(text)
    return _split(bare) or _split(text.replace('.', ''))


def without_signs(text):
    """``text`` in small letters, what signs are short for in full; few names have any.

    >>> without_signs("Nª Sra. del Mar"), without_signs("Mc Donald's"), without_signs("Moda n.º 1")
    ('nuestra  sra. del mar', 'mcdonalds', 'moda numero  1')
    >>> without_signs("Ríos Gª"), without_signs("G.ª Soto")
    ('ríos garcia ', 'garcia  soto')
    """
    text = text.lower()
    if _SIGNED.search(text):
        for pattern, full in _SIGNS:
            text = pattern.sub(full, text)
    return text


def spellings(word):
    """Other ways in which a name that begins so is written, as keys have them.

    >>> spellings('etxeberria'), spellings('goitia')
    (['echeberria', 'echeverria'], [])
    >>> spellings('ibanez'), spellings('gimenez'), spellings('mcdonalds'), spellings('3'), spellings('soto')
    (['ybanez'], ['jimenez', 'ximenez'], ['mcdonald'], ['tres'], [])
    """
    if 'tx' in word and len(word) > 4:
        # 'Etxeberria' is 'Echeverría' in Spanish
        plain = word.replace('tx', 'ch')
        return list(dict.fromkeys([plain, plain.replace('b', 'v')]))
    if word in NUMBERS or word in _IN_FIGURES:
        return [NUMBERS.get(word) or _IN_FIGURES[word]]
    if len(word) > 3 and word[0] in 'iy' and word[1] not in 'aeiou':
        return [('y' if word[0] == 'i' else 'i') + word[1:]]
    if len(word) > 4 and word[0] in 'gjx' and word[1] in 'ei':
        return [letter + word[1:] for letter in 'gjx' if letter != word[0]]
    if len(word) > 4 and word.startswith('mc') and word.endswith('s'):
        return [word[:-1]]
    return []


def without_form(text):
    """``text`` without the legal forms in it; a million names are looked at, few need the patterns."""
    if text.startswith(_STARTS):
        text = _AT_START.sub('', text)
    if _PUNCTUATION.search(text):
        text = _INSIDE.sub(' ', text)
    elif text[text.rfind(' ') + 1:] not in _ENDS:
        return text
    while (shorter := _AT_END.sub('', text)) != text:
        text = shorter.rstrip(' ,-(')
    return text


def _split(text):
    found = _WORD.findall(text)
    last = len(found) - 1
    # 'IES Nº I', 'Fase I Norte', 'Bloque E': at the end, or behind what is counted, it is no conjunction
    words = [
        word for place, word in enumerate(found) if word not in _NOISE
        or len(word) == 1 and place and (place == last or word == 'i' and found[place - 1] in _COUNTED)] or found
    while 'o' in words[:-1]:
        place = words.index('o')
        words[place:place + 2] = [''.join(words[place:place + 2])]
    return words


def typed_words(text):
    """The words of what somebody types as they stand, articles, initials and all.

    >>> typed_words("C. P. de la Ría, S.L."), typed_words("J. I. Gil"), typed_words("A.G. López")
    (['c', 'p', 'de', 'la', 'ria'], ['j', 'i', 'gil'], ['a', 'g', 'lopez'])
    """
    name = fold(without_signs(_APOSTROPHE.sub(r'\1', typed(text)))).strip()
    words = _WORD.findall(without_form(name)) or _WORD.findall(name)
    for place in range(len(words) - 2, -1, -1):
        # 'O Donnell', as a key has it; 'J. O. Gil' are initials
        if words[place] == 'o' and len(words[place + 1]) > 1 and (not place or len(words[place - 1]) > 1):
            words[place:place + 2] = [''.join(words[place:place + 2])]
    return words[:2 * MOST]  # articles are among them


def typed(text):
    """So much of what somebody types as is looked for.

    >>> len(typed("a" * 5000)), typed("Rivas"), typed(None)
    (200, 'Rivas', '')
    """
    return (text or '')[:LONGEST]


def query_words(text):
    """The words of what somebody types, each in all the ways a key may have it.

    A word may be short for another, or how a longer one begins; a legal form may end in the middle. Articles and
    particles do not count, unless there is nothing else: some write them, some do not.

    >>> query_words("nuñez panaderia s"), query_words("Ana de la Vega"), query_words("de la")
    ([('nunez',), ('panaderia',)], [('ana',), ('vega',)], [('de',), ('la',)])
    >>> query_words("rest pepe")
    [('rest', 'restaurante'), ('pepe',)]
    """
    words = _words(typed(text))
    words = words[:-1] if len(words) > 1 and words[-1] == 's' else words
    words = [word for word in words if word not in ARTICLES and word not in _NOISE] or words
    return [_ways(word) for word in words[:MOST]]


def _ways(word):
    return tuple(dict.fromkeys([word, *([SHORT[word]] if word in SHORT else []), *spellings(word)]))


def halves(word):
    """The two words that may be meant by one in which the space between them is missing.

    >>> halves('penaruiz')
    [('pe', 'naruiz'), ('pen', 'aruiz'), ('pena', 'ruiz'), ('penar', 'uiz')]
    >>> halves('soto')
    []
    """
    if not 6 < len(word) < 20 or not word.isalpha():
        return []
    return [(word[:place], word[place:]) for place in range(2, len(word) - 2)]


def name_key(name):
    """The column names are searched in: the words in order of the alphabet, a space around each.

    Equal keys are the same name written in two ways. ``None`` when there is no word at all.

    >>> name_key("Núñez Panadería, S.L.U.") == name_key("PANADERIA NUÑEZ SL")
    True
    >>> name_key("Panadería Núñez")
    ' nunez panaderia '
    """
    words = name_words(name)
    return f" {' '.join(sorted(words))} " if words else None


def surname_key(name):
    """The surnames in a person's name, as :func:`name_key` writes words.

    Spaniards have two; a comma says where they end; without one the last two groups of words are
    surnames when the name is long enough. A surname of several words stands there in one word, too.

    >>> surname_key("José Luis de la Fuente Pérez")
    ' de delafuente fuente la perez '
    >>> surname_key("Pérez Gil, Ana") == surname_key("Ana Pérez Gil")
    True
    >>> surname_key("José Luis Pérez"), surname_key("Ana Pérez"), surname_key("Ana")
    (' perez ', ' perez ', None)
    >>> surname_key("Ana de Miguel Ruiz"), surname_key("María del Mar Ruiz-Tagle")
    (' de demiguel miguel ruiz ', ' ruiz ruiztagle tagle ')
    >>> surname_key("Josep Ferrer i Coll"), surname_key("Mary O'Donnell")
    (' coll ferrer ', ' odonnell ')
    >>> surname_key("María José Fernández de Córdoba y Sáez de Heredia")
    ' cordoba de decordoba deheredia fernandez heredia saez '
    >>> surname_key("Juan Carlos Ruiz de Alarcón Gil"), surname_key("Ana Pilar Elena de la Fuente Gil")
    (' alarcon de dealarcon gil ruiz ', ' de delafuente fuente gil la ')
    """
    before, comma, after = (name or '').partition(',')
    groups = _groups(before)
    if not (comma and name_words(after)):
        # 'María del Carmen': the group belongs to the first name; 'Ana de Miguel Ruiz': it does not
        given = 1 + (len(groups) > 2 and groups[1][-1] in _SECOND_NAMES and groups[1][0:2] != ['de', groups[1][-1]])
        surnames = _compounds(groups[given:])
        groups = [group for surname in surnames[-2:] for group in surname] if len(surnames) > 1 else groups[max(
            given, len(groups) - 2):]
    words = {word for group in groups for word in group}
    joined = {''.join(group) for group in groups if len(group) > 1}
    return f" {' '.join(sorted(words | joined))} " if words else None


def _compounds(groups):
    """Groups of words, each with what belongs to the surname before it: 'Fernández de Córdoba' is one.

    >>> _compounds([['ruiz'], ['de', 'alarcon'], ['gil']]), _compounds([['elena'], ['de', 'la', 'fuente'], ['gil']])
    ([[['ruiz'], ['de', 'alarcon']], [['gil']]], [[['elena']], [['de', 'la', 'fuente']], [['gil']]])
    """
    found = []
    for group in groups:
        if found and group[0] == 'de' and len(found[-1]) == 1 and found[-1][0][-1] not in _SECOND_NAMES:
            found[-1].append(group)
        else:
            found.append([group])
    return found


def _groups(name):
    """The words of a person's name, those of one surname or first name together.

    >>> _groups("Ana Ruiz-Tagle de la Vega"), _groups("Josep Ferrer i Coll")
    ([['ana'], ['ruiz', 'tagle'], ['de', 'la', 'vega']], [['josep'], ['ferrer'], ['coll']])
    """
    groups, opened = [], False
    for compound in _COMPOUND.findall(fold(_APOSTROPHE.sub(r'\1', name))):
        words = _WORD.findall(compound)
        if not opened:
            groups.append([])
        groups[-1] += [word for word in words if word not in _CONJUNCTIONS]
        opened = words[-1] in _PARTICLES
    return [group for group in groups if group]
