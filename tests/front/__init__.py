from . import test_front_action
from . import test_front_capability
from . import test_front_menus
from . import test_front_note
from . import test_front_now
from . import test_front_tiles
from . import test_front_timeline
from . import test_front_tour
