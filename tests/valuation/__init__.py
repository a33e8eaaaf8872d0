from . import test_valuation_index
