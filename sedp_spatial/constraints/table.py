"""One closed table of the land: its category, its strictest regime, its hazards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import CalculationError, DataError, UsageError
from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..geometry.rings import Floats, summed
from ..geometry.sound import sound
from ..hazards import hazard_levels
from ..hazards.levels import Order
from ..layers.classes import class_table, columns_of
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..messages import Message
from ..overlay import overlap_areas, ready_zones
from ..progress import Feedback, part, step
from ..restrictions import ExtractResult, restriction_extract
from ..restrictions.extract_tables import TOLERANCE_M
from ..restrictions.strictest import FREE, regime_order
from ..restrictions.validity import Day
from ..results import Result
from .cells import LEVEL, constraint_cells
from .summaries import by_combination, by_each_hazard, by_highest, by_regime, sums

# What the cells of a parcel may differ from regimes and levels measured on their own.
_AGREES_SHARE = 1e-6
_AGREES_M2 = 1e-2
_ROUNDING = 1e-9


@dataclass(frozen=True)
class ConstraintResult(Result):
    """The result of :func:`constraint_table`.

    Attributes
    ----------
    table : pandas.DataFrame
        The columns of ``by``, regime (the strictest; ``free`` where none), hazard and level,
        area_ha, several_ha, share (of the land of that class). Every piece of land is in one row:
        where several hazards meet, in that of the highest level, counted as a share of the levels
        that its hazard has; ``several_ha`` is how much of the row other hazards threaten too.
        Land without a hazard has ``none`` and ``not_exposed``. The rows add up to the parcels.
    layer : geopandas.GeoDataFrame
        The cells, in the extent of the parcels: regime, level_<hazard> for each hazard, area_ha
        (under the parcels), geometry. They do not overlap. None from :func:`constraints_file`.
    by_hazard : pandas.DataFrame
        The columns of ``by``, regime, hazard, level, area_ha, share: for each hazard by itself
        the levels, ``not_exposed`` included, add up to the land of the class under the regime.
        The hazard ``any`` has the level ``exposed`` for land under at least one.
    combinations : pandas.DataFrame
        The columns of ``by``, regime, level_<hazard> for each hazard, hazards (how many),
        area_ha, share: every combination that has land, without overlaps.
    regimes : pandas.DataFrame
        The columns of ``by``, regime, area_ha, share: the same numbers as in the extract.
    on : str or None
        The day on which the restrictions are in force.
    parcels_ha, restricted_ha, exposed_ha : float
        All land; under any restriction; under any hazard.
    restricted_and_exposed_ha, unconstrained_ha : float
        Both, and neither: parcels = restricted + exposed − both + neither.
    residual_ha : float
        Parcels less the sum of the table.
    """

    by_hazard: pd.DataFrame
    combinations: pd.DataFrame
    regimes: pd.DataFrame
    on: str | None
    parcels_ha: float
    restricted_ha: float
    exposed_ha: float
    restricted_and_exposed_ha: float
    unconstrained_ha: float
    residual_ha: float


def constraint_table(
    parcels: gpd.GeoDataFrame,
    restrictions: gpd.GeoDataFrame | None = None,
    hazards: gpd.GeoDataFrame | None = None,
    *,
    by: str | Sequence[str] = "category",
    on: Day = None,
    order: Order = None,
    tolerance_m: float | Mapping[str, float] = TOLERANCE_M,
    feedback: Feedback | None = None,
) -> ConstraintResult:
    """Measure how much land of each class lies under which regime and in which hazard.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema. Land under two parcels counts for both.
    restrictions : geopandas.GeoDataFrame, optional
        As :func:`restriction_extract` takes them.
    hazards : geopandas.GeoDataFrame, optional
        As :func:`hazard_levels` takes them; rasters come through :func:`levels_from_raster`.
    by : str or sequence of str
        Columns of the parcels whose values are the classes.
    on, tolerance_m
        As in :func:`restriction_extract`.
    order
        As in :func:`hazard_levels`.
    feedback : Feedback, optional

    Returns
    -------
    ConstraintResult

    Raises
    ------
    DataError
        As :func:`restriction_extract` and :func:`hazard_levels`.
    UsageError
        Neither restrictions nor hazards; a column that the parcels do not have.
    CalculationError
        If the cells of a parcel do not add up to what its regimes and its levels of each hazard
        have when they are measured on their own.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 74, 79 and 83.

    Examples
    --------
    >>> land = constraint_table(parcels, restrictions, hazards, on="2026-11-22")
    >>> bool(abs(land.table["area_ha"].sum() - land.parcels_ha) < 1e-6)
    True
    """
    if restrictions is None and hazards is None:
        raise UsageError("error.constraints_nothing")
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    check_place(parcels, "parcels")
    columns = columns_of(by, parcels)
    taken = [name for name in columns if name == "regime" or name.startswith(LEVEL)]
    if taken:
        raise UsageError("error.constraints_column", column=taken[0])
    classes, notes = class_table(parcels, columns)
    crs = horizontal_crs(parcels.crs)
    shapes, _ = sound(np.asarray(parcels.geometry.values, dtype=object))
    measured = drawn_area_m2(shapes, crs)
    if not measured.any():
        raise DataError("error.nothing_to_measure", layer="parcels")
    whole = gpd.GeoDataFrame(geometry=shapes, crs=parcels.crs)
    extract = _extract(parcels, restrictions, on, tolerance_m, part(feedback, 0.0, 0.5))
    regimes = _no_regimes(parcels) if extract is None else extract.regimes
    notes += [Message("note.constraints_no_restrictions")] if extract is None else extract.notes
    levels, more = _levels(parcels, hazards, order)
    notes += more
    step(feedback, 0.5)
    cells = constraint_cells(regimes, levels, whole.total_bounds)
    found, left = _in_cells(whole, cells, measured)
    step(feedback, 0.8)
    _check_regimes(found, cells, extract, measured)
    _check_levels(found, cells, whole, levels, measured)
    pieces = _pieces(found, left, cells, classes.reset_index(drop=True))
    steps = list(zip(levels["hazard"], levels["level"], strict=True))
    table = by_highest(pieces, columns, steps)
    figures = sums(pieces, steps)
    if len(levels) and figures["exposed_ha"] == 0:
        notes.append(Message("note.nothing_exposed", features=len(parcels)))
    layer = cells.assign(
        area_ha=summed(found["area_m2"].to_numpy(), found["cell"].to_numpy(), len(cells)) / HECTARE
    )
    said = Message(
        "note.constraints",
        restricted_ha=figures["restricted_ha"],
        exposed_ha=figures["exposed_ha"],
        restricted_and_exposed_ha=figures["restricted_and_exposed_ha"],
        unconstrained_ha=figures["unconstrained_ha"],
    )
    step(feedback, 1.0)
    return ConstraintResult(
        table=table,
        layer=layer[[*[name for name in layer.columns if name != "geometry"], "geometry"]],
        notes=tuple(dict.fromkeys([*notes, said])),
        by_hazard=by_each_hazard(pieces, columns, steps),
        combinations=by_combination(pieces, columns, steps),
        regimes=by_regime(pieces, columns),
        on=None if extract is None else extract.on,
        parcels_ha=float(measured.sum()) / HECTARE,
        residual_ha=float(measured.sum()) / HECTARE - float(table["area_ha"].sum()),
        **figures,
    )


def _extract(
    parcels: gpd.GeoDataFrame,
    restrictions: gpd.GeoDataFrame | None,
    on: Day,
    tolerance_m: float | Mapping[str, float],
    feedback: Feedback | None,
) -> ExtractResult | None:
    if restrictions is None:
        return None
    return restriction_extract(
        parcels, restrictions, on=on, tolerance_m=tolerance_m, feedback=feedback
    )


def _no_regimes(parcels: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"regime": []}, geometry=[], crs=parcels.crs)


def _levels(
    parcels: gpd.GeoDataFrame, hazards: gpd.GeoDataFrame | None, order: Order
) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """hazard, level and outlines in the CRS of the parcels, the highest of each hazard on top."""
    if hazards is None:
        empty: dict[str, list[str]] = {"hazard": [], "level": []}
        none = gpd.GeoDataFrame(empty, geometry=[], crs=parcels.crs)
        return none, [Message("note.constraints_no_hazards")]
    levels = hazard_levels(hazards, order=order)
    # Brought to the parcels' CRS in the way in which an overlay does it: the same outlines give
    # the same numbers as in every other table.
    index, kind, _, moved = ready_zones(
        levels.assign(row=range(len(levels))), ["row"], horizontal_crs(parcels.crs)
    )
    rows = pd.DataFrame(levels[["hazard", "level"]]).iloc[kind].reset_index(drop=True)
    placed = gpd.GeoDataFrame(rows, geometry=index.shapes, crs=parcels.crs)
    return placed, [*levels.attrs.get(NOTES, []), *moved]


def _in_cells(
    parcels: gpd.GeoDataFrame, cells: gpd.GeoDataFrame, measured: Floats
) -> tuple[pd.DataFrame, Floats]:
    """parcel, cell, area_m2, and what of each parcel lies in no cell; they add up exactly."""
    if len(cells) == 0:
        none = {"parcel": np.empty(0, int), "cell": np.empty(0, int), "area_m2": np.empty(0)}
        return pd.DataFrame(none), measured
    numbered = cells[["geometry"]].assign(cell=range(len(cells)))
    found = overlap_areas(parcels, numbered, by="cell")[["parcel", "cell", "area_m2"]]
    place = found["parcel"].to_numpy()
    total = _by_parcel(found, measured)
    over = total - measured
    if (over > _AGREES_SHARE * measured + _AGREES_M2).any():
        raise CalculationError("error.constraints_not_closed", off_m2=float(over.max()))
    # A parcel that lies wholly in cells differs from their sum by rounding only.
    full = (total > 0) & (over >= -_ROUNDING * measured)
    scale = np.ones(len(parcels))
    scale[full] = measured[full] / total[full]
    found["area_m2"] *= scale[place]
    return found, np.where(full, 0.0, measured - total)


def _check_regimes(
    found: pd.DataFrame, cells: gpd.GeoDataFrame, extract: ExtractResult | None, measured: Floats
) -> None:
    if extract is None:
        return
    regime = cells["regime"].to_numpy()[found["cell"].to_numpy()]
    for name in regime_order():
        mine = found[regime == name]
        areas = _by_parcel(mine, measured)
        _agree(areas, extract.parcels[f"{name}_m2"].to_numpy(), measured)


def _check_levels(
    found: pd.DataFrame,
    cells: gpd.GeoDataFrame,
    parcels: gpd.GeoDataFrame,
    levels: gpd.GeoDataFrame,
    measured: Floats,
) -> None:
    if len(levels) == 0:
        return
    alone = overlap_areas(parcels, levels, by=["hazard", "level"])
    for hazard, level in zip(levels["hazard"], levels["level"], strict=True):
        reached = (cells[LEVEL + hazard] == level).to_numpy()[found["cell"].to_numpy()]
        mine = found[reached]
        areas = _by_parcel(mine, measured)
        own = alone[(alone["hazard"] == hazard) & (alone["level"] == level)]
        _agree(areas, _by_parcel(own, measured), measured)


def _by_parcel(found: pd.DataFrame, measured: Floats) -> Floats:
    return summed(found["area_m2"].to_numpy(), found["parcel"].to_numpy(), len(measured))


def _agree(cells: Floats, alone: Floats, measured: Floats) -> None:
    off = np.abs(cells - alone)
    if (off > _AGREES_SHARE * measured + _AGREES_M2).any():
        raise CalculationError("error.constraints_not_closed", off_m2=float(off.max()))


def _pieces(
    found: pd.DataFrame, left: Floats, cells: gpd.GeoDataFrame, classes: pd.DataFrame
) -> pd.DataFrame:
    """The classes, regime, level_<hazard> and area_m2 of all land, that in no cell included."""
    keys = pd.DataFrame(cells.drop(columns="geometry"))
    nothing = {name: FREE if name == "regime" else "not_exposed" for name in keys.columns}
    rest = np.flatnonzero(left > 0)
    inside = pd.concat(
        [
            classes.iloc[found["parcel"].to_numpy()].reset_index(drop=True),
            keys.iloc[found["cell"].to_numpy()].reset_index(drop=True),
            found[["area_m2"]].reset_index(drop=True),
        ],
        axis=1,
    )
    outside = classes.iloc[rest].reset_index(drop=True).assign(**nothing, area_m2=left[rest])
    return pd.concat([inside, outside], ignore_index=True)[
        [*classes.columns, *keys.columns, "area_m2"]
    ]
