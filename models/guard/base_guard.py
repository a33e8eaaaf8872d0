from odoo import api, models, tools
from odoo.exceptions import AccessError

from ...tools.foundation.relations import named_by_reference, pointed_at, whole


class Base(models.AbstractModel):
    """A user with a scope points at nothing outside it; that he moves nothing of his out of it is in base_reach.py.

    The name of what a many2one points at is read with all rights, and so are the fields that follow it: whoever may
    choose the target may read it. So every target that is given must be one the user may read, in ``create`` and
    ``write``, in what a form sends while it is filled in, and in defaults. It costs users without a scope one look
    into a cache, the others one query for each model pointed at.

    Not asked about: what code computes, what code does with all rights, what the record pointed at before, and what
    the user himself has made in the same save.
    """
    _inherit = 'base'

    def _prepare_create_values(self, vals_list):
        prepared = super()._prepare_create_values(vals_list)
        if self._portfolio_asks_for_a_role():
            self._portfolio_check_ids(prepared)
        if self._portfolio_is_guarded():
            # with its lines, which some code creates with all rights
            self._portfolio_check_targets([
                given for vals in prepared for given in self.browse()._portfolio_given(
                    {name: value for name, value in vals.items() if not self._portfolio_was_computed(name, vals)})])
        return prepared

    def _portfolio_asks_for_a_role(self):
        return not self.env.su and bool(self.env.uid) and self.env.user.has_group('crm_portfolio.portfolio_group_user')

    def _portfolio_check_ids(self, vals_list):
        """Refuse what is given for a relation and is no id: a new record gets it as it is, and its rules read none.

        :raise AccessError: naming the field
        """
        for vals in vals_list:
            for name, value in vals.items():
                if value and type(value) is not int and name in self._fields and (
                        self._fields[name].type in ('many2one', 'many2one_reference')):
                    raise AccessError(self.env._(
                        "%(field)s: “%(value)s” is not a record. Choose one from the list.",
                        field=self._fields[name]._description_string(self.env), value=value))

    def _portfolio_was_computed(self, name, vals):
        return self._fields.get(name) in vals.get('__precomputed__', ())

    def write(self, vals):
        if not vals or not self._portfolio_is_guarded():
            return super().write(vals)
        self._portfolio_check_kept([vals], defaults=False)
        self._portfolio_check_targets(self._portfolio_given(vals))
        self._portfolio_check_reach(vals)
        held = self._portfolio_held(vals)
        result = super().write(vals)
        self._portfolio_check_stays(vals)
        self._portfolio_check_held(held)
        return result

    # -- forms and defaults ----------------------------------------------------------------------

    def onchange(self, values, field_names, fields_spec):
        if not self._portfolio_is_guarded():
            return super().onchange(values, field_names, fields_spec)
        self._portfolio_check_targets(self._portfolio_given(values))
        if not field_names:
            values = self._portfolio_with_defaults(values, fields_spec)
        result = super().onchange(values, field_names, fields_spec)
        if result.get('value'):
            self._portfolio_blank(result['value'])
        return result

    def _portfolio_with_defaults(self, values, fields_spec):
        """``values`` with the defaults a new form starts from, without those that point where they may not."""
        missing = [name for name in fields_spec if name not in values and name in self._fields]
        defaults = self.default_get(missing)
        hidden = self._portfolio_hidden_values(defaults)
        return {
            **{name: False if name in hidden else defaults[name] for name in missing if name in defaults}, **values}

    @api.model
    def default_get(self, fields):
        """Whatever they come from (the context, a user's own defaults), they point at nothing hidden."""
        defaults = super().default_get(fields)
        if defaults and self._portfolio_is_guarded():
            for name in self._portfolio_hidden_values(defaults):
                del defaults[name]
        return defaults

    def _portfolio_hidden_values(self, values):
        """The names of those of ``values`` that point at something the user may not read."""
        if not self._portfolio_hidden_targets(self._portfolio_given(values)):
            return set()
        pointing = self._portfolio_pointing()
        # a reference is judged together with what says which model it is about
        about = {name: value for name, value in values.items() if pointing.get(name)}
        return {
            name for name, value in values.items()
            if self._portfolio_hidden_targets(self._portfolio_given({name: value, **(
                about if name in about else {})}))}

    def _portfolio_blank(self, values):
        """Take out of what a form is answered whatever names a hidden record."""
        shown = {name: value for name, value in values.items() if name in self._fields}
        for name in self._portfolio_hidden_values(shown) if shown else ():
            values[name] = False if self._fields[name].type == 'many2one' else []

    # -- what it points at -----------------------------------------------------------------------

    @api.model
    def _portfolio_check_targets(self, given):
        """Refuse values that point at what the user may not read.

        :param given: ``[(records, values)]``: new values of these records, no records where they are created
        :raise AccessError: the same sentence whether the target is hidden or is not there
        """
        if fields := self._portfolio_hidden_targets(given):
            # the first of the form, whichever was met first: what else is filled in of it would tell that it is there
            field = min(fields, key=lambda field: field._sequence)
            raise AccessError(self.env._(
                "%(field)s: choose one that you may see. This one does not exist, or belongs to an account outside "
                "your portfolio. Your sales manager can assign it to you.",
                field=field._description_string(self.env)))

    @api.model
    def _portfolio_hidden_targets(self, given):
        """The fields, if any, through which ``given`` points at what the user may not read.

        One query for each model pointed at; some more only where something is hidden.
        """
        asked = {}
        for records, values in given:
            for field, model, record_id in records._portfolio_targets(values):
                asked.setdefault(model, {}).setdefault(record_id, []).append((records, field))
        fields = []
        for model, targets in asked.items():
            missing = targets.keys() - self.env[model]._portfolio_readable(targets.keys())
            if missing:
                missing -= self.env[model]._portfolio_just_made(missing) | self._portfolio_shown_anyway(model)
            fields += [
                field for record_id in missing for records, field in targets[record_id]
                if not records._portfolio_points_already(field, model, record_id)]
        return fields

    def _portfolio_targets(self, values):
        """What ``values`` of these records point at, where its model follows the account: (field, model, id)."""
        pointing = self._portfolio_pointing()
        for name in pointing.keys() & values.keys():
            field = self._fields[name]
            if self._portfolio_follows(field.comodel_name):
                for record_id in pointed_at(values[name]):
                    yield field, field.comodel_name, record_id
            elif field.type == 'reference':
                model, record_id = named_by_reference(values[name])
                if self._portfolio_follows(model):
                    yield field, model, record_id
        for field in self._portfolio_references(values):
            for model, record_id in self._portfolio_referred(field, values):
                if self._portfolio_follows(model):
                    yield field, model, record_id

    def _portfolio_references(self, values):
        """The fields that hold the id of a record of any model, if ``values`` change what one means."""
        pointing = self._portfolio_pointing()
        return {
            self._fields[reference] for name in pointing.keys() & values.keys() for reference in pointing[name]}

    def _portfolio_referred(self, field, values):
        """The models and ids ``field`` will hold."""
        model = self._portfolio_given_model(field, values)
        for record in self or [self]:
            # sudo: any model - what it points at now, to know what a part of the values changes
            now = record.sudo()
            ids = [values[field.name]] if field.name in values else now.mapped(field.name)
            for record_id in ids:
                if record_id:
                    yield (model or now[self._portfolio_model_field(field)]), whole(record_id)

    def _portfolio_given_model(self, field, values):
        """The model that ``values`` say ``field`` is about, empty where they do not."""
        name = self._portfolio_model_field(field)
        if name in values:
            return values[name]
        path = (self._fields[name].related or '').split('.')
        if path[0] not in values:
            return None
        # sudo: ir.model - its technical name, for whoever may not read models
        model = self.env[self._fields[path[0]].comodel_name].sudo().browse(pointed_at(values[path[0]]))
        return model.mapped('.'.join(path[1:]))[0] if model else None

    @api.model
    def _portfolio_follows(self, model):
        return model in self.env['ir.rule']._portfolio_followers()

    @api.model
    @tools.ormcache('self._name')
    def _portfolio_pointing(self):
        """The fields that point at what follows the account.

        :return: ``{name: names of the references it decides about}``; a reference to a record of any model (its id
            in one field, its model in another) is decided by each of them
        """
        followers = self.env['ir.rule']._portfolio_followers()
        pointing = {
            name: () for name, field in self._fields.items()
            if field.type == 'reference' or field.comodel_name in followers}
        for name, field in self._fields.items():
            model_name = self._portfolio_model_field(field)
            if model_name:
                related = self._fields[model_name].related or model_name
                for part in {name, model_name, related.split('.')[0]}:
                    pointing[part] = (*pointing.get(part, ()), name)
        return pointing

    def _portfolio_model_field(self, field):
        """The name of the field that says which model the ids in ``field`` are of, None for any other field."""
        if field.type == 'many2one_reference':
            return field.model_field
        # what core's wizards have instead
        is_loose = field.name == 'res_id' and field.type == 'integer' and 'res_model' in self._fields
        return 'res_model' if is_loose else None

    def _portfolio_just_made(self, ids):
        """Those of ``ids`` that this user has made in this transaction."""
        if not self._log_access:
            return set()
        # sudo: any model - who made it and when, of what may not be his to see yet
        found = self.sudo().browse(ids).exists()
        return {record.id for record in found
                if record.create_uid.id == self.env.uid and record.create_date == self.env.cr.now()}

    def _portfolio_shown_anyway(self, model):
        """The ids of records of ``model`` that the document at hand shows anyway, as the calling code has told."""
        return set()

    def _portfolio_points_already(self, field, model, record_id):
        """Whether each of these records points there as it is."""
        if not self:
            return False
        # sudo: any model - what it points at now, which may be hidden
        now = self.sudo()
        if model_name := self._portfolio_model_field(field):
            return all(record[field.name] == record_id and record[model_name] == model for record in now)
        return all(record_id in record[field.name]._ids and record[field.name]._name == model for record in now)
