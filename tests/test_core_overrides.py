"""What of core we override, why, and what would break with an upgrade of Odoo.

``core_overrides.csv`` has a line for each private method of core that a model of ours overrides: the file, where core
first says it, how it is called there, and our reason. An upgrade that moves or changes one fails here, by name, before
it fails anywhere else.
"""
import csv
import inspect
from pathlib import Path
from typing import NamedTuple

from odoo.tests import TransactionCase

OURS = 'odoo.addons.crm_portfolio.'
ROOMS = tuple(f'{OURS}{folder}.' for folder in ('models', 'wizards'))
LIST = Path(__file__).parent / 'core_overrides.csv'
TAKES_ANY = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


class Override(NamedTuple):
    """A method of a class of ours, with the methods of core behind it, the nearest first."""
    file: str
    name: str
    ours: object
    core: list      # [(module, function)]

    @property
    def pinned(self):
        module, function = self.core[-1]
        return module, signature(function)


def function_of(value):
    return value.__func__ if isinstance(value, classmethod | staticmethod) else value


def signature(function):
    """How a method is called, without the types it is annotated with."""
    parameters = inspect.signature(function).parameters.values()
    plain = inspect.Signature([one.replace(annotation=inspect.Parameter.empty) for one in parameters])
    return f"{'@api.model ' if is_of_model(function) else ''}{plain}"


def is_of_model(function):
    return getattr(function, '_api_model', False)


def overrides(registry):
    """:return: ``{(file, name): Override}`` of all methods of core that ours override"""
    found = {}
    for model in registry.values():
        bases = model.__mro__
        for place, base in enumerate(bases):
            if not base.__module__.startswith(ROOMS):
                continue
            file = base.__module__.removeprefix(OURS).replace('.', '/') + '.py'
            for name, value in vars(base).items():
                ours = function_of(value)
                if not inspect.isfunction(ours) or name.startswith('__'):
                    continue
                core = [
                    (behind.__module__, function_of(vars(behind)[name])) for behind in bases[place + 1:]
                    if name in vars(behind) and not behind.__module__.startswith(OURS)]
                if core:
                    found.setdefault((file, name), Override(file, name, ours, core))
    return found


def not_taken(override):
    """Names of what core hands over and ours would stumble on, whether it is handed over by place or by name."""
    ours = list(inspect.signature(override.ours).parameters.values())
    if any(one.kind == inspect.Parameter.VAR_KEYWORD for one in ours):
        return []
    by_place = [one for one in ours if one.kind == inspect.Parameter.POSITIONAL_OR_KEYWORD]
    names = {one.name for one in ours}
    core = inspect.signature(override.core[0][1]).parameters.values()
    return [
        one.name for place, one in enumerate(core)
        if one.kind not in TAKES_ANY and one.name not in names
        and (one.kind == inspect.Parameter.KEYWORD_ONLY or place >= len(by_place))]


class TestCoreOverrides(TransactionCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.overrides = overrides(cls.env.registry)
        with LIST.open(newline='') as stream:
            cls.listed = {(line['file'], line['method']): line for line in csv.DictReader(stream)}

    def test_every_private_method_of_core_that_we_override_has_a_reason(self):
        private = {key for key in self.overrides if key[1].startswith('_')}
        self.assertEqual(
            (sorted(private - self.listed.keys()), sorted(self.listed.keys() - private)), ([], []),
            "not in core_overrides.csv, or there in vain")
        self.assertFalse([key for key, line in self.listed.items() if not line['reason'].endswith(".")])

    def test_core_still_has_what_we_override_as_it_was(self):
        changed = []
        for key, line in self.listed.items():
            module, called = self.overrides[key].pinned
            if (module, called) != (line['of core'], line['signature']):
                changed.append(
                    f"{key[0]}: {key[1]} was {line['signature']} in {line['of core']}, is {called} in {module}. "
                    f"Overridden because: {line['reason']}")
        self.assertFalse(changed, "\n".join(["An upgrade of Odoo changed what we override."] + changed))

    def test_what_core_hands_over_ours_take(self):
        refused = {
            f"{override.file}: {override.name}": lost for override in self.overrides.values()
            if (lost := not_taken(override))}
        self.assertFalse(refused)

    def test_what_core_calls_on_the_model_ours_let_it_call(self):
        """Without ``@api.model`` an RPC caller hands over ids, and core does not."""
        self.assertFalse([
            f"{override.file}: {override.name}" for override in self.overrides.values()
            if is_of_model(override.core[0][1]) != is_of_model(override.ours)])

    def test_no_method_of_ours_takes_the_name_of_another(self):
        """Two rooms that call two things alike: what the first calls answers with what the second meant."""
        taken = set()
        for model in self.env.registry.values():
            for name in {name for base in model.__mro__ if base.__module__.startswith(OURS) for name in vars(base)}:
                ours = [
                    (base.__module__, function_of(vars(base)[name])) for base in model.__mro__
                    if base.__module__.startswith(OURS) and name in vars(base)]
                for (file, nearer), (other, behind) in zip(ours, ours[1:], strict=False):
                    if name.startswith('_') and inspect.isfunction(nearer) and inspect.isfunction(behind) \
                            and 'super' not in nearer.__code__.co_names and signature(nearer) != signature(behind):
                        taken.add(f"{name} of {other} is something else in {file}")
        self.assertEqual(sorted(taken), [])
