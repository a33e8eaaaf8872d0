"""How much a word of a name tells one customer from another: much where few have it, nothing where everybody has. Pure.

The words of a database say it best (``portfolio.lead.match.word`` counts them); what follows here is what is known of
Spanish names before there is a database: trades, given names, surnames, signs over many doors, places.
"""
import math
from functools import lru_cache

from .name_trade import FAMILIES, SENSE_OF, TRADES

# words of any business
_ANY = """
    casa casas grupo group hermanos hermanas hermano hijos hija hijo hijas sobrinos herederos viuda sucesores
    compania sociedad empresa empresas comercial comerciales distribucion distribuciones distribuidora distribuidores
    suministros servicios servicio industria industrias industrial industriales gestion gestiones internacional
    internacionales general generales exportaciones importaciones almacen almacenes mayoristas venta ventas tienda
    tiendas centro centre center central_compras cooperativa agricola agricolas agropecuaria agropecuarias ganaderia
    ganaderos agraria agro explotaciones inversiones patrimonial holding proyectos soluciones sistemas tecnologia
    tecnologias tecnicas tecnica tecnicos ingenieria energia energias renovables medio ambiente ambiental digital
    informaticos informaticas comunicacion comunicaciones publicidad marketing diseno studio estudio productos
    fabrica fabricados manufacturas elaborados artesanos artesanas artesania artesanal tradicional profesional
    integral integrales especial especiales alimentarias alimentarios alimentaria alimentario colegio_oficial
    negocios asociados partners iberica espana_sl global nueva nuevo nuevas nuevos gran grande antigua antiguo
    station estacion residencia mayor concertado publico sca sat sal aie ute sci scl scp sll slp sa sl slu sau cb
    limitada anonima coop cooperativas cooperativo ltd gmbh spain sons fills filhos fillos familia numero km kilometro
    doctor doctora licenciado licenciada profesor profesora provincial foral municipal comarcal
"""
_STOP = """
    de del la el los las lo y e i o a os as da do dos das d l les els le al en con por para un una the of and und et
    na no n excmo excma ilmo ilma excelentisimo excelentisima ilustrisimo ilustre muy hble don dona dna sr sres
"""
# what many call themselves or their doors
_SIGNS = """
    pepe paco manolo juan jose antonio maria carmen ana luis manuel francisco javier pedro miguel angel rafael
    fernando jesus david carlos daniel alberto pablo jorge ramon enrique vicente andres diego joaquin santiago
    eduardo roberto alejandro ricardo julio emilio mario tomas alfonso marcos gabriel julian agustin lola pilar rosa
    isabel teresa elena lucia marta laura cristina mari mercedes dolores josefa francisca antonia concepcion encarna
    encarni manuela juana julia luisa paca pepa paula lolo curro chema quique nacho kiko toni xavi jordi joan josep
    pere marc anna montse nuria nuno joao joaquim paulo maribel rosario inma loli conchi merche susana silvia sonia
    raquel beatriz monica patricia sara eva irene amparo begoña begona martin ramos rey sol luna mar cielo luz
    estrella sal miramar mirador miraflores central plaza puerto rincon parada esquina arcos fuente puente torre
    castillo molino playa isla rio ria monte valle sierra costa bahia faro ancla barca marina marino delfin sirena
    centro europa america mundo paris roma londres avenida parque jardin rosaleda real imperial royal palacio
    principe princesa reina corona norte sur este oeste oriente occidente mediterraneo atlantico cantabrico atlantica
    oceano galicia asturias espana madrid barcelona sevilla valencia vigo coruña coruna bilbao zaragoza malaga
    granada cordoba toledo leon soria alicante murcia amigos amistad paz libertad union progreso esperanza aurora
    alba ideal moderna moderno rapido rapida delta omega alfa milan venecia dragon mariposa paraiso eden encina olivo
    pino roble rosa_ clavel trebol gallo leones aguila toro caballo gato san sant sao saint santa santo sagrado
    sagrada corazon virgen nuestra senora cristo cruz calvario angeles calle rua paseo carretera poligono edificio
    barrio alameda camino ronda grande chico viejo vieja blanco blanca negro negra rojo roja verde azul dorado oro
    plata lider express plus super mega total elite premium vip real_ confort ideal_ sonrisas sonrisa bienestar vida
    brisa
"""
# what places are called, so that many have it who live there
_PLACES = """
    villanueva campo puebla arriba valverde duero abajo fresno calatrava ribera valles frontera bureba alcala paramo
    navas tormes nava cerrato canada vall villalba esgueva pinar tajo ebro campillo vilanova castrillo quintanilla
    villafranca aragon villaverde cuevas aldeanueva calzada torrecilla jara banos pozo pozuelo villa rioja bartolome
    domingo selva val aldea camp caballeros gallegos llobregat pinilla mata cristobal robledo barco collado higuera
    palma villamayor cabanas laguna salvatierra castell salinas cabezas oliva eulalia condado huerta llano vegas vega
    riberas prado prados lago lagos cala costas puertos muralla alcazar alcazaba catedral ermita convento monasterio
    santuario pilar mercado lonja ayuntamiento coruna lugo ourense orense pontevedra ferrol gijon oviedo santander
    pamplona logrono vitoria donostia burgos palencia valladolid zamora salamanca segovia guadalajara cuenca teruel
    huesca lleida lerida tarragona girona gerona castellon albacete almeria jaen huelva cadiz badajoz caceres ceuta
    melilla tenerife palmas mallorca menorca ibiza canarias baleares andalucia castilla extremadura navarra euskadi
    cataluna catalunya galiza vasco vasca cantabria asturiana gallega gallego andaluza catalana castellana aragonesa
    valenciana madrilena portugal francia italia argentina mexico cuba habana gaviota gaviotas golondrina cisne
    paloma palomas ballena pescador pescadores marinero marineros pirata capitan almirante abuela abuelo abuelos tio
    tia nino nina mama papa senor senora patio huerto cueva bodeguita tasquita rinconcito cantina terrazas mirasol
    buenavista bellavista bella vista horizonte amanecer estrellas solar lunar coral perla tesoro diamante rubi
    jardines rosas flor flores margaritas violetas almendro almendros olivos naranjo naranjos limonero palmera
    palmeras cipres castano castanos nogal parra parras vid espiga trigo molinos fuentes pozos piedra piedras roca
    penon pico cumbre cima alto alta bajo baja medio mitad nuevo siglo xxi dos tres cuatro siete hermanas amigas
    vecinos compadres gemelos
"""
# the surnames of a fifth of Spain, the commonest first
_SURNAMES = """
    garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez hernandez ruiz diaz moreno
    munoz alvarez romero gutierrez alonso navarro torres dominguez ramos vazquez ramirez gil serrano morales molina
    blanco suarez castro ortega delgado ortiz marin rubio nunez medina sanz castillo iglesias cortes garrido santos
    guerrero lozano cano cruz mendez flores prieto herrera pena leon marquez cabrera gallego calvo vidal campos vega
    reyes fuentes carrasco diez caballero aguilar nieto santana pascual herrero montero hidalgo gimenez lorenzo
    vicente ibanez santiago benitez duran ferrer arias mora carmona vargas crespo roman pastor soto saez velasco
    soler moya esteban parra bravo gallardo rojas pardo merino franco espinosa izquierdo lara rivas rivera casado
    silva arroyo redondo camacho vera rey galan luque otero sierra montes rios segura carrillo marcos marti soriano
    mendoza bernal robles vila valero palacios exposito benito andres varela macias pereira guerra heredia bueno
    roldan mateo villar contreras miranda guillen mateos escudero aguilera casas menendez rivero estevez beltran
    padilla gracia calderon rico abad galvez conde salas quintana jurado plaza acosta blazquez sainz gamez salazar
    bermudez pineda trujillo costa manzano sancho juan maldonado lago vilar amor bello ferreira oliveira rodrigues
    martins jesus sousa fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho teixeira moreira
    correia mendes nunes soares vieira monteiro cardoso rocha
"""


