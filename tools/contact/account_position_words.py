"""The vocabulary of job titles in Spanish, English, Catalan, Galician and Portuguese. Data only: no ``env``.

All without accents and capitals. Other genders, numbers and languages are forms of one word. What a card shortens in
a way that its letters tell ('Cpras.', 'Mtto.', 'Prod.') need not stand here: see ``account_position.py``.
"""

_FORMS = {
    # ranks
    'director': 'direc dir dtor dtra dtora directora direccion direction direccio direcao direcion diretor '
        'diretora directiu',
    'jefe': 'xefatura jefa jef jfe jfa chief chefe cap xefe xefa jefatura',
    'responsable': 'resp rble respble rpble responsible manager mgr mngr head lead leader lider responsavel '
        'responsables',
    'gerente': 'gte gta gerenta gerencia gerent xerente xerencia',
    'encargado': 'encargada enc encdo encda encarregat encarregada encarregado',
    'coordinador': 'coordinadora coord coordinator coordenador coordenadora coordinacion',
    'supervisor': 'supervisora superv',
    'subdirector': 'subdirectora subdir subjefe subjefa sotsdirector sotsdirectora',
    'vicepresidente': 'vicepresidenta vp evp svp vicepresident',
    'presidente': 'presidenta president chairman chairwoman chairperson chair pte',
    'consejero': 'consejera conseller consellera conselleiro conselheiro conselheira',
    'delegado': 'delegada delegat delegate',
    'administrador': 'administradora admdor admdora admor',
    # who owns it
    'propietario': 'amo franquiciado owner propietaria duena dueno titular propietari proprietario proprietaria '
        'dono dona mestressa',
    'fundador': 'fundadora founder cofundador cofundadora cofounder',
    'socio': 'cosocio cosocia copropietario copropietaria comunero cooperativista socia partner soci socios partners',
    'autonomo': 'autonoma freelance freelancer autonom',
    'empresario': 'empresaria emprendedor emprendedora entrepreneur empresari emprenedor',
    # what it is about
    'compras': 'compra comprador compradora aprovisionamiento aprovisionamientos suministros purchasing purchase '
        'purchases procurement buyer buying sourcing compres aprovisionament aprovisionaments aprovisionamento '
        'aprovisionamentos',
    'ventas': 'venta sales vendes vendas vtas',
    'comercial': 'comerciales cial commercial',
    'vendedor': 'viajante viatjant autoventa preventa preventista televenta vend corredor vendedora salesperson '
        'salesman saleswoman venedor venedora seller',
    'exportacion': 'export exportaciones exports exportacio exportacao',
    'marketing': 'content contenidos seo sem copywriter branding publicidad advertising publicitat publicidade mkt '
        'mktg mercadotecnia mkting marqueting rrss',
    'comunicacion': 'communication communications comunicacio comunicacao',
    'financiero': 'financiera finanzas finance financial financer financera financeiro financeira finances '
        'financas fra economico economica',
    'contabilidad': 'contable contables accountant accounting accounts bookkeeper contador contadora comptable '
        'comptabilitat contabilista contabilidade',
    'tesoreria': 'tesoureira tesoureiro tesourera treasurer tesorera tesorero treasury tesourero tesouraria '
        'tresoreria tresorer',
    'cobros': 'credit collections cobranzas cobro',
    'control': 'controlador controller controlling',
    'administracion': 'admin admon adm admtracion administration administracio administracao',
    'administrativo': 'facturacion administrativa administrative clerk adtvo adtva advo advto admtvo admtva admvo '
        'admva administratiu',
    'oficina': 'office escritorio',
    'secretario': 'secretariado secretaria secretary secr secretari',
    'asistente': 'assistant asistenta asist assistente assistent ayudante ayudanta ayte ajudant ajudante pa ea',
    'auxiliar': 'aux', 'adjunto': 'adjunta',
    'recepcion': 'receptionist recepcionista reception centralita rcpta recepcio rececao rececionista telefonista',
    'operaciones': 'operations ops operacions operacoes operacion',
    'produccion': 'taller obrador envasado workshop production produccio producion producao fabricacion fabricacio '
        'manufacturing',
    'planta': 'plant fabrica factory',
    'calidad': 'quality qualitat qualidade qa qc calidade',
    'mantenimiento': 'maintenance mto mtto manteniment manutencao mantemento facility facilities sstt',
    'logistica': 'logistico logistics',
    'trafico': 'flota fleet transit transport transporte transportes',
    'almacen': 'picking warehouse almacenero almacenera almacenista mozo magatzem magatzemer carretillero armazem '
        'carretillera economato stock stocks',
    'tecnico': 'tco tca tecnica technical tech tec tecnic technician',
    'ingeniero': 'aparejador aparejadora aparellador enxeneira proyectista projectista engineer ingeniera '
        'ingenieria engineering ing enginyer enginyera enxeneiro engenheiro engenheira',
    'investigacion': 'research',
    'informatica': 'devops sysadmin ciberseguridad cybersecurity ciso frontend backend fullstack erp sap hardware '
        'it informatico sistemas tic ti tecnologia tecnologo technology informatic software helpdesk systems '
        'webmaster',
    'programador': 'programadora developer desarrollador desarrolladora programmer',
    'rrhh': 'hrbp personas pessoas persones seleccion nominas payroll recruiter recruitment reclutador recruiting '
        'hr hhrr people talento rh talent',
    'juridico': 'legal juridica juridic',
    'abogado': 'lawyer abogada letrado letrada advocat advocada advogado advogada counsel attorney',
    'tienda': 'zapateria ferreteria panaderia perfumeria libreria joyeria carniceria pescaderia fruteria '
        'floristeria papeleria drogueria estanco gasolinera quiosco supermercado local establecimiento boutique '
        'store shop botiga loja tenda tiendas retail',
    'hotel': 'parador hostal balneario aparthotel apartahotel camping albergue hoteles resort',
    'restauracion': 'restauracio',
    'cocina': 'pastry pasteleiro pasteleira pastisser pastissera chef cocinero cocinera kitchen cuina cuiner '
        'cuinera cozinha cozinheiro cozinheira cook pastelero pastelera repostero repostera reposteria friegaplatos '
        'lavaplatos rentaplats',
    'sala': 'barmaid barra coctelero waiter maitre camarero camarera waitress cambrer cambrera barista bartender '
        'metre',
    'sumiller': 'sommeliere sommelier',
    'gobernanta': 'lavanderia laundry bugaderia pisos governanta housekeeper housekeeping gobernante subgobernanta',
    'limpieza': 'cleaning neteja limpeza', 'alimentacion': 'food alimentos', 'bebidas': 'beverage beverages',
    'empleado': 'worker empleada employee treballador treballadora empregado empregada trabajador trabajadora',
    'operario': 'operaria operative operari peon aprendiz',
    'dependiente': 'dependienta dependent dependenta', 'producto': 'product', 'marca': 'brand',
    'general': 'geral xeral', 'unico': 'unica unic', 'solidario': 'solidaria solidari',
    'mancomunado': 'mancomunada mancomunat',
    'ejecutivo': 'ejecutiva executive executiu executiva executivo', 'industrial': '',
    # beside what they are about, they say nothing
    'representante': 'representative rep representant', 'asesor': 'asesora advisor adviser', 'gestor': 'gestora',
    'agente': 'agent', 'consultor': 'consultora consultant', 'promotor': 'promotora',
    'zona': 'europa europe emea latam southern northern eastern western america africa asia area zone territory '
        'region',
    'nacional': 'national', 'regional': '', 'internacional': 'international global', 'norte': '', 'sur': '',
    'este': '', 'oeste': '', 'noroeste': '', 'centro': '',
    # who does it, or which part of a company, whatever it is about
    'inspector': 'inspectora', 'auditor': 'auditora', 'operador': 'operadora', 'gabinete': '',
    'servicio': 'servicios', 'miembro': 'membro member membre vocal', 'delegacion': 'delegacio',
    'planificador': 'planificadora planificacion planner planificacio',
    'gestion': 'management', 'proyecto': 'project',
    'formacion': 'training formacio formacao', 'independiente': '',
    'mecanico': 'electricista frigorista', 'electromecanico': '', 'commis': 'comis', 'banquetes': 'banquets',
    'fiel': '', 'central': '',
    'distribucion': 'distribution distribucio', 'aduanas': 'customs', 'asesoria': '', 'indirecto': 'indirect',
    'fiscal': 'tax', 'laboral': '', 'eventos': 'events', 'ecommerce': '', 'prensa': 'press',
    'reservas': 'reservations bookings',
    'profesional': '', 'dominical': '', 'pinche': '', 'capitalista': '', 'turno': '', 'linea': '',
    'espana': 'spain', 'iberia': '', 'cuentas': 'account', 'oficial': '', 'junta': 'board',
    'consejo': 'conselho conselo consell',
}
# of Basque and French, and of trades that are said in several ways
_MORE = {
    'director': 'zuzendari zuzendaria', 'jefe': 'buru burua',
    'administrativo': 'oficinista', 'responsable': 'arduradun arduraduna',
    'gerente': 'kudeatzaile kudeatzailea gerentea', 'presidente': 'lehendakari lehendakaria presidentea',
    'vicepresidente': 'vpte vicepte lehendakariorde lehendakariordea', 'propietario': 'jabe jabea',
    'fundador': 'sortzaile sortzailea', 'socio': 'bazkide bazkidea',
    'compras': 'aprovisionador aprovisionadora aprovisionadores achat achats erosketa '
        'erosketak erosketen erosle eroslea sourcing',
    'ventas': 'vente ventes salmenta salmentak salmenten', 'comercial': 'merkataritza komertzial komertziala',
    'vendedor': 'saltzaile saltzailea', 'exportacion': 'esportazio esportazioa', 'marketing': 'marketina',
    'comunicacion': 'komunikazio komunikazioa', 'financiero': 'finantza finantzak finantzen',
    'contabilidad': 'kontabilitate kontabilitatea kontulari kontularia', 'calidad': 'kalitate kalitatea kalitateko',
    'mantenimiento': 'mantentze mantenua', 'logistica': 'logistika', 'almacen': 'biltegi biltegia',
    'tecnico': 'teknikari teknikaria', 'ingeniero': 'ingeniari ingeniaria', 'informatica': 'informatika',
    'abogado': 'abokatu abokatua', 'tienda': 'denda', 'cocina': 'sukaldari sukaldaria sukalde sukaldea',
    'general': 'nagusi nagusia', 'empleado': 'langile langilea', 'secretario': 'idazkari idazkaria',
    'produccion': 'ekoizpen ekoizpena produkzio produkzioa', 'recepcion': 'harrera harreragile harreragilea',
}
# every form, and the word it is a form of
WORDS = {
    form: word for known in (_FORMS, _MORE) for word, forms in known.items() for form in (word, *forms.split())}
