"""``python -m tests.benchmarks [--quick]``: one table of ratios, measured in one run."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import shapely

from . import country_cluster
from .country_runs import REPETITIONS, SIZES, draw, growth, measure_alone, table
from .large import stream_alone, streamed
from .measuring import ROOT, own_peak_mb
from .overlays import overlays
from .qgis import NoQgis, with_qgis
from .rasters import NoPeer, zonal
from .suite import Layers, Row, compare, do_task
from .table import markdown

PARTS = ("layers", "overlays", "qgis", "zonal", "large")
LARGE = 1_000_000
_SMALLEST_LARGE = 20_000  # what a quick run streams
_QGIS_MOST = 10_000  # QGIS takes minutes for more
_PACKAGES = ("geopandas", "shapely", "pyproj", "pyogrio", "numpy")


def main(arguments: list[str] | None = None) -> int:
    """Measure and print. A machine that is busy misses promises: that is no failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10 000 parcels only, fewer times")
    parser.add_argument("--parcels", type=int, nargs="+", metavar="N", help="other sizes")
    parser.add_argument("--repetitions", type=int, metavar="N")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="some parts only")
    parser.add_argument("--large", type=int, metavar="N", help="parcels of the streamed file")
    parser.add_argument(
        "--country", nargs="*", type=int, metavar="N", help="the country by its size, and on Dask"
    )
    parser.add_argument("--memory-of", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.memory_of:
        if chosen.memory_of == "stream":
            stream_alone(chosen.file)
        elif chosen.memory_of.startswith("country-"):
            print(json.dumps(measure_alone(chosen.memory_of, chosen.file)))
            return 0
        else:
            do_task(chosen.memory_of, chosen.file)
        print(own_peak_mb())
        return 0
    if chosen.country is not None:
        counts, times = chosen.country or SIZES, chosen.repetitions or REPETITIONS
        measured = list(growth(counts, repetitions=times, say=_say))
        draw(measured, ROOT / "build" / "country_growth.png")
        print(table(measured))
        print()
        print(country_cluster.table(country_cluster.ways(max(counts), say=_say)))
        print()
        print(_conditions())
        return 0
    sizes = chosen.parcels or ([10_000] if chosen.quick else [10_000, 100_000])
    repetitions = chosen.repetitions or (1 if chosen.quick else 3)
    rows: list[Row] = []
    for size in sizes:
        rows += _of_size(size, repetitions, chosen.only)
    if "large" in chosen.only:
        small = chosen.quick or chosen.parcels
        count = chosen.large or (_SMALLEST_LARGE if small else LARGE)
        rows += streamed(count, max(1, repetitions - 1), say=_say)
    print(markdown(rows))
    print()
    print(_conditions())
    return 0


def _of_size(size: int, repetitions: int, parts: Sequence[str]) -> Iterator[Row]:
    """The chosen comparisons for one size; a peer that is not there is named."""
    if "layers" in parts:
        yield from compare(size, repetitions, say=_say)
    fewer = max(1, repetitions - 1)
    if "overlays" in parts:
        _say(f"{size}: overlays")
        yield from overlays(Layers.of(size), fewer)
    try:
        if "qgis" in parts and size <= _QGIS_MOST:
            _say(f"{size}: QGIS")
            yield from with_qgis(Layers.of(size), fewer)
    except NoQgis as missing:
        _say(f"{size}: no comparison with QGIS: {missing}")
    try:
        if "zonal" in parts:
            _say(f"{size}: rasters")
            yield from zonal(Layers.of(size), fewer)
    except NoPeer as missing:
        _say(f"{size}: no comparison of rasters: {missing}")


def _conditions() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    geos = ".".join(map(str, shapely.geos_version))
    return (
        f"Python {platform.python_version()}, {packages}, GEOS {geos}; "
        f"{os.cpu_count()} processors{load}. Ratios are medians of pairs measured in turns: peer "
        "over ours (how many times faster), but ours over reading for the balance and for streamed "
        "files. Memory is that of the whole process, reading included."
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
