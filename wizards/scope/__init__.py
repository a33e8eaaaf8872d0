from . import explanation
