"""Public routes, one file per room."""
from . import lead_form
