"""Mails and chats as they are pasted: who wrote which part, and where what somebody signs begins. Pure: no ``env``."""
import re
from typing import NamedTuple

from ..search.search_contact import email_addresses
from ..search.search_name import fold
from .lead_card_words import FORM, NOTICE, PHONE, SENT_FROM, SITE, is_greeting

_HEAD = re.compile(
    r'^\W{0,3}(?P<from>de|from|da|nork)?(?:enviado(?: el)?|enviada(?: em| el)?|enviat(?: el)?|sent|'
    r'fecha|data|date|bidalia|'
    r'para|to|per a|nori|cc|cco|bcc|c/c|asunto|subject|assumpte|assunto|gaia|responder a|reply-to|importancia|'
    r'adjuntos?|attachments?)?\**\s*:\**\s*(?P<value>.*)$', re.I)
_ORIGINAL = re.compile(
    r'^[-_=*\s]*(?:original message|mensaje original|missatge original|mensagem original|mensaxe orixinal|'
    r'(?:begin )?forwarded message|(?:inicio del )?mensaje reenviado|mensagem (?:encaminhada|reencaminhada)|'
    r'missatge reenviat|mensaxe reenviada|jatorrizko mezua)\s*:?[-_=*\s]*$', re.I)
_WROTE = re.compile(
    r'\b(?:escribi[oó]|wrote|va escriure|escreveu|escribiu|idatzi (?:du|zuen)|a [eé]crit)\s*:\s*$', re.I)
_QUOTED = re.compile(r'^(?:\s*>)+ ?')
_CHAT = re.compile(
    r'^\u200e?\[?(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?)\]?\s*[-–]?\s+'
    r'([^:\n]{1,60}):\s(.*)$', re.I)
_NAME_BEHIND = re.compile(r'[,.:!]\s*([A-ZÀ-Ý]\w+(?:\s+[\w.]+){0,5}\.?)\s*$')
#: a tax ID with its label: 'con CIF A46000018'
_TAX_TOLD = re.compile(
    r'\b(?:c\.?i\.?f|n\.?i\.?f)\b\.?(?:\s*n\.?\s?[ºo°]\.?)?\s*[:.]?\s*((?:ES)?[A-Z][\-\s.]?\d(?:[.\-]?\d){6}-?[\dA-Z])\b',
    re.I)
_LINK = re.compile(r'\[([^\]\n]*)\]\((?:mailto:|tel:)?([^)\s]+)\)|<((?:mailto:|tel:|https?://)[^>\s]+)>')
_PICTURES = re.compile(
    '[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]+')
# stars by themselves are those of a hotel
_MARKED = re.compile(r'(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])')


class Part(NamedTuple):
    """A mail of a thread."""
    sender: tuple       # name and address of who wrote it, as far as is said
    heads: list         # lines of its head, for the notes
    lines: list         # what was written


def clean(text):
    """``text`` without signs of layout: stars around words, links behind their text, pictures before a number.

    >>> clean("*Ana* [ana@a.es](mailto:ana@a.es)\\n📞 986 11 22 33 ✉ ana@a.es")
    'Ana ana@a.es\\n | 986 11 22 33  | ana@a.es'
    >>> clean("**Ana** Hotel Marina ****"), clean("*Hotel Sol *****")
    ('Ana Hotel Marina ****', '*Hotel Sol *****')
    """
    for unseen in '\u200b\ufeff\u200e\u200f\ufe0f\u20e3\u2060\u00ad':
        text = text.replace(unseen, '')
    text = _LINK.sub(_plain_link, re.sub(r'[\xa0\u2007\u202f]', ' ', text))
    text = _MARKED.sub(r'\2', text)
    return _PICTURES.sub(' |', text)


def _plain_link(found):
    if found[3]:
        return f" {re.sub('^(?:mailto|tel):', '', found[3])} "
    shown, target = found[1] or '', found[2]
    key, other = (re.sub(r'\W|^https?', '', one).lower() for one in (shown, target))
    return shown if shown and (key in other or other in key) else f'{shown} {target}'.strip()


def chat(text):
    """The messages of a pasted chat, ``[(when, who, line)]``; none when it is no chat.

    >>> chat("[12/3/26, 10:15:02] Rosa: Hola\\nqué tal")
    [('12/3/26, 10:15:02', 'Rosa', 'Hola'), ('', 'Rosa', 'qué tal')]
    >>> chat("Rosa: Hola")
    []
    """
    found = []
    for line in text.splitlines():
        head = _CHAT.match(line.strip())
        if head:
            found.append((head[1], head[2].strip(), head[3]))
        elif found and line.strip():
            found.append(('', found[-1][1], line.strip()))
    return found


def mails(text):
    """The mails of a thread, one under the other; a text that is no mail is one part without a sender.

    >>> [part.sender for part in mails("De: Ana Gil <ana@a.es>\\nPara: x@b.es\\n\\nHola")]
    [('Ana Gil', 'ana@a.es')]
    >>> mails("Sí\\nEl lun, 2 mar, Luis (<l@b.es>) escribió:\\n> ¿Sí?")[1]
    Part(sender=('Luis', 'l@b.es'), heads=['El lun, 2 mar, Luis (<l@b.es>) escribió:'], lines=['¿Sí?'])
    """
    lines = [_QUOTED.sub('', line.rstrip()) for line in re.split(r'\r\n|\r|\n', text)]
    parts, place = [Part(('', ''), [], [])], 0
    while place < len(lines):
        head = _head_at(lines, place)
        if head:
            parts.append(Part(_sender(head), [line.strip() for line in head if not _ORIGINAL.match(line)], []))
            place += len(head)
        else:
            parts[-1].lines.append(lines[place])
            place += 1
    return [part for part in parts if part.heads or any(map(str.strip, part.lines))] or parts


