import json
from dataclasses import dataclass

from odoo import api, models, tools

from ...tools.foundation.carrier import Fact
from ...tools.foundation.relations import named_by_property, pointed_at


@dataclass(frozen=True)
class WithoutHidden(Fact):
    """What properties point at is read only as far as whoever asks may read it."""


class Base(models.AbstractModel):
    """Properties point at records of any model: what a user with a scope may not read is not set and not named.

    What each property is stands in its definition, with the record that the model's properties are defined on; what
    a client sends along decides nothing but for a definition that he changes with it.
    """
    _inherit = 'base'

    # -- what they point at ------------------------------------------------------------------------

    def _portfolio_targets(self, values):
        yield from super()._portfolio_targets(values)
        for name in values.keys() & self._portfolio_properties():
            for model, record_id in self._portfolio_property_targets(self._fields[name], values):
                if self._portfolio_follows(model):
                    yield self._fields[name], model, record_id

    @api.model
    @tools.ormcache('self._name')
    def _portfolio_properties(self):
        return {name for name, field in self._fields.items() if field.type in ('properties', 'properties_definition')}

    def _portfolio_property_targets(self, field, values):
        """What new values of a field of properties, or of definitions, point at: ``(model, id)``."""
        given = values[field.name]
        if isinstance(given, str):
            try:
                given = json.loads(given)
            except ValueError:
                return  # which the platform refuses
        given = dict(getattr(given, '_values', given) or {}) if not isinstance(given, (list, tuple)) else given
        defined = self._portfolio_defined(field, values) if field.type == 'properties' else {}
        for name, value in given.items() if isinstance(given, dict) else ():
            yield from self._portfolio_named_by(defined.get(name), value)
        for one in given if isinstance(given, (list, tuple)) else ():
            if isinstance(one, dict):
                for value in (one.get('value'), one.get('default')):
                    yield from self._portfolio_named_by(one, value)
                    yield from self._portfolio_named_by(defined.get(one.get('name')), value)

    def _portfolio_defined(self, field, values):
        """The definitions of a field of properties, by name, for these records with ``values``."""
        if not field.definition_record or field.definition_record not in self._fields:
            return {}
        # sudo: any model - what its properties are, which whoever may change the record need not read
        home = self.sudo()[field.definition_record]
        if field.definition_record in values:
            home = home.browse(pointed_at(values[field.definition_record]))
        return {one['name']: one for record in home for one in record[field.definition_record_field] or ()}

    @api.model
    def _portfolio_named_by(self, definition, value):
        definition = definition or {}
        model = definition.get('comodel')
        if model in self.env:
            for record_id in named_by_property(definition.get('type'), value):
                yield model, record_id

    def _portfolio_points_already(self, field, model, record_id):
        if field.type not in ('properties', 'properties_definition'):
            return super()._portfolio_points_already(field, model, record_id)
        # sudo: any model - what it points at now, which may be hidden
        now = self.sudo()
        return bool(self) and all(
            (model, record_id) in record._portfolio_property_targets(field, {field.name: record[field.name]})
            for record in now)

    # -- how they are shown ------------------------------------------------------------------------

    def _read_format(self, fnames, load='_classic_read'):
        rows = super()._read_format(fnames, load=load)
        names = self._portfolio_properties().intersection(fnames)
        if names and self._portfolio_is_guarded():
            self._portfolio_hide_named(
                [one for row in rows for name in names if isinstance(row.get(name), list) for one in row[name]])
        return rows

    def _portfolio_hide_named(self, properties):
        """Take the names, and where the caller says so the ids, of what is hidden out of properties as read."""
        named = {}
        for one in properties:
            for model, record_id in self._portfolio_named_by(one, one.get('value')):
                named.setdefault(model, set()).add(record_id)
        hidden = {model: ids - self.env[model]._portfolio_readable(ids) for model, ids in named.items()}
        dropped = self._portfolio_told(WithoutHidden)
        for one in properties:
            if not hidden.get(one.get('comodel')):
                continue
            # a form sends all of them back: there the id stays
            shown = [
                value if record_id not in hidden[one['comodel']] else None if dropped else (record_id, None)
                for value in (one['value'] if one['type'] == 'many2many' else [one['value']])
                for record_id in named_by_property('many2one', value)]
            shown = [value for value in shown if value]
            one['value'] = shown if one['type'] == 'many2many' else shown[0] if shown else False

    def web_read(self, specification):
        """A list reads fields of what properties point at: of what is hidden, none."""
        if self._portfolio_is_guarded() and any(
                'fields' in (spec or ()) and name in self._portfolio_properties()
                for name, spec in specification.items()):
            return super(Base, self._portfolio_tell(WithoutHidden())).web_read(specification)
        return super().web_read(specification)

    def _export_rows(self, fields, **options):
        if any(path and '.' in path[0] for path in fields) and self._portfolio_is_guarded():
            return super(Base, self._portfolio_tell(WithoutHidden()))._export_rows(fields, **options)
        return super()._export_rows(fields, **options)

    def _web_read_group_groupby_properties_formatter(self, groupby_spec, values):
        formatted = super()._web_read_group_groupby_properties_formatter(groupby_spec, values)
        if not self._portfolio_is_guarded():
            return formatted
        name = groupby_spec.split(':')[0]
        definition = self.get_property_definition(name)
        named = [target for value in values for target in self._portfolio_named_by(
            {**definition, 'type': 'many2one'}, value)] if definition.get('comodel') else []
        ids = {record_id for _model, record_id in named}
        hidden = ids - self.env[definition['comodel']]._portfolio_readable(ids) if ids else set()
        operator = 'in' if definition.get('type') == 'many2many' else '='

        def nameless(value):
            if value in hidden:
                return (value, self._portfolio_unnamed()), [(name, operator, value)]
            return formatted(value)
        return nameless
