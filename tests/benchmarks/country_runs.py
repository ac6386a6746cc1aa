"""The country's sums against reading the same files, from ten thousand parcels to two million.

*Reading* is ``geopandas.read_parquet`` of every layer that the run reads (parcels, boundaries,
restrictions). Each side is measured in fresh processes, in turns, from the system's warm file
cache, after the imports; the median counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import geopandas as gpd
import numpy as np

from sedp_spatial import CountryResult, country_sums

from .country import cached_country
from .measuring import ROOT, own_peak_mb

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 2_000_000)
MEMORY_MB = 3000.0
BOUND_MB = 4096.0
MOST = 3.0  # times the reading: balance and restrictions of two million parcels
REPETITIONS = 3
READING, SUMS_OF_LIMITS, SUMS_OF_ALL = "country-reading", "country-limits", "country-all"
_LIMITS = ("restrictions",)
_ALL = ("restrictions", "hazards")


def beside(path: str | Path, parts: Sequence[str]) -> dict[str, Path]:
    """The files of other layers that lie beside the parcels, by argument."""
    folder, name = Path(path).parent, Path(path).name
    named = {"boundary": "boundaries", **{part: part for part in parts}}
    return {key: folder / name.replace("parcels", file) for key, file in named.items()}


def run(path: str | Path, *, parts: Sequence[str] = _ALL, **options: Any) -> CountryResult:
    """The sums of a country whose other layers lie beside its parcels."""
    layers = {key: gpd.read_parquet(file) for key, file in beside(path, parts).items()}
    return country_sums(path, **layers, **options)


def measure_alone(task: str, path: Path) -> dict[str, float]:
    """One side in this process, which should have done nothing else.

    Returns
    -------
    dict
        seconds, cpu (processor seconds of all threads), peak_mb, parcels, municipalities.
    """
    wall, cpu = perf_counter(), process_time()
    if task == READING:
        files = [path, *beside(path, _LIMITS).values()]
        layers = [gpd.read_parquet(file) for file in files]
        parcels, municipalities = len(layers[0]), len(layers[1])
    else:
        parts = _LIMITS if task == SUMS_OF_LIMITS else _ALL
        result = run(path, parts=parts, memory_mb=MEMORY_MB)
        parcels, municipalities = result.parcels, len(result.municipalities)
    return {
        "seconds": perf_counter() - wall,
        "cpu": process_time() - cpu,
        "peak_mb": own_peak_mb(),
        "parcels": parcels,
        "municipalities": municipalities,
    }


def _alone(task: str, path: Path) -> dict[str, float]:
    """The same in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--memory-of", task, "--file", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the task {task} failed: {done.stderr[-500:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@dataclass(frozen=True)
class Growth:
    """What one size costs.

    Attributes
    ----------
    parcels, municipalities : int
    reading_s, limits_s, all_s : float
        Reading; balance and restrictions; hazards as well.
    reading_cpu_s, limits_cpu_s : float
        Processor seconds of the same, which other work on the machine hardly changes.
    peak_mb : float
        The greatest memory of a process that does all of it.
    """

    parcels: int
    municipalities: int
    reading_s: float
    limits_s: float
    all_s: float
    reading_cpu_s: float
    limits_cpu_s: float
    peak_mb: float


def growth(
    sizes: Sequence[int],
    *,
    folder: Path | None = None,
    repetitions: int = REPETITIONS,
    say: Callable[[str], None],
) -> Iterator[Growth]:
    """Measure size after size, the sides of each ratio in turns."""
    for size in sizes:
        say(f"{size}: the files")
        path = cached_country(size, folder)["parcels"]
        if size == sizes[0]:
            _alone(SUMS_OF_ALL, path)  # kernels are compiled
        for file in (path, *beside(path, _ALL).values()):
            file.read_bytes()  # they come from the system's cache for all sides
        sides: dict[str, list[dict[str, float]]] = {}
        for number in range(repetitions):
            for side in (READING, SUMS_OF_LIMITS, SUMS_OF_ALL):
                say(f"{size}: {side}, {number + 1} of {repetitions}")
                sides.setdefault(side, []).append(_alone(side, path))
        figures = {
            (side, figure): median(one[figure] for one in found)
            for side, found in sides.items()
            for figure in ("seconds", "cpu")
        }
        row = Growth(
            parcels=int(sides[SUMS_OF_ALL][0]["parcels"]),
            municipalities=int(sides[SUMS_OF_ALL][0]["municipalities"]),
            reading_s=figures[READING, "seconds"],
            limits_s=figures[SUMS_OF_LIMITS, "seconds"],
            all_s=figures[SUMS_OF_ALL, "seconds"],
            reading_cpu_s=figures[READING, "cpu"],
            limits_cpu_s=figures[SUMS_OF_LIMITS, "cpu"],
            peak_mb=max(
                one["peak_mb"] for side in (SUMS_OF_LIMITS, SUMS_OF_ALL) for one in sides[side]
            ),
        )
        say(f"{size}: {row}")  # a long run that is stopped has not been for nothing
        yield row


