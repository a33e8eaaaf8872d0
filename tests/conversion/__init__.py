from . import test_conversion_undo
from . import test_conversion_access
from . import test_conversion_lead_data
