"""Forms that ask; the models act."""
from . import account_category_set
from . import scope_explanation
