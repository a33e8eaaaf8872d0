#!/usr/bin/env python3
"""Write ``data/tables/activity_code.csv`` and ``activity_equivalence.csv`` from published classifications.

    dev/generators/activity_codes.py FOLDER

``FOLDER`` holds what this reads; facts (codes, official titles, correspondences) are all that is taken.

=========================  =============================================================================
file                       what it is, and where it was published
=========================  =============================================================================
``NACE_REV2_en.csv``       NACE Rev. 2, Eurostat's structure in English and Spanish; both in the folder
``NACE_REV2_es.csv``       ``examples`` of OCA's l10n_eu_nace 14.0 (github.com/OCA/community-data-files)
``nacecodes.csv``          NACE Rev. 2.1, Eurostat's structure in English (naceconverter 1.0.1, on PyPI)
``cnae2009_extra.csv``     the 25 classes by which CNAE-2009 is finer than NACE Rev. 2, both languages:
                           ``data/res.partner.industry.csv`` of OCA's l10n_es_cnae 18.0
                           (github.com/OCA/l10n-spain)
``cnae.csv``               CNAE-2025 (Real Decreto 10/2025), INE's Estructura_CNAE2025.xlsx as rows
                           ``codigo,version,descripcion,nivel,codigo_padre``
                           (github.com/iasolventa-dot/radar-b2b, ``supabase/seed``)
``cnae_pairs.csv``         INE's Correspondencia_CNAE09_CNAE25.xlsx, classes only, as rows
                           ``codigo_origen,codigo_destino`` (same repository)
``sic.csv``                US SIC 1987, ``code,section,english,spanish,cnae2025`` (github.com/saintsjd/sic4-list).
                           Spanish titles and the divisions of CNAE-2025 that are near are ours: there is
                           no official table between the two, and the module says so.
=========================  =============================================================================

NACE Rev. 2.1 has no Spanish column of its own here: its titles are those of CNAE-2025 where the code is the
same, and of NACE Rev. 2 for the few classes that Spain splits. CNAE-2009 has the titles of NACE Rev. 2.
"""
import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
# after the line above: what Odoo loads as a part of the module, this loads alone
from tools.activity_code.activity_code import digits, level  # noqa: E402

TABLES = ROOT / 'data' / 'tables'
# classes of NACE that CNAE splits, and so does not have; what they are split into begins like their group
SPLIT_2009 = {'1020', '1041', '1051', '3511', '4120', '5911', '5913', '8542', '8730', '8810', '9101'}
# English titles of what CNAE-2025 adds and CNAE-2009 did not have; the others are in cnae2009_extra.csv
ENGLISH_2025 = {
    '1629': "Manufacture of other builders' carpentry and joinery for industrialised construction",
    '2367': "Manufacture of concrete products for non-industrialised construction",
    '2368': "Manufacture of concrete products for industrialised construction",
    '2513': "Manufacture of metal structures and parts, except for industrialised construction",
    '2514': "Manufacture of metal structures and parts for industrialised construction",
    '6613': "Crowdfunding",
    '6614': "Other brokerage of securities and other assets",
}
# what CNAE-2009 called otherwise
SAME_AS_2009 = {'4101': '4121', '4102': '4122', '8541': '8543', '8542': '8544'}
# the class of NACE Rev. 2.1 whose text belongs to another one in CNAE-2025
NACE21_OF_2025 = {
    '1629': '1623', '2367': '2361', '2368': '2361', '2513': '2511', '2514': '2511', '6613': '6612', '6614': '6612',
    '4101': '4100', '4102': '4100', '8541': '8540', '8542': '8540', '8731': '8730', '8732': '8730',
    '8811': '8810', '8812': '8810', '1021': '1020', '1022': '1020', '1043': '1041', '1044': '1041',
    '1053': '1051', '1054': '1051', '5915': '5911', '5916': '5911', '5917': '5913', '5918': '5913',
}
NACE2_OF_2009 = {
    '1021': '1020', '1022': '1020', '1043': '1041', '1044': '1041', '1053': '1051', '1054': '1051',
    '3515': '3511', '3516': '3511', '3517': '3511', '3518': '3511', '3519': '3511', '4121': '4120', '4122': '4120',
    '5915': '5911', '5916': '5911', '5917': '5913', '5918': '5913', '8543': '8542', '8544': '8542',
    '8731': '8730', '8732': '8730', '8811': '8810', '8812': '8810', '9105': '9101', '9106': '9101',
}


def main(folder):
    folder = Path(folder)
    codes = {
        'nace2': nace2(folder), 'nace21': nace21(folder), 'cnae2009': {}, 'cnae2025': {}, 'sic': sic(folder)}
    extra = cnae2009_extra(folder)
    codes['cnae2009'] = {
        **{code: names for code, names in codes['nace2'].items() if code not in SPLIT_2009}, **extra}
    spanish = cnae2025(folder)
    codes['cnae2025'] = {code: (english_2025(code, codes['nace21'], extra), name) for code, name in spanish.items()}
    codes['nace21'] = {
        code: (name, spanish.get(code) or codes['nace2'][{'4100': '4120'}.get(code, code)][1]
               if code not in SPANISH_21 else SPANISH_21[code])
        for code, name in codes['nace21'].items()}
    sections = sections_of(folder)
    write_codes(codes, sections)
    write_equivalences(folder, codes)
    for name, table in codes.items():
        print(name, {kind: sum(level(code) == kind for code in table)
                     for kind in ('section', 'division', 'group', 'class')})


