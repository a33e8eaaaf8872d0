from odoo import api, fields, models
from odoo.tools import SQL

from ..foundation.sentence import kept


class PortfolioVisibility(models.Model):
    """Who may see which partner, and why: the table the record rule on partners reads.

    One row per partner, user and cause, for every partner of a managed account's tree. It is
    derived data: each cause is a ``SELECT`` in :meth:`_select_base`, and :meth:`_refresh` (some
    accounts) and :meth:`_refresh_users` (some users) bring the rows in line with it in one
    statement, touching only the rows that differ. A row without user means 'nobody is responsible'.
    """
    _name = 'portfolio.visibility'
    _description = "Account Visibility"
    _log_access = False
    _order = 'partner_id, user_id, id'
    _rec_name = 'user_id'

    partner_id = fields.Many2one('res.partner', "Account", required=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', ondelete='cascade')
    cause = fields.Selection(
        [
            ('responsible', "Responsible"),
            ('team', "Team"),
            ('zone', "Zone"),
            ('creator', "Creator"),
            ('pool', "Unowned"),
            ('subsidiary', "Subsidiary"),
            ('holding', "Holding"),
        ], required=True)
    can_write = fields.Boolean()

    # the rule reads (user, partner) from the index alone; the partner's rows are read to explain
    _user_idx = models.UniqueIndex('(user_id, partner_id, cause) INCLUDE (can_write) WHERE user_id IS NOT NULL')
    _pool_idx = models.UniqueIndex('(partner_id) WHERE user_id IS NULL')
    _partner_idx = models.Index('(partner_id)')

    # -- what the record rules ask ---------------------------------------------------------------

    @api.model
    def _select_visible(self, user, write=False, owned=False, among=None):
        """The partners a restricted user may see, as a sub-select of ids.

        One ``UNION ALL`` and no ``OR``: PostgreSQL hashes it for a long list and probes it for a
        short one.

        :param user: ``res.users``, restricted
        :param write: those he may change instead
        :param owned: only those of his portfolio: without the pool, holdings and subsidiaries, and
            without partners that are no accounts
        :param among: ids to look at; each is looked up, however long the user's list is
        """
        looked_at = SQL() if among is None else SQL(" AND partner_id = ANY(%s)", list(among))
        branches = [SQL(
            "SELECT partner_id FROM portfolio_visibility WHERE user_id = %s%s%s%s", user.id,
            SQL(" AND can_write") if write else SQL(),
            SQL(" AND cause NOT IN ('subsidiary', 'holding')") if owned else SQL(),
            looked_at,
        )]
        if not owned:
            if user._portfolio_sees_pool(write):
                branches.append(SQL("SELECT partner_id FROM portfolio_visibility WHERE user_id IS NULL%s", looked_at))
            branches.append(SQL(
                "SELECT id FROM res_partner WHERE portfolio_managed IS NOT TRUE%s",
                SQL() if among is None else SQL(" AND id = ANY(%s)", list(among))))
        return SQL(" UNION ALL ").join(branches)

    # -- keeping the table in line ---------------------------------------------------------------

    @api.model
    def _refresh(self, partners):
        """Bring the rows of ``partners``' whole corporate families in line, in three statements."""
        if partners:
            self._flush_sources()
            self._replace(family=self._family(partners.ids))

    @api.model
    def _refresh_users(self, users):
        """Bring the rows of ``users`` in line: their team, role or scope changed."""
        if users:
            self._flush_sources()
            self._replace(users=users.ids)

    @api.model
    def _refresh_viewers(self, users):
        """The same for users whose teams changed: only a scope that follows the team changes with them."""
        self._refresh_users(users.filtered(
            lambda user: user._portfolio_is_restricted() and user._portfolio_effective_scope() == 'team'))

    @api.model
    def _rebuild(self):
        """Everything, in the same way: at install, and when a setting changes what is seen."""
        self._flush_sources()
        self._replace()

    def _flush_sources(self):
        self.env['res.partner'].flush_model(
            ['commercial_partner_id', 'parent_id', 'portfolio_managed', 'portfolio_is_account', 'portfolio_zone_id'])
        self.env['portfolio.responsible'].flush_model()
        self.env['portfolio.responsible.role'].flush_model()
        self.env['crm.team'].flush_model(['user_id', 'active'])
        self.env['crm.team.member'].flush_model(['crm_team_id', 'user_id', 'active'])
        self.flush_model()

    def _family(self, ids):
        """Every partner above and below ``ids``: rows of one depend on all of these only."""
        return [partner_id for partner_id, in self.env.execute_query(SQL(
            """
            WITH RECURSIVE up AS (
                SELECT id, parent_id FROM res_partner WHERE id IN %s
                UNION
                SELECT partner.id, partner.parent_id FROM res_partner partner JOIN up ON up.parent_id = partner.id
            ), down AS (
                SELECT id FROM up
                UNION
                SELECT partner.id FROM res_partner partner JOIN down ON partner.parent_id = down.id
            )
            SELECT id FROM down
            """, tuple(ids)))]

    def _replace(self, family=None, users=None):
        """Delete the rows that no longer hold and insert those that are missing.

        :param family: ids of partners to look at, closed upwards and downwards; all without it
        :param users: ids of users to look at; all without it
        """
        scope = SQL("TRUE")
        if family is not None:
            scope = SQL("row.partner_id = ANY(%s)", family)
        if users is not None:
            scope = SQL("%s AND row.user_id = ANY(%s)", scope, users)
        for with_user in (True, False):
            if with_user or users is None:
                self._replace_rows(scope, family, users, with_user)
        self._forget()

    def _forget(self):
        """Nothing read before holds any longer."""
        self.invalidate_model(flush=False)
        self.env['res.partner'].invalidate_model(
            ['portfolio_visible', 'portfolio_writable', 'portfolio_owned'], flush=False)

    def _replace_rows(self, scope, family, users, with_user):
        lost = self.env.execute_query(SQL(
            """
            WITH RECURSIVE %(ctes)s,
            wanted AS MATERIALIZED (%(wanted)s),
            gone AS (
                DELETE FROM portfolio_visibility row
                 WHERE %(scope)s AND row.user_id %(user_null)s
                   AND NOT EXISTS (
                       SELECT 1 FROM wanted
                        WHERE wanted.partner_id = row.partner_id AND wanted.cause = row.cause%(gone_user)s)
             RETURNING row.user_id, row.partner_id
            ), added AS (
            INSERT INTO portfolio_visibility AS row (partner_id, user_id, cause, can_write)
            SELECT partner_id, user_id, cause, can_write
              FROM wanted
             WHERE NOT EXISTS (
                   SELECT 1 FROM portfolio_visibility same
                    WHERE same.partner_id = wanted.partner_id AND same.cause = wanted.cause
                      AND same.user_id %(same_user)s AND same.can_write = wanted.can_write)
            ON CONFLICT %(conflict)s DO UPDATE SET can_write = EXCLUDED.can_write
            )
            SELECT DISTINCT user_id, partner_id
              FROM gone
             WHERE EXISTS (
                   SELECT FROM mail_followers follower JOIN res_users users ON users.partner_id = follower.partner_id
                    WHERE users.id = gone.user_id OR gone.user_id IS NULL)
            """,
            ctes=self._common_tables(family, users, with_user),
            wanted=self._select_wanted(),
            scope=scope,
            user_null=SQL("IS NOT NULL") if with_user else SQL("IS NULL"),
            same_user=SQL("= wanted.user_id") if with_user else SQL("IS NULL"),
            gone_user=SQL(" AND wanted.user_id = row.user_id") if with_user else SQL(),
            conflict=SQL("(user_id, partner_id, cause) WHERE user_id IS NOT NULL") if with_user
            else SQL("(partner_id) WHERE user_id IS NULL"),
        ))
        self._lose(lost)

    def _common_tables(self, family, users, with_user):
        """``account`` (who could have rows), ``sees`` (who sees whose accounts), ``base``, ``up``."""
        viewers, seen, leads = self.env['res.users']._portfolio_sees()
        return SQL(
            """
            sees AS (
                SELECT * FROM unnest(%(viewers)s::int[], %(seen)s::int[], %(leads)s::bool[])
                           AS sees(viewer, seen, leads)
            ), account AS (
                SELECT partner.id, partner.parent_id, partner.create_uid, partner.portfolio_zone_id
                  FROM res_partner partner
                 WHERE partner.portfolio_is_account AND %(family)s
            ), base AS MATERIALIZED (
                SELECT * FROM (%(base)s) base WHERE %(users)s
            ), up AS (
                SELECT base.account_id, account.parent_id AS ancestor_id
                  FROM (SELECT DISTINCT account_id FROM base WHERE cause != 'pool') base
                  JOIN account ON account.id = base.account_id
                 WHERE account.parent_id IS NOT NULL
                UNION
                SELECT up.account_id, partner.parent_id
                  FROM up JOIN res_partner partner ON partner.id = up.ancestor_id
                 WHERE partner.parent_id IS NOT NULL
            ), down AS (
                SELECT base.account_id, partner.id AS descendant_id
                  FROM (SELECT DISTINCT account_id FROM base WHERE cause != 'pool') base
                  JOIN res_partner partner ON partner.parent_id = base.account_id
                 WHERE %(descend)s
                UNION
                SELECT down.account_id, partner.id
                  FROM down JOIN res_partner partner ON partner.parent_id = down.descendant_id
            )
            """,
            viewers=viewers, seen=seen, leads=leads,
            family=self._looked_at(family, users, viewers, seen),
            base=self._select_base(with_user),
            users=SQL("user_id = ANY(%s)", users) if users is not None else SQL("TRUE"),
            descend=SQL("TRUE") if self._shows_subsidiaries() else SQL("FALSE"),
        )

    def _looked_at(self, family, users, viewers, seen):
        """Which accounts can have rows of these families or users, so that no other is read."""
        if family is not None:
            return SQL("partner.id = ANY(%s)", family)
        if users is None:
            return SQL("TRUE")
        held = {*users, *(colleague for viewer, colleague in zip(viewers, seen, strict=True) if viewer in users)}
        zones = {zone for user, zone, _write in zip(*self.env['res.users']._portfolio_zones(), strict=True)
                 if user in users}
        return SQL(
            """
            partner.id IN (
                SELECT partner_id FROM portfolio_responsible WHERE is_current AND user_id = ANY(%s)
                 UNION ALL
                SELECT id FROM res_partner WHERE portfolio_is_account AND create_uid = ANY(%s)
                 UNION ALL
                SELECT id FROM res_partner WHERE portfolio_is_account AND portfolio_zone_id = ANY(%s))
            """, list(held), users, list(zones))

    def _select_base(self, with_user):
        """The causes, on the account itself: ``account_id, user_id, cause, can_write``.

        A room that knows another reason to see an account adds its ``SELECT`` here.
        """
        if not with_user:
            return SQL(
                """
                SELECT account.id AS account_id, NULL::int AS user_id, 'pool' AS cause, FALSE AS can_write
                  FROM account
                 WHERE NOT EXISTS (
                       SELECT 1 FROM portfolio_responsible r WHERE r.partner_id = account.id AND r.is_current)
                """)
        return SQL(
            """
            SELECT account.id AS account_id, held.user_id, 'responsible' AS cause, role.can_write
              FROM account
              JOIN portfolio_responsible held ON held.partner_id = account.id AND held.is_current
              JOIN portfolio_responsible_role role ON role.id = held.role_id
             UNION ALL
            SELECT account.id, sees.viewer, 'team', sees.leads
              FROM account
              JOIN portfolio_responsible held ON held.partner_id = account.id AND held.is_current
              JOIN sees ON sees.seen = held.user_id
             UNION ALL
            SELECT account.id, works.user_id, 'zone', works.can_write
              FROM account
              JOIN unnest(%s::int[], %s::int[], %s::bool[]) AS works(user_id, zone_id, can_write)
                ON works.zone_id = account.portfolio_zone_id
             UNION ALL
            SELECT account.id, account.create_uid, 'creator', TRUE
              FROM account
             WHERE account.create_uid = ANY(%s)
               AND NOT EXISTS (
                   SELECT 1 FROM portfolio_responsible r WHERE r.partner_id = account.id AND r.is_current)
            """, *self.env['res.users']._portfolio_zones(), self.env['res.users']._portfolio_restricted().ids)

    def _select_wanted(self):
        """The causes spread over the account's tree, its owners and what it owns."""
        return SQL(
            """
            SELECT partner_id, user_id, cause, bool_or(can_write) AS can_write
              FROM (
                SELECT partner.id AS partner_id, base.user_id, base.cause, base.can_write
                  FROM base
                  JOIN res_partner partner ON partner.commercial_partner_id = base.account_id
                 WHERE partner.portfolio_managed
                 UNION ALL
                SELECT up.ancestor_id, base.user_id, 'subsidiary', FALSE
                  FROM base
                  JOIN up ON up.account_id = base.account_id
                  JOIN res_partner partner ON partner.id = up.ancestor_id AND partner.portfolio_managed
                 UNION ALL
                SELECT down.descendant_id, base.user_id, 'holding', FALSE
                  FROM base
                  JOIN down ON down.account_id = base.account_id
                  JOIN res_partner partner ON partner.id = down.descendant_id AND partner.portfolio_managed
                 WHERE partner.commercial_partner_id != base.account_id
              ) spread
             GROUP BY partner_id, user_id, cause
            """)

    def _shows_subsidiaries(self):
        # sudo: ir.config_parameter - settings that every user's rights follow from
        return self.env['ir.config_parameter'].sudo().get_param(
            'crm_portfolio.subsidiaries_visible', 'yes') == 'yes'

    @api.model
    def _install(self):
        """Salespersons become principal responsibles of their accounts; then the table is built."""
        role = self.env.ref('crm_portfolio.role_principal')
        self.env.cr.execute(SQL(
            """
            INSERT INTO portfolio_responsible
                        (partner_id, user_id, role_id, role_sequence, is_principal, date_from, is_current, reason,
                         create_uid, write_uid, create_date, write_date)
            SELECT partner.id, partner.user_id, %s, %s, TRUE, %s, TRUE, %s, 1, 1, now(), now()
              FROM res_partner partner
              JOIN res_users users ON users.id = partner.user_id AND NOT users.share
             WHERE partner.portfolio_is_account
               AND NOT EXISTS (SELECT FROM portfolio_responsible held WHERE held.partner_id = partner.id)
            """,
            role.id, role.sequence, self._portfolio_today(),
            kept('scope.installed')))
        self.env['portfolio.responsible'].invalidate_model()
        # demo data, which is loaded before, has filled it as people do
        if self.search_count([], limit=1):
            self._rebuild()
        else:
            self._fill()

    def _fill(self):
        """All rows of an empty table, written without looking for what is there already."""
        self._flush_sources()
        for with_user in (True, False):
            self.env.cr.execute(SQL(
                """
                WITH RECURSIVE %s
                INSERT INTO portfolio_visibility (partner_id, user_id, cause, can_write)
                %s
                """, self._common_tables(None, None, with_user), self._select_wanted()))
        self._forget()
