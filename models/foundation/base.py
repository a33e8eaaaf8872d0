from datetime import datetime

from odoo import fields, models


class Base(models.AbstractModel):
    _inherit = 'base'

    def _portfolio_snapshot(self, names):
        """The stored values of ``names``, in a form that JSON keeps and that compares.

        :return: ``{record id: {name: value}}``; many2one as id, x2many as sorted ids, dates as
            strings
        :rtype: dict[int, dict]
        """
        return {
            values['id']: {name: self._portfolio_plain(name, values[name]) for name in names}
            for values in self.read(names, load=False)
        }

    def _portfolio_plain(self, name, value):
        field = self._fields[name]
        if field.type in ('one2many', 'many2many'):
            return sorted(value)
        if field.type == 'date':
            return fields.Date.to_string(value) or False
        if field.type == 'datetime':
            # to the microsecond: core keeps them in some fields, and undo restores what was read
            return value.isoformat(sep=' ') if value else False
        return str(value) if field.type == 'html' and value else value

    def _portfolio_from_snapshot(self, values):
        """Values as :meth:`_portfolio_snapshot` gives them, as ``write`` takes them."""
        return {name: self._portfolio_from_plain(name, value) for name, value in values.items()}

    def _portfolio_from_plain(self, name, value):
        field = self._fields[name]
        if field.type == 'many2many':
            return [fields.Command.set(value)]
        return datetime.fromisoformat(value) if field.type == 'datetime' and value else value
