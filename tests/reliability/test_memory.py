"""Thirty runs in one process: what the first ones take for good is all that is taken."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.reliability.law import CHECKOUT

RUNS, WARM_UP, MOST_MB = 30, 10, 0.5
_PLOT = CHECKOUT / "build" / "reliability" / "memory.png"
_RESIDENT = """
import ctypes, gc, json, shutil, sys
from pathlib import Path

def resident():
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20
"""
_WORK = (
    _RESIDENT
    + """
from sedp_spatial import check_layer, land_balance, read_layer, restriction_extract, run_plan
from sedp_spatial.report.outputs import write_outputs

plan, out = Path(sys.argv[1]), Path(sys.argv[2])
layers = plan.parent / "катмарлар 1.gpkg"
for number in range(int(sys.argv[3])):
    parcels = read_layer(layers, "parcels", kind="parcels")
    restrictions = read_layer(layers, "restrictions", kind="restrictions")
    balance = land_balance(parcels)
    check_layer(parcels)
    restriction_extract(parcels, restrictions)
    for ending in ("gpkg", "xlsx", "html"):
        write_outputs(out / f"b.{ending}", "balance", balance, parcels=parcels, lang="en")
    # What is unchanged is not written again: without this only the first run would draw anything.
    shutil.rmtree(out / "plan", ignore_errors=True)
    done = run_plan(plan, out / "plan", languages=["en"], documents=number % 3 == 0)
    assert done.outputs["geopackage"].exists() and done.outputs["workbook"].exists()
    assert bool(list((out / "plan").rglob("*.docx"))) == (number % 3 == 0)
    print(json.dumps(resident()), flush=True)
"""
)
_LEAK = (
    _RESIDENT
    + """
kept = []
for number in range(int(sys.argv[3])):
    kept.append(bytearray(b"x") * 2**20)
    print(json.dumps(resident()), flush=True)
"""
)


def measured(code: str, plan: Path, out: Path) -> list[float]:
    """The resident memory after each run in one process, MB."""
    if sys.platform != "linux":
        pytest.skip("the resident memory is read from /proc")
    told = subprocess.run(
        [sys.executable, "-c", code, str(plan), str(out), str(RUNS)],
        cwd=CHECKOUT, capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr[-2000:]
    values = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(values) == RUNS
    return values


def slope(values: list[float]) -> float:
    """MB per run, as a straight line through the runs after the warm-up says."""
    late = values[WARM_UP:]
    return float(np.polyfit(np.arange(len(late)), late, 1)[0])


def draw(values: list[float]) -> None:
    """The resident memory after each run, for the eye."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 3.5), layout="constrained")
    axes = figure.add_subplot(xlabel="run", ylabel="resident memory, MB")
    axes.plot(np.arange(1, len(values) + 1), values, marker="o", markersize=3)
    axes.axvspan(1, WARM_UP, alpha=0.1)
    axes.set_title(f"{slope(values):+.3f} MB per run after the warm-up")
    axes.set_ylim(0)
    _PLOT.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(_PLOT, dpi=120)


def test_a_leak_would_be_seen(tmp_path: Path) -> None:
    assert slope(measured(_LEAK, tmp_path, tmp_path)) == pytest.approx(1.0, abs=0.1)


@pytest.mark.slow
def test_thirty_runs_in_a_row(plan_of_few: Path, tmp_path: Path) -> None:
    values = measured(_WORK, plan_of_few, tmp_path)
    draw(values)
    assert slope(values) < MOST_MB, values
