"""Activities as people call them, and words of the titles of law that mean them. Pure: no ``env``."""

# beside the titles' own words; all words of one way stand in a title. Without accents, in the singular
_COMMON = """
    bar, pub, taberna, cafe, cafeteria, cerveceria, tasca: establecimientos bebidas | beverage serving | drinking
    restaurante, pizzeria, asador, marisqueria, hamburgueseria, parrilla, sidreria: restaurantes
    hotel, hostal, pension, fonda, parador, posada: hoteles | hospedaje
    albergue, casa rural, apartamento turistico: alojamientos corta
    supermercado, hipermercado, ultramarinos, autoservicio, tienda de alimentacion: predominio alimenticios
    fruteria, verduleria: menor frutas
    carniceria, charcuteria: menor carne
    pescaderia: menor pescado
    panaderia, pasteleria, confiteria, horno, obrador, tahona: panaderia
    bodega, lagar, adega: elaboracion vinos
    cervecera: fabricacion cerveza
    conservera: conservas | conservacion
    almazara: aceite oliva
    queseria: quesos
    ferreteria: menor ferreteria
    zapateria: menor calzado
    boutique, ropa, moda, tienda de ropa: menor prendas vestir
    joyeria, relojeria: menor joyeria
    floristeria, floreria: menor flores
    libreria: menor libros
    papeleria: menor papeleria | menor periodicos
    estanco: menor tabaco
    farmacia: menor farmaceuticos
    optica: menor optic
    jugueteria: menor juguetes
    muebleria, tienda de muebles: menor muebles
    gasolinera, estacion de servicio: menor combustible
    concesionario: venta vehiculos motor | menor vehiculos motor
    taller, taller mecanico, garaje: reparacion vehiculos motor
    peluqueria, barberia: peluquer
    estetica, centro de belleza: belleza
    tintoreria, lavanderia: lavado limpieza prendas
    gestoria, asesoria, contable, asesor fiscal: contabilidad
    abogado, bufete, notario, notaria, procurador: juridicas
    arquitecto: arquitectura
    ingeniero: ingenieria
    dentista, clinica dental, odontologo: odontologicas
    medico, clinica, consultorio: actividades medicas | medicina
    hospital, sanatorio: hospitalarias
    fisioterapeuta: fisioterapia
    veterinario, clinica veterinaria: veterinarias
    colegio, instituto, academia: educacion
    autoescuela: escuelas conduccion
    guarderia: cuidado diurno | preprimaria
    universidad: universitaria
    constructor, constructora, promotora: construccion edificios | promocion inmobiliaria
    albanil, reforma: acabado | albanileria
    fontanero, calefaccion: fontaneria
    electricista, electricidad: instalaciones electricas
    pintor: pintura acristalamiento
    carpintero, ebanista: carpinteria
    cerrajero, cerrajeria: estructuras metalicas | carpinteria metalica
    transportista, camionero: transporte mercancias
    mudanza: mudanza
    taxista, taxi: transporte taxi | transporte pasajeros demanda
    autocar, autobus: transporte terrestre pasajeros
    mensajeria, paqueteria: mensajeria | postales
    inmobiliaria, agencia inmobiliaria: inmobiliari
    banco, caja de ahorros: intermediacion monetaria
    aseguradora, seguro, correduria: seguros
    imprenta, artes graficas: impresion
    informatica, programador, software: programacion informatica | programas informaticos
    web, diseno web: programacion informatica | proceso datos
    disenador, diseno: diseno especializado
    fotografo: fotografia
    gimnasio: gimnasios | instalaciones deportivas
    agencia de viajes: agencias viajes
    limpieza: actividades limpieza | limpieza edificios
    jardinero: jardineria
    vigilante, seguridad privada: investigacion seguridad
    funeraria, tanatorio: pompas funebres | funerari
    granja, ganadero: explotacion ganado
    agricultor: cultivo
    ganaderia: explotacion ganado
    pescador: pesca
    aserradero: aserrado
    ayuntamiento, concello: administracion publica
    asociacion, sindicato: asociativas
    tienda: comercio menor
    mayorista, almacenista: comercio mayor
    publicidad, agencia de publicidad: publicidad
"""
COMMON = {
    word: [way.split() for way in ways.split(' | ')]
    for line in _COMMON.strip().splitlines() for words, ways in [line.strip().split(': ')]
    for word in words.split(', ')}


def singulars(word):
    """A word and what it may be the plural of.

    >>> singulars('bares'), singulars('tiendas'), singulars('pan')
    (['bares', 'bare', 'bar'], ['tiendas', 'tienda'], ['pan'])
    """
    found = [word]
    if len(word) > 3 and word.endswith('s'):
        found.append(word[:-1])
    if len(word) > 4 and word.endswith('es'):
        found.append(word[:-2])
    return found


def title_ways(words):
    """What to look for in a title whose activity somebody calls so: of each word, its ways, of which each is several
    texts that stand in it.

    :param list words: as typed, small letters without accents
    :rtype: list[list[list[str]]]

    >>> title_ways(['bares'])
    [[['establecimientos', 'bebidas'], ['beverage', 'serving'], ['drinking']]]
    >>> title_ways(['talleres', 'mecanicos'])
    [[['reparacion', 'vehiculos', 'motor']]]
    >>> title_ways(['comercio', 'menor'])
    [[['comercio']], [['menor']]]
    >>> title_ways(['fruterias'])
    [[['fruteria'], ['menor', 'frutas']]]
    """
    whole = [word for word in words if word not in ('de', 'del', 'la', 'el', 'los', 'las', 'y', 'en')] or words
    for name in (' '.join(words), ' '.join(singulars(word)[-1] for word in words), ' '.join(_near(whole))):
        if ' ' in name and name in COMMON:
            return [COMMON[name]]
    return [_word_ways(word) for word in whole]


def _near(words):
    """Each of ``words`` in the singular in which a name of several words has it."""
    several = {part for name in COMMON if ' ' in name for part in name.split()}
    return [next((one for one in singulars(word) if one in several), word) for word in words]


def _word_ways(word):
    forms = singulars(word)
    common = next((COMMON[form] for form in forms if form in COMMON), [])
    own = [form for form in forms if len(form) > 4] or [word]
    # 'bar' stands in 'barco' and 'embarcación' as well: the title's words are better
    own = [] if common and len(own[-1]) < 6 else [own[-1]]
    ways = [[form] for form in own] + common
    return [way for place, way in enumerate(ways) if way not in ways[:place]]
