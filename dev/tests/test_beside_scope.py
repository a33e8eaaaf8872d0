"""Beside other apps, representatives with all of their groups read no hidden name and point at no hidden account.

In a file of its own: it takes as long as the rest of what is tried beside the apps, and runs at the same time.
"""
import os

from conftest import APPS

from bare import paths, testing

#: what is generated from the registry: who reads and points at what, in every model there is
SCOPE = [
    str(paths.CHECKOUT / 'tests' / name)
    for name in ('scope/test_scope_matrix.py', 'guard/test_guard_names.py', 'guard/test_guard_pointing.py')]


def test_the_scope_holds_in_the_models_of_other_apps(databases, monkeypatch):
    # a run of its own, no part of this one
    for variable in [name for name in os.environ if name.startswith('PYTEST_XDIST')]:
        monkeypatch.delenv(variable)
    name = databases.copy(databases.module(), f'crm_portfolio_scope_{paths.CHECKOUT_KEY}')
    try:
        # what is logged meanwhile is looked at in test_beside
        code, _problems, path = databases.odoo_log(name, '-i', ','.join(APPS), log_name='beside-scope')
        assert code == 0, path
        assert testing.Run(databases.environment, SCOPE, tours=False).there(name) == 0
    finally:
        databases.drop(name)
