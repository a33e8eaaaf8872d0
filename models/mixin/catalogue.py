from odoo import fields, models

from ...tools.foundation.carrier import ArchiveUsed


class PortfolioCatalogue(models.AbstractModel):
    """What every catalogue of the administrator's can do: say where a value is used, and be archived after that.

    Uses are found by themselves: every stored many2one and many2many of any model that points at the catalogue.
    A catalogue narrows them with ``_portfolio_usage_domain``.
    """
    _name = 'portfolio.catalogue'
    _description = "Catalogue"

    active = fields.Boolean(default=True, help="Archived, it can no longer be chosen; what has it keeps it.")
    usage_count = fields.Integer(
        "Used", compute='_compute_usage_count', help="How many records have this value, archived ones too.")

    def _compute_usage_count(self):
        uses = self._portfolio_uses()
        for record in self:
            record.usage_count = sum(counts.get(record.id, 0) for counts in uses.values())

    def _portfolio_uses(self):
        """Who has these values: ``{field (of ir.model.fields): {id of a value: number of records}}``.

        One query a field, of the models and records that the user may read.
        """
        uses = {}
        for field in self._portfolio_usage_fields():
            model = self.env[field.model].with_context(active_test=False)
            groups = model._read_group(self._portfolio_usage_records(field), [field.name], ['__count'])
            counts = {value.id: count for value, count in groups if value in self}
            if counts:
                uses[field] = counts
        return uses

    def _portfolio_usage_fields(self):
        # sudo: ir.model.fields - which fields there are is no secret; their records are read with the user's rights
        candidates = self.env['ir.model.fields'].sudo().search([
            ('relation', '=', self._name), ('ttype', 'in', ('many2one', 'many2many')), ('store', '=', True),
            ('model', '!=', self._name)])
        return candidates.filtered(lambda field: self._portfolio_is_usage(field.model, field.name))

    def _portfolio_is_usage(self, model_name, field_name):
        """Whether having the value there is a use: kept records the user may read, wizards not.

        :param model_name: whose field it is
        :param field_name: a stored many2one or many2many to this catalogue
        """
        model = self.env.get(model_name)
        return (
            model is not None and model._auto and not model._transient and not model._abstract
            and field_name in model._fields and model.has_access('read')
            and model._has_field_access(model._fields[field_name], 'read')
        )

    def _portfolio_usage_records(self, field):
        """A domain: the records of ``field.model`` that have one of these values."""
        domain = [(field.name, 'in', self.ids)]
        return domain + self._portfolio_usage_domain(field.model)

    def _portfolio_usage_domain(self, model_name):
        """What else makes a record of this model count as a use; a list of conditions."""
        return []

    def action_portfolio_usage(self):
        """Open what has these values: the records themselves, or a list of where they are."""
        uses = self._portfolio_uses()
        if len(uses) == 1:
            return self._portfolio_open_usage(next(iter(uses)))
        return self._portfolio_usage_wizard(uses, is_archiving=False)

    def _portfolio_open_usage(self, field):
        return {
            'type': 'ir.actions.act_window',
            'name': ", ".join(self.mapped('display_name')),
            'res_model': field.model,
            'view_mode': 'list,form',
            'views': [(False, 'list'), (False, 'form')],
            'domain': self._portfolio_usage_records(field),
            'context': {'active_test': False},
        }

    def action_archive(self):
        """Archive, after having said where the values are used.

        :return: True, or the action of the question 'archive all the same?', and nothing is archived yet
        """
        uses = {} if self._portfolio_told(ArchiveUsed) else self.filtered('active')._portfolio_uses()
        if uses:
            return self._portfolio_usage_wizard(uses, is_archiving=True)
        return super().action_archive()

    def _portfolio_usage_wizard(self, uses, *, is_archiving):
        wizard = self.env['portfolio.catalogue.usage']._portfolio_own().create({
            'model_name': self._name,
            'record_ids': self.ids,
            'is_archiving': is_archiving,
            'line_ids': [
                (0, 0, {'field_id': field.id, 'count': sum(counts.values())}) for field, counts in uses.items()],
        })
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Archive what is in use?") if is_archiving else self.env._("Where it is used"),
            'res_model': wizard._name,
            'res_id': wizard.id,
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
        }
