"""Pairs of a lead and a customer that somebody has looked at: what the finder of duplicates is measured by."""
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / 'pairs'
# what stands in the files, by its letter
SAID = {
    'z': 'zip', 'c': 'city', 's': 'street', 'p': 'phone', 'e': 'email_from', 'w': 'website', 't': 'portfolio_vat',
    'n': 'contact_name', 'b': 'trade_name', 'k': 'country'}
# scores from which a pair is listed, and from which a lead is linked by itself
LISTED, LINKED = 50, 80
# and what is asked of them
RECALL, PRECISION, LINKED_PRECISION = 0.9, 0.9, 0.99


class Pair(NamedTuple):
    is_same: bool
    kind: str
    lead: dict
    account: dict

    def partner(self, countries):
        """The customer as values of a partner.

        :param dict countries: ``{code: id}``
        """
        said = self.account
        return {
            'name': said['partner_name'] or said.get('contact_name') or "Nobody",
            'is_company': bool(said['partner_name']),
            'portfolio_trade_name': said.get('trade_name'), 'vat': said.get('portfolio_vat'),
            'phone': said.get('phone'),
            'email': said.get('email_from'), 'website': said.get('website'), 'zip': said.get('zip'),
            'city': said.get('city'),
            'street': said.get('street'), 'country_id': countries.get(said.get('country'))}

    def asked(self, countries):
        """The lead as the finder takes it."""
        return {**self.lead, 'country_id': countries.get(self.lead.get('country'))}


class Quality(NamedTuple):
    recall: float
    precision: float
    linked_recall: float
    linked_precision: float


def pairs(*names):
    """The pairs of ``pairs/<name>.txt``: 'tuned', 'held_out'."""
    lines = [line for name in names for line in (FOLDER / f'{name}.txt').read_text().splitlines()]
    cells = [line.split('|') for line in lines if line and not line.startswith('#')]
    return [Pair(verdict == 'same', kind, _said(lead), _said(account)) for verdict, kind, lead, account in cells]


def _said(text):
    company, *rest = (part.strip() for part in text.split(';'))
    return {'partner_name': company, **{SAID[part[0]]: part[2:] for part in rest}}


def quality(scores):
    """How much is found, and how rightly.

    :param scores: ``[(is the same, score)]``
    """
    same = sum(is_same for is_same, _score in scores)
    listed = [is_same for is_same, score in scores if score >= LISTED]
    linked = [is_same for is_same, score in scores if score >= LINKED]
    return Quality(sum(listed) / same, sum(listed) / len(listed), sum(linked) / same, sum(linked) / len(linked))
