from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.territory.territory_zip import DIGITS

DAYS = [
    ('1', "Monday"), ('2', "Tuesday"), ('3', "Wednesday"), ('4', "Thursday"), ('5', "Friday"), ('6', "Saturday"),
    ('7', "Sunday"),
]


class CrmLead(models.Model):
    """What rules may ask of a lead beyond its own fields: where it lies, when it came, who knows them already.

    None of it is stored: each is an expression on the lead's row, searched in place.
    """
    _inherit = 'crm.lead'

    portfolio_zone_id = fields.Many2one(
        'portfolio.zone', "Zone", compute='_compute_portfolio_zone_id', search='_search_portfolio_zone_id',
        groups='base.group_user', help="Of its account; without one, where its own address lies.")
    portfolio_arrival_hour = fields.Float(
        "Hour of Arrival", compute='_compute_portfolio_arrival', search='_search_portfolio_arrival_hour',
        groups='base.group_user', help="0 to 24, where the company is.")
    portfolio_arrival_day = fields.Selection(
        DAYS, "Day of Arrival", compute='_compute_portfolio_arrival', search='_search_portfolio_arrival_day',
        groups='base.group_user')
    portfolio_known_user_id = fields.Many2one(
        'res.users', "Known To", compute='_compute_portfolio_known', search='_search_portfolio_known_user_id',
        # found in accounts and leads that whoever asks may not see: the rules know, and nobody else
        groups='base.group_system',
        help="The salesperson of its account, of its parent, of an open opportunity of the account, of the same web "
             "domain, or who last had to do with the same e-mail address.")
    portfolio_known_by = fields.Selection(
        [
            ('account', "Its account"),
            ('parent', "Its parent"),
            ('opportunity', "An open opportunity"),
            ('domain', "The web domain"),
            ('past', "An earlier lead"),
        ], "Known By", compute='_compute_portfolio_known', search='_search_portfolio_known_by',
        groups='base.group_system')

    _portfolio_owner_idx = models.Index('(user_id, date_open) WHERE user_id IS NOT NULL')

    # -- zone ----------------------------------------------------------------------------------------

    def _compute_portfolio_zone_id(self):
        zones = self._portfolio_zones()
        for lead in self:
            lead.portfolio_zone_id = zones.get(lead.id, False)

    def _portfolio_zones(self):
        """``{lead id: zone}``, without those that lie nowhere."""
        rows = self._portfolio_ask(self._portfolio_zone_sql('lead'))
        return {lead_id: self.env['portfolio.zone'].browse(zone_id) for lead_id, zone_id in rows if zone_id}

    def _search_portfolio_zone_id(self, operator, value):
        if operator not in ('in', 'any', 'any!'):
            return NotImplemented
        if operator != 'in':
            domain = value if isinstance(value, Domain) else [('id', 'in', value)]
            # with the rights of whoever asks: what he asks of a zone may lead to anything
            value = self.env['portfolio.zone'].search(domain).ids
        return self._portfolio_custom(self._portfolio_zone_sql, value)

    def _portfolio_zone_sql(self, alias):
        """The zone of its account or, when it has none, the one its own address lies in."""
        self.env['portfolio.zone'].flush_model()
        self.env['portfolio.zone.rule'].flush_model()
        digits = {
            country.id: DIGITS[country.code]
            for country in self.env['res.country'].search([('code', 'in', list(DIGITS))])}
        # sudo: res.company - the country of the house
        home = self.env['res.company'].sudo().search([], order='id', limit=1).country_id.id or 0
        return SQL(
            """
            coalesce(
                (SELECT account.portfolio_zone_id
                   FROM res_partner partner JOIN res_partner account ON account.id = partner.commercial_partner_id
                  WHERE partner.id = %(lead)s.partner_id),
                (SELECT best.zone_id
                   FROM (SELECT place.company_id, place.country_id, place.state_id,
                                CASE WHEN digits.length IS NULL
                                     THEN upper(regexp_replace(place.zip, '[^0-9A-Za-z]', '', 'g'))
                                     ELSE lpad(regexp_replace(place.zip, '[^0-9]', '', 'g'), digits.length, '0')
                                END AS key
                           FROM (SELECT coalesce(%(lead)s.company_id, 0) AS company_id,
                                        coalesce(%(lead)s.country_id, state.country_id, %(home)s) AS country_id,
                                        coalesce(%(lead)s.state_id, 0) AS state_id, coalesce(%(lead)s.zip, '') AS zip
                                   FROM (SELECT) one LEFT JOIN res_country_state state ON state.id = %(lead)s.state_id
                                  WHERE coalesce(%(lead)s.zip, '') != '' OR %(lead)s.state_id IS NOT NULL) place
                      LEFT JOIN unnest(%(countries)s::int[], %(lengths)s::int[]) digits(country_id, length)
                             ON digits.country_id = place.country_id AND place.zip != '') spot,
                        LATERAL (%(best)s) best))
            """,
            lead=SQL.identifier(alias), home=home, countries=list(digits), lengths=list(digits.values()),
            best=self.env['res.partner']._portfolio_select_best())

    # -- arrival -------------------------------------------------------------------------------------

    @api.depends('create_date')
    def _compute_portfolio_arrival(self):
        rows = {
            lead_id: (hour, day) for lead_id, hour, day in self._portfolio_ask(
                SQL("%s, %s", self._portfolio_hour_sql('lead'), self._portfolio_day_sql('lead')))}
        for lead in self:
            lead.portfolio_arrival_hour, lead.portfolio_arrival_day = rows.get(lead.id, (0, False))

    def _search_portfolio_arrival_hour(self, operator, value):
        if operator not in ('<', '<=', '>', '>='):
            self._portfolio_refuse_operator('portfolio_arrival_hour')
        return Domain.custom(to_sql=lambda model, alias, query: SQL(
            "%s " + operator + " %s", self._portfolio_hour_sql(alias), value))

    def _search_portfolio_arrival_day(self, operator, value):
        return self._portfolio_custom(self._portfolio_day_sql, value) if operator == 'in' else NotImplemented

    def _portfolio_local_sql(self, alias):
        """When it came, by the clock of its company; of a lead without company, by that of whoever asks."""
        # sudo: res.company - where the companies of the house are
        zones = {one.id: one._portfolio_zone().zone for one in self.env['res.company'].sudo().search([])}
        here = self.env.company._portfolio_zone().zone
        elsewhere = [SQL("WHEN %s THEN %s", one, zone) for one, zone in zones.items() if zone != here]
        zone = SQL("CASE %s.company_id %s ELSE %s END", SQL.identifier(alias), SQL(" ").join(elsewhere), here) \
            if elsewhere else SQL("%s", here)
        return SQL("(%s.create_date AT TIME ZONE 'UTC' AT TIME ZONE %s)", SQL.identifier(alias), zone)

    def _portfolio_hour_sql(self, alias):
        return SQL("(extract(epoch FROM %s::time) / 3600)::float8", self._portfolio_local_sql(alias))

    def _portfolio_day_sql(self, alias):
        return SQL("extract(isodow FROM %s)::int::text", self._portfolio_local_sql(alias))

    # -- where it lies -------------------------------------------------------------------------------

    def _portfolio_zip_places(self):
        """``{lead id: (latitude, longitude)}``: the middle of the located customers of its zip code and country."""
        self.env['res.partner'].flush_model(['zip', 'country_id', 'partner_latitude', 'partner_longitude'])
        rows = self._portfolio_ask(SQL("spot.*"), SQL(
            """
            JOIN LATERAL (
                SELECT avg(partner.partner_latitude)::float8, avg(partner.partner_longitude)::float8
                  FROM res_partner partner
                 WHERE partner.zip = lead.zip AND partner.zip IS NOT NULL AND partner.portfolio_is_account
                   AND partner.country_id = lead.country_id
                   AND (partner.partner_latitude, partner.partner_longitude) != (0, 0)
                HAVING count(*) > 0) spot ON TRUE
            """))
        return {lead_id: place for lead_id, *place in rows}

    # -- who knows them ------------------------------------------------------------------------------

    def _compute_portfolio_known(self):
        known = self._portfolio_known()
        for lead in self:
            lead.portfolio_known_user_id, lead.portfolio_known_by = known.get(lead.id, (False, False))[:2]

    def _portfolio_known(self):
        """``{lead id: (user id, how, rank, id)}``: who knows them, how, and by which record; the lowest rank counts."""
        rows = self._portfolio_ask(SQL("known.*"), SQL(
            "LEFT JOIN LATERAL (%s) known ON TRUE", self._portfolio_known_sql('lead')))
        return {lead_id: tuple(known) for lead_id, *known in rows if known[0]}

    def _search_portfolio_known_user_id(self, operator, value):
        return self._portfolio_search_known(SQL("user_id"), operator, value)

    def _search_portfolio_known_by(self, operator, value):
        return self._portfolio_search_known(SQL("how"), operator, value)

    def _portfolio_search_known(self, column, operator, value):
        # the platform checks who may read a field where it is read, not where a method looks for it
        self._check_field_access(self._fields['portfolio_known_user_id'], 'read')
        if operator != 'in':
            return NotImplemented
        return self._portfolio_custom(
            lambda alias: SQL("(SELECT known.%s FROM (%s) known)", column, self._portfolio_known_sql(alias)), value)

    def _portfolio_known_sql(self, alias):
        """``user_id, how, rank, id``: the nearest who knows them, of those who still work here."""
        self.env['res.partner'].flush_model(['user_id', 'parent_id', 'commercial_partner_id', 'portfolio_email_key'])
        self.flush_model(['user_id', 'won_status', 'active', 'type', 'partner_id', 'portfolio_match_email'])
        return SQL(
            """
            SELECT found.user_id, found.how, found.rank, found.id
              FROM (SELECT account.user_id, 'account' AS how, 1 AS rank, account.id
                      FROM res_partner partner JOIN res_partner account ON account.id = partner.commercial_partner_id
                     WHERE partner.id = %(lead)s.partner_id
                     UNION ALL
                    SELECT above.user_id, 'parent', 2, above.id
                      FROM res_partner partner
                      JOIN res_partner account ON account.id = partner.commercial_partner_id
                      JOIN res_partner parent ON parent.id = account.parent_id
                      JOIN res_partner above ON above.id = parent.commercial_partner_id
                     WHERE partner.id = %(lead)s.partner_id
                     UNION ALL
                    (SELECT opportunity.user_id, 'opportunity', 3, opportunity.id
                       FROM res_partner partner
                       JOIN res_partner colleague ON colleague.commercial_partner_id = partner.commercial_partner_id
                       JOIN crm_lead opportunity ON opportunity.partner_id = colleague.id
                      WHERE partner.id = %(lead)s.partner_id AND opportunity.id != %(lead)s.id AND opportunity.active
                        AND opportunity.won_status = 'pending' AND opportunity.type = 'opportunity'
                        AND opportunity.user_id IS NOT NULL
                   ORDER BY opportunity.id DESC LIMIT 1)
                     UNION ALL
                    (SELECT account.user_id, 'domain', 4, account.id
                      FROM res_partner other JOIN res_partner account ON account.id = other.commercial_partner_id
                     WHERE %(lead)s.email_domain_criterion LIKE '@%%' AND %(lead)s.portfolio_match_email IS NOT NULL
                       AND split_part(split_part(other.portfolio_email_key, ' ', 2), '@', 2)
                         = substr(%(lead)s.email_domain_criterion, 2)
                       AND other.portfolio_email_key IS NOT NULL
                       AND other.active AND account.user_id IS NOT NULL
                  ORDER BY account.id LIMIT 1)
                     UNION ALL
                    (SELECT earlier.user_id, 'past', 5, earlier.id
                       FROM crm_lead earlier
                      WHERE split_part(earlier.portfolio_match_email, ' ', 1)
                            = split_part(%(lead)s.portfolio_match_email, ' ', 1)
                        AND earlier.portfolio_match_email IS NOT NULL AND earlier.id != %(lead)s.id
                        AND earlier.user_id IS NOT NULL
                   ORDER BY earlier.id DESC LIMIT 1)) found
              JOIN res_users users ON users.id = found.user_id AND users.active
          ORDER BY found.rank
             LIMIT 1
            """, lead=SQL.identifier(alias))

    # -- how it is asked -----------------------------------------------------------------------------

    def _portfolio_custom(self, expression, values):
        """A domain: what ``expression(alias)`` gives in SQL is one of ``values``, in which False is nothing."""
        kept = [value for value in values if value]

        def to_sql(model, alias, query):
            said = expression(alias)
            chosen = SQL("%s = ANY(%s)", said, kept) if kept else SQL("FALSE")
            return SQL("(%s IS NULL OR %s)", said, chosen) if len(kept) < len(list(values)) else chosen

        return Domain.custom(to_sql=to_sql, predicate=lambda lead: bool(lead.search_count([
            ('id', '=', lead.id), Domain.custom(to_sql=to_sql)])))

    def _portfolio_ask(self, columns, join=None):
        """``[(lead id, what the columns give)]`` of the leads of ``self``, in one query; their row is ``lead``."""
        if not self.ids:
            return []
        self.flush_model([
            'partner_id', 'company_id', 'country_id', 'state_id', 'zip', 'create_date', 'email_domain_criterion'])
        return self.env.execute_query(SQL(
            "SELECT lead.id, %s FROM crm_lead lead %s WHERE lead.id = ANY(%s)", columns, join or SQL(), self.ids))
