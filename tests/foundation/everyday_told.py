"""Outcomes of everyday work, put together and compared. Without Odoo: a command of dev/ compares too."""


def alike(outcomes):
    """Those to whom the same happens together, of ``{group: outcome}``: ``[[outcome, groups]]``.

    >>> alike({'sales': {'done': 1}, 'portal': {'refused': 'AccessError'}, 'stock': {'done': 1}})
    [[{'done': 1}, ['sales', 'stock']], [{'refused': 'AccessError'}, ['portal']]]
    """
    found = []
    for group, outcome in outcomes.items():
        for known, groups in found:
            if known == outcome:
                groups.append(group)
                break
        else:
            found.append([outcome, [group]])
    return found


def differences(before, after):
    """Sentences on what differs between two results, ``{operation: what alike() gave}``, of groups that both know.

    >>> differences({'buy': [[{'done': 1}, ['a', 'b']]]}, {'buy': [[{'done': 1}, ['a']], [{'done': 2}, ['b', 'c']]]})
    ["buy by b: was {'done': 1}, is {'done': 2}"]
    """
    before, after = (
        {(name, group): _essence(outcome) for name, found in each.items()
         for outcome, groups in found for group in groups}
        for each in (before, after))
    return [
        f"{name} by {group}: was {before[name, group]}, is {after[name, group]}"
        for name, group in sorted(before.keys() & after.keys()) if before[name, group] != after[name, group]]


def _essence(outcome):
    """What counts of an outcome: of what nobody may do, not which of several checks says so first."""
    return {'refused': 'AccessError'} if outcome.get('refused') == 'AccessError' else outcome
