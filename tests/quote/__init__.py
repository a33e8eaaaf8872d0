from . import test_quote_access
from . import test_quote_generate
from . import test_quote_pdf
from . import test_quote_tour
from . import test_quote_wizard
from . import test_quote_undo
