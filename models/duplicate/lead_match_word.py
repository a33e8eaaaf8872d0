from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.duplicate.name_codes import asked_codes, look_up
from ...tools.search.name_weight import weight

#: a word that fewer names have is as good as one that nobody has
SEEN = 3
#: a list that brings a tenth of all names or more changes what is common
GROWN = 10
#: names a code may find that nobody had when words were counted: more, and it is a word of many by now
RARE = 50


class PortfolioLeadMatchWord(models.Model):
    """How many names of accounts and open leads have a word: what everybody is called tells nobody from another.

    Counted anew in one statement, by the nightly job, after installation and after a long list; what else comes makes
    no difference to a share of all names. Beside the words stand the codes names are looked up by (``code``), and how
    many names there are (the empty word).
    """
    _name = 'portfolio.lead.match.word'
    _description = "Word of Names"
    _rec_name = 'word'
    _order = 'count desc, id'

    word = fields.Char(required=True, readonly=True)
    kind = fields.Selection([('word', "Word"), ('code', "Look-up code")], required=True, readonly=True, default='word')
    count = fields.Integer("Names", required=True, readonly=True)

    _word_once = models.UniqueIndex("(word, kind)")

    @api.model
    def _grown(self, added):
        """Count again if ``added`` names make a difference.

        On the day a company begins, list follows list: without this, each word of the first would be rare to the
        second, which looks up all who have it.
        """
        if added * GROWN >= self._counts('word', ['']).get('', 0):
            self._refresh()

    @api.model
    def _refresh(self):
        """Count again; one statement each to forget and to count. While another counts, it is left to him."""
        self.env.flush_all()
        [(is_first,)] = self.env.execute_query(SQL("SELECT pg_try_advisory_xact_lock(hashtext(%s))", self._table))
        if not is_first:
            return
        self.env.cr.execute("DELETE FROM portfolio_lead_match_word")
        self.env.cr.execute(SQL(
            """
            WITH named AS MATERIALIZED (
                SELECT concat(portfolio_name_key, portfolio_trade_key) AS words, portfolio_match_codes AS codes
                  FROM res_partner WHERE active AND portfolio_is_account
             UNION ALL
                SELECT portfolio_match_name, portfolio_match_codes
                  FROM crm_lead WHERE active AND won_status = 'pending' AND portfolio_match_name IS NOT NULL
            ), counted AS (
                SELECT 'word' AS kind, word, count(*) AS count
                  FROM named, unnest(string_to_array(trim(words), ' ')) word WHERE word != '' GROUP BY word
             UNION ALL
                SELECT 'code', code, count(*) FROM named, unnest(string_to_array(codes, ' ')) code GROUP BY code
             UNION ALL
                SELECT 'word', '', count(*) FROM named
            )
            INSERT INTO portfolio_lead_match_word (word, kind, count, create_uid, create_date, write_uid, write_date)
            SELECT word, kind, count, %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM counted WHERE count >= %(seen)s OR word = ''
            """, uid=self.env.uid, now=self.env.cr.now(), seen=SEEN))
        self.invalidate_model()

    @api.model
    def _weigh(self, keys):
        """How much each word of these names tells here.

        :param keys: name keys
        :return: ``weigh(word)``, for ``lead_match.compare``; one query
        """
        words = {word for key in keys for word in (key or '').split()}
        counts = self._counts('word', [*words, ''])
        total = counts.get('', 0)
        known = {word: weight(word, counts.get(word, 0), total) for word in words}
        return lambda word: known[word] if word in known else weight(word, 0, total)

    @api.model
    def _look_up_codes(self, names, most):
        """The codes to look each name up by, see :func:`name_codes.look_up`.

        :param names: name keys, each with its town: ``(key, city)``
        :param most: names a code may find
        :return: ``{(key, city): [('rare' or 'code', codes), ...]}``; one query
        """
        counts = self._counts('code', {code for key, city in names for code in asked_codes(key, city)})
        return {(key, city): look_up(key, counts, most, city) for key, city in names}

    @api.model
    def _counts(self, kind, words):
        if not words:
            return {}
        self.flush_model()
        return dict(self.env.execute_query(SQL(
            "SELECT word, count FROM portfolio_lead_match_word WHERE kind = %s AND word = ANY(%s)", kind, list(words))))
