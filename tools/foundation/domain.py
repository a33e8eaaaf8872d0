"""Domains as text and as a reader sees them: a tree instead of prefix notation."""
import ast

ARITY = {'&': 2, '|': 2, '!': 1}
#: more than anybody means: each step leads to a query inside a query, each condition is one part of it
MOST_STEPS, MOST_CONDITIONS, MOST_VALUES, LONGEST_VALUE, LONGEST = 8, 200, 10_000, 20_000, 200_000


class TooLargeError(ValueError):
    """A domain is larger than anybody means it; its argument says in what, as :func:`excess` does."""

    @property
    def kind(self):
        return self.args[0]


def tree(domain):
    """A domain in prefix notation as a tree of operators.

    :param list domain: as ``list(Domain(…))`` gives it; several terms in a row are all meant
    :return: ``('&', [branches])``, ``('|', [branches])``, ``('!', [branch])`` or a condition as it stands;
        nested operators of one kind are one
    :raise ValueError: when an operator lacks a term

    >>> tree(['|', ('a', '=', 1), '&', ('b', '=', 2), ('c', '=', 3)])
    ('|', [('a', '=', 1), ('&', [('b', '=', 2), ('c', '=', 3)])])
    >>> tree(['&', '&', ('a', '=', 1), ('b', '=', 2), ('c', '=', 3)])
    ('&', [('a', '=', 1), ('b', '=', 2), ('c', '=', 3)])
    >>> tree([('a', '=', 1), '!', ('b', '=', 2)])
    ('&', [('a', '=', 1), ('!', [('b', '=', 2)])])
    >>> tree([('a', '=', 1)])
    ('a', '=', 1)
    >>> tree([])
    ('&', [])
    >>> tree(['&', ('a', '=', 1)])
    Traceback (most recent call last):
    ValueError: an operator lacks a term
    """
    stack = []
    for token in reversed(domain):
        if token in ('&', '|', '!'):
            if len(stack) < ARITY[token]:
                raise ValueError("an operator lacks a term")
            branches = [stack.pop() for _term in range(ARITY[token])]
            stack.append(_joined(token, branches))
        else:
            stack.append(tuple(token))
    terms = stack[::-1]
    return terms[0] if len(terms) == 1 else _joined('&', terms)


def _joined(operator, branches):
    if operator == '!':
        return operator, branches
    flat = []
    for branch in branches:
        flat.extend(branch[1] if branch[0] == operator and len(branch) == 2 else [branch])
    return operator, flat


def named_ids(domain, field):
    """The ids that conditions on ``field`` name, at the end of any path and at any depth.

    :param list domain: in prefix notation
    :rtype: set[int]

    >>> sorted(named_ids(['!', ('tag_ids', 'in', [3, 5]), ('child_ids', 'any', [('tag_ids', '=', 8)])], 'tag_ids'))
    [3, 5, 8]
    >>> sorted(named_ids([('parent_id.tag_ids', 'not in', [4]), ('name', '=', 'tag_ids')], 'tag_ids'))
    [4]
    """
    found = set()
    for token in domain:
        if isinstance(token, (list, tuple)) and len(token) == 3:
            path, operator, value = token
            if 'any' in str(operator):
                found |= named_ids(list(value), field)
            elif str(path).split('.')[-1] == field:
                values = value if isinstance(value, (list, tuple, set)) else [value]
                found |= {one for one in values if isinstance(one, int) and not isinstance(one, bool)}
    return found


def expressions(domain):
    """Every field expression a domain asks about; those inside ``any`` behind the field they are reached by.

    :param list domain: in prefix notation

    >>> sorted(expressions(['|', ('a.b', '=', 1), ('c', 'any', [('d', '=', 2)]), (1, '=', 1)]))
    ['a.b', 'c.d']
    """
    found = set()
    for token in domain:
        if isinstance(token, (list, tuple)) and len(token) == 3 and isinstance(token[0], str):
            path, operator, value = token
            if 'any' in operator:
                found |= {f'{path}.{inner}' for inner in expressions(list(value))}
            else:
                found.add(path)
    return found


