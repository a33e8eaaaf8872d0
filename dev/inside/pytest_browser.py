"""pytest plugin: what becomes of tests that need a browser, and which tests begin first.

``--no-tours`` skips them; ``--strict-tours`` makes a skipped one fail, because a test that
silently does not run is worse than one that fails. Tests tagged ``long`` begin first, so that no process is left with
one of them while the others have nothing to do.
"""
import contextlib
import os
import shutil
import unittest

import pytest


def pytest_addoption(parser):
    group = parser.getgroup('browser tests')
    group.addoption('--no-tours', action='store_true', help="skip what needs a browser")
    group.addoption('--strict-tours', action='store_true', help="a skipped test of HttpCase fails")


@pytest.fixture(scope='session', autouse=True)
def _no_tours(request, load_registry):
    if request.config.getoption('--no-tours'):
        from odoo.tests import HttpCase  # not before pytest-odoo has configured Odoo

        def skip(*args, **kwargs):
            raise unittest.SkipTest("--no-tours")

        HttpCase.browser_js = skip


@contextlib.contextmanager
def _own_filestore(source, target):
    """Each worker has files of its own: one that tidies up deletes what its database does not know."""
    from odoo.tools import config
    if source == target or not os.path.isdir(config.filestore(source)):
        yield
        return
    folder = config.filestore(target)
    # Odoo never changes a stored file, it only adds and removes: a hard link is a copy
    shutil.copytree(config.filestore(source), folder, copy_function=os.link, dirs_exist_ok=True)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def pytest_configure(config):
    import pytest_odoo
    # it lets workers share one
    pytest_odoo._shared_filestore = _own_filestore


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: 'long' not in getattr(item.cls, 'test_tags', ()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped and item.config.getoption('--strict-tours') and _is_http_case(item):
        report.outcome = 'failed'
        report.longrepr = f"{item.nodeid} was skipped, and a browser test may not be: {report.longrepr}"
    return report


def _is_http_case(item):
    from odoo.tests import HttpCase
    return isinstance(getattr(item, 'instance', None), HttpCase) or (
        isinstance(getattr(item, 'cls', None), type) and issubclass(item.cls, HttpCase))
