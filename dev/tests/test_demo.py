"""The sample company speaks Spanish: what was installed in English before the language was there, too."""
import importlib.machinery
import importlib.util
import json
import subprocess
from types import SimpleNamespace

import pytest

from bare import environment, log, paths
from bare.database import Databases

SCRIPT = f"""
import json
import sys
sys.path.append({str(paths.DEV / 'tests')!r})
import demo_terms
from sample import job, job_language
job_language.speak(env, 'es_ES')
job._in_spanish(env)
job._spanish_company(env)
env.flush_all()
print("RESULT " + json.dumps({{
    'english': demo_terms.english(env),
    'users': env['res.users'].search([('share', '=', False)]).mapped(lambda user: [user.login, user.lang, user.tz]),
    'calendars': env['resource.calendar'].search([]).mapped('tz'),
    'company': [env.company.country_id.code, env.company.currency_id.name, env.company.partner_id.tz],
    'stages': env['crm.stage'].with_context(lang='es_ES').search([]).mapped('name'),
}}))
"""


@pytest.fixture(scope='module')
def spoken():
    """What is found in a database made as ``dev/demo`` makes it, before its tables are loaded."""
    databases = Databases(environment.prepare())
    name = databases.copy(databases.module(), f'crm_portfolio_spanish_{paths.CHECKOUT_KEY}')
    found = databases.environment
    done = subprocess.run(
        found.odoo_command('shell', '-c', paths.ODOO_CONFIG, '-d', name, '--no-http', '--log-level', 'warn'),
        input=SCRIPT, text=True, env=found.variables(), cwd=paths.DEV,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    databases.drop(name)
    assert done.returncode == 0 and not log.problems(done.stdout), done.stdout
    [line] = [line for line in done.stdout.splitlines() if line.startswith('RESULT ')]
    return json.loads(line.removeprefix('RESULT '))


def test_no_catalogue_stage_template_or_question_is_english(spoken):
    assert not spoken['english'], f"{len(spoken['english'])}: {spoken['english'][:20]}"
    assert 'Nuevo' in spoken['stages'] and 'New' not in spoken['stages']


def test_people_and_calendars_are_in_spain(spoken):
    assert spoken['users'] and all(user[1:] == ['es_ES', 'Europe/Madrid'] for user in spoken['users']), spoken['users']
    assert set(spoken['calendars']) == {'Europe/Madrid'}
    assert spoken['company'] == ['ES', 'EUR', 'Europe/Madrid']


# -- what it says at the end ------------------------------------------------------------------------

@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """What ``dev/demo`` prints when all is done, for whoever has a door: ``told(options, doors)``."""
    loader = importlib.machinery.SourceFileLoader('demo_command', str(paths.DEV / 'demo'))
    demo = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(demo)
    monkeypatch.setattr(demo, 'CACHE', tmp_path)
    databases = SimpleNamespace(sql=lambda _query, _name: [["17"]])

    def tell(once, **doors):
        path = tmp_path / 'job' / demo.NAME / 'doors.json'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(doors))
        demo._tell(databases, 8123, SimpleNamespace(once=once))
        return demo, capsys.readouterr().err
    return tell


PEOPLE = {'agent': ['ana@example.com', "Ana"], 'manager': ['maria@example.com', "Maria"]}


@pytest.mark.parametrize('once', [False, True])
def test_it_says_where_to_look_as_whom_and_what_next(told, once):
    demo, said = told(once, **PEOPLE)
    assert ("Where: ./dev/serve --database crm_portfolio_demo" if once else "Where: http://127.0.0.1:8123") in said
    assert ("Stop with Ctrl-C." in said) != once
    for words in ("admin ", "administrator", "ana@example.com", "Ana, representative", "Maria, sales manager"):
        assert words in said
    assert "  14 colleagues more have no password" in said
    assert said.index("Where: ") < said.index("As whom") < said.index("What to try first:")
    assert len(demo.TRIES) == 3
    for role, path, what in demo.TRIES:
        login = {'admin': ["admin"], **PEOPLE}[role][0]
        assert f"http://127.0.0.1:8123/odoo/{path}\n    as {login}: {what}." in said


def test_whom_a_folder_does_not_have_is_not_told_to_try(told):
    """Somebody's own tables have no sales manager, say: what he would try is left out."""
    demo, said = told(True, agent=PEOPLE['agent'])
    assert "Maria" not in said and "sales manager" not in said
    assert [what in said for _role, _path, what in demo.TRIES] == [True, False, True]


def test_what_it_says_to_try_is_there(told):
    """The list to import is in the checkout, and the pages are those of our actions."""
    demo, _said = told(True, **PEOPLE)
    views = "".join(path.read_text() for path in (paths.CHECKOUT / 'views').rglob('*.xml'))
    for _role, path, what in demo.TRIES:
        assert f'<field name="path">{path}</field>' in views
        for word in what.replace(":", " ").split():
            if word.startswith('demo/'):
                assert (paths.CHECKOUT / word).is_file()