def always_asked(domain):
    """The expressions that must be true for a record to satisfy the domain, but where their field is empty.

    :param list domain: in prefix notation

    >>> always_asked(['|', ('a', '=', False), ('a.ok', '=', True)])
    {'a.ok'}
    >>> sorted(always_asked([('a.ok', '=', True), ('b.ok', '=', True), ('c', '=', 5)]))
    ['a.ok', 'b.ok']
    >>> always_asked(['|', ('a.ok', '=', True), ('b.ok', '=', True)])
    set()
    """
    return _always(tree(domain))


def _always(branch):
    if len(branch) == 3:
        expression, operator, value = branch
        is_true = operator in ('=', 'in') and value in (True, [True], (True,))
        return {expression} if is_true and isinstance(expression, str) else set()
    operator, branches = branch
    if operator == '&':
        return set().union(*map(_always, branches))
    if operator == '!':
        return set()
    empty = {inner[0] for inner in branches if _is_empty(inner)}
    found = set.intersection(*[_always(inner) for inner in branches if not _is_empty(inner)] or [set()])
    return {expression for expression in found if expression.split('.')[0] in empty} if empty else found


def _is_empty(branch):
    return len(branch) == 3 and branch[1] in ('=', 'in') and branch[2] in (False, [False], (False,))


def parsed(text, **names):
    """A domain that is kept as text, as a list: values only, no code but the values of ``names``.

    :param text: a Python literal; empty: every record
    :param names: what a name in the text stands for, by that name
    :raise ValueError: for anything else
    :raise TooLargeError: for one that is larger than anybody means it: ``length``, or as :func:`excess` says

    >>> parsed("[('name', '=', 'x'), ('child_ids', 'any', [('age', '>', 3)])]")
    [('name', '=', 'x'), ('child_ids', 'any', [('age', '>', 3)])]
    >>> parsed("[('user_id', '=', uid)]", uid=7)
    [('user_id', '=', 7)]
    >>> parsed('')
    []
    >>> parsed("[('user_id', '=', uid)]")
    Traceback (most recent call last):
    ValueError: not a domain of plain values
    >>> parsed("__import__('os')")
    Traceback (most recent call last):
    ValueError: not a domain of plain values
    """
    if len(text or '') > LONGEST:
        raise TooLargeError('length')
    try:
        tree_ = _Named(names).visit(ast.parse((text or '[]').strip(), mode='eval'))
        found = ast.literal_eval(tree_)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
        raise ValueError("not a domain of plain values") from error
    if not isinstance(found, (list, tuple)):
        raise ValueError("not a domain of plain values")
    if kind := excess(found):
        raise TooLargeError(kind)
    return list(found)


def excess(domain):
    """In what a domain is larger than anybody means it: found before anything of it is asked.

    :param domain: in prefix notation
    :return: ``'steps'`` (of fields behind fields, in a path or by ``any``), ``'conditions'``, ``'values'`` (of one
        condition), ``'text'`` (one value); ``None`` when nothing is

    >>> excess([('a.b', 'any', [('c', 'in', [1, 2])])]), excess([('a.' * 8 + 'b', '=', 1)])
    (None, 'steps')
    >>> nested = [('a', '=', 1)]
    >>> for _step in range(80): nested = [('child_ids', 'any', nested)]
    >>> excess(nested), excess(['!'] * 300 + [('a', '=', 1)]), excess([('a', '=', 'x' * 20001)])
    ('steps', 'conditions', 'text')
    >>> excess([('a', 'in', list(range(10001)))])
    'values'
    """
    waiting, conditions = [(token, 0) for token in domain[:LONGEST]], 0
    while waiting:
        token, depth = waiting.pop()
        conditions += token not in ('&', '|')
        if conditions > MOST_CONDITIONS:
            return 'conditions'
        if not isinstance(token, (list, tuple)) or len(token) != 3:
            continue
        path, operator, value = token
        depth += str(path).count('.') + 1
        if depth > MOST_STEPS:
            return 'steps'
        if 'any' in str(operator).lower() and isinstance(value, (list, tuple)):
            waiting += [(inner, depth) for inner in value]
            continue
        values = value if isinstance(value, (list, tuple, set)) else [value]
        if len(values) > MOST_VALUES:
            return 'values'
        if any(isinstance(one, str) and len(one) > LONGEST_VALUE for one in values):
            return 'text'
    return None


class _Named(ast.NodeTransformer):
    """Puts values in the place of names."""

    def __init__(self, names):
        self.names = names

    def visit_Name(self, node):
        return ast.Constant(self.names[node.id]) if node.id in self.names else node
