from functools import cache

from babel import Locale

from odoo import api, models
from odoo.tools import SQL

from ...tools.activity_code.activity_code import cell_codes
from ...tools.foundation.table import closest
from ...tools.lead_import.lead_reading import Taken, Unknown
from ...tools.place.place_country import LANGUAGES, called, country_key, is_part
from ...tools.place.place_name import other_names, place_key, spanish_zip
from ...tools.place.place_province import COUNTRIES, beside_country, is_region, province_of, zip_abroad, zip_province
from ...tools.place.place_told import Towns, country_told
from ...tools.search.search_name import fold, name_key
from ..activity_code.activity_code import FAMILIES

#: a catalogue of up to so many records is read whole, once; of bigger ones exact names are searched
WHOLE = 5000
#: what may be made on the way, when the import says so
MADE = ('crm.tag', 'utm.source', 'utm.campaign', 'utm.medium')
#: what a record may be called beside its name
ALSO = {
    'res.country': ('code',), 'res.users': ('login', 'email'), 'res.lang': ('code', 'iso_code'),
    'res.partner': ('ref', 'vat')}
ACTIVITY, ACTIVITIES = 'portfolio_activity_id', 'portfolio.activity.code'


class PortfolioLeadImportLookup(models.AbstractModel):
    """Finds what a cell names: a country, a team, a tag, the value of a selection; accents do not count."""
    _name = 'portfolio.lead.import.lookup'
    _description = "Lead Import Look-Up"

    @api.model
    def _finder(self, create_missing=False, made=None, can_give=None, towns=None):
        """A function that finds with the user's rights and asks each question once.

        :param create_missing: tags, sources, media and campaigns that are not there are no fault
        :param dict made: where they are made, ``{model: [id]}`` is kept; ``None``: they are not made, and have id 0
        :param can_give: says whether the user may make a lead of a salesperson, by his id; each is asked for once
        :param towns: as :meth:`_towns` gives it
        :return: ``find(column, text, values)``, for a ``Reader``
        """
        catalogues, answers, towns = {}, {}, towns or self._towns()

        def find(column, text, values):
            field = self.env['crm.lead']._fields[column.field]
            place = self._place_of(text, values, towns) if column.field == 'state_id' else None
            key = (column.field, place, text, column.header if column.field == ACTIVITY else '')
            if key not in answers:
                try:
                    if place:
                        answers[key] = self._find_state(text, *place, catalogues)
                    elif column.field == ACTIVITY:
                        answers[key] = self._find_activity(text, column.header, catalogues)
                    else:
                        answers[key] = self._find(field, text, catalogues, create_missing, made)
                        if column.field == 'user_id' and can_give and not can_give(answers[key]):
                            raise Unknown('ungiven')
                except (Unknown, Taken) as found:
                    answers[key] = found
            if isinstance(answers[key], LookupError):
                raise answers[key]
            return answers[key]

        return find

    def _find(self, field, text, catalogues, create_missing, made):
        source = field.name if field.type == 'selection' else field.comodel_name
        if source not in catalogues:
            catalogues[source] = self._values_of(field) if field.type == 'selection' else self._catalogue(source)
        catalogue = catalogues[source]
        if catalogue is None:
            found = self._search_exactly(field.comodel_name, text)
        else:
            found = catalogue.get(self._key(source, text), ())
        if len(found) == 1 and source == 'res.country' and is_part(text):
            raise Taken(found[0], 'part', self.env[source].browse(found[0]).name)
        if len(found) == 1:
            return found[0]
        if found:
            raise Unknown('several', str(len(found)))
        if create_missing and source in MADE:
            return self._make(source, text, catalogue, made)
        raise Unknown('makeable' if source in MADE else 'unknown', self._alike(field, text, catalogue))

    # -- provinces -----------------------------------------------------------------------------------

    @api.model
    def _towns(self):
        """A function that gives the :class:`Towns` of Spain, read once."""
        @cache
        def towns():
            self.env['portfolio.municipality.alias'].flush_model()
            rows = self.env.execute_query(SQL(
                """
                SELECT alias.key, state.code, array_agg(DISTINCT zip.name) FILTER (WHERE zip.name IS NOT NULL)
                  FROM portfolio_municipality_alias alias
                  JOIN res_country_state state ON state.id = alias.state_id
             LEFT JOIN portfolio_zip_municipality_rel link ON link.municipality_id = alias.municipality_id
             LEFT JOIN portfolio_zip zip ON zip.id = link.zip_id
              GROUP BY alias.key, state.code
                """))
            provinces, delivered = {}, {}
            for key, code, zips in rows:
                provinces.setdefault(key, set()).add(code)
                for name in zips or ():
                    delivered.setdefault(name, {})[key] = code
            states = self.env['res.country.state'].search_fetch([('country_id.code', '=', 'ES')], ['code', 'name'])
            return Towns(provinces, delivered, {state.code: state.name for state in states})

        return towns

    def _place_of(self, text, values, towns):
        """What else a row says of where it is: the id of its country, the Spanish province of its zip code, whether
        that is of no Spanish form, the country that its numbers and addresses tell where it is not Spain."""
        zip_code, country_id = values.get('zip'), values.get('country_id')
        province, told = zip_province(zip_code), ''
        code = '' if country_id else province_of(text)
        if not country_id and not (code and code == province):
            told = country_told(values)
            if told == 'ES' or told and code and code in towns().provinces_of(values.get('city') or ''):
                # the place is there whatever the phone
                told = ''
            if province and self.env.company.country_id.code == 'ES' and not towns().tell(
                    {**values, 'zip': spanish_zip(zip_code) or zip_code.zfill(5)})[1]:
                province = ''
        return country_id, province, zip_abroad(zip_code), told

    def _find_state(self, text, country_id, province, abroad, told, catalogues):
        """The province that is written; where the word fails, the one of the zip code; of the row's country only.

        :param country_id: of the row, if it has one
        :param province: Odoo's code of the province of its zip code, if that is a Spanish one
        :param abroad: code of the country of its zip code or '?', if that is of no Spanish form
        :param told: code of another country than Spain that the row tells or '?', which outweighs the name of a place
        """
        home, spain = self.env.company.country_id, self.env.ref('base.es')
        country = self.env['res.country'].browse(country_id)
        text, country = self._beside_country(text, country, catalogues)
        is_said, country = bool(country), country or home
        if told and not is_said:
            return self._find_state_abroad(text, country.search([('code', '=', told)]), catalogues)
        if abroad and not is_said:
            country = country.search([('code', '=', abroad)]) or (country if country != spain else country.browse())
            if not country:
                raise Unknown('unknown')
            is_said = True
        if country == spain or not is_said:
            codes = self._states_of(spain, catalogues)['codes']
            # a zip code of five figures is Spanish where a country is not said only in a Spanish company
            code = province_of(text) or (province if country == spain else '')
            at_home = () if country == spain else self._states_of(home, catalogues)['names']
            if code in codes and place_key(text) not in at_home:
                if not province_of(text) and not is_region(text) and self._state_of_town(text) != codes[code]:
                    raise Taken(codes[code], 'state', self.env['res.country.state'].browse(codes[code]).name)
                return codes[code]
        names = self._states_of(country, catalogues)['names']
        found = names.get(place_key(text), ())
        if len(found) == 1:
            return found[0]
        # 'Andorra' without more is the country rather than the town in Teruel
        is_town = country == spain and (country_id or not self._country_of(text, catalogues))
        if is_town and (state := self._state_of_town(text)):
            return state
        if found:
            raise Unknown('several', str(len(found)))
        near = closest(place_key(text), names)
        raise Unknown('unknown', self.env['res.country.state'].browse(names[near][0]).name if near else '')

    def _find_state_abroad(self, text, country, catalogues):
        found = self._states_of(country, catalogues)['names'].get(place_key(text), ()) if country else ()
        if len(found) != 1:
            raise Unknown('elsewhere', country.name or '')
        return found[0]

    def _beside_country(self, text, country, catalogues):
        """``text`` in two: the place, the country that it names beside it; as it is where it names none, or another.

        What is a Spanish province too ('Andalucía, Granada'), or a town of the one beside it ('Andorra (Teruel)'), is
        no country.
        """
        for place, other in beside_country(text):
            code = province_of(place)
            beside = not province_of(other) and self._country_of(other, catalogues)
            if beside and not (code and self._state_of_town(other) == self._states_of(
                    self.env.ref('base.es'), catalogues)['codes'].get(code)):
                return (place, beside) if beside == (country or beside) else (text, country)
        return text, country

    def _country_of(self, text, catalogues):
        """The country that a text names, be it by 'USA' or 'UK'; what is as short may be short for a province."""
        if 'res.country' not in catalogues:
            catalogues['res.country'] = self._catalogue('res.country')
        key = country_key(text)
        found = catalogues['res.country'].get(key, ()) if len(key) > 3 or key in ('usa', 'uk') else ()
        return self.env['res.country'].browse(found if len(found) == 1 else ())

    def _states_of(self, country, catalogues):
        """:return: ``{'names': {key: ids}, 'codes': {code: id}}`` of a country's; of no country, of all"""
        if ('states', country.id) not in catalogues:
            states = self.env['res.country.state'].search([('country_id', '=', country.id)] if country else [])
            names = {}
            for state in states:
                for text in (*self._spellings(state.name), state.code):
                    ids = names.setdefault(place_key(text), [])
                    if state.id not in ids:
                        ids.append(state.id)
            catalogues['states', country.id] = {'names': names, 'codes': {state.code: state.id for state in states}}
        return catalogues['states', country.id]

    def _spellings(self, name):
        # 'A Coruña (La Coruña)', 'Alicante/Alacant'
        for part in name.replace(')', '').split(' ('):
            yield from other_names(part)

    def _state_of_town(self, text):
        """The province of a municipality that stands where a province should; none of two of one name."""
        towns = self.env['portfolio.municipality.alias'].search_fetch([('key', '=', place_key(text))], ['state_id'])
        return towns.state_id.id if len(towns.state_id) == 1 else None

    # -- activities ----------------------------------------------------------------------------------

    def _find_activity(self, text, header, catalogues):
        """A code in any writing, CNAE before others and the one in force before the last; else a title."""
        if ACTIVITY not in catalogues:
            catalogues[ACTIVITY] = self._activities()
        codes, titles = catalogues[ACTIVITY]
        said, digits, title = cell_codes(text)
        family = said or cell_codes(header)[0] or 'cnae'
        for classification in FAMILIES.get(family, (family,)):
            for code in digits:
                if (classification, code) in codes:
                    return codes[classification, code]
        found = titles.get(place_key(title or text)) if not digits else None
        if found:
            return found
        near = closest(place_key(text), titles) if not digits and len(text) > 8 else None
        raise Unknown('unknown', self.env[ACTIVITIES].browse(titles[near]).display_name if near else '')

    def _activities(self):
        """:return: ``{(classification, digits): id}``, ``{title in English or Spanish: id}``: the class in force"""
        records = self.env[ACTIVITIES].search([], order='rank, key desc, id')
        codes, titles, ranks = {}, {}, {'class': 0, 'group': 1, 'division': 2, 'section': 3}
        rows = self.env.execute_query(SQL(
            "SELECT id, classification, key, level, name FROM portfolio_activity_code WHERE id = ANY(%s) "
            "ORDER BY rank, id", records.ids))
        for code_id, classification, key, _level, _name in rows:
            codes[classification, key] = code_id
        for code_id, _classification, _key, _level, name in sorted(rows, key=lambda row: ranks.get(row[3], 4)):
            for title in name.values():
                titles.setdefault(place_key(title), code_id)
        return codes, titles

    # -- names ---------------------------------------------------------------------------------------

    def _make(self, source, text, catalogue, made):
        if made is None:
            return 0
        record_id = self.env[source].create({'name': text}).id
        catalogue.setdefault(self._key(source, text), []).append(record_id)
        made.setdefault(source, []).append(record_id)
        return record_id

    def _key(self, source, text):
        return country_key(text) if source == 'res.country' else fold(' '.join(text.split()))

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
                for text in filter(None, texts):
                    ids = found.setdefault(self._key(model, text), [])
                    if record.id not in ids:
                        ids.append(record.id)
        if model == 'res.country':
            self._add_called(found, records)
        return found

    def _add_called(self, found, countries):
        """What countries are called in the languages next door, unless another country is called so here."""
        territories = [Locale(lang).territories for lang in LANGUAGES]
        for country in countries:
            names = (named.get(country.code) for named in territories)
            for text in filter(None, (*called(country.code), *names)):
                found.setdefault(country_key(text), [country.id])

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
        said = [getattr(Locale(lang), kind).get(code) for lang in ('es', 'en')] if code else []
        return [*said, *COUNTRIES.get(code, '').split(', ')] if kind == 'territories' else said

    def _search_exactly(self, model, text):
        Model = self.env[model]
        if model == 'res.partner':
            domain = ['|', '|', ('portfolio_name_key', '=', name_key(text) or '?'), ('ref', '=', text), ('vat', '=',
                text)]
        else:
            domain = [(Model._rec_name or 'name', '=ilike', text.replace('%', r'\%').replace('_', r'\_'))]
        return Model.search(domain, limit=3).ids

    def _alike(self, field, text, catalogue):
        """What there is, as people write it, that ``text`` may be meant for; or nothing."""
        key = closest(text, catalogue) if catalogue and field.type != 'selection' else None
        return self.env[field.comodel_name].browse(catalogue[key][0]).display_name if key else ''
