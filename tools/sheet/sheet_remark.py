"""Lines of a list that are no rows of it: totals, remarks of the program, headings of groups. Pure.

What says so: a word no company begins with ('Total', 'Fuente:', 'Página 2 de 3'), or a line with nothing but the name
of a place or of a kind of group ('Zona Norte'). Whatever else a line says, an address or a phone, makes it a row.
"""
import re

from ..place.place_province import is_region
from ..search.name_trade import TRADE_OF
from ..search.search_name import fold, without_form

_COUNTED = (
    r'(?:establecimientos?|locales|negocios|organizaciones|entidades|personas|candidatos|oportunidades|cuentas|licencias|'
    r'expedientes|proveedores|tratos|titulares|clientes?|registros?|leads?|contactos?|empresas?|lineas?|filas?|records?|rows?|accounts?|contacts?|customers?|'
    r'companies|potenciales|importes?|sumas?|prospectos?|socios?|asistentes?|visitantes?|elementos?|items?|entradas?|'
    r'fichas?|resultados?|results?|rexistros?|registres?|linies|erregistroak?)')
#: whom or what a total is of, with its number; and what is added up
_OF_WHOM = (
    r'representantes?|agentes?|comerciale?s?|vendedore?s?|delegad[oa]s?|responsables?|carteras?|zonas?|rutas?|sectore?s?|'
    r'provincias?|grupos?|series?|familias?|tiendas?|almacen(?:es)?|secciones?|seccion|departamentos?|delegacion|region|'
    r'centros?|clientes?|mes|trimestre|semana|ano|ejercicio|dia|periodo|sales ?reps?|reps?|salespersons?|'
    r'agents?|regions?|'
    r'months?|quarters?|years?|groups?|stores?')
_SUMMED = (
    r'acumulad[oa]s?|parcial(?:es)?|final(?:es)?|absolutos?|importes?|euros?|eur|€|ventas?|facturacion|facturado|ofertado|'
    r'previst[oa]s?|pendientes?|netos?|brutos?|base|iva|anual(?:es)?|mensual(?:es)?|suma|sumas|amounts?|sales|revenue|year|'
    r'month|global(?:es)?|conjunto|columnas?|listado|informe|oportunidades|ofertas|presupuestos|pedidos|cartera')
_MONTHS = (
    r'(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|january|february|march|'
    r'april|may|june|july|august|september|october|november|december)')
#: a total in any words: 'TOTAL REPRESENTANTE 04', 'Gran total', 'Suma total', 'Total enero 2026'
_TOTAL = re.compile(
    r'(?:(?:gran|grand|sub|suma|sum|importe|recuento|count|record|numero|num|nº|no)[ -]?total(?:es)?|'
    rf'total(?:es)?(?: total(?:es)?)?|sumas?|suma y total)'
    rf'(?: (?:de |del |de la |por |of |for )?(?:(?:{_OF_WHOM})(?: n?[.ºo°]{{0,2}} ?[\w.\-/]*\d[\w.\-/]*|'
    rf' [a-z])?|{_SUMMED}|'
    rf'{_MONTHS}(?: (?:de )?\d{{2,4}})?|\d{{1,4}}))?\s*[:=.]*')
#: what is no sum and no row either; of words that a company is called by, beside a number only
_MEAN = re.compile(r'(?:(?:valor(?:es)? )?promedios?|(?:valor )?medi[oa]s?|average|avg\.?|mean|mediana|median|'
                   r'minimo|maximo|min\.?|'
                   r'max\.?|desviacion(?: tipica)?|mitjana|batezbestekoa)'
                   rf'(?: (?:(?:de |por |of |per )(?:{_OF_WHOM}|{_SUMMED})|{_SUMMED}))?\s*[:=]*')
