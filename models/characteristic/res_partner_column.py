from lxml.builder import E

from odoo import api, models

CAPABILITY = 'crm_portfolio.portfolio_capability_characteristic'


class ResPartner(models.Model):
    """Where the columns that an administrator defined are shown: they enter the views by themselves."""
    _inherit = 'res.partner'

    @api.model
    def _get_view(self, view_id=None, view_type='form', **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        # sudo: portfolio.characteristic, portfolio.dimension - views are kept for all users; the same for everybody
        characteristics = self.env['portfolio.characteristic'].sudo().search([])
        dimensions = self.env['portfolio.dimension'].sudo().search([])
        if view_type == 'form':
            characteristics._fill_slots(arch)
            dimensions._fill_slot(arch)
        anchor = arch.find('.//field[@name="portfolio_billing_key_id"]')
        if anchor is not None and view_type == 'list':
            for record in [*characteristics, *dimensions][::-1]:
                anchor.addnext(E.field(record._node_attributes(), optional='hide', groups=CAPABILITY))
        if anchor is not None and view_type == 'search':
            self._portfolio_add_searches(arch, anchor, [*dimensions, *characteristics])
        return arch, view

    def _portfolio_add_searches(self, arch, anchor, records):
        """A field to search and a way to group for each column."""
        group_by = arch.find('.//filter[@name="group_centre"]')
        for record in reversed(records):
            anchor.addnext(E.field(record._search_attributes(), groups=CAPABILITY))
            if group_by is not None and record._is_groupable():
                group_by.addnext(E.filter(
                    name=f'group_{record.column}', string=record.name, context=repr({'group_by': record.column}),
                    groups=CAPABILITY))