@dataclass(frozen=True)
class Law:
    """Cost as ``fixed + each · parcels ** exponent``: what is paid once, and how the rest grows."""

    fixed: float
    each: float
    exponent: float

    def at(self, parcels: np.ndarray) -> np.ndarray:
        """What so many parcels cost."""
        return np.asarray(self.fixed + self.each * parcels**self.exponent)


def law(rows: Sequence[Growth], figure: str) -> Law | None:
    """The law that misses the measurements by the least shares; None for too few of them."""
    from scipy.optimize import least_squares

    if len(rows) < 4:
        return None
    parcels = np.array([row.parcels for row in rows], dtype=float)
    took = np.array([getattr(row, figure) for row in rows])

    def missed(guess: np.ndarray) -> np.ndarray:
        fixed, last, exponent = np.exp(guess[0]), np.exp(guess[1]), guess[2]
        return np.asarray((fixed + last * (parcels / parcels[-1]) ** exponent) / took - 1)

    found = least_squares(missed, [np.log(took[0] / 2), np.log(took[-1]), 1.0]).x
    exponent = float(found[2])
    return Law(float(np.exp(found[0])), float(np.exp(found[1]) / parcels[-1] ** exponent), exponent)


def table(rows: Sequence[Growth]) -> str:
    """The measurements as Markdown, the fitted laws below."""
    lines = [
        "| parcels | municipalities | reading, s | balance + restrictions, s | ratio | "
        "reading, processor s | balance + restrictions, processor s | with hazards, s | "
        "peak, MB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        lines.append(
            f"| {row.parcels} | {row.municipalities} | {row.reading_s:.2f} | {row.limits_s:.2f} | "
            f"{row.limits_s / row.reading_s:.2f} | {row.reading_cpu_s:.2f} | "
            f"{row.limits_cpu_s:.2f} | {row.all_s:.2f} | {row.peak_mb:.0f} |"
        )
    said = []
    for name, figure in (
        ("reading", "reading_s"),
        ("balance + restrictions", "limits_s"),
        ("with hazards", "all_s"),
        ("processor time of balance + restrictions", "limits_cpu_s"),
    ):
        found = law(rows, figure)
        if found is not None:
            told = f"{found.fixed:.2f} s + {found.each:.3g} s · parcels ^ {found.exponent:.2f}"
            said.append(f"{name}: {told}.\n")
    last = rows[-1]
    said.append(
        f"{last.parcels} parcels: {last.limits_s / last.reading_s:.2f} times the reading "
        f"(aim: below {MOST:g}), {last.peak_mb:.0f} MB (aim: below {BOUND_MB:.0f})."
    )
    return "\n".join([*lines, "", *said])


def draw(rows: Sequence[Growth], path: Path) -> None:
    """Seconds and memory over the parcels, on logarithmic axes."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter, NullFormatter

    figure = Figure(figsize=(11, 4.6), layout="constrained")
    seconds, memory = figure.subplots(1, 2)
    parcels = [row.parcels for row in rows]
    for name, values, style in (
        ("with hazards", [row.all_s for row in rows], "s-"),
        ("balance + restrictions", [row.limits_s for row in rows], "o-"),
        ("3 × reading", [MOST * row.reading_s for row in rows], ":"),
        ("reading (geopandas.read_parquet)", [row.reading_s for row in rows], "^-"),
    ):
        seconds.loglog(parcels, values, style, label=name)
    found = law(rows, "limits_s")
    if found is not None:
        line = np.geomspace(parcels[0], parcels[-1], 60)
        label = f"fitted: {found.fixed:.1f} s + c · n^{found.exponent:.2f}"
        seconds.loglog(line, found.at(line), "--", color="tab:gray", lw=1, label=label)
    seconds.set_title("Seconds")
    seconds.legend(loc="upper left")
    for formatted in (seconds.yaxis.set_major_formatter, seconds.yaxis.set_minor_formatter):
        formatted(FuncFormatter(_plain))
    memory.semilogx(parcels, [row.peak_mb for row in rows], "o-", label="peak")
    memory.axhline(BOUND_MB, ls=":", color="tab:red", label="bound: 4 GB")
    memory.axhline(MEMORY_MB, ls="--", color="tab:gray", label="allowed: memory_mb = 3000")
    memory.set_ylim(0, BOUND_MB * 1.1)
    memory.set_title("Greatest memory of the process, MB")
    memory.legend(loc="center left")
    for axes in (seconds, memory):
        axes.set_xlabel("parcels")
        axes.set_xticks(parcels, [_short(count) for count in parcels])
        axes.xaxis.set_minor_formatter(NullFormatter())
        axes.grid(which="both", alpha=0.25)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)


def _plain(value: float, _place: float) -> str:
    """1, 2 and 5 of each power of ten."""
    return f"{value:g}" if f"{value:e}"[0] in "125" and f"{value:.0e}"[0] in "125" else ""


def _short(count: int) -> str:
    """10k, 1M."""
    if count >= 950_000:
        return f"{count / 1e6:.3g}M"
    return f"{count / 1e3:.3g}k"
