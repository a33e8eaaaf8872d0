from . import assignment_simulation
from . import assignment_simulation_lead
from . import assignment_simulation_line
from . import assignment_simulation_rule
