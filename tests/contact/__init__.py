from . import test_contact_address
from . import test_contact_optout
from . import test_contact_persons
from . import test_contact_access
from . import test_contact_tour
