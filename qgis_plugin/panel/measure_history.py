"""What was done to measures, so that it can be undone and done again; plain Qt.

Undoing is a change of the store like any other: it is written first, with the revision that the
last change of this measure left, and only then does the stack move. What somebody else wrote in
between is therefore never undone unseen.
"""

from __future__ import annotations

from dataclasses import replace

try:  # Qt 6 moved it
    from qgis.PyQt.QtGui import QUndoCommand, QUndoStack
except ImportError:
    from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack

from .measure_store import REMOVED, Entry

MOST, NEVER = 200, -1


class Change(QUndoCommand):
    """One measure from one revision to the next."""

    def __init__(self, text: str, before: Entry, after: Entry) -> None:
        super().__init__(text)
        self.before, self.after = before, after


class History:
    """The changes of one plan in one session."""

    def __init__(self) -> None:
        self.stack = QUndoStack()
        self.stack.setUndoLimit(MOST)
        self._changes: list[Change] = []

    def add(self, text: str, before: Entry | None, after: Entry) -> None:
        """Note a change that was written; what was undone before it cannot be done again."""
        self._changes = self._changes[: self.stack.index()]
        change = Change(text, before_of(before, after), after)
        self._changes = [*self._changes, change][-MOST:]
        self.stack.push(change)

    def to_undo(self) -> Entry | None:
        """What is to be written to undo the last change."""
        if not self.stack.canUndo():
            return None
        change = self._changes[self.stack.index() - 1]
        return replace(change.before, revision=change.after.revision)

    def to_redo(self) -> Entry | None:
        """What is to be written to do it again."""
        if not self.stack.canRedo():
            return None
        change = self._changes[self.stack.index()]
        return replace(change.after, revision=change.before.revision)

    def undone(self, saved: Entry) -> None:
        """The last change was undone, and the store says so."""
        change = self._changes[self.stack.index() - 1]
        self._same(change.before, saved)
        self.stack.undo()

    def redone(self, saved: Entry) -> None:
        """It was done again."""
        change = self._changes[self.stack.index()]
        self._same(change.after, saved)
        self.stack.redo()

    def clear(self) -> None:
        """Another plan was opened."""
        self._changes = []
        self.stack.clear()

    def _same(self, old: Entry, new: Entry) -> None:
        """The store says at a new revision what it said at an old one."""
        name, revision = old.measure_id, old.revision
        for change in self._changes:
            if change.before.measure_id == name and change.before.revision == revision:
                change.before = replace(change.before, revision=new.revision)
            if change.after.measure_id == name and change.after.revision == revision:
                change.after = replace(change.after, revision=new.revision)


def before_of(before: Entry | None, after: Entry) -> Entry:
    """What stood there before; before a row that is new to the store, one that does not count.

    What the plan generated is generated again when the user's row does not count.
    """
    return replace(after, state=REMOVED, revision=NEVER) if before is None else before
