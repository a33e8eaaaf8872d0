# Odoo runs the test_* modules bound here, nothing else. The star brings a room's, so a test
# file's name is unique in the whole addon: test_<room>_<what>.py (test_house.py checks both).
from . import test_core_overrides
from . import test_house
from . import test_js
from . import test_page_queries
from .foundation import *
from .account import *
from .characteristic import *
from .activity_code import *
from .place import *
from .search import *
from .contact import *
from .conversion import *
from .territory import *
from .relation import *
from .interest import *
from .segment import *
from .scope import *
from .access import *
from .valuation import *
from .questionnaire import *
from .duplicate import *
from .lead import *
from .assignment import *
from .capture import *
from .lead_import import *
from .quote import *
