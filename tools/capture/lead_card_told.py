"""What somebody jotted down of a call: whom it is about, in the middle of a sentence. Pure: no ``env``.

'Llamar a Marta Ruiz de Talleres Sol, 600 123 123, quiere presupuesto' is no card: names are taken from it where they
are sure, and the whole of it stays in the notes.
"""
import re

from ..lead_import.lead_long import is_long
from ..search.name_weight import SURNAMES
from ..search.search_name import fold
from ..search.word_same import is_said
from .lead_card_names import CALLED, is_business, is_called
from .lead_card_words import FORM
from .lead_codes import take
from .lead_found import Found

#: lines of a note somebody takes; a mail has more
LINES = 3
# what is to be done or was done, as nobody writes it in a signature
_DOING = re.compile(
    r'^\W*(?:please |por favor,? |recordar:? |pendiente:? |tarea:? |todo:? )?(?:(?:volver a |tornar a )?'
    r'(?:llamar|llamarle|contactar|telefonear|visitar|escribir|avisar|preguntar|quedar|hablar|pedir|enviar|mandar|'
    r'presupuestar|ofertar|seguir|concertar|trucar|telefonar|visitar|contactar|enviar|chamar|ligar|falar|deitu|'
    r'call(?: back)?|ring|phone|visit|email|write|contact|speak|talk|meet)(?: (?:a|al|con|por|amb|to|with|para|de|'
    r'com|ao|presupuesto|oferta|precios?|informacion|catalogo|visita|cita|reunion)(?: |$)| )'
    r'|(?:me |nos |hoy |ayer |esta manana )*(?:(?:ha|han) )?(?:llama(?:do|ron)|llamo|escrit[oa]|contactado|'
    r'pregunta(?:do)?|trucat|chamou|ligou|called|rang|phoned)\b'
    r'|(?:he )?(?:hablado|quedado|hable|quede|parlat|falado|falei|spoke|talked|met)(?: \w+){0,2} '
    r'(?:con|amb|com|with|to)\b'
    r'|(?:el|la|un|una|o|a|the) (?:client[ea]?|contacto|empresa|senora?|sra?|chico|chica|customer|client)\b)')
# whose number is handed on, in one sentence: 'Te paso contacto: Loli, la encargada del Hostal Fariña, 986 …'
_HANDED_ON = re.compile(
    r'^\W*(?:(?:hola|buenas|oye|mira)\W+)?(?:(?:te|os|le|les|et|us|vos|che) (?:paso|dejo|mando|envio|reenvio|passo|'
    r'deixo)|paso(?:te|che|vos)|deixo(?:te|che)|(?:passo|envio|mando)-(?:te|vos|lhe)|here is|here s|sending you)'
    r' (?:(?:el|la|o|a|un|una|un novo|un nuevo|the|este|aquest|esta) )?'
    r'(?:contact[oe]?|telefono|telefon|telefone|numero|number|movil|mobil|telemovel)\b')
# what he or she wants
_WANTING = re.compile(
    r'\b(?:(?:quiere|quieren|pide|piden|solicita|solicitan|pidio|pidieron|solicito|queria que|necesita|'
    r'necesitan|busca|buscan|desea)\b|'
    r'interesad[oa]s? en|esta interesad|vol(?:en)? (?:un |una |que |pressupost|preu)|quere |queren |demana|'
    r'pregunta por|que (?:le|la|lo|les|los) (?:llam|contact|visit|escrib|mand|envi)|wants? |asks? (?:for|about)|'
    r'needs? |is looking for)')
_NAME = r"[A-ZÀ-ÝÑ][^\W\d_]*(?:['’·.\-&][^\W\d_]+)*\.?"
#: words in capitals, with what stands between those of a name, and a trade before them: 'farmacia Nueva'
_RUN = re.compile(
    rf"(?:\b(?P<trade>[a-zà-ÿ]{{3,}})\s+)?(?P<run>{_NAME}(?:\s+(?:(?:de|del|da|do|dos|y|i|e|la|las|los|el|of|from|at|the"
    rf"|&)\s+){{0,2}}{_NAME})*)(?P<form>,?\s+(?:[sS]\.?\s?[lLaA]\.?[uU]?\.?|[cC]\.?\s?[bB]\.?)(?![^\W_]))?")
# a word that ends a sentence, before another; some are only shortened
_SENTENCE = re.compile(r'(?P<word>[^\W\d_]{3,})\.(?P<room>\s+)(?=[A-ZÀ-ÝÑ¿¡])')
_SHORT = set("""
    hno hna hnos hnas avda ctra crta sres sra srta dra dna sta sto ntra ntro pza plz urb pol ind cia fco fca fdo lda ldo
    lcda lcdo dist distr prof asoc coop dpto constr transp suc edif cons inst gral gta ing eng arq lic adm apdo
""".split())
_GIVEN_OF = re.compile(r'^(?P<given>\S+) (?:de|da|do|del) (?P<of>\S+)$')
_OF = re.compile(r'(?<!\s)\s+(?:de|del|de la|da|do|de l|from|of|at|en)\s+', re.I)
_COMPANY_SAID = re.compile(
    r'(?:\b(?:de la empresa|la empresa|de la firma|de la compañía|from|at|de l.empresa|da empresa)\s+|\()$', re.I)
