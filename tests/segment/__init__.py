from . import test_segment_access
from . import test_segment_domain
from . import test_segment_author
from . import test_segment_member
from . import test_segment_refresh
from . import test_segment_tour
from . import test_segment_use
from . import test_segment_count
