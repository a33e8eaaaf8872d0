from lxml.builder import E

from odoo import fields, models

# where sales are analysed: the account of each of their rows
ANALYSES = {
    'sale.report': 'commercial_partner_id',
    'account.invoice.report': 'commercial_partner_id',
    'crm.lead': 'partner_id.commercial_partner_id',
}


class PortfolioDimension(models.Model):
    """One way of dividing accounts for statistics, with a tree of values: as many as the administrator wants.

    Accounts, sales, invoices and leads are searched, grouped and pivoted by it.
    """
    _name = 'portfolio.dimension'
    _inherit = ['portfolio.column']
    _description = "Statistical Dimension"

    _column_prefix = 'x_portfolio_dim_'

    value_ids = fields.One2many('portfolio.dimension.value', 'dimension_id', "Values")

    def _portfolio_is_usage(self, model_name, field_name):
        return False  # its values are used, and say so

    def _column_values(self):
        return self._column_on('res.partner', **self._column_type(), copied=True, on_delete='restrict')

    def _related_values(self):
        return [
            self._column_on(
                model, **self._column_type(), related=f'{path}.{self.column}', store=False, readonly=True)
            for model, path in ANALYSES.items()]

    def _column_type(self):
        return {
            'ttype': 'many2one', 'relation': 'portfolio.dimension.value',
            'domain': repr([('dimension_id', '=', self.id)])}

    def _node_attributes(self):
        return {**super()._node_attributes(), 'options': repr({'no_create': True, 'no_open': True})}

    def _search_attributes(self):
        return {**super()._search_attributes(), 'operator': 'child_of'}

    def _fill_slot(self, arch):
        """Put these dimensions into the slot a form has for them."""
        slot = arch.find('.//group[@name="portfolio_dimensions"]')
        if slot is not None and self:
            slot.extend(E.field(record._node_attributes(), invisible="not portfolio_is_account") for record in self)

    def _add_group_by(self, arch):
        """Offer these dimensions in a search view of an analysis."""
        groups = [node for node in arch.iter('filter') if 'group_by' in (node.get('context') or '')]
        if groups:
            for record in self[::-1]:
                groups[-1].addnext(E.filter(
                    name=f'group_{record.column}', string=record.name, context=repr({'group_by': record.column})))
