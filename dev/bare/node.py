"""eslint, at the version of package.json, in the cache: a checkout has no node_modules."""
import hashlib
import shutil

from . import apt, paths, python, say
from .lock import lock

FILES = ('package.json', 'package-lock.json')


def eslint():
    """The command that runs eslint."""
    key = hashlib.sha256(b''.join((paths.CHECKOUT / name).read_bytes() for name in FILES)).hexdigest()[:8]
    folder = paths.NODE / key
    with lock('node'):
        if not (folder / '.complete').is_file():
            with say.step("eslint"):
                _install(folder)
    return [shutil.which('node'), folder / 'node_modules' / 'eslint' / 'bin' / 'eslint.js']


def _install(folder):
    if not (shutil.which('npm') and shutil.which('node')):
        if not apt.can_install():
            raise say.Failed("eslint needs Node.js 18.18 or later with npm: apt-get install nodejs npm")
        apt.install('nodejs', 'npm')
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copy(paths.CHECKOUT / name, folder / name)
    say.run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], log='npm', cwd=folder,
            env=python.environ(), hint="Is the npm registry reachable? Run the command again.")
    (folder / '.complete').touch()
