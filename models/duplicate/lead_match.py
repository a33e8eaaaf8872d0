import threading
from collections import defaultdict
from urllib.parse import urlsplit

from odoo import api, models
from odoo.http import request
from odoo.tools import SQL

from ...tools.duplicate.lead_match import counted, match_keys
from ...tools.duplicate.name_codes import is_telling
from ...tools.foundation.bulk import array, texts
from ...tools.foundation.carrier import Loaded
from ...tools.foundation.lead_told import Channel
from ...tools.place.place_name import ACCENTED, PLAIN, place_key
from ..foundation.sentence import kept, listed
from .lead_match_word import RARE

# rows one key may find
HITS = 50
# names of one zip code that are compared, and how many of them, the likest, closely. In the middle of a large town more
# are alike than can be compared with each row of a list: there, the codes of names find who is misspelt
NEIGHBOURS = 300
NEAREST = 12
# groups of three letters in common, as PostgreSQL counts them, of names that may be the same
PREFILTER = 0.3
# names a code may find
CODED = 400
LIMITS = {'name_zip': NEIGHBOURS, 'code': CODED, 'rare': RARE + 1}
CODES = ('code', 'rare')

# where programs call, and where Odoo's own pages do, which save what a person wrote with ``web_save``
PROGRAMS = ('/jsonrpc', '/xmlrpc/', '/json/')
PAGES = ('/web/', '/odoo')

# of a name whose zip code is known, others count only in its town, or where no zip code says that they are elsewhere
CODE = (
    "string_to_array(r.portfolio_match_codes, ' ') @> string_to_array(p.key, ' ') "
    "AND r.portfolio_match_codes IS NOT NULL AND (p.place = '' OR coalesce(r.zip, '') = '' "
    f"OR left(translate(lower(r.city), '{ACCENTED}', '{PLAIN}'), 3) = p.place)")

# What makes a partner and a lead have a key: as written, PostgreSQL finds it in an index (res_partner.py,
# crm_lead_match.py). Several conditions are several look-ups: the first e-mail or phone, then those of who has several.
PARTNER = {
    'tax': ["r.portfolio_tax_key = p.key"],
    'email': [
        "split_part(r.portfolio_email_key, ' ', 2) = p.key",
        "string_to_array(r.portfolio_email_key, ' ') @> ARRAY[p.key::text] "
        "AND split_part(r.portfolio_email_key, ' ', 3) <> ''",
    ],
    'phone': [
        "left(split_part(r.portfolio_phone_key, ' ', 2), 9) = p.key",
        "left(split_part(r.portfolio_phone_key, ' ', 3), 9) = p.key",
        "left(split_part(r.portfolio_phone_key, ' ', 4), 9) = p.key "
        "AND split_part(r.portfolio_phone_key, ' ', 4) <> ''",
    ],
    'name_zip': ["r.zip = p.place AND r.portfolio_is_account"],
    'domain': [
        "split_part(split_part(r.portfolio_email_key, ' ', 2), '@', 2) = p.key",
        "substring(lower(r.website) from '^(?:[a-z]+://)?(?:www\\.)?([^/:?#]+)') = p.key",
    ],
    'name': [
        "r.portfolio_name_key = p.key AND r.portfolio_is_account",
        "r.portfolio_trade_key = p.key AND r.portfolio_is_account",
    ],
    'code': [CODE],
    'rare': [CODE],
}
LEAD = {
    'tax': ["r.portfolio_match_tax = p.key"],
    'email': [
        "split_part(r.portfolio_match_email, ' ', 1) = p.key",
        "string_to_array(r.portfolio_match_email, ' ') @> ARRAY[p.key::text] "
        "AND split_part(r.portfolio_match_email, ' ', 2) <> ''",
    ],
    'phone': [
        "split_part(r.portfolio_match_phone, ' ', 1) = p.key",
        "string_to_array(r.portfolio_match_phone, ' ') @> ARRAY[p.key::text] "
        "AND split_part(r.portfolio_match_phone, ' ', 2) <> ''",
    ],
    'name_zip': ["r.zip = p.place"],
    'domain': ["r.portfolio_match_domain = p.key"],
    'name': ["r.portfolio_match_name = p.key"],
    'code': [CODE],
    'rare': [CODE],
}
ASKED = (
    'partner_name', 'contact_name', 'email_from', 'phone', 'website', 'portfolio_vat', 'zip', 'city', 'street')
