"""Words of a trade by line of business, in the languages of the peninsula and English; Basque also. Pure: data.

Two names that say two lines are two businesses ('Clínica Xerpa', 'Óptica Xerpa'); two of one line may be one house
('Bar Pepe', 'Mesón Pepe'). Each word stands in one line; lines that one house may well have both of are :data:`KIN`.
"""
import re

TRADES = {
    'table': """
        restaurante restaurant restaurantes bar bares cafe cafes cafeteria cafeterias cafetin meson mesones taberna
        tabernas tasca tascas cerveceria bodegon asador asadores sidreria chigre pulperia marisqueria marisquerias
        pizzeria pizzerias trattoria hamburgueseria burger kebab braseria arroceria parrilla grill gastrobar pub
        disco discoteca churreria chocolateria heladeria comidas comida catering tapas vinoteca enoteca cantina
        merendero chiringuito furancho taperia hosteleria hostelera hostelero hosteleros restauracion
        gastronomia gastronomica terraza bistro wok sushi creperia crepes croissanteria jatetxe jatetxea
        sagardotegi sagardotegia erretegi erretegia kafetegia ostatua pizzaria churrascaria cervejaria marisqueira
        restaurantea braserria cafetaria gelataria gelateria cerveseria tavern coffee snack snackbar
    """,
    'bed': """
        hotel hoteles hostal hostales pension pensiones albergue apartamentos apartotel aparthotel parador balneario
        spa resort camping posada fonda turismo turisticos alojamientos alojamiento rural
        rurales hostel hotelera hotela ostatu ostatuak landetxea nekazalturismoa alberg hospederia
        hospedaxe hospedagem pousada pensao campismo hoteis hotels apartments
    """,
    'bread': """
        panaderia panaderias pasteleria pastelerias confiteria confiterias panificadora obrador horno forn tahona
        bolleria reposteria panadeiria panadaria fleca pastisseria padaria pastelaria confeitaria
         panificacion okindegi okindegia gozotegi gozotegia bakery turronera turrones
    """,
    'meat': """
        carniceria carnicerias charcuteria charcuterias carnes carnicos carnica embutidos jamones jamon jamoneria
        casqueria polleria matadero carnisseria xarcuteria cansaladeria charcutaria talho harategi harategia
        harakintza embotits
    """,
    'fish': "pescaderia pescaderias pescados pescado mariscos peixateria peixeria peixaria peixes peixos arrandegi",
    'greens': "fruteria fruterias frutas fruta verduras verduleria hortalizas fruiteria fruites frutaria ",
    'grocery': """
        ultramarinos alimentacion supermercado supermercados autoservicio congelados mercearia supermercat
        supermercats queviures colmado hipermercado economato minimercado janaridenda
    """,
    'dairy': "quesos queseria queserias lacteos formatges formatgeria queixos queixeria queijos queijaria gaztak",
    'oil': "aceites aceite almazara olivarera oleicola olis azeites ",
    'preserve': "conservas conservera salazones conserves conserveira",
    'farm': "avicola huevos granja granjas miel apicola porcina",
    'sweet': "dulces caramelos golosinas",
    'wine': """
        bodega bodegas vinos vino adega adegas vinedos licores destilerias cervezas vinhos vinicola vitivinicola celler
        cellers vins caves cava vinyes upategi upategia ardoak
    """,
    'car': """
        taller talleres garaje garage garajes mecanica mecanico mecanicos auto autos automovil automoviles automocion
        neumaticos chapa desguace desguaces concesionario recambios motos lavadero tallers mecanics pneumatics
        pneus tailerrak autokonponketak motor motors vehiculos carroceria carrocerias
    """,
    'build': """
        construccion construcciones constructora obras reformas promociones promotora excavaciones encofrados
        albanileria escayolas tejados cubiertas hormigones prefabricados construccions construcions construtora
        construcoes eraikuntzak obres reformes contratas
    """,
    'paint': "pinturas pintores pintura pintors pintures margolariak",
    'plumb': "fontaneria fontaneros fontanero calefaccion climatizacion gas canalizaciones iturgintza canalizacoes",
    'electric': """
        electricidad electricistas electricista electricas electrica electricos electrics electricitat electricidade
        elektrizitatea elektrika
    """,
    'install': "instalaciones montajes instalador instaladores lampisteria lampistes mantenimiento manteniment",
    'wood': """
        carpinteria carpinteros ebanisteria ebanistas fusteria carpintaria maderas madera
        maderera marcenaria serreria aserradero zurgindegi zurgindegia arotzeria parquet tarimas
    """,
    'glass': "cristaleria vidrios vidrieria aluminios aluminio persianas ventanas vidres vidraria",
    'lock': "cerrajeria cerrajeros cerrajero serralleria serralheria sarrailagintza",
    'stone': "marmoles marmoleria granitos marbres marmores",
    'tile': "azulejos ceramicas ceramica baldosas pavimentos",
    'architect': "arquitectura arquitectos arquitecto arquitecte arquitectes aparejadores topografia",
    'chemist': "farmacia farmacias farmaceutica parafarmacia botika farmazia",
    'clinic': """
        clinica clinicas medico medica medicos hospital sanatorio salud policlinica policlinico ambulatorio consultorio
        medical mediku hospitalario salut saude osasun
    """,
    'dental': """
        dental dentista dentistas odontologia odontologica odontologos odontologo ortodoncia dentaria implantologia
        dentari
    """,
    'physio': "fisioterapia fisioterapeuta fisio osteopatia quiropractica rehabilitacion",
    'podology': "podologia podologo podologa",
    'mind': "psicologia psicologo psicologa psicologos psiquiatria logopedia",
    'vet': "veterinaria veterinario veterinarios veterinari albaitaritza",
    'optic': "optica opticas optico opticos optometria optika audifonos audiologia",
    'lab': "laboratorio laboratorios laboratori laboratoris analisis",
    'ortho': "ortopedia ortopedica",
    'elderly': "residencia geriatrico geriatrica ancianos ",
    'beauty': """
        peluqueria peluquerias peluqueros estetica belleza barberia barber unisex salon perruqueria perruquers barbearia
        cabeleireiro cabeleireiros perruqueiros perrucaria ileapaindegi ileapaindegia estilistas beauty nails
        estetic bellesa
    """,
    'lawyer': """
        abogado abogados abogada bufete despacho advocats advocat avogados avogado advogados abokatuak procurador
        procuradores procuradora lawyers juridico
    """,
    'advice': """
        asesor asesores asesoria asesorias gestoria gestorias gestores consultoria consultores consulting fiscal
        laboral administrativa administracion assessoria assessors xestoria aholkularitza contable contables
        tributaria gestio
    """,
    'notary': "notaria notario notarios notaries notariado notari",
    'registry': "registro registrador",
    'audit': "auditores auditoria economistas economista auditors",
    'insurance': "correduria seguros aseguradora aseguradores corredor assegurances aseguruak mediadores insurance",
    'bank': "banco caixa caja banca bank kutxa",
    'estate': """
        inmobiliaria inmobiliarias inmuebles fincas immobiliaria imobiliaria finques higiezinak pisos properties realty
    """,
    'furniture': """
        muebles mueble mobiliario cocinas colchones colchoneria tapiceria tapicerias tapicero mobles moveis mobiliaria
        altzariak tapisseria sofas descanso colchon
    """,
    'decor': "decoracion cortinas lamparas iluminacion decoracio interiorismo textilhogar hogar",
    'hardware': "ferreteria ferreterias ferraxeria ferragens burdindegia burdindegi suministrosindustriales",
    'paper': """
        libreria librerias papeleria papelerias llibreria papereria livraria papelaria liburudenda quiosco kiosco prensa
        copisteria libraria
    """,
    'tobacco': "estanco estancos tabacos expendeduria tabaco tabacs",
    'jewel': "joyeria joyerias relojeria joieria xoieria ourivesaria bisuteria rellotgeria bitxitegia",
    'perfume': "perfumeria perfumerias drogueria droguerias perfums perfumaria drogaria cosmetica cosmeticos",
    'shoe': "zapateria zapaterias calzados sabateria sapataria calcats oinetakoak calzado",
    'clothes': """
        modas moda boutique tejidos textil textiles confecciones merceria lenceria confeccion ropa roba
        vestuario jeans retrosaria mercaria sastreria novias
    """,
    'toy': "juguetes jugueteria joguines brinquedos xoguetes",
    'bazaar': "bazar regalos multiprecio",
    'flower': "floristeria floristerias flores viveros jardineria floristes jardins xardineria lorategia plantas",
    'laundry': "tintoreria lavanderia tintorerias lavanderias bugaderia tinturaria lavandaria",
    'sportshop': "deportes ",
    'computer': "informatica ordenadores computer computers informatika software",
    'appliance': "electrodomesticos electronica",
    'telephone': "telefonia moviles mobile phone",
    'photo': "fotografia fotografo fotografos foto fotografa",
    'bicycle': "bicicletas bicis ciclos bike bikes bicicletes",
    'pet': "mascotas peluqueriacanina",
    'road': """
        transporte transportes logistica transports garraioak transportadora logistics portes
    """,
    'crane': "gruas grua elevacion",
    'moving': "mudanzas guardamuebles mudances",
    'courier': "mensajeria paqueteria missatgeria",
    'security': "seguridad alarmas vigilancia seguretat",
    'lift': "ascensores elevadores ascensors",
    'water': "riegos riego bombas perforaciones sondeos",
    'feed': "piensos semillas abonos fertilizantes fitosanitarios",
    'tractor': "tractores",
    'boat': "nautica barcos astilleros varadero",
    'awning': "toldos carpas lonas",
    'carpet': "alfombras moquetas",
    'museum': "museo museu",
    'library': "biblioteca",
    'market': "mercado mercat lonja",
    'music': "musica conservatorio",
    'dance': "danza baile ballet dansa",
    'recycle': "reciclaje reciclajes chatarra chatarras residuos contenedores",
    'embroidery': "bordados",
    'firework': "pirotecnia",
    'eye': "oftalmologia oftalmologo oftalmologica oftalmologos",
    'women': "ginecologia ginecologo obstetricia matrona",
    'skin': "dermatologia dermatologo",
    'child': "pediatria pediatra",
    'engineer': "ingenieros ingeniero enginyers enginyeria enxeneiros",
    'coach': "autocares autobuses autocars autocarros autobusak",
    'taxi': "taxi taxis",
    'travel': "viajes viatges viaxes viagens bidaiak",
    'driving': "autoescuela autoescuelas autoescola autoescolas autoeskola",
    'academy': "academia academias formacion estudios idiomas estudis formacio formacao formakuntza academy akademia",
    'school': "colegio escuela ceip escola collegi colexio ikastola ikastetxea ikastetxe eskola colegios cra",
    'institute': "instituto ies institut institutua",
    'nursery': "guarderia ludoteca creche haurtzaindegia",
    'university': "universidad facultad universitat universidade unibertsitatea",
    'townhall': "ayuntamiento concello ajuntament udala udaletxea municipio alcaldia",
    'council': "diputacion diputacio deputacion mancomunidad mancomunitat cabildo aldundia consell",
    'ministry': "consejeria conselleria ministerio delegacion subdelegacion",
    'police': "policia comisaria ertzaintza bomberos",
    'church': "parroquia iglesia parroquial esglesia igrexa igreja diocesis obispado ",
    'brotherhood': "cofradia hermandad confraria germandat irmandade ",
    'association': "asociacion associacio associacao elkartea agrupacion ampa afa elkarte",
    'foundation': "fundacion fundacio fundacao fundazioa",
    'club': "club clube kluba ",
    'federation': "federacion federacio federacao federazioa confederacion",
    'print': "grafica graficas imprenta impresores impremta grafiques tipografia serigrafia rotulos inprimategia",
    'publish': "editorial edicions ediciones argitaletxea",
    'metal': """
        mecanizados fundicion fundiciones metalicas metalurgica siderurgica caldereria soldadura metallica
        estampaciones troqueles forjas herreria
    """,
    'plastic': "plasticos plastics plastico",
    'chemical': "quimica quimicas quimicos kimika",
    'pack': "embalajes envases cartonajes embalatges embalagens",
    'machine': "maquinaria herramientas",
    'sport': "gimnasio gimnasios fitness piscinas padel yoga pilates gimnas ginasio crossfit gym ximnasio gimnasioa",
    'clean': "limpieza limpiezas neteges limpezas garbiketak neteja",
    'fuel': "gasolinera gasolineras combustibles carburantes benzinera gasoleos petroleos",
    'parking': "parking aparcamiento aparcamientos aparcament",
    'owners': "comunidad propietarios comunitat propietaris copropietarios condominio",
    'funeral': "funeraria tanatorio funeraries",
    'circus': "cine cines teatro cinemas",
}
# how the owners belong together, in place of a trade: 'Hermanos Quiroga', 'Hijos de Quiroga'
FAMILIES = {
    'brothers': "hermanos hermano germans irmans irmaos hermanas hermana brothers anaiak",
    'children': "hijos hijo hijas hija fills fill fillos filhos sons semeak",
    'heirs': "herederos hereus herdeiros",
    'widow': "viuda vidua viuva",
    'nephews': "sobrinos sobrino nebots sobrinhos",
    'successors': "sucesores sucesor successors sucesora",
}
# lines that one house may have both of, or call itself by one today and the other tomorrow
KIN = frozenset(frozenset(pair.split()) for pair in (
    'clinic dental', 'clinic physio', 'clinic podology', 'clinic mind', 'clinic vet', 'clinic lab', 'dental lab',
    'physio podology', 'clinic eye', 'clinic women', 'clinic skin', 'clinic child', 'eye optic', 'road crane',
    'road moving', 'road courier', 'crane car', 'market fish', 'engineer architect', 'engineer install',
    'tractor machine', 'lawyer advice', 'advice audit', 'advice estate', 'advice insurance', 'lawyer estate',
    'install electric', 'install plumb',
    'install glass', 'install lock', 'wood furniture', 'wood glass', 'furniture decor', 'lock metal', 'lock glass',
    'glass metal', 'build stone', 'build tile', 'meat grocery', 'fish preserve', 'greens grocery', 'dairy grocery',
    'bread sweet', 'road coach', 'computer appliance', 'computer telephone', 'appliance telephone',
    'perfume beauty', 'print publish', 'print paper', 'nursery school', 'pet vet',
    'hardware machine', 'machine metal', 'club sport', 'farm meat', 'clean laundry',
    'decor paint', 'council ministry', 'ortho chemist', 'chemist perfume',
    'federation association', 'sportshop bicycle', 'bicycle car'))
