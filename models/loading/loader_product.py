from odoo import models

from ...tools.foundation.load import Reject


class PortfolioLoaderProduct(models.AbstractModel):
    """``products``: what is sold, in which series (a product category), at what price."""
    _name = 'portfolio.loader.product'
    _inherit = 'portfolio.loader.file'
    _description = "Loader of Products"

    _file = 'products'
    _kind = 'product'
    _target = 'product.product'
    _key = 'product'
    _needed = ('sales_price',)
    _known = ('series', 'code', 'cost')

    def _take(self, load):
        series = dict.fromkeys(row.values.get('series') for row in load.tables[self._file].rows)
        found = self._upsert('product.category', 'series', {name: {'name': name} for name in series if name})
        for name, (category, _outcome) in found.items():
            load.learn('series', name, category.id)
        return super()._take(load)

    def _values(self, load, row):
        price = self._number(load, row, 'sales_price')
        if price < 0:
            raise Reject('sales_price', self.env._("A price below 0."))
        series = row.values.get('series')
        values = {'name': row.values['product'], 'list_price': price}
        if series:
            values['categ_id'] = load.id_of('series', series)
        if row.values.get('code'):
            values['default_code'] = row.values['code']
        if row.values.get('cost'):
            values['standard_price'] = self._number(load, row, 'cost')
        return values

    def _defaults(self, load, row):
        return {'type': 'consu', 'sale_ok': True}

    def _after(self, load, taken):
        for _product, row, values in taken:
            if not values['list_price']:
                self._find(load, row, 'sales_price', self.env._("No price."), self.env._("Sold at 0."),
                           'incomplete')
