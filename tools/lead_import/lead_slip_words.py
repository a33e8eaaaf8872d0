"""Words that are one slip away from a word of a header and mean something else. Pure data.

Spanish and English words of everyday texts that differ from one of :data:`lead_words.WORDS` as a slip of the pen does:
'potencia' is none of 'potencial', 'pedido' none of 'perdido'. A new header may need more of them: words that
``tests/lead_import/common_words.txt`` does not have either belong here.
"""

#: no accents, small letters
OWN_WORDS = frozenset("""
    abel abject acana acaro accounts aced acerada acerado acerrada acerrado aces ache acme acne acorro acre acta
    acting activist actriz actuar actvidad adage adder addled addressed addressee adds administrado administradora
    administrator adnada adnado adonde adscripcion aeta afecha afectivo afijo afta aganada aganado aged agents ages
    ageste agil agnada agnado agra agrete aguardado ahora aided ailing ails akin alan alar alas alba albor alcor
    alea alegada ales aleta alfa alga algente aljor alla allegada allen allying alma alna alnada alnado aloa aloes
    alon aloque altar altea alterno altividad alto altor alua alza amara amen amend amente amin amon amounts
    ampliado anada anadon anal ancada ancado andada andado aneada aneado anelido angina anglo anidar anil anis
    annada annado anon anotacion ansada ansado anta ante anual anudar aorada apaliada apartments apelado apellado
    apio aplicacion aplicada aposicion aposta apostal aposto apta apuesto apunte arab aran arano araza arca arcar
    arcaz arcea archa arcual ardent areal areas areca arel arena ares aresta argent argente arginas argo argon aria
    arid arms army arne aroca aron arrear arria arrivals arta artista arzon aseo asignada asignados asistenta
    asistentes asnada asnado asnal asociado associate asta astado asto astor atal atan atar attended attendees
    attentions aula aunada aunado aura avena avenimiento avenue avison axil axis axles axon azaro azcon babel bade
    baden badged badger badges bagel bail bailing bala bales balling balta banada banado barca bard bare barge
    barrer base bata bauzon bead beam belated bell bend besado bien biso bizna blade blast bled bloca blocks
    bloquea bloquee bloqueo bloques blot bocal bode bodigo bofeta bold boner boque borra bortal bosque bosta bota
    bote bounty bower bramo braza brazo brea breado bree budge budgets buildings bull cabal cabe cable cabling
    cabro cacle cade cadi caer cafe cage cagon cain cake cala calce calcificacion cale caler caliente call calla
    called caller callie callo calming calor calta calving camal came campada campaigns campanas campano campina
    cana canada canado canali canals canar candar candidado candidata candidatos cane canga cania canil canned
    canoa cans cansa cant canta cantal cape capitacion captured captures capuana cara carado carago carao carca
    cardo cards care careado carear cared careo carera carero carga cariaco cario carl carlo carnal caro carp carpo
    carrada carrear carrera carrero carric carrier carro cars cart carter cary casal case casea caseo cast cata
    cate categorica categorize cauro cave cavea cazon cebado cebrada cebrado cede cedular cefrada cefrado cegado
    cejado celado cella cellar cello cells celula cena cenado cenal cenata centrada centralista ceracion cerate
    cercada cercado cernada cerradas cerrador cerraja cesacion cesado cesta cesto chad chale champan champana chan
    chanel channels char chard charnel charo chat cheated chit chloe chorreo chorro chose chueta chupa cien ciente
    ciento cierne cierra cierro cina cine cinico cipo cite cito civica clad clan claro class clava clavel claves
    clavo clients clint clise clod clogs clone cloned cloning cloque closer closes closet clot clout clove cloying
    coal coaptacion cobil cobo cocal coce coco coda coded codeo coder codes codex codigos codin codo cody coed coil
    cojo coke cola colds cole colmo colo colt coma comarcal comarcar combo come comerciable comerciar comerical
    cometario comigo commentaries commercials communed communes comoras compana companies compas compatia compleja
    complejo complement completar completas complete complexa complexo complot compra comprar comto conato concino
    concion conciso conde cone cono conocido conreo consocio consula consult consultar contacted contacts contado
    contante contract contracto contrato cool cope copo cora corada corado corar cord core coreado corego coreo
    cori coria cork corneo coro corporativo corra correa correon correosa correoso correr corrido corro corse cosa
    cosible coso cost costa costal coste costed costing costo cota coti coto could counter counts court courtney
    cove cower cowl crafted cran crate crated crater craza crea creada creador creados creaked creamed crease
    creased creates creatine creating creations crecido cred credo cree creido cremacion cremate cremated cremation
    cresa creso cresta crested creta criacion criado croado cromo crud cruenta cuamana cuanta cuantidad cubeta
    cueita cuenca cuenda cuentan cuentas cuente cuento cuerna cuesta cuesto culas cull culle culling culpa
    culpacion cuna cunal cuneta cunt cuomo curacion curado curate curated curd curena cuspa customers czar daca
    dada daft daga dala dale dalle dallying dama dame danada danado dane dango danta dante dare darling dart datar
    dated dates dating dato dave daza daze dead deadlines deaf dealing deals dealt dean dear decal deceived
    decepcion dedal defectivo deference deferencia deferente deferido deferred dele delegada delegation delejado
    delgado deli dell dende denegacion denegado denomination dentada departamentos descriptions descriptivo
    designacion designating designativo desperada desperado desta destination desto detalles dials dian dias diaz
    diddle didima digito dileccion dilecto dill dime dina dine dios diosma directa direction directiva directive
    director directs direst diseccion distinto dita dito diva document documentos domains domanio dome domicile
    domingo dominico dominion domino domo dond doneo dorada doria dork dorm dost dotal dote douse down downer drago
    drat drilling dual duel dull dumber earl east eating echar eclectico economia economico edad efectiva eferente
    elated electa electivo electo elector electrica electro electronicas electronics elfo ella ello emailing emil
    emile emily empirea empleado empleador employed employers empress empresta encomendado endereza ends enebral
    enid enmity enriada enserada enserado enta entado ente enterada enterprise entirada entra entradas entrado
    entrana enturada envia envido envie envion envios enviso epota epoto equido equino equipos eral eros errada
    errado escanee escanero escaneto escano esmerada esmerado espedada espedado espejada espejado esperador
    esperando esperida esperido espernada espertada espertado espesada espesado espetada espetado espirada espirado
    esta estada estadio estados estajo estalo estan estand estano estar estate estay este estemada estemado
    esterada esterado estibada estibado estido estigma estilada estilado estima estimador estimar estimate estio
    estirada estirado estivada esto estol estrada estrado estrella estrellar estriada estriado estro etapas eterna
    eternal eterno etiquette euripo evad event exam excepcion executed exit expended expresa extender extensa
    extenso extorno extrana extrano face facha factual faded fail failing fain fairly fairs fajo fall falling false
    falta fame famillo fanada fanado fanal fango fare farm fascal faso fast fata fate fecal fechar fechas fecho
    feed feel fees feet fell fend ferrada ferrado festa feuca feucha ficha fiddle fido figo fija fila fill filo
    fimo fine fino fire firm firmal firman firmar firs firsts fiscales fisica fist fito flat flea flecha fled flee
    flirt floors fluente foam focal focha foist fold fora forada ford fore fork forme forms forra fort forum fosa
    foso foul fount four frao frase fred freed freer frees frente fresa freso fret frey frimario frio frison from
    frost fruente fuel fuentes fuerte fuisca fully fumero functions furente fuse gafada gafado gage gail gain gala
    gales galling gamada game ganador ganida ganido gansada gaon gardado gata gatada gate gayada gayado gaznada
    gaznado generacion generala generar generating generations generativo genio gent genta gente geonomica gesta
    gesto gestora ginea give givens giver glad glase gmail gold goner gorra gota gown grade grading gramo gran
    granada granado granda grano grao gratin grating grato grison grope grout grump gualdado guando guardada
    guardador guena guinea gull hagen hail hailing hala halt hame harca hard hare harm hart hast hate hath hating
    hats head heal heat hecha hell hendedora herrada herrado herrial hidria hiena hierre hijo hila hipo hiscal hito
    hocus hoes hoja hola hold hole hombre homed homer homes homey homie homo hone honed honest honey honorifica
    honorifico honra hopa hope horada horas horca horda horma horra horreo horse hortal horus hose hosed host
    hostal hoste housed houses hove hoya huerta hull humero hura hype icor idea ideal idem identificado
    identifications identified identifies ideo idiota ignea importa imported importer imports impresa indication
    indicativa indicative ines infernal inge ingrese iniciar iniciativo initials insita integral integre intente
    interesa interese interin interina interlocutora interna internals internar interno interval introduce iota
    iphone ipil iran isla isles item itrio jaded jail jailing jarrer jata jeito jemal jetado jora josa jota jote
    junction juridica kara kate kilometer knot labe labs lace lada ladi lado lads lady lags laid lain lambel lame
    lanada lanado landlines lane languages laos lapel laps lara lard largo lars lash lass lasts lata late lats laud
    lave laws lays leads leaf leah leak leal lean leap lear least lecha leche lector lectora leda ledo lega legada
    legion legon legrada leja lela lelo lema lena lename lend lenguaz lenguda lenta lentura lera lesa lest letora
    letrada letura leva lewd libel lice lied lief liega lien lienta liento lies lieu lieva life lijo like lila lime
    limiste limit lina linao linar lince lincea lind linda linde lineal linear lineas lined linen lineo liner
    linera lines linfa lingual link lino lint linterna lion lire liso list lita lite litio live liven llagada llave
    llegado llenada llevada load loca locales locha loco lode loft logs loica loin loina lois lomo lone loner loos
    loose loosed loot lora losa lose loser losing loss lota lote lots louse loused lout lower lows lull lumber lust
    mabel maca macar mace macha macia madriz mage magi magra maia maid maim maiming maine mains maiz mala male mali
    mall malo malt malta mana manada manado manage managed managers manca mandar mane manger mango mani mann mans
    mansion mantero many mara maraca marc marcar marcha marcia marco mare marea marga mari maria marica marin marra
    marsa marta mast mata mate material materna matero mating matiz matraz matrero maul mauling maura maxi mead
    meal mean mecha meddle medico medido medios mediums meld memberships menaje mends menta mentada menu merada
    merca mesado messaged mesta mesto meta miel mijo mild mile mili milk milking mill milling milo mils milt mime
    mina mind mine ming mini mink mint minx mirada mita mito mitulo moan moble mocada mocil moda mode model mofa
    mofada mofeta mohada moharra mojada mojel mojil mola molada mold moma momo mona monada monta mora morado moraga
    morava morbi morca morcada mordaz moreda morel morida morra morrada morreo mort mortal most moste mosto motada
    motar mote motil moto motriz motu mount mouse mover mower mown moxa moya moza muddle muerta mull murada muse
    muta nacre nail nailing named nance nango nape nara narc nares nata nate nationals nations natividad nativity
    navio neal negocios negundo nell neme next nice nine nite nito node noel noma nombra nomo none nope nora noria
    norm norte nose notar noted noto novel novio nowt null numbed numeros oates objects oblacion obra obrada
    obsecracion observation observe ocal occupations ocupar oder odio odre oeste ofertas oficial oficiar oficinal
    oficinas olde oliente olmo oman omen omer once onde ondeo opio oposicion opportunist optic opting option
    opuesto oral orar orca orea oreada oreado oregon organizations orgia originals originar originea origins orina
    orla orlada ornada oron orza orzada osar osca osco osea oseo oseta ososa osta oste ostia ostra ostral ostro
    otar otra otre oust outcomes ovalo ovil owen owned owners owns oxte pace padded pagana paged pager pages
    paginar paige pail paila pain pala pale pali palling palor palta pampana panada panado panal pandar pane pang
    pani para parca pare parents pargo paris paro parson partero partida partija pasa pase pasible paso past pasta
    paste pastero pasto pata pate patent paterna paternal patero patin patina patita patrono pave peal pearson
    pecha pedida pedido pedidor peer pela pendida pendido peor pera perchon perdidas perdio pereta perfida perfido
    peri pericon periodo perita pero perola perrada perrona persa perseo personal persons perta peru pesa pesado
    peso pest peste petado phat phoned phoney phonies phony physicals pian piar pica pico piddle piden piel pifo
    pilar pilca pilla pilo pina pine pino piola pion pipa pipelines pipo pira piropo pisa pisco pison pista pisto
    pita pitio pito pity plan planeta plantar plantia plantillar plantillas platero platilla plea plead pled
    plegada plot poblar pobo pods poet poeta poisa pola pomo ponce pone ponies pons ponto pops pora porcal pork
    poro porra porral port portals portar porte portia posa posar posca pose posete posh posit positing positions
    posito positron posma poso poson postar posted poster postor postre posts posy potable potala potar pote
    potencia potenciar potentials potra potro pots pout power prao prating praza prea preado precedencia precepcion
    preference preferencia preferente preferida prefija pregon presa presentada presentador presentido presidencia
    preso prest presta presto presupuesta presupuestos pretal preterido previsor primacy primaria primera primero
    primor principar priso prison proa proba probabilista probacion probo procesion procesional procession
    proferido professing professions profusion prolacion prole prone propao propia propietaria propios propria pros
    prosa prospector prospects prosupuesto proto provinces provincial provincias provista provisto pubera publicar
    publico puente puerca puerto pues puesta puestos pulican pull punera purera puro putin quipo rabion rabo rabon
    race racing racion rafting rage raging raiding raigon rail railing rain raking rala ralo rameo ramio ramo ramon
    rana ranal range rangos rano ranting ranzon raping rapo rapto rapture rare raring raro rascon rasgo rasgon
    rasion raso raspon rata rate rateo ratings ration rational rato raton ratting raving rayo raza razado razago
    razar razing reaccion reaccionada reacio reacted reaction read reading reala ream reap rear reason reata reato
    rebate rebultado recado receive receiver recerido recode recomendada recomenzado records recta recto rector
    redado reed reef reek reel referenced references referencias referida referrals refreido refriado regado regain
    regal regido regina regions registrations registros reglon regona rehen reherido reindeer reja rejado rejal
    relacion relacionadas relacionado relate relation relaxed relayed relegacion relegado relsa relso remado
    remainder reminded reminders renal rend rene rengo renta rentada rento represa representanta representativa
    representatives representativo resaltado rescano residencial residenciar resignation resma resol responsible
    restablecimiento restado restar resultada resultados resultando retado retal retar rete reto retor retro retulo
    revenge revenues reverence reverencia reverente revisita revista revistar revisto rezado rezon riddle riel
    rieto rijo rimero riscal risita riso rito riven rizon roano roble robo rode roel roles rolex rome romo rona
    rorada rosa roso rota rotal rote rotula rotuno rouse rozon ruan ruano rungo ruse sable safes sage sail sailing
    sain sakes sala sale salem salep salificacion salsa salta salutacion salutations salve same sana sanada sanado
    sand sane sang sango sank sans sara sarge sargo sate sated sato sawn sazon scab scag scale scaling scam scanner
    scans scant scar scat scold score scot scout seal seam sean sear secon seconds secor secutor seer segmento
    seguido segun segunda segundon segundos seize sell send sentada sequio sera sere serf seron serrada serrado
    sesgo sestado sete seto sext sexto shale shan shat shin shoe shone shore short shot sian side sido sien siena
    sigh signado signs silo simio sind sine sing sink sino sins sion sire sirio siro sirte sita sitar sites sized
    sizes skate skin slate sled slot smart smiling smite snore snort snot soar soba soca socia sociable sociales
    societal soda sofa soft soga soja sola sold soma some somo soot sopa sora sore sorra sorta sorteo sorts sosa
    soso sota sotado sote soto sour sourced sources soured souse sown span spanned spate spin spite spore sport
    spot staffs stag staged stages staircases stairs stake stale stan star stare stared stark starred starter
    startle startled starts starved stated staten states statue stave steam stem stoat stoke stole stone stored
    stores storey stork storm story stove stow streets strep strew strut stuart subito subjects submissions submits
    suburbs sudario suited suites sumario summit superada superado surinam sute swam swan swarm swat swig swore
    tacto tael tail tailing tales talle talpa tambo tame tamo tamp tango tanto tapa tapar tape tapia tara tarot
    tart tarted taste tasto tata tate tater tato tazon teak teal teams tear teas teat tecle tedium teem tefe tela
    telefio telefonia telefonica telephoned telephones teleron teleton tell temp temperatures tempora temporil
    tencion tend tendedora tent tentada tequio term termico terminos termo terrada terrado terrino tesado test
    testa testado tetado texts that thea them those tide tied tier ties tifo tifus tila tilde tile tiled tilo timed
    timer times timo tine tinea tino tipa tipos tipoy tirade tire tiro tirulo tithe titilar titled titles tito
    titolo tittle titubar tizna tizo tojal told tome tomo tonal tone toner tong toni tons tonta tony tope topo tora
    torada toral tore tormo torn tort torta torte tosa tote tower towns tozal traba trabada trabado trabajar
    trabamiento trabe trace tracing tracto traded trader trades traffics trago tram trama trapa trapajo trapo traro
    trasto trata travo traza trazo tread treading treated treballa tree tremo treta triad tributario trim trio
    trite tuerta twat twin tyke typed types typo tyre ucase uganda ultima ultimos umber umero uncion unction uneta
    urano urao urato urea urente usage used users uses usher uste usuaria usuarios usurario uterino vagina vague
    vain valar vale valer valet valle valon valoro valued values valve vapor vaporacion vara vast veal vector
    veedor vena venal vencedor vencedora venda vendedera vendor veneration veneta venia ventada ventar ventrada
    venues vesta veta vetado vetar vial vide vindicativo vine vinta visida visitantes visitar visitas visitors
    visiva viso vista vito vitulo vlad vocal vosa voso vote wadded waded waft wage wail wailing wait wales walling
    walt want ward ware warms warn warp wars wart wary wast watt wear websites webster well wend wham whats wheat
    whet whit whoa whom whose wine woke wold word wore works worm worn wort yard yare yell yesado york zala zara
    zarca zata zeal zenda zorra zote
""".split())
