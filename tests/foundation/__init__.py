from . import test_foundation_journal
