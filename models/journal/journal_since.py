from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from ..foundation.sentence import kept, listed, model_name

# where rows about a new record come from what made it; elsewhere whatever points at it has come since
MADE_WITH_IT = {'mail.message', 'mail.activity', 'ir.attachment', 'crm.lead', 'res.partner', 'survey.user_input'}


class PortfolioJournal(models.Model):
    """What has come to a record since it was created: undo does not delete it from under somebody's work.

    Whatever points at it is asked of the registry, so no table is forgotten.
    """
    _inherit = 'portfolio.journal'

    @api.model
    def _known(self, records):
        """What points at records that have just been created: part of what created them.

        :return: ``{record id: {"model,field": [ids]}}``
        """
        # sudo: any model - all that points at what was just made
        found = records.sudo()._portfolio_referrers({
            *MADE_WITH_IT, *(name for name in self.env.registry if name.startswith('portfolio.'))})
        known = {record.id: {} for record in records}
        for (name, field), rows in found.items():
            for row_id, target in rows.items():
                known[target].setdefault(f'{name},{field}', []).append(row_id)
        return known

    def _added_since(self, records, known):
        """What points at records this journal created, and was not made with them.

        :param dict known: as :meth:`_known` gave it; records that are not in it are judged by time
        :return: ``{record id: {model: ids}}``
        """
        made = defaultdict(set)
        for entry in self.entry_ids:
            made[entry.model].add(entry.res_id)
        since = {record.id: defaultdict(set) for record in records}
        # sudo: any model - whatever points at them, also what the user does not see
        for (name, field), rows in records.sudo()._portfolio_referrers().items():
            for row_id, target in rows.items():
                told = known.get(target)
                if row_id not in made[name] and row_id not in (told or {}).get(f'{name},{field}', ()):
                    if told is not None or self._is_later(name, row_id):
                        since[target][name].add(row_id)
        self._without_derived(since)
        return {
            record_id: left for record_id, rows in since.items()
            if (left := {name: ids for name, ids in rows.items() if ids})}

    def _without_derived(self, since):
        for name, domain in self._derived().items():
            ids = {row_id for rows in since.values() for row_id in rows.get(name, ())}
            if ids:
                # sudo: any model - as above
                Model = self.env[name].sudo().with_context(active_test=False)
                derived = set(Model.search(Domain('id', 'in', list(ids)) & domain).ids)
                for rows in since.values():
                    if name in rows:
                        rows[name] -= derived

    def _is_later(self, name, row_id):
        # sudo: any model - when it was made
        row = self.env[name].sudo().browse(row_id)
        return 'create_date' not in row._fields or not row.create_date or row.create_date > self.date

    @api.model
    def _derived(self):
        """What points at a record without anybody's doing: it goes with it. Rooms add their own.

        :return: ``{model: Domain}``
        """
        return {
            'mail.followers': Domain.TRUE, 'mail.notification': Domain.TRUE, 'ir.model.data': Domain.TRUE,
            'portfolio.journal.entry': Domain.TRUE}

    @api.model
    def _since_text(self, since):
        """:param dict since: ``{model: ids}``"""
        return kept('foundation.added_since', listed(
            kept('counted', what=model_name(name), count=len(ids)) for name, ids in sorted(since.items())))
