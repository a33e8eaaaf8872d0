import csv

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, file_open

from ...tools.place.place_name import COMMON, PROVINCES, other_names, place_key, spoken
from ...tools.place.place_pairs import town_names
from ..activity_code.activity_code import TABLES


class PortfolioMunicipality(models.Model):
    """A municipality of Spain, by INE's code. Loaded with its zip codes from ``data/tables``."""
    _name = 'portfolio.municipality'
    _description = "Municipality"
    _inherit = ['portfolio.catalogue', 'portfolio.coded', 'portfolio.name.search']
    _order = 'name, id'
    _portfolio_impersonal = True

    name = fields.Char(required=True, help="As it is said: Las Palmas de Gran Canaria.")
    code = fields.Char("INE Code", required=True, help="Two figures of the province and three of the municipality.")
    state_id = fields.Many2one(
        'res.country.state', "Province", required=True, ondelete='restrict', index=True,
        domain="[('country_id.code', '=', 'ES')]")
    alias_ids = fields.One2many('portfolio.municipality.alias', 'municipality_id', "Also Written")
    zip_ids = fields.Many2many(
        'portfolio.zip', 'portfolio_zip_municipality_rel', 'municipality_id', 'zip_id', "Zip Codes")

    @api.depends('name', 'state_id')
    def _compute_display_name(self):
        for place in self:
            state = place.state_id.name
            place.display_name = f"{place.name} ({state})" if state and state != place.name else place.name

    @api.model
    def _portfolio_name_domain(self, text, *, exact=False):
        """By code, or by any of its names, and its province between parentheses."""
        if text.strip().isdigit():
            return Domain('code', '=like', text.strip() + '%')
        name, _paren, state = text.partition(' (')
        domain = Domain('alias_ids.key', '=' if exact else 'like', place_key(name))
        if state:
            domain &= Domain('state_id.name', 'ilike', state.rstrip(')'))
        return domain

    @api.model
    def _portfolio_is_town(self, text):
        """Whether ``text`` is the whole name of a town, in any writing or by its other name."""
        keys = {place_key(name) for name in town_names(text)} - {''}
        # sudo: portfolio.municipality.alias - what towns are called is no secret
        return bool(keys and self.env['portfolio.municipality.alias'].sudo().search_count(
            [('key', 'in', list(keys))], limit=1))

    @api.model_create_multi
    def create(self, vals_list):
        places = super().create(vals_list)
        self.env['portfolio.municipality.alias'].create([
            {'municipality_id': place.id, 'name': name}
            for place in places for name in other_names(place.name) if place_key(name)])
        return places

    @api.model
    def _portfolio_load(self):
        """Load municipalities, the ways they are written and their zip codes, if the tables are new."""
        if not self.env['portfolio.activity.code']._portfolio_table_changed('place', ('municipality.csv', 'zip.csv')):
            return False
        self.env.flush_all()
        # sudo: res.country.state - which number INE gives to a province Odoo knows
        states = dict(self.env['res.country.state'].sudo().search_fetch(
            [('country_id.code', '=', 'ES')], ['code']).mapped(lambda state: (state.code, state.id)))
        with file_open(f'{TABLES}/municipality.csv', 'r') as file:
            places = [(row['code'], row['name']) for row in csv.DictReader(file)]
        self._portfolio_load_places(places, states)
        self._portfolio_load_aliases(places)
        self._portfolio_load_zips()
        self.env.invalidate_all()
        return True

    def _portfolio_load_places(self, places, states):
        self.env.execute_query(SQL(
            """
            INSERT INTO portfolio_municipality
                   (code, name, state_id, active, create_uid, create_date, write_uid, write_date)
            SELECT row.code, row.name, row.state_id, TRUE, %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM unnest(%(codes)s, %(names)s, %(states)s) AS row (code, name, state_id)
       ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, state_id = EXCLUDED.state_id
            """,
            codes=[code for code, _name in places], names=[spoken(name) for _code, name in places],
            states=[states[PROVINCES[code[:2]]] for code, _name in places],
            uid=self.env.uid, now=self.env.cr.now()))

    def _portfolio_load_aliases(self, places):
        rows = {
            (code, place_key(name)): name
            for code, official in places
            for name in (*other_names(spoken(official)), *COMMON.get(code, ()))}
        self.env.execute_query(SQL(
            """
            INSERT INTO portfolio_municipality_alias
                   (municipality_id, state_id, name, key, create_uid, create_date, write_uid, write_date)
            SELECT place.id, place.state_id, row.name, row.key, %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM unnest(%(codes)s, %(keys)s, %(names)s) AS row (code, key, name)
              JOIN portfolio_municipality place ON place.code = row.code
       ON CONFLICT (municipality_id, key) DO NOTHING
            """,
            codes=[code for code, _key in rows], keys=[key for _code, key in rows], names=list(rows.values()),
            uid=self.env.uid, now=self.env.cr.now()))

    def _portfolio_load_zips(self):
        with file_open(f'{TABLES}/zip.csv', 'r') as file:
            rows = [(row['zip'], code) for row in csv.DictReader(file) for code in row['codes'].split()]
        zips, codes = [zipcode for zipcode, _code in rows], [code for _zip, code in rows]
        self.env.execute_query(SQL(
            """
            INSERT INTO portfolio_zip (name, create_uid, create_date, write_uid, write_date)
            SELECT DISTINCT zipcode, %(uid)s, %(now)s, %(uid)s, %(now)s FROM unnest(%(zips)s) zipcode
       ON CONFLICT (name) DO NOTHING
            """, zips=zips, uid=self.env.uid, now=self.env.cr.now()))
        self.env.execute_query(SQL(
            """
            INSERT INTO portfolio_zip_municipality_rel (zip_id, municipality_id)
            SELECT zip.id, place.id
              FROM unnest(%s, %s) AS row (zipcode, code)
              JOIN portfolio_zip zip ON zip.name = row.zipcode
              JOIN portfolio_municipality place ON place.code = row.code
       ON CONFLICT DO NOTHING
            """, zips, codes))