# words of any business that end as trades do
_NO_TRADE = frozenset("""
    iberia almeria galeria galerias loteria renteria echeverria etxeberria echevarria etxebarria valeria egeria imperia
    ingenieria bateria materia algeria siberia nigeria maceria feria ferias artilleria caballeria huerteria
    mineria cafeterias ganaderia ganaderias
""".split())
# words of no trade that every language has its own of, the same on a line
SENSES = """
    vecinos veins vicinos vecinas|madres mares nais maes|padres pares pais|alumnos alumnes alumnado alunos
    agricultores pagesos labregos lavradores|campo camp|nuevo nou novo berri|nueva nova berria|viejo vell vello velho
    vieja vella velha zaharra|norte nord ipar|sur sud sul|este est leste|servicios serveis servizos servicos zerbitzuak
    productos productes produtos|union unio uniao|comerciantes comerciants|empresarios empresaris empresarias
    ganadera ramadera gandeira|suministros subministraments subministracions fornecimentos
    distribuciones distribucions distribuicoes|deportivo esportiu desportivo|deportiva esportiva desportiva
    centro centre zentroa|casa etxea|mayores maiores
    educacion educacio educacao hezkuntza|desarrollo desenvolupament desenvolvemento|mercancias mercaderies mercadorias
    proyectos projectes proxectos projetos proiektuak|soluciones solucions solucoes|diseno disseny desino design
    comunicacion comunicacio comunicacao|tecnologia tecnoloxia teknologia|cultura kultura|artesanos artesans
    vivienda habitatge vivenda|agua aigua auga ura|pescadores pescadors pescantines|mujeres dones mulleres mulheres
    juventud joventut xuventude juventude gazteria|jubilados jubilats xubilados|jovenes joves xoves
    compania companyia companhia|sociedad societat sociedade|industrias industries
    cocina cuina cocinha|playa platja praia|plaza placa praza
"""
SENSE_OF = {
    word: line.split()[0] for line in re.split(r'[|\n]', SENSES) for word in line.split() if word.isascii()}
