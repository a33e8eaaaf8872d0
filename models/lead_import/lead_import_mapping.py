from odoo import api, fields, models

from ...tools.lead_import.lead_header import header_key


class PortfolioLeadImportMapping(models.Model):
    """What a header means in files that look the same, as somebody chose it: the next such file is read that way.

    What was guessed is never remembered: it is guessed again, by what stands in the next file.
    """
    _name = 'portfolio.lead.import.mapping'
    _description = "Lead Import Mapping"
    _order = 'source_id, header'
    _rec_name = 'header'

    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    source_id = fields.Many2one(
        'utm.source', index='btree_not_null', ondelete='cascade', help="Empty: files without a source.")
    signature = fields.Char(
        "Headers", readonly=True, index=False, help="What files that look the same have in common; empty: any file.")
    header = fields.Char(required=True, help="As it is compared: small letters, without accents or punctuation.")
    field = fields.Selection(
        lambda self: self.env['portfolio.lead.import.column']._selection_field(), "Goes Into",
        help="Empty: the column is left out.")
    form = fields.Selection(
        lambda self: self.env['portfolio.lead.import.column']._selection_form(), "Written As")

    _once = models.UniqueIndex("(company_id, COALESCE(source_id, 0), COALESCE(signature, ''), header)")

    @api.model
    def _known(self, source, signature):
        """:return: ``{header: mapping}`` of the files of a source that look the same, in the current company"""
        # sudo: portfolio.lead.import.mapping - what colleagues chose for such files helps everybody who imports
        found = self.sudo().search([
            ('source_id', '=', source.id), ('company_id', '=', self.env.company.id),
            ('signature', 'in', (signature, False))])
        # what is said of files that look the same counts more than what is said of any
        return {mapping.header: mapping for mapping in found.sorted(lambda mapping: bool(mapping.signature))}

    @api.model
    def _learn(self, source, signature, columns, chosen):
        """Remember the columns somebody has chosen, forget those he has put back to what is guessed anyway."""
        # sudo: portfolio.lead.import.mapping - remembered by importing, whoever imports
        Mapping = self.sudo()
        known, new = Mapping._known(source, signature), {}
        for column in columns:
            key = header_key(column.header)
            values = {'field': column.field, 'form': column.form}
            memory = known.get(key, Mapping.browse())
            if column not in chosen:
                memory.filtered('signature').unlink()
            elif not memory.signature and key and key not in new:
                new[key] = {
                    'header': key, 'source_id': source.id, 'signature': signature, 'company_id': self.env.company.id,
                    **values}
            elif memory.signature and any(memory[name] != value for name, value in values.items()):
                memory.write(values)
        Mapping.create(list(new.values()))