# how somebody leads, not what: a synonym with 'Responsable' is met by any of them
RANKS = {'director', 'jefe', 'responsable', 'gerente', 'encargado', 'coordinador', 'supervisor', 'subdirector',
         'vicepresidente'}
# whoever helps somebody of rank is not that somebody
HELPERS = {'asistente', 'secretario', 'auxiliar', 'adjunto'}
TOPS = {'ceo', 'cfo', 'coo', 'presidente', 'fundador', 'propietario', 'socio', 'general'}
# how somebody does something, not what: whatever else is said says more
PLAIN = {'tecnico', 'control', 'secretario', 'asistente', 'socio', 'consejero', 'presidente', 'vicepresidente',
         'operario', 'empleado', 'adjunto', 'fundador'}
# a position by themselves; beside a word nobody knows they may be anything: 'Técnico de emergencias'
WEAK = PLAIN | {'comercial', 'sala', 'limpieza', 'comunicacion', 'gobernanta'}
# whoever is one of these is not what the rest says: 'Estudiante de marketing', 'Marido de la gerente'
OTHERS = set("""
    alumno alumna student estudiante profesor profesora teacher docente professor professora becario becaria intern
    trainee practicas ex exdirector exgerente former antiguo antigua jubilado jubilada retired cliente proveedor
    marido mujer esposa esposo hermano hermana hijo hija padre madre amigo amiga primo prima viuda fill filla abuelo
    abuela nieto nieta novio novia cunado cunada tio tia sobrino sobrina vecino vecina inquilino inquilina pareja
    concejal concejala alcalde alcaldesa alcaldessa regidor regidora vereador vereadora edil diputado diputada
    ministro ministra senador senadora candidato candidata aspirante opositor opositora compraventa distrito loteria
    perro perra gato mascota escolar
    preguntar pregunte llamar llame avisar contactar enviar mandar hablar volver facturar entregar pedir ver
""".split())
# what a company does, not who does it: with 'de' and a word nobody knows, it is an activity of anybody
# ('Recepción de mercancías', 'Administración de fincas')
ACTIVITIES = set("""
    compra compras venta ventas recepcion administracion mantenimiento calidad control limpieza almacen transporte
    transportes logistica comunicacion produccion fabricacion restauracion marketing exportacion compres vendes
    vendas recepcio administracio manteniment neteja magatzem administracao manutencao limpeza armazem
""".split())
# all of whose business somebody manages who is 'Gerente de la bodega'
BUSINESSES = set("""
    bodega restaurante restaurant bar cafeteria clinica gestoria granja constructora inmobiliaria agencia finca
    farmacia residencia peluqueria adega celler perruqueria barberia
""".split())
# businesses that are a shop for whoever runs one and is no 'Gerente': 'Encargada de peluquería'
SHOPS = {'peluqueria', 'perruqueria', 'barberia'}
_TRADES = {
    'mantenimiento': 'electromecanico',
    'trafico': 'camionero camionera camioner transportista transitario transitaria transitari repartidor repartidora '
        'forwarder',
    'produccion': 'soldador soldadora welder tornero tornera fresador calderero',
    'empleado': 'cajero cajera caixer caixera caixeiro cashier reponedor reponedora',
}
# what somebody is by that word alone: 'Soldador', not 'Soldador de recuerdos'. Drivers and building sites are left
# out on purpose: whoever is 'Conductor' or 'Jefe de obra' may have any position
TRADES = {form: word for word, forms in _TRADES.items() for form in forms.split()}
# houses where people eat: who leads one and is no 'Gerente' is a restaurant manager
DINING = {'restaurante', 'restaurant', 'cafeteria', 'bares'}
# what somebody works in, not who he is: 'Tienda de informática'
PLACES = set("""
    empresa tienda taller hotel bar restaurante asociacion centro escuela academia comunidad agencia almacenes
    clinica curso libro torre
""".split())
OF = {'de', 'del', 'do', 'da', 'dos', 'das', 'd', 'of'}
SILENT = set("""
    dep de del el la las los y e en a o al d l i of the and for in dpto dto depto departamento department
    departament dept seccion equipo team sr sra para da do das dos to els les amb na no per officer empresa negocio
    senior junior grupo group company small specialist especialista analyst analista interno externo interna externa
    interina funciones funcions funcoes accidental provisional
    digital colegiado trabajo primer primera primero segundo segunda tercer deputy acting interim vice sl slu sa sat
    cb scoop virtual online remoto remota sociedad compania firma cooperativa explotacion corporativo corporativa
    corporate
""".split())
# several words that mean something together, of each thing they mean
_TOGETHER = {
    'rrhh': 'giza baliabideak, giza baliabideen, giza baliabide, '
        'recursos humanos, human resources, recursos humans, rr hh, r r h h, relaciones laborales',
    'marketing': 'redes sociales, social media',
    'vicepresidente': 'vice presidente, vice presidenta, vice president, v p',
    'director general': 'maximo responsable, maxima responsable, general mgr, gral manager, '
        'managing director, general manager, managing dir, m d, md, dg, d g, d general, '
        'country manager, country mgr, head of country, country head, country lead, country director, '
        'director pais, directora pais, director de pais, directora de pais, g m, gm',
    'socio director': 'managing partner',
    'ceo': 'chief executive officer, chief executive, consejero delegado, consejera delegada, conseller delegat, '
        'consellera delegada, conselleiro delegado, c e o',
    'cfo': 'c f o',
    'coo': 'c o o',
    'cto': 'c t o, chief technology officer',
    'informatica': 'i t, tecnologias informacion, help desk, service desk, product owner, scrum master, '
        'data engineer, data scientist, data analyst, administrador de redes, administradora de redes, '
        'tecnico de redes, tecnica de redes, sistemas de informacion, transformacion digital, base de datos, '
        'bases de datos, seguridad informatica',
    'mantenimiento': 'sala de maquinas, sala maquinas, sala de calderas, sala calderas, '
        'servicios tecnicos, servicio tecnico',
    'investigacion': 'r d, i d, i mas d',
    'fundador': 'co fundador, co fundadora, co founder',
    'alimentacion bebidas': 'f b, a b, fb',
    'recepcion': 'front desk, front office',
    'administrativo': 'back office, auxiliar de oficina',
    'jefe oficina': 'office manager, office mgr',
    'desarrollo': 'business development, business developer, desarrollo de negocio',
    'asesor': 'business partner',
    'vendedor': 'caixeiro viajante, caixeiro viaxante, '
        'delegado comercial, delegada comercial, delegado de ventas, delegada de ventas, delegado de zona, '
        'delegada de zona, delegado de area, delegada de area, delegado zona, delegada zona, gestor de cuentas, '
        'gestora de cuentas',
    'galeria': 'centro comercial',
    'apoderado': 'representante legal',
    'consejo': 'consejo de administracion, consejo administracion, consejo de admon, consejo admon, consejo de adm, '
        'consejo adm, consejo rector, consell d administracio, conselho de administracao, '
        'consello de administracion, administrazio kontseilua, administrazio kontseiluko',
    'jefe compras': 'chef des achats, chef d achats',
    'jefe ventas': 'chef des ventes, chef de vente, chef de ventes',
    'jefe producto': 'chef de produit, chef de produits',
    'jefe marca': 'chef de marque',
    'jefe proyecto': 'chef de projet, chef de projets, chef projet',
    'jefe equipo': 'chef d equipe, chef de service, chef de chantier, chef de secteur, chef de rayon, chef d atelier, '
        'chef de groupe, chef de bureau, chef de departement, chef d agence, chef d entreprise, chef de mission',
    'tienda jefe': 'chef de magasin',
    'sgeneral': 'secretario general, secretaria general',
    'secretario': 'executive assistant, personal assistant, assistant to, asistente personal',
    'subdirector': 'assistant manager, deputy manager, deputy director, assistant director, director adjunto, '
        'directora adjunta, director adjunt, director adxunto, directora adxunta, '
        'gerente adjunto, gerente adjunta, gerent adjunt, gerent adjunta, encargado adjunto, encargada adjunta',
    'subdirector restauracion': 'assistant restaurant manager, deputy restaurant manager',
    'responsable restauracion': 'restaurant manager, restaurant mgr, restaurant general manager, '
        'director de banquetes, directora de banquetes, jefe de banquetes, jefa de banquetes, '
        'responsable de banquetes, encargado de banquetes, encargada de banquetes, banquet manager, banqueting manager',
    'gestor cobros': 'credit manager, credit controller, credit control',
    # who owns the flats leads nothing
    'vecinos': 'comunidad de propietarios, comunidad de vecinos, asociacion de propietarios, junta de propietarios, '
        'comunitat de propietaris, comunidade de propietarios, homeowners association, owners association',
    'ventas': 'sala de ventas, sala ventas, sala de vendes, sala de vendas',
    'responsable sala': 'restaurant supervisor',
    'juridico': 'company secretary',
    'administrador unico': 'sole administrator, sole director',
    'contabilidad': 'pagos a proveedores, pago a proveedores, pagos proveedores, cuentas a pagar, '
        'pagaments a proveidors, pagament a proveidors, comptes a pagar, pagos a provedores, pagamentos a provedores, '
        'pagamentos a fornecedores, contas a pagar, supplier payments, vendor payments, accounts payable',
    'camionero': 'conductor de camion, conductora de camion, conductor de camiones, conductor de trailer, '
        'conductor de reparto, conductora de reparto, conductor repartidor, conductora repartidora, '
        'condutor de camiao, conductor de camio, truck driver, lorry driver, delivery driver, van driver',
    'transitario': 'freight forwarder, agente transitario, agente transitaria',
    # its page in the net, which is no shop to stand in
    'ecommerce': 'tienda online, tienda on line, tienda virtual, tienda web, tiendas online, tienda en linea, '
        'tienda electronica, tienda digital, botiga online, botiga en linia, botiga virtual, tenda online, '
        'tenda en lina, tenda virtual, loja online, loja virtual, online store, online shop, web shop, e shop, '
        'web store, digital store, online retail',
    'gobernanta': 'ama de llaves, amas de llaves, ama de chaves, ama de claus, '
        'camarera de pisos, camarero de pisos, camarera pisos, camarero pisos, camarera de piso, '
        'camareras de piso, camareras de pisos, valet de pisos, valets de pisos, valet de piso, valet de habitaciones',
    'sala': 'empregado de mesa, empregada de mesa, jefe de rango, jefa de rango, chef de rang, bodega y sala, '
        'sala y bodega',
    'cocina': 'jefe de partida, jefa de partida',
    'ingeniero': 'oficina tecnica, arquitecto tecnico, arquitecta tecnica, arquitecte tecnic, arquitecta tecnic, '
        'arquiteto tecnico',
    'kam': 'key account, cuentas clave, grandes cuentas, key accounts',
    'jefe planta': 'plant manager',
    'dependiente': 'shop assistant, store assistant',
    'compraventa': 'compra y venta, compra venta, ama de casa',
    'proceso': 'process owner',
    'controller': 'business controller, plant controller, finance controller',
    'responsable informatica': 'information officer',
    'almacen': 'recepcion de mercancias, recepcion de mercancia, recepcion de materiales, recepcion de pedidos, '
        'recepcion mercancias, recepcion de mercaderias, recepcion de materia prima, preparador de pedidos, '
        'preparadora de pedidos, preparacion de pedidos, mosso de magatzem, '
        'mossa de magatzem, mosso magatzem, mossa magatzem, moco de armazem, moza de almacen, '
        'goods in, goods receiving, control de stock, '
        'control de stocks',
    'calidad': 'seguridad alimentaria, food safety, control de calidad, quality control, control de qualitat, '
        'controle de qualidade',
    'produccion': 'control de produccion, sala de despiece, sala despiece, sala de elaboracion, sala de envasado, '
        'sala de ordeno',
    'policia': 'agente de trafico, representante de los trabajadores, representante de las trabajadoras, '
        'representante sindical, representante legal de los trabajadores',
    'gerente': 'gerente unico, gerente unica',
    'logistica': 'cadena de suministro, cadena de suministros, cadeia de abastecimento, cadena de subministrament',
    'tienda': 'punto de venta, puntos de venta, point of sale',
    'compliance': 'cumplimiento normativo, responsable de cumplimiento',
    'comunicacion': 'relaciones publicas',
    'operario': 'peon agricola, peona agricola, peones agricolas, peon agrario, '
        'operador de maquina, operadora de maquina, operador de maquinas, machine operator',
    'socio': 'co propietario, co propietaria, co owner',
    'dpo': 'proteccion de datos, data protection',
}
TOGETHER = {phrase: told for told, phrases in _TOGETHER.items() for phrase in phrases.split(', ')}
