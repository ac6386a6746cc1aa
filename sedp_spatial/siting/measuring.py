"""The values of the criteria for all plots, each measured once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from ..errors import DataError, UsageError
from ..geometry.raster import Raster
from ..geometry.rings import Floats, Geometries
from ..geometry.zonal import zonal_statistics
from ..layers import read_layer
from ..layers.cells import shortened, texts
from ..layers.mapping import NOTES
from ..layers.numbers import to_numbers
from ..messages import Message
from .criteria import Criterion
from .hazard_level import hazard_values
from .near import straight_distances
from .plane import chosen, on_plane
from .roads import Roads, read_roads, ways
from .terrain import open_relief

_KINDS = {"hazards": "hazards"}
_LEAST_COVERAGE = "least_coverage"
ROADS = "roads"


@dataclass
class Plots:
    """The plots, the layers around them, and what was made of them so far.

    Attributes
    ----------
    layer : geopandas.GeoDataFrame
    ids : ndarray
        What sentences call them.
    shapes : ndarray of shapely geometries
        In the plane.
    plane : pyproj.CRS
    area_m2 : ndarray
    layers : mapping
        By name, as the user gave them.
    notes : list of Message
    """

    layer: gpd.GeoDataFrame
    ids: Any
    shapes: Geometries
    plane: CRS
    area_m2: Floats
    layers: Mapping[str, Any]
    notes: list[Message] = field(default_factory=list)
    _read: dict[str, gpd.GeoDataFrame] = field(default_factory=dict)
    _measured: dict[str, pd.Series] = field(default_factory=dict)
    _distances: dict[str, Floats] = field(default_factory=dict)
    _roads: Roads | None = None

    def vector(self, criterion: Criterion) -> gpd.GeoDataFrame | None:
        """The layer of a criterion, read once; parcels of a category stand in where it is not."""
        name = criterion.layer
        if name == "parcels":
            return self.layer
        if name not in self.layers:
            return self._of_category(criterion.category)
        if name not in self._read:
            given = self.layers[name]
            if isinstance(given, str | Path):
                given = read_layer(given, kind=_KINDS.get(name, "places"))
            if not isinstance(given, gpd.GeoDataFrame):
                raise UsageError("error.siting_layer", layer=name, found=type(given).__name__)
            self.notes += given.attrs.get(NOTES, [])
            self._read[name] = given
        return self._read[name]

    def _of_category(self, category: str) -> gpd.GeoDataFrame | None:
        if not category or "category" not in self.layer.columns:
            return None
        some = self.layer[(self.layer["category"] == category).to_numpy(dtype=bool, na_value=False)]
        return some if len(some) else None

    def measurable(self, criterion: Criterion) -> bool:
        """Whether the layer or column that a criterion needs is there."""
        if criterion.measure == "area":
            return True
        if criterion.measure == "column":
            return criterion.options["column"] in self.layer.columns
        if criterion.measure in ("slope", "sun", "raster"):
            return criterion.layer in self.layers
        return self.vector(criterion) is not None

    def measure(self, criterion: Criterion) -> pd.Series:
        """The values of a criterion: numbers, or texts where they are classes.

        Raises
        ------
        DataError
            A layer that cannot be read or does not cover the plots, values that are missing
            without a score for them.
        """
        if criterion.code not in self._measured:
            values = self._values(criterion)
            self._measured[criterion.code] = pd.Series(values)
            self._refuse_missing(criterion)
        return self._measured[criterion.code]

    def _values(self, criterion: Criterion) -> Any:
        measure = criterion.measure
        if measure == "area":
            return self.area_m2 / 10_000
        if measure == "column":
            return self._column(criterion)
        if measure in ("slope", "sun", "raster"):
            return self._raster(criterion)
        layer = self.vector(criterion)
        if layer is None:
            raise UsageError(
                "error.siting_no_layer", criterion=criterion.label, layer=criterion.layer
            )
        layer = chosen(layer, criterion.where, criterion.layer)
        if measure == "hazard":
            values, notes = hazard_values(self.layer, layer, criterion.options)
            self.notes += notes
            return values
        targets = on_plane(layer, self.plane, criterion.layer)
        if measure == "distance":
            # Two criteria may value the same distance in opposite ways.
            key = str((criterion.layer, criterion.category, sorted(criterion.where.items())))
            if key not in self._distances:
                self._distances[key] = straight_distances(self.shapes, targets)
            return self._distances[key]
        if ROADS not in self.layers:
            self.notes.append(Message("note.siting_straight", criterion=criterion.label))
            return straight_distances(self.shapes, targets)
        if self._roads is None:
            lines = self.vector(_named(ROADS))
            self._roads = read_roads(on_plane(lines, self.plane, ROADS), self.shapes)
            self.notes += self._roads.notes
        metres, notes = ways(self._roads, targets, criterion.label)
        self.notes += notes
        return metres

    def _column(self, criterion: Criterion) -> Any:
        column = criterion.options["column"]
        if column not in self.layer.columns:
            raise DataError("error.siting_no_column", criterion=criterion.label, column=column)
        cells = self.layer[column]
        if criterion.textual:
            return texts(cells).to_numpy(dtype=object)
        numbers, unreadable = to_numbers(cells, as_area=False)
        if unreadable.any():
            raise DataError(
                "error.siting_numbers",
                criterion=criterion.label,
                column=column,
                plots=int(unreadable.sum()),
                ids=shortened(self.ids[unreadable.to_numpy()]),
            )
        return numbers.to_numpy()

    def _raster(self, criterion: Criterion) -> Floats:
        """The mean under each plot; too little of it on the raster counts as nothing."""
        raster: str | Path | Raster = self.layers[criterion.layer]
        statistic = criterion.options.get("statistic", "mean")
        stats = (statistic, "coverage")
        if criterion.measure == "raster":
            table = zonal_statistics(self.layer, raster, stats=stats)
        else:
            with open_relief(raster, sun=criterion.measure == "sun") as relief:
                table = zonal_statistics(self.layer, relief, stats=stats)
        least = float(criterion.options.get(_LEAST_COVERAGE, 0.5))
        values = table[statistic].to_numpy(dtype=np.float64, copy=True)
        covered = table["coverage"].to_numpy()
        values[covered < least] = np.nan
        partly = (covered >= least) & (covered < 1 - 1e-6)
        if partly.any():
            self.notes.append(
                Message(
                    "note.siting_partly",
                    criterion=criterion.label,
                    plots=int(partly.sum()),
                    ids=shortened(self.ids[partly]),
                )
            )
        return values

    def _refuse_missing(self, criterion: Criterion) -> None:
        missing = self._measured[criterion.code].isna().to_numpy()
        if not missing.any():
            return
        said: dict[str, Any] = {
            "criterion": criterion.label,
            "layer": criterion.layer,
            "plots": int(missing.sum()),
            "of": len(missing),
            "ids": shortened(self.ids[missing]),
        }
        if criterion.missing is not None:
            self.notes.append(Message("note.siting_missing", score=criterion.missing, **said))
            return
        raster = criterion.measure in ("slope", "sun", "raster")
        column = criterion.options.get("column", "")
        raise DataError(
            "error.siting_uncovered" if raster else "error.siting_no_value", column=column, **said
        )


def _named(layer: str) -> Criterion:
    """A layer that no criterion asked for by itself."""
    return Criterion(layer, layer, "distance", layer, "", {}, {}, "m", {}, {}, None, "")
