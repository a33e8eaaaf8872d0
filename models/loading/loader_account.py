from babel import Locale

from odoo import models
from odoo.tools import remove_accents

from ...tools.foundation.load import Reject
from ...tools.foundation.table import comparable

CONTACT = ('contact', 'position', 'contact_email')
ADDRESS = ('street', 'zip', 'city', 'phone', 'email', 'website', 'vat')


class PortfolioLoaderAccount(models.AbstractModel):
    """``accounts``: the companies sold to, with sector, size, age, office and parent company.

    A contact comes along when the row names one. The salesperson is written on new accounts only:
    later on, who is responsible is decided here and not in a file.
    """
    _name = 'portfolio.loader.account'
    _inherit = 'portfolio.loader.file'
    _description = "Loader of Accounts"

    _file = 'accounts'
    _kind = 'account'
    _target = 'res.partner'
    _key = 'account'
    _known = (
        'sector', 'year_established', 'revenue', 'employees', 'office_location', 'subsidiary_of',
        'sales_agent', 'province', *CONTACT, *ADDRESS)

    def _take(self, load):
        self._learn_countries(load)
        self._learn_states(load)
        self._take_sectors(load)
        self._learn_parents(load)
        return super()._take(load)

    # -- the account -----------------------------------------------------------------------------

    def _values(self, load, row):
        parent_id = self._parent(load, row)
        country_id = self._refer(load, row, 'office_location', 'country')
        values = {
            'name': row.values['account'],
            'is_company': True,
            # 'contact' would share one address with its parent
            'type': 'other' if parent_id else 'contact',
            'parent_id': parent_id,
            'industry_id': self._refer(load, row, 'sector', 'sector'),
            'country_id': country_id,
            'portfolio_employee_count': int(self._size(load, row, 'employees')),
            'portfolio_annual_revenue': self._size(load, row, 'revenue') * load.unit,
            'portfolio_year_established': int(self._size(load, row, 'year_established')),
            **{name: row.values[name] for name in ADDRESS if row.values.get(name)},
        }
        if row.values.get('province'):
            values['state_id'] = self._state(load, row, country_id)
        if row.values.get('sales_agent'):
            values['_agent'] = self._refer(load, row, 'sales_agent', 'agent')
        if row.values.get('contact'):
            values['_contact'] = [row.values.get(name, '') for name in CONTACT]
        return values

    def _defaults(self, load, row):
        user_id = load.id_of('agent', row.values.get('sales_agent', ''))
        return {'user_id': user_id} if user_id else {}

    def _size(self, load, row, column):
        number = self._number(load, row, column)
        if number < 0:
            raise Reject(column, self.env._("A number below 0."))
        return number

    def _state(self, load, row, country_id):
        state_id = load.id_of('state', f"{country_id} {remove_accents(row.values['province'])}")
        if not state_id:
            self._find(load, row, 'province', self.env._("Unknown."), self.env._("Left empty."), 'incomplete')
        return state_id or False

    def _after(self, load, taken):
        """The contact each row names."""
        contacts = {}
        for account, _row, values in taken:
            if '_contact' in values:
                name, position, email = values['_contact']
                contacts[account.name] = {
                    'name': name, 'function': position, 'email': email, 'parent_id': account.id}
        self._upsert('res.partner', 'contact', contacts, defaults=lambda _key: {'type': 'contact'})

    # -- its parent ------------------------------------------------------------------------------

    def _parent(self, load, row):
        if load.id_of('circular', row.values['account']):
            self._find(load, row, 'subsidiary_of', self.env._("It would belong to itself, over this parent."),
                       self.env._("Left empty."), 'incomplete')
            return False
        return self._refer(load, row, 'subsidiary_of', 'account')

    def _learn_parents(self, load):
        """Who belongs to whom, as far as both are in the file, and who would belong to himself."""
        rows = load.tables[self._file].rows
        names = {comparable(row.values['account']) for row in rows}
        parents = {}
        for row in rows:
            parent = comparable(load.mapped('subsidiary_of', row.values.get('subsidiary_of', '')))
            if parent in names:
                parents.setdefault(comparable(row.values['account']), parent)
        for name, parent in parents.items():
            load.learn('parent_of', name, parent)
            seen = set()
            while parent and parent != name and parent not in seen:
                seen.add(parent)
                parent = parents.get(parent)
            if parent == name:
                load.learn('circular', name, True)

    def _waves(self, load, rows):
        """Parents first: each wave holds the accounts whose parents are in the waves before it."""
        placed = {None}
        while rows:
            wave = [
                row for row in rows
                if load.id_of('parent_of', row.values['account']) in placed
                or load.id_of('circular', row.values['account'])
            ]
            yield wave
            placed |= {comparable(row.values['account']) for row in wave}
            rows = [row for row in rows if comparable(row.values['account']) not in placed]

    # -- what it refers to -----------------------------------------------------------------------

    def _learn_countries(self, load):
        """Countries by code and by name: in English, in Spanish, and as they are called here."""
        english, spanish = (Locale.parse(language).territories for language in ('en', 'es'))
        for country in self.env['res.country'].search([]):
            code = country.code
            for name in {code, english.get(code, code), spanish.get(code, code), country.name}:
                load.learn('country', name, country.id)

    def _learn_states(self, load):
        """Provinces of a country by each of their names: Odoo writes “Bizkaia (Vizcaya)”."""
        for state in self.env['res.country.state'].search([]):
            for name in [state.name, *state.name.replace(')', '').replace('/', '(').split('(')]:
                load.learn('state', f'{state.country_id.id} {remove_accents(name)}', state.id)

    def _take_sectors(self, load):
        """Sectors that are no industry yet become one."""
        for env in (self.env(context={**self.env.context, 'lang': 'en_US'}), self.env):
            for industry in env['res.partner.industry'].search([]):
                load.learn('sector', industry.name, industry.id)
        rows = load.tables[self._file].rows
        sectors = {comparable(load.mapped('sector', row.values.get('sector', ''))) for row in rows} - {''}
        missing = sorted(name for name in sectors if not load.id_of('sector', name))
        found = self._upsert('res.partner.industry', 'sector', {
            name: {'name': name.capitalize()} for name in missing})
        for name, (industry, _outcome) in found.items():
            load.learn('sector', name, industry.id)
