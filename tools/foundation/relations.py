"""What the values given for a relation point at. Pure: no database, no ``env``.

An id is a whole number. PostgreSQL reads ``'50'``, ``'+50 '`` and ``50.0`` as 50 too, and the platform hands over what
a caller sent: whatever is given in the place of an id and is none, points at :data:`NOTHING`, which nobody may read.
"""

from functools import partial

# the id of no record
NOTHING = -1


def whole(value):
    """The id that is given, :data:`NOTHING` for what is no id, 0 for none.

    >>> whole(7), whole('7'), whole(7.0), whole(True), whole(False), whole(None), whole('')
    (7, -1, -1, -1, 0, 0, 0)
    """
    return (value if type(value) is int else NOTHING) if value else 0


def pointed_at(value):
    """The ids that a value for a many2one or an x2many names; what it creates names nothing.

    A form sends a many2one as an id, a pair of id and name, or the values of its record; an x2many as commands.

    >>> pointed_at(7), pointed_at((7, "Bakery")), pointed_at({'id': 7, 'name': "Bakery"})
    ([7], [7], [7])
    >>> pointed_at([(6, 0, [7, 8]), (4, 9), [1, 10, {'name': "x"}], (0, 0, {'name': "y"}), (2, 11), (5,)])
    [7, 8, 9, 10]
    >>> pointed_at([7, 8]), pointed_at(False), pointed_at(None)
    ([7, 8], [], [])
    >>> pointed_at('7'), pointed_at(7.0), pointed_at([(6, 0, ['7'])]), pointed_at([(4, 7.0)])
    ([-1], [-1], [-1], [-1])
    >>> pointed_at([7, "Bakery"]), pointed_at([7, '8']), pointed_at([7, ' +0x8'])
    ([7], [7, -1], [7, -1])
    """
    if isinstance(value, dict):
        value = value.get('id')
    if hasattr(value, '_ids'):
        return [record_id for record_id in value._ids if isinstance(record_id, int)]
    if isinstance(value, (list, tuple)) and len(value) == 2 and _is_name(value[1]):
        value = value[0]
    if not isinstance(value, (list, tuple, set, frozenset)):
        # a record of a form that is not saved yet is no caller's to name
        return [] if not value or hasattr(value, 'origin') else [whole(value)]
    found = []
    for item in value:
        if isinstance(item, (list, tuple)):
            found += _of_command(item)
        else:
            found += pointed_at(item)
    return found


def _of_command(command):
    code, one, values = (*command, 0, 0)[:3]
    if code == 6:
        return pointed_at(list(values or ()))
    return pointed_at(one) if code == 4 or code == 1 and not _is_unsaved(one) else []


def _is_name(one):
    """Whether it is what stands beside an id to say whose it is, and no second id."""
    if not isinstance(one, str):
        return False
    for read in (float, partial(int, base=0)):
        try:
            read(one)
        except ValueError:
            continue
        return False
    return True


def _is_unsaved(one):
    """Whether it is what a form calls a line that it has not saved."""
    return isinstance(one, str) and one.startswith('virtual_')


def lines_of(value):
    """The records whose values stand inside a value: ``[(id or None, values)]``.

    Of a command the platform reads the first three, however many there are.

    >>> lines_of([(0, 0, {'name': "new"}), (1, 7, {'name': "old"}), (4, 8)])
    [(None, {'name': 'new'}), (7, {'name': 'old'})]
    >>> lines_of({'id': 7, 'name': "parent"})
    [(7, {'id': 7, 'name': 'parent'})]
    >>> lines_of([[0, 'virtual_1', {'name': "new"}, 0], {'name': "bare"}])
    [(None, {'name': 'new'}), (None, {'name': 'bare'})]
    """
    if isinstance(value, dict):
        return [(value.get('id') if isinstance(value.get('id'), int) else None, value)]
    if not isinstance(value, (list, tuple)):
        return []
    found = []
    for command in value:
        command = command if isinstance(command, (list, tuple)) else (0, None, command)
        code, one, values = (*command, None, None, None)[:3]
        if isinstance(values, dict):
            found.append((one if code == 1 and isinstance(one, int) else None, values))
    return found


def named_by_reference(value):
    """The model and id of a reference field's value, ``(None, None)`` without.

    >>> named_by_reference('res.partner,7'), named_by_reference(False), named_by_reference('res.partner')
    (('res.partner', 7), (None, None), (None, None))
    >>> named_by_reference('res.partner, +7'), named_by_reference('res.partner,x'), named_by_reference('res.partner,0')
    (('res.partner', 7), ('res.partner', -1), (None, None))
    """
    model, comma, given = value.partition(',') if isinstance(value, str) else ('', '', '')
    try:
        record_id = int(given) if comma else 0
    except ValueError:
        record_id = NOTHING
    return (model, record_id) if record_id else (None, None)


def named_by_property(kind, value):
    """The ids that the value of a property names: an id, a pair of id and name, or a list of these.

    :param kind: the type of the property, as its definition has it
    :param value: what is written into the property, of anybody: nothing of its shape is taken for granted

    >>> named_by_property('many2one', 7), named_by_property('many2one', [7, "Bakery"])
    ([7], [7])
    >>> named_by_property('many2one', [7, None]), named_by_property('many2one', False), named_by_property('char', 7)
    ([7], [], [])
    >>> named_by_property('many2many', [7, [8, "Bakery"], (9, None)]), named_by_property('many2many', None)
    ([7, 8, 9], [])
    >>> named_by_property('many2one', '7'), named_by_property('many2many', [7.0])
    ([-1], [-1])
    """
    if kind == 'many2one':
        value = [value]
    elif kind != 'many2many' or not isinstance(value, (list, tuple)):
        return []
    first = (one[0] if isinstance(one, (list, tuple)) and one else one for one in value)
    return [whole(one) for one in first if one]
