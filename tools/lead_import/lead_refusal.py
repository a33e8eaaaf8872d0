"""Columns of a list that say who wants no advertising. Pure."""
import re

from ..search.search_name import fold

#: above a yes, or a day, of who refuses
_REFUSED = re.compile(
    r'(?:e ?mail |sms |phone |correo |has |is )*(?:opt(?:ed)? ?out|unsubscribed?|blocklisted|blacklisted|block ?list|'
    r'black ?list|suppressed|robinson|desuscrit[oa]|baja)(?: (?:of|from) .+| email| at| date| on| time)?'
    r'|(?:en )?(?:la )?(?:lista|llista|fichero|registro) (?:robinson|negra|de exclusion)'
    r'|(?:do not|don t|no|not|non|nao) (?:bulk |mass )?(?:enviar|envio|allow|permitir|recibir|mandar|quiere|desea|'
    r'contactar|llamar|e ?mail|mail|call|contact|phone|sms|market|publicidad|mailing|publicitat|enviament)\b.*'
    r'|(?:sin|sense|sem) (?:publicidad|publicitat|publicidade|mailing)'
    r'|(?:ha pedido |pide |solicita |quiere |dado de )?baja (?:de )?(?:la )?(?:publicidad|newsletter|boletin|'
    r'mailing|comercial|comunicaciones|email|correo)s?\b.*|dad[oa] de baja'
    r'|exclu(?:sion|id[oa]|ir) (?:de )?(?:la )?(?:publicidad|publicitaria|comercial|mailing|newsletter)(?:e?s)?')
#: above a no of who refuses
_ALLOWED = re.compile(
    r'.*\b(?:acepta|accepts?|accepted|consiente|autoriza|permite|permiso|consentimiento|consent|opt ?in|suscrito|'
    r'subscribed|quiere recibir|desea recibir)\b.*')
_ADVERTISING = re.compile(
    r'\b(?:publicidad|publicitat|publicidade|marketing|comercial(?:es)?|comunicaciones|promocion(?:es)?|newsletter|'
    r'boletin|mailings?|advertising|opt ?in|suscrito|subscribed)\b')
_YES = {'si', 's', 'yes', 'y', 'true', 'verdadero', '1', 'x', 'on', 'oui', 'sim', 'bai', '✓', '✔'}
_NO = {'no', 'n', 'false', 'falso', '0', 'off', 'nao', 'non', 'ez', '✗', '✘'}
# 'Robinson (S/N)'
_YES_OR_NO = re.compile(r' (?:s n|si no|y n|yes no)$')
_DAY = re.compile(r'\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*')
#: what programs write of somebody who refuses, under whatever header
_SAID = re.compile(
    r'unsubscribed?|opt(?:ed)?[ -]?out|blocklisted|blacklisted|dad[oa] de baja|desuscrit[oa]|'
    r'(?:lista )?robinson|'
    r'spam complaint|complained|no enviar(?: publicidad)?|no contactar|do not contact|no permitir|do not allow|'
    r'no (?:quiere|desea) publicidad|donat de baixa')


def refusals_in(key, cells):
    """How many of a column's cells say that somebody wants no advertising.

    :param key: of its header, see ``lead_header.header_key``
    :param cells: list of texts

    >>> [refusals_in(key, cells) for key, cells in (
    ...     ('no enviar publicidad', ['Sí', 'No']), ('baja', ['1', '0']), ('lista robinson', ['Sí']),
    ...     ('blocklisted', ['Yes', 'No']), ('status', ['Unsubscribed', 'Subscribed']), ('opt out', ['x']),
    ...     ('acepta publicidad', ['No', 'Sí', 'No']), ('email opt out', ['2026-05-03 10:00']))]
    [1, 1, 1, 1, 1, 1, 2, 1]
    >>> [refusals_in(key, cells) for key, cells in (
    ...     ('baja', ['No', '0']), ('acepta tarjeta', ['No']), ('fecha de baja', ['2026-05-03']), ('talla', ['x']),
    ...     ('prioridad', ['Baja', 'Alta']), ('prioridade', ['Baixa']), ('no conformidades', ['1']))]
    [0, 0, 0, 0, 0, 0, 0]
    """
    said = [' '.join(fold(cell).split()) for cell in cells]
    key = _YES_OR_NO.sub('', key)
    if _REFUSED.fullmatch(key):
        return sum(word in _YES or bool(_DAY.fullmatch(word)) or bool(_SAID.fullmatch(word)) for word in said)
    if _ALLOWED.fullmatch(key) and _ADVERTISING.search(key):
        return sum(word in _NO or bool(_SAID.fullmatch(word)) for word in said)
    return sum(bool(_SAID.fullmatch(word)) for word in said)
