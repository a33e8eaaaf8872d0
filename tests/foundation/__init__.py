from . import test_foundation_journal
from . import test_foundation_loader
