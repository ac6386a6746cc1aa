"""Errors that tell a land specialist what to do.

Each carries the code of its sentence in ``codes/messages.toml``: which file, layer, feature and
field, what was expected and how to mend it. A traceback never reaches a planner.
"""

from __future__ import annotations

from typing import Any

from .messages import Message


class SedpError(Exception):
    """The base of all errors that users see.

    Attributes
    ----------
    exit_code : int
        What the command line returns: 1 the data stop the result, 2 wrong use.
    """

    exit_code = 1

    def __init__(self, code: str, /, **params: Any) -> None:
        self.message = Message(code, **params)
        super().__init__(code, params)

    def __str__(self) -> str:
        return str(self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.code, self.params))

    @property
    def code(self) -> str:
        """The key of the sentence, stable across languages and versions."""
        return self.message.code

    @property
    def params(self) -> dict[str, Any]:
        """What the sentence names: the file, the layer, the features, the numbers."""
        return dict(self.message.params)

    def text(self, lang: str = "en") -> str:
        """The sentence in ``ky``, ``ru`` or ``en``."""
        return self.message.text(lang)


def _rebuild(kind: type[SedpError], code: str, params: dict[str, Any]) -> SedpError:
    return kind(code, **params)


class DataError(SedpError):
    """The data have an error that stops the result."""


class UsageError(SedpError):
    """A command, parameter or mapping that cannot be right."""

    exit_code = 2


class MissingDependency(SedpError):
    """A library that this result needs is not installed."""

    exit_code = 2


class OutputError(SedpError):
    """The result could not be written; what stood there before is untouched."""


class CalculationError(SedpError):
    """A result failed its own check and is therefore not given out."""


class Cancelled(SedpError):
    """The user stopped the work; nothing was written."""

    def __init__(self, code: str = "error.cancelled", /, **params: Any) -> None:
        super().__init__(code, **params)
