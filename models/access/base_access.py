from odoo import api, models
from odoo.exceptions import AccessError


class Base(models.AbstractModel):
    """A field hidden from a role, at the doors through which a client asks for values.

    The platform asks ``_check_field_access`` on a model (no records yet) for every field of a domain,
    an order, a group-by and an aggregate, dotted or inside ``any``; a client reads through ``read``,
    ``web_read`` and exports. There, a hidden field is refused, or left empty where a screen asked. Code that
    has a record in hand reads it: a quotation needs the customer's tax ID whoever makes it.
    """
    _inherit = 'base'

    def _portfolio_hidden(self):
        # nothing else hides fields, and what is asked so often asks no further
        return self.env['portfolio.search.field']._hidden(self._name)

    @api.model
    def _portfolio_hidden_copies(self):
        """The names of those that repeat what a linked account hides from the user: see ``account_copies.py``."""
        return frozenset()

    @api.model
    def _portfolio_may_ask(self, field):
        return super()._portfolio_may_ask(field) and field.name not in self._portfolio_hidden()

    @api.model
    def _check_field_access(self, field, operation):
        # asked for each field of each page: no call more than it takes
        if operation == 'read' and not self._ids and not self.env.su and field.name in self._portfolio_hidden():
            self._portfolio_refuse({field.name})
        return super()._check_field_access(field, operation)

    def _traverse_related_sql(self, alias, field, query):
        # grouped or sorted by, a field that shows another one is not asked about by the platform
        if not self._ids:
            self._portfolio_refuse({field.name})
        return super()._traverse_related_sql(alias, field, query)

    def _determine_fields_to_fetch(self, field_names=None, ignore_when_in_cache=False):
        """What a search fetches besides the names it was asked for: not what would then be refused."""
        found = super()._determine_fields_to_fetch(field_names, ignore_when_in_cache)
        hidden = not self._ids and self._portfolio_hidden()
        return [field for field in found if field.name not in hidden] if hidden else found

    @api.model
    def _portfolio_refuse(self, names):
        """Nothing when the user may use all of ``names``, else a sentence that says which one he may not."""
        for name in self._portfolio_hidden() & set(names):
            raise AccessError(self.env._(
                "%(field)s: your role does not see this field. Search, group, sort or export without it, or ask "
                "the administrator to show it to you.", field=self._fields[name]._description_string(self.env)))

    def read(self, fields=None, load='_classic_read'):
        self._portfolio_refuse(fields or ())
        return super().read(fields, load=load)

    def copy_data(self, default=None):
        """A copy has what its maker sees."""
        copies, hidden = super().copy_data(default), self._portfolio_hidden()
        return [
            {name: value for name, value in vals.items() if name not in hidden or name in (default or {})}
            for vals in copies] if hidden else copies

    def _export_rows(self, fields, **options):
        self._portfolio_refuse(path[0] for path in fields if path)
        return super()._export_rows(fields, **options)

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        described = super().fields_get(allfields=allfields, attributes=attributes)
        for name in self._portfolio_hidden() & described.keys():
            del described[name]
        return described

    def _message_get_suggested_recipients_batch(self, *args, **options):
        """Whom a message could go to: who it is, and no address that the role does not see."""
        found = super()._message_get_suggested_recipients_batch(*args, **options)
        # a room below looks for them with all rights, so it is who asks that counts
        if self.env['res.partner'].sudo(False)._portfolio_hidden() & {'email', 'email_normalized'}:
            for recipient in (recipient for recipients in found.values() for recipient in recipients):
                if recipient['partner_id']:
                    recipient['email'] = False
            if not options.get('primary_email'):
                self.sudo(False)._portfolio_drop_copied(found)
        return found

    def _portfolio_drop_copied(self, recipients_of):
        """Take out of ``{id: recipients}`` the addresses that documents repeat from an account that hides them."""

    # -- screens, which ask for what their design shows --------------------------------------------

    def web_read(self, specification):
        hidden = self._portfolio_hidden() & specification.keys()
        if not hidden:
            return super().web_read(specification)
        values = super().web_read({name: spec for name, spec in specification.items() if name not in hidden})
        for row in values:
            row.update((name, self._portfolio_empty(name)) for name in hidden)
        return values

    @api.model
    def web_search_read(self, domain, specification, **options):
        hidden = self._portfolio_hidden() & specification.keys()
        if not hidden:
            return super().web_search_read(domain, specification, **options)
        found = super().web_search_read(
            domain, {name: spec for name, spec in specification.items() if name not in hidden}, **options)
        for row in found['records']:
            row.update((name, self._portfolio_empty(name)) for name in hidden)
        return found

    def onchange(self, values, field_names, fields_spec):
        return super().onchange(values, field_names, self._portfolio_without_hidden(fields_spec))

    @api.model
    def _portfolio_without_hidden(self, specification):
        """``specification`` of a form without the hidden fields of the model and of its lines."""
        hidden, cleaned = self._portfolio_hidden(), {}
        for name, spec in specification.items():
            if name not in hidden:
                comodel = name in self._fields and self._fields[name].comodel_name
                if comodel and spec.get('fields'):
                    copies = self.env[comodel]._portfolio_hidden_copies()
                    spec = {**spec, 'fields': self.env[comodel]._portfolio_without_hidden(
                        {inner: asked for inner, asked in spec['fields'].items() if inner not in copies})}
                cleaned[name] = spec
        return cleaned

    @api.model
    def get_views(self, views, options=None):
        """A screen may name a hidden field, to decide what to show: it knows its kind and gets no value."""
        result = super().get_views(views, options)
        screens = ' '.join(view['arch'] for view in result['views'].values())
        for name, description in result['models'].items():
            model = self.env[name]
            named = {field for field in model._portfolio_hidden() if f'name="{field}"' in screens}
            if named:
                # sudo: any model - labels and kinds of fields, no values
                described = model.sudo().fields_get(named, attributes=model._get_view_field_attributes())
                description['fields'].update(
                    (field, {**values, 'searchable': False, 'sortable': False, 'groupable': False,
                             'exportable': False, 'readonly': True})
                    for field, values in described.items())
        return result
