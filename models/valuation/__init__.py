"""Valuations: what an account is worth to us, and of what parts that is made.

Models     portfolio.scorecard (weighted .criterion, .band of levels), portfolio.valuation.aspect,
           portfolio.valuation (an opinion, or computed from all that is known) and its .line,
           portfolio.ranking (RFM and ABC), its .run and portfolio.ranking.line,
           portfolio.sales (abstract: what accounts bought, as queries),
           portfolio.particularity (what to know, shown on the documents that inherit its .mixin), its .category and
           .ack (who read it),
           portfolio.situation (of the commercial management of an account) and its .change
Extends    res.partner (strategic index and its history, RFM, particularities), sale.order, account.move, calendar.event
Others call  ``scorecard._value(account_ids)``, ``env['portfolio.sales']._documents(source, date_from, date_to)``;
             a room below adds a source of criteria with ``_query_<source>`` on portfolio.scorecard.criterion
How        a source of criteria is one query over all accounts asked about; what it said is kept with the valuation
Limits     amounts in the company's currency, at the rate of their day
Example    ``scorecard._value(accounts.ids)``
"""
from . import sentences
from . import sales
from . import valuation_aspect
from . import scorecard
from . import scorecard_criterion
from . import scorecard_band
from . import valuation
from . import valuation_line
from . import ranking
from . import ranking_run
from . import ranking_line
from . import res_partner
from . import res_partner_ranking
from . import particularity_category
from . import particularity
from . import particularity_ack
from . import particularity_mixin
from . import sale_order
from . import account_move
from . import calendar_event
from . import res_partner_particularity
from . import situation
from . import situation_change
from . import category
from . import res_partner_situation
from . import base_partner_merge
from . import journal
