"""Where the real data lie, and the one place where their absence is answered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """``SEDP_DATA``, else ``../shared/data`` seen from the project's root."""
    return Path(os.environ.get("SEDP_DATA") or ROOT.parent / "shared" / "data")


def real(*parts: str) -> Path:
    """A file of the real data; the test is left out where it is absent, or fails if strict."""
    path = data_folder().joinpath(*parts)
    if not path.exists():
        reason = f"the real data are not there: {path} (set SEDP_DATA to their folder)"
        if os.environ.get("SEDP_STRICT") == "1":
            pytest.fail(f"strict mode: {reason}", pytrace=False)
        pytest.skip(reason)
    return path
