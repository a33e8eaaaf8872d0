"""Forms that ask; the models act."""
from . import scope_explanation
