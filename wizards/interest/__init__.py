from . import need_lose
