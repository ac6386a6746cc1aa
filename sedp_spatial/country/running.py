"""The whole country from its files, partition by partition, in bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import geopandas as gpd

from ..errors import UsageError
from ..hazards.levels import Order
from ..layers.boundary import Boundary
from ..layers.mapping import load_mapping
from ..layers.postgis import is_postgis, shown
from ..messages import Message
from ..progress import Feedback, part, step
from ..restrictions.validity import Day
from .job import Job, ground_of, write_boundaries
from .measuring import Sums, partition_sums
from .merging import Frame, merged
from .opening import open_parcels
from .partitions import LEAST_ROWS, Partition, affordable_rows, memory_needed, partitions_of
from .result import CountryResult
from .source import Source
from .zones import write_zones

Runner: TypeAlias = Callable[[Job, Sequence[Partition], int, Feedback | None], Iterator[Sums]]

_OWN = {"parcels", "area_ha", "share", "registered_ha", "used_ha", "unused_ha",
        "unknown_use_ha", "municipality"}  # fmt: skip


def in_threads(
    job: Job, partitions: Sequence[Partition], workers: int, feedback: Feedback | None
) -> Iterator[Sums]:
    """Measure partitions on this machine, a few at a time; NumPy, GEOS and numba run abreast."""
    ground_of(job)  # once, before several ask for it
    waiting: deque[Future[Sums]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for number, one in enumerate(partitions):
                step(feedback, number / len(partitions))
                waiting.append(pool.submit(partition_sums, job, one))
                if len(waiting) > workers:
                    yield waiting.popleft().result()
            while waiting:
                step(feedback, 1 - len(waiting) / len(partitions))
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def country_sums(
    path: str | Path,
    *,
    boundary: gpd.GeoDataFrame | None = None,
    restrictions: gpd.GeoDataFrame | None = None,
    hazards: gpd.GeoDataFrame | None = None,
    country: Boundary | None = None,
    municipality: str = "municipality",
    by: str | Sequence[str] = "category",
    on: Day = None,
    order: Order = None,
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    memory_mb: float = 2000.0,
    workers: int | None = None,
    scratch: str | Path | None = None,
    feedback: Feedback | None = None,
    runner: Runner = in_threads,
) -> CountryResult:
    """Balance, restrictions and hazards of all municipalities in a file too large for memory.

    Row groups are read, measured, added up and let go. Where the rows of a municipality do not
    follow each other, and for sources other than GeoParquet, a copy in that order is written
    into the scratch folder first, and a note says so.

    Parameters
    ----------
    path : str or Path
        Parcels: GeoParquet, read fastest where it is ordered by municipality, or any OGR source
        that pyogrio streams.
    boundary : geopandas.GeoDataFrame, optional
        The municipalities' outlines, with the column ``municipality``. Without it the outer
        outline of its parcels is a municipality's territory.
    restrictions, hazards : geopandas.GeoDataFrame, optional
        As :func:`restriction_extract` and :func:`hazard_levels` take them; kept in memory.
    country : Boundary, optional
        The outline into which the municipalities should fit.
    municipality : str
        The column that names the municipality, of the parcels and of ``boundary``. Names are
        compared as they are written, blanks at their ends apart.
    by : str or sequence of str
        The columns whose values are the classes.
    on : str or date, optional
        The day on which restrictions are in force; all of them if not given.
    order : sequence or mapping, optional
        As in :func:`hazard_levels`.
    layer : str, optional
        The layer of a source that holds several.
    mapping : mapping or path of a TOML file, optional
        Fields and codes, as in :func:`read_layer`; makes a copy.
    memory_mb : float
        What the process may take, about: a fixed part for the libraries, twenty times the bytes
        of the zones, and for each worker the rows of one partition. A partition is never less
        than one municipality; a note says so where that is more than was allowed.
    workers : int, optional
        Partitions that are worked on at a time; one per processor if not given.
    scratch : str or Path, optional
        Where temporary files go; the system's folder for them if not given.
    feedback : Feedback, optional
    runner : callable, optional
        What has the partitions measured; threads of this process if not given, see
        :func:`country_sums_on_cluster`.

    Returns
    -------
    CountryResult
        The same to 1e-12 for any ``memory_mb``, ``workers`` and ``runner``, and for any
        order of the municipalities in the file.

    Raises
    ------
    DataError
        A file that cannot be read, has no CRS or does not name municipalities; not one
        municipality that can be measured. One that cannot be measured is a finding.
    UsageError
        A database; a grouping column that the layer does not have; memory or workers below one.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 18, 77, 79 and 83.

    Examples
    --------
    >>> result = country_sums("country.parquet", boundary=municipalities)  # doctest: +SKIP
    >>> abs(result.residual_ha) < 1e-6  # doctest: +SKIP
    True
    """
    for name, value in (("memory_mb", memory_mb), ("workers", workers or 1)):
        if not value >= 1:
            raise UsageError("error.choice", name=name, value=str(value), allowed="≥ 1")
    abreast = workers or os.cpu_count() or 1
    columns = _grouping(by)
    if is_postgis(str(path)):
        raise UsageError("error.country_database", path=shown(str(path)))
    if isinstance(mapping, str | Path):
        mapping = load_mapping(mapping)
    with TemporaryDirectory(prefix="sedp-country-", dir=scratch) as folder:
        made = Path(folder)
        step(feedback, 0.0)
        parcels = open_parcels(
            Path(path), (municipality, *columns), made, layer=layer, mapping=mapping,
            memory_mb=memory_mb, feedback=part(feedback, 0.0, 0.25),
        )  # fmt: skip
        source = parcels.source
        outlines, boundaries = None, None
        flat: list[str] = []
        if boundary is not None:
            boundaries = str(made / "boundaries.parquet")
            outlines, flat = write_boundaries(boundary, source, municipality, Path(boundaries))
        step(feedback, 0.25)
        zones = made / "zones.parquet"
        steps, notes = write_zones(restrictions, hazards, source, zones, on=on, order=order)
        step(feedback, 0.3)
        there = zones.exists()
        job = Job(
            folder,
            str(source.path),
            municipality,
            columns,
            boundaries,
            str(zones) if there else None,
        )
        row_bytes = source.row_bytes(job.columns)
        zone_bytes = zones.stat().st_size * 2 if there else 0
        rows = affordable_rows(row_bytes, zone_bytes, memory_mb, abreast)
        partitions = partitions_of(parcels.groups, rows, abreast)
        largest = max(one.last - one.first for one in partitions)
        needed = memory_needed(row_bytes, zone_bytes, max(largest, LEAST_ROWS), abreast)
        if needed > memory_mb:
            notes.append(Message("note.country_memory", needed=needed, memory=memory_mb))
        try:
            sums = list(runner(job, partitions, abreast, part(feedback, 0.3, 0.95)))
        finally:
            ground_of.cache_clear()  # its files are about to go
        given = [Message("note.ellipsoidal", ellipsoid=_ellipsoid(source))]
        if boundary is None:
            given.append(Message("note.country_outlines"))
        if parcels.is_copy:
            given.append(Message("note.country_aside", path=Path(path).name))
        frame = Frame(
            outlines=outlines,
            without=flat,
            country=country,
            crs=source.crs,
            steps=steps,
            restricted=restrictions is not None,
            endangered=hazards is not None,
            by=columns,
            notes=tuple(dict.fromkeys([*given, *notes])),
        )
        result = merged(sorted(sums, key=lambda one: one.number), frame)
    step(feedback, 1.0)
    return result


def _grouping(by: str | Sequence[str]) -> tuple[str, ...]:
    columns = (by,) if isinstance(by, str) else tuple(dict.fromkeys(by))
    taken = _OWN & set(columns)
    if taken or not columns:
        wrong = min(taken) if taken else "–"
        raise UsageError(
            "error.choice", name="by", value=wrong, allowed="category, land_kind, ownership, …"
        )
    return columns


def _ellipsoid(source: Source) -> str:
    ellipsoid = source.crs.ellipsoid
    return str(ellipsoid.name) if ellipsoid is not None else ""
