from typing import NamedTuple

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.duplicate.lead_match import counted, score
from ...tools.lead_import.lead_header import signature
from ..foundation.sentence import kept

#: asked again when a row is written
EXACT = ('tax', 'email', 'phone')
ASKED = (
    'portfolio_vat', 'email_from', 'phone', 'website', 'partner_name', 'contact_name', 'zip', 'city', 'street',
    'country_id')
#: consequences that say it is the same, from whatever score they begin
SAME = ('link', 'opportunity', 'merge')


class Known(NamedTuple):
    """Who a row may be."""
    record: models.BaseModel    # a lead, or the partner of an account that was hit
    score: int
    signals: dict
    level: str                  # 'same', 'alike': imported and listed for review, 'refused': by the settings

    @property
    def exact(self):
        """The best of tax ID, e-mail and phone they have in common, if any."""
        return next((signal for signal in EXACT if signal in self.signals), None)

    def kept(self):
        """As a row keeps it until it is written."""
        return {'model': self.record._name, 'id': self.record.id, **self._asdict(), 'record': None}

    def candidate(self):
        """As the finder gives them."""
        # sudo: res.partner - the account of a contact, seen by the importer or not
        partner = self.record.sudo() if self.record._name == 'res.partner' else None
        return {
            'target': 'account' if partner else 'lead', 'score': self.score, 'signals': self.signals,
            'record': partner.commercial_partner_id if partner else self.record}


