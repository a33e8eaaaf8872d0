"""Accounts: what a customer is to us, since when and why."""
