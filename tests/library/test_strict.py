"""In strict mode nothing is left out: whatever skips or may fail has failed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WAYS = """
import pytest

def test_runs():
    pass

def test_skips_itself():
    pytest.skip("no tool")

@pytest.mark.skipif(True, reason="no tool")
def test_is_marked():
    raise AssertionError

@pytest.mark.xfail(reason="no tool")
def test_may_fail():
    raise AssertionError

@pytest.fixture
def tool():
    pytest.skip("no tool")

def test_uses_what_is_not_there(tool):
    raise AssertionError
"""
WHOLE_FILE = """
import pytest

pytest.importorskip("a_library_that_nobody_has")

def test_never_seen():
    raise AssertionError
"""


def counts(folder: Path, text: str, *words: str, strict: bool) -> dict[str, int]:
    """What pytest says of a file of tests at its end."""
    file = folder / "test_ways.py"
    file.write_text(text, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SEDP", "PYTEST"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "--rootdir", str(folder),
         "-c", os.devnull, *words, str(file)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
        env={**environment, "PYTHONPATH": str(ROOT), **({"SEDP_STRICT": "1"} if strict else {})},
    )  # fmt: skip
    last = done.stdout.splitlines()[-1]
    return {word.rstrip("s"): int(count) for count, word in re.findall(r"(\d+) ([a-z]+)", last)}


@pytest.mark.parametrize("workers", [[], ["-n", "1", "--dist", "loadfile"]])
def test_every_way_to_leave_a_test_out_fails(workers: list[str], tmp_path: Path) -> None:
    found = counts(tmp_path, WAYS, *workers, strict=True)
    assert found == {"passed": 1, "failed": 2, "error": 2}  # marks and fixtures come before it
    assert counts(tmp_path, WHOLE_FILE, *workers, strict=True) == {"error": 1}


def test_without_it_they_are_left_out_with_their_reason(tmp_path: Path) -> None:
    assert counts(tmp_path, WAYS, strict=False) == {"passed": 1, "skipped": 3, "xfailed": 1}
    assert counts(tmp_path, WHOLE_FILE, strict=False) == {"skipped": 1}
