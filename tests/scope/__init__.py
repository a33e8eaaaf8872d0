from . import test_scope_access
from . import test_scope_documents
from . import test_scope_escalation
from . import test_scope_explanation
from . import test_scope_handover
from . import test_scope_partner_rule
from . import test_scope_responsible
from . import test_scope_visibility
