"""Polygons of a file batch by batch: as rings where only areas are wanted, else as geometries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ..errors import DataError
from ..geometry.rings import Geometries, Ints, Rings
from ..optional import has, need
from .geoparquet import NATIVE, SUFFIXES, WKB, described, opened
from .place import ADVICE


class Outlines(Protocol):
    """The polygons of one batch."""

    def __len__(self) -> int: ...

    def rings(self) -> Rings | None:
        """The rings without any geometry built; None where some polygon does not allow it."""

    def geometries(self) -> Geometries:
        """The same as geometries, None where the file has none."""


@dataclass(frozen=True)
class Batch:
    """Some polygons of a file.

    Attributes
    ----------
    ids : pandas.Series or None
        Their numbers as the file has them; None where it has no such column.
    outlines : Outlines
    """

    ids: pd.Series | None
    outlines: Outlines


@dataclass(frozen=True)
class WkbOutlines:
    """Well-known binary, one geometry behind the other."""

    data: np.ndarray
    offsets: Ints

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def rings(self) -> Rings | None:
        """The rings, where numba is there and all are polygons of two dimensions."""
        if not has("numba"):
            return None
        from ..geometry.wkb import rings_of_wkb

        return rings_of_wkb(self.data, self.offsets)

    def geometries(self) -> Geometries:
        """The geometries."""
        ends = self.offsets.tolist()
        blobs = [self.data[a:b].tobytes() or None for a, b in pairwise(ends)]
        shapes: Geometries = shapely.from_wkb(np.array(blobs, dtype=object))
        return shapes


@dataclass(frozen=True)
class NativeOutlines:
    """Coordinates in lists: of rings, of polygons, and of multipolygons where there are any.

    Attributes
    ----------
    xy : ndarray, shape (vertices, 2)
    offsets : tuple of ndarray
        From the outermost list to the innermost: where each geometry (polygon, ring) starts.
    missing : ndarray of bool
        Which geometries the file does not have.
    """

    xy: np.ndarray
    offsets: tuple[Ints, ...]
    missing: np.ndarray

    def __len__(self) -> int:
        return len(self.missing)

    def rings(self) -> Rings | None:
        """The rings; they lie in the file as they are needed."""
        if not has("numba") or self.missing.any():
            return None
        counts = [np.diff(offsets) for offsets in self.offsets]
        if any((count == 0).any() for count in counts):  # something is empty
            return None
        polygons, rings = self.offsets[-2], self.offsets[-1]
        owner = np.repeat(np.arange(len(polygons) - 1), counts[-2])
        is_hole = np.ones(len(rings) - 1, dtype=bool)
        is_hole[polygons[:-1]] = False
        if len(self.offsets) == 3:
            owner = np.repeat(np.arange(len(self)), counts[0])[owner]
        return Rings(self.xy, rings, owner, is_hole)

    def geometries(self) -> Geometries:
        """The geometries."""
        kinds = {2: shapely.GeometryType.POLYGON, 3: shapely.GeometryType.MULTIPOLYGON}
        shapes: Geometries = shapely.from_ragged_array(
            kinds[len(self.offsets)], self.xy, self.offsets[::-1]
        )
        shapes[self.missing] = None
        return shapes


def polygon_batches(
    path: Path, layer: str | None, id_column: str, batch: int
) -> tuple[CRS, int, Iterator[Batch]]:
    """Open a file of polygons.

    Parameters
    ----------
    path : Path
        GeoParquet, its outlines as WKB or as lists of coordinates (GeoArrow), or any OGR source
        that pyogrio streams.
    layer : str or None
        The layer of a source that holds several.
    id_column : str
        The column of the polygons' numbers.
    batch : int
        Polygons per batch.

    Returns
    -------
    crs : pyproj.CRS
    count : int
        How many polygons there are.
    batches : iterator of Batch

    Raises
    ------
    DataError
        No such file, no geometry, no CRS, an encoding that is not understood.
    """
    if path.suffix.lower() in SUFFIXES:
        return _parquet(path, id_column, batch)
    if not path.exists():
        raise DataError("error.no_file", path=str(path))
    need("pyarrow", purpose="Arrow")
    pyogrio = need("pyogrio", purpose=str(path))
    info = pyogrio.read_info(path, layer=layer)
    if info["crs"] is None:
        raise DataError("error.no_crs_of", layer=str(path), advice=ADVICE)
    wanted = [id_column] if id_column in info["fields"] else []

    def batches() -> Iterator[Batch]:
        options = {"layer": layer, "columns": wanted, "batch_size": batch, "use_pyarrow": True}
        with pyogrio.open_arrow(path, **options) as (meta, reader):
            geometry = meta["geometry_name"] or "wkb_geometry"
            for part in reader:
                yield _batch(part, geometry, id_column if wanted else None, WKB)

    return CRS.from_user_input(info["crs"]), int(info["features"]), batches()


def _parquet(path: Path, id_column: str, batch: int) -> tuple[CRS, int, Iterator[Batch]]:
    with opened(path) as file:
        schema, count = file.schema_arrow, int(file.metadata.num_rows)
    told = described(path, schema)
    numbers = id_column if id_column in schema.names else None
    wanted = [told.geometry, *([] if numbers is None else [numbers])]

    def batches() -> Iterator[Batch]:
        with opened(path) as again:
            for part in again.iter_batches(batch_size=batch, columns=wanted):
                yield _batch(part, told.geometry, numbers, told.encoding)

    return told.crs, count, batches()


def _batch(part: Any, geometry: str, id_column: str | None, encoding: str) -> Batch:
    column = part.column(part.schema.get_field_index(geometry))
    column = getattr(column, "storage", column)  # of an extension type, where one is registered
    ids = None
    if id_column is not None:
        ids = part.column(part.schema.get_field_index(id_column)).to_pandas()
    return Batch(ids, outlines_of(column, encoding))


def outlines_of(column: Any, encoding: str) -> Outlines:
    """The polygons of an Arrow array, in an encoding that :func:`described` lets through."""
    return _wkb(column) if encoding == WKB else _native(column, NATIVE[encoding])


def _wkb(column: Any) -> WkbOutlines:
    pa = need("pyarrow", purpose="Arrow")
    width = np.int64 if pa.types.is_large_binary(column.type) else np.int32
    _, bounds, data = column.buffers()
    offsets = np.frombuffer(bounds, dtype=width)[column.offset : column.offset + len(column) + 1]
    blob = np.frombuffer(data, dtype=np.uint8) if data is not None else np.empty(0, np.uint8)
    return WkbOutlines(blob, offsets.astype(np.int64))


def _native(column: Any, depth: int) -> NativeOutlines:
    missing = column.is_null().to_numpy(zero_copy_only=False)
    offsets = []
    values = column
    for _ in range(depth):
        starts = values.offsets.to_numpy().astype(np.int64)
        offsets.append(starts - starts[0])
        values = values.values.slice(starts[0], starts[-1] - starts[0])
    xy = np.column_stack([values.field(axis).to_numpy() for axis in ("x", "y")])
    return NativeOutlines(xy, tuple(offsets), missing)
