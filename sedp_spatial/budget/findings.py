"""One list of everything that is wrong with measures or budget, not the first error only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ..errors import DataError
from ..messages import Message

COLUMNS = ("measure_id", "rule", "severity", "message")


class Findings:
    """A growing list: which row, which rule, how grave, and a sentence that says how to mend it."""

    def __init__(self) -> None:
        self._rows: list[dict[str, Any]] = []

    def error(self, rule: str, where: str, /, **params: Any) -> None:
        """Add what stops the result."""
        self._add("error", rule, where, params)

    def warn(self, rule: str, where: str, /, **params: Any) -> None:
        """Add what may be right, and should be looked at."""
        self._add("warning", rule, where, params)

    def _add(self, severity: str, rule: str, where: str, params: dict[str, Any]) -> None:
        message = Message(f"budget.{rule}", where=where, **params)
        self._rows.append(
            {"measure_id": where, "rule": rule, "severity": severity, "message": message}
        )

    def table(self) -> pd.DataFrame:
        """measure_id, rule, severity, message: errors first, in the order in which they came."""
        rows = sorted(self._rows, key=lambda row: row["severity"] != "error")
        return pd.DataFrame(
            {name: pd.Series([row[name] for row in rows], dtype=object) for name in COLUMNS}
        )

    def count(self, severity: str) -> int:
        """How many findings are this grave."""
        return sum(row["severity"] == severity for row in self._rows)

    def stop(self, what: str) -> None:
        """Raise all errors as one; warnings stop nothing.

        Parameters
        ----------
        what : str
            ``measures``, ``budget_history`` or ``land_rates``: which tables are wrong.

        Raises
        ------
        DataError
            With every sentence in ``.params["findings"].messages``.
        """
        told = [row["message"] for row in self._rows if row["severity"] == "error"]
        if told:
            raise DataError(f"error.{what}", count=len(told), findings=Sentences(told))


class Sentences(Message):
    """Several sentences inside one, each on a line of its own, sayable in every language."""

    messages: tuple[Message, ...]

    def __new__(cls, messages: Iterable[Message]) -> Sentences:
        """Take the sentences."""
        told = tuple(messages)
        self = str.__new__(cls, _lines(told, "en"))
        self.code, self.params, self.messages = "", {}, told
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Sentences, (self.messages,))

    def text(self, lang: str = "en") -> str:
        """All sentences in ``lang``."""
        return _lines(self.messages, lang)


def _lines(messages: Iterable[Message], lang: str) -> str:
    return "".join(f"\n- {message.text(lang)}" for message in messages)
