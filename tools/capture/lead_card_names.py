"""Which line of a card is a person and which a company, by the words they are made of. Pure: no ``env``."""
import re

from ..place.place_province import province_of
from ..search.name_given import GIVEN
from ..search.name_trade import line_of
from ..search.name_weight import GENERIC, SURNAMES
from ..search.search_name import fold, without_signs
from .lead_card_words import FORM, STREET
from .lead_codes import TITLED, is_function

# how people are called by those who know them, and names that lists of names lack
CALLED = GIVEN | set("""
    pepe pepa paco paca lola lolo manolo manoli manu nacho quique kike toni tony xavi javi rafa chema chus chelo
    conchi concha charo pili loli merche maite santi fran fede nando tito tino suso moncho mucha pancho gonzalo inigo
    rui ines joana tiago nuno helder filipe vasco marcos lucas hugo bruno pol biel roger arnau gerard oriol marti quim
    ibai unai aitor asier gorka eneko iker andoni josu txema koldo edurne idoia jose josé juanjo juanma josema josemi
""".split())
# first names that are words as well: 'Mar Azul'
_AMBIGUOUS = set("""
    mar rosa luz sol paz pilar cruz santiago luna alba aurora gloria victoria africa iris marina rocio nieves carmen
    rosario trinidad esperanza concepcion asuncion encarnacion milagros remedios amparo soledad consuelo fatima
    guadalupe lourdes montserrat angel angeles jesus salvador trinidad vega ainhoa abril reyes mercedes san sancho
    francisco antonio martin vicente
""".split())
_PARTICLES = {'de', 'del', 'la', 'las', 'los', 'y', 'e', 'i', 'da', 'do', 'dos', 'das', 'van', 'von', 'der', 'den',
              'di', 'el', 'al', 'ben', 'bin', 'ter', 'zu', 'und', 'du', 'des', 'le', 'san', 'santa'}
_WORD = re.compile(r"[^\W\d_]+(?:['’\-·][^\W\d_]+)*")
_BUSINESS = re.compile(
    r'(?:carnic|embutid|conserv|construccion|suministr|distribu|instalacion|transport|bodeg|frut|pescad|textil|mueble|'
    r'pintura|excavacion|reform|electric|ferreteri|hermanos|hnos|herederos|viuda|hijos|grupo|casa|'
    r'[a-z]{3,}(?:eria|erias|aria|arias)$)')
_ARTICLES = {'la', 'el', 'los', 'las', 'els', 'les', 'os', 'as'}
_SINCE = re.compile(r'\b(?:desde|des de|dende|since|fundad[oa] en|fundada o|depuis|seit|est\.?)\s+(?:el\s+)?\d{4}\b')


def is_person(line):
    """Whether a line may be a person's name.

    >>> [is_person(line) for line in ("Dña. Concepción de la Torre y Ruiz de Alarcón", "Dr. med. vet. Jürgen Weiß",
    ...                               "Francesc Xavier Puigdomènech i Vall-llobera", "Ana")]
    [True, True, True, False]
    >>> is_person("Gil, S.L."), is_person("LA TAHONA DE TERE"), is_person("María de la O Gil")
    (False, False, True)
    """
    name = TITLED.sub('', line)
    words = _WORD.findall(name.replace('ª', ''))
    told = [word for word in words if word not in _PARTICLES]
    return (
        (1 if name == line else 0) < len(told) < 7 and len(words) < 11 and not any(map(str.isdigit, line))
        and not FORM.search(line) and fold(words[0]) not in _ARTICLES
        and all(word[0].isupper() or re.match(r"[dlo]['’]", word) for word in told)
        and not any(is_business(word) for word in words[:1]))


def is_called(line):
    """Whether a line is surely somebody's name: how people are addressed, a first name with another or a surname.

    >>> [is_called(line) for line in ("Mª Dolores", "Pepe Ruiz", "Dra. Weiß", "José Luis Martínez")]
    [True, True, True, True]
    >>> [is_called(line) for line in ("Carmen Peluqueros", "Santiago de Compostela", "Mar Azul", "Talleres Paz")]
    [False, False, False, False]
    """
    if not is_person(line) or is_function(line):
        return False
    words = [fold(word) for word in _WORD.findall(without_signs(TITLED.sub('', line))) if word not in _PARTICLES]
    if any(is_business(word) for word in words):
        return False
    return TITLED.match(line) is not None or len(words) > 1 and words[0] in CALLED and (
        words[0] not in _AMBIGUOUS or words[1] in CALLED or any(
            word in SURNAMES or word.endswith('ez') for word in words[1:]))


def is_business(word):
    """Whether a ``word`` of a name says what a company does or is, in whatever case it is written.

    >>> [is_business(word) for word in ('Panadería', 'Talleres', 'Ana')]
    [True, True, False]
    """
    word = fold(word)
    return bool(line_of(word)) or word in GENERIC or _BUSINESS.match(word) is not None


def is_slogan(line):
    """Whether a line says what somebody makes and since when, not how he is called.

    >>> is_slogan("Obrador artesano desde 1987"), is_slogan("Cocina de siempre"), is_slogan("Panadería de Vigo")
    (True, True, False)
    >>> is_slogan("Bar Since"), is_slogan("Peluqueros")
    (False, False)
    """
    if _SINCE.search(fold(line)):
        return True
    words = re.findall(r'[^\W_]+', line)
    return len(words) > 2 and words[0][:1].isupper() and all(word.islower() or word.isdigit() for word in words[1:])


