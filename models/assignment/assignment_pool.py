from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.assignment.dealing_pool import Pool


class PortfolioAssignmentPool(models.Model):
    """People who share documents, and where their round stands.

    They are the members of a sales team, with what each may have. Rules come and go by versions; the round of a
    pool goes on, so that publishing or rolling back rules gives nobody a burst. Several rules may share a pool.
    """
    _name = 'portfolio.assignment.pool'
    _inherit = ['portfolio.catalogue']
    _description = "Pool of Lead Receivers"
    _order = 'name, id'
    _check_company_auto = True

    name = fields.Char(required=True)
    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    model = fields.Selection(
        lambda self: self.env['portfolio.assignable']._portfolio_kinds_selection(), "Documents", required=True,
        default=lambda self: self.env['portfolio.assignable']._portfolio_kinds()[0],
        help="Which documents these people share; limits count these.")
    team_id = fields.Many2one(
        'crm.team', "Sales Team", required=True, index=True, check_company=True, ondelete='restrict',
        help="Whoever is a member of it is in the pool.")
    member_ids = fields.One2many('portfolio.assignment.pool.member', 'pool_id', "People")
    hours = fields.Selection(
        [('any', "At any hour, but not during a leave"), ('working', "In their working hours only")],
        required=True, default='any')
    ahead = fields.Integer(
        "Hours Ahead", help="When nobody works now, somebody who begins to work within so many hours gets the lead.")
    limit_scope = fields.Selection(
        [('all', "All leads of the person"), ('pool', "Only those this pool gave")], "Limits Count", required=True,
        default='all', help="With a pool for each source, people have a limit for each source.")
    least_share = fields.Integer(
        "Least Share (%)", default=50,
        help="In turn, by success: nobody gets less than this part of an equal share, so that everybody can show "
             "what he makes of leads.")
    rule_ids = fields.One2many('portfolio.assignment.rule', 'pool_id', "Rules", readonly=True)

    # where the round stands; written by the engine only, under a lock
    turn_count = fields.Integer("Leads in the Round", readonly=True, copy=False)
    turn_scale = fields.Integer(readonly=True, copy=False)

    _ahead_positive = models.Constraint('CHECK (ahead >= 0)', "Hours ahead: 0 or more.")
    _least_share_percent = models.Constraint(
        'CHECK (least_share BETWEEN 1 AND 100)', "Least share: from 1 to 100 percent.")

    @api.model_create_multi
    def create(self, vals_list):
        pools = super().create(vals_list)
        pools._sync_members()
        return pools

    def write(self, vals):
        result = super().write(vals)
        if 'team_id' in vals:
            self._sync_members()
        return result

    def _portfolio_is_usage(self, model_name, field_name):
        # its people are part of it, and what it once decided is history
        return model_name not in ('portfolio.assignment.pool.member', 'portfolio.assignment.decision') and (
            super()._portfolio_is_usage(model_name, field_name))

    # -- who is in it ------------------------------------------------------------------------------

    def _memberships(self):
        """Everybody who is or was in the teams: ``{pool: [crm.team.member]}`` in the order that breaks ties."""
        members = self.env['crm.team.member'].with_context(active_test=False).search(
            [('crm_team_id', 'in', self.team_id.ids)], order='active DESC, id')
        members.user_id.fetch(['active', 'company_ids', 'name', 'partner_id'])
        per_team = {}
        for member in members:
            # left and came back: the active membership was listed first
            per_team.setdefault(member.crm_team_id, {}).setdefault(member.user_id, member)
        return {pool: list(per_team.get(pool.team_id, {}).values()) for pool in self}

    def _sync_members(self):
        """A row for every member of the pools' teams, so that the round has where to stand."""
        # sudo: portfolio.assignment.pool.member - whoever writes a rule writes no round by hand
        pools = self.sudo()
        known = {(row.pool_id, row.user_id) for row in pools.member_ids}
        missing = [
            {'pool_id': pool.id, 'user_id': member.user_id.id}
            for pool, members in pools._memberships().items()
            for member in members if (pool, member.user_id) not in known
        ]
        if missing:
            pools.env['portfolio.assignment.pool.member'].create(missing)

    def _refusals(self, memberships, away=()):
        """Why somebody of the pool gets nothing at all: ``{user: code or ''}``, in order."""
        found = {}
        rows = {row.user_id: row for row in self.member_ids}
        for member in memberships:
            found[member.user_id] = self._refusal(member, rows.get(member.user_id), away)
        return found

    def _refusal(self, member, row, away):
        user = member.user_id
        checks = (
            ('archived', not user.active),
            ('left', not member.active),
            ('company', self.company_id not in user.company_ids),
            ('paused', member.assignment_optout or row and row._is_paused()),
            ('away', user.id in away),
        )
        return next((code for code, refused in checks if refused), '')

    # -- as the engine takes it --------------------------------------------------------------------

    def _lock(self):
        """Wait for whoever is dealing documents to the same people; if he did, this transaction starts again.

        Locked are these pools and all that share somebody with a limit. Each row is written, so PostgreSQL
        refuses the snapshot of whoever waited (a serialization failure, which Odoo answers by running the request
        anew): no turn is taken twice, and nobody gets one document more than he may have.
        """
        self.flush_model()
        self.env['portfolio.assignment.pool.member'].flush_model()
        locked = [pool_id for pool_id, in self.env.execute_query(SQL(
            """
            SELECT id FROM portfolio_assignment_pool
             WHERE id = ANY(%(ids)s)
                OR id IN (SELECT other.pool_id
                            FROM portfolio_assignment_pool_member mine
                            JOIN portfolio_assignment_pool_member other USING (user_id)
                           WHERE mine.pool_id = ANY(%(ids)s) AND (mine.is_limited OR other.is_limited))
          ORDER BY id FOR NO KEY UPDATE
            """, ids=self.ids))]
        self.env.execute_query(SQL(
            "UPDATE portfolio_assignment_pool SET turn_count = turn_count WHERE id = ANY(%s) RETURNING id", locked))

    def _store(self, pools):
        """:param pools: ``{portfolio.assignment.pool: Pool}``; what has not been touched is left alone"""
        rows = []
        for record, pool in pools.items():
            if not pool.touched:
                continue
            record.write({'turn_count': pool.turns, 'turn_scale': pool.scale})
            rows += [(seat.key, record.id, seat.credit, seat.turn) for seat in pool.seats]
        if not rows:
            return
        users, ids, credits, turns = map(list, zip(*rows, strict=True))
        self.env.execute_query(SQL(
            """
            UPDATE portfolio_assignment_pool_member member
               SET credit = dealt.credit, last_turn = dealt.turn
              FROM unnest(%s::int[], %s::int[], %s::int[], %s::int[]) dealt(user_id, pool_id, credit, turn)
             WHERE member.pool_id = dealt.pool_id AND member.user_id = dealt.user_id
            RETURNING member.id
            """, users, ids, credits, turns))
        self.env['portfolio.assignment.pool.member'].invalidate_model(['credit', 'last_turn'], flush=False)

    def _seats(self, memberships, standing, traits=False):
        """:param traits: whether it matters where people are and what they know

        :return: the :class:`Pool` of one record
        """
        rows = {row.user_id: row for row in self.member_ids}
        refusals = self._refusals(memberships, standing.away)
        seats = []
        for user, refusal in refusals.items():
            row = rows.get(user, self.member_ids.browse())
            days = 0
            if not refusal and self.hours == 'working':
                days = standing.days_until(user, self.ahead)
                refusal = 'hours' if days is None else ''
            seats.append(standing.seat(self, user, row, refusal, days or 0, traits))
        return Pool(seats, turns=self.turn_count, scale=self.turn_scale)

    def _with_room(self, now):
        """Those of these pools in which somebody may have a document at the moment."""
        memberships = self._memberships() if self else {}
        free = self.browse()
        for company, alike in self.grouped('company_id').items():
            standing = self.env['portfolio.assignment.standing']._load(alike, company, now)
            for pool in alike:
                if any(not seat.verdict(now) for seat in pool._seats(memberships[pool], standing).seats):
                    free |= pool
        return free

    # -- actions -----------------------------------------------------------------------------------

    def action_open_decisions(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_assignment_decision')
        return {**action, 'domain': [('pool_id', '=', self.id)], 'context': {}}
