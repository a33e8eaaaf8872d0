"""How generated tests run, loaded before any of them is read."""
from hypothesis import HealthCheck, settings

# how long an example may take says something of the machine, nothing of the code
settings.register_profile('house', deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile('house')
