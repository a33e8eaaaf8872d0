from . import test_territory_zone
from . import test_territory_property
from . import test_territory_report
from . import test_territory_route
from . import test_territory_access
from . import test_territory_tour
