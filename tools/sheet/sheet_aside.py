"""What of a sheet stands in no cell: which cells are one, what has no value, what breaks off. Pure."""


class Aside:
    """Filled while the lines of a file are read: of a line it is known once the line has come.

    >>> aside = Aside()
    >>> aside.merge(2, 4, 0), aside.merge(2, 2, 1), aside.spans
    (None, None, {2: [(4, 0)]})
    """

    def __init__(self):
        #: cells merged over several lines: ``{first line: [(last line, position)]}``
        self.spans = {}
        #: formulas whose value the file does not have: ``[(line, position)]``
        self.formulas = []
        #: lines of what the file breaks off in
        self.unended = []

    def merge(self, first, last, position):
        """Note that cells of a column are merged over several rows.

        :param int first, last: numbers of the rows; one row alone is nothing to note
        :param int position: of the column, the first is 0
        """
        if last > first:
            self.spans.setdefault(first, []).append((last, position))


def filled(rows, spans):
    """Rows in which a cell that is merged over several of them stands in each.

    Of a cell whose first line is none of the rows, such as a title, nothing is taken.

    :param rows: iterator of (number, cells)
    :param dict spans: as :class:`Aside` has them

    >>> list(filled([(2, ['Bar', 'Vigo']), (3, ['Inn']), (4, ['Sol', 'Lugo']), (5, ['Mar'])], {2: [(4, 1)]}))
    [(2, ['Bar', 'Vigo']), (3, ['Inn', 'Vigo']), (4, ['Sol', 'Lugo']), (5, ['Mar'])]
    >>> list(filled([(3, ['Inn'])], {2: [(4, 1)]}))
    [(3, ['Inn'])]
    """
    carried = {}
    for number, cells in rows:
        if carried:
            carried = {position: one for position, one in carried.items() if number <= one[0]}
            cells = _with(cells, carried) if carried else cells
        for last, position in spans.get(number, ()) if spans else ():
            if position < len(cells) and cells[position]:
                carried[position] = last, cells[position]
        yield number, cells


def _with(cells, carried):
    cells = [*cells, *[''] * (max(carried) + 1 - len(cells))]
    for position, (_last, text) in carried.items():
        cells[position] = cells[position] or text
    return cells
