"""The comparisons: what is measured, against whom, and what the project promises.

Every comparison first proves that both sides found the same, because the speed of a wrong result
means nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import geopandas as gpd

from sedp_spatial import area_m2, check_layer, land_balance, read_layer

from . import peers
from .coverage import cached_territory, plant_defects
from .measuring import Seconds, peak_mb, ratio_of, take_turns

PROMISED = 90_000  # parcels from which on the promises are held against the figures
DEFECTS = 200
SAMPLE = 2_000  # polygons for which Geod is called; its time is proportional to their number


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    what, peer : str
    peer_value, our_value : float
        Seconds (medians) or megabytes, as ``unit`` says.
    ratio, least, greatest : float
        Peer over ours; ours over peer for the balance, whose cost is set against reading.
    required : str
        ``≥ 20``, ``< 1`` or an empty text.
    """

    what: str
    peer: str
    peer_value: float
    our_value: float
    ratio: float
    least: float
    greatest: float
    required: str = ""
    unit: str = "s"

    @property
    def verdict(self) -> str:
        """Whether the median keeps the promise; nothing where none was made."""
        if not self.required:
            return ""
        sign, bound = self.required.split()
        kept = self.ratio >= float(bound) if sign == "≥" else self.ratio < float(bound)
        return "ok" if kept else "MISSED"


@dataclass(frozen=True)
class Layers:
    """A benchmark's data, as read from the cached file."""

    path: Path
    parcels: gpd.GeoDataFrame
    boundary: gpd.GeoDataFrame
    name: str

    def promised(self, required: str) -> str:
        """What is required of a layer of this size: the promises speak of 100 000 parcels."""
        return required if len(self.parcels) >= PROMISED else ""

    @classmethod
    def of(cls, count: int, folder: Path | None = None) -> Layers:
        """Read the territory of about ``count`` parcels, made first if it is not there."""
        path = cached_territory(count, folder)
        parcels = gpd.read_file(path, layer="parcels", use_arrow=True)
        boundary = gpd.read_file(path, layer="boundary")
        thousands = f"{count // 1000}k" if count >= 1000 else str(count)
        return cls(path, parcels, boundary, thousands)


def compare(
    count: int,
    repetitions: int,
    *,
    memory: bool = True,
    folder: Path | None = None,
    say: Callable[[str], None] = lambda text: None,
) -> Iterator[Row]:
    """All comparisons for one size.

    Parameters
    ----------
    count : int
        About how many parcels.
    repetitions : int
        Pairs of measurements after the warm-up.
    memory : bool
        Whether memory peaks are measured too, each in a process of its own.
    folder : Path, optional
        Where the data are kept; the user's cache folder if not given.
    say : callable
        Hears what is being measured.

    Raises
    ------
    AssertionError
        If the sides disagree.
    """
    layers = Layers.of(count, folder)
    say(f"{layers.name}: areas")
    yield from areas(layers, max(repetitions, 5))
    say(f"{layers.name}: overlaps and gaps")
    yield from overlaps_and_gaps(layers, repetitions)
    say(f"{layers.name}: balance")
    yield from balance(layers, max(repetitions, 5))
    if memory:
        say(f"{layers.name}: memory")
        yield from memory_peaks(layers)


