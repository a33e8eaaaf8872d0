"""Provinces and countries in every usual spelling: islands, capitals, regions, short forms, two languages. Pure."""
import re
from functools import lru_cache

from ..search.word_same import is_short_for
from .place_name import PROVINCES, place_key

# beside the names Odoo has: by Odoo's code of the province, what people write in its column
_SPELLINGS = {
    'C': "coruña, la coruna, lacoruña, acoruña, a coru, coru, coruna a coruna, santiago de compostela, ferrol",
    'VI': "alava, araba, vitoria, gasteiz, vitoria gasteiz, araba alava, alava araba",
    'AB': "albacete, alb, albac",
    'A': "alicante, alacant, ali, alic, alicante alacant, alacant alicante, elche, elx, benidorm",
    'AL': "almeria, alm, almer",
    'O': "asturias, oviedo, gijon, principado de asturias, principau d asturies, asturies, pdo de asturias, "
          "ast, aviles",
    'AV': "avila, avi",
    'BA': "badajoz, bad, badaj, merida",
    'PM': "baleares, islas baleares, illes balears, balears, ib, i baleares, is baleares, bal, mallorca, "
          "menorca, ibiza, eivissa, formentera, palma, palma de mallorca, pmi, mahon, mao, isla de mallorca, "
          "isla de menorca, isla de ibiza, comunidad autonoma de las islas baleares, pitiusas",
    'B': "barcelona, bcn, barna, bar, barc, ciutat comtal, ciudad condal, sabadell, terrassa, badalona",
    'BU': "burgos, bur, burg",
    'CC': "caceres, cac",
    'CA': "cadiz, cad, jerez, jerez de la frontera, algeciras, campo de gibraltar",
    'S': "cantabria, santander, cant, comunidad autonoma de cantabria, torrelavega",
    'CS': "castellon, castello, castellon de la plana, castello de la plana, cas, cast, castellon castello, "
          "castello castellon",
    'CE': "ceuta, ciudad autonoma de ceuta, ciudad de ceuta",
    'CR': "ciudad real, c real, cdad real, cd real, c r, cdad. real, cr, cre, puertollano",
    'CO': "cordoba, cor, cord",
    'CU': "cuenca, cue",
    'GI': "girona, gerona, ger, gir, ge, girona gerona, gerona girona, costa brava",
    'GR': "granada, gra, gran",
    'GU': "guadalajara, gua, guad, guada",
    'SS': "gipuzkoa, guipuzcoa, guipuzkoa, guip, gip, san sebastian, donostia, donostia san sebastian, san "
          "sebastian donostia, gipuzkoa guipuzcoa, guipuzcoa gipuzkoa, irun, s sebastian",
    'H': "huelva, hue, huel",
    'HU': "huesca, hues, uesca, osca",
    'J': "jaen, jae, linares",
    'LO': "rioja, la rioja, logroño, comunidad autonoma de la rioja, ca la rioja, log",
    'GC': "las palmas, palmas, gran canaria, las palmas de gran canaria, palmas de gran canaria, palmas las, "
          "lanzarote, fuerteventura, las palmas de g c, las palmas gc, lpgc, l p de gran canaria, las palmas g "
          "canaria, lpa, isla de gran canaria, isla de lanzarote, isla de fuerteventura, la graciosa, arrecife, "
          "puerto del rosario, las palmas de g canaria, lp gran canaria, g canaria",
    'LE': "leon, leo, ponferrada, el bierzo",
    'L': "lleida, lerida, ler, lle, lleida lerida, lerida lleida, valle de aran, val d aran",
    'LU': "lugo, lug",
    'M': "madrid, mad, mdd, comunidad de madrid, comunidad autonoma de madrid, cam, comunidad madrid, com de "
          "madrid, c madrid, c de madrid, com madrid, madrid capital, ca madrid, com autonoma de madrid, villa "
          "de madrid",
    'MA': "malaga, mal, malag, costa del sol, marbella",
    'ME': "melilla, ciudad autonoma de melilla, ciudad de melilla, mel",
    'MU': "murcia, region de murcia, mur, murc, cartagena, reg de murcia, r de murcia, comunidad autonoma de "
          "murcia, r murcia, comunidad de murcia, lorca",
    'NA': "navarra, nafarroa, pamplona, iruña, pamplona iruña, comunidad foral de navarra, nav, c f de navarra, "
          "com foral de navarra, navarra nafarroa, foral de navarra, nafarroako foru komunitatea, tudela",
    'OR': "ourense, orense, our, ore, ou",
    'P': "palencia, pal, palen",
    'PO': "pontevedra, pont, pon, vigo, pontev",
    'SA': "salamanca, sal, sala, salam",
    'TF': "santa cruz de tenerife, tenerife, s c tenerife, sc tenerife, sc de tenerife, s c de tenerife, sta "
          "cruz de tenerife, sta cruz tenerife, santa cruz tenerife, s cruz de tenerife, s cruz tenerife, la "
          "gomera, gomera, el hierro, hierro, isla de tenerife, isla de la palma, sctfe, tfe, s c tfe, st cruz "
          "de tenerife, santa cruz de tfe, sta cruz tfe, sta cruz de tfe, santa cruz tfe, s cruz tfe, sct, "
          "sta c tenerife, sta c de tenerife, isla de la gomera, isla de "
          "el hierro, isla del hierro, tenerife santa cruz, tenerife santa cruz de, santa cruz de la palma, la "
          "laguna",
    'SG': "segovia, seg, segov",
    'SE': "sevilla, sev, seville, sevill",
    'SO': "soria, sor",
    'T': "tarragona, tar, tarr, tgn, reus, tarrag",
    'TE': "teruel, ter",
    'TO': "toledo, tol, talavera, talavera de la reina",
    'V': "valencia, val, valenc, vlc, valencia valencia, provincia de valencia, valencia capital",
    'VA': "valladolid, vall, valla, vallad, pucela",
    'BI': "bizkaia, vizcaya, bilbao, biz, viz, vizc, bizkaia vizcaya, vizcaya bizkaia, bilbo, biscaia, bio",
    'ZA': "zamora, zam",
    'Z': "zaragoza, zar, zara, zgz, saragossa, zarag",
}
# the article tells the island of La Palma from Palma, on Mallorca
_WITH_ARTICLE = {'la palma': 'TF'}
# autonomous communities of several provinces: the zip code says which
REGIONS = frozenset(map(place_key, (
    "Andalucía", "Aragón", "Canarias", "Islas Canarias", "Castilla y León", "Castilla-La Mancha", "Castilla La Mancha",
    "Cataluña", "Catalunya", "Comunidad Valenciana", "Comunitat Valenciana", "País Valencià", "Extremadura", "Galicia",
    "Galiza", "País Vasco", "Euskadi", "CLM", "CyL", "C. Valenciana", "Comunidad Autónoma del País Vasco", "Castilla")))
