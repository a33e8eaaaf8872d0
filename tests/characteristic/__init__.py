from . import test_characteristic_values
from . import test_characteristic_definition
from . import test_characteristic_tour
