from odoo import api, models, tools


class Base(models.AbstractModel):
    """The name of what a field points at is shown to whoever may read what it points at.

    The platform reads names of many2one with all rights. Most of ours point at what the rule on their model asks
    about: whoever reads the record reads that too. The others (what a lead was merged into, whose contact wished for
    something) may point at what is hidden from the reader; he sees that there is one, and no name. Which they are
    comes from the registry; whoever has no scope is not affected, and others pay a query only where such a field is
    read and holds something.
    """
    _inherit = 'base'

    @api.model
    @tools.ormcache('self._name')
    def _portfolio_unasked(self):
        """The many2one that may point at what the reader of the record may not read: stored ones of ours, which the
        rule on the model does not ask about, and what any app works out, which no rule can ask about."""
        Rule, found = self.env['ir.rule'], set()
        if self._abstract or self._transient:
            return frozenset()
        asked = {expression.split('.')[0] for expression in Rule._portfolio_always_asked(self._name)}
        for name, field in self._fields.items():
            ours = self._name.startswith('portfolio.') or name.startswith('portfolio_')
            worked_out = field.compute and not field.store and not field.related
            if field.type == 'many2one' and (ours and field.store or worked_out) and name not in asked \
                    and Rule._portfolio_tells(field.comodel_name):
                found.add(name)
        return frozenset(found)

    def _read_format(self, fnames, load='_classic_read'):
        rows = super()._read_format(fnames, load=load)
        for name in self._portfolio_unasked_of(fnames) if load == '_classic_read' else ():
            pairs = [row for row in rows if isinstance(row.get(name), (list, tuple))]
            hidden = self._portfolio_hidden_ids(name, {row[name][0] for row in pairs})
            for row in pairs:
                if row[name][0] in hidden:
                    row[name] = (row[name][0], self._portfolio_unnamed())
        return rows

    def web_read(self, specification):
        """Of what is hidden: that it is there."""
        names = [name for name in self._portfolio_unasked_of(specification) if 'fields' in (specification[name] or ())]
        if not names or not all(self._ids):
            return super().web_read(specification)
        rows = super().web_read({**specification, **{name: {} for name in names}})
        for name in names:
            ids = {row[name] for row in rows if row[name]}
            hidden = self._portfolio_hidden_ids(name, ids)
            shown = {
                row['id']: row[name] for row in self.browse(
                    row['id'] for row in rows if row[name] and row[name] not in hidden
                )._portfolio_read_plainly({name: specification[name]})}
            for row in rows:
                if row[name] in hidden:
                    asked = specification[name]['fields']
                    comodel = self.env[self._fields[name].comodel_name]
                    row[name] = {'id': row[name], **{
                        one: comodel._portfolio_empty(one) for one in asked if one in comodel._fields}}
                    if 'display_name' in asked:
                        row[name]['display_name'] = self._portfolio_unnamed()
                elif row[name]:
                    row[name] = shown.get(row['id'], row[name])
        return rows

    def _portfolio_read_plainly(self, specification):
        return super().web_read(specification)

    def _web_read_group_groupby_formatter(self, groupby_spec, values):
        formatted = super()._web_read_group_groupby_formatter(groupby_spec, values)
        if groupby_spec not in self._portfolio_unasked_of([groupby_spec]):
            return formatted
        hidden = self._portfolio_hidden_ids(groupby_spec, {value.id for value in values if value})

        def nameless(value):
            told, domain = formatted(value)
            return (told[0], self._portfolio_unnamed()) if value and value.id in hidden else told, domain
        return nameless

    @api.model
    def _read_group_format_result(self, rows_dict, lazy_groupby):
        """The groups of ``read_group``, which programs written for older versions ask for."""
        result = super()._read_group_format_result(rows_dict, lazy_groupby)
        for name in self._portfolio_unasked_of(lazy_groupby):
            rows = [row for row in rows_dict if row[name]]
            hidden = self._portfolio_hidden_ids(name, {row[name][0] for row in rows})
            for row in rows:
                if row[name][0] in hidden:
                    row[name] = (row[name][0], self._portfolio_unnamed())
        return result

    def export_data(self, fields_to_export):
        """The key of what a record points at is exported to whoever may read that."""
        if self._portfolio_is_guarded():
            self.check_access('read')
            for path in fields_to_export:
                *names, last = path.split('/')
                if names and last == 'id':
                    # sudo: any model - what these records point at, to ask whether the user may read it
                    self.sudo().mapped('.'.join(names)).sudo(False).check_access('read')
        return super().export_data(fields_to_export)

    def get_external_id(self):
        """A key that another program gave a record may say whose it is: of what is hidden, as if it had none."""
        found = super().get_external_id()
        if self._portfolio_is_guarded() and self.env['ir.rule']._portfolio_tells(self._name):
            readable = self._portfolio_readable([one for one in found if one])
            found = {one: key if one in readable else '' for one, key in found.items()}
        return found

    @api.model
    def _portfolio_unnamed(self):
        return self.env._("Outside your portfolio")

    @api.model
    def _portfolio_unasked_of(self, names):
        found = self._portfolio_unasked().intersection(names)
        return found if found and self._portfolio_is_guarded() else ()

    def _portfolio_hidden_ids(self, name, ids):
        return ids - self.env[self._fields[name].comodel_name]._portfolio_readable(ids) if ids else set()
