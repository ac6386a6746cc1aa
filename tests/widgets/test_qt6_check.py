"""The tool that looks for what Qt 6 does not have: it finds what is planted and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import qt6_check

from .pages import CHECKOUT

SIDE = [str(CHECKOUT / folder) for folder in qt6_check.FOLDERS]
KNOWN_TO_FLAKE8 = "QGS103,QGS104,QGS107,QGS4"
"""Imports past qgis.PyQt, ``exec_``, and all that Qt 6 has removed."""
FAULTS = {
    "from qgis.PyQt.QtCore import Qt\nx = Qt.AlignLeft": "Qt.AlignLeft",
    "from qgis.PyQt.QtCore import Qt\nx = Qt.AlignmentFlag.Left": "Qt.AlignmentFlag.Left",
    "from qgis.PyQt.QtWidgets import QMessageBox as B\nx = B.Yes": "B.Yes",
    "from qgis.PyQt.QtWidgets import QDesktopWidget": "QDesktopWidget",
    "from qgis.PyQt.QtWidgets import QUndoStack": "QUndoStack",
    "from qgis.PyQt.QtCore import QRegExp": "QRegExp",
    "from qgis.core import QgsWkbTypes\nx = QgsWkbTypes.Polygon": "QgsWkbTypes.Polygon",
    "from qgis.core import Qgis\nx = Qgis.Warning": "Qgis.Warning",
    "from PyQt5.QtCore import Qt": "PyQt5.QtCore",
    "import sip": "sip",
}
SOUND = (
    "from qgis.PyQt.QtCore import Qt\nx = Qt.AlignmentFlag.AlignLeft",
    "from qgis.PyQt.QtWidgets import QAction",
    "from qgis.PyQt.QtCore import QVariant\nx = QVariant.Type",
    "from qgis.core import QgsWkbTypes\nx = QgsWkbTypes.GeometryType",
    "from qgis.core import Qgis\nx = Qgis.MessageLevel.Warning, Qgis.QGIS_VERSION_INT",
    "from qgis.core import QgsProject\nx = QgsProject.instance()",
    "try:\n    from qgis.PyQt.QtGui import QUndoStack\n"
    "except ImportError:\n    from qgis.PyQt.QtWidgets import QUndoStack",
)


@pytest.mark.parametrize("text", FAULTS)
def test_finds_what_is_planted(text: str) -> None:
    (found,) = qt6_check.findings(text, "planted.py")
    line = text.count("\n") + 1
    assert found.startswith(f"planted.py:{line} {FAULTS[text]}:")


@pytest.mark.parametrize("text", SOUND)
def test_leaves_the_rest_alone(text: str) -> None:
    assert list(qt6_check.findings(text)) == []


def test_plugin_is_ready_for_qt_6() -> None:
    assert qt6_check.main([]) == 0


def test_says_so_when_it_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "old.py"
    file.write_text("from qgis.PyQt.QtCore import Qt\nx = Qt.Horizontal\n", encoding="utf-8")
    assert qt6_check.main([str(file)]) == 1
    assert "old.py:2 Qt.Horizontal" in capsys.readouterr().out


def flake8_qgis(*targets: str) -> str:
    argv = [sys.executable, "-m", "flake8", "--isolated", "--select", KNOWN_TO_FLAKE8, *targets]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return done.stdout


def test_flake8_qgis_finds_nothing_either() -> None:
    assert flake8_qgis(*SIDE) == ""


def test_flake8_qgis_would_find_it(tmp_path: Path) -> None:
    file = tmp_path / "old.py"
    file.write_text(
        "from PyQt5.QtCore import QVariant\n\n\ndef show(dialog):\n    dialog.exec_()\n", "utf-8"
    )
    found = flake8_qgis(str(file))
    assert "QGS103" in found and "QGS107" in found
