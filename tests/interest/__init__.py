from . import test_interest_access
from . import test_interest_mailing
from . import test_interest_need
from . import test_interest_need_tour
from . import test_interest_opinion
from . import test_interest_purchase
from . import test_interest_tour
