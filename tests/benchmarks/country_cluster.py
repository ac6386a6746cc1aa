"""The country on Dask against one machine, digit by digit; a worker is killed on the way."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import geopandas as gpd
import numpy as np
import psutil

from sedp_spatial import CountryResult, country_sums, country_sums_on_cluster

from .country import cached_country
from .country_runs import MEMORY_MB, beside

_WORKERS = 2
_BEGUN, _SOME = 0.3, 0.35  # of the progress: where partitions begin, and when some are measured


def worker_processes() -> list[psutil.Process]:
    """The workers that this process has started and that have not ended."""
    found = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # ended since it was listed
            if "spawn_main" in " ".join(process.cmdline()):
                found.append(process)
    return found


class Killer:
    """Feedback that kills a worker process for good once so much of the work is done.

    With ``hold`` the worker stands still from the beginning of the partitions, so that it is
    killed with work in its hands however fast the other one is.
    """

    def __init__(self, after: float = _SOME, *, hold: bool = False) -> None:
        self.after, self.hold = after, hold
        self.held: psutil.Process | None = None
        self.killed: list[int] = []

    def progress(self, share: float) -> None:
        """Hear how much is done."""
        if self.hold and self.held is None and share >= _BEGUN:
            self.held = next(iter(worker_processes()), None)
            if self.held is not None:
                self.held.suspend()
        if self.killed or share < self.after:
            return
        victim = self.held or next(iter(worker_processes()), None)
        if victim is None:  # all is measured, and they have gone
            return
        victim.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        self.killed.append(victim.pid)

    def message(self, text: str) -> None:
        """Hear what is said."""

    def is_cancelled(self) -> bool:
        """Nobody cancels."""
        return False


@dataclass(frozen=True)
class Way:
    """One way of measuring.

    Attributes
    ----------
    name : str
    seconds : float
    numbers, different : int
        Numbers compared with those of one machine, and how many are not the same to the last
        digit.
    greatest : float
        The greatest difference of two numbers as a share of the first.
    residual_ha : float
        Of the country.
    """

    name: str
    seconds: float
    numbers: int
    different: int
    greatest: float
    residual_ha: float


def ways(
    size: int, *, folder: Path | None = None, say: Callable[[str], None],
    killer: Killer | None = None, memory_mb: float = MEMORY_MB,
) -> list[Way]:  # fmt: skip
    """One machine, two workers, and two of which one is killed, usually when 0.6 are done."""
    path = cached_country(size, folder)["parcels"]
    layers = {key: gpd.read_parquet(file) for key, file in beside(path, ("restrictions",)).items()}
    killer = killer or Killer(0.6)
    runs: list[tuple[str, Callable[..., CountryResult], dict[str, Any]]] = [
        ("one machine", country_sums, {}),
        (f"Dask, {_WORKERS} workers", country_sums_on_cluster, {"workers": _WORKERS}),
        (
            f"Dask, {_WORKERS} workers, one killed",
            country_sums_on_cluster,
            {"workers": _WORKERS, "feedback": killer},
        ),
    ]
    found: list[Way] = []
    first: CountryResult | None = None
    for name, work, options in runs:
        say(f"{size}: {name}")
        started = perf_counter()
        result = work(path, **layers, memory_mb=memory_mb, **options)
        seconds = perf_counter() - started
        first = first or result
        found.append(Way(name, seconds, *compared(first, result), result.residual_ha))
    if len(killer.killed) != 1:
        raise RuntimeError("no worker was killed: the run was over before")
    return found


def compared(one: CountryResult, other: CountryResult) -> tuple[int, int, float]:
    """How many numbers, how many of them differ, and by what share at most.

    Raises
    ------
    RuntimeError
        Tables of other rows or texts.
    """
    left, right = _numbers(one), _numbers(other)
    if len(left) != len(right):
        raise RuntimeError(f"{len(left)} numbers against {len(right)}")
    different = (left != right) & ~(np.isnan(left) & np.isnan(right))
    share = np.abs(left - right)[different] / np.maximum(np.abs(left[different]), 1e-300)
    return len(left), int(different.sum()), float(share.max(initial=0.0))


def _numbers(result: CountryResult) -> np.ndarray:
    tables = [table.select_dtypes("number").to_numpy("float64") for table in _tables(result)]
    single = [float(value) for value in result.numbers().values() if value is not None]
    return np.concatenate([np.array(single), *(table.ravel() for table in tables)])


def _tables(result: CountryResult) -> list[Any]:
    return [table for _, table in sorted(result.tables().items())]


def table(found: Sequence[Way]) -> str:
    """As Markdown."""
    lines = [
        "| way | s | numbers | not the same to the last digit | greatest difference | "
        "residual, ha |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {way.name} | {way.seconds:.1f} | {way.numbers} | {way.different} | "
        f"{way.greatest:.1e} | {way.residual_ha:.1e} |"
        for way in found
    ]
    return "\n".join(lines)
