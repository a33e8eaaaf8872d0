"""Scope: who is responsible for an account and who may see it."""
