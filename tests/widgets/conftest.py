"""The panel's widgets under PyQt6 from PyPI, without a screen and without QGIS.

``qgis.PyQt`` is here what QGIS 4 makes of it: the modules of PyQt6, with the classes that Qt 6
has moved to QtGui still found in QtWidgets. There is no ``qgis.core``: a page that wants it
cannot be imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MOVED = ("QAction", "QActionGroup", "QFileSystemModel", "QShortcut")
"""What QGIS's own PyQt module gives under the old name too."""


def _standing_in() -> None:
    """``qgis.PyQt`` over PyQt6, unless this Python has a real one."""
    from PyQt6 import QtCore, QtGui, QtWidgets

    widgets = ModuleType("qgis.PyQt.QtWidgets")
    widgets.__dict__.update(QtWidgets.__dict__)
    widgets.__dict__.update({name: getattr(QtGui, name) for name in MOVED})
    package, inner = ModuleType("qgis"), ModuleType("qgis.PyQt")
    package.__path__ = []
    inner.__path__ = []
    inner.QtCore, inner.QtGui, inner.QtWidgets = QtCore, QtGui, widgets
    package.PyQt = inner
    sys.modules.update(
        {
            "qgis": package,
            "qgis.PyQt": inner,
            "qgis.PyQt.QtCore": QtCore,
            "qgis.PyQt.QtGui": QtGui,
            "qgis.PyQt.QtWidgets": widgets,
        }
    )


_standing_in()


@pytest.fixture(scope="session")
def app() -> Iterator[object]:
    """The one application of a session."""
    from PyQt6.QtWidgets import QApplication

    yield QApplication.instance() or QApplication(["widgets"])


@pytest.fixture(autouse=True)
def nothing_goes_wrong_in_silence(app: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An exception in a slot fails the test; nothing opens a window that waits for somebody."""
    from PyQt6.QtGui import QDesktopServices
    from PyQt6.QtWidgets import QDialog, QFileDialog, QMessageBox

    raised: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: raised.append(error))

    def waits(*arguments: object, **named: object) -> object:
        raise AssertionError("a page waits for an answer in a window of its own")

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", waits)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *a, **k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a, **k: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: True)
    yield
    assert raised == []
