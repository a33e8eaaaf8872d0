"""Run Odoo's own tests of some modules on a database and write what became of each; dev/odoo-tests calls it.

All of a module's tests, those that Odoo runs while it installs too, on the whole registry as users have it. Each is
written down by name: Odoo only counts, and of a class that cannot be set up it does not say how many never began.
"""
import argparse
import json
import unittest
from pathlib import Path

import odoo.http
from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.service import server
from odoo.tests import HttpCase, loader, suite
from odoo.tests import result as odoo_result
from odoo.tools import config

NO_BROWSER = "no browser"


class Result(odoo_result.OdooTestResult):
    """A result that remembers the name of every test, and the last line of what went wrong.

    ``outcomes`` is ``{name: message}``: empty for what passed, None for what was skipped, False for what was left out
    because it needs a browser.
    """

    def __init__(self, tests):
        super().__init__()
        self.outcomes = {}
        self.classes = {}
        for test in tests:
            self.classes.setdefault(_class_name(test), []).append(_name(test))

    def addSuccess(self, test):
        super().addSuccess(test)
        self.outcomes.setdefault(_name(test), '')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        for name in self._names(test):
            self.outcomes.setdefault(name, False if reason == NO_BROWSER else None)

    def addError(self, test, err):
        super().addError(test, err)
        self._failed(test, err)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._failed(test, err)

    def _failed(self, test, err):
        lines = str(err[1]).strip().splitlines() or ['']
        for name in self._names(test):
            if not self.outcomes.get(name):
                self.outcomes[name] = f'{err[0].__name__}: {" / ".join(lines)}'[:600]

    def _names(self, test):
        """The tests an event is about: one, or all of the class whose set-up it is."""
        if isinstance(test, suite._ErrorHolder):
            return self.classes.get(test.description.partition('(')[2].rstrip(')'), [test.description])
        # a subtest tells of the test it is a part of
        return [_name(getattr(test, 'test_case', test))]


def _name(test):
    """``crm/tests/test_crm_lead.py:TestCRMLead.test_crm_lead_merge``; with ``/`` in front, what --test-tags takes."""
    return test.canonical_tag.lstrip('/') if hasattr(test, 'canonical_tag') else test.id()


def _class_name(test):
    return unittest.util.strclass(type(test))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--config', required=True)
    parser.add_argument('--database', required=True)
    parser.add_argument('--modules', required=True)
    parser.add_argument('--port', required=True)
    parser.add_argument('--no-tours', action='store_true')
    parser.add_argument('--only')
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    config.parse_config([
        '-c', options.config, '-d', options.database, '--http-port', options.port, '--log-level', 'error'],
        setup_logging=True)
    server.load_server_wide_modules()
    # before tests are switched on, else those for the time of an installation run now, on half a registry
    registry = Registry(options.database)
    config['test_enable'] = True
    config['test_tags'] = options.only or ','.join(f'/{module}' for module in options.modules.split(','))
    server.server = server.ThreadedServer(odoo.http.root)
    server.server.start(stop=True)
    if options.no_tours:
        _without_browser()
    outcomes = _run(registry, options.modules.split(','))
    options.out.write_text(json.dumps(outcomes, indent=1, sort_keys=True))
    server.server.stop()


def _without_browser():
    def skip(*args, **kwargs):
        raise unittest.SkipTest(NO_BROWSER)
    HttpCase.browser_js = skip


def _run(registry, modules):
    installed = registry._init_modules & set(modules)
    tests = loader.make_suite(sorted(installed), 'at_install,post_install')
    if tests.has_http_case():
        with registry.cursor() as cr:
            api.Environment(cr, SUPERUSER_ID, {})['ir.qweb']._pregenerate_assets_bundles()
    found = list(tests)
    result = Result(found)
    odoo.modules.module.current_test = True
    tests(result)
    for test in found:
        # not begun, and nobody said why
        result.outcomes.setdefault(_name(test), "never began")
    return result.outcomes


if __name__ == '__main__':
    main()
