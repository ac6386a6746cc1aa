"""The wizard's first page: whose plan it is, for which years, and where it lies; plain Qt."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from .qt import button, tr, wrapped

LANGUAGES = ("ky", "ru", "en")
HORIZONS = (3, 5, 10)


class StartPage(QWidget):
    """The name, the languages of the documents, the years, the folder."""

    changed = pyqtSignal()
    folder_wanted = pyqtSignal()

    def __init__(self, year: int, folder: str) -> None:
        super().__init__()
        words = {"ky": tr("in Kyrgyz"), "ru": tr("in Russian"), "en": tr("in English")}
        self.names = {code: QLineEdit() for code in LANGUAGES}
        self.languages = {code: QCheckBox(words[code]) for code in LANGUAGES}
        self.year = QSpinBox()
        self.year.setRange(1990, 2100)
        self.year.setValue(year)
        self.horizon = QComboBox()
        for years in HORIZONS:
            self.horizon.addItem(tr("{years} years").format(years=years), years)
        self.horizon.setCurrentIndex(HORIZONS.index(10))
        self.folder = QLineEdit(folder)
        self.choose = button(tr("Choose…"), tr("Choose the folder in which the plan will lie."))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for code in LANGUAGES:
            label = tr("Name of the territory, {language}").format(language=words[code])
            form.addRow(label, self.names[code])
            self.names[code].textChanged.connect(self.changed)
            self.languages[code].setChecked(True)
            self.languages[code].toggled.connect(self.changed)
        chosen = QHBoxLayout()
        for code in LANGUAGES:
            chosen.addWidget(self.languages[code])
        chosen.addStretch()
        form.addRow(tr("Documents"), chosen)
        form.addRow(tr("Base year"), self.year)
        form.addRow(tr("Horizon"), self.horizon)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        form.addRow(tr("Folder of the plan"), place)
        layout = QVBoxLayout(self)
        layout.addWidget(wrapped(tr(
            "A plan is a file, plan.toml, in a folder of its own. It names the layers and tables "
            "and says what their fields and codes mean. Your own files are only read."
        )))  # fmt: skip
        layout.addLayout(form)
        layout.addStretch()
        self.folder.textChanged.connect(self.changed)
        self.choose.clicked.connect(self.folder_wanted)

    def territory(self) -> dict[str, str]:
        """The names that were given."""
        given = {code: edit.text().strip() for code, edit in self.names.items()}
        return {code: name for code, name in given.items() if name}

    def documents(self) -> list[str]:
        """The languages of the documents."""
        return [code for code, box in self.languages.items() if box.isChecked()]

    def obstacle(self) -> str:
        """What is still to be given, or nothing."""
        folder = self.folder.text().strip()
        if not self.territory():
            return tr("Give the name of the territory in one language at least.")
        if not self.documents():
            return tr("Choose a language for the documents.")
        if not folder or not Path(folder).is_absolute():
            return tr("Choose the folder in which the plan will lie.")
        if (Path(folder) / "plan.toml").exists():
            return tr("There is a plan in this folder already; choose another folder.")
        return ""
