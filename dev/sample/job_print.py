"""Tables and findings on a terminal."""
import time
from contextlib import contextmanager


def number(value):
    """
    >>> number(1234567.891), number(12), number('x')
    ('1,234,567.89', '12', 'x')
    """
    if isinstance(value, float):
        return f'{value:,.2f}'
    return f'{value:,}' if isinstance(value, int) else str(value)


def table(title, head, rows):
    """Columns as wide as they need; numbers to the right."""
    cells = [[number(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in [list(head), *cells]) for column in range(len(head))]
    right = [all(isinstance(row[column], (int, float)) for row in rows) for column in range(len(head))]
    print(f"\n{title}")
    for row in [list(head), ['-' * width for width in widths], *cells]:
        print('  ' + '  '.join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(row, widths, right, strict=True)).rstrip())


def short(text, width=60):
    """
    >>> short('abcdef', 4)
    'abc…'
    """
    return text if len(text) <= width else f'{text[:width - 1]}…'


class Steps:
    """What was done, on how many rows, in how long."""

    def __init__(self):
        self.rows = []
        self.failed = []

    def check(self, what, right):
        """Whether it is right; what is not is remembered."""
        if not right:
            self.failed.append(what)
        return right

    @contextmanager
    def step(self, name):
        """``with steps.step("Load") as done: done(8800)``"""
        count = []
        start = time.monotonic()
        yield count.append
        self.add(name, sum(count), time.monotonic() - start)

    def add(self, name, count, seconds):
        self.rows.append((name, count, seconds, count / seconds if seconds else 0.0))

    def print(self):
        whole = sum(seconds for _name, _count, seconds, _rate in self.rows)
        table("Time", ('step', 'rows', 'seconds', 'rows a second'), [
            (name, count, round(seconds, 2), round(rate)) for name, count, seconds, rate in self.rows
        ])
        print(f"  all of it: {whole:.1f} s")
