"""Seconds of two sides taken in turns, and memory peaks in processes of their own."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

Seconds = dict[str, list[float]]


def take_turns(
    sides: Mapping[str, Callable[[], Any]], repetitions: int
) -> tuple[dict[str, Any], Seconds]:
    """Call every side once to warm up, then all of them in turns.

    Other work on the machine then slows all sides alike, and the ratios survive it.

    Returns
    -------
    results : dict
        What each side returned last.
    seconds : dict of list of float
        The time of each repetition; what is paired in position was measured side by side.
    """
    results = {name: call() for name, call in sides.items()}
    seconds: Seconds = {name: [] for name in sides}
    for _ in range(repetitions):
        for name, call in sides.items():
            gc.collect()
            started = perf_counter()
            results[name] = call()
            seconds[name].append(perf_counter() - started)
    return results, seconds


def ratio_of(over: list[float], under: list[float]) -> tuple[float, float, float]:
    """Median, least and greatest ratio of the pairs."""
    ratios = [a / b for a, b in zip(over, under, strict=True)]
    return median(ratios), min(ratios), max(ratios)


def peak_mb(task: str, path: Path) -> float:
    """The greatest memory of a fresh process that does one task, in megabytes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--memory-of", task, "--file", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the task {task} failed: {done.stderr[-500:]}")
    return float(done.stdout.split()[-1])


def own_peak_mb() -> float:
    """The greatest memory of this process so far, in megabytes.

    Linux counts in ``ru_maxrss`` what the process that started this one occupied, because it is
    carried over when a program is started; the high-water mark of the program itself is in
    ``/proc``.
    """
    status = Path("/proc/self/status")
    if status.exists():
        marks = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(marks[0].split()[1]) / 1024
    import resource  # not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
