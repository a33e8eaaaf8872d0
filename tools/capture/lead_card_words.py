"""What business cards and ends of e-mails are written with, in the languages of Spain, Portuguese and English. Pure."""
import re

# what a site ends in, by itself or before the two letters of a country
_ENDING = (
    r'(?:(?:com|co|org|net|gob|gov|edu|ac|or|ne|gub|nom)\.[a-z]{2}|com|es|net|org|eu|gal|cat|eus|pt|fr|it|de|uk|ie|nl|be|ad|'
    r'ch|at|pl|mx|ar|cl|pe|br|uy|ec|us|ca|au|ma|info|shop|store|io|co|biz|tel|app|dev|online|tech|bio|wine|coop|madrid|'
    r'barcelona|global|group|agency|studio|cloud|ai|tv|me|pro|company|bar|restaurant|coffee|pizza|hotel|club|email|world)')
SITE = re.compile(
    r'(?:https?://|www\.)[^\s,;|<>]+|'
    r'(?<![@\w.\-/])[a-z0-9\-]{2,}(?:\.[a-z0-9\-]+)*\.' + _ENDING + r'(?![\w@])(?!\.\w)(?:/[^\s|<>]*)?', re.I)
# a page of somebody among others, not a site of his own
NETWORK = re.compile(
    r'^(?:[a-z]{2,4}\.)?(?:linkedin|instagram|facebook|fb|twitter|x|tiktok|youtube|youtu|wa|t|maps\.app|goo|whatsapp|'
    r'google|calendly|pinterest)\.(?:com|me|be|gl|es|goo)\b', re.I)
PHONE = re.compile(
    r'(?:(?:\+|00)\s?\d{1,3}[\s.\-]?)?(?:\(\+?\d{1,4}\)[\s.\-]?)?\d[\d\s.\-/·()]{6,}\d')
EXTENSION = re.compile(r'^\s*[(,]?\s*((?:ext(?:ensi[oó]n?)?|extensió|ramal|x)[\s.:]*\d{1,6})\)?', re.I)
TAX = re.compile(
    r'\b(?:ES)?[-\s]?([A-Z][-\s.]?\d(?:[\s.\-]?\d){6}[\s.\-]?[0-9A-Z]|\d{2}\.?\d{3}\.?\d{3}[-\s]?[A-Z])\b',
    re.I)
# a Portuguese number stands in groups of three as well: 'NIF: 500 000 000', 'Contribuinte n.º 500000000'
FOREIGN_TAX = re.compile(
    r'(?:\bn\.?\s?[ºo°]\s*(?:de\s+)?)?(?:n\.?i\.?f|n\.?i\.?p\.?c|vat(?:\s*(?:no|number))?|c\.?i\.?f|tax\s*id|'
    r'\bcontribuinte)\.?(?:\s*n\.?\s?[ºo°]\.?)?\s*[:.]?\s*'
    r'((?:PT\s?)?\d{3}[ .]\d{3}[ .]\d{3}(?![\d.])|(?:[A-Z]{2})?\s?[\dA-Z]{8,12})\b', re.I)
# a zip code and the town behind it: '36201 Vigo (Pontevedra)', '4000-123 Porto', 'AD500 Andorra la Vella'
PLACE = re.compile(
    r'(?<![\w\d])(?:(?:C\.?\s?P\.?|c[oó]d(?:igo|\.)?\s?postal|cep)[\s.:]*)?(?:[A-Z]{1,2}-)?(\d{4}-\d{3}|AD\d{3}|'
    r'\d{5})(?![\d\w])'
    r'[\s,.\-–·]*([^\d,;|()\-–/]*(?:(?<=\w)-(?=\w)[^\d,;|()\-–/]*)*)', re.I)
# the postcodes of the United Kingdom and of Ireland
UK_PLACE = re.compile(
    r'^(.*?)[\s,]+([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[AC-FHKNPRTV-Y]\d[\dW]\s[A-Z][\dA-Z]{3})$')
