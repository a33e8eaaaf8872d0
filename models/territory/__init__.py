"""Territory: where an account is, who works there, and the round that passes by.

Models     portfolio.zone, portfolio.route
"""
