"""The steps from a bare machine to one where Odoo runs, in order; each is quick when already done."""
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import odoo, paths, pdf, postgres, python, say


@dataclass(frozen=True)
class Environment:
    odoo: odoo.Odoo
    python: Path
    postgres: postgres.Postgres

    def variables(self):
        """Environment variables for every program we start."""
        return {
            **python.environ(),
            **self.postgres.variables,
            'PATH': _join(paths.BIN, self.python.parent, self.postgres.programs, os.environ.get('PATH', '')),
            'PYTHONPATH': _join(self.odoo.root, paths.DEV),
            # .pyc files of the module would land in the checkout
            'PYTHONDONTWRITEBYTECODE': '1',
            'PYTHONUNBUFFERED': '1',
            'LC_ALL': 'C.UTF-8',
            # a person's own Odoo settings are not ours
            'ODOO_RC': str(paths.ODOO_CONFIG),
        }

    def odoo_command(self, *words):
        return [str(self.python), '-m', 'odoo', *map(str, words)]

    def run(self, command, **options):
        """Run a program in this environment, its output going where ours goes; its exit code."""
        return subprocess.run(
            [str(word) for word in command], env=self.variables(), check=False, **options).returncode

    def replace(self, command, folder=None):
        """Become the program: what a person stops with Ctrl-C is then the program itself."""
        if folder:
            os.chdir(folder)
        words = [str(word) for word in command]
        os.execvpe(words[0], words, self.variables())


def _join(*folders):
    return os.pathsep.join(map(str, folders))


def prepare():
    """Everything Odoo needs on this machine, fetched and started where it was not there."""
    interpreter = python.find()
    environment = Environment(odoo.find(), interpreter, postgres.find(interpreter))
    pdf.find(interpreter)
    _link_module()
    _write_config(environment)
    return environment


def _link_module():
    paths.ADDONS.mkdir(parents=True, exist_ok=True)
    link = paths.ADDONS / paths.MODULE
    if not link.is_symlink():
        try:
            link.symlink_to(paths.CHECKOUT)
        except FileExistsError:
            pass    # another run was quicker
    if link.resolve() != paths.CHECKOUT:
        raise say.Failed(f"{link} should be a link to {paths.CHECKOUT}; remove it and try again.")


def _write_config(environment):
    options = {
        'addons_path': ','.join(map(str, [*environment.odoo.addons_path, paths.ADDONS])),
        'data_dir': paths.ODOO_DATA,
        **environment.postgres.odoo_options(),
        'http_interface': '127.0.0.1',
        'list_db': False,
        'max_cron_threads': 0,
        'limit_time_cpu': 0,
        'limit_time_real': 0,
    }
    text = '[options]\n' + ''.join(f'{name} = {value}\n' for name, value in options.items())
    if not paths.ODOO_CONFIG.exists() or paths.ODOO_CONFIG.read_text() != text:
        part = paths.ODOO_CONFIG.with_suffix('.part')
        part.write_text(text)
        part.chmod(0o600)
        part.rename(paths.ODOO_CONFIG)
