"""Segments: saved, dynamic groups of accounts, with who came in, who left and why.

Models     portfolio.segment, portfolio.segment.member
"""
