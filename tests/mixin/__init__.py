from . import test_mixin_catalogue
from . import test_mixin_dated
from . import test_mixin_history
from . import test_mixin_coded
from . import test_mixin_conditions