def areas(layers: Layers, repetitions: int) -> Iterator[Row]:
    """``area_m2`` against ``pyproj.Geod`` called per polygon."""
    every = max(1, len(layers.parcels) // SAMPLE)
    sampled = len(layers.parcels.iloc[::every])
    scale = len(layers.parcels) / sampled
    peer = f"Geod per polygon ({sampled} of them × {scale:.3g})"
    for name, layer, words in (
        ("longitude/latitude", layers.parcels.to_crs(peers.DEGREES), peer),
        ("projected", layers.parcels, f"to_crs + {peer}"),
    ):
        runs: list[peers.Geodesics] = []
        results, seconds = take_turns(
            {
                "peer": lambda layer=layer, runs=runs: runs.append(peers.geod_areas(layer, every)),
                "ours": lambda layer=layer: area_m2(layer),
            },
            repetitions,
        )
        theirs, ours = runs[-1].areas, results["ours"].to_numpy()[::every]
        agree(theirs.sum(), ours.sum(), 1e-6, "areas")
        scaled = {"peer": [run.seconds for run in runs[1:]], "ours": seconds["ours"]}
        what = f"area_m2, {name}, {layers.name}"
        yield row_of(what, words, scaled, layers.promised("≥ 20"))


def overlaps_and_gaps(layers: Layers, repetitions: int) -> Iterator[Row]:
    """All of ``check_layer`` on a layer with planted defects against the bare overlay."""
    broken, overlaps, gaps = plant_defects(layers.parcels, DEFECTS)
    found: list[peers.Overlay] = []

    def peer() -> None:
        found.append(peers.self_join(broken, layers.boundary))

    results, seconds = take_turns(
        {"peer": peer, "ours": lambda: check_layer(broken, boundary=layers.boundary)}, repetitions
    )
    theirs, table = found[-1], results["ours"].table
    listed = table.groupby("rule")["area_m2"].agg(["size", "sum"])
    for rule, planted, number, area in (
        ("overlap", overlaps, theirs.overlaps, theirs.overlap),
        ("gap", gaps, theirs.gaps, theirs.gap),
    ):
        size, total = listed.loc[rule] if rule in listed.index else (0, 0.0)
        if not planted == number == size:
            raise AssertionError(f"{rule}: planted {planted}, peer {number}, check_layer {size}")
        # The peer's areas are those of the plane, off by the grid's scale.
        agree(area, total, 1e-3, rule)
    defects = f"{overlaps} overlaps and {gaps} gaps"
    whole = f"check_layer, {defects}, {layers.name}"
    required = layers.promised("≥ 10")
    yield row_of(whole, "sjoin + intersection, union_all + difference", seconds, required)
    joins = {"peer": [run.join_s for run in found[1:]], "ours": seconds["ours"]}
    yield row_of(whole, "sjoin + intersection alone", joins, required)


def balance(layers: Layers, repetitions: int) -> Iterator[Row]:
    """``land_balance`` of a clean layer against reading the file it came from."""

    def read(use_arrow: bool) -> gpd.GeoDataFrame:
        return gpd.read_file(layers.path, layer="parcels", engine="pyogrio", use_arrow=use_arrow)

    results, seconds = take_turns(
        {
            "read_layer": lambda: read_layer(layers.path, "parcels", kind="parcels"),
            "pyogrio": lambda: read(False),
            "arrow": lambda: read(True),
            "with": lambda: land_balance(layers.parcels, boundary=layers.boundary),
            "without": lambda: land_balance(layers.parcels),
        },
        repetitions,
    )
    for ours in ("with", "without"):
        agree(results["arrow"].area.sum() / 1e4, results[ours].parcels_ha, 1e-3, "balance")
        agree(results[ours].territory_ha, results[ours].parcels_ha, 1e-9, "closure")
        for peer, words in (
            ("read_layer", "read_layer GPKG"),
            ("pyogrio", "geopandas.read_file GPKG"),
            ("arrow", "geopandas.read_file GPKG, Arrow"),
        ):
            pair = {"peer": seconds[peer], "ours": seconds[ours]}
            what = f"land_balance, {ours} boundary, {layers.name}"
            yield row_of(what, words, pair, layers.promised("< 1"), as_cost=True)


def memory_peaks(layers: Layers) -> Iterator[Row]:
    """Memory peaks of whole processes: imports, reading and the work."""
    for what, theirs, ours in (
        ("area_m2", "geod", "area"),
        ("check_layer", "self_join", "check"),
        ("land_balance", "read", "balance"),
    ):
        peer_mb, our_mb = peak_mb(theirs, layers.path), peak_mb(ours, layers.path)
        ratio = peer_mb / our_mb
        words = {
            "geod": "to_crs, Geod",
            "self_join": "sjoin, union_all",
            "read": "reading the file alone",
        }
        yield Row(
            f"memory peak of {what}, {layers.name}",
            words[theirs],
            peer_mb,
            our_mb,
            ratio,
            ratio,
            ratio,
            unit="MB",
        )


def do_task(task: str, path: Path) -> None:
    """One side of :func:`memory_peaks`, to be run in a process of its own."""
    parcels = gpd.read_file(path, layer="parcels", use_arrow=True)
    boundary = gpd.read_file(path, layer="boundary")
    tasks: dict[str, Callable[[], Any]] = {
        "read": lambda: None,
        "geod": lambda: peers.geod_areas(parcels),
        "self_join": lambda: peers.self_join(parcels, boundary),
        "area": lambda: area_m2(parcels),
        "check": lambda: check_layer(parcels, boundary=boundary),
        "balance": lambda: land_balance(parcels, boundary=boundary),
    }
    tasks[task]()


def row_of(what: str, peer: str, seconds: Seconds, required: str, *, as_cost: bool = False) -> Row:
    """A line from the seconds of both sides."""
    over, under = ("ours", "peer") if as_cost else ("peer", "ours")
    return Row(
        what,
        peer,
        median(seconds["peer"]),
        median(seconds["ours"]),
        *ratio_of(seconds[over], seconds[under]),
        required,
    )


def agree(theirs: float, ours: float, share: float, what: str) -> None:
    """Refuse to compare the speed of different results."""
    if not abs(theirs - ours) <= share * abs(theirs):
        raise AssertionError(f"{what}: the peer has {theirs!r}, the library {ours!r}")
