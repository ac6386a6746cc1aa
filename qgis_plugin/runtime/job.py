"""What is asked of the library and what comes back, whichever way it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Iterator

INTEGER, REAL, TEXT, BOOLEAN, DATETIME = "integer", "real", "text", "boolean", "datetime"


@dataclass(frozen=True)
class InputLayer:
    """A layer as plain values: nothing of QGIS is left in it but what it said.

    ``rows`` yields feature id, WKB or None, and one value per column.
    """

    name: str
    columns: list[tuple[str, str]]
    crs_wkt: str
    rows: Callable[[], Iterator[tuple[int, bytes | None, list[Any]]]]


@dataclass(frozen=True)
class Job:
    """An operation of the library by name, with its layers and parameters."""

    operation: str
    layers: dict[str, InputLayer]
    parameters: dict[str, Any]
    mappings: dict[str, Any]
    mapping_file: str | None
    language: str
    title: str


@dataclass(frozen=True)
class ResultTable:
    """A table or layer of the result. ``rows`` yields the values and WKB or None."""

    name: str
    columns: list[tuple[str, str]]
    crs_wkt: str
    has_geometry: bool
    legend: dict[str, list[list[str]]]
    rows: Callable[[], Iterator[tuple[list[Any], bytes | None]]]
    qml: str = ""
    """The style of a layer, the same that the library puts into a GeoPackage."""


@dataclass(frozen=True)
class Outcome:
    """The figures, the sentences, the page and the tables."""

    numbers: dict[str, Any]
    notes: list[str]
    summary: str
    tables: dict[str, ResultTable] = field(default_factory=dict)


class RunError(Exception):
    """Why there is no result: one sentence for the user, and details for the log."""

    def __init__(self, text: str, detail: str = "") -> None:
        """Keep both apart: a traceback never reaches a planner."""
        super().__init__(text)
        self.text = text
        self.detail = detail


class CancelError(Exception):
    """The user cancelled; there is nothing to say."""
