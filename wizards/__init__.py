"""Forms that ask; the models act. A folder for each room, as in ``models/``."""
from . import mixin
from . import account
from . import contact
from . import conversion
from . import territory
from . import relation
from . import interest
from . import scope
from . import questionnaire
from . import assignment
from . import quote
from . import front
