import json

from odoo import api, fields, models

from ..loading.loader import SAMPLE


class PortfolioLoader(models.AbstractModel):
    _inherit = 'portfolio.loader'

    @api.model
    def _load_sample(self):
        report = super()._load_sample()
        self._characterise_sample()
        return report

    def _characterise_sample(self):
        """Define what the sample company wants to know of its accounts, and fill most of it in, once."""
        sample = json.loads((SAMPLE / 'account_file.json').read_text(encoding='utf-8'))
        if self.env['portfolio.characteristic'].search([('code', '=', sample['characteristics'][0]['code'])]):
            return
        characteristics = self._define_characteristics(sample['characteristics'])
        dimensions = self._define_dimensions(sample['dimensions'])
        centres = self._define_centres(sample['centres'])
        keys = self.env['portfolio.billing.key'].search([])
        for number, account in enumerate(self._loaded('account', 'res.partner').sorted('id')):
            # the same on every load: one thing or another of each, and of every sixth account nothing yet
            values = {'portfolio_centre_id': centres[number % len(centres)].id}
            values.update((column, options[number % len(options)].id) for column, options in dimensions.items())
            if number % 3:
                values['portfolio_billing_key_id'] = keys[number % len(keys)].id
            if number % 6:
                values.update(self._sample_values(account, number, characteristics, sample['notices']))
            account.write(values)

    def _define_characteristics(self, definitions):
        return self.env['portfolio.characteristic'].create([
            {
                **{name: value for name, value in definition.items() if name in self._definition_fields},
                'sequence': sequence,
                'section_id': self.env.ref(f"crm_portfolio.characteristic_section_{definition['section']}").id,
                'required_category_ids': [fields.Command.set(
                    self.env['portfolio.category']._first_of_kind(definition.get('required')).ids)],
                'choice_ids': [fields.Command.create({'name': name}) for name in definition.get('choices', ())],
            } for sequence, definition in enumerate(definitions)])

    _definition_fields = ('code', 'name', 'type', 'unit', 'description', 'minimum', 'maximum', 'size')

    def _define_dimensions(self, definitions):
        """:return: ``{column: the values that accounts are given}``"""
        given = {}
        for definition in definitions:
            dimension = self.env['portfolio.dimension'].create({'name': definition['name'], 'code': definition['code']})
            leaves = self.env['portfolio.dimension.value']
            for name, below in definition['values'].items():
                value = leaves.create({'name': name, 'dimension_id': dimension.id})
                leaves += leaves.create([
                    {'name': leaf, 'dimension_id': dimension.id, 'parent_id': value.id} for leaf in below]) or value
            given[dimension.column] = leaves
        return given

    def _define_centres(self, definitions):
        """:return: the centres that accounts are given"""
        centres = self.env['portfolio.centre']
        for name, below in definitions.items():
            parent = centres.create({'name': name})
            centres += centres.create([{'name': leaf, 'parent_id': parent.id} for leaf in below])
        return centres

    def _sample_values(self, account, number, characteristics, notices):
        area, staff, season, priced, notice = characteristics
        people = account.portfolio_employee_count or 4
        return {
            area.column: 25 + people * 7.5,
            staff.column: max(1, people * 2 // 3),
            season.column: season.choice_ids[number * 7 % 11 % len(season.choice_ids)].id,
            priced.column: (False, 'yes', 'no')[number % 3],
            notice.column: notices[number % len(notices)] if number % 5 == 0 else False,
        }
