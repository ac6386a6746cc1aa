"""The one rounding policy: printed parts add up to the printed total.

Areas are kept whole (square metres, float64) and rounded only where people read. Rounding each
part on its own makes a column whose sum differs from the total below it, and a reader with a
pocket calculator stops trusting the table. The largest-remainder method rounds the total first
and then lets the parts with the largest remainders take the missing units.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Units = npt.NDArray[np.int64]

_STEP = 1e-9  # a path must be better than this to count: float noise is no reason to move a unit


def round_to_total(
    values: Iterable[float], decimals: int = 2, *, total: float | None = None
) -> list[float]:
    """Round parts so that they add up to the rounded total.

    Parameters
    ----------
    values : iterable of float
        The parts; negative ones (an overlap that is taken off) are allowed.
    decimals : int
        Digits kept after the decimal point.
    total : float, optional
        What the rounded parts shall add up to, itself rounded first. Their sum if left out.

    Returns
    -------
    list of float
        In the order of the values. Each differs from its value by less than one unit of the last
        digit as long as ``total`` does not differ from their sum by more than half of one.

    Raises
    ------
    ValueError
        If a value is missing or infinite.

    Notes
    -----
    The largest-remainder method (Hamilton's method of apportionment). Ties go to the earlier
    part, so that the same table is printed the same way everywhere.

    Examples
    --------
    >>> round_to_total([33.333, 33.333, 33.334], 1)
    [33.3, 33.3, 33.4]
    >>> round_to_total([1.25, 2.25, -0.5], 1)
    [1.3, 2.2, -0.5]
    """
    parts = list(values)
    goal = math.fsum(parts) if total is None else total
    scale = 10**decimals
    return [unit / scale for unit in _apportion([v * scale for v in parts], goal * scale)]


def round_table(
    values: Sequence[Sequence[float]],
    decimals: int = 2,
    *,
    row_totals: Sequence[float] | None = None,
    column_totals: Sequence[float] | None = None,
) -> list[list[float]]:
    """Round a two-way table so that its rows add up exactly and its columns too if they can.

    Parameters
    ----------
    values : sequence of sequences of float
        Rows of cells.
    decimals : int
        Digits kept after the decimal point.
    row_totals : sequence of float, optional
        What the rounded cells of each row shall add up to. By default the sums of the rows,
        rounded together to the total of the table.
    column_totals : sequence of float, optional
        What the rounded cells of each column should add up to. By default the sums of the
        columns, rounded together to the total of the rows.

    Returns
    -------
    list of list of float
        The row totals always hold. The column totals hold unless a column would need a unit in a
        cell that is exactly zero; a zero stays a zero.

    Raises
    ------
    ValueError
        If a value is missing or infinite.

    Notes
    -----
    Each row is rounded by largest remainder; then units move within rows, along the chains of
    columns that cost least (shortest augmenting paths), from columns that got too much to
    columns that got too little.

    Examples
    --------
    >>> round_table([[0.5, 0.5], [0.5, 0.5]], 0)
    [[1.0, 0.0], [0.0, 1.0]]
    """
    scale = 10**decimals
    exact = np.asarray(values, dtype=np.float64)
    if exact.ndim != 2 or exact.size == 0:
        return [list(map(float, row)) for row in exact]
    exact = exact * scale
    sums = [math.fsum(row) for row in exact]
    rows = _apportion(sums, math.fsum(sums)) if row_totals is None else _units(row_totals, scale)
    columns = (
        _apportion([math.fsum(column) for column in exact.T], sum(rows))
        if column_totals is None
        else _units(column_totals, scale)
    )
    cells = np.array([_apportion(row, goal) for row, goal in zip(exact, rows, strict=True)])
    _balance_columns(cells, exact, np.asarray(columns, dtype=np.int64))
    return [[int(unit) / scale for unit in row] for row in cells]


def _units(totals: Sequence[float], scale: int) -> list[int]:
    return [round(total * scale) for total in totals]


def _apportion(values: Sequence[float] | Floats, total: float) -> list[int]:
    """Whole numbers near the values that add up to the rounded total."""
    if not all(math.isfinite(v) for v in (*values, total)):
        raise ValueError("a part or the total is missing or infinite")
    if not len(values):
        return []
    rounded = [_floor(v) for v in values]
    missing = round(total) - sum(rounded)
    everyone, missing = divmod(missing, len(rounded))
    # Remainders that differ by float noise only are equal, and the earlier part comes first.
    order = sorted(range(len(rounded)), key=lambda i: (round(float(rounded[i] - values[i]), 7), i))
    taking = set(order[:missing])
    return [unit + everyone + (i in taking) for i, unit in enumerate(rounded)]


def _floor(value: float) -> int:
    """The whole number below, where 2.9999999999 counts as 3: that is float noise."""
    nearest = round(value)
    return (
        nearest if math.isclose(value, nearest, rel_tol=1e-12, abs_tol=1e-9) else math.floor(value)
    )


def _balance_columns(cells: Units, exact: Floats, goals: Units) -> None:
    """Move units within rows until the columns meet their goals; changes ``cells``."""
    for _ in range(int(np.abs(cells.sum(axis=0) - goals).sum())):
        surplus = cells.sum(axis=0) - goals
        path = _cheapest_path(cells, exact, surplus) if surplus.any() else None
        if path is None:
            return
        for row, giver, taker in path:
            cells[row, giver] -= 1
            cells[row, taker] += 1


def _cheapest_path(
    cells: Units, exact: Floats, surplus: Units
) -> list[tuple[int, int, int]] | None:
    """The moves that carry one unit from a column with too much to one with too little.

    Bellman-Ford over the columns: the price of a move is how much farther from their exact
    values the two cells end up.
    """
    count = cells.shape[1]
    cost = np.where(surplus > 0, 0.0, np.inf)
    came: dict[int, tuple[int, int]] = {}
    price, row_of = _prices(cells, exact)
    for _ in range(count):
        for giver in range(count):
            better = cost[giver] + price[giver] < cost - _STEP
            for taker in np.flatnonzero(better):
                cost[taker] = cost[giver] + price[giver, taker]
                came[int(taker)] = (int(row_of[giver, taker]), giver)
    ends = np.flatnonzero((surplus < 0) & np.isfinite(cost))
    if not len(ends):
        return None
    column = int(ends[np.argmin(cost[ends])])
    moves: list[tuple[int, int, int]] = []
    while column in came and len(moves) < count:
        row, giver = came[column]
        moves.append((row, giver, column))
        column = giver
    return moves


def _prices(cells: Units, exact: Floats) -> tuple[Floats, npt.NDArray[np.intp]]:
    """What it costs to move one unit from each column to each other, and the best row for it."""
    error = np.abs(cells - exact)
    movable = exact != 0
    give = np.where(movable, np.abs(cells - 1 - exact) - error, np.inf)
    take = np.where(movable, np.abs(cells + 1 - exact) - error, np.inf)
    price = give[:, :, None] + take[:, None, :]
    diagonal = np.arange(cells.shape[1])
    price[:, diagonal, diagonal] = np.inf
    return price.min(axis=0), price.argmin(axis=0)
