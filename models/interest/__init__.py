"""Interests: what an account likes and dislikes of what we do, and what it still needs.

Models     portfolio.interest.area, portfolio.interest, portfolio.need
"""
