"""Headers in the words of forms and calendars, made plain: the question in a greeting, whose a value is. Pure."""
import re

#: who books, visits or enrols, and is the lead; an assistant's phone is no lead's, see lead_beside
_GUEST = (
    r'(?:invitees?|attendees?|guests?|registrants?|participants?|enrollees?|asistentes?|invitad[oa]s?|participantes?|'
    r'inscrit[oa]s?|convidad[oa]s?|convidats?|assistents?|visitors?|visitantes?|applicants?|solicitantes?|respondents?|'
    r'subscribers?|suscriptor(?:a|es)?)')
_OF_GUEST = re.compile(
    rf'{_GUEST} (?:s )?(?P<behind>.+)'
    rf'|(?P<before>.+?) (?:del? |de la |de l |da |do |of (?:the )?)?{_GUEST}')
_GUESTS = re.compile(rf'\b{_GUEST}\b')
#: one of them alone, above his name
_ONE = re.compile(
    r'(?:invitee|attendee|guest|registrant|participant|asistente|invitad[oa]|participante|inscrit[oa]|convidad[oa]|'
    r'convidat|applicant|solicitante|respondent)')
#: what of a guest is the lead's: of his ticket, his number or his kind it is not
_OF_PERSON = re.compile(
    r'(?:first |last |full |middle |given )?name|surname|e ?mails?(?: address(?:es)?)?(?: s)?|mail|phone(?: number)?|'
    r'mobile(?: phone| number)?|telephone|company(?: name)?|organi[sz]ation|job title|title|'
    r'nombre(?: completo| y apellidos)?|apellidos?|correo(?: electronico)?|correu(?: electronic)?|telefono(?: movil)?|'
    r'movil|telefon|mobil|telefone|empresa|compania|organizacion|cargo|puesto|nom|cognoms?|nome|apelidos?')
_BRACKETS = re.compile(r'\([^()]*\)|\[[^\[\]]*\]')
_SENTENCES = re.compile(r'[¿?¡!]+|\.(?=\s|$)|:\s|…|\n')


def is_of_guest(key):
    """Whether a header is about who books, visits or enrols.

    >>> is_of_guest('invitee time zone'), is_of_guest('user email')
    (True, False)
    """
    return bool(_GUESTS.search(key))


def is_guest(key):
    """Whether a header names one who books, visits or enrols, and nothing else.

    >>> is_guest('asistente'), is_guest('asistentes'), is_guest('invitee email')
    (True, False, False)
    """
    return bool(_ONE.fullmatch(key))


def of_guest(key):
    """What of a guest a header says; '' for others.

    >>> [of_guest(key) for key in ('invitee email', 'nombre del participante', 'guest email s', 'ticket del asistente')]
    ['email', 'nombre', 'email', '']
    """
    found = _OF_GUEST.fullmatch(key)
    said = (found['behind'] or found['before']) if found else ''
    return re.sub(r' s$', '', said) if _OF_PERSON.fullmatch(said) else ''


def questions_in(header):
    """What may be the question of a header that greets, thanks or says more, the likeliest first; none in others.

    >>> questions_in('Encantado, {{field:abc}}. ¿En qué empresa trabajas?')
    ['En qué empresa trabajas']
    >>> questions_in("Thanks, what's your e-mail? (required)"), questions_in('¡Hola! ¿Cómo te llamas?')
    (["Thanks, what's your e-mail", "what's your e-mail"], ['Cómo te llamas'])
    >>> questions_in('Nombre'), questions_in('¿?')
    ([], [])
    """
    if '?' not in header:
        return []
    before = _BRACKETS.sub(' ', header).rpartition('?')[0]
    sentences = [part.strip() for part in _SENTENCES.split(before) if re.search(r'[^\W\d_]', part)]
    if not sentences:
        return []
    last = sentences[-1]
    return [last, *([last.rpartition(',')[2].strip()] if ',' in last else [])]