_NO_NAME = re.compile(r'(?:valor(?:es)? )?promedios?\s*[:=]*')
#: a note at the foot of a table
_FOOTNOTE = re.compile(r'\s*(?:\(\s*\*+\s*\)|\*+\)|\[\*+\]|\(\d\)(?=\s+[^\W\d]))\s*\S')
_PHONE = re.compile(r'(?:(?:\+|00)?34)?[6-9]\d{8}')
_TOTAL_OF = re.compile(r'total (?:de |del |en )?(?P<place>.+)')
_FOOTER = re.compile(
    r'(?:(?:(?:sub|grand )?total(?:es|s)?|suma|sum|recuento|count|cuenta)'
    rf'(?:\s*(?:[:=(\d-].*|general(?:es)?.*|(?:de |n(?:o|um)?\.? )?{_COUNTED}'
    r'(?:\s*[:=(\d-].*)?|(?:de la |del? )?(?:zona|provincia|grupo|region|delegacion|pagina|hoja|listado)\b.*))?$'
    r'|sub ?total\b|(?:https?://|www\.)\S+$'
    r'|copyright\b|\(c\) ?\d{4}|©|confidential information|informacion confidencial|documento confidencial'
    r'|generated (?:by|on|at|from)\b|generado (?:por|el|con|desde)\b|(?:report|list) generated'
    r'|(?:informe|listado|fichero|archivo|documento) (?:generado|emitido|impreso|exportado|obtenido)\b'
    r'|(?:impreso|emitido|extraido|descargado|obtenido|elaborado|actualizado|consultado) (?:el|por|de|con|a|en)\b'
    r'|(?:printed|downloaded|retrieved|extracted|updated) (?:by|on|from|at)\b'
    r'|exported (?:by|on|from|at)\b|(?:exportado|exportacion|exportat|esportatua) (?:el|por|desde|de|a|en|del)\b'
    r'|(?:fecha|data|date) (?:y hora )?(?:de |of )?(?:impresion|emision|generacion|exportacion|extraccion|descarga|'
    r'consulta|actualizacion|export|print|extraction)\b|(?:fecha|data|date):? \d'
    r'|(?:pagina|pag\.?|page|hoja|sheet|orrialdea|paxina|pagina n\S*):? ?\d+(?:\W.*)?$'
    r'|(?:fin|final) (?:de|del) (?:listado|informe|fichero|archivo|documento|lista|datos)|end of (?:report|file|list)'
    r'|\*+ ?fin|-+ ?fin|fin\W*$'
    r'|(?:numero|n(?:o|um|º)?\.?) (?:total )?de [a-z]+(?: [a-z]+){0,2} ?[:=] ?[\d.,]+$'
    r'|(?:recuento|conteo|count|record count|row count)(?: (?:de|of) [a-z]+){0,2}(?: ?[:=] ?[\d.,]*)?$'
    rf'|numero (?:total )?de {_COUNTED}|n(?:o|um|º)?\.? ?(?:total )?(?:de )?{_COUNTED}\s*[:=\d]'
    rf'|{_COUNTED}(?: (?!(?:sl|sa)\b)\w+)? ?[:=] ?[\d.,]+$'
    rf'|[\d.,]+ {_COUNTED}(?: (?:en total|listad[oa]s|encontrad[oa]s|exportad[oa]s|found|in total|exported))?\.?$'
    r'|filtered by\b|filtrado por\b|filtros?:|filters?:|(?:suma y )?sigue(?: en la)?\b|as of \d'
    r'|(?:ultima |fecha de )?actualizacion:|last updated?\b|datos (?:a|al|actualizados|provisionales|extraidos|'
    r'obtenidos|facilitados|procedentes)\b|dades (?:a|al|provisionals|actualitzades)\b'
    r'|datos a data\b|elaboracion propia'
    r'|(?:fuentes?|fonts?|fontes?|iturria|sources?|origen|procedencia|elaboracion|elaborado por|usuario|user|notas?|'
    r'notes?|observaciones|aviso(?: legal)?|legal notice|disclaimer|advertencia|leyenda|legend|criterios?|parametros|'
    r'parameters|periodo|period|ejercicio|moneda|currency|seleccion|orden|ordenado por|sorted by|informe|report|'
    r'listado|base de datos|database|consulta|query|version|contacto del listado|mas informacion|more information) ?:'
    r'|(?:importes?|cifras?|valores|cantidades|datos|xifres|imports|montantes|amounts|figures)(?: expresad[oa]s)? '
    r'(?:en|in|em) (?:miles|millones|milers|milions|milhares|milhoes|milleiros|thousands?|millions?|[km] ?€|euros?|'
    r'eur|€|dolares)(?: ?(?:de|d|of)?[ \']?(?:€|euros?|eur|dolares|dollars))?\W*$'
    r'|importes en \w+\W*$|amounts in \w+\W*$|'
    r'unidad(?:es)?: ?(?:miles|millones|[km] ?€|euros?).{0,20}$|continua(?: en)?\b.{0,30}$|continued\b.{0,30}$)')
