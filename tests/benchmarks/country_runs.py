"""The country's sums against reading the same file, from ten thousand parcels to two million."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import geopandas as gpd
import numpy as np

from sedp_spatial import CountryResult, country_sums

from .country import cached_country
from .measuring import peak_mb

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 2_000_000)
MEMORY_MB = 3000.0
BOUND_MB = 4096.0
MOST = 3.0  # times the reading: balance and restrictions of two million parcels
_LIMITS = ("restrictions",)
_ALL = ("restrictions", "hazards")


def run(path: str | Path, *, parts: Sequence[str] = _ALL, **options: Any) -> CountryResult:
    """The sums of a country whose other layers lie beside its parcels."""
    folder, name = Path(path).parent, Path(path).name
    layers = {
        key: gpd.read_parquet(folder / name.replace("parcels", file))
        for key, file in (("boundary", "boundaries"), *((part, part) for part in parts))
    }
    return country_sums(path, **layers, **options)


def run_alone(path: Path) -> None:
    """Everything at once, in a process that has done nothing else."""
    run(path, memory_mb=MEMORY_MB)


@dataclass(frozen=True)
class Growth:
    """What one size costs.

    Attributes
    ----------
    parcels, municipalities : int
    reading_s, limits_s, all_s : float
        ``geopandas.read_parquet`` into geometries; balance and restrictions; hazards as well.
    reading_cpu_s, limits_cpu_s : float
        Processor seconds of the same, which other work on the machine hardly changes.
    peak_mb : float
        Of a process that does all of it.
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
    sizes: Sequence[int], *, folder: Path | None = None, say: Callable[[str], None]
) -> Iterator[Growth]:
    """Measure size after size, both sides of each ratio one after the other."""
    for size in sizes:
        say(f"{size}: the files")
        path = cached_country(size, folder)["parcels"]
        run(path, parts=_LIMITS) if size == sizes[0] else None  # kernels are compiled or loaded
        say(f"{size}: reading")
        gpd.read_parquet(path)  # the file comes from the system's cache for all sides
        read = _seconds(lambda path=path: len(gpd.read_parquet(path)))
        say(f"{size}: balance and restrictions")
        limits = _seconds(lambda path=path: run(path, parts=_LIMITS, memory_mb=MEMORY_MB))
        say(f"{size}: hazards as well")
        whole = _seconds(lambda path=path: run(path, memory_mb=MEMORY_MB))
        say(f"{size}: memory")
        result: CountryResult = whole[2]
        row = Growth(
            parcels=result.parcels,
            municipalities=len(result.municipalities),
            reading_s=read[0],
            limits_s=limits[0],
            all_s=whole[0],
            reading_cpu_s=read[1],
            limits_cpu_s=limits[1],
            peak_mb=peak_mb("country", path),
        )
        say(f"{size}: {row}")  # a long run that is stopped has not been for nothing
        yield row


def _seconds(work: Callable[[], Any]) -> tuple[float, float, Any]:
    gc.collect()
    wall, cpu = perf_counter(), process_time()
    result = work()
    return perf_counter() - wall, process_time() - cpu, result


def exponent(rows: Sequence[Growth], figure: str, least: int = 100_000) -> float:
    """The slope of a figure over the parcels, both as logarithms, from ``least`` parcels on."""
    chosen = [row for row in rows if row.parcels >= 0.9 * least] or list(rows)
    if len(chosen) < 2:
        return float("nan")
    x = np.log([row.parcels for row in chosen])
    y = np.log([getattr(row, figure) for row in chosen])
    return float(np.polyfit(x, y, 1)[0])


def table(rows: Sequence[Growth]) -> str:
    """The measurements as Markdown, the fitted exponents below."""
    lines = [
        "| parcels | municipalities | reading, s | balance + restrictions, s | ratio | "
        "ratio of processor time | with hazards, s | peak, MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        lines.append(
            f"| {row.parcels} | {row.municipalities} | {row.reading_s:.2f} | {row.limits_s:.2f} | "
            f"{row.limits_s / row.reading_s:.2f} | {row.limits_cpu_s / row.reading_cpu_s:.2f} | "
            f"{row.all_s:.2f} | {row.peak_mb:.0f} |"
        )
    slopes = ", ".join(
        f"{name} {exponent(rows, figure):.2f}"
        for name, figure in (
            ("reading", "reading_s"),
            ("balance + restrictions", "limits_s"),
            ("with hazards", "all_s"),
            ("processor time", "limits_cpu_s"),
        )
    )
    return "\n".join([*lines, "", f"Exponents from 100 000 parcels on: {slopes}."])


def draw(rows: Sequence[Growth], path: Path) -> None:
    """Seconds and memory over the parcels, on logarithmic axes."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 4.6), layout="constrained")
    seconds, memory = figure.subplots(1, 2)
    parcels = [row.parcels for row in rows]
    for name, values, style in (
        ("with hazards", [row.all_s for row in rows], "s-"),
        ("balance + restrictions", [row.limits_s for row in rows], "o-"),
        ("3 × reading", [MOST * row.reading_s for row in rows], ":"),
        ("geopandas.read_parquet", [row.reading_s for row in rows], "^-"),
    ):
        seconds.loglog(parcels, values, style, label=name)
    slope = exponent(rows, "limits_s")
    seconds.set_title(f"Seconds; exponent of balance + restrictions: {slope:.2f}")
    seconds.set_xlabel("parcels")
    seconds.legend()
    seconds.grid(which="both", alpha=0.25)
    memory.semilogx(parcels, [row.peak_mb for row in rows], "o-", label="peak")
    memory.axhline(BOUND_MB, ls=":", color="tab:red", label="bound: 4 GB")
    memory.axhline(MEMORY_MB, ls="--", color="tab:gray", label="allowed: memory_mb = 3000")
    memory.set_ylim(0, BOUND_MB * 1.1)
    memory.set_title("Memory of the process, MB")
    memory.set_xlabel("parcels")
    memory.legend(loc="center left")
    memory.grid(alpha=0.25)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)
