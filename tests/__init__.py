# Odoo runs the test_* modules bound here, nothing else. The star brings a room's, so a test
# file's name is unique in the whole addon: test_<room>_<what>.py (test_house.py checks both).
from . import test_core_overrides
from . import test_house
from . import test_js
from . import test_page_queries
from .foundation import *
from .account import *
from .territory import *
from .relation import *
from .interest import *
from .segment import *
from .scope import *
from .valuation import *
from .questionnaire import *
from .lead import *
from .duplicate import *
from .assignment import *
from .capture import *
from .lead_import import *
from .quote import *
