"""The runner of ``./dev/bench NAME``: what a benchmark gets, and how its figures are judged.

A benchmark is ``benchmarks/NAME.py`` with a function ``main(context)``. Its docstring says what
is measured and why the budget is what it is. An example::

    \"\"\"How long a representative waits for the list of accounts.\"\"\"

    def main(context):
        parser = argparse.ArgumentParser(prog='dev/bench list')
        parser.add_argument('--accounts', type=int, default=100_000)
        options = parser.parse_args(context.arguments)

        database, is_new = context.keep(f'bench_list_{options.accounts}')
        if is_new:
            with context.environment(database) as env:
                fill(env, options.accounts)
                env.cr.commit()
        seconds = context.fresh(database, first_page)          # in a process of its own
        context.figure('first page', 1000 * seconds, 'ms', at_most=60)

    def first_page(env, **options):
        return median(lambda: env['res.partner'].search([], limit=80))

Databases: :meth:`Context.copy` for one that is dropped at the end, :meth:`Context.keep` for one that
is expensive to fill and kept for the next run.

Code on Odoo: :meth:`Context.environment` in this process, :meth:`Context.fresh` in a new one, where no
cache is warm and no registry is left of an earlier measurement.

Figures: :meth:`Context.figure` prints a figure at once and remembers it with its budget.
:func:`median` and :func:`stopwatch` measure.
"""
import contextlib
import importlib.util
import json
import logging
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bare import database, environment, paths, say

BENCHMARKS = paths.CHECKOUT / 'benchmarks'


class Context:
    """What a benchmark is given.

    ``arguments``
        the words of the command line after the name (less ``--json FILE``)
    ``databases``
        the :class:`bare.database.Databases`, for what the methods below do not offer
    """

    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments
        self.databases = database.Databases(environment.prepare())
        self.figures = {}
        self.budget = {}
        self._dropped_at_end = []

    # databases

    def copy(self, suffix='1', *, template='module'):
        """The name of a new database, dropped at the end.

        :param suffix: tells several of one benchmark apart
        :param template: ``module`` (installed), ``dependencies`` (all but the module), or the name
            of any database
        """
        source = self._template(template)
        name = database.check_name(f'bench_{self.name}_{paths.CHECKOUT_KEY}_{suffix}')
        self._dropped_at_end.append(name)
        return self.databases.copy(source, name)

    def keep(self, name, *, template='module'):
        """A database that outlives the run, with the module as the checkout has it now.

        :return: the name, and whether it was made just now and so wants to be filled
        """
        is_new = not self.databases.exists(database.check_name(name))
        if is_new:
            self.databases.copy(self._template(template), name)
            if template == 'module':
                self.databases.set_note(name, module=self.databases.module_key())
        elif template == 'module':
            self.databases.current(name)
        return name, is_new

    def drop(self, name):
        """Drop a kept database, for example one whose filling failed half way."""
        self.databases.drop(name)

    def _template(self, template):
        known = {'module': self.databases.module, 'dependencies': self.databases.dependencies}
        return known[template]() if template in known else template

    # code on Odoo

    @contextlib.contextmanager
    def environment(self, name, user=None):
        """An ``env`` on a database in this process; changes are kept by ``env.cr.commit()`` only.

        :param user: a login; the superuser by default
        """
        with _environment(name, user) as env:
            yield env

    def fresh(self, name, function, *, user=None, **options):
        """Call ``function(env, **options)`` in a new process and return what it returns.

        :param function: a function at the top of the benchmark's file
        :param options: and the result: anything JSON can carry
        """
        call = {'database': name, 'function': function.__name__, 'user': user, 'options': options}
        done = subprocess.run(
            [sys.executable, __file__, self.name, '--call', json.dumps(call)],
            stdout=subprocess.PIPE, text=True, check=False)
        *printed, result = done.stdout.splitlines() or ['']
        for line in printed:
            print(line, flush=True)
        if done.returncode:
            raise say.Failed(f"{self.name}: {function.__name__} failed on {name}, see above.")
        return json.loads(result)

    # figures

    def figure(self, name, value, unit='', *, at_most=None, at_least=None):
        """Print a figure, and hold it against its budget if it has one."""
        self.figures[name] = round(value, 4)
        limits = {'at_most': at_most, 'at_least': at_least}
        limits = {kind: limit for kind, limit in limits.items() if limit is not None}
        verdict = ''
        if limits:
            self.budget[name] = limits
            words = ', '.join(f"{kind.replace('_', ' ')} {limit:g}" for kind, limit in limits.items())
            verdict = f"  ({words}: {'ok' if self._within(name) else 'MISSED'})"
        print(f"{name:<50} {value:>12,.3f} {unit}{verdict}", flush=True)

    def _within(self, name):
        value, limits = self.figures[name], self.budget[name]
        return limits.get('at_least', value) <= value <= limits.get('at_most', value)

    @property
    def ok(self):
        """Whether every figure that has a budget is within it."""
        return all(self._within(name) for name in self.budget)

    def close(self):
        for name in self._dropped_at_end:
            _close(name)
            self.databases.drop(name)


def stopwatch(function, *arguments, **options):
    """Call once.

    :return: seconds, result
    """
    start = time.perf_counter()
    result = function(*arguments, **options)
    return time.perf_counter() - start, result


def median(function, repeat=7, warm_up=1):
    """Seconds ``function()`` takes: the median of ``repeat`` calls after ``warm_up`` uncounted ones."""
    for _index in range(warm_up):
        function()
    return statistics.median(stopwatch(function)[0] for _index in range(repeat))


@contextlib.contextmanager
def _environment(name, user):
    import odoo.modules.registry
    from odoo import SUPERUSER_ID, api, tools

    tools.config.parse_config(['-c', str(paths.ODOO_CONFIG), '-d', name, '--no-http'], setup_logging=True)
    logging.getLogger('odoo').setLevel(logging.WARNING)
    registry = odoo.modules.registry.Registry(name)
    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        if user:
            env = env(user=env['res.users'].search([('login', '=', user)], limit=1).id)
        yield env
        cr.rollback()


def _close(name):
    """Let go of the connections this process has to a database."""
    if 'odoo.modules.registry' in sys.modules:
        from odoo import sql_db
        from odoo.modules.registry import Registry
        Registry.delete(name)
        sql_db.close_db(name)


def _load(name):
    spec = importlib.util.spec_from_file_location(f'benchmarks.{name}', BENCHMARKS / f'{name}.py')
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _call(name, call):
    """The other end of :meth:`Context.fresh`: the result is the last line of stdout."""
    with _environment(call['database'], call['user']) as env:
        result = getattr(_load(name), call['function'])(env, **call['options'])
        print(json.dumps(result), flush=True)


def _main(arguments):
    name, *arguments = arguments
    if arguments[:1] == ['--call']:
        return _call(name, json.loads(arguments[1]))
    json_file = None
    if '--json' in arguments:
        index = arguments.index('--json')
        if index + 1 == len(arguments):
            raise say.Failed("--json needs the name of a file.")
        json_file = Path(arguments[index + 1])
        del arguments[index:index + 2]
    context = Context(name, arguments)
    try:
        _load(name).main(context)
    finally:
        context.close()
    line = json.dumps({'bench': name, 'ok': context.ok, 'figures': context.figures, 'budget': context.budget})
    if json_file:
        json_file.write_text(line + '\n')
    print(line, flush=True)
    return 0 if context.ok else 1


if __name__ == '__main__':
    # benchmarks import this file by its name in the package, not as __main__
    sys.modules['inside.bench'] = sys.modules['__main__']
    say.command(_main)
