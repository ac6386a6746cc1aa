"""A GeoParquet file of parcels, opened without being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import CRS

from ..errors import DataError
from ..geometry.area import horizontal_crs
from ..geometry.rings import Geometries, Ints, Rings
from ..layers.batches import outlines_of
from ..layers.geoparquet import PURPOSE, WKB, Bounds, described, opened
from ..optional import need

USED = ("parcel_id", "in_use", "registered_area_ha")
"""What is read of a parcel besides its outline, its municipality and its classes."""


@dataclass(frozen=True)
class Source:
    """What is known of a file before its rows are read.

    Attributes
    ----------
    path : Path
    crs : pyproj.CRS
        Horizontal.
    geometry, encoding : str
        The column of the outlines and how they are stored.
    columns : tuple of str
        All columns.
    starts : ndarray of int, shape (row groups + 1,)
        The first row of each row group; the last number is that of all rows.
    bytes_of : dict of str to float
        Uncompressed bytes of one row, by column.
    bounds : tuple of float or None
        The extent, where the file tells it.
    """

    path: Path
    crs: CRS
    geometry: str
    encoding: str
    columns: tuple[str, ...]
    starts: Ints
    bytes_of: dict[str, float]
    bounds: Bounds | None

    @property
    def rows(self) -> int:
        """All rows."""
        return int(self.starts[-1])

    def row_bytes(self, columns: Sequence[str]) -> float:
        """Uncompressed bytes of one row of some columns, the outline included."""
        return sum(self.bytes_of.get(name, 0.0) for name in {*columns, self.geometry})


def open_source(path: Path) -> Source:
    """Open a GeoParquet file.

    Parameters
    ----------
    path : Path

    Raises
    ------
    DataError
        No such file, not GeoParquet, damaged, without rows, or without a usable CRS.
    """
    with opened(path) as file:
        schema, found = file.schema_arrow, file.metadata
    told = described(path, schema)
    if found.num_rows == 0:
        raise DataError("error.no_features", layer=str(path))
    groups = [found.row_group(number) for number in range(found.num_row_groups)]
    sizes: dict[str, float] = {}
    for group in groups:
        for place in range(group.num_columns):
            column = group.column(place)
            name = column.path_in_schema.split(".")[0]
            sizes[name] = sizes.get(name, 0.0) + column.total_uncompressed_size
    return Source(
        path=path,
        crs=horizontal_crs(told.crs),
        geometry=told.geometry,
        encoding=told.encoding,
        columns=tuple(schema.names),
        starts=np.concatenate([[0], np.cumsum([group.num_rows for group in groups])]),
        bytes_of={name: size / found.num_rows for name, size in sizes.items()},
        bounds=told.bounds,
    )


def read_rows(
    source: Source, first: int, last: int, columns: Sequence[str], *, outlines: bool = True
) -> Any:
    """Rows of a file as an Arrow table of whole columns; only their row groups are read.

    Parameters
    ----------
    source : Source
    first, last : int
        As a slice has them.
    columns : sequence of str
        Besides the outlines.
    outlines : bool
        Whether these are read.
    """
    parquet = need("pyarrow.parquet", purpose=PURPOSE)
    asked = (*columns, source.geometry) if outlines else tuple(columns)
    wanted = [name for name in dict.fromkeys(asked) if name in source.columns]
    texts = [name for name in wanted if name != source.geometry]
    begin = int(np.searchsorted(source.starts, first, side="right")) - 1
    end = int(np.searchsorted(source.starts, last, side="left"))
    # Seven categories stand for a hundred thousand texts.
    with parquet.ParquetFile(source.path, read_dictionary=texts) as file:
        table = file.read_row_groups(list(range(begin, end)), columns=wanted, use_threads=False)
    offset = int(source.starts[begin])
    return table.slice(first - offset, last - first)


@dataclass(frozen=True)
class Rows:
    """The outlines of some rows, as the file holds them.

    Attributes
    ----------
    column : pyarrow.Array
    encoding : str
    """

    column: Any
    encoding: str

    @classmethod
    def of(cls, table: Any, source: Source) -> Rows:
        """Those of a table that :func:`read_rows` gave."""
        column = table.column(source.geometry).combine_chunks()
        if hasattr(column, "chunks"):
            column = need("pyarrow", purpose=PURPOSE).concat_arrays(column.chunks)
        return cls(getattr(column, "storage", column), source.encoding)

    def __len__(self) -> int:
        return len(self.column)

    def rings(self) -> Rings | None:
        """Without building a geometry; None where something is missing or cannot be laid out."""
        if self.column.null_count:
            return None
        return outlines_of(self.column, self.encoding).rings()

    def shapes(self, first: int, last: int) -> Geometries:
        """Some as geometries; ``None`` where there is none or nobody can read it."""
        some = self.column.slice(first, last - first)
        if self.encoding == WKB:
            blobs = some.to_numpy(zero_copy_only=False)
            shapes: Geometries = shapely.from_wkb(blobs, on_invalid="ignore")
            return shapes
        return outlines_of(some, self.encoding).geometries()
