from . import catalogue_usage
from . import catalogue_usage_line
