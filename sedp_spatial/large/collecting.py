"""Findings of all pieces, put together as if the layer had been checked at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..geometry.rings import Floats, Ints
from ..layers.findings import Findings

# One row for all features with the same fault, wherever they lie.
_TOGETHER = ("missing_value", "unknown_code")
# What a piece cannot know.
_OF_THE_WHOLE = ("duplicate_id", "far_from_crs")


@dataclass(frozen=True)
class Found:
    """A finding before it is said: rows of the whole file in place of positions."""

    rule: str
    rows: tuple[int, ...]
    geometry: shapely.Geometry | None
    sizes: dict[str, float]
    params: dict[str, Any]


class Collected(Findings):
    """Stands in for :class:`Findings` while a piece is checked.

    Parameters
    ----------
    whole : Whole
    rows : ndarray of int
        The place in the file of each feature.
    names : ndarray of object
        What they are called.
    of_piece : bool
        Whether what only the whole can know is left to it.
    """

    def __init__(self, whole: Whole, rows: Ints, names: Any, *, of_piece: bool = True) -> None:
        self._whole, self._rows_of, self._names = whole, rows, names
        self._leave = _OF_THE_WHOLE if of_piece else ()

    def add(
        self,
        rule: str,
        features: Iterable[Any],
        geometry: shapely.Geometry | None,
        *,
        area_m2: float = float("nan"),
        length_m: float = float("nan"),
        **params: Any,
    ) -> None:
        """Keep a finding."""
        if rule in self._leave:
            return
        positions = [int(position) for position in features]
        rows = tuple(int(self._rows_of[position]) for position in positions)
        for row, position in zip(rows, positions, strict=True):
            self._whole.names[row] = str(self._names[position])
        sizes = {"area_m2": area_m2, "length_m": length_m}
        self._whole.found.append(Found(rule, rows, geometry, sizes, params))


class Whole:
    """The findings of all pieces.

    Attributes
    ----------
    found : list of Found
    names : dict of int to str
        What the features are called, by their row.
    """

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.names: dict[int, str] = {}

    def frames(self, extent: Floats, crs: Any) -> tuple[pd.DataFrame, gpd.GeoDataFrame]:
        """The table and the layer of all findings."""
        rows = sorted(self.names)
        place = {row: position for position, row in enumerate(rows)}
        named = gpd.GeoDataFrame(
            {"parcel_id": pd.Series([self.names[row] for row in rows], dtype=object)},
            geometry=[shapely.box(*extent)] * len(rows),
            crs=crs,
        )
        if len(named) == 0:
            named = gpd.GeoDataFrame(geometry=[shapely.box(*extent)], crs=crs)
        findings = Findings(named, "parcel_id")
        for one in sorted(_together(self.found), key=lambda one: one.rows):
            positions = [place[row] for row in one.rows]
            findings.add(one.rule, positions, one.geometry, **one.sizes, **one.params)
        return findings.frames()


def _together(found: Sequence[Found]) -> list[Found]:
    """One row for each fault that is mended in one go."""
    kept, groups = [], dict[tuple[Any, ...], list[Found]]()
    for one in found:
        if one.rule in _TOGETHER:
            key = (one.rule, str(one.params.get("column")), str(one.params.get("value")))
            groups.setdefault(key, []).append(one)
        else:
            kept.append(one)
    for same in groups.values():
        rows = np.sort(np.concatenate([one.rows for one in same])).tolist()
        parts = shapely.get_parts([one.geometry for one in same])
        place = shapely.geometrycollections(parts)
        kept.append(Found(same[0].rule, tuple(rows), place, same[0].sizes, same[0].params))
    return kept
