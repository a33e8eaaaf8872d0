"""Install, use, upgrade, uninstall, compare, install again: the life of the module in somebody's database."""
import subprocess

import pytest

from bare import log, paths
from inside import traces

UNINSTALL = f"""
env['ir.module.module'].search([('name', '=', '{paths.MODULE}')]).button_immediate_uninstall()
env.cr.commit()
"""
USE = f"""
import sys
sys.path.append({str(paths.DEV / 'tests')!r})
import lifecycle_use
lifecycle_use.use(env)
env.cr.commit()
"""


@pytest.fixture(scope='module')
def database(databases):
    """A database that has what the module depends on, and has never seen the module."""
    name = f'crm_portfolio_lifecycle_{paths.CHECKOUT_KEY}'
    databases.copy(databases.dependencies(), name)
    yield name
    databases.drop(name)


def shell(databases, name, script):
    """Run a script in an Odoo shell on a database; a warning or an error in its log is a failure."""
    found = databases.environment
    done = subprocess.run(
        found.odoo_command('shell', '-c', paths.ODOO_CONFIG, '-d', name, '--no-http', '--log-level', 'warn'),
        input=script, text=True, env=found.variables(), cwd=paths.DEV,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert done.returncode == 0 and not log.problems(done.stdout), done.stdout


def check_upgrade(databases, name):
    """An upgrade of what is in use touches nothing, neither in the schema nor in people's work."""
    def state():
        return {**traces.take(databases, name), **traces.contents(databases, name)}

    before = state()
    databases.odoo(name, '-u', paths.MODULE, log_name='lifecycle-upgrade')
    changed = traces.difference(before, state())
    assert not changed, f"upgrading changed {len(changed)} things:\n" + "\n".join(changed)


def test_the_module_leaves_nothing_behind_and_comes_back(databases, database):
    before = traces.take(databases, database)
    databases.odoo(database, '-i', paths.MODULE, log_name='lifecycle-install')
    shell(databases, database, USE)
    check_upgrade(databases, database)
    shell(databases, database, UNINSTALL)
    left = traces.difference(before, traces.take(databases, database))
    assert not left, f"uninstalling left {len(left)} differences:\n" + "\n".join(left)
    # with the sample data this time: it must install cleanly too
    databases.odoo(database, '-i', paths.MODULE, '--with-demo', log_name='lifecycle-demo')
