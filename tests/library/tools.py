"""Programs that a test needs beside Python."""

from __future__ import annotations

import os
import shutil

import pytest

_NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome", "chrome")}


def require_tool(name: str) -> str:
    """The path of a program, or the test is skipped.

    With ``SEDP_STRICT=1``, as in the project's own checks, a missing program is a failure:
    nothing may be skipped for want of a tool.
    """
    for candidate in _NAMES.get(name, (name,)):
        found = shutil.which(candidate)
        if found:
            return found
    message = f"{name} is not installed"
    if os.environ.get("SEDP_STRICT") == "1":
        pytest.fail(message)
    pytest.skip(message)
