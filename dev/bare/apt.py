"""Debian packages: installed by root, or unpacked into a folder without touching the system."""
import os
import re
import shutil
import subprocess
from pathlib import Path

from . import paths, say

SOURCES = Path('/etc/apt')


def install(*packages):
    """Install packages of the system's own distribution. Only root can."""
    with say.step(f"apt-get install {' '.join(packages)}"):
        environ = {**os.environ, 'DEBIAN_FRONTEND': 'noninteractive'}
        hint = "Install them by hand: apt-get install " + " ".join(packages)
        say.run(['apt-get', 'update'], log='apt-update', hint=hint, env=environ)
        say.run(['apt-get', 'install', '--yes', '--no-install-recommends', *packages],
                log='apt-install', hint=hint, env=environ)


def can_install():
    return os.geteuid() == 0 and shutil.which('apt-get') is not None


def archives():
    """Where this machine gets Debian from: ``[(uri, signed by)]``, empty elsewhere than on Debian.

    Only the archive of the distribution itself: no security updates, no third parties.
    """
    if shutil.which('apt-get') is None or shutil.which('dpkg') is None:
        return []
    suites = {_os_release().get('VERSION_CODENAME'), 'oldstable', 'stable', 'testing', 'unstable', 'sid'}
    found = []
    for source in _sources():
        archive = (source['uri'], source['signed-by'])
        if suites & set(source['suites']) and 'main' in source['components'] and archive not in found:
            found.append(archive)
    return found if _os_release().get('ID') == 'debian' else []


def _os_release():
    text = Path('/etc/os-release').read_text()
    return dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', text, re.MULTILINE))


def _sources():
    """Every binary source of the machine, from both formats apt knows."""
    for path in [SOURCES / 'sources.list', *sorted((SOURCES / 'sources.list.d').glob('*'))]:
        if path.suffix == '.sources':
            yield from _deb822(path.read_text())
        elif path.suffix == '.list' and path.is_file():
            yield from _one_line(path.read_text())


def _deb822(text):
    """Paragraphs of ``Field: value``; a value goes on in the lines that begin with a blank."""
    text = re.sub(r'^#.*\n?', '', text, flags=re.MULTILINE)
    for paragraph in re.split(r'\n\s*\n', text):
        fields = {
            name.lower(): value.strip()
            for name, value in re.findall(r'^([\w-]+):((?:.*)(?:\n[ \t].*)*)', paragraph, re.MULTILINE)
        }
        if 'deb' not in fields.get('types', '').split() or fields.get('enabled', 'yes').lower() == 'no':
            continue
        for uri in fields.get('uris', '').split():
            yield {
                'uri': uri,
                'suites': fields.get('suites', '').split(),
                'components': fields.get('components', '').split(),
                'signed-by': fields.get('signed-by', ''),
            }


def _one_line(text):
    """``deb [signed-by=FILE …] URI suite component …``"""
    for options, rest in re.findall(r'^\s*deb\s+(?:\[([^\]]*)\]\s+)?([^#\n]+)', text, re.MULTILINE):
        uri, suite, *components = rest.split()
        signed = re.search(r'signed-by=(\S+)', options)
        yield {
            'uri': uri,
            'suites': [suite],
            'components': components,
            'signed-by': signed[1] if signed else '',
        }


class PrivateApt:
    """An apt of our own: the machine's Debian archive with other suites, the system's left alone."""

    def __init__(self, folder, uri, signed_by, suites):
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        for name in ('parts', 'lists/partial', 'cache/archives/partial', 'packages'):
            (folder / name).mkdir(parents=True)
        source = f"Types: deb\nURIs: {uri}\nSuites: {' '.join(suites)}\nComponents: main\n"
        if signed_by:
            # a key that is written into the source itself goes over several lines, as it came
            source += f"Signed-By:{'' if signed_by.startswith('-') else ' '}{signed_by}\n"
        (folder / 'parts' / 'private.sources').write_text(source)

    def _apt(self, *words, log, cwd=None):
        options = {
            'Dir::Etc::sourcelist': '/dev/null',
            'Dir::Etc::sourceparts': self.folder / 'parts',
            'Dir::State::Lists': self.folder / 'lists',
            'Dir::Cache': self.folder / 'cache',
            'Acquire::Languages': 'none',
            'Acquire::Retries': '3',
            # apt's own user cannot write into a home folder
            'APT::Sandbox::User': 'root',
        }
        settings = [word for name, value in options.items() for word in ('-o', f'{name}={value}')]
        hint = f"The Debian archive could not be read; see {paths.CHECKOUT / 'CONTRIBUTING.md'}, ODOO_HOME."
        say.run(['apt-get', *settings, *words], log=log, cwd=cwd, hint=hint)

    def update(self):
        self._apt('update', log='odoo-apt-update')

    def download(self, *packages):
        """The packages' files; ``name/suite`` chooses a suite."""
        folder = self.folder / 'packages'
        self._apt('download', *packages, log='odoo-apt-download', cwd=folder)
        return sorted(folder.glob('*.deb'))


def unpack(package, folder):
    subprocess.run(['dpkg', '-x', str(package), str(folder)], check=True)
