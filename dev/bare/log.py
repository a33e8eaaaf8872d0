"""Odoo's log, read for what must not be in it."""
import re

# '2026-01-31 12:00:00,123 4711 WARNING database odoo.some.logger: message'
_LINE = re.compile(
    r'^\d{4}-\d\d-\d\d [\d:,]+ \d+ (?P<level>[A-Z]+) \S+ (?P<logger>[\w.]+): (?P<message>.*)')
_SERIOUS = {'WARNING', 'ERROR', 'CRITICAL'}

# What core itself says on such a set-up, whatever the module does. Nothing about the module
# belongs here.
ALLOWED = ()


def problems(text):
    """The warnings and errors of a log, each with the lines that go with it (a traceback)."""
    found, current = [], None
    for line in text.splitlines():
        match = _LINE.match(line)
        if not match:
            if current is not None:
                current.append(line)
            continue
        current = None
        if match['level'] in _SERIOUS and not _is_allowed(match):
            current = [line]
            found.append(current)
    return ['\n'.join(lines) for lines in found]


def wording(problem):
    """What a problem says, without when and on which database: the same problem twice has the same wording."""
    first, _newline, rest = problem.partition('\n')
    match = _LINE.match(first)
    return f"{match['logger']}: {match['message']}\n{rest}" if match else problem


def _is_allowed(match):
    return any(
        match['logger'] == logger and re.search(message, match['message'])
        for logger, message in ALLOWED)
