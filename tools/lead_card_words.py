"""What business cards and ends of e-mails are written with, in the languages of Spain, Portuguese and English. Pure."""
import re

SITE = re.compile(
    r'(?:https?://|www\.)[^\s,;|<>]+|'
    r'(?<![@\w.\-])[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.(?:com|es|net|org|eu|gal|cat|eus|pt|fr|info|shop|io|co|biz|tel|app|'
    r'dev)\b(?:/[^\s|<>]*)?',
    re.I)
PHONE = re.compile(
    r'(?:(?:\+|00)\s?\d{1,3}[\s.\-]?)?(?:\(\+?\d{1,4}\)[\s.\-]?)?\d[\d\s.\-/·()]{6,}\d')
EXTENSION = re.compile(r'^\s*[(,]?\s*((?:ext(?:ensi[oó]n?)?|extensió|ramal|x)[\s.:]*\d{1,6})\)?', re.I)
TAX = re.compile(
    r'\b(?:ES)?[-\s]?([A-Z][-\s.]?\d(?:[\s.\-]?\d){6}[\s.\-]?[0-9A-Z]|\d{2}\.?\d{3}\.?\d{3}[-\s]?[A-Z])\b',
    re.I)
FOREIGN_TAX = re.compile(r'(?:n\.?i\.?f|n\.?i\.?p\.?c|vat(?:\s*(?:no|number))?|c\.?i\.?f|'
    r'tax\s*id)\.?\s*[:.]?\s*((?:[A-Z]{2})?\s?[\dA-Z]{8,12})\b', re.I)
# a zip code and the town behind it: '36201 Vigo (Pontevedra)', '4000-123 Porto', 'AD500 Andorra la Vella'
PLACE = re.compile(
    r'(?<![\w\d])(?:(?:C\.?\s?P\.?|c[oó]d(?:igo|\.)?\s?postal|cep)[\s.:]*)?(?:[A-Z]{1,2}-)?(\d{4}-\d{3}|AD\d{3}|'
    r'\d{5})(?![\d\w])'
    r'[\s,.\-–·]*([^\d,;|()\-–/]*(?:(?<=\w)-(?=\w)[^\d,;|()\-–/]*)*)', re.I)
UK_PLACE = re.compile(r'^(.*?)[\s,]+([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})$')
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
    r'ronda\b|rda\b\.?|travesia\b|trav\b\.?|travessia\b|travessera\b|via\b|gran via\b|carrer\b|rambla\b|alameda\b|'
    r'glorieta\b|urb\b\.?|urbanizacion\b|'
    r'lugar\b|barrio\b|edificio\b|edif\b\.?|centro comercial\b|cc\.\s|\d+[a-z]?,?\s+[\w\s]*\b(?:street|st|road|rd|'
    r'avenue|ave|lane|square)\b)|'
    r'\b(?:kalea|etorbidea|strasse|straße|street|road|avenue)\b')
LABEL = re.compile(
    r'^(?:t(?:el|fno?|elf|lf|elefono|elefon|elefone|els)?|m(?:ov(?:il)?|obil|obile|ob)?|telemovel|tlm|cel(?:l|ular)?|'
    r'ph(?:one)?|fijo|directo?|direct|central(?:ita)?|'
    r'whats?app|wa|fax|f|e-?mail|e|correo(?: electronico)?|correu|mail|web(?:site)?|w|www|nif|cif|vat|nipc|n\.i\.f|'
    r'c\.i\.f|'
    r'dir(?:eccion)?|adreca|morada|address|cargo|puesto|nombre|contacto|empresa|tels?/?fax|skype|linkedin|twitter|'
    r'instagram|facebook)\s*\.?\s*[.:]+\s*', re.I)
FAX = re.compile(r'(?:\bfax|^\s*f|[\s|/]f)\s*\.?\s*[.:]?\s*$', re.I)
ONLY_LABEL = re.compile(
    r'^(?:t|tel|tels|tfno|telf|tlf|tlfno|telefono|telefon|telefone|telephone|m|mov|movil|mobil|mobile|mob|telemovel|'
    r'tlm|cel|cell|phone|fijo|directo|direct|centralita|'
    r'whatsapp|fax|f|e|email|e-mail|correo|correu|mail|web|website|w|www|nif|cif|vat|nipc|y|e|and|i|o|'
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
FUNCTIONS = set("""
    director directora gerente gerenta responsable jefe jefa encargado encargada comercial ventas compras
    administracion administrador administradora presidente presidenta ceo cto cfo coo cmo cio manager head sales owner
    founder cofounder propietario propietaria socio socia consejero consejera coordinador coordinadora tecnico tecnica
    ingeniero ingeniera chef delegado delegada asesor asesora buyer engineer consultant consultor consultora
    departamento dpto depto dept department area vicepresidente vicepresidenta secretario secretaria recepcion
    recepcionista contable contabilidad logistica calidad marketing abogado abogada arquitecto arquitecta aparejador
    maitre sumiller metre gobernanta cap directiu vendes compres gerencia direccio xefe xefa xerente chefe diretor
    diretora vendas engenheiro engenheira assessor assessora purchasing procurement officer executive assistant
    partner president accountant supervisor specialist analyst
""".split())
