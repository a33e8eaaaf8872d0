"""Which questions of a questionnaire are shown. Pure: no database, no ``env``.

A question is ``(id, kind, choices, triggers)``: ``choices`` the ids one may pick in it, ``triggers`` the ids of which
one must have been picked for it to be shown; without triggers it always is. Questions come in the order they are asked.
"""

TRIGGERING_KINDS = ('simple_choice', 'multiple_choice')


def shown(questions, picked):
    """The ids of the questions shown, given the choices that were picked.

    What was picked in a question that is not shown does not count, however far down the chain.

    :param questions: ``(id, kind, choices, triggers)`` in their order
    :param picked: ids of the choices, any of them possibly left over in a hidden question
    :rtype: set

    >>> flow = [(1, 'simple_choice', {10, 11}, set()), (2, 'simple_choice', {20}, {10}), (3, 'text_box', set(), {20})]
    >>> sorted(shown(flow, {10, 20}))
    [1, 2, 3]
    >>> sorted(shown(flow, {11, 20}))       # 20 was picked before the answer to 1 was changed
    [1]
    """
    visible, valid = set(), set()
    for question, _kind, choices, triggers in questions:
        if not triggers or valid & set(triggers):
            visible.add(question)
            valid |= set(choices) & set(picked)
    return visible


def flow_problems(questions):
    """The questions nobody will ever be asked, and why.

    :param questions: ``(id, kind, choices, triggers)`` in their order
    :return: ``[(id, problem, id of the other question or None)]``, one per question at most; ``problem`` is

        - ``'loop'``: it waits for an answer that waits for its own
        - ``'later'``: it waits for answers to questions that come after it
        - ``'unasked'``: it waits for answers to a question that is never asked itself
        - ``'kind'``: it waits for answers of no question, or of one where nothing is chosen

    >>> flow_problems([(1, 'simple_choice', {10}, set()), (2, 'text_box', set(), {10})])
    []
    >>> flow_problems([(1, 'simple_choice', {10}, {20}), (2, 'simple_choice', {20}, {10})])
    [(1, 'loop', 2), (2, 'loop', 1)]
    >>> flow_problems([(1, 'text_box', set(), {20}), (2, 'simple_choice', {20}, set())])
    [(1, 'later', 2)]
    """
    owner = {
        choice: question for question, kind, choices, _triggers in questions if kind in TRIGGERING_KINDS
        for choice in choices}
    waits_for = {
        question: sorted({owner[trigger] for trigger in triggers if trigger in owner})
        for question, _kind, _choices, triggers in questions}
    place = {question: index for index, (question, *_rest) in enumerate(questions)}
    asked, problems = set(), []
    for question, _kind, _choices, triggers in questions:
        before = [other for other in waits_for[question] if place[other] < place[question]]
        if not triggers or asked.intersection(before):
            asked.add(question)
        elif not waits_for[question]:
            problems.append((question, 'kind', None))
        elif looping := [other for other in waits_for[question] if _reaches(waits_for, other, question)]:
            problems.append((question, 'loop', looping[0]))
        elif before:
            problems.append((question, 'unasked', before[0]))
        else:
            problems.append((question, 'later', waits_for[question][0]))
    return problems


def _reaches(waits_for, start, end):
    """Whether ``start`` waits, directly or not, for ``end``."""
    seen, ahead = set(), [start]
    while ahead:
        question = ahead.pop()
        if question == end:
            return True
        if question not in seen:
            seen.add(question)
            ahead.extend(waits_for[question])
    return False
