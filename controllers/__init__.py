"""Public routes, one file per room."""
from . import capture_form
