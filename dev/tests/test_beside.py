"""Beside Odoo's other apps, installed before or after: nothing in the log, and everyday work as without the module."""
import json
import subprocess

import pytest
from conftest import APPS

from bare import log, paths
from inside.everyday import load

# who has all of the apps' groups, who has none, and those from outside; every single group of what the module
# depends on is tried in tests/foundation
WHO = ('everything', 'base.group_user', 'sales_team.group_sale_manager', 'base.group_portal', 'base.group_public')
UNINSTALL = f"""
env['ir.module.module'].search([('name', '=', '{paths.MODULE}')]).button_immediate_uninstall()
env.cr.commit()
"""


@pytest.fixture(scope='module')
def apps(databases):
    """A database with the apps and without the module, and what Odoo says in its log while it installs them."""
    name = f'crm_portfolio_beside_{paths.CHECKOUT_KEY}'
    databases.copy(databases.dependencies(), name)
    code, problems, path = databases.odoo_log(name, '-i', ','.join(APPS), log_name='beside-apps')
    assert code == 0, path
    yield name, {log.wording(problem) for problem in problems}
    databases.drop(name)


def shell(databases, name, script):
    """Run a script in an Odoo shell on a database: the warnings and errors it logged."""
    found = databases.environment
    done = subprocess.run(
        found.odoo_command('shell', '-c', paths.ODOO_CONFIG, '-d', name, '--no-http', '--log-level', 'warn'),
        input=script, text=True, env=found.variables(), cwd=paths.DEV,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert done.returncode == 0, done.stdout
    return {log.wording(problem) for problem in log.problems(done.stdout)}


def everyday(databases, name, folder):
    """What everyday work does on a database; see tests/foundation/everyday.py."""
    path = folder / f'{name}.json'
    shell(databases, name, f"from inside import everyday; everyday.write(env, {str(path)!r}, {WHO!r})")
    return json.loads(path.read_text())


def doors(databases, name, folder):
    """What the shop's pages and the till's call make on a database; see dev/inside/doors.py."""
    path = folder / f'{name}-doors.json'
    said = shell(databases, name, f"from inside import doors; doors.write(env, {str(path)!r})")
    # what prints the order asks a server for its styles, and there is none
    return json.loads(path.read_text()), {line for line in said if 'wkhtmltopdf' not in line}


def test_the_shop_and_the_till_by_their_own_doors(databases, apps, tmp_path):
    """A visitor orders in the shop over HTTP, and the till sends an order: as without the module."""
    name, known = apps
    walked = f'{name}_doors'
    databases.copy(name, walked)
    try:
        without, said = doors(databases, walked, tmp_path)
        databases.copy(name, walked)
        databases.odoo(walked, '-i', paths.MODULE, log_name='beside-doors', known=known)
        with_module, also_said = doors(databases, walked, tmp_path)
    finally:
        databases.drop(walked)
    assert with_module == without
    assert not also_said - said - known
    [*steps, made] = without['shop']
    assert made[:2] == [1, 'sale'], steps
    assert without['till'][1:3] == [1, 'paid']


def check(before, after, when):
    found = load('everyday_told').differences(before, after)
    assert not found, f"{when} {len(found)} everyday operations differ:\n" + "\n".join(found[:50])


def test_beside_other_apps_all_is_as_without_the_module(databases, apps, tmp_path):
    name, known = apps
    without = everyday(databases, name, tmp_path)
    # the apps were there before
    databases.odoo(name, '-i', paths.MODULE, log_name='beside-module', known=known)
    check(without, everyday(databases, name, tmp_path), "With the module")
    said = shell(databases, name, UNINSTALL) - known
    assert not said, "\n".join(said)
    check(without, everyday(databases, name, tmp_path), "After uninstalling it")
    # they come afterwards
    databases.copy(databases.module(), name)
    databases.odoo(name, '-i', ','.join(APPS), log_name='beside-apps-after', known=known)
    check(without, everyday(databases, name, tmp_path), "With the apps installed afterwards")
