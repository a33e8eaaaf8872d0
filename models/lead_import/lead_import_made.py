from odoo import fields, models


class PortfolioLeadImport(models.Model):
    """Tags, sources, media and campaigns made on the way: taken back with the import where nobody uses them."""
    _inherit = 'portfolio.lead.import'

    made = fields.Json(
        "Made on the Way", readonly=True, copy=False, groups='base.group_system', help="By model, the ids of records.")

    def _unmake(self):
        # sudo: portfolio.lead.import, crm.tag, utm… - what the import made, used by anybody, seen or not
        own = self.sudo()
        for model, ids in (own.made or {}).items():
            records = own.env[model].browse(ids).exists()
            (records - own._in_use(records)).unlink()
        own.made = False

    def _in_use(self, records):
        """Those of ``records`` that any record of any model points at; a query a field."""
        pointing = self.env['ir.model.fields'].search([
            ('relation', '=', records._name), ('ttype', 'in', ('many2one', 'many2many')), ('store', '=', True)])
        used = records.browse()
        for field in pointing:
            model = self.env.get(field.model)
            if model is not None and model._auto and not model._transient and not model._abstract:
                used |= model.with_context(active_test=False).search_fetch(
                    [(field.name, 'in', records.ids)], [field.name]).mapped(field.name) & records
        return used
