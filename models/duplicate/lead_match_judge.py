from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

from ...tools.duplicate.lead_match import compare, phones_of, profile
from ...tools.duplicate.name_parts import spelt_out
from ...tools.duplicate.name_same import compare_names
from .lead_match_word import RARE

# accounts or leads, and names, that one value may mean before it means nobody: a call centre's number, the switchboard
# of a holding, the mailbox of an adviser
COMMON = 12
NAMES = 4
# signals whose value is one that others may have as well
SHARED = ('email', 'phone', 'domain')
# signals that say that some words are alike, no more
BY_WORDS = ('name_zip', 'code', 'rare')
# names less alike than this, found by nothing but their words, are not compared further
NEAR = 0.5

# what of a record is compared
SAID = {
    'account': """
        SELECT r.id, r.portfolio_name_key, r.portfolio_trade_key, r.vat, r.email, r.phone, r.website, r.zip, r.city,
               r.street, country.code, NULL, r.company_id, r.name, r.portfolio_trade_name
          FROM res_partner r LEFT JOIN res_country country ON country.id = r.country_id WHERE r.id = ANY(%s)
        """,
    'lead': """
        SELECT r.id, r.portfolio_match_name, NULL, r.portfolio_vat,
               concat_ws('; ', r.email_from, r.portfolio_other_emails),
               concat_ws(' / ', r.phone, r.portfolio_other_phones), r.website, r.zip, r.city,
               r.street, country.code, r.contact_name, r.company_id,
               coalesce(nullif(trim(r.partner_name), ''), r.contact_name), NULL
          FROM crm_lead r LEFT JOIN res_country country ON country.id = r.country_id WHERE r.id = ANY(%s)
        """,
}


class PortfolioLeadMatch(models.AbstractModel):
    """Of all that was found, how sure each is: compared by all that both say."""
    _inherit = 'portfolio.lead.match'

    @api.model
    def _judged(self, rows, hits, rules):
        """Every account and lead that was hit, compared with its row.

        :param list rows: dicts, as ``_match`` takes them, with ``country``, a code
        :param dict hits: ``{'account' or 'lead': hits}``, as ``_query`` gives them
        :param dict rules: ``{signal: points}``
        :return: ``{index: [(target, id, id of the row that was hit, MatchResult)]}``
        """
        home = self.env.company.country_id.code or ''
        asked = {index: profile(rows[index], home) for some in hits.values() for index in {hit[1] for hit in some}}
        weigh = self.env['portfolio.lead.match.word']._weigh({
            *(key for one in asked.values() for key in (*one.names, *one.parts, one.person)),
            *(name for some in hits.values() for hit in some for name in hit[4:6])})
        found = defaultdict(list)
        for target, some in hits.items():
            pairs = self._paired(some, asked, weigh)
            said = self._said(target, {one for (_index, record_id), met in pairs.items() for one in (record_id,
                *sum(met, []))})
            profiles = {}
            for (index, record_id), (met, others) in pairs.items():
                # many rows of a batch may meet the same one
                which = record_id, *met, *others
                if which not in profiles:
                    profiles[which] = self._profile(said, record_id, met + others, home)
                company_id, theirs = profiles[which]
                own = rows[index].get('company_id')
                if own and company_id and own != company_id:
                    continue
                judged = compare(asked[index], theirs, rules, weigh, is_lead=target == 'lead')
                if judged.score:
                    found[index].append((target, record_id, met[0] if met else record_id, judged))
        return found

    @api.model
    def _paired(self, hits, asked, weigh):
        """Whom to compare with whom.

        A value that many have identifies nobody: it is taken out of what is asked.

        :return: ``{(index, record id): ([ids of rows hit by e-mail or phone], [by web or mail domain])}``, e-mail first
        """
        meant, named = defaultdict(set), defaultdict(set)
        for signal, index, _row_id, record_id, name, _sign, key in hits:
            meant[index, signal, key].add(record_id)
            named[index, signal, key].add(name)
        nobodys = {
            of for of, records in meant.items()
            if of[1] in SHARED and (len(records) > COMMON or len(records) > NAMES and len(named[of]) > NAMES)
            or of[1] == 'rare' and len(records) > RARE}
        for index, signal, key in nobodys:
            if signal in SHARED:
                asked[index] = self._without(asked[index], signal, key)
        pairs, met = set(), {signal: defaultdict(list) for signal in SHARED}
        for signal, index, row_id, record_id, name, sign, key in hits:
            if (index, signal, key) in nobodys:
                continue
            if signal in BY_WORDS and (index, record_id) not in pairs:
                ours = asked[index].names + asked[index].parts
                if not any(self._are_near(one, other, weigh) for one in ours for other in (name, sign) if other):
                    continue
            pairs.add((index, record_id))
            if signal in met and row_id not in met[signal][index, record_id]:
                met[signal][index, record_id].append(row_id)
        return {
            pair: (list(dict.fromkeys(met['email'][pair] + met['phone'][pair])), met['domain'][pair]) for pair in pairs}

    @api.model
    def _are_near(self, one, other, weigh):
        """Whether two names are worth a closer look, some words of which may be shortened."""
        if compare_names(one, other, weigh).share >= NEAR:
            return True
        ours, theirs = spelt_out(one, other), spelt_out(other, one)
        return (ours, theirs) != (one, other) and compare_names(ours, theirs, weigh).share >= NEAR

    @api.model
    def _without(self, asked, signal, key):
        if signal == 'email':
            return asked._replace(emails=tuple(one for one in asked.emails if one != key))
        if signal == 'domain':
            return asked._replace(domains=tuple(one for one in asked.domains if one != key))
        return asked._replace(phones=tuple(one for one in asked.phones if key not in phones_of(one[0] + one[1])))

    @api.model
    def _said(self, target, ids):
        """:return: ``{id: what the row says}``; one query"""
        return {row[0]: row for row in self.env.execute_query(SQL(SAID[target], list(ids)))} if ids else {}

    @api.model
    def _profile(self, said, record_id, met, home):
        """An account, with the e-mails, phones and pages of those of its contacts that were hit.

        :return: id of its company, :class:`Profile`
        """
        row = said[record_id]
        others = [said[other] for other in dict.fromkeys(met) if other != record_id]
        values = dict(zip(
            ('portfolio_vat', 'email_from', 'phone', 'website', 'zip', 'city', 'street', 'country', 'contact_name'),
            row[3:12],
            strict=True))
        values['email_from'] = '; '.join(filter(None, (one[4] for one in (row, *others))))
        values['phone'] = ' / '.join(filter(None, (one[5] for one in (row, *others))))
        values['partner_name'], values['trade_name'] = row[13:15]
        return row[12], profile(values, home, known={'partner_name': row[1], 'trade_name': row[2]})

    @api.model
    def _candidates(self, judged):
        """What was found, as records.

        :return: as ``_match`` does
        """
        # sudo: res.partner, crm.lead - found whoever may see them; what is told is decided in _told()
        partners, leads = self.env['res.partner'].sudo(), self.env['crm.lead'].sudo()
        result = {}
        for index, items in judged.items():
            candidates = [{
                'target': target, 'score': one.score, 'signals': one.signals,
                'record': (partners if target == 'account' else leads).browse(record_id),
                'contact': partners.browse(contact_id if target == 'account' else ()),
            } for target, record_id, contact_id, one in items]
            result[index] = sorted(candidates, key=lambda it: (-it['score'], it['target'], it['record'].id))
        return result
