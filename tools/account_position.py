"""Job titles as people write them, brought to a few words that can be compared. Pure: no database, no ``env``."""
import re
import unicodedata

# what a word is short for, is the feminine of, or is in another language; all without accents
WORDS = {
    'dir': 'director', 'dtor': 'director', 'dtora': 'director', 'directora': 'director', 'direccion': 'director',
    'direction': 'director', 'resp': 'responsable', 'responsible': 'responsable', 'jefa': 'jefe', 'jef': 'jefe',
    'gte': 'gerente', 'gta': 'gerente', 'gerenta': 'gerente', 'gerencia': 'gerente', 'gral': 'general',
    'encargada': 'encargado', 'enc': 'encargado', 'administradora': 'administrador', 'admin': 'administracion',
    'admon': 'administracion', 'adm': 'administracion', 'administrativa': 'administrativo',
    'compra': 'compras', 'comprador': 'compras', 'compradora': 'compras', 'aprovisionamiento': 'compras',
    'aprovisionamientos': 'compras', 'suministros': 'compras', 'purchasing': 'compras', 'purchase': 'compras',
    'purchases': 'compras', 'procurement': 'compras', 'buyer': 'compras', 'buying': 'compras', 'sourcing': 'compras',
    'venta': 'ventas', 'sales': 'ventas', 'comerciales': 'comercial', 'vendedora': 'vendedor',
    'mkt': 'marketing', 'mktg': 'marketing', 'mercadotecnia': 'marketing',
    'financiera': 'financiero', 'finanzas': 'financiero', 'finance': 'financiero', 'financial': 'financiero',
    'tecnica': 'tecnico', 'technical': 'tecnico', 'tech': 'tecnico', 'manager': 'responsable', 'mgr': 'responsable',
    'head': 'responsable', 'lead': 'responsable', 'chief': 'jefe', 'owner': 'propietario', 'propietaria': 'propietario',
    'duena': 'propietario', 'dueno': 'propietario', 'titular': 'propietario', 'socia': 'socio', 'partner': 'socio',
    'fundadora': 'fundador', 'founder': 'fundador', 'cofundador': 'fundador', 'cofundadora': 'fundador',
    'cofounder': 'fundador', 'presidenta': 'presidente', 'president': 'presidente', 'chairman': 'presidente',
    'chairwoman': 'presidente', 'consejera': 'consejero', 'delegada': 'consejero delegado',
    'secretaria': 'secretario', 'secretary': 'secretario', 'assistant': 'asistente', 'ayudante': 'asistente',
    'contable': 'contabilidad', 'accountant': 'contabilidad', 'accounting': 'contabilidad',
    'accounts': 'contabilidad', 'bookkeeper': 'contabilidad', 'contador': 'contabilidad', 'contadora': 'contabilidad',
    'rrhh': 'personal', 'hr': 'personal', 'people': 'personal', 'talento': 'personal',
    'it': 'informatica', 'informatico': 'informatica', 'sistemas': 'informatica', 'tic': 'informatica',
    'ti': 'informatica', 'tecnologia': 'informatica', 'logistico': 'logistica', 'logistics': 'logistica',
    'warehouse': 'almacen', 'almacenero': 'almacen', 'almacenera': 'almacen', 'mozo': 'almacen',
    'production': 'produccion', 'plant': 'planta', 'fabrica': 'planta', 'operations': 'operaciones',
    'quality': 'calidad', 'maintenance': 'mantenimiento', 'store': 'tienda', 'shop': 'tienda',
    'receptionist': 'recepcion', 'recepcionista': 'recepcion', 'reception': 'recepcion', 'centralita': 'recepcion',
    'chef': 'cocina', 'cocinero': 'cocina', 'cocinera': 'cocina', 'kitchen': 'cocina',
    'waiter': 'sala', 'maitre': 'sala', 'camarero': 'sala', 'camarera': 'sala', 'engineer': 'ingeniero',
    'ingeniera': 'ingeniero', 'ingenieria': 'ingeniero', 'lawyer': 'abogado', 'abogada': 'abogado',
    'legal': 'juridico', 'juridica': 'juridico', 'export': 'exportacion', 'controller': 'control',
    'treasurer': 'tesoreria', 'tesorera': 'tesoreria', 'tesorero': 'tesoreria', 'treasury': 'tesoreria',
    'worker': 'empleado', 'empleada': 'empleado', 'tecnologo': 'informatica',
}
SILENT = {
    'de', 'del', 'la', 'el', 'las', 'los', 'y', 'e', 'en', 'a', 'al', 'of', 'the', 'and', 'for', 'in', 'area', 'dpto',
    'dto', 'depto', 'departamento', 'department', 'dept', 'seccion', 'equipo', 'team', 'sr', 'sra', 'd', 'para',
}
# two words that mean something together
TOGETHER = [
    (('recursos', 'humanos'), 'personal'), (('human', 'resources'), 'personal'),
    (('vice', 'presidente'), 'vicepresidente'),
    (('managing', 'director'), 'director general'), (('c', 'e', 'o'), 'ceo'), (('c', 'f', 'o'), 'cfo'),
    (('i', 't'), 'informatica'), (('r', 'r', 'h', 'h'), 'personal'), (('rr', 'hh'), 'personal'),
    (('co', 'fundador'), 'fundador'), (('co', 'founder'), 'fundador'),
]