# what stands before the name of a province and says nothing of which it is
_BEFORE = re.compile(
    r'^(?:(?:la )?(?:provincia|prov|pcia|pvcia|provincia/comunidad)(?: de| del)? |'
    r'(?:comunidad|com) (?:autonoma )?(?:de |del )?|province of |provincia d )')
# and behind it
_BEHIND = re.compile(r' (?:capital|ciudad|provincia)$')
_CODE_OF = {place_key(name): code for code, names in _SPELLINGS.items() for name in names.split(', ')}
_CODE_OF.update({code.lower(): code for code in _SPELLINGS})
_WORDS = re.compile(r'\s*[/|,;\-–—]\s*|\s*[()]\s*')
# a hyphen is in many a name
_BESIDE = re.compile(r'\s*[/|,;()]\s*|\s+[\-–—]\s+')

_LINKS = {'de', 'del', 'la', 'el'}
# the names of each province in words, those that stand for no single town of it
_FULL = {
    code: [[word for word in name.split() if word not in _LINKS] for name in names.split(', ')
           if len(name) > 4 and '.' not in name]
    for code, names in _SPELLINGS.items()}

# zip codes of forms that none has in Spain, and whose they are; '?': of several countries. A letter that looks like a
# figure ('O8003') is a slip
_FORMS_ABROAD = tuple((country, re.compile(form)) for country, form in (
    ('AD', r'(?:AD[\s-]*)?AD[\s-]?\d{3}'), ('PT', r'(?:PT?[\s-]*)?\d{4}\s?[-–]\s?\d{3}'),
    ('?', r'(?!CP|ES?(?![A-Z]))[A-Z]{1,2}[\s-]+\d{4,6}|\d{4}\s?[A-Z]{2}|(?![EOIL])[A-Z]\d{4}(?:[A-Z]{3})?'),
    ('?', r'[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d[\dW]\s[A-Z\d]{4}'),
    ('?', r'\d{5}-\d{3,4}|\d{3}-\d{4}')))
