"""Chromium, which the browser tests drive."""
import shutil

from . import apt, say

# the names Odoo's own tests look for
PROGRAMS = ('google-chrome', 'chromium', 'chromium-browser', 'google-chrome-stable')


def find():
    """Whether there is a browser, after installing one if that can be done."""
    if not _present() and apt.can_install():
        apt.install('chromium')
    if not _present():
        say.line("  no browser, so no browser test: apt-get install chromium")
    return _present()


def _present():
    return any(shutil.which(name) for name in PROGRAMS)
