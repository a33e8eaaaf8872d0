"""One run at a time where two would destroy each other's work."""
import contextlib
import fcntl

from . import paths, say


@contextlib.contextmanager
def lock(name):
    """Hold the cache's lock ``name``, waiting for another run that has it."""
    paths.LOCKS.mkdir(parents=True, exist_ok=True)
    with (paths.LOCKS / name).open('w') as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say.line(f"· waiting for another run that holds the lock on {name} …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
