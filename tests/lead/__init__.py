from . import test_lead_chatter
from . import test_lead_access
from . import test_lead_assignment
from . import test_lead_concurrency
from . import test_lead_fairness
from . import test_lead_rule
from . import test_lead_sheet
from . import test_lead_views
