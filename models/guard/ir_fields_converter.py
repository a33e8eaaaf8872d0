from odoo import api, models

# what no record has: a key and an id
NOWHERE = {'id': '__portfolio__.nowhere', '.id': str(2 ** 31 - 1)}


class IrFieldsConverter(models.AbstractModel):
    """A file names records by key or id: one that is hidden from the importer is as one that is not there.

    The platform looks both up with all rights, and says which it was.
    """
    _inherit = 'ir.fields.converter'

    @api.model
    def db_id_for(self, model, field, subfield, value, savepoint):
        comodel = self.env[field.comodel_name]
        if subfield not in NOWHERE or not comodel._portfolio_is_guarded() \
                or not comodel._portfolio_follows(field.comodel_name):
            return super().db_id_for(model, field, subfield, value, savepoint)
        try:
            found, warnings = super().db_id_for(model, field, subfield, value, savepoint)
        except ValueError:
            # not there, or of another model
            return self._portfolio_unknown(model, field, subfield, value, savepoint)
        if not found or comodel._portfolio_readable([found]) or comodel._portfolio_just_made([found]):
            return found, warnings
        return self._portfolio_unknown(model, field, subfield, value, savepoint)

    def _portfolio_unknown(self, model, field, subfield, value, savepoint):
        """What becomes of the row is what the importer has chosen for what is not found."""
        try:
            return super().db_id_for(model, field, subfield, NOWHERE[subfield], savepoint)
        except ValueError as error:
            raise self._format_import_error(ValueError, self.env._(
                "“%%(field)s”: there is no record with the identifier “%s” that you may see. Correct it, or choose "
                "one by its name."), value) from error
