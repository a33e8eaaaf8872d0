"""Front: the note one writes between two visits."""
from . import account_note
