"""pytest plugin: what becomes of tests that need a browser.

``--no-tours`` skips them; ``--strict-tours`` makes a skipped one fail, because a test that
silently does not run is worse than one that fails. ``--http-cases`` runs them apart from the others: a browser and its
server have two cores to do, so that they run one after the other while the others share the cores.
"""
import unittest

import pytest


def pytest_addoption(parser):
    group = parser.getgroup('browser tests')
    group.addoption('--no-tours', action='store_true', help="skip what needs a browser")
    group.addoption('--strict-tours', action='store_true', help="a skipped test of HttpCase fails")
    group.addoption(
        '--http-cases', choices=('with', 'without', 'only'), default='with',
        help="whether tests of HttpCase run with the others, not at all, or alone")


@pytest.fixture(scope='session', autouse=True)
def _no_tours(request, load_registry):
    if request.config.getoption('--no-tours'):
        from odoo.tests import HttpCase  # not before pytest-odoo has configured Odoo

        def skip(*args, **kwargs):
            raise unittest.SkipTest("--no-tours")

        HttpCase.browser_js = skip


def pytest_collection_modifyitems(config, items):
    wanted = config.getoption('--http-cases')
    if wanted == 'with':
        return
    kinds = {True: [], False: []}
    for item in items:
        kinds[_is_http_case(item)].append(item)
    items[:] = kinds[wanted == 'only']
    config.hook.pytest_deselected(items=kinds[wanted != 'only'])


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
