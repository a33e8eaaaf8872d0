"""Valuations: what an account is worth to us, and of what parts that is made.

Models     portfolio.scorecard, portfolio.valuation
"""
