import csv
import hashlib

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, file_open

from ...tools.activity_code.activity_code import digits, level, sought, written
from ...tools.activity_code.activity_words import title_ways
from ...tools.place.place_name import ACCENTED, PLAIN
from ..mixin.coded import unique_code

# in the order in which an account's activity is told: the one in force in Spain first
CLASSIFICATIONS = [
    ('cnae2025', "CNAE 2025"),
    ('cnae2009', "CNAE 2009"),
    ('nace21', "NACE Rev. 2.1"),
    ('nace2', "NACE Rev. 2"),
    ('sic', "SIC (US, 1987)"),
]
SHORT = {'cnae2025': 'CNAE25', 'cnae2009': 'CNAE09', 'nace21': 'NACE2.1', 'nace2': 'NACE2', 'sic': 'SIC'}
# what is typed without its year
FAMILIES = {'cnae': ('cnae2025', 'cnae2009'), 'nace': ('nace21', 'nace2')}
TABLES = 'crm_portfolio/data/tables'


class PortfolioActivityCode(models.Model):
    """A code of economic activity, in one of five classifications that stand side by side.

    The official tables are loaded from ``data/tables`` in a few statements, titles in English and Spanish,
    without external ids: four thousand terms of law are no terms of ours to translate. Codes of a company's
    own can be added below them.
    """
    _name = 'portfolio.activity.code'
    _description = "Activity Code"
    _inherit = ['portfolio.catalogue', 'portfolio.coded', 'portfolio.name.search']
    _parent_store = True
    _order = 'rank, key, id'
    _portfolio_impersonal = True

    classification = fields.Selection(CLASSIFICATIONS, required=True, default='cnae2025')
    code = fields.Char(required=True, help="As it is printed: G, 47, 47.1, 47.11.")
    name = fields.Char("Title", required=True, translate=True)
    level = fields.Selection(
        [('section', "Section"), ('division', "Division"), ('group', "Group"), ('class', "Class")],
        required=True, default='class')
    parent_id = fields.Many2one(
        'portfolio.activity.code', "Below", ondelete='restrict', index='btree_not_null',
        domain="[('classification', '=', classification)]")
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many('portfolio.activity.code', 'parent_id', "Codes Below")
    section_id = fields.Many2one('portfolio.activity.code', readonly=True, index='btree_not_null')
    division_id = fields.Many2one('portfolio.activity.code', readonly=True, index='btree_not_null')
    equivalence_ids = fields.One2many('portfolio.activity.equivalence', 'from_id', "Equivalents")
    account_count = fields.Integer(
        "Accounts", compute='_compute_account_count', help="Accounts with this code or one below it.")
    # kept for searching: the code without dots, its titles without accents, and the place in the list
    key = fields.Char(readonly=True)
    words = fields.Char(readonly=True)
    rank = fields.Integer(readonly=True)

    _code_unique = unique_code('classification')
    _key_idx = models.Index("(key text_pattern_ops)")
    _rank_idx = models.Index("(rank, key, id)")

    @api.depends('classification', 'code', 'name')
    @api.depends_context('lang')
    def _compute_display_name(self):
        for code in self:
            code.display_name = f"{SHORT.get(code.classification, '')} {code.code or ''} — {code.name or ''}"

    def _compute_account_count(self):
        lines = self.env['portfolio.activity']._search([
            ('code_id', '!=', False), ('partner_id.portfolio_is_account', '=', True), ('partner_id.active', '=', True)])
        counts = dict(self.env.execute_query(SQL(
            """
            SELECT above.id, count(DISTINCT line.partner_id)
              FROM portfolio_activity_code above
              JOIN portfolio_activity_code below ON below.parent_path LIKE above.parent_path || '%%'
              JOIN portfolio_activity line ON line.code_id = below.id
             WHERE above.id IN %s AND line.id IN %s
          GROUP BY above.id
            """, tuple(self.ids) or (0,), lines.subselect())))
        for code in self:
            code.account_count = counts.get(code.id, 0)

    def action_open_accounts(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')
        return {
            **action, 'name': self.display_name, 'context': {},
            'domain': [('portfolio_is_account', '=', True), ('portfolio_activity_ids', 'child_of', self.ids)]}

    def _portfolio_is_usage(self, model_name, field_name):
        # what follows from a code is no use of it
        return (
            model_name != 'portfolio.activity.equivalence' and field_name != 'source_id'
            and super()._portfolio_is_usage(model_name, field_name))

    # ------------------------------------------------------------------
    # searching
    # ------------------------------------------------------------------

    @api.model
    def _portfolio_name_domain(self, text, *, exact=False):
        """A code finds itself and, unless ``exact``, what is below; words are sought in both languages."""
        classification, code, words = sought(text)
        domain = Domain.TRUE
        if classification:
            domain &= Domain('classification', 'in', FAMILIES.get(classification, (classification,)))
        if code.isalpha():
            domain &= Domain('key', '=', code)
        elif code:
            domain &= Domain('key', '=', code) if exact else Domain('key', '=like', f'{code}%')
        plain = [word.translate(str.maketrans(ACCENTED, PLAIN)) for word in words]
        for ways in [[[word]] for word in plain] if exact else title_ways(plain):
            domain &= Domain.OR(Domain.AND(Domain('words', 'like', text) for text in way) for way in ways)
        return domain

    @api.model
    def _portfolio_below(self, value):
        """The ids of codes and of all below them, in two statements whatever their number.

        :param value: an id, a text as it is typed, or a collection of these
        """
        values = [value] if isinstance(value, (int, str)) else list(value)
        ids = [found for found in values if isinstance(found, int)]
        texts = self._portfolio_values([text for text in values if isinstance(text, str)])
        domain = Domain.OR(map(self._portfolio_name_domain, texts))
        codes = self.with_context(active_test=False)
        said = codes.search(domain, order='id')
        # 'retail' is said of the section of all trade too: what says it more closely is meant
        above = (said.filtered(lambda code: code.level != 'section') or said) | codes.browse(ids)
        rows = self.env.execute_query(SQL(
            """
            SELECT id FROM portfolio_activity_code
             WHERE string_to_array(trim(trailing '/' FROM parent_path), '/')::int[] && %s
            """, above.ids))
        return [code_id for [code_id] in rows]

    # ------------------------------------------------------------------
    # writing
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            code = digits(vals.get('code') or '')
            classification = vals.get('classification') or 'cnae2025'
            if code.isdigit() and len(code) <= 4:
                vals['code'] = written(code, classification)
                vals.setdefault('level', level(code) if len(code) > 1 else 'class')
            if 'parent_id' not in vals:
                vals['parent_id'] = self._portfolio_above(classification, code).id
        codes = super().create(vals_list)
        codes._portfolio_complete()
        return codes

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'classification', 'code', 'name', 'parent_id', 'level'}:
            self.search([('id', 'child_of', self.ids)])._portfolio_complete()
        return result

    def _portfolio_above(self, classification, code):
        """The nearest code that ``code`` begins with."""
        keys = [code[:length] for length in range(len(code) - 1, 1, -1)]
        found = self.with_context(active_test=False).search(
            [('classification', '=', classification), ('key', 'in', keys)], order='key desc', limit=1)
        return found

    def _portfolio_complete(self):
        """What is kept for searching and grouping, for ``self`` or, empty, for every code; one statement."""
        self.flush_model(['classification', 'code', 'level', 'name', 'parent_id', 'parent_path'])
        scope = SQL("code.id IN %s", tuple(self.ids)) if self else SQL("TRUE")
        self.env.execute_query(SQL(
            """
            UPDATE portfolio_activity_code code
               SET key = upper(regexp_replace(code.code, '[\\s.]', '', 'g')),
                   rank = CASE code.classification %s END,
                   words = lower(translate(concat_ws(' ', code.name->>'en_US', code.name->>'es_ES', %s), %s, %s)),
                   section_id = section.id,
                   division_id = division.id
              FROM portfolio_activity_code self
         LEFT JOIN portfolio_activity_code section
                   ON section.id = split_part(self.parent_path, '/', 1)::int AND section.level = 'section'
         LEFT JOIN portfolio_activity_code division
                   ON division.id = nullif(split_part(self.parent_path, '/', 2), '')::int
                      AND division.level = 'division'
             WHERE self.id = code.id AND %s
            """,
            SQL(" ").join(
                SQL("WHEN %s THEN %s", name, rank) for rank, (name, _label) in enumerate(CLASSIFICATIONS)),
            SQL("(SELECT string_agg(value, ' ') FROM jsonb_each_text(code.name) WHERE key NOT IN ('en_US', 'es_ES'))"),
            ACCENTED, PLAIN, scope))
        self.invalidate_model(['key', 'rank', 'words', 'section_id', 'division_id'])

    # ------------------------------------------------------------------
    # the official tables
    # ------------------------------------------------------------------

    @api.model
    def _portfolio_load(self):
        """Load the official codes and equivalences, if they are not what was loaded last.

        What a company added stays; titles that the table has are written again.
        """
        spanish = ['es_ES', *(code for code, _name in self.env['res.lang'].get_installed()
                              if code.startswith('es_') and code != 'es_ES')]
        if not self._portfolio_table_changed('activity', ('activity_code.csv', 'activity_equivalence.csv'), spanish):
            return False
        self.env.flush_all()
        rows = self._portfolio_table_rows()
        self.env.execute_query(SQL(
            """
            INSERT INTO portfolio_activity_code
                   (classification, code, level, name, active, create_uid, create_date, write_uid, write_date)
            SELECT classification, code, level,
                   jsonb_build_object('en_US', english) || (
                       SELECT jsonb_object_agg(lang, spanish) FROM unnest(%(spanish)s) lang),
                   TRUE, %(uid)s, %(now)s, %(uid)s, %(now)s
              FROM unnest(%(classifications)s, %(codes)s, %(levels)s, %(english)s, %(titles)s)
                   AS row (classification, code, level, english, spanish)
       ON CONFLICT (classification, code) DO UPDATE
               SET name = portfolio_activity_code.name || EXCLUDED.name, level = EXCLUDED.level
            """,
            spanish=spanish, uid=self.env.uid, now=self.env.cr.now(),
            classifications=[row['classification'] for row in rows], codes=[row['code'] for row in rows],
            levels=[row['level'] for row in rows], english=[row['english'] for row in rows],
            titles=[row['spanish'] for row in rows]))
        self._portfolio_load_parents(rows)
        self.invalidate_model()
        self._parent_store_compute()
        self._portfolio_complete()
        self.env['portfolio.activity.equivalence']._portfolio_load()
        return True

    def _portfolio_table_rows(self):
        """The table's rows, one for each classification: dictionaries with classification, code, above…"""
        rows = []
        with file_open(f'{TABLES}/activity_code.csv', 'r') as file:
            for row in csv.DictReader(file):
                for classification in row['classifications'].split():
                    code = row['code']
                    # SIC comes without its groups: a class stands below its division
                    above = code[:2] if classification == 'sic' else code[:-1]
                    rows.append({
                        'classification': classification,
                        'code': written(code, classification),
                        'level': level(code),
                        'above': row['section'] or (written(above, classification) if len(code) > 2 else ''),
                        'english': row['english'],
                        'spanish': row['spanish'] or row['english'],
                    })
        return rows

    def _portfolio_load_parents(self, rows):
        self.env.execute_query(SQL(
            """
            UPDATE portfolio_activity_code code
               SET parent_id = above.id
              FROM unnest(%s, %s, %s) AS row (classification, code, above)
              JOIN portfolio_activity_code above
                   ON above.classification = row.classification AND above.code = row.above
             WHERE code.classification = row.classification AND code.code = row.code
               AND code.parent_id IS DISTINCT FROM above.id
         RETURNING 1
            """,
            [row['classification'] for row in rows], [row['code'] for row in rows], [row['above'] for row in rows]))

    def _portfolio_table_changed(self, name, files, *more):
        """Whether the tables differ from those loaded last; from now on they do not.

        :param name: what the tables are remembered by
        :param files: names of files in :data:`TABLES`
        :param more: what else they are made with, such as a language
        :return: bool
        """
        checksum = hashlib.sha256(repr(more).encode())
        for file_name in files:
            with file_open(f'{TABLES}/{file_name}', 'rb') as file:
                checksum.update(file.read())
        # sudo: ir.config_parameter - our own note of what is loaded
        parameters = self.env['ir.config_parameter'].sudo()
        key = f'crm_portfolio.table_{name}'
        if parameters.get_param(key) == checksum.hexdigest():
            return False
        parameters.set_param(key, checksum.hexdigest())
        return True
