"""A TCP port nobody listens on."""
import socket

from . import say


def free_from(first):
    """The first free port from ``first`` on, a hundred further at most."""
    for port in range(first, first + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(('127.0.0.1', port))
            except OSError:
                continue
            return port
    raise say.Failed(f"No free port from {first} to {first + 99}.")