def _head_at(lines, place):
    """The lines of a mail's head that begins at ``place``, if one does."""
    if _ORIGINAL.match(lines[place]):
        start = place + 1
        while start < len(lines) and not lines[start].strip():
            start += 1
        return lines[place:start] + (_head_at(lines, start) if start < len(lines) else [])
    for length in (1, 2):
        joined = ' '.join(lines[place:place + length])
        begun = length == 1 or re.match(r'\W*(?:el|on|le|em|o|a|dia)\b.*\d', lines[place], re.I)
        if begun and _WROTE.search(joined) and re.search(r'\d', joined) and len(joined) < 250 and lines[place].strip():
            return lines[place:place + length]
    end, names = place, []
    while end < len(lines) and (found := _HEAD.match(lines[end])) and re.match(r'\W{0,3}\w', lines[end]):
        names.append(bool(found['from']))
        end += 1
    return lines[place:end] if len(names) > 1 and any(names) and not all(names) else []


def _sender(head):
    line = next((found['value'] for line in head if (found := _HEAD.match(line)) and found['from']), '')
    if not line and head and _WROTE.search(head[-1]):
        line = re.split(r',\s|\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?,?\s|>\s', _WROTE.sub('', ' '.join(head)))[-1]
    addresses = email_addresses(line)
    name = re.split(r'[<(\[]', line)[0].strip(' "\'\t;,') if line else ''
    return ('' if '@' in name or re.search(r'\d', name) else name, addresses[0] if addresses else '')


def main_part(parts):
    """Which of the mails says whom it is of: the first with a number, an address or a company's name.

    >>> main_part(mails("Mira\\nDe: Ana <ana@a.es>\\nPara: x@b.es\\nHola\\nTel. 986 11 22 33")).sender
    ('Ana', 'ana@a.es')
    """
    def tells(part):
        return any(
            PHONE.search(line) or email_addresses(line) or SITE.search(line) or FORM.search(line)
            for line in part.lines)
    written = [part for part in parts if any(map(str.strip, part.lines))]
    return next(filter(tells, written), next((part for part in parts if any(part.sender)), parts[0]))


def signed(lines):
    """Part a message into what it says and who signs it.

    :param lines: list of texts
    :return: lists of lines: of what was written above the greeting, and of the signature without greetings and notices
    """
    plain = [fold(line).strip(' *_') for line in lines]
    last = max((number for number, line in enumerate(plain) if is_greeting(line) or line == '--'), default=None)
    body = []
    name = last is not None and _NAME_BEHIND.search(lines[last])
    if name and not is_greeting(fold(name[1])):
        # 'Un saludo, Ana Rivas'
        lines = [*lines[:last + 1], name[1], *lines[last + 1:]]
        plain = [*plain[:last + 1], fold(name[1]), *plain[last + 1:]]
    if last is not None and any(key and not SENT_FROM.search(key) for key in plain[last + 1:]):
        body = [line for line, key in zip(lines[:last], plain[:last], strict=True)
                if line.strip() and not is_greeting(key) and not SENT_FROM.search(key)]
        lines = lines[last + 1:]
    kept, dropped, notices = [], False, []
    for paragraph in _paragraphs(lines):
        if dropped and (len(' '.join(paragraph)) > 120 or NOTICE.search(fold(paragraph[0]))):
            notices += paragraph
            continue
        for place, line in enumerate(paragraph):
            key = fold(line).strip(' *_')
            if _is_notice(line, key, len(kept)):
                dropped = True
                notices += paragraph[place:]
                # what is wrapped belongs to it
                kept += [rest for rest in paragraph[place + 1:] if len(rest) < 60 and PHONE.search(rest)]
                break
            if not is_greeting(key) and not SENT_FROM.search(key):
                kept.append(line)
        kept.append('')
    return body, kept + _tax_ids(notices)


def _tax_ids(notices):
    """The tax IDs that a notice tells of whoever sends it, each on a line.

    >>> _tax_ids(["AVISO LEGAL: Sol, con CIF A46000018, inscrita", "en Vigo, N.I.F. n.º B-36.000.008. No B12345674"])
    ['CIF A46000018', 'CIF B-36.000.008']
    """
    return [f'CIF {found[1]}' for found in _TAX_TOLD.finditer(' '.join(notices))]


def _is_notice(line, key, above):
    if not NOTICE.search(key):
        return False
    # 'Protección de datos: acepto'
    answered = re.match(r'[^:]{3,60}:\s*\S.{0,30}$', line)
    return len(line) > 60 or above > 2 and not answered


def _paragraphs(lines):
    paragraph = []
    for line in [*lines, '']:
        if line.strip():
            paragraph.append(line.strip())
        elif paragraph:
            yield paragraph
            paragraph = []
