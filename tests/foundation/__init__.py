from . import test_foundation_carrier
from . import test_foundation_day
from . import test_foundation_catalogue
from . import test_foundation_circle
from . import test_foundation_journal
from . import test_foundation_loader
