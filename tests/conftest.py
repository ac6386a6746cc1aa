"""What all tests share: nothing is left out in strict mode, and two workers end together.

With ``--dist loadfile`` a worker is given a whole file at a time, so that what the file makes for
all its tests is made once; a file whose tests run in several QGIS is given one QGIS at a time.
The longest are handed out first (``seconds.toml``), so that no worker ends with a long one alone.
How long each took this time is written to ``build/test-seconds/``.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
TOOK = HERE.parent / "build" / "test-seconds"
EXPECTED: dict[str, float] = tomllib.loads((HERE / "seconds.toml").read_text("utf-8"))
SHORTEST_S = 5.0
"""What takes less is not worth a line."""
WHOLE = ("tests/algorithms/test_numbers.py",)
"""Where what is made for all QGIS together takes longer than for one of them."""
_QGIS = re.compile(r"[\[-](\d\.\d\d)[\]-]")
_took: defaultdict[str, float] = defaultdict(float)


def part_of(nodeid: str) -> str:
    """The part of the suite that one worker does in one go: a file, in one QGIS."""
    file, _, test = nodeid.partition("::")
    found = None if file in WHOLE else _QGIS.search(test)
    return f"{file} {found[1]}" if found else file


# --- strict mode ----------------------------------------------------------------------------


def strictly(report: Any) -> None:
    """In strict mode what was left out, or may fail, has failed."""
    if os.environ.get("SEDP_STRICT") == "1" and report.skipped:
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"strict mode: nothing is left out: {reason or report.wasxfail}"
        vars(report).pop("wasxfail", None)


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """A test that skips, in its body, its marks or its fixtures."""
    strictly((yield).get_result())


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Iterator[None]:
    """A file that skips itself whole."""
    strictly((yield).get_result())


# --- who does what --------------------------------------------------------------------------


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """For workers: the longest parts first, each in one piece."""
    if hasattr(config, "workerinput"):
        parts = {item: part_of(item.nodeid) for item in items}
        items.sort(key=lambda item: (-EXPECTED.get(parts[item], 0.0), parts[item]))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """Parts in the order of the items."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class Parts(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return part_of(nodeid)

    config.option.loadscopereorder = False  # by the number of tests
    return Parts(config, log)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _took[part_of(report.nodeid)] += report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What took long, for the next ``seconds.toml``: a file for each stage."""
    long = {part: s for part, s in _took.items() if s >= SHORTEST_S}
    if session.config.getoption("dist", "no") == "no" or not long:
        return
    lines = [f'"{part}" = {s:.0f}' for part, s in sorted(long.items(), key=lambda one: -one[1])]
    TOOK.mkdir(parents=True, exist_ok=True)
    name = "-".join(sorted({Path(part.split()[0]).parent.name for part in _took}))
    (TOOK / f"{name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