# the fields of an account that these are compared with, where a role may not see them
ACCOUNT_FIELDS = {
    'email_from': 'email', 'phone': 'phone', 'website': 'website', 'portfolio_vat': 'vat', 'zip': 'zip', 'city': 'city',
    'street': 'street'}


def _telling(name):
    """The words of a name key that tell; all of them, when none does."""
    return ' '.join(word for word in name.split() if is_telling(word)) or name.strip()


def _town(values):
    """How the town begins of somebody whose zip code is known; '' where it is not."""
    return (place_key(values.get('city') or '')[:3] or '-') if values.get('zip') else ''


class PortfolioLeadMatch(models.AbstractModel):
    """Who a lead, or a row that may become one, is already: the same for every channel.

    Every channel asks :meth:`_match`, which finds accounts and open leads with a handful of statements
    whatever the number of rows, also those the user may not see; and :meth:`_settle`, which does with new
    leads what ``portfolio.lead.match.consequence`` says. What is shown to a person comes from :meth:`_told`.
    """
    _name = 'portfolio.lead.match'
    _description = "Duplicate Finder"

    @api.model
    def _channel(self):
        """How a lead comes in now: what the code that takes it in says, else what the request looks like."""
        if told := self._portfolio_told(Channel):
            return told.name
        if self._portfolio_told(Loaded):
            return 'load'
        if not request or self._asked_by_program():
            return 'api'
        # by hand in Odoo's pages; else in some other web page
        return 'form' if request.httprequest.path.startswith(PAGES) else 'web'

    @api.model
    def _asked_by_program(self):
        """Whether a program calls: by a service for programs, or with a session and ``create`` itself.

        The services hide the request from what they call; the thread knows its address.
        """
        if not request:
            return urlsplit(getattr(threading.current_thread(), 'url', '')).path.startswith(PROGRAMS)
        params = request.params
        return request.httprequest.path.startswith(PROGRAMS) or (
            (params.get('model'), params.get('method')) == ('crm.lead', 'create'))

    # -- finding ---------------------------------------------------------------------------------

    @api.model
    def _match(self, subjects, signals=None):
        """Accounts and open leads that may be the same as each of ``subjects``, the surest first.

        Whatever they are found by, all that both say is compared, as everywhere (``tools/duplicate/lead_match.py``).

        :param subjects: ``crm.lead`` records, or dicts with the same names: ``partner_name``,
            ``contact_name``, ``email_from``, ``phone``, ``website``, ``portfolio_vat``, ``zip``, ``city``, ``street``,
            ``country_id`` and ``company_id`` (ids)
        :param signals: those they are looked up by; all by default
        :return: ``{index: [candidate]}`` for those of which there are any; a candidate is a dict with
            ``target`` ('account' or 'lead'), ``record`` (in sudo: the caller may not be allowed to see it),
            ``contact`` (the partner that was hit, in sudo), ``score`` (1 to 100) and ``signals``
            (``{signal: points}``)
        """
        # sudo: portfolio.lead.match.rule, crm.lead - what counts for everybody; a duplicate is one, whoever sees it
        rules = {rule.signal: rule.score for rule in self.sudo().env['portfolio.lead.match.rule'].search([])}
        rows = [self._values(subject) for subject in subjects]
        probes = self._probes(rows, {
            signal for signal in rules if signals is None or signal in signals})
        own = subjects.ids if isinstance(subjects, models.BaseModel) else []
        hits = {'account': self._hits_on_partners(probes), 'lead': self._hits_on_leads(probes, own)}
        openly = self._asked_openly(rows)
        if openly == rows:
            return self._candidates(self._judged(rows, hits, rules))
        found = self._judged(rows, {'lead': hits['lead']}, rules)
        for index, judged in self._judged(openly, {'account': hits['account']}, rules).items():
            found[index] += judged
        return self._candidates(found)

    @api.model
    def _asked_openly(self, rows):
        """``rows`` without what is said in fields of accounts that are hidden from the user's role.

        Whoever does not read tax IDs does not find out by trying them, neither by an answer nor by what becomes of a
        lead. The nightly job compares all.
        """
        hidden = self.env['res.partner']._portfolio_hidden()
        secret = {name for name, field in ACCOUNT_FIELDS.items() if field in hidden}
        return [{name: False if name in secret else value for name, value in row.items()} for row in rows] \
            if secret else rows

    @api.model
    def _values(self, subject):
        if isinstance(subject, dict):
            country = subject.get('country_id')
            return {**subject, 'country': self.env['res.country'].browse(country).code or '' if country else ''}
        # sudo: crm.lead - its tax ID is shown to our roles only, but counts for everybody
        lead = subject.sudo()
        return {
            **{name: lead._portfolio_said_by(name) for name in ASKED}, 'country': lead.country_id.code or '',
            'company_id': lead.company_id.id}

    @api.model
    def _probes(self, rows, signals):
        """:return: ``{signal: ([index], [key], [zip code, or empty])}``"""
        probes = {signal: ([], [], []) for signal in (*signals, *CODES)}
        named = {}
        for index, values in enumerate(rows):
            for signal, keys in match_keys(values).items():
                for key in keys if signal in signals else ():
                    name, place = (_telling(key[0]), key[1]) if signal == 'name_zip' else (key, '')
                    if signal == 'name':
                        named.setdefault((key, values.get('city') or ''), []).append(index)
                    for column, value in zip(probes[signal], (index, name, place), strict=True):
                        column.append(value)
        for asked, codes in self.env['portfolio.lead.match.word']._look_up_codes(named, CODED).items():
            for index in named[asked]:
                for signal, all_of in codes:
                    values = index, ' '.join(all_of), _town(rows[index])
                    for column, value in zip(probes[signal], values, strict=True):
                        column.append(value)
        return {signal: columns for signal, columns in probes.items() if columns[0]}

    @api.model
    def _hits_on_partners(self, probes):
        self.env['res.partner'].flush_model()
        hits = self._query(
            probes, PARTNER, SQL("res_partner r"),
            SQL("r.id, r.commercial_partner_id, r.portfolio_name_key, r.portfolio_trade_key"),
            SQL("r.active AND r.partner_share"), [SQL("r.portfolio_name_key"), SQL("r.portfolio_trade_key")])
        # sudo: res.company - our own companies are nobody's duplicate
        own = set(self.env['res.company'].sudo().search([]).partner_id.ids)
        return [hit for hit in hits if hit[3] not in own]

    @api.model
    def _hits_on_leads(self, probes, own):
        self.env['crm.lead'].flush_model()
        alive = SQL("r.active AND r.won_status = 'pending'")
        hits = self._query(
            probes, LEAD, SQL("crm_lead r"), SQL("r.id, r.id, r.portfolio_match_name, NULL"), alive,
            [SQL("r.portfolio_match_name")])
        return [hit for hit in hits if not own or hit[3] != own[hit[1]]]

    @api.model
    def _query(self, probes, conditions, table, columns, alive, names):
        """One statement for all signals.

        :param columns: id of the row, of the account or lead, its name key, the sign's
        :param names: the columns of name keys
        :return: ``[(signal, index, id of the row, id of the account or lead, its name key, the sign's, the key asked
            for)]``
        """
        parts = [
            SQL(
                """
                SELECT %(signal)s, p.index, hit.*, p.key
                  FROM unnest(%(indexes)s::int[], %(keys)s::varchar[], %(places)s::varchar[]) p(index, key, place)
                  JOIN LATERAL (%(found)s) hit ON TRUE
                """,
                signal=signal, indexes=array(indexes), keys=texts(keys), places=texts(places),
                # conditions: the constants above
                found=self._found(signal, table, columns, SQL("%s AND %s", SQL(condition), alive), names))
            for signal, (indexes, keys, places) in probes.items() for condition in conditions[signal]]
        return self.env.execute_query(SQL(" UNION ALL ").join(parts)) if parts else []

    @api.model
    def _found(self, signal, table, columns, condition, names):
        """What one key finds: of a zip code, those with the likest words."""
        if signal != 'name_zip' or not self.env.registry.has_trigram:
            return SQL(
                "SELECT %s FROM %s WHERE %s LIMIT %s", columns, table, condition,
                LIMITS.get(signal, HITS))
        likeness = SQL("greatest(%s)", SQL(", ").join(SQL("word_similarity(p.key, %s)", name) for name in names))
        return SQL(
            """
            SELECT id, record_id, name, sign
              FROM (SELECT %s, %s FROM %s WHERE %s LIMIT %s) one(id, record_id, name, sign, likeness)
             WHERE likeness >= %s ORDER BY likeness DESC, id LIMIT %s
            """, columns, likeness, table, condition, NEIGHBOURS, PREFILTER, NEAREST)

    # -- telling ---------------------------------------------------------------------------------

    @api.model
    def _told(self, candidates):
        """What the user may know of ``candidates``: each with ``sentence``, and ``known`` if he may see it.

        Of what is hidden from him he learns that it exists and whom to talk to, if the settings let his role
        know that; nothing else, not even what they have in common. Of what is another company's he learns nothing, and
        whoever is no user of ours learns nothing.
        """
        told, hidden = [], set()
        for candidate in self._tellable(candidates).values():
            if candidate['known']:
                told.append(candidate)
            elif candidate['sentence'] not in hidden:
                hidden.add(candidate['sentence'])
                told.append(candidate)
        return told

    @api.model
    def _tellable(self, candidates):
        """``{index: candidate}`` of those the user may learn of, as :meth:`_told` says; also for many leads at once."""
        if not self.env.su and self.env.user.share:
            return {}
        seen = {}
        for model in ('res.partner', 'crm.lead'):
            records = self.env[model].browse(
                {it['record'].id for it in candidates if it['record']._name == model})
            seen[model] = set(records._filtered_access('read').ids)
        may_know, told = self._may_know_hidden(), {}
        for index, candidate in enumerate(candidates):
            record = candidate['record']
            if record.id in seen[record._name]:
                why = self._why(candidate['signals'], candidate['score'])
                told[index] = {**candidate, 'known': True, 'sentence': why}
            elif may_know and self._is_of_a_company_of_ones_own(record):
                told[index] = {**candidate, 'known': False, 'sentence': self._talk_to(record)}
        return told

    @api.model
    def _may_know_hidden(self):
        return self.env['res.partner']._portfolio_learns_of_hidden()

    @api.model
    def _is_of_a_company_of_ones_own(self, record):
        # sudo: res.partner, crm.lead - its company only
        company = record.sudo().company_id
        return self.env.su or not company or company in self.env.user.company_ids

    @api.model
    def _talk_to(self, record):
        return self._portfolio_say(self._talk_to_kept(record))

    @api.model
    def _talk_to_kept(self, record):
        """Whom to talk to about a duplicate that the user may not open.

        :param record: a lead or a partner
        :return: a kept sentence, with the name of its responsible where he is of a company of the user's
        """
        # sudo: res.users - the name of the responsible is all that is told
        responsible = record.sudo().user_id
        # of a colleague of another company nothing is told, though an account of none is everybody's
        is_colleague = responsible.company_ids & self.env.user.company_ids
        return kept('duplicate.talk_to', responsible.name) if is_colleague else kept('duplicate.talk_to_manager')

    @api.model
    def _why(self, signals, points):
        return self._portfolio_say(self._why_kept(signals, points))

    @api.model
    def _why_kept(self, signals, points):
        """Why two are taken to be one.

        :param dict signals: ``{signal: points}``
        :param points: the score
        :return: a kept sentence
        """
        # whose tax ID it is, he is
        reasons = ['tax'] if 'tax' in signals else counted(signals)
        said = listed(kept(f'duplicate.why_{signal}') for signal in reasons)
        return kept('duplicate.why', score=points, reasons=said)

    # -- settling --------------------------------------------------------------------------------

    @api.model
    def _settle(self, leads, channel=None):
        """Do with ``leads`` what the settings say of those that are known already, and keep why.

        :param channel: one of ``CHANNELS``; that of the context and request if not given
        :raise UserError: a person enters what is to be refused, and may know why
        """
        channel = channel or self._channel()
        # sudo: portfolio.lead.match.consequence - what holds for everybody
        lines = self.sudo().env['portfolio.lead.match.consequence'].search([])
        found = self._match(leads) if lines else {}
        todo = defaultdict(list)
        for index, candidates in found.items():
            lead = leads[index]
            candidates = [it for it in candidates if self._is_duplicate_of(lead, it)]
            consequence, fits = lines._decide(candidates, channel)
            if consequence:
                todo[consequence].append((lead, fits))
        for consequence, cases in todo.items():
            leads._portfolio_settle(consequence, cases, channel)

    @api.model
    def _is_duplicate_of(self, lead, candidate):
        """Of two leads the later one is the duplicate; and whose it is may have been said already."""
        if candidate['target'] == 'account':
            return not lead.partner_id
        other = candidate['record']
        # a known customer may well have several opportunities
        return other.id < lead.id and not (lead.partner_id and other.partner_id)
