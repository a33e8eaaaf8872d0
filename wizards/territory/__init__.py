from . import route_add
