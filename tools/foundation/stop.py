"""The full stop of a sentence that ends with a name which has one already. Pure."""
import re

# two and no more: an ellipsis is somebody's
TWICE = re.compile(r'(?<!\.)\.\.(?!\.)')


def one_stop(text):
    """One full stop where a name that ends with one ends a sentence.

    >>> one_stop("It belongs to Hornos del Norte S.L.. Ask them... or not.")
    'It belongs to Hornos del Norte S.L. Ask them... or not.'
    """
    return TWICE.sub('.', text) if text else text
