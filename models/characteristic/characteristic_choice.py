from odoo import fields, models


class PortfolioCharacteristicChoice(models.Model):
    """One of the answers of a characteristic of choice."""
    _name = 'portfolio.characteristic.choice'
    _inherit = ['portfolio.column.option']
    _description = "Choice of a Characteristic"
    _order = 'characteristic_id, sequence, id'

    characteristic_id = fields.Many2one(
        'portfolio.characteristic', required=True, index=True, ondelete='cascade',
        domain=[('type', '=', 'choice')])

    _code_unique = models.UniqueIndex(
        "(characteristic_id, code) WHERE code IS NOT NULL",
        "Code: another choice already has it. Enter a different code.")

    def _in_use(self):
        # what an account had before is history, and stays readable
        return super()._in_use() | self.env['portfolio.characteristic.value'].search(
            [('value_choice_id', 'in', self.ids)]).value_choice_id
