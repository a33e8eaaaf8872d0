from . import test_valuation_index
from . import test_valuation_ranking
from . import test_valuation_day
from . import test_valuation_particularity
from . import test_valuation_tour
from . import test_valuation_situation
from . import test_valuation_segment
