"""Choices that an administrator or a test makes: environment variable first, then settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsSettings

RUN_MODES = ("auto", "inprocess", "child")


def setting(name: str, default: str) -> str:
    """``SEDP_NAME`` of the environment, else ``sedp/name`` of the QGIS settings."""
    return os.environ.get(f"SEDP_{name.upper()}") or str(
        QgsSettings().value(f"sedp/{name}", default) or default
    )


def run_mode() -> str:
    """``inprocess``, ``child``, or ``auto``: in-process where that is possible."""
    mode = setting("run_mode", "auto")
    return mode if mode in RUN_MODES else "auto"


def child_python() -> Path:
    """The interpreter of the child process, whether or not it is there."""
    chosen = setting("child_python", "")
    return Path(chosen) if chosen else default_child_python()


def default_child_python() -> Path:
    """The interpreter in the folder of the profile where the plugin prepares one."""
    inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return Path(QgsApplication.qgisSettingsDirPath()) / "sedp_spatial" / "child" / inside