US_PLACE = re.compile(r'^(.*?)[\s,]+([A-Z]{2})\s+(\d{5}(?:-\d{4})?)$')
FORM = re.compile(
    r'(?:^|[\s,])(?:s\.?\s?l\.?(?:\s?[ulp]\.?)?|s\.?\s?a\.?(?:\s?[ul]\.?)?|s\.?\s?coop\.?.*|'
    r's\.?\s?c\.?(?:\s?[pgl]\.?)?|c\.?\s?b\.?|'
    r'sociedad limitada|sociedad an[oó]nima|ltd\.?|limited|gmbh|inc\.?|llc|lda\.?|unipessoal lda\.?|sarl|srl|'
    r's\.?l\.?l\.?)\s*[.)]*$', re.I)
STREET = re.compile(
    r'^(?:c/|calle\b|c\.\s|cl\.?\s|rua\b|r/|avda?\b\.?|avenida\b|av\.|av\s|avinguda\b|plaza\b|pza\b\.?|praza\b|'
    r'placa\b|pl\.\s|plaça\b|praca\b|largo\b|'
    r'paseo\b|p[oº]\b\.?|pº|passeig\b|pg\.|ps\.|carretera\b|ctra\b\.?|estrada\b|camino\b|cami\b|poligono\b|pol\b\.?|'
    r'parque (?:tecn|emp|ind)|'
    r'(?:parque log|parc (?:tecn|emp|ind|log)|zona (?:industrial|franca|portuaria)\b|loteamento\b|plataforma log|'
    r'centro (?:logistico|empresarial|de transportes)\b(?=.*[\d,])|ciudad del transporte\b)'
    # 'Plataforma Logística Sol SL' is a company
    r'(?!.*\b(?:s\.?\s?[la]\.?\s?u?|lda|ltd|s\.?\s?coop)\W*$)|lote \d|'
    r'ronda\b|rda\b\.?|travesia\b|trav\b\.?|travessia\b|travessera\b|via\b|gran via\b|carrer\b|rambla\b|alameda\b|'
    r'rue\b|avenue\b|boulevard\b|bd\.?\s|chemin\b|camí\b|corredoira\b|costa d|baixada\b|parcela\b|nave\b|'
    r'glorieta\b|urb\b\.?|urbanizacion\b|'
    r'lugar\b|barrio\b|edificio\b|edif\b\.?|centro comercial\b|cc\.\s|\d+[a-z]?,?\s+[\w\s]*\b(?:street|st|road|rd|'
    r'avenue|ave|lane|square)\b)|'
    r'\b(?:kalea|kale|etorbidea|hiribidea|poligonoa|plazatxoa|pasealekua|auzoa|rue|strasse|straße|street|road|avenue)\b')
LABEL = re.compile(
    r'^(?:t(?:el|fno?|elf|lf|lfno|elefono|elefon|elefone|elf?s|fnos|lfs|lfnos|elefonos|elefons|elefones)?|moviles|'
    r'm(?:ov(?:il)?|obil|obile|ob)?|telemovel|tlm|cel(?:l|ular)?|'
    r'ph(?:one)?|fijo|directo?|direct|central(?:ita)?|'
    r'whats?app|wa|fax|f|e-?mail|e|correo(?: electronico)?|correu|mail|web(?:site)?|w|www|nif|cif|vat|nipc|n\.i\.f|'
    r'c\.i\.f|'
    r'dir(?:eccion)?|adreca|morada|address|cargo|puesto|nombre|contacto|empresa|tels?/?fax|skype|linkedin|twitter|'
    r'instagram|facebook)\s*\.?\s*[.:]+\s*', re.I)
