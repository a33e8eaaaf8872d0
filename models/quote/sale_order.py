from odoo import models
from odoo.fields import Command


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _portfolio_generate(self, values_list, template=None):
        """Quotations for many customers in one ``create``; prices, taxes and dates as for a new one.

        :param values_list: values of each order, ``order_line`` among them unless there is a template
        :param template: ``sale.order.template`` whose lines, notes and validity all of them get
        :return: the orders, in the same order
        """
        orders = self.create([
            # explicitly none, or the company's default template would add its terms
            {**values, 'sale_order_template_id': template.id if template else False}
            for values in values_list
        ])
        if template:
            for order in orders:
                # core fills lines and documents here and nowhere else
                order._onchange_sale_order_template_id()
        return orders

    def _portfolio_product_lines(self, products):
        """Order line commands of ``[(product, quantity)]``."""
        return [
            Command.create({'product_id': product.id, 'product_uom_qty': quantity})
            for product, quantity in products
        ]

    def _portfolio_open_by(self, field, records):
        """Names of the open quotations of ``records``, whoever wrote them.

        :param field: the order's field that points at ``records``
        :return: ``{record id: names}``; a record without any is absent
        :rtype: dict[int, str]
        """
        domain = [('state', 'in', ('draft', 'sent')), (field, 'in', records.ids)]
        if field != 'opportunity_id':
            domain.append(('opportunity_id', '=', False))
        # sudo: sale.order - a colleague's quotation counts, or the customer would get two; only its
        # number is told
        groups = self.sudo()._read_group(domain, [field], ['name:array_agg'])
        return {record.id: ", ".join(sorted(names)) for record, names in groups}

    def _portfolio_unsellable(self, products, company):
        """Which of ``products`` cannot be quoted in ``company``, in one sentence, else ``False``."""
        wrong = products.filtered(lambda product: (
            not product.active or not product.sale_ok
            or (product.company_id and product.company_id not in company.parent_ids)))
        return wrong and self.env._(
            "%s cannot be sold: archived, not for sale or of another company.",
            ", ".join(wrong.mapped('display_name'))) or False

    def _portfolio_render_pdf(self):
        """The quotations as one PDF, in the layout of Odoo's own report.

        :return: the file
        :rtype: bytes
        """
        self.check_access('read')
        content, _kind = self.env['ir.actions.report']._render_qweb_pdf(
            'sale.action_report_saleorder', res_ids=self.ids)
        return content
