"""What the widgets of plain Qt share."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QSizePolicy


def tr(text: str) -> str:
    """The sentence in the language of the interface."""
    return QCoreApplication.translate("@default", text)


def wrapped(text: str = "") -> QLabel:
    """A text that takes as many lines as the panel is narrow."""
    label = QLabel(text)
    label.setWordWrap(True)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # a long path must not widen the panel
    label.setSizePolicy(policy)
    return label


def button(text: str, tip: str = "") -> QPushButton:
    """A button that says on hovering what it does."""
    made = QPushButton(text)
    made.setToolTip(tip or text)
    return made