def _prior():
    known = {}
    surnames = list(dict.fromkeys(_SURNAMES.split()))
    for rank, word in enumerate(surnames):
        known[word] = 0.012 / (1 + rank * 0.06)
    for word in _SIGNS.split():
        known[word] = max(known.get(word, 0), 0.0025)
    for word in _PLACES.split():
        known[word] = max(known.get(word, 0), 0.0015)
    for word in _ANY.split():
        known[word] = 0.03
    for words in (*TRADES.values(), *FAMILIES.values()):
        for word in words.split():
            known[word] = 0.03
    for word in _STOP.split():
        known[word] = 0.4
    for word, sense in SENSE_OF.items():
        # as usual in its language as in Spanish
        if sense in known:
            known.setdefault(word, known[sense])
    return known


PRIOR = _prior()
# what people and places are called: however many have it, two of them are two
NAMES = frozenset(f'{_SURNAMES} {_SIGNS} {_PLACES}'.split()) - set(f'{_ANY} {_STOP}'.split()) - {
    word for words in TRADES.values() for word in words.split()}
# words of a business, which many shorten
GENERIC = frozenset(_ANY.split()).union(*(words.split() for words in (*TRADES.values(), *FAMILIES.values())))
SURNAMES = frozenset(_SURNAMES.split())
# a word nobody is known to have, as a share of all names
RARE = 5e-5
# the share from which a word is one of any business
GENERAL = 0.03
# names that what is known here counts for
WEIGHT = 2000
#: words of at least so much tell one from another; a trade, a 'brothers' does not
TELLS = 1.8
#: the most a word says
MOST = 8.0


@lru_cache(maxsize=100_000)
def weight(word, count=0, total=0):
    """How much a word says of who somebody is, from 0 to :data:`MOST`: its information, less what is usual.

    :param word: of a name key, see ``search_name.name_key``
    :param count: names in the database that have it
    :param total: names in the database

    >>> [round(weight(word), 1) for word in ('de', 'restaurante', 'garcia', 'rivas', 'pepe', 'ruan')]
    [0.0, 0.6, 1.5, 3.5, 3.1, 7.0]
    >>> round(weight('ruan', 40_000, 100_000), 1), round(weight('ruan', 2, 1_000_000), 1)
    (0.0, 8.0)
    >>> round(weight('restaurante', 0, 100_000), 1), round(weight('pepe', 0, 100_000), 1)    # elsewhere many have it
    (1.2, 4.1)
    """
    share = (count + WEIGHT * PRIOR.get(word, RARE)) / (total + WEIGHT)
    told = min(MOST, max(0.0, -math.log(share) - 2.9))
    return min(told, _at_most(word)) if total and word in PRIOR else told


def _at_most(word):
    """What a word says that many are known to have, however few have it here: a trade remains one."""
    usual = weight(word)
    return usual + (0.6 if PRIOR[word] >= GENERAL else 1)


def is_common(word):
    """Whether a word is known to be one that many have, so that another word much like it is another word."""
    return word in PRIOR
