from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.territory.territory_zip import DIGITS
from ..foundation.sentence import Sentence, kept

# what decides where an account is, and whether a partner is one
PLACING = frozenset({
    'zip', 'state_id', 'country_id', 'type', 'parent_id', 'is_company', 'company_id', 'portfolio_category_id',
    'portfolio_address_type_id', 'portfolio_address_default', 'active',
})


class ResPartner(models.Model):
    _inherit = 'res.partner'

    # plain columns, written by _portfolio_place: adding them to a million partners costs nothing
    portfolio_zone_id = fields.Many2one(
        'portfolio.zone', "Zone", index='btree_not_null', ondelete='set null', copy=False, groups='base.group_user',
        help="By the visiting address. Choose another one and it stays; empty it and it follows the address again.")
    portfolio_zone_root_id = fields.Many2one(
        related='portfolio_zone_id.root_id', string="Main Zone", groups='base.group_user')
    portfolio_zone_manual = fields.Boolean("Zone Set by Hand", copy=False, readonly=True, groups='base.group_user')
    portfolio_zone_reason = Sentence("Why This Zone", copy=False, readonly=True, groups='base.group_user')
    portfolio_zone_missing = fields.Boolean(
        "Zone Missing", compute='_compute_portfolio_zone_missing', search='_search_portfolio_zone_missing',
        groups='base.group_user',
        help="An account in a country that has zones, in none of them.")
    portfolio_route_ids = fields.Many2many(
        'portfolio.route', 'portfolio_route_account_rel', 'partner_id', 'route_id', "Routes",
        copy=False, readonly=True, groups='crm_portfolio.portfolio_group_user', help="The routes that stop here.")
    portfolio_stop_ids = fields.One2many(
        'portfolio.route.stop', 'partner_id', "Stops", groups='crm_portfolio.portfolio_group_user')

    # -- following the address ---------------------------------------------------------------------

    @api.model
    def _portfolio_arriving(self, vals_list):
        vals_list = super()._portfolio_arriving(vals_list)
        if any(vals.get('portfolio_zone_id') for vals in vals_list):
            self._portfolio_check_zone_by_hand()
        return [
            {**vals, **self._portfolio_zone_vals(vals['portfolio_zone_id'])} if vals.get('portfolio_zone_id') else vals
            for vals in vals_list]

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        # sudo: res.partner - an address decides the zone, whoever enters it
        self.sudo().commercial_partner_id._portfolio_place()

    def _portfolio_parts(self, vals):
        if 'portfolio_zone_id' in vals:
            self._portfolio_check_zone_by_hand()
            vals = {**vals, **self._portfolio_zone_vals(vals['portfolio_zone_id'])}
        return super()._portfolio_parts(vals)

    def _portfolio_changing(self, vals):
        before = super()._portfolio_changing(vals)
        if not vals.keys() & {*PLACING, 'portfolio_zone_id'}:
            return before
        by_hand = 'portfolio_zone_id' in vals
        # sudo: res.partner - the account a contact or an address leaves, which the user need not see
        return {**before, 'placed': self.sudo().commercial_partner_id, 'zones': {
            account: account.portfolio_zone_id for account in self} if by_hand else {}}

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if 'placed' in before:
            zones = before['zones']
            moved = self.filtered(lambda account: account in zones and account.portfolio_zone_id != zones[account])
            # sudo: as above
            accounts = before['placed'].exists() | self.sudo().commercial_partner_id
            (moved - accounts._portfolio_place()).sudo()._portfolio_zone_changed()

    def _portfolio_check_zone_by_hand(self):
        user = self.env.user
        if not self.env.su and user.has_group('crm_portfolio.portfolio_group_representative') \
                and not user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._(
                "Zone: it follows from the visiting address, and only a manager can choose another one. Correct the "
                "address."))

    def _portfolio_zone_vals(self, zone_id):
        """What goes with a zone that a person chooses, or empties so that the address decides again."""
        return {
            'portfolio_zone_manual': bool(zone_id),
            'portfolio_zone_reason': kept(
                'territory.by_hand', user=self.env.user.name,
                date=fields.Date.to_string(self._portfolio_today())) if zone_id else False,
        }

    def action_portfolio_zone_follow(self):
        """The address decides again."""
        self.write({'portfolio_zone_id': False})

    # -- placing, set by set -----------------------------------------------------------------------

    def _portfolio_place(self):
        """Give these accounts the zone that their visiting address lies in, in one statement.

        Zones chosen by hand stay. A partner that is no account loses the zone it had.

        :return: the accounts whose zone changed
        """
        if not self or not self.env['portfolio.zone.rule']._exist():
            return self.browse()
        return self._portfolio_update_zones(SQL("account.id = ANY(%s)", self.ids))

    @api.model
    def _portfolio_place_all(self, countries):
        """The same for every account of these countries, after a change of rules."""
        return self._portfolio_update_zones(SQL(
            """
            (account.portfolio_zone_id IS NOT NULL OR account.country_id IS NULL
             OR account.country_id = ANY(%s)
             OR EXISTS (SELECT FROM res_partner address
                         WHERE address.parent_id = account.id AND address.country_id = ANY(%s)))
            """, countries.ids, countries.ids))

    def _portfolio_update_zones(self, which):
        self._portfolio_flush_addresses()
        rows = self.env.execute_query(SQL(
            """
            WITH place AS MATERIALIZED (%(places)s),
            spot AS MATERIALIZED (
                SELECT DISTINCT company_id, country_id, state_id, key FROM place
            ), found AS MATERIALIZED (
                SELECT spot.*, best.zone_id, best.sentence FROM spot LEFT JOIN LATERAL (%(best)s) best ON TRUE
            )
            UPDATE res_partner partner
               SET portfolio_zone_id = found.zone_id, portfolio_zone_reason = found.sentence
              FROM place
              JOIN found USING (company_id, country_id, state_id, key)
             WHERE partner.id = place.account_id
               AND partner.portfolio_zone_manual IS NOT TRUE
               AND (partner.portfolio_zone_id, partner.portfolio_zone_reason)
                   IS DISTINCT FROM (found.zone_id, found.sentence)
         RETURNING partner.id, place.zone_id IS DISTINCT FROM found.zone_id
            """,
            places=self._portfolio_select_places(which), best=self._portfolio_select_best()))
        touched = self.browse(partner_id for partner_id, _moved in rows)
        touched.invalidate_recordset(['portfolio_zone_id', 'portfolio_zone_reason'], flush=False)
        moved = self.browse(partner_id for partner_id, is_moved in rows if is_moved)
        moved.modified(['portfolio_zone_id'])
        # sudo: res.partner - what follows from a zone is no act of the user's
        moved.sudo()._portfolio_zone_changed()
        return moved

    def _portfolio_flush_addresses(self):
        self.flush_model([
            'zip', 'state_id', 'country_id', 'company_id', 'type', 'parent_id', 'active', 'commercial_partner_id',
            'portfolio_address_type_id', 'portfolio_address_default',
            'portfolio_is_account', 'portfolio_zone_id', 'portfolio_zone_manual', 'portfolio_zone_reason'])
        self.env['portfolio.zone'].flush_model()
        self.env['portfolio.zone.rule'].flush_model()

    def _portfolio_select_places(self, which):
        """Where accounts are: ``account_id, zone_id, company_id, country_id, state_id, key``.

        The visiting address; an address without country is in that of its company. Nothing is
        null, so that places are compared and joined by ``=``.
        """
        digits = [
            (country.id, DIGITS[country.code])
            for country in self.env['res.country'].search([('code', 'in', list(DIGITS))])]
        return SQL(
            """
            SELECT account.id AS account_id, account.portfolio_zone_id AS zone_id,
                   coalesce(account.company_id, 0) AS company_id,
                   CASE WHEN account.portfolio_is_account
                        THEN coalesce(visit.country_id, state.country_id, %(home)s) ELSE 0 END AS country_id,
                   coalesce(visit.state_id, 0) AS state_id,
                   CASE WHEN digits.length IS NULL THEN upper(regexp_replace(visit.zip, '[^0-9A-Za-z]', '', 'g'))
                        WHEN length(bare.zip) = digits.length - 1 THEN '0' || bare.zip
                        ELSE bare.zip END AS key
              FROM res_partner account
              CROSS JOIN LATERAL (%(visit)s) visit
              LEFT JOIN res_country_state state ON state.id = visit.state_id
              LEFT JOIN (SELECT unnest(%(countries)s::int[]) AS country_id, unnest(%(lengths)s::int[]) AS length) digits
                ON digits.country_id = coalesce(visit.country_id, state.country_id, %(home)s)
              CROSS JOIN LATERAL (SELECT regexp_replace(visit.zip, '[^0-9]', '', 'g') AS zip) bare
             WHERE (account.portfolio_is_account OR account.portfolio_zone_id IS NOT NULL) AND %(which)s
            """,
            home=self.env['res.company']._portfolio_country_sql(SQL("account.company_id")),
            visit=self._portfolio_select_visit(), which=which,
            countries=[country_id for country_id, _length in digits],
            lengths=[length for _country_id, length in digits])

    def _portfolio_select_visit(self):
        """The visiting address of ``account``, as a sub-select: ``id, country_id, state_id, zip``.

        The one of the type 'visit', the usual one first; else the account's own; else that of deliveries.
        """
        return SQL(
            """
            SELECT address.id, address.country_id, address.state_id, coalesce(address.zip, '') AS zip
              FROM (%s
                    SELECT account.id, account.country_id, account.state_id, account.zip, 1 AS rank
                     WHERE coalesce(account.zip, account.street, account.city, '') != ''
                        OR account.state_id IS NOT NULL
                     UNION ALL
                    SELECT child.id, child.country_id, child.state_id, child.zip, 2
                      FROM res_partner child
                     WHERE child.parent_id = account.id AND child.active AND child.type = 'delivery'
                       AND child.commercial_partner_id = account.id
                       AND (child.zip != '' OR child.state_id IS NOT NULL)
                     UNION ALL
                    SELECT account.id, account.country_id, account.state_id, account.zip, 3) address
          ORDER BY address.rank, address.id
             LIMIT 1
            """, self._portfolio_select_visit_type())

    def _portfolio_select_visit_type(self):
        """The addresses of the type 'visit', the usual one first."""
        return SQL(
            """
            SELECT child.id, child.country_id, child.state_id, child.zip,
                   CASE WHEN child.portfolio_address_default THEN -1 ELSE 0 END AS rank
              FROM res_partner child
              JOIN portfolio_address_type kind ON kind.id = child.portfolio_address_type_id AND kind.code = 'visit'
             WHERE child.parent_id = account.id AND child.active
             UNION ALL
            """)

    def _portfolio_visit_addresses(self):
        """Where one goes to visit: ``{account: the partner whose address it is}``, in one query."""
        self._portfolio_flush_addresses()
        found = dict(self.env.execute_query(SQL(
            "SELECT account.id, visit.id FROM res_partner account CROSS JOIN LATERAL (%s) visit"
            " WHERE account.id = ANY(%s)", self._portfolio_select_visit(), self.ids)))
        return {account: self.browse(found.get(account.id, account.id)) for account in self}

    def _portfolio_select_best(self):
        """The rule that places a ``spot``: the most specific that covers it."""
        return SQL(
            """
            SELECT rule.zone_id, rule.sentence
              FROM portfolio_zone_rule rule
              JOIN portfolio_zone zone ON zone.id = rule.zone_id AND zone.active
             WHERE rule.country_id = spot.country_id
               AND (rule.state_id IS NULL OR rule.state_id = spot.state_id)
               AND spot.key COLLATE "C" BETWEEN rule.low AND rule.high
               AND (zone.company_id IS NULL OR zone.company_id = spot.company_id)
          ORDER BY zone.company_id IS NULL, rule.level DESC, rule.low COLLATE "C" DESC, rule.high COLLATE "C",
                   length(regexp_replace(zone.parent_path, '[^/]', '', 'g')) DESC, rule.id
             LIMIT 1
            """)

    def _portfolio_zone_changed(self):
        """These accounts are in another zone now; for rooms that follow it."""

    # -- accounts without zone ---------------------------------------------------------------------

    @api.depends('portfolio_zone_id')
    def _compute_portfolio_zone_missing(self):
        missing = self.search([('id', 'in', self.ids), ('portfolio_zone_missing', '=', True)])
        for partner in self:
            partner.portfolio_zone_missing = partner in missing

    def _search_portfolio_zone_missing(self, operator, value):
        if operator != 'in':
            return NotImplemented
        self._portfolio_flush_addresses()
        missing = Domain('id', 'any!', SQL(
            """
            SELECT place.account_id
              FROM (%s) place
             WHERE place.country_id IN (
                   SELECT rule.country_id
                     FROM portfolio_zone_rule rule
                     JOIN portfolio_zone zone ON zone.id = rule.zone_id AND zone.active)
            """,
            self._portfolio_select_places(SQL(
                "account.portfolio_is_account AND account.portfolio_zone_id IS NULL"))))
        return missing if True in value else ~missing

    # -- routes ------------------------------------------------------------------------------------

    def action_portfolio_add_to_route(self):
        """Put the chosen accounts on a route; contacts stand for their account."""
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Add to a route"),
            'res_model': 'portfolio.route.add',
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
            'context': {'default_partner_ids': self.commercial_partner_id.ids},
        }
