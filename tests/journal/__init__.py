from . import test_journal_undo
