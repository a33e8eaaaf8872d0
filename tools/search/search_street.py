"""Streets as people write them: 'C/ Mayor, 5', 'Calle Mayor nº 5'. Pure: no ``env``."""
import re

from .search_name import fold

_WORD = re.compile(r'[^\W_]+')
# what is written before the name of a street, in the languages of Spain, and what it is short for
KINDS = {
    'calle': 'c cl cll calle carrer kalea rua r', 'avenida': 'av avd avda avnda avenida avinguda avgda etorbidea ave',
    'plaza': 'pl pz pza plza plaza placa praza enparantza plz', 'carretera': 'ctra crta carr cr carretera estrada',
    'paseo': 'po pso pseo paseo passeig pg ps pasealekua', 'camino': 'cno cmno camino cami camino cm bidea',
    'poligono': 'pol plg poligono polig pgno', 'industrial': 'ind indal industrial',
    'urbanizacion': 'urb urbanizacion urbanitzacio', 'ronda': 'rda ronda',
    'travesia': 'trav trva travesia travessera tv',
    'glorieta': 'gta glta glorieta', 'pasaje': 'pje psje pasaje passatge', 'barrio': 'bo bro barrio barri auzoa',
    'autovia': 'autov autovia', 'partida': 'ptda pda partida', 'edificio': 'ed edif edificio edifici',
    'bloque': 'blq bloque bl', 'portal': 'ptal portal', 'escalera': 'esc escalera', 'kilometro': 'km kilometro',
    'parcela': 'parc parcela', 'nave': 'nv nave', 'local': 'loc local', 'izquierda': 'izq izqda izda izquierda',
    'derecha': 'dcha dch drcha derecha', 'doctor': 'dr doctor', 'santa': 'sta santa', 'santo': 'sto santo',
    'general': 'gral general', 'virgen': 'vgen virgen', 'nuestra': 'ntra nuestra', 'senora': 'sra senora',
    'street': 'st street', 'road': 'rd road', 'apartado': 'apdo apartado', 'parque': 'pque pq parque',
    'maria': 'ma maria', 'francisco': 'fco francisco', 'rambla': 'rbla rambla', 'alameda': 'alda alameda',
    'cuesta': 'cta costa cuesta', 'callejon': 'cjon callejon', 'plazuela': 'plzla plazuela',
}
_WORDS = {written: word for word, ways in KINDS.items() for written in ways.split()}
# 'nº 5', 'núm. 5', 's/n', and the articles nobody agrees on
_NOISE = {'no', 'n', 'num', 'numero', 'nr', 'nro', 'sn', 'de', 'del', 'la', 'las', 'los', 'el', 'les', 'els',
          'd', 'da', 'do'}
_SLASHED = re.compile(r'\b([a-z]+)/(?=\s|[a-z]{2})')
_ORDINAL = re.compile(r'(?<=\d)[ºª]')
# where one of the next two may apply
_RARE = re.compile(r'/|\bno?\d|\bno?\.|s\.')
_NONE = re.compile(r'\bs[/.]\s?n\b\.?|\bno\.?(?=\d)')


def street_words(street):
    """The words of an address that somebody looks for, abbreviations written out.

    >>> street_words("C/ Mayor, nº 5") == street_words("Calle Mayor 5") == ['calle', 'mayor', '5']
    True
    >>> street_words("Avda. de la Constitución, s/n")
    ['avenida', 'constitucion']
    >>> street_words("Ctra. N-340 km. 12"), street_words(None)
    (['carretera', '340', 'kilometro', '12'], [])
    """
    if not street:
        return []
    text = fold(street if street.isascii() else _ORDINAL.sub(' ', street))
    if _RARE.search(text):
        text = _SLASHED.sub(r'\1 ', _NONE.sub(' ', text))
    words = _WORD.findall(text)
    known = [_WORDS.get(word, word) for word in words if word not in _NOISE]
    return known or words


def _apart(words):
    """Figures and the letters that are written to them as words of their own: '3B', '3-B'; 'N640', 'N-640'.

    >>> _apart(['nave', '3b', 'n640', '2dcha', 'ap7'])
    ['nave', '3', 'b', '640', '2', 'derecha', 'ap', '7']
    """
    pieces = [piece for word in words for piece in (
        _MIXED.findall(word) if any(map(str.isdigit, word)) and not word.isdigit() else [word])]
    return [_WORDS.get(piece, piece) for piece in pieces if piece not in _NOISE] or words


_MIXED = re.compile(r'\d+|[^\W\d_]+')
_LETTERED = re.compile(r'(?<![^\W_])(\d+)[ºª]?[-‐‑]?([a-z])(?![^\W_])', re.IGNORECASE)


def asked_words(text):
    """The words of an address that somebody types, as a key has them; a number and its letter are one.

    >>> asked_words("calle cobre nave 3-B"), asked_words("ctra n640"), asked_words("mayor 3 av")
    (['calle', 'cobre', 'nave', '3 b'], ['carretera', '640'], ['mayor', '3', 'avenida'])
    """
    found = []
    for place, piece in enumerate(_LETTERED.split(text or '')):
        # between every two letters stand the text before, the number and its letter
        if place % 3 == 0:
            found += _apart(street_words(piece))
        elif place % 3 == 1:
            found.append(piece)
        else:
            found[-1] += f' {fold(piece)}'
    return found


def street_key(*streets):
    """The column streets are searched in, words in the order written; ``None`` without any.

    >>> street_key("Pza. España, 3", None), street_key(None)
    (' plaza espana 3 ', None)
    >>> street_key("Nave 3B") == street_key("nave 3-b") == ' nave 3 b '
    True
    """
    words = [word for street in streets for word in _apart(street_words(street))]
    return f" {' '.join(words)} " if words else None
