import csv

from odoo import api, fields, models
from odoo.tools import SQL, file_open

from ...tools.activity_code.activity_code import correspondence, kinds, written
from .activity_code import CLASSIFICATIONS, TABLES


class PortfolioActivityEquivalence(models.Model):
    """A code of one classification corresponds to one of another: a row for each direction.

    Certain is what leaves no choice: the code has one equivalent there and the table is not ours. What is
    certain is applied to accounts by itself; for the rest somebody is asked.
    """
    _name = 'portfolio.activity.equivalence'
    _description = "Activity Code Equivalence"
    _order = 'from_id, to_id'
    _rec_name = 'from_id'

    from_id = fields.Many2one(
        'portfolio.activity.code', "Code", required=True, ondelete='cascade', readonly=True)
    to_id = fields.Many2one(
        'portfolio.activity.code', "Equivalent", required=True, ondelete='cascade', index=True, readonly=True)
    to_classification = fields.Selection(CLASSIFICATIONS, "Equivalent In", required=True, readonly=True)
    kind = fields.Selection(
        [('one_one', "One to one"), ('one_many', "One to several"), ('many_one', "Several to one"),
         ('many_many', "Several to several")],
        required=True, readonly=True)
    source = fields.Selection(
        [
            ('official', "Official table"),
            ('derived', "Follows from the official tables"),
            ('near', "Nearest division: there is no official table"),
        ],
        required=True, readonly=True)
    is_certain = fields.Boolean(
        "Applied by itself", readonly=True, help="The code has no other equivalent in that classification.")

    _pair_unique = models.UniqueIndex("(from_id, to_id)", "These two codes are already marked as equivalent.")
    _from_idx = models.Index("(from_id, to_classification)")

    @api.model
    def _portfolio_load(self):
        """Replace the equivalences by those of the table, both ways and at all levels."""
        rows = [
            (source, target, origin, written(code, source), written(other, target), kind)
            for (source, target, origin), pairs in self._portfolio_table().items()
            for (code, other), kind in kinds(pairs).items()]
        columns = [list(column) for column in zip(*rows, strict=True)]
        self.env['portfolio.activity.code'].flush_model()
        self.invalidate_model()
        self.env.execute_query(SQL("DELETE FROM portfolio_activity_equivalence RETURNING 1"))
        self.env.execute_query(SQL(
            """
            INSERT INTO portfolio_activity_equivalence
                   (from_id, to_id, to_classification, kind, source, is_certain,
                    create_uid, create_date, write_uid, write_date)
            SELECT code.id, other.id, other.classification, row.kind, row.origin,
                   row.origin <> 'near' AND row.kind IN ('one_one', 'many_one'),
                   %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM unnest(%(from)s, %(to)s, %(origins)s, %(codes)s, %(others)s, %(kinds)s)
                   AS row (source, target, origin, code, other, kind)
              JOIN portfolio_activity_code code ON code.classification = row.source AND code.code = row.code
              JOIN portfolio_activity_code other ON other.classification = row.target AND other.code = row.other
         RETURNING 1
            """,
            **{'from': columns[0], 'to': columns[1], 'origins': columns[2], 'codes': columns[3],
               'others': columns[4], 'kinds': columns[5]},
            uid=self.env.uid, now=self.env.cr.now()))
        self.invalidate_model()
        # accounts that have codes already get what the new tables say
        job = self.env.ref('crm_portfolio.ir_cron_activity_equate', raise_if_not_found=False)
        if job:
            job._trigger()

    def _portfolio_table(self):
        """``{(from classification, to classification, source): {(code, code), …}}``, both ways."""
        tables = {}
        with file_open(f'{TABLES}/activity_equivalence.csv', 'r') as file:
            for row in csv.DictReader(file):
                tables.setdefault((row['from'], row['to'], row['source']), []).append(
                    (row['code'], row['codes'].split()))
        found = {}
        for (source, target, origin), rows in tables.items():
            if origin == 'near':
                # a division of SIC is near divisions: what is below it is near the same
                found[source, target, origin] = self._portfolio_near(source, rows)
            else:
                forward, back = correspondence(rows)
                found[source, target, origin] = forward
                found[target, source, origin] = back
        return found

    def _portfolio_near(self, classification, rows):
        codes = self.env['portfolio.activity.code'].with_context(active_test=False).search(
            [('classification', '=', classification)])
        near = dict(rows)
        return {
            (code.key, other) for code in codes
            for other in near.get(code.key, near.get(code.key[:2], ()))}
