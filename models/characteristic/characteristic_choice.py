from odoo import fields, models

from ..mixin.coded import unique_code


class PortfolioCharacteristicChoice(models.Model):
    """One of the answers of a characteristic of choice."""
    _name = 'portfolio.characteristic.choice'
    _inherit = ['portfolio.column.option']
    _description = "Choice of a Characteristic"
    _order = 'characteristic_id, sequence, id'

    characteristic_id = fields.Many2one(
        'portfolio.characteristic', required=True, index=True, ondelete='cascade',
        domain=[('type', '=', 'choice')])

    _code_unique = unique_code('characteristic_id')

    def _in_use(self):
        # what an account had before is history, and stays readable
        return super()._in_use() | self.env['portfolio.characteristic.value'].search(
            [('value_choice_id', 'in', self.ids)]).value_choice_id
