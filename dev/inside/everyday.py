"""Everyday work on a database, written down: what it does without the module, for the tests that compare."""
import importlib
import json
import sys
import types
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / 'tests' / 'foundation'
PACKAGE = 'crm_portfolio_everyday'


def load(name):
    """A file of the tests; by path, because on a database without the module they are no part of Odoo."""
    if PACKAGE not in sys.modules:
        package = sys.modules[PACKAGE] = types.ModuleType(PACKAGE)
        package.__path__ = [str(FOLDER)]
    return importlib.import_module(f'{PACKAGE}.{name}')


def write(env, path, groups=None):
    """All outcomes as JSON into a file."""
    load('everyday_apps')
    outcomes = load('everyday').tried(env, groups)
    Path(path).write_text(json.dumps(outcomes, indent=1, sort_keys=True, ensure_ascii=False) + '\n')
