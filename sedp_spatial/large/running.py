"""Call a function on one piece of a file after the other, hand rows on and keep sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..layers.mapping import NOTES
from ..messages import Message
from ..progress import Feedback, step
from ..results import Result
from .merging import Notes, sums_of
from .pieces import Large, all_rows, named, pieces_of, prepared

Work = Callable[[gpd.GeoDataFrame], Result]


@dataclass(frozen=True)
class LargeResult(Result):
    """What is known of a large file once its rows are written.

    Attributes
    ----------
    table : pandas.DataFrame
        The sums: of the extract by category, of the registered areas by class; the columns of
        ``categories`` and ``classes`` there.
    layer : None
        Rows and pieces are in the outputs.
    features, pieces : int
        How many rows were read, and in how many pieces.
    figures : dict of str to float
        The scalar figures of the function (``measured_ha``, …), added up.
    """

    features: int
    pieces: int
    figures: dict[str, float]

    def numbers(self) -> dict[str, Any]:
        """The figures and the counts."""
        return {**self.figures, "features": self.features, "pieces": self.pieces}


class Run:
    """Calls a function on one piece after the other, hands rows on and keeps sums."""

    def __init__(
        self, large: Large, name: str, handed_on: tuple[str, ...], summed: tuple[str, ...]
    ) -> None:
        self._large, self._name, self._handed_on = large, name, handed_on
        self.sums: dict[str, list[pd.DataFrame]] = {name: [] for name in summed}
        self.figures: dict[str, float] = {}
        self.notes = Notes()
        self.first: Result | None = None
        self.sample = gpd.GeoDataFrame()
        self.features = self._pieces = 0

    def go(self, work: Work, rows: int, outputs: Sequence[Any], feedback: Feedback | None) -> None:
        """Work through the file; at the end everything is handed on and added up."""
        for first, raw in measurable(self._large, rows):
            step(feedback, first / self._large.rows)
            piece = prepared(self._large, raw, all_rows(first, len(raw)), "parcels")
            self.notes.add(piece.attrs.get(NOTES, []))
            result = work(named(piece))
            if self.first is None:
                self.first, self.sample = result, piece.iloc[:0]
            self._take(result, outputs)
            self.features += len(piece)
            self._pieces += 1
        step(feedback, 1.0)

    def _take(self, result: Result, outputs: Sequence[Any]) -> None:
        frames: dict[str, Any] = {**result.tables(), **result.layers()}
        for part in self._handed_on:
            name = self._name if part == "layer" else f"{self._name}_{part}"
            for output in outputs:
                output.append(name, frames[part])
        for part in self.sums:
            self.sums[part].append(frames[part])
        for name, value in result.numbers().items():
            if isinstance(value, int | float):
                self.figures[name] = self.figures.get(name, 0) + value
        self.notes.add(result.notes)

    def total(self, part: str) -> pd.DataFrame:
        """The sums of a table, a row ``total`` at the end where there is one."""
        key = str(self.sums[part][0].columns[0])
        merged = sums_of(self.sums[part], [key])
        last = merged[key] == "total"
        return pd.concat([merged[~last], merged[last]], ignore_index=True)

    def said(self) -> Message:
        """Of how many rows in how many pieces."""
        return Message("note.large_pieces", features=self.features, pieces=self._pieces)

    def result(self, part: str, notes: list[Message]) -> LargeResult:
        """The sums of a table with the figures."""
        return LargeResult(
            table=self.total(part),
            layer=None,
            notes=(*notes, self.said()),
            features=self.features,
            pieces=self._pieces,
            figures=dict(self.figures),
        )


def measurable(large: Large, rows: int) -> Iterator[tuple[int, gpd.GeoDataFrame]]:
    """The pieces and the row that each begins with.

    One without any land goes with the next, or at the end with the last.
    """
    ready: list[gpd.GeoDataFrame] = []
    bare: list[gpd.GeoDataFrame] = []
    start = 0
    for _, raw in pieces_of(large, rows):
        if not (shapely.area(np.asarray(raw.geometry.values, dtype=object)) > 0).any():
            bare.append(raw)
            continue
        if ready:
            yield start, _one_below_the_other(ready)
            start += sum(map(len, ready))
        ready, bare = [*bare, raw], []
    yield start, _one_below_the_other([*ready, *bare])


def _one_below_the_other(pieces: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    return pieces[0] if len(pieces) == 1 else pd.concat(pieces, ignore_index=True)
