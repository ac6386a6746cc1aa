"""Layers larger than memory: areas of a streamed file against reading the same file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas as gpd

from sedp_spatial import overlap_areas_of_file

from .coverage import cached_territory
from .measuring import peak_mb, take_turns
from .overlays import zones_over
from .suite import Row, agree, row_of

PROMISED = 900_000
MOST_MB = 3 * 1024
_ZONES = "zones_v2"  # another name where they are made in another way
_ZONES_PER_PARCEL = 500


def streamed(
    count: int,
    repetitions: int,
    *,
    folder: Path | None = None,
    say: Callable[[str], None] = lambda text: None,
) -> Iterator[Row]:
    """Areas of about ``count`` parcels in a five-hundredth as many zones, in batches.

    Raises
    ------
    AssertionError
        If the encodings do not give the same areas.
    """
    say(f"{count}: the files")
    files = cached_files(count, folder)
    zones = gpd.read_parquet(files["zones"])
    name = f"{count // 1000}k × {len(zones)}"
    total = None
    for encoding, path in (("WKB", files["WKB"]), ("GeoArrow", files["geoarrow"])):
        say(f"{count}: streamed, {encoding}")
        results, seconds = take_turns(
            {
                "peer": lambda path=path: gpd.read_parquet(path).area.sum(),
                "ours": lambda path=path: stream(path, zones),
            },
            repetitions,
        )
        total = results["ours"] if total is None else total
        agree(total, results["ours"], 1e-12, encoding)
        yield row_of(
            f"overlap_areas_of_file, {encoding}, {name}",
            "geopandas.read_parquet of the same file",
            seconds,
            "< 2" if count >= PROMISED else "",
            as_cost=True,
        )
    say(f"{count}: streamed, GeoPackage")
    gpkg = cached_territory(count, folder)
    results, seconds = take_turns(
        {
            "peer": lambda: len(gpd.read_file(gpkg, layer="parcels", use_arrow=True)),
            "ours": lambda: stream(gpkg, zones),
        },
        repetitions,
    )
    agree(float(total or 0), results["ours"], 1e-12, "GeoPackage")
    yield row_of(
        f"overlap_areas_of_file, GeoPackage, {name}",
        "geopandas.read_file of the same file, Arrow",
        seconds,
        "< 2" if count >= PROMISED else "",
        as_cost=True,
    )
    for encoding in ("WKB", "geoarrow"):
        say(f"{count}: memory, {encoding}")
        ours = peak_mb("stream", files[encoding])
        yield Row(
            f"memory peak of overlap_areas_of_file, {encoding}, {name}",
            "the bound of 3 GB",
            MOST_MB,
            ours,
            *[MOST_MB / ours] * 3,
            "≥ 1" if count >= PROMISED else "",
            unit="MB",
        )


def stream(path: Path, zones: gpd.GeoDataFrame) -> float:
    """The sum of all areas; what a batch gave is let go before the next is read."""
    layer = "parcels" if path.suffix == ".gpkg" else None
    tables = overlap_areas_of_file(path, zones, by="zone", layer=layer)
    return float(sum(table["area_m2"].sum() for table in tables))


def stream_alone(path: Path) -> None:
    """One streamed run, in a process that has read nothing else but the zones."""
    stream(path, gpd.read_parquet(path.with_name(f"{path.name.split('-')[0]}-{_ZONES}.parquet")))


def cached_files(count: int, folder: Path | None = None) -> dict[str, Path]:
    """Parcels as GeoParquet in both encodings, and the zones, made once per machine."""
    source = cached_territory(count, folder)
    base = source.with_name(source.stem.replace("-", "_"))
    files = {
        key: base.with_name(f"{base.name}-{name}.parquet")
        for key, name in (("WKB", "WKB"), ("geoarrow", "geoarrow"), ("zones", _ZONES))
    }
    if not all(path.exists() for path in files.values()):
        parcels = gpd.read_file(source, layer="parcels", use_arrow=True)
        zones = zones_over(parcels, max(20, len(parcels) // _ZONES_PER_PARCEL))
        _write(zones, files["zones"], "WKB")
        for encoding in ("WKB", "geoarrow"):
            _write(parcels, files[encoding], encoding)
    return files


def _write(layer: gpd.GeoDataFrame, path: Path, encoding: str) -> None:
    made = path.with_suffix(".part")
    layer.to_parquet(made, geometry_encoding=encoding, row_group_size=100_000)
    made.replace(path)
