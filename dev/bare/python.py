"""The Python packages, at the versions of dev/requirements.txt, in a virtual environment."""
import hashlib
import os
import shutil
import sys

from . import apt, paths, say
from .lock import lock

REQUIREMENTS = paths.DEV / 'requirements.txt'


def requirements_key():
    return hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:8]


def find():
    """The interpreter of an environment that has exactly the pinned packages."""
    series = f'{sys.version_info.major}.{sys.version_info.minor}'
    folder = paths.CACHE / f'venv-{series}-{requirements_key()}'
    with lock('python'):
        if not (folder / '.complete').is_file():
            _create(folder)
    return folder / 'bin' / 'python'


def _create(folder):
    with say.step(f"Python packages of {REQUIREMENTS.relative_to(paths.CHECKOUT)}"):
        shutil.rmtree(folder, ignore_errors=True)
        _venv(folder)
        say.run(
            [folder / 'bin' / 'python', '-m', 'pip', 'install', '--disable-pip-version-check',
             '--only-binary', ':all:', '--no-binary', _SOURCE_ONLY, '-r', REQUIREMENTS],
            log='pip', env=environ(), hint="Is the Python package index reachable? Run the command again.")
        (folder / '.complete').touch()


# nothing may be compiled on the machine; these are plain Python and published as source only
_SOURCE_ONLY = 'docopt,ofxparse'


def _venv(folder):
    try:
        say.run([sys.executable, '-m', 'venv', folder], log='venv', env=environ())
    except say.Failed:
        # Debian's Python comes without the module that puts pip into an environment
        package = f'python3.{sys.version_info.minor}-venv'
        if not apt.can_install():
            raise say.Failed(
                "This Python cannot make virtual environments. "
                f"Install what it lacks (apt-get install {package}) and try again.") from None
        apt.install(package)
        shutil.rmtree(folder, ignore_errors=True)
        say.run([sys.executable, '-m', 'venv', folder], log='venv', env=environ())


def environ():
    """The caller's variables less those that would let another Python's packages in."""
    drop = {'PYTHONPATH', 'PYTHONHOME', 'VIRTUAL_ENV', 'PIP_TARGET', 'PIP_USER', '__PYVENV_LAUNCHER__'}
    return {name: value for name, value in os.environ.items() if name not in drop}