FAX = re.compile(r'(?:\bfax|^\s*f|[\s|/]f)\s*\.?\s*[.:]?\s*$', re.I)
ONLY_LABEL = re.compile(
    r'^(?:t|tel|tels|tfno|telf|tlf|tlfno|telefono|telefon|telefone|telephone|m|mov|movil|mobil|mobile|mob|telemovel|'
    r'tlm|cel|cell|phone|fijo|directo|direct|centralita|tfnos|telfs|tlfs|tlfnos|telefonos|telefons|telefones|moviles|'
    r'whatsapp|fax|f|e|[ac]/e|email|e-mail|correo|correu|mail|web|website|w|www|nif|cif|vat|nipc|y|e|and|i|o|'
    r'linkedin|instagram|facebook|twitter)\.?$')
# what says goodbye, and who says it stands below
GREETING = re.compile(
    r'^(?:(?:un|recib[ae]n?|recibid) )?(?:muy )?(?:cordial(?:es)? |atent[oa]s? |afectuos[oa]s? )?(?:saludos?|'
    r'salutacions|salutacio|abrazo|abrazos|aperta|apertas|saudos|saudo|'
    r'salutaciones|agur|cumprimentos|abraco|abracos)\b.{0,30}$|^(?:un|una|unha|uma) (?:salutacio|abrazo|abracada|'
    r'aperta|forte aperta|saudo|saludo|'
    r'abraco)\b.{0,20}$|'
    r'^(?:atentamente|atte|atenciosamente|cordialmente|cordialment|atentament|sinceramente|afectuosamente|'
    r'quedo a su disposicion|quedamos a su disposicion|'
    r'(?:com os )?(?:meus |melhores )+cumprimentos|(?:kind|best|warm|kindest|many) (?:regards|wishes)|regards|'
    r'sincerely|yours (?:sincerely|faithfully|truly)|best|cheers|thanks|'
    r'thank you|many thanks|(?:muchas |mil )?gracias(?: y un saludo)?|(?:moltes )?gracies|(?:moitas )?grazas|'
    r'(?:muito )?obrigad[oa]|agradecid[oa]|'
    r'hola|buenos dias|buenas tardes|bon dia|bos dias|bom dia|good morning|hi|'
    r'hello)\b[\s,.!:]*(?:y un (?:cordial )?saludo|de antemano|anticipadas|por adelantado|a todos)?[\s,.!:]*$')
SENT_FROM = re.compile(
    # 'Síguenos en LinkedIn' without a name there says nothing
    r'^(?:siguenos|siganos|siguenos tambien|segueix-nos|segueix nos|seguiu-nos|seguenos|siga-nos|siga nos|follow us|'
    r'find us|jarraitu|encuentranos|visitanos)\b'
    r'(?:[\s:,|/&.!]+(?:en|a|on|no|na|nas|nos|las|les|as|el|y|i|e|and|or|o|nuestras|nuestros|les nostres|redes|xarxes|'
    r'sociales|socials|sociais|social|media|linkedin|instagram|facebook|twitter|x|youtube|tiktok|pinterest|whatsapp))*'
    r'[\s:,|/&.!]*$|'
    r'^(?:enviado desde|enviat des de|enviado do|enviado dende|sent from|get outlook|obtener outlook|obten outlook|'
    r'obter o outlook)\b|^[-_=*~–—\s]{2,}$')
NOTICE = re.compile(
    r'^\W*(?:aviso legal|aviso de confidencialidad|nota legal|confidencial|confidencialidad|este (?:mensaje|correo|'
    r'e-?mail|email)|la informacion (?:contenida|incluida)|'
    r'el contenido de este|en cumplimiento|de (?:conformidad|acuerdo) con|le informamos|proteccion de datos|clausula|'
    r'antes de imprimir|no imprimas|por favor,? (?:considere|no imprima)|'
    r'piense en el medio|protege|aquest (?:missatge|correu)|avis legal|la informacio continguda|abans d|'
    r'esta (?:mensagem|mensaxe)|este (?:e-mail|correio|correo)|a informacao|'
    r'antes de imprimir|this (?:e-?mail|message|communication)|the (?:information|contents)|confidential|'
    r'please consider|disclaimer|legal notice|privileged)\b')


