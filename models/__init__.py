"""The rooms of the house, in the order they may lean on each other.

A room uses the models of the rooms above it, never of those below.
"""
from . import foundation
from . import account
from . import scope
from . import lead
from . import quote
