"""Hectares in each level of a hazard that comes as a raster, without drawing its outlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import DataError
from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..geometry.raster import Affine, Nodata, Raster, missing_in, open_raster
from ..geometry.rings import Floats
from ..geometry.sound import sound
from ..geometry.zonal import zonal_statistics
from ..layers.classes import class_table, columns_of
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..messages import Message
from ..progress import Feedback
from .land import LandExposureResult, closed_table
from .thresholds import named_bounds

UNKNOWN = "unknown"
_EMPTY = -1


@dataclass(frozen=True)
class LevelRaster:
    """The levels of another raster on the same grid: 0 none, 1 the lowest, -1 not known.

    Attributes
    ----------
    source : Raster
    bounds : ndarray
        The least value of each level, rising.
    empty : float or None
        The value of the source that means nothing.
    """

    source: Raster
    bounds: Floats
    empty: float | None

    @property
    def name(self) -> str:
        """As the source's."""
        return self.source.name

    @property
    def width(self) -> int:
        """Columns."""
        return self.source.width

    @property
    def height(self) -> int:
        """Rows."""
        return self.source.height

    @property
    def transform(self) -> Affine:
        """The source's grid."""
        return self.source.transform

    @property
    def crs(self) -> CRS:
        """The source's CRS."""
        return self.source.crs

    @property
    def nodata(self) -> float | None:
        """What is not known."""
        return float(_EMPTY)

    @property
    def block(self) -> tuple[int, int]:
        """As the source is stored."""
        return self.source.block

    def scaled(self, values: Floats) -> Floats:
        """Levels stand for themselves."""
        return values

    def read(self, row: int, column: int, rows: int, columns: int) -> NDArray[Any]:
        """The levels of a window."""
        raw = self.source.read(row, column, rows, columns)
        return levels_of(raw, self.source, self.bounds, self.empty)


def levels_of(
    raw: NDArray[Any], source: Raster, bounds: Floats, empty: float | None
) -> NDArray[np.int16]:
    """The level of each stored value: 0 none, 1 the lowest, -1 not known."""
    values = source.scaled(raw.astype(np.float64))
    levels = np.searchsorted(bounds, values, side="right").astype(np.int16)
    levels[missing_in(raw, empty)] = _EMPTY
    return levels


def land_exposure_by_raster(
    parcels: gpd.GeoDataFrame,
    raster: str | Path | Raster,
    thresholds: Sequence[float] | Mapping[Any, float],
    *,
    hazard: str,
    by: str | Sequence[str] = "category",
    band: int = 1,
    nodata: Nodata = "declared",
    feedback: Feedback | None = None,
) -> LandExposureResult:
    """Measure how much land of each class lies in each level of a raster.

    For large territories and fine-grained rasters (slopes) this is much faster than drawing the
    levels as polygons first; the numbers are the same.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        Parcels, districts, anything with an area.
    raster : path or Raster
    thresholds, hazard, band, nodata
        As in :func:`levels_from_raster`.
    by : str or sequence of str
        The columns whose values are the classes.
    feedback : Feedback, optional

    Returns
    -------
    LandExposureResult
        Land on cells without a value or beside the raster has the level ``unknown``; ``layer``
        is None.

    Raises
    ------
    DataError
        As :func:`sedp_spatial.zonal_statistics`; parcels without features.
    UsageError
        Thresholds that do not rise, a column that the parcels do not have.

    Examples
    --------
    >>> with open_slope("sample_layers/dem.tif") as slope:
    ...     land = land_exposure_by_raster(parcels, slope, [20, 35], hazard="slope")
    >>> bool(abs(land.table["area_ha"].sum() - land.parcels_ha) < 1e-6)
    True
    """
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    check_place(parcels, "parcels")
    columns = columns_of(by, parcels)
    names, bounds = named_bounds(thresholds)
    classes, notes = class_table(parcels, columns)
    shapes, _ = sound(np.asarray(parcels.geometry.values, dtype=object))
    area = drawn_area_m2(shapes, horizontal_crs(parcels.crs))
    with open_raster(raster, band=band) as opened:
        empty = opened.nodata if nodata == "declared" else nodata
        found = zonal_statistics(
            parcels,
            LevelRaster(opened, bounds, empty),
            stats=("coverage", "fractions"),
            weights="area",
            feedback=feedback,
        )
        name = opened.name
    notes += found.attrs[NOTES]
    known = area * found["coverage"].clip(upper=1.0).to_numpy()
    rows = classes.assign(area_m2=area)
    frames = []
    for number, level in enumerate([*names, UNKNOWN], start=1):
        share = found.get(f"fraction_{number}", pd.Series(0.0, index=parcels.index)).fillna(0.0)
        mine = known * share.to_numpy() if level != UNKNOWN else area - known
        frames.append(rows.drop(columns="area_m2").assign(hazard=hazard, level=level, area_m2=mine))
    exposed = pd.concat(frames, ignore_index=True)
    steps = [(hazard, level) for level in [*names, UNKNOWN]]
    table, residual = closed_table(rows, exposed, steps, columns)
    inside = exposed.groupby("level", sort=False)["area_m2"].sum() / HECTARE
    notes.append(
        Message(
            "note.raster_levels",
            path=name,
            levels=[f"{n} ≥ {bound:g}" for n, bound in zip(names, bounds, strict=True)],
        )
    )
    return LandExposureResult(
        table=table,
        layer=None,
        notes=tuple(dict.fromkeys(notes)),
        levels=pd.DataFrame({"hazard": hazard, "level": inside.index, "inside_ha": inside.values}),
        parcels_ha=float(area.sum()) / HECTARE,
        exposed_ha=float(inside[names].sum()),
        residual_ha=residual,
    )
