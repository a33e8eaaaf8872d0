"""Odoo's own export of the module's terms."""
import os
import subprocess

from . import paths, say
from .database import Databases


def export(environment):
    """Export the terms of the installed module.

    :return: the ``.pot`` file, in the cache
    """
    databases = Databases(environment)
    # on a copy: a template somebody is connected to cannot be copied
    name = databases.copy(databases.module(), f'crm_portfolio_i18n_{paths.CHECKOUT_KEY}_{os.getpid()}')
    path = paths.CACHE / f'export-{paths.CHECKOUT_KEY}.pot'
    try:
        say.run(
            environment.odoo_command(
                'i18n', 'export', '-c', paths.ODOO_CONFIG, '-d', name, '-o', path, paths.MODULE),
            log='i18n-export', env=environment.variables())
    finally:
        databases.drop(name)
    return path


def translations(environment, action, export_path, **options):
    """Run ``inside.translations`` on an export."""
    return subprocess.run(
        [environment.python, '-m', 'inside.translations', action, export_path],
        env=environment.variables(), check=False, **options)
