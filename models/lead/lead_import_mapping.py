from odoo import api, fields, models

from ...tools.lead_columns import header_key


class PortfolioLeadImportMapping(models.Model):
    """What a header means in the files of one source, as somebody chose it: the next file is read the same way."""
    _name = 'portfolio.lead.import.mapping'
    _description = "Lead Import Mapping"
    _order = 'source_id, header'
    _rec_name = 'header'

    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    source_id = fields.Many2one(
        'utm.source', index='btree_not_null', ondelete='cascade', help="Empty: files without a source.")
    header = fields.Char(required=True, help="As it is compared: small letters, without accents or punctuation.")
    field = fields.Selection(
        lambda self: self.env['portfolio.lead.import.column']._selection_field(), "Goes Into",
        help="Empty: the column is left out.")
    form = fields.Selection(
        lambda self: self.env['portfolio.lead.import.column']._selection_form(), "Written As")

    _once = models.UniqueIndex("(company_id, COALESCE(source_id, 0), header)")

    @api.model
    def _known(self, source):
        """:return: ``{header: mapping}`` of a source in the current company"""
        # sudo: portfolio.lead.import.mapping - what colleagues chose for this source helps everybody who imports
        return {mapping.header: mapping for mapping in self.sudo().search([
            ('source_id', '=', source.id), ('company_id', '=', self.env.company.id)])}

    @api.model
    def _learn(self, source, columns):
        """Remember how the columns of an import were read."""
        known = self._known(source)
        new = []
        for column in columns:
            key = header_key(column.header)
            values = {'field': column.field, 'form': column.form}
            if key in known:
                if any(known[key][name] != value for name, value in values.items()):
                    known[key].write(values)
            elif key:
                new.append({'header': key, 'source_id': source.id, 'company_id': self.env.company.id, **values})
                known[key] = self.browse()
        # sudo: portfolio.lead.import.mapping - remembered by importing, whoever imports
        self.sudo().create(new)
