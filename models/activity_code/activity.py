from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.foundation.carrier import Fact
from ..foundation.sentence import Sentence, kept, kept_sql
from .activity_code import CLASSIFICATIONS, SHORT

# the classification in force: what is not certain is asked for it alone, the others follow from it
CURRENT = 'cnae2025'
# of one account, how often equivalents of equivalents are looked for; there are five classifications
ROUNDS = 4
BATCH = 5000
RANKS = {name: rank for rank, (name, _label) in enumerate(CLASSIFICATIONS)}


@dataclass(frozen=True)
class Answered(Fact):
    """The question that waited is being answered: the code is written on the rows that asked."""


class PortfolioActivity(models.Model):
    """An activity of an account: a code, how it came to it and why, or a question that waits for somebody.

    A code set by hand brings its equivalents in the other classifications where the tables leave no choice.
    Where they leave one, a row without a code asks for it, in the classification in force only.
    """
    _name = 'portfolio.activity'
    _description = "Activity Code of an Account"
    _order = 'partner_id, rank, is_main desc, id'
    _rec_name = 'code_id'

    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, ondelete='cascade', index=True,
        domain=[('portfolio_is_account', '=', True)])
    code_id = fields.Many2one('portfolio.activity.code', "Activity", ondelete='restrict', index='btree_not_null')
    classification = fields.Selection(CLASSIFICATIONS, required=True, readonly=True)
    rank = fields.Integer(readonly=True)
    is_main = fields.Boolean("Main", help="The account's main activity code in this classification.")
    is_on_account = fields.Boolean(compute='_compute_is_on_account')  # its main one, above all others
    origin = fields.Selection(
        [('hand', "By hand"), ('equivalence', "Equivalence"), ('review', "To review")],
        required=True, default='hand', readonly=True)
    source_id = fields.Many2one(
        'portfolio.activity.code', "Comes From", readonly=True, ondelete='cascade',
        help="The code this one is an equivalent of.")
    reason = Sentence(readonly=True, help="Why the account has this code, in a sentence.")
    candidate_ids = fields.Many2many(
        'portfolio.activity.code', string="Equivalents", compute='_compute_candidate_ids')
    section_id = fields.Many2one(related='code_id.section_id')
    division_id = fields.Many2one(related='code_id.division_id')
    user_id = fields.Many2one(related='partner_id.user_id', string="Responsible")

    _code_unique = models.UniqueIndex(
        "(partner_id, code_id) WHERE code_id IS NOT NULL", "The account already has this activity code.")
    _main_unique = models.UniqueIndex(
        "(partner_id, classification) WHERE is_main",
        "An account can have only one main activity code in each classification. Unmark the other one first.")
    _review_unique = models.UniqueIndex(
        "(partner_id, classification, source_id) WHERE origin = 'review'",
        "This activity code is already under review.")
    _review_idx = models.Index("(classification, source_id) WHERE origin = 'review'")

    @api.depends('source_id', 'classification', 'origin')
    def _compute_candidate_ids(self):
        asked = self.filtered(lambda line: line.origin == 'review')
        pairs = self.env['portfolio.activity.equivalence']._read_group(
            [('from_id', 'in', asked.source_id.ids)], ['from_id', 'to_classification'], ['to_id:recordset'])
        found = {(code, classification): others for code, classification, others in pairs}
        for line in self:
            candidates = line in asked and found.get((line.source_id, line.classification))
            line.candidate_ids = candidates.sorted('key') if candidates else False

    # ------------------------------------------------------------------
    # by hand
    # ------------------------------------------------------------------

    @api.depends('code_id', 'partner_id.portfolio_activity_id')
    def _compute_is_on_account(self):
        for line in self:
            line.is_on_account = bool(line.code_id) and line.code_id == line.partner_id.portfolio_activity_id

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        self._portfolio_make_way(vals_list)
        codes = self.env['portfolio.activity.code']
        for vals in vals_list:
            if vals.get('code_id'):
                vals['classification'] = codes.browse(vals['code_id']).classification
            if not vals.get('code_id') and vals.get('origin') != 'review':
                raise UserError(self.env._("Choose an activity code."))
            vals['rank'] = RANKS[vals['classification']]
        self._portfolio_choose_mains(vals_list)
        lines = super(PortfolioActivity, self._portfolio_own()).create(vals_list).with_env(self.env)
        lines.partner_id._portfolio_follow_activities()
        return lines

    def _portfolio_make_way(self, vals_list):
        """What follows from other codes gives way to the same code by hand."""
        wanted = {(vals.get('partner_id'), vals.get('code_id')) for vals in vals_list}
        # sudo: portfolio.activity - to find them; whether the user may is asked of what he does
        followers = self.sudo().search([
            ('partner_id', 'in', [partner for partner, _code in wanted if partner]),
            ('code_id', 'in', [code for _partner, code in wanted if code]), ('origin', '=', 'equivalence')])
        here = self.browse(
            line.id for line in followers if (line.partner_id.id, line.code_id.id) in wanted)
        here._portfolio_drop()

    def _portfolio_choose_mains(self, vals_list):
        """The first by hand in a classification is its main one; one that says it is main takes it over."""
        partner_ids = list({vals['partner_id'] for vals in vals_list})
        # sudo: portfolio.activity - to find them; whether the user may is asked of what he does
        found = self.sudo().search([('partner_id', 'in', partner_ids), ('is_main', '=', True)])
        mains = {(line.partner_id.id, line.classification): line.sudo(self.env.su) for line in found}
        followers = found.filtered(lambda line: line.origin == 'equivalence')
        given = set()
        replaced = self.browse()
        for vals in sorted(vals_list, key=lambda vals: not vals.get('is_main')):
            place = vals['partner_id'], vals['classification']
            main = mains.get(place)
            if place in given or not vals.get('code_id'):
                vals['is_main'] = False
            elif vals.get('is_main') or not main or main in followers:
                vals['is_main'] = True
                given.add(place)
                replaced |= main or self.browse()
            else:
                vals['is_main'] = False
        if replaced:
            replaced._portfolio_demote()

    def write(self, vals):
        self._portfolio_check_kept([vals], defaults=False)
        asked = self.filtered(lambda line: line.origin == 'review') if vals.get('code_id') else self.browse()
        if asked and not self._portfolio_told(Answered):
            asked._portfolio_answer(self.env['portfolio.activity.code'].browse(vals['code_id']))
            rest = self - asked
            return rest.write(vals) if rest else True
        if vals.get('is_main'):
            self._portfolio_take_over_main()
        if vals.get('code_id'):
            classification = self.env['portfolio.activity.code'].browse(vals['code_id']).classification
            vals = {
                'reason': False, **vals, 'origin': 'hand', 'classification': classification,
                'rank': RANKS[classification]}
        result = super(PortfolioActivity, self._portfolio_own()).write(vals)
        if vals.keys() & {'code_id', 'is_main', 'partner_id'}:
            self.partner_id._portfolio_follow_activities()
        return result

    def _portfolio_take_over_main(self):
        """Whatever was the main activity in these classifications is so no longer."""
        here = {(line.partner_id, line.classification) for line in self}
        others = self.search([
            ('partner_id', 'in', self.partner_id.ids), ('is_main', '=', True), ('id', 'not in', self.ids)]
        ).filtered(lambda line: (line.partner_id, line.classification) in here)
        others._portfolio_demote()

    def _portfolio_demote(self):
        """Main no longer; written at once, so that the next main one finds the place free."""
        result = super().write({'is_main': False})
        self.flush_recordset()
        return result

    def unlink(self):
        partners = self.partner_id
        result = super().unlink()
        partners.exists()._portfolio_follow_activities()
        return result

    def _portfolio_drop(self):
        """Delete without looking at what follows: the caller does."""
        return super().unlink()

    def action_portfolio_choose(self, code_id):
        """Answer the question with one of its candidates.

        :param int code_id: of a ``portfolio.activity.code``
        :return: True
        """
        self.ensure_one()
        if self.origin != 'review':
            raise UserError(self.env._("This has been answered already. Refresh the page."))
        return self.write({'code_id': code_id})

    def _portfolio_answer(self, code):
        """What a person chose for these questions becomes an activity by hand, and says who chose it."""
        for source, lines in self.grouped('source_id').items():
            candidates = lines[0].candidate_ids
            if code not in candidates:
                raise UserError(self.env._(
                    "%(code)s is not equivalent to %(former)s. "
                    "Choose one of those proposed, or set "
                    "another activity code on the account.", code=code.display_name, former=source.display_name))
            reason = kept(
                'activity_code.equivalent_chosen', user=self.env.user.name, count=len(candidates),
                code=f"{SHORT[source.classification]} {source.code}")
            lines._portfolio_answer_with(code, reason)

    def _portfolio_answer_with(self, code, reason):
        """Accounts that have the code already lose the question; the others get it as ``self`` asked for it."""
        known = self.search([
            ('partner_id', 'in', self.partner_id.ids), ('classification', '=', self[0].classification),
            ('code_id', '!=', False)])
        having = known.filtered(lambda line: line.code_id == code and line.origin == 'hand').partner_id
        (known.filtered(lambda line: line.code_id == code) - known.filtered(lambda line: line.origin == 'hand')) \
            ._portfolio_drop()
        answered = self.filtered(lambda line: line.partner_id not in having)
        with_main = known.exists().filtered('is_main').partner_id
        answered = answered._portfolio_own()._portfolio_tell(Answered())
        for is_main in (True, False):
            answered.filtered(lambda line, is_main=is_main: (line.partner_id not in with_main) == is_main).write(
                {'code_id': code.id, 'reason': reason, 'is_main': is_main})
        (self - answered).unlink()

    # ------------------------------------------------------------------
    # by itself
    # ------------------------------------------------------------------

    @api.model
    def _portfolio_equate(self, partner_ids):
        """Give accounts what follows from their codes, and ask what does not. Idempotent.

        A fixed number of statements, whatever the number of accounts.

        :param partner_ids: a list of ids
        :return: how many rows were deleted or inserted
        """
        if not partner_ids:
            return 0
        self.env.flush_all()
        scope = SQL("line.partner_id = ANY(%s)", list(partner_ids))
        changes = 0
        for statement in (self._portfolio_delete_stale, self._portfolio_insert_certain):
            for _round in range(ROUNDS):
                found = len(self.env.execute_query(statement(scope)))
                changes += found
                if not found:
                    break
        changes += len(self.env.execute_query(self._portfolio_insert_questions(scope)))
        if changes:
            self.invalidate_model()
        return changes

    def _portfolio_delete_stale(self, scope):
        """What no longer follows: its source or its equivalence is gone, or a person said otherwise."""
        return SQL(
            """
            DELETE FROM portfolio_activity line
             WHERE %s AND line.origin <> 'hand' AND (
                   NOT EXISTS (
                       SELECT FROM portfolio_activity source
                        WHERE source.partner_id = line.partner_id AND source.code_id = line.source_id
                          AND (line.origin = 'equivalence' OR source.origin = 'hand'))
                OR EXISTS (
                       SELECT FROM portfolio_activity hand
                        WHERE hand.partner_id = line.partner_id AND hand.classification = line.classification
                          AND hand.origin = 'hand' AND (hand.source_id IS NULL OR hand.source_id = line.source_id))
                OR NOT EXISTS (
                       SELECT FROM portfolio_activity_equivalence pair
                        WHERE pair.from_id = line.source_id AND pair.to_classification = line.classification
                          AND CASE line.origin WHEN 'review' THEN NOT pair.is_certain
                                   ELSE pair.is_certain AND pair.to_id = line.code_id END))
         RETURNING 1
            """, scope)

    def _portfolio_insert_certain(self, scope):
        return SQL(
            """
            INSERT INTO portfolio_activity
                   (partner_id, code_id, classification, rank, origin, source_id, is_main, reason,
                    create_uid, create_date, write_uid, write_date)
            SELECT found.partner_id, found.to_id, found.to_classification, found.rank, 'equivalence', found.source_id,
                   found.is_main AND found.place = 1 AND NOT EXISTS (
                       SELECT FROM portfolio_activity main
                        WHERE main.partner_id = found.partner_id AND main.is_main
                          AND main.classification = found.to_classification),
                   CASE found.kind WHEN 'one_one' THEN %(one)s ELSE %(several)s END,
                   %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM (
                    SELECT DISTINCT ON (line.partner_id, pair.to_id)
                           line.partner_id, pair.to_id, pair.to_classification, code.rank, pair.kind, line.is_main,
                           line.code_id AS source_id, %(written)s AS written,
                           dense_rank() OVER (
                               PARTITION BY line.partner_id, pair.to_classification
                               ORDER BY line.is_main DESC, line.rank, line.id, pair.to_id) AS place
                      FROM portfolio_activity line
                      JOIN portfolio_activity_equivalence pair ON pair.from_id = line.code_id AND pair.is_certain
                      JOIN portfolio_activity_code code ON code.id = pair.to_id AND code.active
                      JOIN portfolio_activity_code source ON source.id = line.code_id
                     WHERE %(scope)s
                       AND NOT EXISTS (
                           SELECT FROM portfolio_activity same
                            WHERE same.partner_id = line.partner_id AND (
                                  same.code_id = pair.to_id
                               OR same.classification = pair.to_classification AND same.origin = 'hand'
                                  AND (same.source_id IS NULL OR same.source_id = line.code_id)))
                  ORDER BY line.partner_id, pair.to_id, line.is_main DESC, line.rank, line.id
                   ) found
         RETURNING 1
            """,
            scope=scope, written=self._portfolio_written(), uid=self.env.uid, now=self.env.cr.now(),
            one=kept_sql('activity_code.equivalent_one', SQL("found.written")),
            several=kept_sql('activity_code.equivalent_several', SQL("found.written")))

    def _portfolio_insert_questions(self, scope):
        return SQL(
            """
            INSERT INTO portfolio_activity
                   (partner_id, classification, rank, origin, source_id, is_main, reason,
                    create_uid, create_date, write_uid, write_date)
            SELECT line.partner_id, %(current)s, 0, 'review', line.code_id, FALSE,
                   CASE bool_or(pair.source = 'near') WHEN TRUE THEN %(near)s ELSE %(several)s END,
                   %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM portfolio_activity line
              JOIN portfolio_activity_equivalence pair
                   ON pair.from_id = line.code_id AND pair.to_classification = %(current)s AND NOT pair.is_certain
              JOIN portfolio_activity_code source ON source.id = line.code_id
             WHERE %(scope)s AND line.origin = 'hand'
               AND NOT EXISTS (
                   SELECT FROM portfolio_activity same
                    WHERE same.partner_id = line.partner_id AND same.classification = %(current)s
                      AND (same.origin = 'hand' AND same.source_id IS NULL OR same.source_id = line.code_id))
          GROUP BY line.partner_id, line.code_id
         RETURNING 1
            """,
            scope=scope, current=CURRENT, uid=self.env.uid, now=self.env.cr.now(),
            several=kept_sql(
                'activity_code.equivalents', code=SQL("min(%s)", self._portfolio_written()), count=SQL("count(*)")),
            near=kept_sql('activity_code.no_table', code=SQL("min(%s)", self._portfolio_written())))

    def _portfolio_written(self):
        """How a sentence names the code ``source``: CNAE09 47.11."""
        return SQL(
            "CASE source.classification %s END || ' ' || source.code",
            SQL(" ").join(SQL("WHEN %s THEN %s", *item) for item in SHORT.items()))

    @api.model
    def _cron_equate(self):
        """Every account that has a code, in batches; what follows already is left alone."""
        last = 0
        while True:
            rows = self.env.execute_query(SQL(
                """
                SELECT DISTINCT partner_id FROM portfolio_activity
                 WHERE partner_id > %s ORDER BY partner_id LIMIT %s
                """, last, BATCH))
            if not rows:
                break
            partner_ids = [partner_id for [partner_id] in rows]
            self.env['res.partner'].browse(partner_ids)._portfolio_follow_activities()
            last = partner_ids[-1]
            if not self.env['ir.cron']._commit_progress(len(rows)):
                break
