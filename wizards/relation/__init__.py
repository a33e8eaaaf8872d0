from . import relation_search
