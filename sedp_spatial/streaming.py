"""Overlay of layers too large for memory: batch by batch, without building geometries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from .errors import DataError
from .geometry.area import horizontal_crs, ring_polygons_area_m2
from .geometry.overlap import planar_overlaps
from .geometry.rings import Rings
from .geometry.zone_index import ZoneIndex
from .layers.cells import texts
from .layers.place import check_place
from .optional import has, need
from .overlay import by_kind, measure_on_ellipsoid, overlap_areas, ready_zones
from .progress import Feedback, step

# The parcels' numbers as the file has them, the bytes of their outlines, and where each starts.
Batch: TypeAlias = tuple[pd.Series | None, np.ndarray, np.ndarray]

# Parcels of one batch: 100 000 parcels of forty vertices are 64 MB of coordinates.
BATCH = 100_000


def overlap_areas_of_file(
    path: str | Path,
    zones: gpd.GeoDataFrame,
    *,
    by: str | Sequence[str],
    layer: str | None = None,
    id_column: str = "parcel_id",
    batch: int = BATCH,
    threads: int | None = None,
    feedback: Feedback | None = None,
) -> Iterator[pd.DataFrame]:
    """Measure how much of every parcel of a file lies in every kind of zone, batch by batch.

    The file is never in memory as a whole. Where numba is there and a batch holds nothing but
    polygons in two dimensions, no geometry is built: coordinates go from the file into the
    kernel. The outlines are then not checked for validity; run :func:`check_layer` first.

    Parameters
    ----------
    path : str or Path
        GeoParquet, or any OGR source that pyogrio streams.
    zones : geopandas.GeoDataFrame
        As in :func:`overlap_areas`; they are kept in memory.
    by : str or sequence of str
        Columns of the zones.
    layer : str, optional
        The layer of a source that holds several.
    id_column : str
        The parcels' number.
    batch : int
        Parcels per batch; bounds the memory.
    threads : int, optional
    feedback : Feedback, optional

    Yields
    ------
    pandas.DataFrame
        parcel_id, the columns of ``by``, area_m2, share, parcel (row in the file), for the
        parcels of one batch.

    Raises
    ------
    DataError
        As :func:`overlap_areas`.

    Examples
    --------
    >>> tables = overlap_areas_of_file(path, hazards, by="hazard", layer="parcels")
    >>> total = sum(table["area_m2"].sum() for table in tables)
    """
    columns = [by] if isinstance(by, str) else list(by)
    crs, count, batches = _open(Path(path), layer, id_column, batch)
    place = gpd.GeoDataFrame(geometry=[], crs=crs)
    check_place(place, str(path))
    index, kind, kinds, _ = ready_zones(zones, columns, horizontal_crs(crs))
    first = 0
    for ids, blob, offsets in batches:
        step(feedback, first / max(count, 1))
        names = _named(ids, len(offsets) - 1, first)
        rings = _rings(blob, offsets)
        if rings is None:
            shapes = shapely.from_wkb([_bytes(blob, offsets, i) for i in range(len(offsets) - 1)])
            parcels = gpd.GeoDataFrame({"parcel_id": names}, geometry=shapes, crs=crs)
            table = overlap_areas(parcels, zones, by=columns, threads=threads)
            table = table.drop(columns="sliver_m2")
        else:
            table = _table(rings, names, index, kind, kinds, horizontal_crs(crs), threads)
        table["parcel"] += first
        first += len(names)
        yield table
    step(feedback, 1.0)


def _table(
    rings: Rings,
    names: np.ndarray,
    index: ZoneIndex,
    kind: np.ndarray,
    kinds: pd.DataFrame,
    crs: CRS,
    threads: int | None,
) -> pd.DataFrame:
    found = planar_overlaps(rings, index, threads=threads)
    own_m2 = ring_polygons_area_m2(rings, crs)
    area_m2 = measure_on_ellipsoid(found, rings, index.shapes, own_m2, crs, threads)
    table = by_kind(found, kind, kinds, {"area_m2": area_m2}, own_m2)
    table["parcel_id"] = names[table["parcel"].to_numpy()]
    return table[["parcel_id", *kinds.columns, "area_m2", "share", "parcel"]]


def _rings(blob: np.ndarray, offsets: np.ndarray) -> Rings | None:
    if not has("numba"):
        return None
    from .geometry.wkb import rings_of_wkb

    return rings_of_wkb(blob, offsets)


def _named(ids: pd.Series | None, count: int, first: int) -> np.ndarray:
    """The parcels' numbers; ``row:N`` of the whole file where one has none."""
    rows = np.array([f"row:{first + position}" for position in range(count)], dtype=object)
    if ids is None:
        return rows
    known = texts(ids).to_numpy(dtype=object)
    return np.where(pd.isna(known), rows, known)


