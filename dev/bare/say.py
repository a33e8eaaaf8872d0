"""What the commands tell the person in front of them: one line a step, with its seconds.

All of it goes to stderr; stdout belongs to what the person asked for.
"""
import contextlib
import os
import subprocess
import sys
import time

from . import paths


class Failed(Exception):
    """A step that cannot go on. The message says what to do about it."""


def line(text):
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def step(title):
    """Announce a step, and say how long it took."""
    line(f"· {title} …")
    start = time.monotonic()
    yield
    line(f"✓ {title} ({time.monotonic() - start:.0f} s)")


def run(command, *, log, hint="", **options):
    """Run a program quietly; its output goes to a log file, whose end is shown if it fails.

    :param command: the program and its arguments
    :param log: name of the log file, in the cache's ``logs``
    :param hint: what a person can do when it fails
    """
    paths.LOGS.mkdir(parents=True, exist_ok=True)
    path = paths.LOGS / f'{log}.log'
    with path.open('wb') as output:
        done = subprocess.run(
            [str(word) for word in command], stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT, check=False, **options)
    if done.returncode:
        raise Failed(
            f"{command[0]} ended with code {done.returncode}. {hint}\n{tail(path)}\nAll of it: {path}")
    return path


def tail(path, lines=15):
    """The last lines of a log file, indented."""
    text = path.read_text(errors='replace').splitlines()[-lines:]
    return "\n".join(f"    {row}" for row in text)


def command(main):
    """Run a command's ``main(arguments)``; its failures become one readable message and exit code 1."""
    try:
        sys.exit(main(sys.argv[1:]))
    except Failed as failure:
        line(f"\n✗ {failure}")
        sys.exit(1)
    except KeyboardInterrupt:
        line("\ninterrupted")
        sys.exit(130)
    except BrokenPipeError:
        os._exit(1)
