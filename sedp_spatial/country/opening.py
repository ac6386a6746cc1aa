"""The parcels in the order of their municipalities: the file as it is, or a copy of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..layers.geoparquet import SUFFIXES
from ..progress import Feedback
from .grouping import Stream, group_aside, no_municipality
from .partitions import LEAST_ROWS, Groups, affordable_rows, column_of, groups_of
from .source import Source, open_source

_SCRATCH_ROWS = 50_000
_SCRATCH_BYTES = 1_000.0  # of a row, before anything is read of it


@dataclass(frozen=True)
class Parcels:
    """A file in which the rows of each municipality follow each other.

    Attributes
    ----------
    source : Source
    groups : Groups
        Together.
    is_copy : bool
        Whether it was made aside.
    """

    source: Source
    groups: Groups
    is_copy: bool


def open_parcels(
    path: Path,
    keys: tuple[str, ...],
    scratch: Path,
    *,
    layer: str | None,
    mapping: Mapping[str, Any] | None,
    memory_mb: float,
    feedback: Feedback | None = None,
) -> Parcels:
    """Open a file, or copy it where its rows, columns or row groups do not serve as they are.

    Parameters
    ----------
    path : Path
    keys : tuple of str
        The columns of the municipality and of the classes.
    scratch : Path
        An empty folder for the copy.
    layer, mapping, memory_mb
        As in :func:`country_sums`.
    feedback : Feedback, optional

    Raises
    ------
    DataError
        A file that cannot be read or does not name municipalities.
    UsageError
        A column of the classes that the layer does not have.
    """

    def rows_for(row_bytes: float) -> int:
        return affordable_rows(row_bytes, 0.0, memory_mb, 1)

    source = open_source(path) if path.suffix.lower() in SUFFIXES else None
    if source is not None and mapping is None:
        if set(keys) <= set(source.columns):
            groups = groups_of(column_of(source, keys[0]))
            largest = int((source.starts[1:] - source.starts[:-1]).max())
            affordable = rows_for(source.row_bytes(source.columns))
            if groups.together and largest <= 2 * max(affordable, LEAST_ROWS):
                return Parcels(source, groups, is_copy=False)
        elif keys[0].lower() not in {name.lower() for name in source.columns}:
            raise no_municipality(str(path), keys[0], source.columns)
    batch = min(_SCRATCH_ROWS, rows_for(_SCRATCH_BYTES))
    stream = Stream(path, layer, source, mapping, keys, batch)
    copy = open_source(group_aside(stream, scratch, rows_for, feedback))
    return Parcels(copy, groups_of(column_of(copy, keys[0])), is_copy=True)
