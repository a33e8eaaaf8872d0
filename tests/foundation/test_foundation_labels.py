import ast
from collections import defaultdict
from pathlib import Path

from odoo import addons as odoo_addons
from odoo.tests import TransactionCase

MODULE = 'crm_portfolio'
# where a field's label stands among its positional arguments, by kind of field; first for all others
PLACES = {'Many2one': 1, 'Selection': 1, 'Reference': 1, 'One2many': 2, 'Many2many': 4}


def addons():
    """The folders of all of Odoo's modules, installed or not."""
    for folder in odoo_addons.__path__:
        for path in Path(folder).iterdir():
            if (path / '__manifest__.py').is_file() and path.name != MODULE and not path.name.startswith('test_'):
                yield path


def classes(path, wanted):
    """``(names of the model, its fields)`` of the classes of a file that extend one of ``wanted``."""
    text = path.read_text()
    if not any(f"'{name}'" in text or f'"{name}"' in text for name in wanted):
        return
    for node in ast.parse(text).body:
        if not isinstance(node, ast.ClassDef):
            continue
        assigned = {
            target.id: statement.value for statement in node.body if isinstance(statement, ast.Assign)
            for target in statement.targets if isinstance(target, ast.Name)}
        names = {
            constant.value for key in ('_inherit', '_name') if key in assigned
            for constant in ast.walk(assigned[key]) if isinstance(constant, ast.Constant)}
        yield names & wanted, {
            name: value for name, value in assigned.items()
            if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute)
            and isinstance(value.func.value, ast.Name) and value.func.value.id == 'fields'}


def label(name, call):
    """The label of a field as its class says it: a text, or the last name of the path it is related to, in a tuple."""
    words = {keyword.arg: keyword.value for keyword in call.keywords}
    place = PLACES.get(call.func.attr, 0)
    found = words.get('string') or (call.args[place] if len(call.args) > place else None)
    if isinstance(found, ast.Constant) and isinstance(found.value, str):
        return found.value
    if isinstance(words.get('related'), ast.Constant):
        return (words['related'].value.rpartition('.')[2],)
    return spoken(name)


def spoken(name):
    """What Odoo makes of a name that has no label."""
    return name.removesuffix('_ids').removesuffix('_id').replace('_', ' ').title()


class TestLabels(TransactionCase):
    """Beside any of Odoo's modules no two fields of a model have one label: Odoo's log would say so."""

    def test_no_label_of_ours_is_one_of_any_module(self):
        ours = self.ours()
        # what is added to a partner is a field of its user too
        heirs = {name: {name, *self.env[name]._inherits_children} for name in ours}
        theirs = self.theirs(set(ours))
        self.assertGreater(len(theirs), 1000, "the modules were not found")
        clashes = {
            f"{ours[heir][text]} of {heir}: “{text}” is {name} of {addon}"
            for model, addon, name, said in theirs for text in self.texts(said)
            for heir in heirs[model] if ours[heir].get(text, name) != name}
        self.assertEqual(sorted(clashes), [], "choose other labels")

    def ours(self):
        """``{model of Odoo's: {label: field of ours}}``"""
        found = defaultdict(dict)
        for model in self.env.values():
            if not model._name.startswith('portfolio.') and not model._abstract:
                for name, field in model._fields.items():
                    if name.startswith('portfolio_'):
                        found[model._name][field.string] = name
        return found

    def theirs(self, wanted):
        """``[(model, module, field, what label() says)]`` of all modules' classes that extend ``wanted``."""
        return [
            (model, addon.name, name, label(name, call))
            for addon in addons()
            for path in [*(addon / 'models').rglob('*.py'), *(addon / 'wizard').rglob('*.py')]
            for models, fields in classes(path, wanted)
            for name, call in fields.items() for model in models]

    def texts(self, said):
        """The labels a field may have: where it shows another one, that one's in any model."""
        if isinstance(said, str):
            return {said}
        return {spoken(said[0])} | {
            model._fields[said[0]].string for model in self.env.values() if said[0] in model._fields}
