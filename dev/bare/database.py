"""Databases, each with its filestore, and the two templates all of them are copied from.

``dependencies``
    everything the manifest depends on, without the module. Shared by all checkouts.
``module``
    the module on top. One for each checkout, made again when a file that Odoo loads changes.

A template is named after a hash of what it was made of, so a stale one is never used; it carries
the rest of its story in its comment.
"""
import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import time

from . import log, paths, say
from .lock import lock
from .python import requirements_key

PREFIX = 'crm_portfolio'
# What Odoo does not load when it installs the module: a change there needs no new template.
# static/src is read when a page asks for it; the icon in static/description goes into a menu.
NOT_LOADED = {
    '.git', '.ci', '.github', '__pycache__', 'node_modules', 'tests', 'dev', 'benchmarks', 'docs',
    'static/src', 'static/tests', 'static/lib'}
LOADED_SUFFIXES = {'.py', '.xml', '.csv', '.po', '.pot', '.sql', '.png', '.svg', '.json', '.html', '.txt'}


class Databases:
    """The databases of one environment."""

    def __init__(self, environment):
        self.environment = environment
        self.sql = environment.postgres.sql

    # one database

    def exists(self, name):
        return bool(self.sql(f"SELECT 1 FROM pg_database WHERE datname = {_quote(name)}"))

    def names(self, prefix):
        rows = self.sql("SELECT datname FROM pg_database ORDER BY datname")
        return [name for name, in rows if name.startswith(prefix)]

    def drop(self, name):
        # not WITH (FORCE): that may not end the superuser's autovacuum, which a plain DROP sends away and waits for
        self.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            f" WHERE datname = {_quote(name)} AND backend_type = 'client backend'")
        self.sql(f'DROP DATABASE IF EXISTS "{name}"')
        shutil.rmtree(paths.FILESTORE / name, ignore_errors=True)

    def copy(self, source, target):
        """A copy of ``source``; what ``target`` was is dropped.

        The files too: without them every asset bundle answers 500 and a browser test waits for ever.
        """
        with lock('templates'):
            self._copy(source, target)
        return target

    def _copy(self, source, target):
        self.drop(target)
        self.sql(f'CREATE DATABASE "{target}" TEMPLATE "{source}" STRATEGY FILE_COPY')
        if (paths.FILESTORE / source).is_dir():
            # Odoo never changes a stored file, it only adds and removes: a hard link is a copy
            shutil.copytree(paths.FILESTORE / source, paths.FILESTORE / target, copy_function=os.link)

    def rename(self, source, target):
        self.sql(f'ALTER DATABASE "{source}" RENAME TO "{target}"')
        if (paths.FILESTORE / source).is_dir():
            (paths.FILESTORE / source).rename(paths.FILESTORE / target)

    def note(self, name):
        """What :meth:`set_note` wrote about a database."""
        rows = self.sql(
            f"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = {_quote(name)}")
        return json.loads(rows[0][0]) if rows and rows[0][0] else {}

    def set_note(self, name, **note):
        self.sql(f'COMMENT ON DATABASE "{name}" IS {_quote(json.dumps(note))}')

    # Odoo on a database

    def odoo(self, name, *words, log_name, known=()):
        """Run Odoo on a database and stop; a warning or an error in its log is a failure.

        :param known: problems as :func:`log.wording` gives them that are not counted
        :return: seconds it took
        """
        start = time.monotonic()
        code, problems, path = self.odoo_log(name, *words, log_name=log_name)
        problems = [problem for problem in problems if log.wording(problem) not in known]
        if code or problems:
            shown = '\n'.join(problems[:10]) or say.tail(path)
            raise say.Failed(
                f"Odoo {' '.join(words)} on {name} ended with code {code}:\n{shown}\nAll of it: {path}")
        return time.monotonic() - start

    def odoo_log(self, name, *words, log_name):
        """Run Odoo on a database and stop.

        :return: its exit code, the warnings and errors of its log, the log's path
        """
        paths.LOGS.mkdir(parents=True, exist_ok=True)
        path = paths.LOGS / f'{log_name}-{name}.log'
        with path.open('wb') as output:
            code = self.environment.run(
                self.environment.odoo_command(
                    '-c', paths.ODOO_CONFIG, '-d', name, '--no-http', '--stop-after-init', *words),
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        return code, log.problems(path.read_text(errors='replace')), path

    # templates

    def dependencies(self):
        """The name of the template with the module's dependencies."""
        with lock('templates'):
            return self._dependencies()

    def _dependencies(self):
        name = f'{PREFIX}_dependencies_{self._dependencies_key()}'
        if not self.exists(name):
            with say.step("Database template: Odoo with the module's dependencies (some minutes)"):
                part = f'{name}_part'
                self.drop(part)
                self.odoo(part, '-i', ','.join(manifest()['depends']), log_name='template')
                self.rename(part, name)
        return name

    def module(self):
        """The name of the template with the module installed."""
        with lock('templates'):
            name = f'{PREFIX}_module_{paths.CHECKOUT_KEY}_{self.module_key()}'
            if not self.exists(name):
                self._create_module(name)
            return name

    def _create_module(self, name):
        dependencies = self._dependencies()
        key = self.module_key()
        with say.step("Database template: the module installed"):
            part = f'{name}_part'
            self._copy(dependencies, part)
            seconds = self.odoo(part, '-i', paths.MODULE, log_name='template')
            say.line(f"  {paths.MODULE} installed in {seconds:.1f} s")
            if key != self.module_key():
                say.line("  files changed meanwhile: what is installed may be a mixture; run it again")
            self.set_note(part, dependencies=dependencies, install_seconds=round(seconds, 1))
            self.rename(part, name)
        self._drop_old(name)

    def _drop_old(self, current):
        """Drop this checkout's older templates, then dependencies no checkout's template is based on."""
        for name in self.names(f'{PREFIX}_module_{paths.CHECKOUT_KEY}_'):
            if name != current:
                self.drop(name)
        used = {self.note(name).get('dependencies') for name in self.names(f'{PREFIX}_module_')}
        for name in self.names(f'{PREFIX}_dependencies_'):
            if name not in used:
                self.drop(name)

    def _dependencies_key(self):
        return _hash(self.environment.odoo.version, *sorted(manifest()['depends']), requirements_key())

    def module_key(self):
        """Changes whenever an installed module would: the template's key, and a database's age."""
        return _hash(self._dependencies_key(), *_loaded_files())

    # databases a person keeps

    def current(self, name, *, from_template=True):
        """Make sure ``name`` exists and has the module as the checkout has it now.

        Missing, it is a copy of the module's template; out of date, the module is upgraded there.

        :param from_template: False to install the module on the dependencies instead, which
            leaves everybody's template alone
        """
        with lock(f'database-{name}'):
            key = self.module_key()
            if not self.exists(name):
                self._begin(name, from_template)
            elif self.note(name).get('module') != key:
                with say.step(f"{paths.MODULE} upgraded on {name}"):
                    self.odoo(name, '-u', paths.MODULE, log_name='upgrade')
            self.set_note(name, module=key)
        return name

    def _begin(self, name, from_template):
        if from_template:
            self.copy(self.module(), name)
            return
        # under another name until it is whole: a database without the module would never be mended
        part = f'{name}_part'
        self.copy(self.dependencies(), part)
        with say.step(f"{paths.MODULE} installed on {name}"):
            self.odoo(part, '-i', paths.MODULE, log_name='install')
        self.rename(part, name)


def manifest():
    path = paths.CHECKOUT / '__manifest__.py'
    try:
        return ast.literal_eval(path.read_text())
    except (OSError, ValueError, SyntaxError) as error:
        raise say.Failed(f"{path} cannot be read: {error}") from None


def check_name(name):
    """A database name that can stand in SQL and in a path as it is."""
    if not re.fullmatch(r'[A-Za-z][A-Za-z0-9_]{0,50}', name):
        raise say.Failed(f"{name!r} is no name for a database here: letters, digits and _, at most 51.")
    return name


def _loaded_files():
    """Path and content of every file of the module that Odoo loads."""
    for folder, folders, files in os.walk(paths.CHECKOUT):
        relative = os.path.relpath(folder, paths.CHECKOUT)
        folders[:] = sorted(
            name for name in folders
            if not {name, os.path.normpath(os.path.join(relative, name))} & NOT_LOADED)
        for name in sorted(files):
            if os.path.splitext(name)[1] in LOADED_SUFFIXES:
                yield os.path.join(relative, name)
                yield (paths.CHECKOUT / relative / name).read_bytes()


def _hash(*parts):
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        digest.update(len(data).to_bytes(8, 'big') + data)
    return digest.hexdigest()[:10]


def _quote(text):
    return "'" + text.replace("'", "''") + "'"