#: what a total or a remark begins with: few cells are looked at closer
_FIRST = re.compile(
    r'\s*(?:\(|\[)?\*|\s*\(\d|[\W_]*(?:sub|gran|total|valor|prom|med|min|m[ií]n|max|m[aá]x|ave|avg|mean|mit|bat|copy|\(c|©|conf|inf|doc|gen|rep|lis|imp|pri|exp|fec|p[aá]g|p[aá]x|hoja|fin|end|n[uúoº.]|'
    r'reg|cli|rec|row|cou|cue|sum|\d|filt|as |fue|fon|itu|sou|ori|orr|pro|ela|dat|dad|dow|ret|ext|upd|act|[uú]lt|last|'
    r'usu|use|uni|cif|can|fig|xif|mon|obs|avi|leg|dis|adv|ley|cri|par|per|eje|mon|cur|sel|ord|sor|bas|que|ver|m[aá]s|more|con|htt|www|emi|des|obt|she|'
    r'emp|fil|lin|pot|res|fic|arc|sig|amo|lea|l[ií]n|ite|ent|soc|asi|vis|com|acc|cus|rex|err|esp)', re.I)
_NUMERIC = re.compile(r'[\d\s.,€$%()+-]+')
#: numbers beside the heading of a group: how many are below it, no telephone
_COUNT = re.compile(r'\(?\d{1,3}(?:[.,]?\d{3})?\)?')

# what groups of a list are: of land, which nobody is called, and others, which need a colon behind
_LAND = (r'zonas?|provincias?|pcia\.?|prov\.?|comunidad(?:es)?(?: autonomas?| foral)?|ccaa|comarcas?|region(?:es)?|'
         r'areas?|delegacion|distritos?|territorios?|rutas?|sectors?|isla|zones?|provinces?|regions?|districts?|territory|'
         r'routes?|comarques|illa|lurraldea|probintzia|eskualdea|area comercial|zona comercial|cp|codigo postal')
_KINDS = (r'municipios?|localidad|poblacion|ciudad|pais|grupo|categorias?|seccion|departamento|sector|subsector|'
          r'actividad|cnae|comercial|agente|vendedor|representante|delegado|responsable|cartera|mes|trimestre|semana|'
          r'ano|dia|fecha|'
          r'origen|estado|tipo|clase|nivel|segmento|canal|country|city|town|group|category|section|department|industry|'
          r'sales ?rep|salesperson|owner|month|quarter|week|year|type|status|stage|municipi|poblacio|pais|concello|'
          r'provincia|herria')
_SIDES = (r'(?:norte|sur|este|oeste|centro|noroeste|noreste|nordeste|sureste|sudeste|suroeste|sudoeste|levante|'
          r'poniente|north|south|east|west|centre|center|nord|sud|est|oest|leste)')
_CARDINAL = (rf'(?:{_SIDES}|central|ipar|hego|interior|costa|metropolitana?|capital|peninsula|internacional|nacional|'
             r'export)')
_GROUP = re.compile(
    rf'(?:(?:{_LAND}|{_KINDS}) ?(?:n[o.ºª]*\.? ?\d*)?\s*[:=]\s*\S.{{0,60}}$'
    rf'|(?:{_LAND})(?: (?:de |del |de la )?)(?:{_CARDINAL}(?:[ /-]+(?:{_CARDINAL}|\d+))*|\d{{1,3}}|[a-z]|[ivx]{{1,4}})$'
    r'|(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|january|february|'
    r'march|april|may|june|july|august|september|october|november|december)(?:[ /-]+(?:de(?:l)? )?\d{2,4})?$'
    r'|(?:[1-4] ?(?:er|o|º)? ?(?:t|trimestre|quarter)|[tq][1-4])(?:[ /-]+(?:de )?\d{2,4})?$|(?:19|20)\d\d$'
    rf'|.{{2,60}} ?\(\s*\d+ ?{_COUNTED}\s*\)$)')