#: all of them for a database, where case does not count
ABROAD = rf"^\s*(?:{'|'.join(form.pattern for _country, form in _FORMS_ABROAD)})\s*$"
# who writes from Portugal
_PORTUGUESE = re.compile(
    r'\b(?:lda|limitada|unipessoal)\.?$|^\s*\(?(?:\+|00)\s?351|\.pt/?$|^pt\s?\d{9}$|^portugal$', re.I)

# countries as people write them beside their names in Spanish and English and their two letters
COUNTRIES = {
    'ES': "ESP, E, Espanya, Espainia, Estado Español, Reino de España, Spain (España), España (Spain), "
          "Hispania, 34",
    'PT': "PRT, P, POR, Portugal continental",
    'FR': "FRA, F, Francia metropolitana, França",
    'DE': "DEU, D, GER, RFA, Alemanya",
    'IT': "ITA, I, Itàlia",
    'GB': "GBR, UK, U.K., Gran Bretaña, Inglaterra, England, Great Britain, Escocia, Scotland, Gales, Wales, "
          "Regne Unit, R. Unido",
    'US': "USA, U.S.A., EEUU, EE.UU., EE. UU., Estados Unidos de América, United States of America, E.E.U.U.",
    'NL': "NLD, Holanda, Holland, The Netherlands, Países Bajos",
    'BE': "BEL, Bèlgica",
    'AD': "AND, Principado de Andorra, Principat d'Andorra",
    'CH': "CHE, Suisse, Schweiz",
    'IE': "IRL, Eire, República de Irlanda",
    'AT': "AUT",
    'PL': "POL",
    'MX': "MEX, México, Mejico",
    'AR': "ARG, República Argentina",
    'MA': "MAR, Marroc",
    'CL': "CHL",
    'CO': "COL",
    'PE': "PER",
    'BR': "BRA",
    'CZ': "CZE, República Checa, Chequia, Czech Republic",
    'GR': "GRC, EL",
    'CN': "CHN, República Popular China",
    'RU': "RUS, Rusia",
    'DK': "DNK",
    'SE': "SWE",
    'NO': "NOR",
    'FI': "FIN",
    'RO': "ROU, ROM",
}


def province_of(text):
    """Odoo's code of the Spanish province that ``text`` names, by itself or by its capital, island or region; or ''.

    >>> province_of("S.C. Tenerife"), province_of("BCN"), province_of("Comunidad de Madrid"), province_of("Logroño")
    ('TF', 'B', 'M', 'LO')
    >>> province_of("Alicante/Alacant"), province_of("Alicante (Alacant)"), province_of("Prov. de Jaén")
    ('A', 'A', 'J')
    >>> province_of("03 - Alicante"), province_of("28"), province_of("Palmas, Las"), province_of("Vizcaya - Bizkaia")
    ('A', 'M', 'GC', 'BI')
    >>> province_of("La Palma"), province_of("Palma"), province_of("Málaga capital"), province_of("Sta Cruz Tfe")
    ('TF', 'PM', 'MA', 'TF')
    >>> province_of("Galicia"), province_of("Texas"), province_of("")
    ('', '', '')
    """
    if code := _WITH_ARTICLE.get((text or '').strip().lower()):
        return code
    for name in _names(text or ''):
        figures = re.fullmatch(r'(\d{1,2})', name)
        if figures and (code := PROVINCES.get(figures[1].zfill(2))):
            return code
        key = place_key(name)
        if len(key) == 1 and sum(map(str.isalpha, name)) > 1:
            # 'S.S.' is no 'S', 'Las P.' no 'P'
            key = re.sub(r'[^a-z]', '', name.lower())
        code = _CODE_OF.get(key) or _CODE_OF.get(place_key(_BEFORE.sub('', _BEHIND.sub('', key))))
        if code:
            return code
    return _shortened(text) if text and '.' in text else ''


@lru_cache(maxsize=1000)
def _shortened(text):
    """The one province each word of which begins as a word of ``text`` does, or is contracted to it; or ''.

    >>> [_shortened(text) for text in ("Sta. Cruz Tfe.", "Ciudad R.", "Las P.", "Illes B.", "S. del Sur")]
    ['TF', 'CR', 'GC', 'PM', '']
    """
    words = [word for word in re.findall(r'[^\W\d_]+', place_key(_BEFORE.sub('', text.lower()))) if word not in _LINKS]
    if 'las' in text.lower().split():
        words = ['las', *words]
    found = {
        code for code, names in _FULL.items() for name in names if len(name) == len(words) and all(
            word == whole or is_short_for(word, whole) for word, whole in zip(words, name, strict=True))}
    return found.pop() if len(found) == 1 and len(''.join(words)) > 2 else ''