class PortfolioLeadImport(models.Model):
    """Whether what a row says is there already: the one finder of all channels, asked for a batch at once."""
    _inherit = 'portfolio.lead.import'

    def _known(self, entries, signals=None, without_own=False):
        """The open lead, else the account's partner, that each row is, or is so like that somebody should look.

        All leads and accounts of the company are looked at, also those the importer may not see: whoever tells him
        what was found has to ask for his rights. Of several, one he may see goes first, then the surest.

        :param entries: list of :class:`Entry`
        :param signals: those they are looked up by; all by default
        :param without_own: leads this import made are not looked at: what rows are to each other was settled before
        :return: ``{line: Known}``
        """
        asked = [entry for entry in entries if entry.keys]
        found = self.env['portfolio.lead.match']._match([
            {**{name: entry.values.get(name) or False for name in ASKED}, 'company_id': self.company_id.id}
            for entry in asked], signals=signals)
        if without_own:
            found = self._without_own(found)
        # sudo: portfolio.lead.match.consequence - what holds for everybody
        consequences = self.sudo().env['portfolio.lead.match.consequence'].search([]) if found else None
        seen = self._access_to({self._record_of(one) for candidates in found.values() for one in candidates})
        known = {asked[index].line: self._best(candidates, consequences, seen) for index, candidates in found.items()}
        return {**{line: one for line, one in known.items() if one}, **self._known_by_key(entries)}

    def _signature(self):
        """What files that look the same have in common: keys of other programs count among their leads only."""
        return signature(self.column_ids.mapped('header'))

    def _known_by_key(self, entries):
        """Leads of such files, or of the same source, that have the key a row has in its program; closed ones too.

        :return: ``{line: Known}``
        """
        lines = {}
        for entry in entries:
            if key := entry.values.get('portfolio_external_ref'):
                lines.setdefault(key, []).append(entry.line)
        if not lines:
            return {}
        whose = Domain('portfolio_external_origin', '=', self._signature())
        if self.source_id:
            whose |= Domain('source_id', '=', self.source_id.id)
        # sudo: crm.lead - all leads of the company are looked at, as by the finder
        found = self.env['crm.lead'].sudo().with_context(active_test=False).search(
            Domain('portfolio_external_ref', 'in', list(lines)) & Domain('company_id', 'in', [False,
                self.company_id.id])
            & whose & Domain('portfolio_import_row_ids', 'not any', [
                ('import_id', '=', self.id), ('state', '=', 'created')]), order='id')
        merged = self.env['crm.lead']._portfolio_by_other_keys(
            lines, self.company_id, self._signature(), self.source_id)
        by_other = {
            line: Known(lead._portfolio_head().with_env(self.env), 100, {'key': 100}, 'same')
            for ref, lead in merged.items() for line in lines[ref]}
        return by_other | {
            line: Known(lead._portfolio_head().with_env(self.env), 100, {'key': 100}, 'same')
            for lead in found for line in lines[lead.portfolio_external_ref]}

    def _without_own(self, found):
        leads = {one['record'].id for candidates in found.values() for one in candidates if one['target'] == 'lead'}
        own = leads and {lead_id for lead_id, in self.env.execute_query(SQL(
            """
            SELECT lead_id FROM portfolio_lead_import_row
             WHERE import_id = %s AND lead_id = ANY(%s) AND state = 'created'
            """,
            self.id, list(leads)))}
        left = {
            index: [one for one in candidates if one['target'] != 'lead' or one['record'].id not in own]
            for index, candidates in found.items()}
        return {index: candidates for index, candidates in left.items() if candidates}

    def _best(self, candidates, consequences, seen):
        """:return: the candidate that decides, as :class:`Known`; ``None`` if none is sure enough"""
        consequence, fits = consequences._decide(candidates, 'import')
        sure = [one for one in candidates if one['score'] >= self.same_score]
        level = self._level(consequence, fits, candidates[0]['score'])
        if level == 'refused':
            fits = fits[:1]
        elif level == 'same':
            fits = sure or fits
        if not fits:
            return None
        best = min(fits, key=lambda one: self._rank(one, seen))
        return Known(self._record_of(best), best['score'], best['signals'], level)

    def _level(self, consequence, fits, score):
        """How alike a row is to the surest of its candidates: 'refused', 'same' or 'alike'."""
        if consequence == 'block':
            return 'refused'
        return 'same' if score >= self.same_score or fits and consequence in SAME else 'alike'

    def _record_of(self, candidate):
        record = candidate['record'] if candidate['target'] == 'lead' else candidate['contact']
        return record.with_env(self.env)

    def _rank(self, candidate, seen):
        record = self._record_of(candidate)
        return (
            counted(candidate['signals'])[0] not in EXACT, record._name != 'crm.lead',
            record.id not in seen[record._name, 'read'], -candidate['score'], -record.id)

    def _known_at_writing(self, entries):
        """Who a row is now by tax ID, e-mail or phone; by likeness who it was when it was looked at.

        What likeness says has been shown to whoever imports, and leads of the same list have come in since.

        :return: ``{line: Known}``
        """
        known = self._known(entries, EXACT, without_own=True)
        for line, then in self._still_there(entries).items():
            now = known.get(line)
            if now and (now.record == then.record or now.level == 'alike'):
                known[line] = then
            elif not now and score({signal: then.signals.get(signal, 0) for signal in EXACT}) < self.same_score:
                known[line] = then
        return known

    def _still_there(self, entries):
        """:return: ``{line: Known}`` as the rows keep it, of those that are still there"""
        then = {entry.line: entry.known for entry in entries if entry.known}
        there = {}
        for model, domain in (('crm.lead', [('won_status', '=', 'pending')]), ('res.partner', [])):
            ids = [one['id'] for one in then.values() if one['model'] == model]
            # sudo: crm.lead, res.partner - whether they are there, seen by the importer or not
            there[model] = ids and set(self.env[model].sudo().search([('id', 'in', ids), *domain]).ids)
        return {
            line: Known(self.env[one['model']].browse(one['id']), one['score'], one['signals'], one['level'])
            for line, one in then.items() if one['id'] in there[one['model']]}

    def _list_alike(self, known):
        """List new leads with whom they are like, for somebody to look at.

        :param known: ``{crm.lead: Known}``
        """
        cases = [(lead, [one.candidate()]) for lead, one in known.items() if one and one.level == 'alike']
        if cases:
            self.env['portfolio.lead.duplicate']._keep(cases, 'import')

    def _keep_why(self, known):
        """The account a new lead is linked to, and why it is that one, as on every channel.

        :param known: ``{crm.lead: Known}``
        """
        Lead = self.env['crm.lead']
        field = Lead._fields['portfolio_match_facts']
        for lead, one in known.items():
            if one and one.level == 'same' and one.record == lead.partner_id:
                account = one.candidate()['record']
                # ours alone, and of one lead each: written with whatever else the batch writes
                # sudo: crm.lead - why it is whose it is, whoever imports
                field._update_cache(lead.sudo(), {
                    'account': account.id, 'name': account.display_name, 'signals': one.signals, 'score': one.score,
                }, dirty=True)

    # -- words -------------------------------------------------------------------------------------

    def _sentence_of_known(self, known, seen):
        """What of a row is there already; of what is hidden from the importer, whom to talk to."""
        sentence = self._sentence_of_seen(known) if seen else \
            self.env['portfolio.lead.match']._talk_to_kept(known.record)
        return kept('lead_import.row_listed', sentence) if known.level == 'alike' else sentence

    def _sentence_of_seen(self, known):
        kind = 'account' if known.record._name == 'res.partner' else 'lead'
        name = kind == 'account' and known.record.commercial_partner_id.name or known.record.name
        if known.exact and known.level != 'alike':
            return kept(f'lead_import.row_{kind}_has', name=name, what=kept(f'lead_import.row_{known.exact}'))
        if 'key' in known.signals:
            return kept('lead_import.row_lead_has_key', name)
        why = self.env['portfolio.lead.match']._why_kept(known.signals, known.score)
        return kept(f'lead_import.row_like_{kind}', name=name, why=why)
