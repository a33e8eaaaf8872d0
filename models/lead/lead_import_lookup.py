from babel import Locale

from odoo import api, models

from ...tools.lead_reader import Unknown
from ...tools.place_name import other_names, place_key
from ...tools.search_name import fold, name_key
from ...tools.table import closest

#: a catalogue of up to so many records is read whole, once; of bigger ones exact names are searched
WHOLE = 5000
#: what may be made on the way, when the import says so
MADE = ('crm.tag', 'utm.source', 'utm.campaign', 'utm.medium')
#: what a record may be called beside its name
ALSO = {
    'res.country': ('code',), 'res.country.state': ('code',), 'res.users': ('login', 'email'),
    'res.lang': ('code', 'iso_code'), 'portfolio.activity.code': ('code',), 'res.partner': ('ref', 'vat')}


class PortfolioLeadImportLookup(models.AbstractModel):
    """Finds what a cell names: a country, a team, a tag, the value of a selection; accents do not count."""
    _name = 'portfolio.lead.import.lookup'
    _description = "Lead Import Look-Up"

    @api.model
    def _finder(self, create_missing=False, made=None):
        """A function that finds with the user's rights and asks each question once.

        :param create_missing: tags, sources, media and campaigns that are not there are no fault
        :param dict made: where they are made, ``{model: [id]}`` is kept; ``None``: they are not made, and have id 0
        :return: ``find(column, text, values)``, for a ``Reader``
        """
        catalogues, answers = {}, {}

        def find(column, text, values):
            field = self.env['crm.lead']._fields[column.field]
            country = values.get('country_id') if column.field == 'state_id' else None
            key = (column.field, country, text)
            if key not in answers:
                try:
                    answers[key] = self._find(field, text, country, catalogues, create_missing, made)
                except Unknown as unknown:
                    answers[key] = unknown
            if isinstance(answers[key], Unknown):
                raise answers[key]
            return answers[key]

        return find

    def _find(self, field, text, country, catalogues, create_missing, made):
        source = field.name if field.type == 'selection' else field.comodel_name
        if source not in catalogues:
            catalogues[source] = self._values_of(field) if field.type == 'selection' else self._catalogue(source)
        catalogue = catalogues[source]
        if catalogue is None:
            found = self._search_exactly(field.comodel_name, text)
        else:
            found = catalogue.get(self._key(source, text), ())
        if country or source == 'res.country.state':
            found = self._states_of(found, country)
        if len(found) == 1:
            return found[0]
        if found:
            raise Unknown('several', str(len(found)))
        if create_missing and source in MADE:
            return self._make(source, text, catalogue, made)
        raise Unknown('makeable' if source in MADE else 'unknown', self._alike(field, text, catalogue))

    def _make(self, source, text, catalogue, made):
        if made is None:
            return 0
        record_id = self.env[source].create({'name': text}).id
        catalogue.setdefault(self._key(source, text), []).append(record_id)
        made.setdefault(source, []).append(record_id)
        return record_id

    def _key(self, source, text):
        return place_key(text) if source in ('res.country', 'res.country.state') else fold(' '.join(text.split()))

    def _values_of(self, field):
        """:return: ``{key: [code]}`` by code and by label, in English and in the user's language"""
        found = {}
        for lang in {'en_US', self.env.lang or 'en_US'}:
            for code, label in field._description_selection(self.with_context(lang=lang).env):
                for text in (str(code), label):
                    codes = found.setdefault(fold(text), [])
                    if code not in codes:
                        codes.append(code)
        return found

    def _catalogue(self, model):
        """:return: ``{key: ids}`` of everything the user may read, in every language; ``None`` if that is too much"""
        Model = self.env[model].with_context(active_test=True)
        records = Model.search(self._domain(model), limit=WHOLE + 1)
        if len(records) > WHOLE or model == 'res.partner':
            return None
        found = {}
        name = Model._rec_name or 'name'
        languages = [code for code, _label in self.env['res.lang'].get_installed()]
        for lang in languages if Model._fields[name].translate else languages[:1]:
            for record in records.with_context(lang=lang):
                texts = [record[name], record.display_name, *(record[other] for other in ALSO.get(model, ())),
                    *self._said(record)]
                for text in self._spellings(model, filter(None, texts)):
                    ids = found.setdefault(self._key(model, text), [])
                    if record.id not in ids:
                        ids.append(record.id)
        return found

    def _domain(self, model):
        if model == 'res.users':
            return [('share', '=', False), ('company_ids', 'in', self.env.company.id)]
        if 'company_id' in self.env[model]._fields:
            return [('company_id', 'in', [False, self.env.company.id])]
        return []

    def _said(self, record):
        """What countries and languages are called in Spanish and in English, whatever languages are installed."""
        code, kind = {
            'res.country': lambda: (record.code, 'territories'),
            'res.lang': lambda: (record.iso_code.partition('_')[0], 'languages'),
        }.get(record._name, lambda: (None, None))()
        return [getattr(Locale(lang), kind).get(code) for lang in ('es', 'en')] if code else []

    def _spellings(self, model, texts):
        for text in texts:
            yield text
            if model == 'res.country.state':
                # 'A Coruña (La Coruña)', 'Alicante/Alacant'
                for part in text.replace(')', '').split(' ('):
                    yield from other_names(part)

    def _search_exactly(self, model, text):
        Model = self.env[model]
        if model == 'res.partner':
            domain = ['|', '|', ('portfolio_name_key', '=', name_key(text) or '?'), ('ref', '=', text), ('vat', '=',
                text)]
        else:
            domain = [(Model._rec_name or 'name', '=ilike', text.replace('%', r'\%').replace('_', r'\_'))]
        return Model.search(domain, limit=3).ids

    def _states_of(self, found, country):
        """Of provinces of one name, those of the row's country, else of the company's."""
        states = self.env['res.country.state'].browse(found)
        if country:
            return states.filtered(lambda state: state.country_id.id == country).ids
        home = states.filtered(lambda state: state.country_id == self.env.company.country_id)
        return (home or states).ids

    def _alike(self, field, text, catalogue):
        """What there is, as people write it, that ``text`` may be meant for; or nothing."""
        key = closest(text, catalogue) if catalogue and field.type != 'selection' else None
        return self.env[field.comodel_name].browse(catalogue[key][0]).display_name if key else ''