_BARE_SIDE = re.compile(rf'{_SIDES}(?: ?[/-] ?{_SIDES})*')
_LAND_OF = re.compile(rf'(?:{_LAND}) (?:de |del |de la |d )?(?P<place>.+)$')
#: a line somebody has drawn around a heading
_DRAWN = re.compile(r'\s*(?:[-=*_#>~•·]{2,}|>+)\s*(?P<text>[^-=*_#<>~]+?)\s*(?:[-=*_#<~•·]{2,}|<+)?\s*')


# what lists are parted by beside places: lines of business and kinds of customers, several of them or the line itself
_SECTORS = frozenset("""
    hosteleria hostaleria hostalaria restauracion comercio comerc comercios industria industrias construccion
    construccio alimentacion alimentacio automocion turismo turisme sanidad salud educacion ensenanza agricultura
    ganaderia transporte transportes logistica servicios serveis banca seguros energia tecnologia informatica textil
    moda deporte deportes ocio cultura administracion administraciones publica publicas metal metalurgia quimica
    belleza estetica inmobiliaria inmobiliarias retail pesca mineria telecomunicaciones consultoria asesoria
    hostelry hospitality trade industry construction food health education tourism
    clientes clients customers potenciales prospectos prospects activos inactivos actuales antiguos nuevos nuevas vip
    otros otras outros altres others varios varias proveedores distribuidores mayoristas minoristas particulares
    empresas autonomos profesionales cuentas grandes medianas pequenas pymes leads contactos contacts frios calientes
    templados pendientes perdidos ganados recuperados generales resto asociados colaboradores socios
""".split())
_BETWEEN_SECTORS = {'y', 'e', 'i', 'de', 'en', 'and', 'of', 'la', 'el', 'los', 'las', 'sector', 'del', 'otros', 'otras'}


def is_sector(text):
    """Whether a text is a line of business or a kind of customer, and nobody's name.

    >>> [is_sector(text) for text in ('HOSTELERÍA', 'Bares y restaurantes', 'Comercio', 'Clientes nuevos', 'TALLERES')]
    [True, True, True, True, True]
    >>> [is_sector(text) for text in ('Bar', 'Hotel Centro', 'La Tahona', 'Talleres Paz', 'Horno', 'Los Molinos')]
    [False, False, False, False, False, False]
    """
    words = [word for word in re.findall(r'[^\W\d_]+', fold(text)) if word not in _BETWEEN_SECTORS]
    return bool(words) and not any(map(str.isdigit, text)) and all(
        word in _SECTORS or word.endswith('s') and word in TRADE_OF for word in words)


def has_form(text):
    """Whether a text has the legal form of a company in it.

    >>> has_form('Zona Norte, S.L.'), has_form('Zona Norte'), has_form('TOTAL GAS SA')
    (True, False, True)
    """
    folded = fold(text).strip(' .,')
    return without_form(folded).strip(' .,') != folded


