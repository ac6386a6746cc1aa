"""``python -m tests.benchmarks [--quick]``: one table of ratios, measured in one run."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import shapely

from .measuring import own_peak_mb
from .overlays import overlays
from .suite import Layers, Row, compare, do_task
from .table import markdown

_PACKAGES = ("geopandas", "shapely", "pyproj", "pyogrio", "numpy")


def main(arguments: list[str] | None = None) -> int:
    """Measure and print. A machine that is busy misses promises: that is no failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10 000 parcels only, fewer times")
    parser.add_argument("--parcels", type=int, nargs="+", metavar="N", help="other sizes")
    parser.add_argument("--repetitions", type=int, metavar="N")
    parser.add_argument("--memory-of", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.memory_of:
        do_task(chosen.memory_of, chosen.file)
        print(own_peak_mb())
        return 0
    sizes = chosen.parcels or ([10_000] if chosen.quick else [10_000, 100_000])
    repetitions = chosen.repetitions or (1 if chosen.quick else 3)
    rows: list[Row] = []
    for size in sizes:
        rows += compare(size, repetitions, say=_say)
        _say(f"{size}: overlays")
        rows += overlays(Layers.of(size), max(1, repetitions - 1))
    print(markdown(rows))
    print()
    print(_conditions())
    return 0


def _conditions() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    geos = ".".join(map(str, shapely.geos_version))
    return (
        f"Python {platform.python_version()}, {packages}, GEOS {geos}; "
        f"{os.cpu_count()} processors{load}. Ratios are medians of pairs measured in turns: peer "
        "over ours (how many times faster), but ours over reading for the balance. Memory is that "
        "of the whole process, reading included."
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
