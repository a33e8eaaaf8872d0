from odoo import fields, models
from odoo.tools import SQL


class PortfolioLoadRow(models.Model):
    """What a file said of a record when it was last taken in, as a digest.

    A file that is taken in again touches only the records of the rows that have changed in it: what
    people have done to the others since is theirs to keep. Which record belongs to a row is in its
    external identifier.
    """
    _name = 'portfolio.load.row'
    _description = "Loaded Row"

    name = fields.Char("External Identifier", required=True, readonly=True)
    digest = fields.Char(required=True, readonly=True)

    _name_once = models.UniqueIndex('(name)', "A digest already exists for this external identifier.")

    def _digests(self, names):
        """:return: ``{name: digest}``"""
        self.flush_model()
        return dict(self.env.execute_query(SQL(
            "SELECT name, digest FROM portfolio_load_row WHERE name = ANY(%s)", list(names))))

    def _remember(self, digests):
        """Keep ``{name: digest}``, in one statement."""
        if digests:
            self.env.execute_query(SQL(
                """
                INSERT INTO portfolio_load_row (name, digest, create_uid, create_date, write_uid, write_date)
                SELECT name, digest, %(uid)s, %(now)s, %(uid)s, %(now)s
                  FROM unnest(%(names)s, %(digests)s) AS row (name, digest)
                ON CONFLICT (name) DO UPDATE
                   SET digest = EXCLUDED.digest, write_uid = EXCLUDED.write_uid,
                       write_date = EXCLUDED.write_date
                RETURNING id
                """,
                uid=self.env.uid, now=self.env.cr.now(), names=list(digests), digests=list(digests.values())))
            self.invalidate_model(flush=False)
