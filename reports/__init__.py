"""Queries that pivots and graphs read, one file per report."""
