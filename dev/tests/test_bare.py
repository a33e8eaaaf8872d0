"""The parts of the bare machine that read what others wrote."""
from bare import apt, database, log


def test_sources_of_both_formats():
    assert list(apt._one_line(
        "deb [arch=amd64 signed-by=/usr/share/keyrings/d.gpg] http://mirror/debian bookworm main contrib\n"
        "# deb http://mirror/debian sid main\n"
        "deb-src http://mirror/debian bookworm main\n"
        "deb http://mirror/plain bookworm main # comment\n"
    )) == [
        {'uri': 'http://mirror/debian', 'suites': ['bookworm'], 'components': ['main', 'contrib'],
         'signed-by': '/usr/share/keyrings/d.gpg'},
        {'uri': 'http://mirror/plain', 'suites': ['bookworm'], 'components': ['main'], 'signed-by': ''},
    ]
    assert list(apt._deb822(
        "Types: deb deb-src\n# a comment\nURIs: http://mirror/debian\nSuites: bookworm bookworm-updates\n"
        "Components: main\nSigned-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQ\n\n"
        "Types: deb\nEnabled: no\nURIs: http://mirror/off\nSuites: bookworm\nComponents: main\n"
    )) == [
        {'uri': 'http://mirror/debian', 'suites': ['bookworm', 'bookworm-updates'], 'components': ['main'],
         'signed-by': '-----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQ'},
    ]


def test_a_warning_in_the_log_is_found_with_its_traceback():
    text = (
        "2026-01-31 12:00:00,123 7 INFO base odoo.modules: fine\n"
        "2026-01-31 12:00:00,124 7 WARNING base odoo.fields: unknown parameter\n"
        "2026-01-31 12:00:00,125 7 ERROR base odoo.sql_db: bad query\nTraceback:\n  a line\n"
        "2026-01-31 12:00:00,126 7 INFO base odoo.modules: done\n")
    assert log.problems(text) == [
        "2026-01-31 12:00:00,124 7 WARNING base odoo.fields: unknown parameter",
        "2026-01-31 12:00:00,125 7 ERROR base odoo.sql_db: bad query\nTraceback:\n  a line"]


def test_only_what_odoo_loads_counts_for_the_template():
    loaded = {path for path in database._loaded_files() if isinstance(path, str)}
    assert './__manifest__.py' in loaded
    assert not [path for path in loaded if path.startswith(('./tests/', './dev/', './static/src/'))]
