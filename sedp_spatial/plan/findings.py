"""What is wrong in a plan file: every finding with its line, all in one error."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..errors import UsageError
from ..messages import Message
from .positions import Path, Positions

_SHOWN = 60
_KEPT = 500


class PlanError(UsageError):
    """Everything that is wrong in a plan file, in one list.

    Attributes
    ----------
    findings : list of Message
        One sentence per finding, each naming the line and the key.
    """

    @property
    def findings(self) -> list[Message]:
        """One sentence per finding, in the order of the file."""
        return list(self.params["findings"])


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where."""

    line: int | None
    key: str
    problem: Message

    def message(self) -> Message:
        """The finding as a sentence."""
        if self.line is None:
            return Message("plan.finding", key=self.key, problem=self.problem)
        return Message("plan.finding_at", line=self.line, key=self.key, problem=self.problem)


class Findings:
    """A list that grows while a plan is read."""

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self.found: list[Finding] = []
        self.beyond = 0  # how many more there are than anyone will read

    def add(self, path: Path, code: str, /, **params: Any) -> None:
        """Note a finding at a key; a second one at the same key with the same words is left out."""
        if self.is_full:
            self.beyond += 1
            return
        line = self.positions.line_of(path)
        self.at(line, spelt(path), Message(f"plan.{code}", **params))

    @property
    def is_full(self) -> bool:
        """Whether further findings are only counted: a file of 20 000 mistakes is no plan."""
        return len(self.found) >= _KEPT

    def at(self, line: int | None, key: str, problem: Message) -> None:
        """Note a finding at a line."""
        finding = Finding(line, key, problem)
        if self.is_full:
            self.beyond += 1
        elif finding not in self.found:
            self.found.append(finding)

    def error(self, name: str) -> PlanError:
        """All findings as one error, in the order of the file."""
        ordered = sorted(self.found, key=lambda f: (f.line is None, f.line or 0))
        said = [finding.message() for finding in ordered]
        return PlanError(
            "error.plan",
            path=name,
            count=len(said) + self.beyond,
            listed=one_below_the_other(said, self.beyond),
            findings=said,
        )


def one_below_the_other(said: list[Message], beyond: int = 0) -> Message:
    """Sentences as one text with a line for each, sayable in every language."""
    shown, hidden = said[:_SHOWN], len(said) - _SHOWN + beyond
    text = Message("plan.more", count=hidden) if hidden > 0 else shown.pop()
    for sentence in reversed(shown):
        text = Message("plan.lines", first=sentence, rest=text)
    return text


def nearest(word: str, known: Iterable[str]) -> Message | str:
    """A question after the known word that is spelt most alike; nothing if none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return Message("plan.did_you_mean", word=near[0]) if near else ""


def spelt(path: Path) -> str:
    """A path as it is written in the file: ``ledger[2].village``."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
