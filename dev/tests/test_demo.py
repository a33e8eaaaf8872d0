"""The sample company speaks Spanish: what was installed in English before the language was there, too."""
import json
import subprocess

import pytest

from bare import environment, log, paths
from bare.database import Databases

SCRIPT = f"""
import json
import sys
sys.path.append({str(paths.DEV / 'tests')!r})
import demo_terms
import job
import job_language
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
