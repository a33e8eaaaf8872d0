from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.place.place_name import ACCENTED, LEADING, PLAIN, PROVINCES, TRAILING, place_key, spanish_zip
from ...tools.place.place_province import ABROAD

# what decides in which municipality a partner is
ADDRESS = {'zip', 'city', 'state_id', 'country_id'}


class ResPartner(models.Model):
    """Where a partner is, in INE's terms: the zip code says the town, the town says the municipality."""
    _inherit = 'res.partner'

    portfolio_municipality_id = fields.Many2one(
        'portfolio.municipality', "Municipality", index='btree_not_null', ondelete='set null',
        groups='base.group_user', help="Found from zip code and city, however the city is written.")
    portfolio_municipality_option_ids = fields.Many2many(
        'portfolio.municipality', compute='_compute_portfolio_municipality_option_ids',
        string="Municipalities of the Zip Code", groups='base.group_user')

    portfolio_municipality_option_count = fields.Integer(
        compute='_compute_portfolio_municipality_option_ids', groups='base.group_user')

    # found nowhere, and should have been: what the list of addresses to review looks at
    _portfolio_unplaced_idx = models.Index(
        "(country_id) WHERE portfolio_municipality_id IS NULL AND (zip IS NOT NULL OR city IS NOT NULL)")

    @api.depends('zip', 'country_id')
    def _compute_portfolio_municipality_option_ids(self):
        found = self._portfolio_zip_municipalities(self.mapped('zip'))
        for partner in self:
            partner.portfolio_municipality_option_ids = (
                partner._portfolio_is_spanish(partner.country_id)
                and found.get(spanish_zip(partner.zip)) or False)
            partner.portfolio_municipality_option_count = len(partner.portfolio_municipality_option_ids)

    def _portfolio_zip_municipalities(self, zips):
        """``{zip code: municipalities}`` of those of ``zips`` that there are; one search."""
        names = {spanish_zip(text) for text in zips} - {''}
        rows = self.env['portfolio.zip'].search_fetch([('name', 'in', list(names))], ['name', 'municipality_ids'])
        return {row.name: row.municipality_ids for row in rows}

    def _portfolio_is_spanish(self, country):
        """Whether an address with this country is in Spain; without one it is where the company is."""
        return (country or self.env.company.country_id).code == 'ES'

    def _portfolio_provinces(self):
        """``{first two figures of a Spanish zip code: province}``; one search."""
        # sudo: res.country.state - a fact
        states = self.env['res.country.state'].sudo().search_fetch([('country_id.code', '=', 'ES')], ['code'])
        provinces = {state.code: state for state in states.sudo(False)}
        return {figures: provinces[code] for figures, code in PROVINCES.items() if code in provinces}

    # ------------------------------------------------------------------
    # completing what is typed or imported
    # ------------------------------------------------------------------

    @api.onchange('zip')
    def _onchange_portfolio_zip(self):
        """Empty city, province and country follow from the zip code."""
        self.update(self._portfolio_told_by_zip({name: self[name] for name in ADDRESS}))

    @api.onchange('portfolio_municipality_id')
    def _onchange_portfolio_municipality_id(self):
        """The one chosen among several completes the address."""
        place = self.portfolio_municipality_id
        if place and not self.city:
            self.city = place.name
        if place and not self.state_id:
            self.state_id = place.state_id
            self.country_id = self.country_id or place.state_id.country_id

    @api.model
    def _portfolio_told_by_zip(self, address):
        """What of ``address`` is empty and its zip code tells; for forms of whatever has an address.

        :param dict address: zip, city, and the records state_id and country_id
        :return: values for ``update``
        """
        vals = {name: address[name] if name in ('zip', 'city') else address[name].id for name in ADDRESS}
        self._portfolio_complete_addresses([vals])
        return {name: vals[name] for name in ADDRESS if not address[name] and vals[name]}

    def _portfolio_address_of(self, places, province, known):
        """The values that are not ``known`` and that a Spanish zip code tells.

        :param places: the municipalities of the zip code, or None
        :param province: the one its figures say, or None
        :param dict known: city, state_id and country_id as they are
        """
        values = {}
        states = places.state_id if places else province
        if not known.get('state_id') and states:
            # a zip code may be delivered across the border of its province
            values['state_id'] = (states if len(states) == 1 else province).id
        if not known.get('country_id') and province:
            values['country_id'] = province.country_id.id
        if not known.get('city') and places and len(places) == 1:
            values['city'] = places.name
        return values

    @api.model
    def _portfolio_arriving(self, vals_list):
        vals_list = super()._portfolio_arriving(vals_list)
        self._portfolio_complete_addresses(vals_list)
        return vals_list

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        self.browse(
            partner.id for partner, vals in zip(self, vals_list, strict=True)
            if not vals.get('portfolio_municipality_id') and (partner.zip or partner.city))._portfolio_locate()

    @api.model
    def _portfolio_complete_addresses(self, vals_list):
        """Write into ``vals_list``, of partners or of leads, what zip codes and provinces tell: a search for all.

        For whoever has a role: others' addresses stay as Odoo takes them.
        """
        if not self.env.user._portfolio_has_role():
            return
        lacking = [vals for vals in vals_list if not (
            vals.get('city') and vals.get('state_id') and vals.get('country_id'))]
        with_zip = [vals for vals in lacking if spanish_zip(vals.get('zip'))]
        if with_zip:
            found = self._portfolio_zip_municipalities(vals['zip'] for vals in with_zip)
            provinces, countries = self._portfolio_provinces(), self.env['res.country']
            for vals in with_zip:
                zipcode = spanish_zip(vals['zip'])
                if self._portfolio_is_spanish(countries.browse(vals.get('country_id') or ())):
                    vals.update(self._portfolio_address_of(found.get(zipcode), provinces.get(zipcode[:2]), vals))
        for vals in lacking:
            if vals.get('state_id') and not vals.get('country_id'):
                vals['country_id'] = self.env['res.country.state'].browse(vals['state_id']).country_id.id

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if vals.keys() & ADDRESS and 'portfolio_municipality_id' not in vals:
            self._portfolio_locate()

    # ------------------------------------------------------------------
    # normalising
    # ------------------------------------------------------------------

    def _portfolio_locate(self):
        """Find the municipality of each partner of ``self``, in one statement; what is not found is emptied."""
        if not self.ids:
            return
        self.env.flush_all()
        changed = self.env.execute_query(self._portfolio_locate_query(SQL("partner.id = ANY(%s)", list(self.ids))))
        if changed:
            self.browse(row[0] for row in changed).invalidate_recordset(['portfolio_municipality_id'], flush=False)

    def _portfolio_locate_query(self, scope):
        """Among the municipalities of the zip code, the one the city names; else the only one of the zip code;
        else the one of that name in the province; else the only one of that name in Spain. Without a country a zip
        code of a form that none has in Spain says that it is elsewhere.
        """
        spain = self.env['ir.model.data']._xmlid_to_res_id('base.es')
        home = self.env['res.company']._portfolio_country_sql(SQL("partner.company_id"))
        return SQL(
            """
            WITH address AS MATERIALIZED (
                SELECT partner.id, partner.portfolio_municipality_id AS before, %(key)s AS key,
                       substring(partner.zip FROM '(\\d{5})\\s*$') AS zip, partner.state_id,
                       coalesce(partner.country_id, %(home)s) = %(spain)s AND (
                           partner.country_id IS NOT NULL OR partner.zip IS NULL OR partner.zip ~ '\\d{5}\\s*$'
                           OR partner.zip !~* %(abroad)s) AS is_spanish
                  FROM res_partner partner
                 WHERE %(scope)s
            ), delivered AS (
                SELECT address.id, link.municipality_id, count(*) OVER (PARTITION BY address.id) AS places
                  FROM address
                  JOIN portfolio_zip zip ON zip.name = address.zip
                  JOIN portfolio_zip_municipality_rel link ON link.zip_id = zip.id
                 WHERE address.is_spanish
            ), found AS (
                SELECT delivered.id, delivered.municipality_id,
                       CASE WHEN alias.id IS NOT NULL THEN 1 ELSE 2 END AS preference
                  FROM delivered
                  JOIN address ON address.id = delivered.id
             LEFT JOIN portfolio_municipality_alias alias
                       ON alias.municipality_id = delivered.municipality_id AND alias.key = address.key
                 WHERE alias.id IS NOT NULL OR delivered.places = 1
             UNION ALL
                SELECT named.id, min(named.municipality_id), named.preference
                  FROM (
                        SELECT DISTINCT address.id, alias.municipality_id,
                               CASE WHEN alias.state_id = coalesce(province.id, address.state_id) THEN 3
                                    ELSE 4 END AS preference
                          FROM address
                          JOIN portfolio_municipality_alias alias ON alias.key = address.key
                     LEFT JOIN (VALUES %(provinces)s) AS number (figures, code)
                               ON number.figures = left(address.zip, 2)
                     LEFT JOIN res_country_state province
                               ON province.code = number.code AND province.country_id = %(spain)s
                         WHERE address.is_spanish AND address.key <> ''
                           AND (coalesce(province.id, address.state_id) IS NULL
                                OR alias.state_id = coalesce(province.id, address.state_id))
                       ) named
              GROUP BY named.id, named.preference
                HAVING count(*) = 1
            ), best AS (
                SELECT DISTINCT ON (id) id, municipality_id FROM found ORDER BY id, preference, municipality_id
            )
            UPDATE res_partner partner
               SET portfolio_municipality_id = best.municipality_id
              FROM address
         LEFT JOIN best ON best.id = address.id
             WHERE partner.id = address.id
               AND partner.portfolio_municipality_id IS DISTINCT FROM best.municipality_id
         RETURNING partner.id
            """,
            key=self._portfolio_key_sql(SQL("partner.city")), scope=scope, spain=spain, home=home,
            abroad=ABROAD,
            provinces=SQL(", ").join(SQL("(%s, %s)", *item) for item in PROVINCES.items()))

    def _portfolio_key_sql(self, column):
        """:func:`place_key` in SQL."""
        plain = SQL(
            "trim(regexp_replace(lower(translate(coalesce(%s, ''), %s, %s)), '[^a-z0-9]+', ' ', 'g'))",
            column, ACCENTED, PLAIN)
        return SQL("regexp_replace(regexp_replace(%s, %s, ''), %s, '')", plain, LEADING, TRAILING)

    @api.model
    def _portfolio_locate_all(self, batch=20000):
        """Every partner with an address that has no municipality, in batches. For the job and the installation."""
        last = 0
        while True:
            rows = self.env.execute_query(SQL(
                """
                SELECT id FROM res_partner
                 WHERE id > %s AND portfolio_municipality_id IS NULL AND (zip IS NOT NULL OR city IS NOT NULL)
              ORDER BY id LIMIT %s
                """, last, batch))
            if not rows:
                break
            self.browse(partner_id for [partner_id] in rows)._portfolio_locate()
            last = rows[-1][0]
            if not self.env['ir.cron']._commit_progress(len(rows)):
                break

    def action_portfolio_remember_city(self):
        """The city as it is written here is from now on a name of the municipality chosen for it."""
        Alias = self.env['portfolio.municipality.alias']
        for partner in self.filtered(lambda partner: partner.portfolio_municipality_id and partner.city):
            place = partner.portfolio_municipality_id
            if place_key(partner.city) not in place.alias_ids.mapped('key'):
                Alias.create({'municipality_id': place.id, 'name': partner.city})
        self.env.ref('crm_portfolio.ir_cron_locate')._trigger()
        return True