def is_greeting(line):
    """Whether a folded line says goodbye, be it in two languages.

    >>> is_greeting("com os melhores cumprimentos / best regards,"), is_greeting("un saludo"), is_greeting("a / b")
    (True, True, False)
    """
    pieces = [piece.strip() for piece in re.split(r'[/|]', line) if piece.strip()]
    return bool(pieces) and (bool(GREETING.search(line)) or all(GREETING.search(piece) for piece in pieces))


FUNCTIONS = set("""
    director directora gerente gerenta responsable jefe jefa encargado encargada comercial ventas compras
    administracion administrador administradora presidente presidenta ceo cto cfo coo cmo cio manager head sales owner
    founder cofounder propietario propietaria socio socia consejero consejera coordinador coordinadora tecnico tecnica
    ingeniero ingeniera chef delegado delegada asesor asesora buyer engineer consultant consultor consultora
    departamento dpto depto dept department area vicepresidente vicepresidenta secretario secretaria recepcion
    recepcionista contable contabilidad logistica calidad marketing abogado abogada arquitecto arquitecta aparejador
    maitre sumiller metre gobernanta cap directiu vendes compres gerencia direccio xefe xefa xerente chefe diretor
    diretora vendas engenheiro engenheira assessor assessora purchasing procurement officer executive assistant
    partner president accountant supervisor specialist analyst operations achats ventes acheteur directeur directrice
    arduraduna zuzendaria zuzendari kudeatzailea kudeatzaile saltzailea erosketa erosketak idazkaria teknikaria
    medico medica calidade administracio administracao comprador compradora vendedor vendedora autonomo autonoma
    freelance freelancer gestor gestora programador programadora desarrollador developer designer diseñador disenador
    disenadora dono dueño duena dueno gerent propietari encarregat encarregada comptable administratiu tecnic
    enginyer enginyera secretari
""".split())

