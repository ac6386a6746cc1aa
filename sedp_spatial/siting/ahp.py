"""Weights from pairwise judgements (AHP), and the judgements that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..geometry.rings import Floats
from ..messages import Message
from ..results import Result

# 1/3 written as 0.33 or 0.333: half a unit of the second digit.
_WRITTEN = 0.005


@dataclass(frozen=True)
class AhpResult(Result):
    """Weights of criteria; ``weights, consistency_ratio = ahp_weights(matrix)``.

    Attributes
    ----------
    table : pandas.DataFrame
        criterion, weight (they add up to 1).
    weights : pandas.Series
        The same by criterion.
    consistency_ratio : float
        Consistency index over that of random judgements; 0 is without contradiction.
    consistency_index : float
        (λ − n) / (n − 1).
    lambda_max : float
        The principal eigenvalue λ of the matrix.
    random_index : float
        What the ratio was divided by.
    """

    weights: pd.Series
    consistency_ratio: float
    consistency_index: float
    lambda_max: float
    random_index: float

    def __iter__(self) -> Iterator[Any]:
        """The weights and the consistency ratio."""
        return iter((self.weights, self.consistency_ratio))


def ahp_weights(
    matrix: pd.DataFrame | Sequence[Sequence[float]] | Floats,
    *,
    criteria: Sequence[str] | None = None,
    highest_ratio: float | None = None,
) -> AhpResult:
    """Turn pairwise judgements into weights.

    Parameters
    ----------
    matrix : DataFrame or square array
        Row over column: 3 where the row's criterion matters three times as much as the column's,
        1/3 the other way round, 1 on the diagonal. A DataFrame brings the criteria's names.
    criteria : sequence of str, optional
        The names for an array; 1, 2, 3, … if left out.
    highest_ratio : float, optional
        Above this consistency ratio the matrix is refused; 0.10 as in
        ``codes/ahp_random_index.toml`` if left out.

    Returns
    -------
    AhpResult
        Unpacks into weights and consistency ratio.

    Raises
    ------
    DataError
        A matrix that is not square, has numbers that are not above zero, or whose entries below
        the diagonal are not the reciprocals of those above it; more criteria than there are
        random indices for; judgements that contradict each other too much: the sentence names the
        three criteria that do so most, and the judgement that would mend it.

    Notes
    -----
    The weights are the principal eigenvector. A reciprocal that was written with two digits (0.33)
    is taken as what it stands for (1/3).

    References
    ----------
    Saaty, T. L. (1977), A scaling method for priorities in hierarchical structures, Journal of
    Mathematical Psychology 15, 234-281.

    Examples
    --------
    >>> weights, ratio = ahp_weights([[1, 2, 6], [1 / 2, 1, 3], [1 / 6, 1 / 3, 1]])
    >>> weights.round(3).tolist(), round(ratio, 6) + 0.0
    ([0.6, 0.3, 0.1], 0.0)
    """
    entry = load_codes("ahp_random_index")["saaty_1980"]
    limit = float(entry["highest_ratio"] if highest_ratio is None else highest_ratio)
    if not limit >= 0:
        raise UsageError("error.ahp_limit", value=str(highest_ratio))
    values, names = _read(matrix, criteria)
    indices = entry["values"]
    if len(names) > len(indices):
        raise DataError("error.ahp_size", criteria=len(names), most=len(indices))
    values = _reciprocal(values, names)
    weights, root = _principal(values)
    index, ratio = _consistency(root, len(names), indices)
    if ratio > limit:
        raise _contradiction(values, names, ratio, limit, indices)
    series = pd.Series(weights, index=pd.Index(names, name="criterion"), name="weight")
    return AhpResult(
        table=series.reset_index(),
        layer=None,
        notes=(Message("note.ahp", ratio=ratio, limit=limit, source=entry["source"]),),
        weights=series,
        consistency_ratio=ratio,
        consistency_index=index,
        lambda_max=root,
        random_index=float(indices[len(names) - 1]),
    )


def _read(matrix: Any, criteria: Sequence[str] | None) -> tuple[Floats, list[str]]:
    """The numbers and the names; a DataFrame's columns are put in the order of its rows."""
    if isinstance(matrix, pd.DataFrame):
        rows, columns = [str(n) for n in matrix.index], [str(n) for n in matrix.columns]
        if isinstance(matrix.index, pd.RangeIndex) and len(rows) == len(columns):
            rows = columns
        if sorted(rows) != sorted(columns) or len(set(rows)) != len(rows):
            raise DataError("error.ahp_names", rows=rows, columns=columns)
        cells = matrix.set_axis(rows, axis=0).set_axis(columns, axis=1)[rows].to_numpy()
        names = rows
    else:
        cells, names = matrix, []
    try:
        values = np.asarray(cells, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise DataError("error.ahp_not_square", found=str(error)[:80]) from error
    if values.ndim != 2 or values.shape[0] != values.shape[1] or values.size == 0:
        raise DataError("error.ahp_not_square", found="×".join(map(str, values.shape)))
    names = names or [str(name) for name in criteria or range(1, len(values) + 1)]
    if len(names) != len(values) or len(set(names)) != len(names):
        raise DataError("error.ahp_names", rows=names, columns=[str(len(values))])
    return values, names


def _reciprocal(values: Floats, names: list[str]) -> Floats:
    """The matrix with exact reciprocals, refused where they are none."""
    wrong = ~(np.isfinite(values) & (values > 0))
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise DataError(
            "error.ahp_positive",
            row=names[row],
            column=names[column],
            value=f"{values[row, column]:g}",
        )
    low = np.minimum(values, values.T)
    high = np.maximum(values, values.T)
    off = np.abs(low - 1 / high) > _WRITTEN
    off |= np.eye(len(values), dtype=bool) & (values != 1)
    if off.any():
        row, column = np.argwhere(off)[0]
        raise DataError(
            "error.ahp_reciprocal",
            row=names[row],
            column=names[column],
            value=f"{values[row, column]:g}",
            other=f"{values[column, row]:g}",
            expected=f"{1 / values[row, column]:.4g}",
        )
    exact: Floats = np.where(values >= values.T, values, 1 / values.T)
    return exact


def _principal(values: Floats) -> tuple[Floats, float]:
    """The principal eigenvector, adding up to 1, and its eigenvalue."""
    roots, vectors = np.linalg.eig(values)
    largest = int(np.argmax(roots.real))
    vector = np.abs(vectors[:, largest].real)
    return vector / vector.sum(), float(roots[largest].real)


def _consistency(root: float, count: int, indices: Sequence[float]) -> tuple[float, float]:
    """The index and the ratio; up to two criteria cannot contradict each other."""
    if count < 3:
        return 0.0, 0.0
    index = max(0.0, (root - count) / (count - 1))
    return index, index / indices[count - 1]


def _contradiction(
    values: Floats, names: list[str], ratio: float, limit: float, indices: Sequence[float]
) -> DataError:
    """The three criteria that break transitivity most, and the judgement to change."""
    logs = np.log(values)
    # breaks[i, j, k]: how far i over j over k is from i over k; equal in all orders of the three.
    breaks = np.abs(logs[:, :, None] + logs[None, :, :] - logs[:, None, :])
    i, j, k = sorted(int(place) for place in np.unravel_index(np.argmax(breaks), breaks.shape))
    ways = []
    for row, column, through in ((i, k, j), (i, j, k), (j, k, i)):
        mended = values.copy()
        mended[row, column] = values[row, through] * values[through, column]
        mended[column, row] = 1 / mended[row, column]
        after = _consistency(_principal(mended)[1], len(values), indices)[1]
        ways.append((after, row, column, mended[row, column]))
    after, row, column, value = min(ways)
    return DataError(
        "error.ahp_inconsistent",
        ratio=ratio,
        limit=limit,
        first=names[i],
        second=names[j],
        third=names[k],
        first_second=_judgement(values[i, j]),
        second_third=_judgement(values[j, k]),
        first_third=_judgement(values[i, k]),
        implied=_judgement(values[i, j] * values[j, k]),
        row=names[row],
        column=names[column],
        value=_judgement(values[row, column]),
        mended=_judgement(value),
        after=after,
    )


def _judgement(value: float) -> str:
    """A judgement as people write it: 3, or 1/3."""
    return f"{value:.3g}" if value >= 1 else f"1/{1 / value:.3g}"
