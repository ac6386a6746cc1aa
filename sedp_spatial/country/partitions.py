"""Which rows are worked on together: whole municipalities, as many as the memory holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from ..geometry.rings import Ints
from ..layers.cells import texts
from ..layers.schema import UNASSIGNED
from .source import Source, read_rows

# How the bound of memory is derived; docs/performance.md holds it against what was measured.
BASE_MB = 450  # Python with its libraries, compiled kernels, the tables of the result
COPIES = 6  # of a row's bytes: as Arrow, as blobs, as GEOS's objects, as rings and their edges
OBJECT_BYTES = 700  # of a parcel, however few vertices it has
ZONE_COPIES = 20  # of a zone's bytes: shape, prepared shape, edges, their index
LEAST_ROWS = 2_000
# Smaller partitions would only cost time, larger ones would save none.
MOST_ROWS = 60_000


@dataclass(frozen=True)
class Partition:
    """Rows of whole municipalities.

    Attributes
    ----------
    number : int
        Its place in the file, from 0.
    first, last : int
        Rows, as a slice has them.
    """

    number: int
    first: int
    last: int


@dataclass(frozen=True)
class Groups:
    """How the municipalities lie in a file.

    Attributes
    ----------
    names : list of str
        Each municipality once, in alphabetical order.
    code : ndarray of int, shape (rows,)
        The municipality of each row, as its position in ``names``.
    starts : ndarray of int
        Where a run of rows of one municipality starts; the last number is that of all rows.
    """

    names: list[str]
    code: Ints
    starts: Ints

    @property
    def together(self) -> bool:
        """Whether the rows of each municipality follow each other."""
        return len(self.starts) - 1 == len(self.names)


def groups_of(values: Sequence[pd.Series]) -> Groups:
    """The municipalities of a column that comes in pieces; nothing is ``unassigned``."""
    found = [pd.factorize(texts(piece).fillna(UNASSIGNED)) for piece in values]
    names = sorted({str(name) for _, distinct in found for name in distinct})
    place = {name: number for number, name in enumerate(names)}
    code = np.concatenate(
        [
            np.array([place[str(name)] for name in distinct], dtype=np.int32)[codes]
            for codes, distinct in found
        ]
    )
    starts = np.flatnonzero(np.append(True, np.diff(code) != 0))
    return Groups(names, code, np.append(starts, len(code)))


def column_of(source: Source, column: str) -> list[pd.Series]:
    """One column of a file, in the pieces that it is stored in."""
    table = read_rows(source, 0, source.rows, (column,), outlines=False)
    return [piece.to_pandas() for piece in table.column(column).chunks]


def affordable_rows(row_bytes: float, zone_bytes: float, memory_mb: float, workers: int) -> int:
    """How many rows a partition may have.

    Parameters
    ----------
    row_bytes : float
        Uncompressed bytes of a row in the file.
    zone_bytes : float
        Bytes of all zones in their file.
    memory_mb : float
    workers : int
        Partitions that are in memory at a time.

    Returns
    -------
    int
        At least 2000: below that the bound is not kept.
    """
    room = memory_mb * 2**20 - BASE_MB * 2**20 - ZONE_COPIES * zone_bytes
    rows = int(room / workers / (COPIES * row_bytes + OBJECT_BYTES))
    return min(max(rows, LEAST_ROWS), MOST_ROWS)


def memory_needed(row_bytes: float, zone_bytes: float, rows: int, workers: int) -> float:
    """The megabytes that partitions of so many rows take, the other way round."""
    each = rows * (COPIES * row_bytes + OBJECT_BYTES)
    return BASE_MB + (ZONE_COPIES * zone_bytes + workers * each) / 2**20


def partitions_of(groups: Groups, rows: int, workers: int) -> list[Partition]:
    """Cut a file between municipalities.

    Parameters
    ----------
    groups : Groups
        Together.
    rows : int
        A partition has no more, unless one municipality alone has.
    workers : int
        There are a few partitions for each of them where the file is small.
    """
    aim = max(1, min(rows, len(groups.code) // (4 * workers)))
    cuts = [0]
    for start, end in zip(groups.starts[:-1].tolist(), groups.starts[1:].tolist(), strict=True):
        if end - cuts[-1] > aim and start > cuts[-1]:
            cuts.append(start)
    cuts.append(len(groups.code))
    return [Partition(number, *cut) for number, cut in enumerate(pairwise(cuts))]
