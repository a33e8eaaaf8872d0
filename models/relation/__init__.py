"""Relations: what one account is to another, since when and why.

Models     portfolio.relation.type, portfolio.relation
"""
