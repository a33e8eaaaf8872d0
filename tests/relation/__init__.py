from . import test_relation
from . import test_relation_circle
from . import test_relation_access
from . import test_relation_tour
