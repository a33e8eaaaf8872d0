from . import category_set
from . import class_set
from . import block_lift
from . import block_set
from . import inactivity_set
