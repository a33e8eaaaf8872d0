from . import lead_simulation
from . import lead_simulation_line
from . import lead_simulation_rule
