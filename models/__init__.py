"""The rooms of the house, in the order they may lean on each other.

A room uses the models of the rooms above it, never of those below.
"""
from . import foundation
from . import mixin
from . import journal
from . import loading
from . import account
from . import characteristic
from . import activity_code
from . import place
from . import search
from . import contact
from . import duplicate
from . import conversion
from . import territory
from . import relation
from . import interest
from . import segment
from . import scope
from . import guard
from . import access
from . import valuation
from . import questionnaire
from . import lead
from . import assignment
from . import capture
from . import lead_import
from . import quote
from . import compliance
from . import front
