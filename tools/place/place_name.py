"""Names of places, as people write them: one key for every way of writing the same."""
import re

# what PostgreSQL's translate() and str.translate() both understand: each letter and what it is read as. Capitals
# too: a database in the locale C has no lower case of accented letters
_LETTERS = "áàâäãåéèêëíìîïóòôöõúùûüñçý"
_READ_AS = "aaaaaaeeeeiiiiooooouuuuncy"
ACCENTED = _LETTERS + _LETTERS.upper() + "·’´`"
PLAIN = _READ_AS + _READ_AS + "    "
# articles of Spanish, Catalan, Galician, Basque-country and Balearic names
ARTICLES = ('el', 'la', 'los', 'las', 'els', 'les', 'lo', 'l', 'o', 'a', 'os', 'as', 'es', 'sa', 'ses', 's')
_TABLE = str.maketrans(ACCENTED, PLAIN)
LEADING = f"^({'|'.join(ARTICLES)}) "
TRAILING = f" ({'|'.join(ARTICLES)})$"


def place_key(name):
    """One key for a name with or without accents, capitals, hyphens or article, wherever the article stands.

    >>> place_key("A Coruña"), place_key("Coruña, A"), place_key("LA CORUÑA"), place_key("Coruña (A)")
    ('coruna', 'coruna', 'coruna', 'coruna')
    >>> place_key("Palmas de Gran Canaria, Las") == place_key("las palmas de gran canaria")
    True
    >>> place_key("L'Hospitalet de Llobregat"), place_key("Hospitalet de Llobregat, L'")
    ('hospitalet de llobregat', 'hospitalet de llobregat')
    >>> place_key("  "), place_key("La"), place_key("O")
    ('', 'la', 'o')
    """
    plain = re.sub(r'[^a-z0-9]+', ' ', name.translate(_TABLE).lower()).strip()
    return re.sub(TRAILING, '', re.sub(LEADING, '', plain, count=1), count=1)


def is_article(word):
    """Whether a word is an article of a place; what is elided has its apostrophe.

    >>> [is_article(word) for word in ("A", "el", "L'", "l’", "LAS", "S", "L", "Or", "")]
    [True, True, True, True, True, False, False, False, False]
    """
    bare = word.rstrip("'’´`").lower()
    return bare in ARTICLES and (bare in ('l', 's')) == (bare != word.lower())


def spoken(name):
    """The official name as it is said and written on an envelope.

    >>> spoken("Palmas de Gran Canaria, Las"), spoken("Coruña, A"), spoken("Hospitalet de Llobregat, L'")
    ('Las Palmas de Gran Canaria', 'A Coruña', "L'Hospitalet de Llobregat")
    >>> spoken("Alicante/Alacant"), spoken("Palma"), spoken("Cruïlles, Monells i Sant Sadurní de l'Heura")
    ('Alicante/Alacant', 'Palma', "Cruïlles, Monells i Sant Sadurní de l'Heura")
    >>> spoken("Pinós, el/Pinoso"), spoken("Villajoyosa/Vila Joiosa, la")
    ('el Pinós/Pinoso', 'Villajoyosa/la Vila Joiosa')
    """
    if '/' in name:
        return '/'.join(map(spoken, name.split('/')))
    main, _comma, article = name.rpartition(', ')
    if not main or not is_article(article):
        return name
    return f"{article}{main}" if not article.isalpha() else f"{article} {main}"


def other_names(name):
    """The names somebody may use for a place that has two official ones, with its whole name.

    >>> other_names("Alicante/Alacant")
    ['Alicante/Alacant', 'Alicante', 'Alacant']
    >>> other_names("Vitoria-Gasteiz"), other_names("Donostia/San Sebastián")[1:]
    (['Vitoria-Gasteiz', 'Vitoria', 'Gasteiz'], ['Donostia', 'San Sebastián'])
    >>> other_names("Castro-Urdiales"), other_names("Zaragoza")
    (['Castro-Urdiales'], ['Zaragoza'])
    """
    names = [name]
    if '/' in name:
        names += [part.strip() for part in name.split('/')]
    elif name in HYPHENATED:
        names += name.split('-')
    return names


# the hyphen of these joins two languages; that of others belongs to the name
HYPHENATED = frozenset({
    "Estella-Lizarra", "Leintz-Gatzaga", "Oyón-Oion", "Peñacerrada-Urizaharra", "Soraluze-Placencia de las Armas",
    "Trucios-Turtzioz", "Ugao-Miraballes", "Valle de Trápaga-Trapagaran", "Vitoria-Gasteiz"})
# what people say and no official name has
COMMON = {
    '03014': ["Alicante"], '07026': ["Ibiza", "Ciudad de Ibiza"], '07032': ["Mahón"],
    '07040': ["Palma de Mallorca"], '08101': ["Hospitalet"], '11020': ["Jerez"],
    '12040': ["Castellón", "Castellón de la Plana"], '15078': ["Santiago"], '17079': ["Gerona"],
    '20069': ["San Sebastián"], '25120': ["Lérida"],
    '31201': ["Pamplona"], '32054': ["Orense"], '35016': ["Las Palmas"], '38038': ["Santa Cruz"],
}
# first two figures of a Spanish zip code, which are INE's number of the province, and Odoo's code of it
PROVINCES = {
    '01': 'VI', '02': 'AB', '03': 'A', '04': 'AL', '05': 'AV', '06': 'BA', '07': 'PM', '08': 'B', '09': 'BU',
    '10': 'CC', '11': 'CA', '12': 'CS', '13': 'CR', '14': 'CO', '15': 'C', '16': 'CU', '17': 'GI', '18': 'GR',
    '19': 'GU', '20': 'SS', '21': 'H', '22': 'HU', '23': 'J', '24': 'LE', '25': 'L', '26': 'LO', '27': 'LU',
    '28': 'M', '29': 'MA', '30': 'MU', '31': 'NA', '32': 'OR', '33': 'O', '34': 'P', '35': 'GC', '36': 'PO',
    '37': 'SA', '38': 'TF', '39': 'S', '40': 'SG', '41': 'SE', '42': 'SO', '43': 'T', '44': 'TE', '45': 'TO',
    '46': 'V', '47': 'VA', '48': 'BI', '49': 'ZA', '50': 'Z', '51': 'CE', '52': 'ME',
}


def spanish_zip(text):
    """The five figures of a Spanish zip code, or ''.

    >>> spanish_zip('28013'), spanish_zip(' E-28013 '), spanish_zip('8013'), spanish_zip('99999'), spanish_zip(None)
    ('28013', '28013', '', '', '')
    """
    found = re.fullmatch(r'(?:(?:ES?)[\s-]*)?(\d{5})', (text or '').strip().upper())
    return found[1] if found and found[1][:2] in PROVINCES else ''
