from . import quote_generate
from . import quote_generate_line
from . import quote_generate_cause
