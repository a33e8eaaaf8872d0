import re

from odoo import models

from ...tools.lead_import.lead_reading import Fault
from ...tools.place.place_name import PROVINCES, spanish_zip
from ...tools.place.place_province import country_by_zip
from ...tools.place.place_told import country_told


class PortfolioLeadImport(models.Model):
    """Where a row is that does not name its country: what its zip code, numbers, addresses and town tell."""
    _inherit = 'portfolio.lead.import'

    def _tell_country(self, reader, values, remarks):
        """The country, where it is certain; a zip code that something speaks against says no province.

        :param dict values: of a row without country and province; what is told is written to it
        :return: the remarks, with what was not taken from the zip code
        """
        zip_code = spanish_zip(values.get('zip')) if self.company_id.country_id.code == 'ES' else ''
        code, has_province = country_by_zip(values), True
        if zip_code:
            code, has_province = reader.towns().tell({**values, 'zip': zip_code})
        elif not code and any(remark.code == 'elsewhere' for remark in remarks):
            code = country_told(values)
        # where a zip code is taken, the country follows with the province, when the lead is made
        if code and code != '?' and not (has_province and code == 'ES'):
            values['country_id'] = self.env.ref(f"base.{'uk' if code == 'GB' else code.lower()}").id
        if has_province:
            return remarks
        values['unplaced'] = True
        province = reader.towns().name_of(PROVINCES[zip_code[:2]])
        remarks = self._with_zip_as_written(values, remarks, is_spanish=code == 'ES')
        header = next((column.header or '' for column in self.column_ids if column.field == 'zip'), '')
        return [*remarks, Fault(header, 'abroad' if code not in ('ES', '') else 'town', values['zip'], province)]

    def _with_zip_as_written(self, values, remarks, is_spanish):
        """Four figures are no Spanish code that has lost its zero, if it is no Spanish one."""
        cut = _cut(remarks)
        if is_spanish or not cut:
            return remarks
        values['zip'] = _figures(cut.text)
        return [remark for remark in remarks if remark is not cut]

    def _doubt_cut_zip(self, reader, values, remarks):
        """The remarks; a zip code of four figures stays as it is where a zero would put it into another province than
        the row says, or than its town is in."""
        cut = _cut(remarks)
        if not cut or values.get('zip') != cut.hint or values.get('country_id') not in (
                None, False, self.env.ref('base.es').id):
            return remarks
        state = self.env['res.country.state'].browse(values.get('state_id')).code or ''
        towns = reader.towns()
        if not towns.is_elsewhere(cut.hint, (values.get('city') or '').strip(), state):
            return remarks
        # of the town and the figures one is wrong: neither says the province
        values.update(zip=_figures(cut.text), **({} if state else {'unplaced': True}))
        doubt = Fault(cut.header, 'short', cut.text, towns.name_of(PROVINCES[cut.hint[:2]]))
        return [doubt if remark is cut else remark for remark in remarks]


def _cut(remarks):
    """The remark of a zip code of which a spreadsheet has cut the zero, if there is one."""
    return next((remark for remark in remarks if remark.code == 'zip' and re.fullmatch(r'\D*\d{4}', remark.text)), None)


def _figures(text):
    return re.sub(r'\D', '', text)