def is_footer(cells, width):
    """Whether a line below the headers is a total or a remark of the program that printed the list.

    :param cells: list of texts, the line
    :param width: how many columns the table has

    >>> is_footer(['Total clientes: 3'], 7), is_footer(['', 'TOTAL', '', '1.200,00'], 4), is_footer(['Total Gas SL'], 4)
    (True, True, False)
    >>> is_footer(['Copyright (c) 2000-2026 salesforce.com, inc.'], 7), is_footer(['Total', 'total@bar.es'], 2)
    (True, False)
    >>> is_footer(['Página 2 de 3'], 5), is_footer(['Total'], 1), is_footer(['Fuente:', 'INE'], 5)
    (True, False, True)
    >>> [is_footer([text], 5) for text in ('Fuente: Registro Mercantil', 'Elaboración propia', 'Datos a 1/1/2026',
    ...                                    'Fuente Clara', 'Página Uno SL', 'Exportaciones del Sur', 'Sumas SL')]
    [True, True, True, False, False, False, False]
    >>> [is_footer(cells, 5) for cells in (['TOTAL REPRESENTANTE 04', '', '4.250,00'], ['Gran total'],
    ...                                    ['Media', '53,33'], ['(*) Datos a 1/1/2026'], ['Media Markt', '53,33'],
    ...                                    ['Media', '986111222'])]
    [True, True, True, True, False, False]
    >>> [is_footer(cells, 5) for cells in (['Recuento total', '2'], ['Nº de establecimientos: 2'],
    ...                                    ['Record Count', '7'], ['Count Basie'],
    ...                                    ['Nº de locales con terraza: 14'], ['Recuento SL', '986111222', 'Vigo'])]
    [True, True, True, False, True, False]
    """
    begin = next((cell for cell in cells if cell and not cell.isspace()), '')
    if width < 2 or not _FIRST.match(begin):
        return False
    first = ' '.join(fold(begin.strip()).strip('*-= ').split())
    said = [cell.strip() for cell in cells if cell.strip()]
    if width > 2 and len(said) == 1 and _FOOTNOTE.match(begin):
        return True
    if _MEAN.fullmatch(first) and not has_form(begin):
        return _has_figures(said[1:]) or len(said) == 1 and bool(_NO_NAME.fullmatch(first))
    total = _TOTAL_OF.fullmatch(first)
    if not _FOOTER.match(first) and not _TOTAL.fullmatch(first) and not (total and is_region(total['place'])):
        return False
    if len(said) == 2 and width > 3 and first.endswith(':') and '@' not in said[1] and not re.search(r'\d{5}', said[1]):
        return True
    return all(_NUMERIC.fullmatch(cell) for cell in said[1:])


def _has_figures(cells):
    """Whether there are numbers in some cells and nothing else, none of them a telephone."""
    return bool(cells) and all(
        _NUMERIC.fullmatch(cell) and not _PHONE.fullmatch(re.sub(r'[\s.\-()]', '', cell)) for cell in cells)


def is_group(cells, width):
    """Whether a line is the heading of the rows below it: a zone, a province, a month, and nothing of a row.

    :param cells: list of texts, the line
    :param width: how many columns the table has

    >>> [is_group([text], 5) for text in ('Zona Norte', 'PONTEVEDRA', 'Provincia de Lugo', 'Comercial: Ana', 'Centro',
    ...                                   'Enero 2026', '--- Hoteles ---', 'Bares (12 clientes)', 'Hostelería:')]
    [True, True, True, True, True, True, True, True, True]
    >>> [is_group([text], 5) for text in ('Zona Norte SL', 'Comercial Duero', 'Grupo Sol', 'Zona Pizza', 'Bar Madrid',
    ...                                   'Área Sur Consultores', 'Hotel Centro', '986 111 222', 'Mayo Abogados')]
    [False, False, False, False, False, False, False, False, False]
    >>> is_group(['', 'Lugo'], 2), is_group(['Lugo', ''], 2)
    (False, True)
    >>> is_group(['Zona Norte', '', '12'], 3), is_group(['Pontevedra', '', '986111222'], 3)
    (True, False)
    """
    if width < 2 or len(cells) - cells.count('') > 2:
        return False
    said = [cell.strip() for cell in cells if cell.strip()]
    if not said or not all(_COUNT.fullmatch(cell) for cell in said[1:]):
        return False
    text = said[0]
    if len(text) > 80 or '@' in text or not re.search(r'[^\W_]', text):
        return False
    drawn = _DRAWN.fullmatch(text)
    if drawn or len(said) == 1 and re.fullmatch(r'[^:]{2,60}:', text):
        return bool(re.search(r'[^\W\d_]', text)) and not has_form(text.strip(':'))
    folded = re.sub(r' ?\(\d{1,5}\)$', '', ' '.join(fold(text).split()).strip('*-=#• '))
    land = _LAND_OF.match(folded)
    # the name of a place by itself is a heading where rows begin; elsewhere it is all that is known of a row
    is_bare = cells[0].strip() and (is_region(folded) or _BARE_SIDE.fullmatch(folded) or is_sector(folded))
    if not _GROUP.match(folded) and not is_bare and not (land and is_region(land['place'])):
        return False
    return ':' in text or not has_form(text)
