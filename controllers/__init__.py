"""Routes, one file per room: public ones, and those of the web client that depend on the role."""
from . import capture_form
from . import front_action
