from . import lead_convert
from . import lead_convert_line
