from . import test_conversion_undo
from . import test_conversion_access
from . import test_conversion_lead_data
from . import test_conversion_undo_merged
from . import test_conversion_many
from . import test_conversion_new_account
