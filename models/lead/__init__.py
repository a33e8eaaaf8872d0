"""Leads: given to the right person for a stated reason."""