TRADE_OF = {word: line for line, words in TRADES.items() for word in words.split()}
_FAMILY_OF = {word: line for line, words in FAMILIES.items() for word in words.split()}


def line_of(word):
    """The line of business a word says, or how the owners belong together; '' for any other word.

    A trade that is not listed is a line of its own, by how such words end.

    >>> line_of('meson') == line_of('jatetxea') == 'table', line_of('hijos'), line_of('xerpa')
    (True, 'children', '')
    >>> line_of('sombrereria'), line_of('echeverria'), line_of('xoieiria')
    ('sombrereria', '', 'jewel')
    """
    line = TRADE_OF.get(word) or _FAMILY_OF.get(word, '')
    if not line and word.endswith(('aria', 'arias', 'eiria', 'eirias')):
        # Galician and Portuguese
        return TRADE_OF.get(re.sub('(?:a|ei)ria(s?)$', r'eria\1', word), '')
    if not line and len(word) > 7 and word.endswith(('eria', 'erias')) and word not in _NO_TRADE:
        return word.removesuffix('s')
    return line or _line_of_people(word)


# 'Joyeros', 'Floristas', 'Constructores': one of them may be a surname, several are what they do
_PEOPLE = (
    ('eros', 'eria'), ('res', 'reria'), ('istas', 'isteria'), ('istas', 'eria'), ('istas', 'ica'), ('istas', 'ismo'),
    ('istas', 'e'), ('adores', 'acion'), ('tores', 'cion'), ('eutas', 'ia'))


def _line_of_people(word):
    """
    >>> _line_of_people('zapateros'), _line_of_people('decoradores'), _line_of_people('flores')
    ('shoe', 'decor', '')
    """
    if len(word) < 7:
        return ''
    trades = (word.removesuffix(people) + trade for people, trade in _PEOPLE if word.endswith(people))
    return next((TRADE_OF[trade] for trade in trades if trade in TRADE_OF), '')


def are_other_lines(one, other):
    """Whether no line of the one is one of the other, nor goes with it; some say none.

    :param set one, other: the lines of business that two names say, such as :func:`line_of` gives

    >>> are_other_lines({'clinic'}, {'optic'}), are_other_lines({'clinic'}, {'dental', 'beauty'})
    (True, False)
    >>> are_other_lines({'clinic'}, set())
    False
    """
    return bool(one and other) and not one & other and not any(
        frozenset((mine, theirs)) in KIN for mine in one for theirs in other)
