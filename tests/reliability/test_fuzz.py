"""Files that were cut, flipped, spliced and swapped: a result or a sentence, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reliability.fuzz import Stock
from tests.reliability.law import Child, assert_lawful, breach

KINDS = (
    "gpkg", "shp", "geojson", "fgb", "kml", "dxf", "parquet", "tif", "zip", "csv", "xlsx", "toml",
)  # fmt: skip
CASES = int(os.environ.get("SEDP_FUZZ_CASES", "48"))
"""Of each form; a long run is ``python -m tests.reliability.fuzz --minutes N``."""


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Stock:
    return Stock(tmp_path_factory.mktemp("stock") / "stock")


@pytest.mark.parametrize("form", KINDS)
def test_damaged_files(form: str, stock: Stock, child: Child, tmp_path: Path) -> None:
    kinds = [kind for kind in stock.kinds if kind.partition("-")[0] == form]
    breaches = {}
    for number in range(CASES):
        case = stock.case(kinds[number % len(kinds)], number, tmp_path / "case")
        why = breach(child, case.job, case.path.parent)
        if why:
            breaches[case.name] = why
    assert_lawful(breaches)


def test_the_law_is_held_against_what_breaks_it(sound: Path) -> None:
    """A worker that hangs, dies, or touches its inputs is seen."""
    with Child(seconds=1.0) as short:
        job = {"call": "sleep", "path": "60"}
        assert short.ask({"call": "norms", "path": "none.toml"})["outcome"] == "refused"
        assert short.ask(job)["trace"] == "no answer in 5.0 s"
        assert "ended with" in short.ask({"call": "die", "path": "7"})["trace"]
        assert "ZeroDivisionError" in short.ask({"call": "divide", "path": "0"})["trace"]
        touched = breach(short, {"call": "touch", "path": str(sound.parent / "x")}, sound.parent)
        (sound.parent / "x").unlink()
        assert touched == "written or changed: ['x']"
