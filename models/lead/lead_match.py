from collections import defaultdict

from odoo import api, models
from odoo.http import request
from odoo.tools import SQL

from ...tools.carrier import Loaded
from ...tools.lead_match import ALIKE, alike, counted, match_keys, score
from ...tools.lead_told import Channel
from ...tools.search_tax import tax_key

# rows one key may find; and accounts or leads it may mean before it means nothing (a call centre's number)
HITS = 50
COMMON = 12
# names of one zip code that are compared outside PostgreSQL, where it has no trigrams
NEIGHBOURS = 2000
# groups of three letters in common, as PostgreSQL counts them, of names that are ALIKE or more
PREFILTER = 0.42

# What makes a partner and a lead have a key: as written, PostgreSQL finds it in an index (res_partner.py,
# crm_lead_match.py). Several conditions are several look-ups.
PARTNER = {
    'tax': ["r.portfolio_tax_key = p.key"],
    'email': ["split_part(r.portfolio_email_key, ' ', 2) = p.key"],
    'phone': [
        "left(split_part(r.portfolio_phone_key, ' ', 2), 9) = p.key",
        "left(split_part(r.portfolio_phone_key, ' ', 3), 9) = p.key",
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
}
LEAD = {
    'tax': ["r.portfolio_match_tax = p.key"],
    'email': ["r.portfolio_match_email = p.key"],
    'phone': ["r.portfolio_match_phone = p.key"],
    'name_zip': ["r.zip = p.place"],
    'domain': ["r.portfolio_match_domain = p.key"],
    'name': ["r.portfolio_match_name = p.key"],
}


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
            return 'import'
        path = request.httprequest.path if request else ''
        return 'form' if path.startswith('/web') else 'api'

    # -- finding ---------------------------------------------------------------------------------

    @api.model
    def _match(self, subjects, signals=None):
        """Accounts and open leads that may be the same as each of ``subjects``, the surest first.

        :param subjects: ``crm.lead`` records, or dicts with the same names: ``partner_name``,
            ``contact_name``, ``email_from``, ``phone``, ``website``, ``portfolio_vat``, ``zip``,
            ``company_id`` (an id)
        :param signals: those that count; all by default
        :return: ``{index: [candidate]}`` for those of which there are any; a candidate is a dict with
            ``target`` ('account' or 'lead'), ``record`` (in sudo: the caller may not be allowed to see it),
            ``contact`` (the partner that was hit, in sudo), ``score`` (1 to 100) and ``signals``
            (``{signal: points}``)
        """
        # sudo: portfolio.lead.match.rule, crm.lead - what counts for everybody; a duplicate is one, whoever sees it
        rules = {
            rule.signal: rule.score for rule in self.sudo().env['portfolio.lead.match.rule'].search([])
            if signals is None or rule.signal in signals}
        rows = [self._values(subject) for subject in subjects]
        probes = self._probes(rows, rules)
        own = subjects.ids if isinstance(subjects, models.BaseModel) else []
        found = defaultdict(list)
        for target, hits in (('account', self._hits_on_partners(probes)), ('lead', self._hits_on_leads(probes, own))):
            for index, record_id, contact_id, points in self._weighed(hits, rules):
                found[index].append((target, record_id, contact_id, points))
        return self._candidates(rows, found)

    @api.model
    def _values(self, subject):
        if isinstance(subject, dict):
            return subject
        # sudo: crm.lead - its tax ID is shown to our roles only, but counts for everybody
        lead = subject.sudo()
        return {
            **{name: lead[name] for name in (
                'partner_name', 'contact_name', 'email_from', 'phone', 'website', 'portfolio_vat', 'zip')},
            'company_id': lead.company_id.id,
        }

    @api.model
    def _probes(self, rows, rules):
        """:return: ``{signal: ([index], [key], [zip code, or empty])}``"""
        probes = {signal: ([], [], []) for signal in rules}
        for index, values in enumerate(rows):
            for signal, keys in match_keys(values).items():
                for key in keys if signal in rules else ():
                    name, place = key if signal == 'name_zip' else (key, '')
                    for column, value in zip(probes[signal], (index, name, place), strict=True):
                        column.append(value)
        return {signal: columns for signal, columns in probes.items() if columns[0]}

    @api.model
    def _hits_on_partners(self, probes):
        self.env['res.partner'].flush_model()
        hits = self._query(
            probes, PARTNER, SQL("res_partner r"),
            SQL("r.id, r.commercial_partner_id, coalesce(r.portfolio_name_key, '')"),
            SQL("r.active AND r.partner_share"), SQL("r.portfolio_name_key"))
        # sudo: res.partner - our own companies are nobody's duplicate
        own = set(self.env['res.company'].sudo().search([]).partner_id.ids)
        return [hit for hit in hits if hit[3] not in own]

    @api.model
    def _hits_on_leads(self, probes, own):
        self.env['crm.lead'].flush_model()
        hits = self._query(
            probes, LEAD, SQL("crm_lead r"), SQL("r.id, r.id, coalesce(r.portfolio_match_name, '')"),
            SQL("r.active AND r.won_status = 'pending'"), SQL("r.portfolio_match_name"))
        return [hit for hit in hits if not own or hit[3] != own[hit[1]]]

    @api.model
    def _query(self, probes, conditions, table, columns, alive, name):
        """One statement for all signals.

        :return: ``[(signal, index, id of the row, id of the account or lead, its name key, the name asked for)]``
        """
        parts = []
        for signal, (indexes, keys, places) in probes.items():
            like, limit = SQL(), HITS
            if signal == 'name_zip' and self.env.registry.has_trigram:
                like = SQL(" AND similarity(%s, p.key) >= %s", name, PREFILTER)
            elif signal == 'name_zip':
                limit = NEIGHBOURS
            parts += [
                SQL(
                    """
                    SELECT %(signal)s, p.index, hit.*, p.key
                      FROM unnest(%(indexes)s::int[], %(keys)s::varchar[], %(places)s::varchar[]) p(index, key, place)
                      JOIN LATERAL (
                          SELECT %(columns)s FROM %(table)s WHERE %(condition)s AND %(alive)s%(like)s LIMIT %(limit)s
                      ) hit ON TRUE
                    """,
                    signal=signal, indexes=indexes, keys=keys, places=places, columns=columns, table=table,
                    # conditions: the constants above
                    condition=SQL(condition), alive=alive, like=like, limit=limit)
                for condition in conditions[signal]]
        return self.env.execute_query(SQL(" UNION ALL ").join(parts)) if parts else []

    @api.model
    def _weighed(self, hits, rules):
        """What each account or lead has in common with each row.

        :return: ``(index, record id, id of the row that was hit, {signal: points})``
        """
        found = defaultdict(dict)
        meant = defaultdict(set)
        contacts = {}
        for signal, index, row_id, record_id, name, asked in hits:
            likeness = alike(name, asked) if signal == 'name_zip' else 1.0
            if likeness < ALIKE:
                continue
            points = found[index, record_id]
            points[signal] = max(points.get(signal, 0), round(rules[signal] * likeness))
            meant[index, signal].add(record_id)
            if signal in ('email', 'phone'):
                contacts.setdefault((index, record_id), {}).setdefault(signal, row_id)
        for (index, record_id), points in found.items():
            telling = {signal: value for signal, value in points.items() if len(meant[index, signal]) <= COMMON}
            if telling:
                hit = contacts.get((index, record_id), {})
                yield index, record_id, hit.get('email') or hit.get('phone') or record_id, telling

    @api.model
    def _candidates(self, rows, found):
        """``found``, as records, with what only a whole record tells: its company, another tax ID."""
        ids = {target: {item[1] for items in found.values() for item in items if item[0] == target}
               for target in ('account', 'lead')}
        # sudo: res.partner, crm.lead - found whoever may see them; what is told is decided in _told()
        partners, leads = (
            self.env[model].sudo().browse(ids[target])
            for target, model in (('account', 'res.partner'), ('lead', 'crm.lead')))
        partners.fetch(['name', 'company_id', 'portfolio_tax_key', 'user_id'])
        leads.fetch(['name', 'company_id', 'portfolio_match_tax', 'user_id', 'partner_name'])
        result = {}
        for index, items in found.items():
            candidates = []
            for target, record_id, contact_id, points in items:
                record = (partners if target == 'account' else leads).browse(record_id)
                theirs = record.portfolio_tax_key if target == 'account' else record.portfolio_match_tax
                ours = tax_key(rows[index].get('portfolio_vat'))
                company_id = rows[index].get('company_id')
                total = score(points, conflict=bool(theirs and ours and theirs != ours))
                if not total or (company_id and record.company_id and record.company_id.id != company_id):
                    continue
                contact = partners.browse(contact_id) if target == 'account' else partners.browse()
                candidates.append({
                    'target': target, 'record': record, 'contact': contact, 'score': total, 'signals': points})
            if candidates:
                result[index] = sorted(
                    candidates, key=lambda it: (-it['score'], it['target'], it['record'].id))
        return result

    # -- telling ---------------------------------------------------------------------------------

    @api.model
    def _told(self, candidates):
        """What the user may know of ``candidates``: each with ``sentence``, and ``known`` if he may see it.

        Of what is hidden from him he learns that it exists and whom to talk to, if the settings let his role
        know that; nothing else, not even what they have in common. Whoever is no user of ours learns nothing.
        """
        if not self.env.su and self.env.user.share:
            return []
        seen = {}
        for model in ('res.partner', 'crm.lead'):
            records = self.env[model].browse(
                {it['record'].id for it in candidates if it['record']._name == model})
            seen[model] = set(records._filtered_access('read').ids)
        may_know = self._may_know_hidden()
        told, hidden = [], set()
        for candidate in candidates:
            if candidate['record'].id in seen[candidate['record']._name]:
                why = self._why(candidate['signals'], candidate['score'])
                told.append({**candidate, 'known': True, 'sentence': why})
            elif may_know and (sentence := self._talk_to(candidate['record'])) not in hidden:
                hidden.add(sentence)
                told.append({**candidate, 'known': False, 'sentence': sentence})
        return told

    @api.model
    def _may_know_hidden(self):
        # sudo: ir.config_parameter - one switch for everybody
        who = self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.match_tell', 'representatives')
        group = {'representatives': 'user', 'managers': 'manager'}.get(who)
        return self.env.su or bool(group) and self.env.user.has_group(f'crm_portfolio.portfolio_group_{group}')

    @api.model
    def _talk_to(self, record):
        # sudo: res.users - the name of the responsible is all that is told
        responsible = record.sudo().user_id.name
        if responsible:
            return self.env._("It exists already: talk to %s, its responsible.", responsible)
        return self.env._("It exists already: talk to your manager.")

    @api.model
    def _why(self, signals, points):
        reasons = {
            'tax': self.env._("the tax ID is the same"),
            'email': self.env._("the e-mail is the same"),
            'phone': self.env._("the phone is the same"),
            'name_zip': self.env._("the name is alike and the zip code the same"),
            'domain': self.env._("the web or mail domain is the same"),
            'name': self.env._("the name is the same"),
        }
        return self.env._(
            "%(reasons)s (score %(score)s)", score=points,
            reasons=", ".join(reasons[signal] for signal in counted(signals)))

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