_TITLE = re.compile(
    r"(?:\b(?:señora?|sra?\.?|don|doña|d\.|dña\.|mr\.?|mrs\.?|ms\.?|senyora?|señorita|srta\.?)\s+)$", re.I)
_WHO = re.compile(r'(?:\b(?:a|al|con|por|amb|to|with|com|ao|ha llamado|llamado|call|de parte de|la|el)\s+)$', re.I)


def read_note(text):
    """Whom a note of a call is about.

    :return: a :class:`Found`, ``None`` if the text is no such note

    >>> found = read_note("Llamar a Marta Ruiz de Talleres Sol, 600 123 123, quiere presupuesto")
    >>> {name: found[name] for name in ('contact_name', 'partner_name', 'phone')}
    {'contact_name': 'Marta Ruiz', 'partner_name': 'Talleres Sol', 'phone': '600 123 123'}
    >>> found.notes
    ['Llamar a Marta Ruiz de Talleres Sol, 600 123 123, quiere presupuesto']
    >>> read_note("Te paso contacto: Loli, la encargada del Hostal Fariña, 986 737 373")['partner_name']
    'Hostal Fariña'
    >>> read_note("Marta Ruiz\\nTalleres Sol\\n600 123 123"), read_note("Talleres Sol")
    (None, None)
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    is_handed_on = len(lines) == 1 and _HANDED_ON.match(fold(lines[0]))
    if not 0 < len(lines) <= LINES or not is_handed_on and not any(_is_told(line) for line in lines):
        return None
    found = Found()
    for line in lines:
        # codes only: what is left between them is prose
        codes = Found()
        take(line, codes)
        for name in ('phone', 'email_from', 'website', 'portfolio_vat'):
            if name in codes:
                found.put(name, codes[name])
    people, companies = _named('\n'.join(lines))
    for name, said in (('contact_name', people), ('partner_name', companies)):
        if said:
            found[name] = said[0]
    found.notes = lines
    return found


def _is_told(line):
    plain = fold(line)
    return len(plain.split()) > 2 and bool(_DOING.match(plain) or _WANTING.search(plain))


def _named(text):
    """:return: the people and the companies that are surely named, in the order of the text"""
    people, companies = [], []
    text = _SENTENCE.sub(_parted_sentence, text)
    for match in _RUN.finditer(text):
        before = text[:match.start('run')]
        run = _without_verb(match['run'], before)
        trade = match['trade'] if match['trade'] and is_business(match['trade']) else ''
        if not run:
            continue
        if match['form']:
            run += match['form']
        if trade:
            companies.append(f'{trade} {run}')
            continue
        person, company = _parted(run)
        if company:
            companies.append(company.strip(' .,'))
        if not person:
            continue
        person = person.rstrip(' ,')
        is_form = FORM.search(person)
        if _COMPANY_SAID.search(before) and not is_called(person) or is_form or is_business(person.split()[0]):
            companies.append(person)
        elif is_called(person) or _TITLE.search(before) or company and len(person.split()) < 4 or (
                fold(person) in CALLED and (_WHO.search(before) or _begins(before))):
            people.append(_GIVEN_OF.sub(_given, person.rstrip('.')))
    return people, companies


def _parted_sentence(found):
    """'Visita a Taller Oza. Hablé con Pili': two sentences are no name.

    >>> _SENTENCE.sub(_parted_sentence, "Taller Oza Prueba. Hablé con Hnos. Gil")
    'Taller Oza Prueba . Hablé con Hnos. Gil'
    >>> _SENTENCE.sub(_parted_sentence, "Bar Sol. Hablé con Mtnez. Gil")
    'Bar Sol . Hablé con Mtnez. Gil'
    """
    word = fold(found['word'])
    return found[0] if word in _SHORT or not is_said(word) else f"{found['word']} .{found['room']}"


def _begins(before):
    return not before.strip() or before.rstrip()[-1] in '.!?;:\n'


def _given(match):
    """'Juan de Indalux' may be Juan of a company of that name; 'Ana de Castro' is called so."""
    return match['given'] if fold(match['given']) in CALLED and fold(match['of']) not in SURNAMES else match[0]


def _without_verb(run, before):
    """A run of capitals without the verb a sentence begins with: 'Llamar', 'Pedir'."""
    first, _space, rest = run.partition(' ')
    if not _begins(before) or fold(first) in CALLED or is_business(first):
        return run
    return '' if not rest else rest if rest[0].isupper() and _DOING.match(fold(f'{first} a ')) else run


def _parted(run):
    """'Marta Ruiz de Talleres Sol' in two; the second is '' where it is one name.

    >>> _parted("Marta Ruiz de Talleres Sol"), _parted("Ana de la Torre"), _parted("Talleres de la Ría")
    (('Marta Ruiz', 'Talleres Sol'), ('Ana de la Torre', ''), ('Talleres de la Ría', ''))
    """
    for mark in _OF.finditer(run) if not is_long(run) else ():
        person, company = run[:mark.start()], run[mark.end():]
        if is_business(person.split()[0]):
            break
        if is_business(company.split()[0]) or FORM.search(company):
            return person, company
    return run, ''