# what somebody has learnt, who stands above; some are called as their business is ('Veterinaria')
PROFESSIONS = set("""
    odontologo odontologa odontoleg dentista dentist veterinario veterinaria veterinari vet farmaceutico farmaceutica
    farmaceutic enfermero enfermera infermer infermera nurse fisioterapeuta physiotherapist psicologo psicologa psicoleg
    podologo podologa optometrista optico nutricionista dietista logopeda pediatra ginecologo ginecologa dermatologo
    dermatologa oftalmologo oftalmologa cardiologo cardiologa traumatologo traumatologa ortodoncista estomatologo
    cirujano cirujana notario notari notary procurador procuradora economista economist periodista journalist
    interiorista decorador decoradora fotografo fotografa photographer enologo enologa enoleg winemaker sommelier
    biologo biologa quimico quimica agronomo agronoma topografo topografa delineante peluquero peluquera esteticista
    cocinero cocinera panadero pastelero carpintero fontanero electricista jardinero arquitecte
    medico medica doctor doctora metge metgessa matrona osteopata graduado graduada gestor
""".split())
# what a line of a form or a card is called, beside the headers of lists: by the field of a lead it means
_LABELS = {
    'phone': "t, tf, tno, tl, tlm, m, mv, cel, cell, ph, p, mov, mob, wa, telef, telefonoa, mugikorra, telefono "
             "mugikorra, tel movil, tel mov, gsm, portable, handy, tel fax, telefono fax, telefon mobil, telephone "
             "mobile, mobil, linea directa, directo, directa, direct, central, fixo, tel fixo, telemovel, telem",
    'email_from': "e, a e, c e, c electronic, a electronica, adreca electronica, correo e, "
                  "posta elektronikoa, posta, helbide elektronikoa, e posta, correo electronic, courriel, "
                  "endereco de email, endereco electronico, e mail de contacto, tu email, tu correo, su email",
    'website': "w, webgunea, webgune, pagina, web empresa, sitio, site web",
    'street': "dir, dirección, direccio, helbidea, helbide, endereco, enderezo, adreca, residencia, ubicacion",
    'partner_name': "enpresa, enpresaren izena, empresa u organizacion, nombre empresa, tu empresa, su empresa, "
                    "societe, restaurante, local, nombre del local, nombre del negocio",
    'contact_given': "nombre, name, nome, nom, izena, tu nombre, su nombre, your name, prenom",
    'contact_surname': "abizenak, abizena, cognoms, apelido, apelidos, sobrenome, tus apellidos, sus apellidos, "
                       "your surname, apellido s, apellidos",
    'contact_name': "izen abizenak, nombre apellidos, nombre y apellido, nombre contacto, nome e apelidos, nome e "
                    "apelido, interesado, solicitante, a a, att, attn, atte, fdo, firmado, signat, asinado, assinado, "
                    "contact, contacto, kontaktua",
    'function': "kargua, carrec, funcao, funcion, puesto, cargo, rol, role, job, position, lanpostua, posicion, "
                "ocupacion, profesion",
    'city': "herria, hiria, vila, lugar, localitat, localidade, ciudad, municipi, ville",
    'zip': "posta kodea, pk, c p, codigo postal, codi postal, code postal",
    'state_id': "probintzia, provincia, distrito, departamento provincia, comarca",
    'country_id': "herrialdea, pais, country, pays, nacionalidad",
    'portfolio_vat': "ifz, ifk, nif cif, contribuinte, n contribuinte",
    'description': "mensaje, message, missatge, mensaxe, mensagem, mezua, consulta, comentario, comentarios, "
                   "observaciones, tu mensaje, su mensaje, your message, pregunta, solicitud, peticion, texto, motivo, "
                   "comments, question, iruzkinak, consultas, detalle, detalles, necesidad, descripcion",
}
LABELS = {label: field for field, labels in _LABELS.items() for label in labels.split(', ')}
# labels that one letter stands for, and what then follows them
SHORT_LABEL = re.compile(
    r'(?<![\w.&/])(?:(?:t|m|f|p|d|tel|tlf|tfno|telf|mov|m[oó]v|m[oó]vil|mobile|mob|cel|fax|tlm|phone|tel[eé]fono)'
    r'(?:\s?[.:]+\s*|\s+)(?=[+(]?\d[\d\s().\-]{5})|(?:e|e-?mail|mail|correo)(?:\s?[.:]+\s*|\s+)(?=[^\s@|]+@)|'
    r'(?:w|web)(?:\s?[.:]+\s*|\s+)(?=www|https?:|[a-z0-9\-]+\.[a-z]))', re.I)
# countries as people write them in the languages of Spain, in Portuguese, English and French
COUNTRIES = set("""
    españa, spain, espanya, espainia, espanha, espagne, portugal, portugal continental, france, francia, frança,
    frantzia, italia, italy, itàlia, italie, alemania, germany, alemanya, alemanha, allemagne, deutschland, united
    kingdom, uk, reino unido, regne unit, inglaterra, england, great britain, gran bretaña, scotland, escocia,
    wales, gales, ireland, irlanda, andorra, bélgica, belgium, belgique, holanda, países bajos, netherlands, the
    netherlands, luxemburgo, luxembourg, suiza, switzerland, suïssa, suíça, schweiz, suisse, austria, áustria,
    polonia, poland, república checa, czech republic, chequia, hungría, hungary, rumanía, romania, bulgaria,
    grecia, greece, suecia, sweden, noruega, norway, dinamarca, denmark, finlandia, finland, turquía, turkey,
    marruecos, morocco, marrocos, argelia, méxico, mexico, méjico, argentina, chile, colombia, perú, peru,
    ecuador, bolivia, paraguay, uruguay, venezuela, brasil, brazil, costa rica, panamá, panama, guatemala,
    honduras, el salvador, nicaragua, república dominicana, cuba, estados unidos, united states, usa, ee.uu.,
    eeuu, estats units, canadá, canada, australia, nueva zelanda, new zealand, china, japón, japan, india,
    emiratos árabes unidos, united arab emirates, rusia, ucrania, malta, chipre, gibraltar
""".replace('\n    ', ' ').strip().split(', '))
