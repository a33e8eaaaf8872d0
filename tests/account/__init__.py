from . import test_account_form
from . import test_account_category
from . import test_account_conversion
from . import test_account_install
from . import test_account_promotion
from . import test_account_tour
from . import test_account_search
from . import test_account_characteristic
