from . import test_access_fields
from . import test_access_copies
