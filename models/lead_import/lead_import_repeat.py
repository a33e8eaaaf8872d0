from collections import defaultdict
from itertools import islice

from odoo import models
from odoo.tools import SQL

from ...tools.duplicate.lead_match import compare, merged, profile
from ..duplicate.lead_match_judge import NAMES
from ..foundation.sentence import in_lines, kept, kept_as

# rows compared in one go, and customers of one value that a row is compared with
BATCH = 5000
ROOTS = 20


def batches(items, size):
    """``items`` in lists of ``size``."""
    items = iter(items)
    while batch := list(islice(items, size)):
        yield batch


def row_keys(values, keys):
    """What rows of one file are looked up by, as text.

    :param keys: as ``match_keys(values)`` gives them
    """
    place = values.get('zip') or values.get('city') or ''
    return [
        *(f'{signal} {key}' for signal in ('tax', 'email', 'phone') for key in keys.get(signal, ())),
        *(f'{signal} {key} {place}' for signal in ('domain', 'name') for key in keys.get(signal, ()) if place)]


class PortfolioLeadImport(models.Model):
    """Rows of one file that are the same: judged at the check as any lead is, and done as they were judged."""
    _inherit = 'portfolio.lead.import'

    # -- at the check --------------------------------------------------------------------------------

    def _mark_repeated(self):
        """Rows that are the same as an earlier one of the file, by all that both say."""
        if self.on_duplicate == 'create':
            return
        Row = self.env['portfolio.lead.import.row']
        Row.flush_model()
        groups = self._rows_by_key()
        if not groups:
            return
        # sudo: portfolio.lead.match.rule, portfolio.lead.match.consequence - what holds for everybody
        env = self.sudo().env
        rules = {rule.signal: rule.score for rule in env['portfolio.lead.match.rule'].search([])}
        consequences = env['portfolio.lead.match.consequence'].search([])
        keys_of = defaultdict(list)
        for key, lines in groups:
            for line in lines:
                keys_of[line].append(key)
        repeated, roots, profiles = {}, defaultdict(list), {}
        for lines in batches(sorted(keys_of), BATCH):
            said = self._said_by_rows(lines)
            names = {name for one in said.values() for name in one.names}
            weigh = self.env['portfolio.lead.match.word']._weigh(names)
            for line in lines:
                others = sorted({root for key in keys_of[line] for root in roots[key]})
                judged = ((root, compare(profiles[root], said[line], rules, weigh, is_lead=True)) for root in others)
                same = next(((root, one) for root, one in judged if self._is_repeated(one, consequences)), None)
                root = self._note_root(line, same, said[line], profiles, repeated)
                for key in keys_of[line]:
                    if root not in roots[key] and len(roots[key]) < ROOTS:
                        roots[key].append(root)
        self._keep_repeated(repeated)

    def _note_root(self, line, same, said, profiles, repeated):
        """:return: the line of the first row of whoever this row is of"""
        if not same:
            profiles[line] = said
            return line
        repeated[line] = same
        if self.on_duplicate != 'skip':
            # its lead takes what this row says
            profiles[same[0]] = merged(profiles[same[0]], said)
        return same[0]

    def _rows_by_key(self):
        """:return: ``[(key, [line, …])]`` of values several new rows have, and not so many that they identify nobody"""
        return self.env.execute_query(SQL(
            """
            SELECT key, array_agg(line ORDER BY line)
              FROM (SELECT line, lower(name) AS name, jsonb_array_elements_text(keys) AS key
                      FROM portfolio_lead_import_row
                     WHERE import_id = %(import_id)s AND state = 'todo'
                       AND (verdict = 'new' OR verdict = 'update' AND lead_id IS NOT NULL)) item
          GROUP BY key
            HAVING count(*) > 1 AND (count(DISTINCT name) <= %(names)s OR key LIKE 'tax %%')
            """, import_id=self.id, names=NAMES))

    def _said_by_rows(self, lines):
        """:return: ``{line: Profile}``"""
        reader, home = self._reader(), self.env.company.country_id.code or ''
        rows = self.env.execute_query(SQL(
            """
            SELECT id, line, cells, known, same_line, reading FROM portfolio_lead_import_row
             WHERE import_id = %s AND line = ANY(%s)
            """, self.id, lines))
        Match = self.env['portfolio.lead.match']
        return {entry.line: profile(Match._values(entry.values), home) for entry in self._entries_of(reader, rows)}

    def _is_repeated(self, judged, consequences):
        if not judged.score:
            return False
        candidate = {'target': 'lead', 'score': judged.score}
        return self._level(*consequences._decide([candidate], 'import'), judged.score) != 'alike'

    def _keep_repeated(self, repeated):
        """Rows that would come in by themselves become the same as another.

        :param repeated: ``{line: (line of the first, MatchResult)}``
        """
        Match = self.env['portfolio.lead.match']
        values = [{
            'line': line, 'same_line': root,
            'message': kept(
                'lead_import.row_same_because', row=root, why=Match._why_kept(judged.signals, judged.score))}
            for line, (root, judged) in repeated.items()]
        self.env['portfolio.lead.import.row']._mark_same(
            self, values, 'duplicate' if self.on_duplicate == 'skip' else 'update')

    # -- at the writing ------------------------------------------------------------------------------

    def _in_turn(self, entries, done):
        """The first rows of each customer; those that are the same as one of them wait for what becomes of it.

        :param dict done: ``{line of the first: id of its lead}`` of those that are there
        :return: rows to write now, rows that come after them
        """
        taken, now, later = set(), [], []
        for entry in entries:
            first = entry.same_line or entry.line
            if entry.same_line and first in done:
                now.append(entry)
            elif first in taken:
                later.append(entry)
            else:
                # the first of them, or the next one where the first was refused
                taken.add(first)
                now.append(entry)
        return now, later

    def _done_firsts(self, entries):
        """:return: ``{line of the first: id of the lead it became or is}`` of earlier batches"""
        firsts = [entry.same_line for entry in entries if entry.same_line]
        if not firsts:
            return {}
        return dict(self.env.execute_query(SQL(
            """
            SELECT DISTINCT ON (first) first, lead_id
              FROM (SELECT coalesce(same_line, line) AS first, line, lead_id FROM portfolio_lead_import_row
                     WHERE import_id = %s AND lead_id IS NOT NULL AND state != 'todo'
                       AND (line = ANY(%s) OR same_line = ANY(%s))) item
          ORDER BY first, line
            """, self.id, firsts, firsts)))

    def _same_because(self, entries):
        """Why rows are the same as another of their file, as it was said when they were compared.

        :return: ``{row id: kept sentence}``
        """
        if not entries:
            return {}
        self.env['portfolio.lead.import.row'].flush_model(['message'])
        rows = self.env.execute_query(SQL(
            "SELECT id, split_part(message, E'\n', 1) FROM portfolio_lead_import_row WHERE id = ANY(%s)",
            [entry.id for entry in entries]))
        return {row_id: said for row_id, text in rows if (said := kept_as(text, 'lead_import.row_same_because'))}

    def _decide_repeated(self, entries, done):
        """What becomes of rows whose customer is there now, by an earlier row.

        :return: ``{line: Decision}``
        """
        repeated = [entry for entry in entries if entry.same_line in done]
        leads = {self.env['crm.lead'].browse(done[entry.same_line]) for entry in repeated}
        access = self._access_to(leads)
        why = self._same_because(repeated)
        decisions = {}
        for entry in repeated:
            lead_id = done[entry.same_line]
            seen, mine = (lead_id in access['crm.lead', operation] for operation in ('read', 'write'))
            same = why.get(entry.id) or kept('lead_import.row_same', entry.same_line)
            said = in_lines([same, *map(self._remark, entry.remarks)])
            decisions[entry.line] = self._decision(
                'update' if mine and self.on_duplicate != 'skip' else 'duplicate', said, lead_id if seen else 0)
        return decisions