# Spanish of classes of NACE Rev. 2.1 that neither CNAE-2025 nor NACE Rev. 2 has under that code
SPANISH_21 = {'8540': "Educación terciaria"}


def rows(path, **options):
    with path.open(encoding='utf-8-sig', newline='') as file:
        yield from csv.DictReader(file, **options)


def sentence(title):
    """Sections are printed in capitals: one capital is enough."""
    return title.capitalize() if title.isupper() else title


def nace2(folder):
    titles = {
        language: {digits(row['Code']): sentence(row['Description'].strip())
                   for row in rows(folder / f'NACE_REV2_{language}.csv')}
        for language in ('en', 'es')}
    return {code: (english, titles['es'][code]) for code, english in titles['en'].items()}


def nace21(folder):
    return {
        digits(row['code']): sentence(row['name'].strip())
        for row in rows(folder / 'nacecodes.csv', delimiter=';') if row['level'] != '5'}


def cnae2009_extra(folder):
    with (folder / 'cnae2009_extra.csv').open(encoding='utf-8', newline='') as file:
        return {digits(row[2]): (row[3], row[4]) for row in csv.reader(file) if row[0].startswith('cnae_')}


def cnae2025(folder):
    return {
        row['codigo']: sentence(row['descripcion']).rstrip('.') if row['descripcion'].endswith('televisión.')
        else sentence(row['descripcion'])
        for row in rows(folder / 'cnae.csv') if row['version'] == 'CNAE-2025'}


def english_2025(code, english, extra):
    if code in english:
        return english[code]
    return ENGLISH_2025.get(code) or extra[SAME_AS_2009.get(code, code)][0]


def sic(folder):
    return {row['code']: (row['english'], row['spanish']) for row in rows(folder / 'sic.csv')}


def sections_of(folder):
    """The section of each division: the only step the code does not tell."""
    found = {}
    for name, path, options in (
            ('nace2', 'NACE_REV2_en.csv', {}), ('nace21', 'nacecodes.csv', {'delimiter': ';'})):
        section = {}
        current = None
        for row in rows(folder / path, **options):
            if name == 'nace21':
                if row['level'] == '2':
                    section[row['code']] = row['parentCode']
            elif row['Level'] == '1':
                current = row['Code']
            elif row['Level'] == '2':
                section[row['Code']] = current
        found[name] = section
    found['cnae2009'], found['cnae2025'] = found['nace2'], found['nace21']
    found['sic'] = {row['code']: row['section'] for row in rows(folder / 'sic.csv') if len(row['code']) == 2}
    return found


def write_codes(codes, sections):
    """One row for what several classifications have alike."""
    alike = {}
    for name, table in codes.items():
        for code, (english, spanish) in table.items():
            above = sections[name].get(code, '')
            alike.setdefault((code, above, english, spanish), []).append(name)
    with (TABLES / 'activity_code.csv').open('w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(['classifications', 'code', 'section', 'english', 'spanish'])
        for (code, above, english, spanish), names in sorted(alike.items(), key=lambda item: (item[0][0], item[1])):
            writer.writerow([' '.join(names), code, above, english, spanish])


def write_equivalences(folder, codes):
    """Classes of one to classes of the other, one way: loading makes the other way and the levels above."""
    official = {}
    for row in rows(folder / 'cnae_pairs.csv'):
        official.setdefault(row['codigo_origen'], []).append(row['codigo_destino'])
    to_nace2 = {code: [NACE2_OF_2009.get(code, code)] for code in codes['cnae2009'] if level(code) == 'class'}
    to_nace21 = {code: [NACE21_OF_2025.get(code, code)] for code in codes['cnae2025'] if level(code) == 'class'}
    revisions = {}
    for code, targets in official.items():
        found = revisions.setdefault(to_nace2[code][0], set())
        found |= {to_nace21[target][0] for target in targets}
    near = {row['code']: row['cnae2025'].split() for row in rows(folder / 'sic.csv') if row['cnae2025']}
    with (TABLES / 'activity_equivalence.csv').open('w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(['from', 'to', 'source', 'code', 'codes'])
        for source, target, origin, table in (
                ('cnae2009', 'cnae2025', 'official', official), ('cnae2009', 'nace2', 'official', to_nace2),
                ('cnae2025', 'nace21', 'official', to_nace21), ('nace2', 'nace21', 'derived', revisions),
                ('sic', 'cnae2025', 'near', near)):
            for code, targets in sorted(table.items()):
                assert code in codes[source] and all(found in codes[target] for found in targets), (code, targets)
                writer.writerow([source, target, origin, code, ' '.join(sorted(targets))])


if __name__ == '__main__':
    main(*sys.argv[1:])
