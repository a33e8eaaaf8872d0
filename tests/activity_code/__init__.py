from . import test_activity_code_codes
from . import test_activity_code_access
from . import test_activity_code_tour
