from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, split_every

from ...tools.contact.account_position import match_title
from ..foundation.sentence import kept

LEVELS = [('top', "Management board"), ('head', "Head of department"), ('middle', "Middle management"),
          ('staff', "Staff")]
ROLES = [
    ('decides', "Decides"), ('influences', "Influences"), ('uses', "Uses it"), ('pays', "Pays"),
    ('opens', "Opens the door"), ('blocks', "Holds it up"),
]


class PortfolioJobPosition(models.Model):
    """What somebody is in his company, whatever his card says.

    The card's text stays on the contact; ``synonyms`` bring it here, in any spelling, gender or abbreviation, in
    Spanish and in English (``tools/contact/account_position.py``).
    """
    _name = 'portfolio.job.position'
    _inherit = ['portfolio.catalogue']
    _description = "Job Position"
    _parent_store = True
    _order = 'parent_path, id'
    _portfolio_impersonal = True

    name = fields.Char(required=True, translate=True)
    display_name = fields.Char(recursive=True)
    parent_id = fields.Many2one('portfolio.job.position', "Part Of", index=True, ondelete='restrict')
    parent_path = fields.Char(index=True)
    level = fields.Selection(LEVELS, required=True, default='staff')
    decision_role = fields.Selection(
        ROLES, "Usually", help="What somebody in this position usually has to say when it comes to buying.")
    synonyms = fields.Text(
        help="One per line: titles that mean this position. Accents, capitals, gender, abbreviations and the order "
             "of words do not matter.")

    @api.depends('name', 'parent_id.display_name')
    @api.depends_context('lang')
    def _compute_display_name(self):
        for position in self:
            position.display_name = " / ".join(filter(None, [position.parent_id.display_name, position.name]))

    @api.model
    def _search_display_name(self, operator, value):
        """By any part of the path: 'Management / Owner' is found as it is written."""
        if not isinstance(value, str) or '/' not in value:
            return super()._search_display_name(operator, value)
        *above, name = (part.strip() for part in value.split('/'))
        domain = Domain('name', operator, name)
        return domain & Domain('parent_id', operator, ' / '.join(above)) if any(above) else domain

    @api.model
    def _titles(self):
        """Everything that means a position: ``[(synonym, id)]``. The name of a heading is no title."""
        positions = self.search([], order='id')
        headings = positions.parent_id
        return [
            (title.strip(), position.id)
            for position in positions
            for title in ["" if position in headings else position.name, *(position.synonyms or "").splitlines()]
            if title.strip()
        ]

    @api.model
    def _match(self, texts):
        """Positions of titles as people write them.

        :param texts: titles, any number
        :return: ``{text: (synonym, position id)}``; a text that means none is absent
        :rtype: dict
        """
        titles = self._titles()
        found = {text: match_title(text, titles) for text in set(texts) if text}
        return {text: match for text, match in found.items() if match}

    @api.model
    def _sentence(self, text, synonym):
        return kept('contact.position', text=text, synonym=synonym)

    def action_match(self):
        """Give a position to the contacts whose title has a meaning by now."""
        self.check_access('write')
        self._cron_match()
        return True

    @api.model
    def _cron_match(self):
        """A position for every contact that has a title and no position, one statement for each 200 titles.

        Each batch is committed; who got a position is not found again.
        """
        Partner = self.env['res.partner']
        Partner.flush_model(['function', 'portfolio_job_position_id'])
        texts = [text for text, in self.env.execute_query(SQL(
            """
            SELECT DISTINCT function FROM res_partner
             WHERE function != '' AND portfolio_job_position_id IS NULL AND portfolio_managed AND active
            """))]
        matches = self._match(texts)
        remaining = len(matches)
        for batch in split_every(200, sorted(matches)):
            self._give({text: matches[text] for text in batch})
            remaining -= len(batch)
            if not self.env['ir.cron']._commit_progress(len(batch), remaining=remaining):
                break

    def _give(self, matches):
        texts = list(matches)
        roles = {position.id: position.decision_role or None for position in self.search([])}
        self.env.cr.execute(SQL(
            """
            UPDATE res_partner person
               SET portfolio_job_position_id = told.position_id, portfolio_job_reason = told.sentence,
                   portfolio_decision_role = coalesce(person.portfolio_decision_role, told.role)
              FROM (SELECT unnest(%s::text[]) AS text, unnest(%s::int[]) AS position_id,
                           unnest(%s::text[]) AS sentence, unnest(%s::text[]) AS role) told
             WHERE person.function = told.text AND person.portfolio_job_position_id IS NULL
               AND person.portfolio_managed AND person.active
            """,
            texts, [matches[text][1] for text in texts],
            [self._sentence(text, matches[text][0]) for text in texts],
            [roles.get(matches[text][1]) for text in texts]))
        self.env['res.partner'].invalidate_model(
            ['portfolio_job_position_id', 'portfolio_job_reason', 'portfolio_decision_role'])
