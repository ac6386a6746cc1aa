"""A file as layers of consecutive rows, each prepared as :func:`read_layer` prepares the whole."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from ..country.partitions import LEAST_ROWS, MOST_ROWS
from ..country.source import Source, open_source
from ..errors import DataError, UsageError
from ..geometry.rings import Ints
from ..layers.batches import outlines_of
from ..layers.cells import texts
from ..layers.encoding import shapefile_encoding
from ..layers.geoparquet import SUFFIXES
from ..layers.mapping import UNREADABLE, load_mapping
from ..layers.place import ADVICE
from ..layers.postgis import is_postgis, shown
from ..layers.reading import prepare_layer
from ..optional import need
from ..report.outputs import FORMATS

# How the bound of memory is derived; docs/performance.md holds it against what was measured.
BASE_MB = 550  # Python with its libraries, compiled kernels, what is kept of all rows
OBJECT_BYTES = 3_000  # of a parcel as a row of frames and a geometry, however few vertices it has
COPIES = 12  # of an outline's bytes: read, sound, as rings, as edges, cut, written
_USUAL_BYTES = 700.0  # of a row where the file does not tell


@dataclass(frozen=True)
class Large:
    """A file that is read piece by piece.

    Attributes
    ----------
    path : Path
    layer : str or None
    mapping : mapping or None
    crs : pyproj.CRS or None
        Given by the user for a file that states none.
    rows : int
        All rows.
    row_bytes : float
        Of a row, as the file has it uncompressed.
    source : Source or None
        Of a GeoParquet file.
    """

    path: Path
    layer: str | None
    mapping: Mapping[str, Any] | None
    crs: CRS | None
    rows: int
    row_bytes: float
    source: Source | None

    @property
    def name(self) -> str:
        """What the layer is called in sentences."""
        return f"{self.path}|layername={self.layer}" if self.layer else str(self.path)


def open_large(
    path: str | Path,
    layer: str | None = None,
    *,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
) -> Large:
    """Open a file without reading its rows.

    Parameters
    ----------
    path, layer, mapping, crs
        As in :func:`read_layer`; files only.

    Raises
    ------
    DataError
        No such file, unreadable, without rows, geometry or a usable CRS.
    UsageError
        A database.
    """
    if is_postgis(str(path)):
        raise UsageError("error.large_database", path=shown(str(path)))
    file, _, named = str(path).partition("|layername=")
    place = Path(file)
    if isinstance(mapping, str | Path):
        mapping = load_mapping(mapping)
    if place.suffix.lower() in SUFFIXES:
        source = open_source(place)
        bytes_ = source.row_bytes(source.columns)
        return Large(place, None, mapping, None, source.rows, bytes_, source)
    if not place.exists():
        raise DataError("error.no_file", path=str(place))
    pyogrio = need("pyogrio", purpose=str(place))
    try:
        info = pyogrio.read_info(place, layer=layer or named or None, force_feature_count=True)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise DataError("error.unreadable", path=str(place), reason=str(error)[:200]) from error
    if info["geometry_type"] is None:
        raise DataError("error.no_geometry", layer=str(path))
    if info["features"] == 0:
        raise DataError("error.no_features", layer=str(path))
    given = crs or (mapping or {}).get("layer", {}).get("crs")
    if info["crs"] is None and given is None:
        raise DataError("error.no_crs_of", layer=str(path), advice=ADVICE)
    told = None if info["crs"] is not None else CRS.from_user_input(given)
    return Large(
        place, layer or named or None, mapping, told, int(info["features"]), _USUAL_BYTES, None
    )


def rows_allowed(large: Large, memory_mb: float, zone_bytes: float = 0.0) -> int:
    """How many rows a piece may have.

    Parameters
    ----------
    large : Large
    memory_mb : float
    zone_bytes : float
        Of all zones that are in memory beside it.

    Returns
    -------
    int
        At least 2000: below that the bound is not kept.
    """
    if not memory_mb >= 1:
        raise UsageError("error.choice", name="memory_mb", value=str(memory_mb), allowed="≥ 1")
    room = (memory_mb - BASE_MB) * 2**20 - zone_bytes
    rows = int(room / (COPIES * large.row_bytes + OBJECT_BYTES))
    return min(max(rows, LEAST_ROWS), MOST_ROWS)


def pieces_of(
    large: Large, rows: int, *, outlines_only: bool = False
) -> Iterator[tuple[int, gpd.GeoDataFrame]]:
    """Raw layers of consecutive rows, and how many rows were before each.

    Parameters
    ----------
    large : Large
    rows : int
        Of a piece.
    outlines_only : bool
        Without any field.
    """
    first = 0
    if large.source is not None:
        parts = _parquet(large, large.source, rows, outlines_only)
    else:
        parts = _ogr(large, rows, outlines_only)
    for raw in parts:
        yield first, raw
        first += len(raw)
    if first < large.rows:
        reason = f"{first} < {large.rows}"
        raise DataError("error.unreadable", path=str(large.path), reason=reason)


def prepared(large: Large, raw: gpd.GeoDataFrame, rows: Ints, kind: str) -> gpd.GeoDataFrame:
    """A piece in the schema of its kind, its parcels called as they would be in the whole layer.

    Parameters
    ----------
    large : Large
    raw : geopandas.GeoDataFrame
    rows : ndarray of int
        The place of each row in the file.
    kind : str
    """
    layer = prepare_layer(raw, kind=kind, mapping=large.mapping, source=large.name)
    for entry in layer.attrs.get(UNREADABLE, []):
        entry["row"] = int(rows[entry["row"]])
    return layer.set_axis(pd.Index(rows), axis=0)


def named(layer: gpd.GeoDataFrame, column: str = "parcel_id") -> gpd.GeoDataFrame:
    """A layer in which a feature without a number is called by its row of the whole file."""
    if column in layer.columns:
        names = texts(layer[column])
    else:
        names = pd.Series(None, index=layer.index, dtype=object)
    unknown = names.isna().to_numpy()
    if not unknown.any():
        return layer
    cells = names.to_numpy(dtype=object, copy=True)
    cells[unknown] = [f"row:{row}" for row in layer.index[unknown]]
    return layer.assign(**{column: pd.Series(cells, index=layer.index, dtype=object)})


def _parquet(
    large: Large, source: Source, rows: int, outlines_only: bool
) -> Iterator[gpd.GeoDataFrame]:
    columns = [source.geometry] if outlines_only else list(source.columns)
    parquet = need("pyarrow.parquet", purpose="GeoParquet")
    pa = need("pyarrow", purpose="GeoParquet")
    try:
        with parquet.ParquetFile(large.path, memory_map=True, pre_buffer=False) as file:
            for batch in file.iter_batches(rows, columns=columns, use_threads=False):
                table = pa.Table.from_batches([batch])
                column = table.column(source.geometry).combine_chunks()
                if hasattr(column, "chunks"):
                    column = pa.concat_arrays(column.chunks)
                column = getattr(column, "storage", column)
                shapes = outlines_of(column, source.encoding).geometries()
                frame = table.drop_columns([source.geometry]).to_pandas(ignore_metadata=True)
                yield gpd.GeoDataFrame(frame, geometry=shapes, crs=source.crs)
    except (pa.ArrowException, OSError) as error:
        reason = str(error)[:200]
        raise DataError("error.unreadable", path=str(large.path), reason=reason) from error


def _ogr(large: Large, rows: int, outlines_only: bool) -> Iterator[gpd.GeoDataFrame]:
    options: dict[str, Any] = {}
    if large.path.suffix.lower() == ".shp":
        encoding = shapefile_encoding(large.path)
        options = {"encoding": encoding} if encoding else {}
    if outlines_only:
        options["columns"] = []
    for first in range(0, large.rows, rows):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # repeated fids and the like
            raw = gpd.read_file(
                large.path,
                layer=large.layer,
                engine="pyogrio",
                rows=slice(first, min(first + rows, large.rows)),
                **options,
            )
        if len(raw) == 0:
            return
        yield raw if large.crs is None else raw.set_crs(large.crs)


def all_rows(first: int, count: int) -> Ints:
    """The places in the file of so many consecutive rows."""
    return np.arange(first, first + count)


STREAMED = tuple(suffix for suffix in FORMATS if suffix in (".gpkg", ".csv", ".parquet"))
"""Formats that take one piece after the other."""
