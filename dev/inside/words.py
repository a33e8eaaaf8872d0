"""The words that the product does not use, and where it uses them: ``python -m inside.words``.

``dev/words.csv`` has them, one a line: language, the word or phrase, what is said instead, and the phrases in which
it is right, parted by semicolons. A word is found whole, in any case and over a line's end. So is a phrase that makes
it right, but one with a capital as it is written: 'Perfil' may be the name of a page, 'perfil' no word for a role.

English are the msgids of ``i18n/es.po``, README.md, CHANGELOG.md and the page of the app store; Spanish are the msgstrs
of the ``.po`` files and README.es.md. Placeholders, tags and code are no words.
"""
import csv
import re
import sys
from typing import NamedTuple

import polib

from bare.paths import CHECKOUT

TABLE = CHECKOUT / 'dev/words.csv'
TEXTS = {
    'README.md': 'en',
    'CHANGELOG.md': 'en',
    'static/description/index.html': 'en',
    'README.es.md': 'es',
}
#: `code`, code that is indented after an empty line, tags, and the placeholders of Python and of JavaScript
NO_WORDS = re.compile(
    r'`[^`]*`|(?<=\n\n)(?: {4}[^\n]*\n?)+|<!--.*?-->|</?[a-z][^<>]*>|%\([^)]*\)[a-z]|\{[a-z_.]*\}', re.DOTALL)
#: what a reader sees of a tag
SEEN = re.compile(r'\b(?:title|alt|placeholder|aria-label)="([^"]*)"')


class Word(NamedTuple):
    """A word that is not used."""

    language: str
    word: str
    instead: str
    right: tuple

    def within(self, text):
        """Find the word in a text without code.

        >>> Word('en', 'lot', 'at random', ('a lot',)).within('A ballot is a lot, by\\nLot')
        [22]

        :return: list of the places where it begins
        """
        for phrase in self.right:
            text = re.sub(_whole(phrase), _blank, text, flags=re.IGNORECASE if phrase.islower() else 0)
        return [found.start() for found in re.finditer(_whole(self.word), text, re.IGNORECASE)]


def read(path=TABLE):
    """The table as a list of words."""
    with path.open(newline='', encoding='utf-8') as file:
        return [
            Word(row['language'], row['word'], row['instead'], tuple(filter(None, row['right'].split('; '))))
            for row in csv.DictReader(file)]


def refused(words, language, text):
    """Find what a text should not say.

    :return: list of (line from 1, :class:`Word`), in the text's order
    """
    plain = _plain(text)
    return [
        (plain.count('\n', 0, place) + 1, word)
        for place, word in sorted(
            (place, word) for word in words if word.language == language for place in word.within(plain))]


def check(words):
    """Yield a line for each word that is somewhere and should not be."""
    for path in sorted((CHECKOUT / 'i18n').glob('es*.po')):
        for entry in polib.pofile(str(path)):
            texts = {'es': entry.msgstr, **({'en': entry.msgid} if path.name == 'es.po' else {})}
            for language, text in texts.items():
                for _line, word in refused(words, language, text):
                    yield f"{_where(path, entry)}: {_said(word)}: {text!r}"
    for name, language in TEXTS.items():
        for line, word in refused(words, language, (CHECKOUT / name).read_text(encoding='utf-8')):
            yield f"{name}:{line}: {_said(word)}"


def _where(path, entry):
    return f"{path.relative_to(CHECKOUT)} ({entry.occurrences[0][0] if entry.occurrences else '?'})"


def _said(word):
    return f"'{word.word}', say '{word.instead}'"


def _whole(phrase):
    return r'(?<![\w-])' + r'\s+'.join(map(re.escape, phrase.split())) + r'(?![\w-])'


def _plain(text):
    """The text with spaces for all that is no words: places and lines stay."""
    return NO_WORDS.sub(_unseen, text)


def _unseen(found):
    """Spaces for code, but what a tag shows stays."""
    code = found[0]
    if not code.startswith('<'):
        return _blank(found)
    blank = list(_blank(found))
    for seen in SEEN.finditer(code):
        blank[seen.start(1):seen.end(1)] = seen[1]
    return ''.join(blank)


def _blank(found):
    return re.sub(r'\S', ' ', found[0])


def _main():
    problems = list(check(read()))
    print('\n'.join(problems))
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(_main())