def _names(text):
    """The whole text, then its parts: both names of a province, a name behind its number."""
    yield text
    parts = [part for part in _WORDS.split(text) if part]
    # 'Palmas, Las': an article is no part; a number is, when no name says more
    yield from sorted((part for part in parts if len(part) > 3 or part.isdigit()), key=str.isdigit)


def is_region(text):
    """Whether a text is the name of a province, of its capital or island, or of a region, and nothing else.

    >>> [is_region(text) for text in ("Pontevedra", "PROVINCIA DE LUGO", "Galicia", "Alicante / Alacant", "La Rioja")]
    [True, True, True, True, True]
    >>> [is_region(text) for text in ("Bar Madrid", "Bar - Madrid", "M", "Sal", "")]
    [False, False, False, False, False]
    """
    keys = [_BEFORE.sub('', place_key(part)) for part in _WORDS.split(text) if place_key(part)]
    return bool(keys) and all(len(key) > 3 and (key in _CODE_OF or key in REGIONS) for key in keys)


def zip_province(text):
    """Odoo's code of the province of a Spanish zip code, also without the zero that a spreadsheet cuts; or ''.

    >>> zip_province('36201'), zip_province('8003'), zip_province('E-28004'), zip_province('99001'), zip_province(None)
    ('PO', 'B', 'M', '', '')
    """
    found = re.fullmatch(r'(?:(?:ES?)[\s-]*)?(\d{4,5})(?:\.0)?', (text or '').strip().upper())
    return PROVINCES.get(found[1].zfill(5)[:2], '') if found else ''


def zip_abroad(text):
    """The country of a zip code of a form that none has in Spain: its code, '?' of several; '' of any other text.

    >>> [zip_abroad(text) for text in ('4000-123', 'AD500', 'B1636', 'SW1A 1AA', 'D-28013', '1012 AB', '01310-100')]
    ['PT', 'AD', '?', '?', '?', '?', '?']
    >>> [zip_abroad(text) for text in ('28013', 'E-28013', 'ES 08003', 'E8003', 'O8003', '8003', 'CP 28013', '28013 M')]
    ['', '', '', '', '', '', '', '']
    >>> zip_abroad('B-08001'), zip_abroad('B-1000'), zip_abroad('Vigo'), zip_abroad(None)
    ('', '?', '', '')
    """
    text = ' '.join((text or '').upper().split())
    before, _mark, figures = text.partition('-')
    if before and zip_province(figures) == before:
        # the letters of the province, not of a country
        return ''
    return next((country for country, form in _FORMS_ABROAD if form.fullmatch(text)), '')


def country_by_zip(values):
    """The code of the country of a row that says none, where the form of its zip code is certain; or ''.

    Where nothing else looks Portuguese, four figures and three are no certainty.

    >>> country_by_zip({'zip': 'AD500'}), country_by_zip({'zip': '4000-123', 'partner_name': "Beta, Lda."})
    ('AD', 'PT')
    >>> country_by_zip({'zip': '4000-123', 'partner_name': "Beta"}), country_by_zip({'zip': '28013'})
    ('', '')
    """
    country = zip_abroad(values.get('zip'))
    if country == 'PT':
        said = (values.get(name) or '' for name in ('partner_name', 'phone', 'email_from', 'website', 'portfolio_vat'))
        return country if any(_PORTUGUESE.search(text) for text in said) else ''
    return country.strip('?')


def beside_country(text):
    """``[(place, other)]`` of a text that may name a country beside a place, first or last.

    >>> beside_country("Córdoba (Argentina)"), beside_country("Guadalajara, Jalisco, México")
    ([('Córdoba', 'Argentina'), ('Argentina', 'Córdoba')], [('Guadalajara', 'México'), ('Jalisco', 'Guadalajara')])
    >>> beside_country("Vizcaya"), beside_country("Palau-solità i Plegamans"), beside_country("Toledo - USA")[0]
    ([], [], ('Toledo', 'USA'))
    """
    parts = [part for part in _BESIDE.split(text) if part]
    return [(parts[0], parts[-1]), (parts[1], parts[0])] if len(parts) > 1 else []
