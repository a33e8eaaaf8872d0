"""Calculations without a database: no ``env`` in here, every function has its doctest."""