def _bytes(blob: np.ndarray, offsets: np.ndarray, position: int) -> bytes | None:
    data = blob[offsets[position] : offsets[position + 1]].tobytes()
    return data or None


def _open(
    path: Path, layer: str | None, id_column: str, batch: int
) -> tuple[CRS, int, Iterator[Batch]]:
    """The CRS, the number of parcels, and batches of names, WKB bytes and offsets."""
    if not path.exists():
        raise DataError("error.no_file", path=str(path))
    need("pyarrow", purpose="Arrow")
    if path.suffix.lower() in (".parquet", ".geoparquet"):
        return _open_parquet(path, id_column, batch)
    pyogrio = need("pyogrio", purpose=str(path))
    info = pyogrio.read_info(path, layer=layer)
    if info["crs"] is None:
        raise DataError("error.no_crs_of", layer=str(path), advice="EPSG:7692–7696 (Kyrg-06)")
    wanted = [id_column] if id_column in info["fields"] else []

    def batches() -> Iterator[Batch]:
        options = {"layer": layer, "columns": wanted, "batch_size": batch, "use_pyarrow": True}
        with pyogrio.open_arrow(path, **options) as (meta, reader):
            geometry = meta["geometry_name"] or "wkb_geometry"
            for part in reader:
                yield _part(part, geometry, id_column if wanted else None)

    return CRS.from_user_input(info["crs"]), int(info["features"]), batches()


def _open_parquet(path: Path, id_column: str, batch: int) -> tuple[CRS, int, Iterator[Batch]]:
    parquet = need("pyarrow.parquet", purpose="GeoParquet")
    file = parquet.ParquetFile(path)
    meta = json.loads((file.schema_arrow.metadata or {}).get(b"geo", b"{}"))
    if not meta:
        raise DataError("error.no_geometry", layer=str(path))
    geometry = meta["primary_column"]
    described = meta["columns"][geometry]
    if described.get("encoding") != "WKB":
        raise DataError("error.unreadable", path=str(path), reason=str(described.get("encoding")))
    crs = CRS.from_user_input(described.get("crs") or "OGC:CRS84")
    names = set(file.schema_arrow.names)
    wanted = [geometry, *([id_column] if id_column in names else [])]

    def batches() -> Iterator[Batch]:
        for part in file.iter_batches(batch_size=batch, columns=wanted):
            yield _part(part, geometry, id_column if id_column in names else None)

    return crs, int(file.metadata.num_rows), batches()


def _part(batch: Any, geometry: str, id_column: str | None) -> Batch:
    pa = need("pyarrow", purpose="Arrow")
    column = batch.column(batch.schema.get_field_index(geometry))
    width = np.int64 if pa.types.is_large_binary(column.type) else np.int32
    _, bounds, data = column.buffers()
    offsets = np.frombuffer(bounds, dtype=width)[column.offset : column.offset + len(column) + 1]
    blob = np.frombuffer(data, dtype=np.uint8) if data is not None else np.empty(0, np.uint8)
    ids = None
    if id_column is not None:
        ids = batch.column(batch.schema.get_field_index(id_column)).to_pandas()
    return ids, blob, offsets.astype(np.int64)
