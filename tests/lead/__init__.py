from . import test_lead_access
from . import test_lead_chatter
from . import test_lead_roleless
from . import test_lead_erase
from . import test_lead_state
from . import test_lead_views
from . import test_lead_score
from . import test_lead_install
