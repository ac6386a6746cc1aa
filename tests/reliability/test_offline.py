"""Nothing is asked of a network unless the user names one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.law import CHECKOUT

_ASKS = re.compile(r"\b(?:src|href|action|poster|data)\s*=\s*[\"']?\s*(?:https?:|ftp:|//)|@import|"
                   r"url\(\s*[\"']?(?:https?:|//)|<link\b")  # fmt: skip


def apart() -> tuple[str, ...]:
    """A name space without any network, where the system lets us make one."""
    if not os.geteuid() and shutil.which("unshare"):
        return ("unshare", "-n")
    return ()


@pytest.mark.slow
def test_the_demo_without_a_network(tmp_path: Path) -> None:
    told = subprocess.run(
        [*apart(), sys.executable, "-m", "tests.reliability.offline", "demo", "--lang", "ky",
         "--out", str(tmp_path / "out")],
        cwd=CHECKOUT, capture_output=True, text=True, timeout=1200,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr[-2000:]
    pages = sorted((tmp_path / "out").rglob("*.html"))
    assert pages
    for page in pages:
        found = _ASKS.search(page.read_text(encoding="utf-8"))
        assert not found, (page.name, found)
    for path in (tmp_path / "out").rglob("*.docx"):
        assert b'TargetMode="External"' not in path.read_bytes()


def test_forbidden_sockets_are_noticed() -> None:
    code = ("from tests.reliability.offline import forbid; forbid(); import urllib.request; "
            "urllib.request.urlopen('http://127.0.0.1:9/')")  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True
    )
    assert "NoNetworkError" in told.stderr
