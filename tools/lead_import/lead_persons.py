"""Whether what stands below 'Nombre' or 'Name' are people or companies. Pure."""
import re

from ..search.name_given import CALLED, GIVEN
from ..search.name_trade import line_of
from ..search.name_weight import GENERIC, SURNAMES
from ..search.search_name import ARTICLES, fold
from ..sheet.sheet_remark import has_form
from .lead_long import is_long

_NAMES = GIVEN | CALLED
_NO_NAME = re.compile(r'[\d&@/|+:;()]|\s[-–—]\s|\b(?:y|e|i|eta|and|hijos|hnos|hermanos|herederos|viuda)\b')
#: a person's tax identifier: DNI, NIE and such of minors and of foreigners
_OF_PERSON = re.compile(r'(?:ES)?[\s\-.]*(?:[XYZKLM][\s\-.]*)?\d[\d\s\-.]{5,10}[A-Z]', re.I)
#: who answers for a company or, where he is a user, for the lead
_ANSWERS = {'responsable', 'persona responsable', 'encargado', 'encargada', 'responsables', 'representante', 'delegado',
            'delegada', 'manager'}
_THEIRS = {'contact_name', 'contact_inverted', 'contact_given', 'contact_surname'}
#: how many words the name of a person has
_FEWEST, _MOST = 2, 6


def is_person(text, is_told=False):
    """Whether a name is a person's and no company's, as far as that can be told.

    :param text: a name
    :param is_told: whether a tax identifier says so: a given name that we do not know is one as well

    >>> [is_person(text) for text in ('Ana Pérez Sol', 'Pérez Sol, Ana', 'MARIA DEL MAR GIL', 'Olena Kovalenko')]
    [True, True, True, False]
    >>> [is_person(text) for text in (
    ...     'Bar Ana', 'Ana Pérez SL', 'Luis Gil e Hijos', 'Ana', 'Santiago Motor', 'Talleres Gil', 'Luis Bar Sol')]
    [False, False, False, False, False, False, False]
    >>> is_person('Olena Kovalenko', True), is_person('Bar Olena', True), is_person('Olena', True)
    (True, False, False)
    """
    if is_long(text):
        return False
    folded = fold(text)
    if _NO_NAME.search(folded) or says_company(text):
        return False
    before, _comma, behind = folded.partition(',')
    words = [word for word in re.findall(r"[^\W\d_]+", f'{behind} {before}') if word not in ARTICLES]
    return _FEWEST <= len(words) <= _MOST and (is_told or words[0] in _NAMES)


def says_company(text):
    """Whether a name says that it is a company's: by its form or its trade.

    >>> [says_company(text) for text in ('Bar Sol', 'Sol, S.L.', 'Talleres Gil', 'Ana Sol', 'Gil')]
    [True, True, True, False, False]
    """
    words = set(re.findall(r'[^\W\d_]+', fold(text)))
    return has_form(text) and not re.search(r'\bS[aá]$', text) or any(
        line_of(word) or word in GENERIC for word in words - SURNAMES - _NAMES)


def are_persons(names, taxes=()):
    """Whether most of the names of a column are people's.

    :param names: list of texts
    :param taxes: the tax identifiers of the rows, where a column has them

    >>> are_persons(['Ana Pérez Sol', 'Luis Gil', 'Bar Sol']), are_persons(['Ana Gil', 'Bar Sol']), are_persons([])
    (True, False, False)
    >>> are_persons(['Olena Kovalenko'], ['X1234567L']), are_persons(['Ana Gil'], ['B12345674'])
    (True, False)
    """
    told = sum(bool(_OF_PERSON.fullmatch(tax.strip())) for tax in taxes)
    if taxes and told * 2 <= len(taxes):
        return False
    return sum(is_person(name, bool(taxes)) for name in names) * 2 > len(names)


def who_answers(found, keys, samples):
    """The column of those who answer for a company, beside what they do and without another name of a person.

    :param found: list of the field of each header
    :param keys: list of the headers, see ``lead_header.header_key``
    :param samples: what stands in each column, a list of texts
    :return: its place, ``None`` if there is none; whether they are our users the caller knows

    >>> who_answers(['partner_name', 'user_id', 'function'], ['empresa', 'responsable', 'cargo'], [[], ['Ana'], []])
    1
    >>> who_answers(['partner_name', 'user_id'], ['empresa', 'responsable'], [[], ['Ana']])
    """
    if 'function' not in found or _THEIRS & set(found):
        return None
    return next((place for place, field in enumerate(found)
                 if field == 'user_id' and keys[place] in _ANSWERS and samples[place]), None)


def are_none_of(names, users):
    """Whether no name is one of some users, not even a part of it.

    :param names: iterable of texts
    :param users: iterable of the names of users

    >>> are_none_of(['Ana Gil', 'Eva'], ['Luis Rey']), are_none_of(['Ana', 'Eva'], ['Ana Gil'])
    (True, False)
    """
    known = [set(re.findall(r'[^\W_]+', fold(user))) for user in users]
    return not any(
        words <= user or user <= words for name in set(names) for words in [set(re.findall(r'[^\W_]+', fold(name)))]
        if words for user in known if user)
