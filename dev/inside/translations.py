"""The translations: the ``.pot`` that Odoo exports, and the ``.po`` files that follow it.

    python -m inside.translations update EXPORT     take the export over, merge it into each .po
    python -m inside.translations check EXPORT      say what is not as it should be
"""
import re
import sys
from pathlib import Path

import polib

from bare.paths import CHECKOUT, MODULE

FOLDER = CHECKOUT / 'i18n'
POT = FOLDER / f'{MODULE}.pot'
COMPLETE = ('es.po',)       # other languages are variants: they hold what differs
PLACEHOLDER = re.compile(r'%\([^)]*\)[a-z]|%[sd]|\{[a-z_.]*\}')


def update(export):
    """Make the ``.pot`` the export, and bring every ``.po`` in line with it."""
    FOLDER.mkdir(exist_ok=True)
    if not POT.exists() or _terms(export) != _terms(POT):
        POT.write_text(export.read_text())
        print(f"{POT.relative_to(CHECKOUT)} updated")
    template = polib.pofile(str(POT))
    for path in _po_files():
        _merge(path, template)


def _po_files():
    return sorted({FOLDER / name for name in COMPLETE} | set(FOLDER.glob('*.po')))


def _merge(path, template):
    """Give a language the template's terms: new ones empty, in a variant none; gone ones out."""
    catalog = polib.pofile(str(path)) if path.exists() else polib.POFile()
    if not catalog.metadata:
        catalog.metadata = {**template.metadata, 'Language': path.stem}
    translated = {_key(entry): entry.msgstr for entry in catalog if not entry.obsolete}
    merged = polib.POFile()
    merged.header, merged.metadata = catalog.header, catalog.metadata
    for entry in template:
        text = translated.get(_key(entry), '')
        if text or path.name in COMPLETE:
            merged.append(polib.POEntry(
                msgid=entry.msgid, msgctxt=entry.msgctxt, msgstr=text, comment=entry.comment,
                occurrences=entry.occurrences, flags=[flag for flag in entry.flags if flag != 'fuzzy']))
    merged.save(str(path))
    empty = merged.untranslated_entries()
    print(f"{path.relative_to(CHECKOUT)}: {len(merged)} terms, {len(empty)} without a translation")
    for entry in empty:
        print(f"  {_where(entry)}: {entry.msgid!r}")


def check(export):
    """What is wrong, one line each."""
    if not POT.exists():
        yield f"{POT.relative_to(CHECKOUT)} is missing: ./dev/i18n writes it"
        return
    yield from _check_pot(export)
    template = polib.pofile(str(POT))
    for path in _po_files():
        if path.exists():
            yield from _check_po(path, template)
        else:
            yield f"{path.relative_to(CHECKOUT)} is missing: ./dev/i18n begins it"


def _check_pot(export):
    ours, theirs = _terms(POT), _terms(export)
    name = POT.relative_to(CHECKOUT)
    for key in sorted(theirs.keys() - ours.keys()):
        yield f"{name}: a new term is not in it, run ./dev/i18n: {key[1]!r}"
    for key in sorted(ours.keys() - theirs.keys()):
        yield f"{name}: a term is not used any more, run ./dev/i18n: {key[1]!r}"
    moved = [key for key in ours.keys() & theirs.keys() if ours[key] != theirs[key]]
    if moved:
        yield f"{name}: {len(moved)} terms have moved, run ./dev/i18n; the first: {moved[0][1]!r}"


def _check_po(path, template):
    name = path.relative_to(CHECKOUT)
    catalog = polib.pofile(str(path))
    wanted = {_key(entry) for entry in template}
    found = {_key(entry) for entry in catalog if not entry.obsolete}
    if path.name in COMPLETE:
        for key in sorted(wanted - found):
            yield f"{name}: not in it: {key[1]!r}"
        for entry in catalog.untranslated_entries():
            yield f"{name}: no translation ({_where(entry)}): {entry.msgid!r}"
    for key in sorted(found - wanted):
        yield f"{name}: not used any more: {key[1]!r}"
    for entry in catalog.fuzzy_entries():
        yield f"{name}: fuzzy: {entry.msgid!r}"
    for entry in catalog.translated_entries():
        if sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr)):
            yield f"{name}: other placeholders than the source: {entry.msgid!r} → {entry.msgstr!r}"


def _terms(path):
    """Everything of a template that matters: each term with where it is used and its flags."""
    return {
        _key(entry): (entry.comment, sorted(entry.occurrences), sorted(entry.flags))
        for entry in polib.pofile(str(path))
    }


def _key(entry):
    return entry.msgctxt or '', entry.msgid


def _where(entry):
    return entry.occurrences[0][0] if entry.occurrences else '?'


def _main(action, export):
    if action == 'update':
        update(Path(export))
        return 0
    problems = list(check(Path(export)))
    print('\n'.join(problems))
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(_main(*sys.argv[1:]))
