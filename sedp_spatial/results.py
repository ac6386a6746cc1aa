"""What every analysis returns: a table, a layer, notes, and the numbers that must agree.

Results are frozen dataclasses. Their scalar fields are the figures that reports quote, their
DataFrames become tables and their GeoDataFrames become layers, whatever writes them: the command
line, the workbook, the GeoPackage and QGIS all ask the same three methods.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from numbers import Real
from typing import Any, TypeVar

import geopandas as gpd
import pandas as pd

from .messages import Label, Message, say

Self = TypeVar("Self", bound="Result")


@dataclass(frozen=True)
class Result:
    """A table with the unit in each column's name, the layer behind it, and what was assumed.

    Attributes
    ----------
    table : pandas.DataFrame
        The tidy result.
    layer : geopandas.GeoDataFrame or None
        The geometries that belong to it.
    notes : tuple of Message
        Assumptions, sources and warnings, each sayable in ky, ru and en.
    """

    table: pd.DataFrame
    layer: gpd.GeoDataFrame | None
    notes: tuple[Message, ...]

    def numbers(self) -> dict[str, Any]:
        """The scalar figures by attribute name."""
        return {
            name: value
            for name, value in self._fields()
            if value is None or isinstance(value, Real | str)
            if name != "layer"
        }

    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables without geometry by attribute name."""
        return {
            name: value
            for name, value in self._fields()
            if isinstance(value, pd.DataFrame) and not isinstance(value, gpd.GeoDataFrame)
        }

    def layers(self) -> dict[str, gpd.GeoDataFrame]:
        """The layers by attribute name."""
        return {n: v for n, v in self._fields() if isinstance(v, gpd.GeoDataFrame)}

    def translated(self: Self, lang: str) -> Self:
        """The same result with every message said in ``lang`` as a plain string."""
        changes: dict[str, Any] = {"notes": tuple(note.text(lang) for note in self.notes)}
        for name, frame in {**self.tables(), **self.layers()}.items():
            changes[name] = translate_frame(frame, lang)
        return dataclasses.replace(self, **changes)

    def _fields(self) -> list[tuple[str, Any]]:
        return [(field.name, getattr(self, field.name)) for field in dataclasses.fields(self)]


def translate_frame(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Say the message columns of a table in a language; other columns are left as they are."""
    spoken = frame.copy()
    said: dict[int, Any] = {}  # the frame holds its messages, so none gets the place of another

    def once(value: Any) -> Any:
        if not isinstance(value, Message):
            return say(value, lang)
        if id(value) not in said:
            said[id(value)] = say(value, lang)
        return said[id(value)]

    for column in spoken.columns:
        if spoken[column].dtype == object and any(
            isinstance(v, Message | Label) for v in spoken[column]
        ):
            spoken[column] = pd.Series(
                [once(value) for value in spoken[column]], index=spoken.index, dtype=object
            )
    return spoken