def company_of(left):
    """Of lines that nothing is known of, the one above a slogan: 'LA TAHONA DE TERE / Obrador artesano desde 1987'.

    :return: the line, or ``None``
    """
    for above, line in zip(left, left[1:], strict=False):
        if is_called(above) or is_slogan(above):
            continue
        first = fold(above).split()[0]
        is_name = above.isupper() or first in _ARTICLES | {'o', 'a'} or is_business(first)
        if _SINCE.search(fold(line)) or is_name and (is_slogan(line) or _is_trade(line)):
            return above
    return None


def _is_trade(line):
    """'Panadería artesana': a trade and how."""
    words = line.split()
    return len(words) == 2 and words[1].islower() and bool(line_of(fold(words[0])))


def person_and_company(line):
    """'Pepe Ruiz - Talleres Paz', 'Cárnicas Martínez (José Luis Martínez)' in two; nothing where it is not both.

    >>> person_and_company("Jose Luis Martinez (Carnicas Martinez) 968112233")
    ['Jose Luis Martinez', 'Carnicas Martinez', '968112233']
    >>> person_and_company("Pepe Ruiz - Talleres Paz - 600112233"), person_and_company("Ana Gil, Bar Sol")
    (['Pepe Ruiz', 'Talleres Paz', '600112233'], ['Ana Gil', 'Bar Sol'])
    >>> person_and_company("Pepe (Bar Manolo Prueba)"), person_and_company("Rosa (Bar Sol)")
    (['Pepe', 'Bar Manolo Prueba'], [])
    >>> [person_and_company(line) for line in ("Ana Gil (tardes)", "Gil Soto, Ana", "Bar Sol - Vigo")]
    [[], [], []]
    """
    for mark in (r'\s[-–—]\s?|\s?[-–—]\s', r'\s?[()]\s?', r'\s/\s', r',\s'):
        pieces = [piece.strip(' ,;') for piece in re.split(mark, line) if piece.strip(' ,;')]
        named = [piece for piece in pieces if any(map(str.isalpha, piece)) and '@' not in piece]
        if len(named) != 2:
            continue
        for person, firm in (named, named[::-1]):
            is_whole = is_called(person) and not is_called(firm)
            if (is_whole or _is_first_name_of(person, firm)) and _is_firm(firm):
                return pieces
    return []


# what a department is called where it stands in brackets behind a name; elsewhere 'Dirección' is an address
_DEPARTMENTS = set("""
    direccion gestion rrhh almacen taller tienda obra obras produccion exportacion facturacion pedidos clientes
    mantenimiento informatica sistemas cocina sala export it hr
""".split())
_CODES = re.compile(r'\S+@\S+|\b(?:tel|tlf|movil|móvil|ext|t|m)\b\.?', re.I)
_WITH_JOB = re.compile(r'(?P<name>[^()\d@:]+?)\s*\((?P<job>[^()\d@]+)\)\s*(?P<rest>[^()]*)')


def person_and_job(line):
    """'Carlos Lema (Dirección) 600 730 501' in a person, what he does, and the rest, which says nothing else.

    >>> person_and_job("Carlos Lema (Dirección) 600 730 501"), person_and_job("Rosa Pais (gerente)")
    (('Carlos Lema', 'Dirección', '600 730 501'), ('Rosa Pais', 'gerente', ''))
    >>> person_and_job("Bar Sol (Ventas)"), person_and_job("Ana Gil (tardes)"), person_and_job("Ana (Compras), Vigo")
    (None, None, None)
    """
    found = _WITH_JOB.fullmatch(line.strip())
    if not found or re.search(r'[^\W\d_]', _CODES.sub('', found['rest'])):
        return None
    name, job = found['name'].strip(), found['job'].strip()
    words = set(re.findall(r'[^\W\d_]+', fold(job)))
    is_somebody = is_person(name) and not is_function(name) or is_first_name(name)
    return (name, job, found['rest'].strip()) if is_somebody and (is_function(job) or words & _DEPARTMENTS) else None


_QUOTED = re.compile(r'["«“\']\s*([^"«»“”]+?)\s*["»”\']')


def as_said(name):
    """A name as it is said: without quotation marks, and 'Souto Vidal, Manuel' in its order.

    >>> as_said('"Souto Vidal, Manuel"'), as_said("Souto Vidal, Manuel"), as_said('"Bar Sol"'), as_said("Gil, Soto")
    ('Manuel Souto Vidal', 'Manuel Souto Vidal', 'Bar Sol', 'Gil, Soto')
    >>> as_said('Bar "El Gato"')
    'Bar "El Gato"'
    """
    if quoted := _QUOTED.fullmatch(name):
        name = quoted[1]
    surname, comma, given = (part.strip() for part in name.partition(','))
    words = [fold(word) for word in _WORD.findall(given)]
    if comma and 0 < len(words) < 3 and words[0] in CALLED and is_person(f'{given} {surname}'):
        return f'{given} {surname}'
    return name


def _is_first_name_of(person, firm):
    """Whether a first name alone stands beside a company that says what it is: 'Pepe (Bar Manolo)'."""
    words = _WORD.findall(firm)
    return is_first_name(person) and len(words) > 1 and is_business(words[0])


def is_first_name(line):
    """Whether a line is a first name alone, and one that is no word: 'Pepe', not 'Rosa'.

    >>> is_first_name("Pepe"), is_first_name("Rosa"), is_first_name("Pepe Ruiz")
    (True, False, False)
    """
    return line[:1].isupper() and fold(line) in CALLED - _AMBIGUOUS


def _is_firm(text):
    """Whether what stands beside a person's name is a company's: no remark, no place, no job."""
    words = _WORD.findall(text)
    if not words or not words[0][0].isupper() or is_function(text) or STREET.search(fold(text)) or province_of(text):
        return False
    if any(map(str.isdigit, text)) and not any(is_business(word) for word in words):
        return False
    return len(words) > 1 or bool(FORM.search(text)) or is_business(words[0]) or len(text) > 3 and text.isupper()
