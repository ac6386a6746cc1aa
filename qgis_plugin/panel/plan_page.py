"""The plan as a tree of steps, with what was written; plain Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QColor, QDesktopServices, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .ink import RIGHT, WRONG
from .qt import button, tr, wrapped
from .record import FAILED, FRESH, GROUPS, MISSING, NOT_RUN, STALE, StepState

COLOURS = {NOT_RUN: "#b4b4b4", FRESH: RIGHT, STALE: "#f08c1e", MISSING: "#8aa0b4",
           FAILED: WRONG}  # fmt: skip
SHAPES = {NOT_RUN: "ring", FRESH: "disc", STALE: "half", MISSING: "bar", FAILED: "cross"}
"""A shape of its own for each state, for grey screens and for the colour-blind."""
LISTED = (".gpkg", ".xlsx", ".docx", ".html", ".pdf")


class PlanPage(QWidget):
    """Buttons, the tree of steps, progress and documents."""

    new_wanted = pyqtSignal()
    mapping_wanted = pyqtSignal()
    open_wanted = pyqtSignal()
    sample_wanted = pyqtSignal()
    run_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()
    map_wanted = pyqtSignal()
    print_wanted = pyqtSignal()
    step_wanted = pyqtSignal(str, bool)
    results_wanted = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self._running = False
        self.open = button(tr("Open a plan…"), tr("Choose a plan file (plan.toml)."))
        self.new = button(tr("New plan…"), tr("Make a plan from the layers of the map."))
        self.mapping = button(
            tr("Edit the mapping…"), tr("Say what the fields and codes of the plan's layers mean.")
        )
        self.sample = button(
            tr("Try with sample data…"),
            tr("Copy an invented municipality into a folder of your choice and open its plan."),
        )
        self.run = button(tr("Run all"), tr("Work out what has changed; the rest is kept."))
        self.cancel = button(tr("Cancel"), tr("Stop; the earlier results stay."))
        self.on_map = button(tr("Show on the map"), tr("Add the layers of the last run."))
        self.print = button(tr("Print maps…"), tr("Map sheets of the last run, also as PDF."))
        self.documents = QCheckBox(tr("Write the documents too"))
        self.documents.setToolTip(tr("The section of the programme as documents; it takes longer."))
        self.path = wrapped(tr("No plan is open."))
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Step"), tr("State")])
        self.tree.setAlternatingRowColors(True)
        self.tree.setIndentation(12)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.progress = QProgressBar()
        self.said = wrapped()
        self.why = wrapped()
        self.run_step = button(
            tr("Run this step"), tr("Work out the chosen step and what it needs.")
        )
        self.show_results = button(tr("Show its results"), tr("Tables and charts of the step."))
        self.files = QListWidget()
        self.files.setMaximumHeight(110)
        self._lay_out()
        self.open.clicked.connect(self.open_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.mapping.clicked.connect(self.mapping_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.run.clicked.connect(self.run_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.on_map.clicked.connect(self.map_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.tree.currentItemChanged.connect(self._explain)
        self.tree.itemDoubleClicked.connect(lambda item, column: self._ask_for_results())
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        anew = QAction(tr("Run this step anew"), self.tree)
        anew.triggered.connect(lambda: self._ask_for_step(True))
        self.tree.addAction(anew)
        self.run_step.clicked.connect(lambda: self._ask_for_step(False))
        self.show_results.clicked.connect(self._ask_for_results)
        self.files.itemActivated.connect(_open_file)
        self.show_running(False)
        self.run.setEnabled(False)
        self.mapping.setEnabled(False)
        self.on_map.setEnabled(False)

    def _lay_out(self) -> None:
        top = QGridLayout()
        for place, one in enumerate(
            (self.new, self.open, self.mapping, self.sample, self.run, self.cancel)
        ):
            top.addWidget(one, place // 2, place % 2)
        of_step, below = QHBoxLayout(), QHBoxLayout()
        of_step.addWidget(self.run_step)
        of_step.addWidget(self.show_results)
        below.addWidget(self.on_map)
        below.addWidget(self.print)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.documents)
        layout.addWidget(self.path)
        layout.addWidget(self.progress)
        layout.addWidget(self.said)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.why)
        layout.addLayout(of_step)
        layout.addWidget(wrapped(tr("Results of the last run:")))
        layout.addLayout(below)
        layout.addWidget(self.files)

    def show_plan(self, path: Path, out: Path) -> None:
        """Say which plan is open and where its results go."""
        self.path.setText(tr("Plan: {plan}\nResults: {folder}").format(plan=path, folder=out))
        self.run.setEnabled(True)
        self.mapping.setEnabled(True)

    def show_no_plan(self, lost: Path | None) -> None:
        """Say that the project has no plan, or where it should lie."""
        text = tr("No plan is open.")
        if lost is not None:
            text = tr("The plan of this project is not at {path}.").format(path=lost)
        self.path.setText(text)
        self.tree.clear()
        self.files.clear()
        self.why.setText("")
        for one in (self.run, self.mapping, self.on_map, self.print):
            one.setEnabled(False)

    def show_running(self, running: bool) -> None:
        """While a run goes on nothing but stopping is possible."""
        self.progress.setVisible(running)
        self.said.setVisible(running)
        self.progress.setValue(0)
        self.said.setText("")
        self.cancel.setEnabled(running)
        for one in (self.new, self.open, self.mapping, self.sample, self.run, self.documents,
                    self.on_map, self.print):  # fmt: skip
            one.setEnabled(not running)
        self._running = running
        self._enable_step()

    @property
    def is_running(self) -> bool:
        """Whether work is shown that has to end first."""
        return self._running

    def show_steps(self, steps: Sequence[StepState]) -> None:
        """Show the steps in their groups; a group whose steps all lack data is closed."""
        self.tree.clear()
        words, titles = state_words(), group_titles()
        by_code = {step.code: step for step in steps}
        for group, codes in GROUPS.items():
            shown = [by_code[code] for code in codes if code in by_code]
            top = QTreeWidgetItem([titles[group], ""])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            self.tree.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            for step in shown:
                item = QTreeWidgetItem([step.title, words[step.state]])
                item.setIcon(1, state_icon(step.state))
                item.setToolTip(0, step.reason or step.title)
                item.setToolTip(1, step.reason or words[step.state])
                item.setData(0, Qt.ItemDataRole.UserRole, step.code)
                item.setData(1, Qt.ItemDataRole.UserRole, step.state)
                item.setData(1, Qt.ItemDataRole.UserRole + 1, step.reason)
                top.addChild(item)
            top.setExpanded(any(step.state != MISSING for step in shown))
        self.why.setText(tr("Choose a step to read why it is in its state."))

    def states(self) -> dict[str, str]:
        """The state that is shown of each step."""
        found = {}
        for place in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(place)
            for inner in range(top.childCount()):
                item = top.child(inner)
                code = item.data(0, Qt.ItemDataRole.UserRole)
                found[code] = item.data(1, Qt.ItemDataRole.UserRole)
        return found

    def show_files(self, files: Sequence[Path], folder: Path) -> None:
        """List what was written; a double click opens it."""
        self.files.clear()
        for file in files:
            if file.suffix.lower() in LISTED:
                item = QListWidgetItem(file.relative_to(folder).as_posix())
                item.setData(Qt.ItemDataRole.UserRole, str(file))
                item.setToolTip(tr("Double-click to open."))
                self.files.addItem(item)
        self.on_map.setEnabled(any(file.suffix == ".gpkg" for file in files))
        self.print.setEnabled(self.on_map.isEnabled())

    def chosen_step(self) -> str:
        """The code of the chosen step; empty for a group or nothing."""
        item = self.tree.currentItem()
        return str(item.data(0, Qt.ItemDataRole.UserRole) or "") if item is not None else ""

    def choose_step(self, code: str) -> None:
        """Choose the line of a step."""
        for place in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(place)
            for inner in range(top.childCount()):
                if top.child(inner).data(0, Qt.ItemDataRole.UserRole) == code:
                    self.tree.setCurrentItem(top.child(inner))

    def _ask_for_step(self, fresh: bool) -> None:
        if self.chosen_step() and not self._running:
            self.step_wanted.emit(self.chosen_step(), fresh)

    def _ask_for_results(self) -> None:
        if self.chosen_step():
            self.results_wanted.emit(self.chosen_step())

    def _enable_step(self) -> None:
        for one in (self.run_step, self.show_results):
            one.setEnabled(bool(self.chosen_step()) and not self._running)

    def _explain(self, item: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        self._enable_step()
        state = item.data(1, Qt.ItemDataRole.UserRole) if item is not None else None
        if item is None or state is None:
            self.why.setText("")
            return
        reason = item.data(1, Qt.ItemDataRole.UserRole + 1) or explanation(state)
        self.why.setText(f"{item.text(0)}: {reason}")


def _open_file(item: QListWidgetItem) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(item.data(Qt.ItemDataRole.UserRole)))


def state_words() -> dict[str, str]:
    """What each state is called."""
    return {
        NOT_RUN: tr("not run"),
        FRESH: tr("fresh"),
        STALE: tr("stale"),
        MISSING: tr("no data"),
        FAILED: tr("failed"),
    }


def explanation(state: str) -> str:
    """What a state means, where a run gave no reason."""
    return {
        NOT_RUN: tr("it has not been worked out yet."),
        FRESH: tr("its result belongs to the files as they are now."),
        STALE: tr("the plan or a file was changed since; the next run looks at it again."),
        MISSING: tr("the plan does not name what it needs."),
        FAILED: tr("the data stopped it."),
    }[state]


def group_titles() -> dict[str, str]:
    """What each group of steps is called."""
    return {
        "land": tr("Land"),
        "rules": tr("Restrictions and rules"),
        "hazards": tr("Hazards"),
        "people": tr("People and demand"),
        "sites": tr("Supply and choice of land"),
        "law": tr("Change of category"),
        "money": tr("Budget"),
        "management": tr("Management and calendar"),
    }


def state_icon(state: str) -> QIcon:
    """A small picture of a state, told by its shape as well as by its colour."""
    picture = QPixmap(14, 14)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour, shape = QColor(COLOURS[state]), SHAPES[state]
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidth(2)
    painter.setPen(pen)
    if shape in ("disc", "half"):
        painter.setBrush(colour)
    if shape == "bar":
        painter.drawLine(3, 7, 11, 7)
    elif shape == "cross":
        painter.drawLine(3, 3, 11, 11)
        painter.drawLine(3, 11, 11, 3)
    elif shape == "half":
        painter.drawPie(2, 2, 10, 10, 90 * 16, 180 * 16)
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawEllipse(2, 2, 10, 10)
    else:
        painter.drawEllipse(2, 2, 10, 10)
    painter.end()
    return QIcon(picture)
