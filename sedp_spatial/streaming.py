"""Overlay of layers too large for memory: batch by batch, without building geometries."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from .geometry.area import horizontal_crs, ring_polygons_area_m2
from .geometry.overlap import planar_overlaps
from .geometry.rings import Rings
from .geometry.zone_index import ZoneIndex
from .layers.batches import Batch, polygon_batches
from .layers.cells import texts
from .layers.place import check_place
from .layers.postgis import is_postgis, shown
from .layers.postgis.reading import postgis_batches
from .overlay import ReadyZones, areas_in_zones, by_kind, measure_on_ellipsoid, ready_zones
from .progress import Feedback, step

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
        GeoParquet, its outlines as WKB or as lists of coordinates (GeoArrow, read fastest), any
        OGR source that pyogrio streams, or PostGIS (``PG:service=NAME|layername=SCHEMA.TABLE``).
    zones : geopandas.GeoDataFrame
        As in :func:`overlap_areas`; they are kept in memory.
    by : str or sequence of str
        Columns of the zones.
    layer : str, optional
        The layer of a source that holds several.
    id_column : str
        The parcels' number.
    batch : int
        Parcels per batch; bounds the memory, in which two or three batches are at a time.
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
    if is_postgis(str(path)):
        crs, count, batches = postgis_batches(str(path), layer, id_column, batch)
    else:
        crs, count, batches = polygon_batches(Path(path), layer, id_column, batch)
    check_place(gpd.GeoDataFrame(geometry=[], crs=crs), shown(str(path), layer))
    # Much of the work on a batch is done by one processor: two batches at a time use two.
    workers = threads or os.cpu_count() or 1
    abreast = min(2, workers)
    waiting: deque[tuple[int, Future[pd.DataFrame]]] = deque()
    first = 0
    with ThreadPoolExecutor(abreast) as pool:
        # Once for all batches, the first of which are read meanwhile.
        ready = pool.submit(ready_zones, zones, columns, horizontal_crs(crs))
        measure = partial(_measured, ready, columns, crs, max(1, workers // abreast))
        for part in batches:
            waiting.append((first, pool.submit(measure, part, first)))
            first += len(part.outlines)
            if len(waiting) > abreast:
                start, table = waiting.popleft()
                step(feedback, start / max(count, 1))
                yield table.result()
        for start, table in waiting:
            step(feedback, start / max(count, 1))
            yield table.result()
    step(feedback, 1.0)


def _measured(
    ready: Future[ReadyZones],
    columns: list[str],
    crs: CRS,
    threads: int,
    part: Batch,
    first: int,
) -> pd.DataFrame:
    """The table of one batch, whose first parcel is so many rows into the file."""
    names = _named(part.ids, len(part.outlines), first)
    rings = part.outlines.rings()
    if rings is None:
        shapes = part.outlines.geometries()
        some = np.flatnonzero(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
        parcels = gpd.GeoDataFrame({"parcel_id": names[some]}, geometry=shapes[some], crs=crs)
        table = areas_in_zones(parcels, ready.result(), columns, threads=threads)
        table = table.drop(columns="sliver_m2")
        table["parcel"] = some[table["parcel"].to_numpy()]
    else:
        index, kind, kinds, _ = ready.result()
        table = _table(rings, names, index, kind, kinds, horizontal_crs(crs), threads)
    table["parcel"] += first
    return table


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


def _named(ids: pd.Series | None, count: int, first: int) -> np.ndarray:
    """The parcels' numbers; ``row:N`` of the whole file where one has none."""
    names = np.full(count, None) if ids is None else texts(ids).to_numpy(dtype=object)
    unknown = np.flatnonzero(pd.isna(names))
    if len(unknown):
        names = names.copy()
        names[unknown] = [f"row:{row}" for row in (first + unknown).tolist()]
    return names
