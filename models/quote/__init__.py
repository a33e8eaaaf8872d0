"""Quotes: made from an opportunity or an account, one by one or many."""
