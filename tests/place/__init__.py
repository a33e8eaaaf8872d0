from . import test_place_municipality
