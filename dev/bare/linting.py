"""The linters, side by side; each says nothing or what is wrong."""
import concurrent.futures
import csv
import subprocess
import time
from collections import Counter
from xml.etree import ElementTree

from . import i18n, node, paths, say

SKIPPED = {'.git', 'node_modules', 'lib'}


def check(environment):
    """Run all of them.

    :return: exit code
    """
    checks = {
        'ruff': _ruff,
        'pylint-odoo': _pylint,
        'pylint-odoo on the tests': _pylint_tests,
        'eslint': _eslint,
        'XML': _xml,
        'CSV': _csv,
        'translations': _translations,
        'words': _words,
    }
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        running = {name: pool.submit(_timed, linter, environment) for name, linter in checks.items()}
    return 1 if sum(_tell(name, future) for name, future in running.items()) else 0


def _timed(function, environment):
    start = time.monotonic()
    try:
        problems = function(environment)
    except say.Failed as failure:
        problems = str(failure)
    return problems.strip(), time.monotonic() - start


def _tell(name, future):
    """Print what a linter found; whether it found anything."""
    problems, seconds = future.result()
    say.line(f"{'✗' if problems else '✓'} {name} ({seconds:.0f} s)")
    if problems:
        print(problems, flush=True)
    return bool(problems)


def fix(environment):
    environment.run([environment.python, '-m', 'ruff', 'check', '--fix', '--quiet', '.'], cwd=paths.CHECKOUT)
    environment.run([*node.eslint(), '--fix', 'static'], cwd=paths.CHECKOUT)


def _output(environment, command, folder=paths.CHECKOUT):
    """What a linter prints, empty if it is content."""
    done = subprocess.run(
        [str(word) for word in command], env=environment.variables(), cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout or f"exit code {done.returncode}" if done.returncode else ''


def _ruff(environment):
    return _output(environment, [
        environment.python, '-m', 'ruff', 'check', '--no-cache', '--quiet', '--output-format=concise', '.'])


def _pylint(environment):
    return _pylint_on(environment, paths.MODULE, '--ignore', 'tests')


def _pylint_tests(environment):
    # nobody reads the words of a test in another language
    return _pylint_on(environment, f'{paths.MODULE}/tests', '--disable', 'translation-required')


def _pylint_on(environment, package, *options):
    # below the link, where the module has its name
    return _output(environment, [
        environment.python, '-m', 'pylint', '--rcfile', paths.CHECKOUT / '.pylintrc', *options, package,
    ], paths.ADDONS)


def _eslint(environment):
    if not any((paths.CHECKOUT / 'static').rglob('*.js')):
        return ''
    return _output(environment, [*node.eslint(), '--no-color', 'static'])


def _files(pattern):
    for path in sorted(paths.CHECKOUT.rglob(pattern)):
        relative = path.relative_to(paths.CHECKOUT)
        if not SKIPPED & set(relative.parts):
            yield path, relative


def _xml(_environment):
    """Well-formed, and no record twice in a file: the second would silently change the first."""
    problems = []
    for path, name in _files('*.xml'):
        try:
            root = ElementTree.parse(path)
        except ElementTree.ParseError as error:
            problems.append(f"{name}: {error}")
            continue
        ids = Counter(
            element.get('id') for tag in ('record', 'template', 'menuitem') for element in root.iter(tag)
            if element.get('id'))
        problems += _repeated(name, ids)
    return '\n'.join(problems)


def _repeated(name, ids):
    return [f"{name}: {xml_id} is there {count} times" for xml_id, count in ids.items() if count > 1]


def _csv(_environment):
    """Every row as long as the heading, no id twice."""
    problems = []
    for path, name in _files('*.csv'):
        # what Odoo loads lies directly in these; deeper are the files of a sample company
        if name.parent.as_posix() not in {'security', 'data', 'demo'}:
            continue
        with path.open(newline='', encoding='utf-8') as file:
            heading, *rows = list(csv.reader(file)) or [[]]
        problems += [
            f"{name}:{number}: {len(row)} columns, the heading has {len(heading)}"
            for number, row in enumerate(rows, 2) if len(row) != len(heading)]
        if 'id' in heading:
            ids = Counter(row[heading.index('id')] for row in rows if len(row) == len(heading))
            problems += _repeated(name, ids)
    return '\n'.join(problems)


def _translations(environment):
    done = i18n.translations(
        environment, 'check', i18n.export(environment),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout or "failed" if done.returncode else ''


def _words(environment):
    """Words of the table that the product does not use, in the terms of both languages and in what is read of it."""
    return _output(environment, [environment.python, '-m', 'inside.words'])
