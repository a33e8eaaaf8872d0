from . import test_search_finds
from . import test_search_tour
from . import test_search_writing
