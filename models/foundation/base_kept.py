from dataclasses import dataclass

from odoo import api, models, tools
from odoo.exceptions import AccessError

from ...tools.foundation.carrier import Fact
from ...tools.foundation.relations import lines_of


@dataclass(frozen=True, eq=False)
class SystemWrite(Fact):
    """The calling code writes, in these models, what people never write."""
    models: frozenset


class Base(models.AbstractModel):
    """What code keeps is written by nobody else, whatever the rights.

    ``readonly`` holds for forms only: a program may send any field. The stored fields of ours that are read only in
    Python, computed ones too, are refused in ``create``, in ``write`` and as a default from the context, to
    administrators as well. Code that owns them works with all rights (``sudo``), or says so::

        handover._portfolio_own().state = 'planned'

    It never passes on values that somebody else chose that way.
    """
    _inherit = 'base'

    # fields of Odoo's that are kept as well
    _portfolio_kept_too = frozenset()

    def _portfolio_own(self, *names):
        """The same records, on which code may write what people never write; in the models ``names`` too."""
        told = self._portfolio_told(SystemWrite)
        return self._portfolio_tell(SystemWrite((told.models if told else frozenset()) | {self._name, *names}))

    def _portfolio_owns(self):
        """Whether it is code that writes what people never write, and has said so."""
        told = self._portfolio_told(SystemWrite)
        return self.env.su or bool(told and self._name in told.models)

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        return super(Base, self._portfolio_disown()).create(vals_list).with_env(self.env)

    def write(self, vals):
        self._portfolio_check_kept([vals], defaults=False)
        return super(Base, self._portfolio_disown()).write(vals)

    def copy(self, default=None):
        """A copy keeps what code has written, as the model says with ``copy``; nobody adds to that."""
        copied = () if self.env.su else self._portfolio_copied_models()
        if not copied:
            return super().copy(default)
        default = dict(default or {})
        self._portfolio_check_default(copied, default)
        return super(Base, self._portfolio_own(*copied)).copy(default).with_env(self.env)

    def _portfolio_check_default(self, copied, default):
        """Refuse what people never write in the values given for a copy, in those of its lines too, new or there."""
        for name in copied:
            self.env[name]._portfolio_check_kept([default if name == self._name else {}])
        # what is told of the record is not told of what its values make
        for records, values in self.browse()._portfolio_disown()._portfolio_given(default)[1:]:
            records._portfolio_check_kept([values], defaults=False)

    def _portfolio_given(self, values):
        """All that values say: ``[(records, values)]`` of the record, of its lines and of what it is a line of.

        :param dict values: as ``write`` takes them, with commands for lines
        """
        given = [(self, values)]
        for name, value in values.items():
            comodel = name in self._fields and self._fields[name].comodel_name
            if comodel:
                for record_id, inner in lines_of(value):
                    given += self.env[comodel].browse(record_id)._portfolio_given(inner)
        return given

    @api.model
    @tools.ormcache('self._name')
    def _portfolio_copied_models(self):
        """The models with kept fields among this one and those of the lines that are copied along."""
        found, todo = set(), {self._name}
        while todo:
            name = todo.pop()
            found.add(name)
            todo |= {field.comodel_name for field in self.env[name]._fields.values()
                     if field.type == 'one2many' and field.copy and field.comodel_name in self.env} - found
        return frozenset(name for name in found if self.env[name]._portfolio_kept_fields())

    @api.model
    def default_get(self, fields):
        """Neither the context nor a user's own defaults say what people never write, whoever creates."""
        defaults = super().default_get(fields)
        if kept := self._portfolio_saying_kept(defaults):
            own = self.env['ir.default']._get_model_defaults(self._name)
            for name in kept:
                if name in own or f'default_{name}' in self.env.context:
                    field = self._fields[name]
                    value = field.default(self) if field.default else False
                    defaults[name] = field.convert_to_write(field.convert_to_cache(value, self, validate=False), self)
        return defaults

    def _portfolio_saying_kept(self, defaults):
        """The names of those of ``defaults`` that people never write, or that say such of a line."""
        return self._portfolio_kept_fields().intersection(defaults) | {
            name for name, value in defaults.items() if isinstance(value, (list, tuple, dict)) and any(
                records._portfolio_kept_fields() & values.keys()
                for records, values in self._portfolio_given({name: value})[1:])}

    def _portfolio_disown(self):
        """What is told holds for the records it was told of, not for those that are made inside their values."""
        told = self._portfolio_told(SystemWrite)
        if not told or self._name not in told.models:
            return self
        return self._portfolio_tell(SystemWrite(told.models - {self._name}))

    def _portfolio_check_kept(self, vals_list, *, defaults=True):
        """Refuse values of what people never write; a model that completes values with such does it after this.

        :param vals_list: list of values, as ``create`` takes them; for ``write`` a list of one
        :param defaults: whether those in the context count too, as they do where records are made
        :raise AccessError: when such a field is among them, and whoever asks does not own the records
        """
        kept = self._portfolio_kept_fields()
        if not kept or self.env.su:
            return
        names = kept & set().union(*vals_list)
        if defaults:
            names |= {name for name in kept if f'default_{name}' in self.env.context}
        if not names or self._portfolio_owns():
            return
        raise AccessError(self.env._(
            "%s: filled in by the system and cannot be changed. Remove it from the values.",
            ", ".join(self._fields[name]._description_string(self.env) for name in sorted(names))))

    @api.model
    @tools.ormcache('self._name')
    def _portfolio_kept_fields(self):
        """The names of the fields people never write."""
        ours = self._name.startswith('portfolio.')
        return frozenset(
            name for name, field in self._fields.items()
            if (ours or name.startswith('portfolio_')) and field.store and field.readonly
            and name not in models.MAGIC_COLUMNS) | self._portfolio_kept_too
