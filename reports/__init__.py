"""Queries that pivots and graphs read, one file per report."""
from . import account_orphan
from . import interest_need_report
from . import segment_evolution
