"""Segments: saved, dynamic groups of accounts, with who came in, who left and why.

Models     portfolio.segment (a filter over anything known of an account), portfolio.segment.exception (who is in
           or out by hand), portfolio.segment.member (when an account came and left, and why)
Report     portfolio.segment.evolution
Extends    base (a domain in words), res.partner (the segments it is in, a real column of the database)
Others call  ``('portfolio_segment_ids', 'in', segment.ids)`` in any domain on accounts, or behind
             ``partner_id.``; ``segments._portfolio_refresh()``; ``model._portfolio_domain_words(domain)``;
             and extend ``_portfolio_domain_fields`` where a model of theirs keeps domains
How        a job asks each filter in one statement and writes who came and who left; a segment may ask for others
Limits     who belongs is as old as the last run of the job, which the segment says
Example    ``('portfolio_segment_ids', 'in', segment.ids)``
"""
from . import sentences
from . import base
from . import segment
from . import segment_refresh
from . import segment_exception
from . import segment_member
from . import res_partner
from . import base_partner_merge
from . import journal
