"""Odoo 19: ``ODOO_HOME``, else the Debian package, else a clone of the 19.0 branch."""
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import apt, paths, say
from .lock import lock

SERIES = '19.0'
REPOSITORY = 'https://github.com/odoo/odoo.git'

# Debian takes these files out of Odoo's package and links to their own packages instead.
# Font Awesome from the stable suite: Odoo's icons need 4.7, unstable has a later one.
FROM_UNSTABLE = (
    'odoo-19', 'fonts-roboto-unhinted', 'fonts-montserrat', 'fonts-inconsolata', 'fonts-ocr-b',
    'libjs-jquery', 'libjs-underscore', 'libjs-jquery-form')
FROM_STABLE = ('fonts-font-awesome',)
# Without this file every page logs an error in the browser's console, and that fails every tour.
STRIPPED = 'addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js'


@dataclass(frozen=True)
class Odoo:
    root: Path          # the folder to put on PYTHONPATH: holds the package ``odoo``

    @property
    def addons_path(self):
        """Odoo's own addons; a Debian package has them all in one folder, a checkout in two."""
        folders = [self.root / 'odoo' / 'addons', self.root / 'addons']
        return [folder for folder in folders if folder.is_dir()]

    @property
    def version(self):
        """What distinguishes this Odoo from another one: its version, and its commit if it has any."""
        release = (self.root / 'odoo' / 'release.py').read_text()
        series = re.search(r'^version_info = \((\d+), (\d+)', release, re.MULTILINE)
        if not series:
            raise say.Failed(f"{self.root} does not look like Odoo: odoo/release.py has no version.")
        return '.'.join(series.groups()) + self._build()

    def _build(self):
        marker = self.root / '.version'
        if marker.is_file():
            return f' {marker.read_text().strip()}'
        head = self.root / '.git' / 'HEAD'
        if not head.is_file():
            return ''
        name = head.read_text().strip()
        ref = self.root / '.git' / name.removeprefix('ref: ')
        return f' {ref.read_text().strip() if ref.is_file() else name}'


def find():
    """The Odoo to work with, fetched if need be."""
    odoo = _named(os.environ['ODOO_HOME']) if os.environ.get('ODOO_HOME') else _fetched()
    if not odoo.version.startswith(SERIES):
        raise say.Failed(f"{odoo.root} is Odoo {odoo.version}; this module needs {SERIES}.")
    return odoo


def _named(home):
    root = Path(home).expanduser().resolve()
    if not (root / 'odoo' / 'release.py').is_file():
        raise say.Failed(f"ODOO_HOME is {home}: there is no odoo/release.py. Name an Odoo {SERIES} checkout.")
    return Odoo(root)


def _fetched():
    with lock('odoo'):
        for root in (_debian_root(paths.ODOO_DEBIAN), paths.ODOO_CLONE):
            if (root / '.version').is_file() or (root / '.git' / 'HEAD').is_file():
                return Odoo(root)
        for uri, signed_by in apt.archives():
            try:
                return _from_debian(uri, signed_by)
            except say.Failed as failure:
                say.line(f"  not from Debian: {str(failure).splitlines()[0]}")
        return _from_git()


def _debian_root(folder):
    return folder / 'usr' / 'lib' / 'python3' / 'dist-packages'


def _from_debian(uri, signed_by):
    with say.step(f"Odoo {SERIES} from Debian"):
        private = apt.PrivateApt(paths.DOWNLOADS / 'apt', uri, signed_by, ['sid', 'stable'])
        private.update()
        packages = private.download(
            *(f'{name}/sid' for name in FROM_UNSTABLE), *(f'{name}/stable' for name in FROM_STABLE))
        # unpacked aside and renamed at the end: a run that dies on the way leaves nothing half done
        folder = paths.ODOO_DEBIAN.with_name('odoo-debian.part')
        shutil.rmtree(folder, ignore_errors=True)
        for package in packages:
            apt.unpack(package, folder)
        _mend(_debian_root(folder))
        version = next(path.name.split('_')[1] for path in packages if path.name.startswith('odoo-19_'))
        (_debian_root(folder) / '.version').write_text(f'{version}\n')
        shutil.rmtree(private.folder)
        shutil.rmtree(paths.ODOO_DEBIAN, ignore_errors=True)
        folder.rename(paths.ODOO_DEBIAN)
    return Odoo(_debian_root(paths.ODOO_DEBIAN))


def _mend(root):
    # a second, incomplete copy of the addons, which Odoo would put on its path by itself
    shutil.rmtree(root / 'addons', ignore_errors=True)
    stripped = root / 'odoo' / STRIPPED
    stripped.parent.mkdir(parents=True, exist_ok=True)
    stripped.touch()


def _from_git():
    with say.step(f"Odoo {SERIES} from its repository (some minutes)"):
        shutil.rmtree(paths.ODOO_CLONE, ignore_errors=True)
        say.run(
            ['git', 'clone', '--depth', '1', '--branch', SERIES, REPOSITORY, paths.ODOO_CLONE],
            log='odoo-clone',
            hint=f"Have you Odoo {SERIES} already? Name its folder: ODOO_HOME=/path/to/odoo")
    return Odoo(paths.ODOO_CLONE)