def title_words(text):
    """The words of a job title that count, without accents, gender, abbreviations or language.

    :param str text: as somebody wrote it, or nothing
    :return: the words, each once, in their order
    :rtype: tuple[str]

    >>> title_words("Dir. de Compras"), title_words("DIRECTORA COMPRAS")
    (('director', 'compras'), ('director', 'compras'))
    >>> title_words("Purchasing Manager") == title_words("manager, purchasing")[::-1]
    True
    >>> title_words("Resp. RR.HH.")
    ('responsable', 'personal')
    >>> title_words(False)
    ()
    """
    plain = unicodedata.normalize('NFKD', text or '').encode('ascii', 'ignore').decode().lower()
    words = re.findall(r'[a-z]+', plain)
    for pair, meaning in TOGETHER:
        words = _put_together(words, pair, meaning.split())
    told = [told for word in words if word not in SILENT for told in WORDS.get(word, word).split()]
    return tuple(dict.fromkeys(told))


def _put_together(words, pair, meaning):
    """``words`` with ``meaning`` wherever ``pair`` stands in them.

    >>> _put_together(['dir', 'rr', 'hh'], ('rr', 'hh'), ['personal'])
    ['dir', 'personal']
    """
    size = len(pair)
    for start in range(len(words) - size + 1):
        if tuple(words[start:start + size]) == pair:
            return _put_together(words[:start] + meaning + words[start + size:], pair, meaning)
    return words


def match_title(text, synonyms):
    """Which of ``synonyms`` a job title means: the one of most words, all of which it contains.

    :param str text: the title as somebody wrote it
    :param synonyms: ``[(synonym, value)]``; one that begins with ``=`` must be the whole title; of equally
        good ones the first wins
    :return: ``(synonym, value)``, or ``None`` when nothing fits

    >>> known = [("Gerente", 'ceo'), ("Director de compras", 'cpo'), ("Compras", 'buyer')]
    >>> match_title("Directora de Compras y Logística", known)
    ('Director de compras', 'cpo')
    >>> match_title("compradora junior", known)
    ('Compras', 'buyer')
    >>> match_title("Astronauta", known) is None
    True
    >>> match_title("Directora", [("=Director", 'ceo')]), match_title("Director de arte", [("=Director", 'ceo')])
    (('=Director', 'ceo'), None)
    """
    said = set(title_words(text))
    best, most = None, 0
    for synonym, value in synonyms:
        words = title_words(synonym)
        fits = said == set(words) if synonym.startswith('=') else said.issuperset(words)
        if len(words) > most and fits:
            best, most = (synonym, value), len(words)
    return best
