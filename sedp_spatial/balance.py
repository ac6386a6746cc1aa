"""The land balance: hectares by category whose total is the territory's area.

    parcels − overlaps + gaps − outside = territory

Every term is measured on its own, so the residual shows whether the balance really closes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from .errors import DataError, UsageError
from .geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from .geometry.dissolve import faces_joined
from .geometry.survey import Survey, survey
from .layers.boundary import Boundary, territory_of
from .layers.cells import shortened
from .layers.classes import classes_of, columns_of, print_order
from .layers.findings import feature_ids
from .layers.numbers import to_numbers
from .layers.place import check_place
from .layers.plane import laid, plane_of
from .layers.schema import UNASSIGNED
from .messages import Label, Message
from .progress import Feedback, step
from .results import Result

Overlaps = Literal["report", "refuse"]

_CROSS = ("category", "land_kind", "ownership", "in_use")
_USE = {"yes": "used_ha", "no": "unused_ha", "unknown": "unknown_use_ha"}
_FIGURES = {"parcels", "area_ha", "share", "registered_ha", *_USE.values()}


@dataclass(frozen=True)
class BalanceResult(Result):
    """The result of :func:`land_balance`.

    Attributes
    ----------
    table : pandas.DataFrame
        The grouping columns, parcels, area_ha, share (of the territory), registered_ha, used_ha,
        unused_ha, unknown_use_ha. Below the classes stand the rows ``overlap`` (negative),
        ``gap`` and ``outside`` (negative), so that area_ha adds up to the territory.
    layer : geopandas.GeoDataFrame
        The overlaps, gaps and parts outside: kind, depth, area_m2, parcel_ids, geometry.
    cross : pandas.DataFrame
        category × land_kind × ownership × in_use: parcels, area_ha, registered_ha.
    by : tuple of str
        The grouping columns.
    parcels_ha, covered_ha : float
        Σ of the parcels, and the land under at least one of them.
    overlap_ha, gap_ha, outside_ha : float
        Land counted more than once (each surplus layer of it), land of the territory under no
        parcel, and land under parcels outside the territory.
    territory_ha : float
        The boundary's area; without a boundary that of the parcels' outer outline.
    residual_ha : float
        parcels − overlap + gap − outside − territory: rounding, or the balance does not close.
    """

    cross: pd.DataFrame
    by: tuple[str, ...]
    parcels_ha: float
    covered_ha: float
    overlap_ha: float
    gap_ha: float
    outside_ha: float
    territory_ha: float
    residual_ha: float


def land_balance(
    parcels: gpd.GeoDataFrame,
    *,
    boundary: Boundary | None = None,
    by: str | Sequence[str] = "category",
    overlaps: Overlaps = "report",
    feedback: Feedback | None = None,
) -> BalanceResult:
    """Add up a municipality's land by category, and close the sum to its territory.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema; invalid outlines are measured as :func:`repair_layer` would mend them
        and named in the notes, records without geometry count as parcels without area.
    boundary : GeoDataFrame, GeoSeries or shapely polygon, optional
        The territory. Without it the outer outline of the parcels is the territory, and gaps are
        only what they enclose.
    by : str or sequence of str
        The columns whose values are the rows; ``category`` prints all seven.
    overlaps : {"report", "refuse"}
        Whether overlapping parcels are shown and counted once, or stop the balance.
    feedback : Feedback, optional

    Returns
    -------
    BalanceResult

    Raises
    ------
    DataError
        No features, no usable CRS, nothing with an area, a boundary elsewhere; overlaps that
        were to be refused.
    UsageError
        A grouping column that the layer does not have.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 77 (the indicators of the spatial section).

    Examples
    --------
    >>> balance = land_balance(parcels, boundary=boundary)
    >>> round(balance.territory_ha, 2)
    17620.0
    >>> abs(balance.residual_ha) < 1e-4
    True
    """
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    if overlaps not in ("report", "refuse"):
        raise UsageError("error.choice", name="overlaps", value=overlaps, allowed="report, refuse")
    columns = columns_of(by, parcels)
    taken = _FIGURES & set(columns)
    if taken:
        allowed = [str(c) for c in parcels.columns if c not in {*_FIGURES, parcels.geometry.name}]
        raise UsageError(
            "error.choice", name="by", value=min(taken), allowed=", ".join(sorted(allowed))
        )
    check_place(parcels, "parcels")
    crs, plane = horizontal_crs(parcels.crs), plane_of(parcels)
    step(feedback, 0.0)
    geometries = laid(np.asarray(parcels.geometry.values, dtype=object), crs, plane)
    territory = None if boundary is None else territory_of(boundary, parcels)
    territory = laid(np.array([territory], dtype=object), crs, plane)[0]
    surveyed = survey(geometries, plane, territory)
    faces, face_ha = surveyed.faces, surveyed.face_m2 / HECTARE
    areas = surveyed.area_m2 / HECTARE
    if not areas.any():
        raise DataError("error.nothing_to_measure", layer="parcels")
    step(feedback, 0.7)
    overlap = float((face_ha * np.maximum(faces.depth - 1, 0)).sum())
    gap = float(face_ha[faces.inside & (faces.depth == 0)].sum())
    outside = float(face_ha[~faces.inside & (faces.depth > 0)].sum())
    if overlaps == "refuse" and overlap > 0:
        raise DataError("error.overlaps_refused", overlap_ha=overlap)
    outline = faces_joined(faces.shapes) if territory is None else territory
    territory_ha = float(drawn_area_m2(np.array([outline], dtype=object), plane)[0]) / HECTARE
    parcels_ha = float(areas.sum())
    measured, notes = _measured(parcels, areas, columns)
    result = BalanceResult(
        table=_table(measured, columns, territory_ha, overlap, gap, outside),
        layer=_pieces(surveyed, parcels, plane),
        notes=(*notes, *_notes(surveyed, parcels, territory, crs)),
        cross=_cross(measured),
        by=columns,
        parcels_ha=parcels_ha,
        covered_ha=float(face_ha[faces.depth > 0].sum()),
        overlap_ha=overlap,
        gap_ha=gap,
        outside_ha=outside,
        territory_ha=territory_ha,
        residual_ha=parcels_ha - overlap + gap - outside - territory_ha,
    )
    step(feedback, 1.0)
    return result


def _measured(
    parcels: gpd.GeoDataFrame, areas: np.ndarray, columns: tuple[str, ...]
) -> tuple[pd.DataFrame, list[Message]]:
    """One row per parcel: its classes, its measured and its registered area."""
    rows = pd.DataFrame(index=parcels.index)
    notes: list[Message] = []
    for column in dict.fromkeys((*_CROSS, *columns)):
        rows[column], unknown = classes_of(parcels, column)
        notes += unknown
    rows["parcels"] = 1
    rows["area_ha"] = areas
    if "registered_area_ha" in parcels.columns:
        registered, unreadable = to_numbers(parcels["registered_area_ha"])
        rows["registered_ha"] = registered
        without = int((registered.isna() & ~unreadable).sum())
        if without:
            notes.append(Message("note.without_registered", features=without))
        if unreadable.any():
            notes.append(
                Message(
                    "note.unreadable_numbers",
                    column=Label("labels", "column.registered_area_ha"),
                    features=int(unreadable.sum()),
                    values=[
                        str(v) for v in parcels["registered_area_ha"][unreadable].unique()[:10]
                    ],
                )
            )
    else:
        rows["registered_ha"] = np.nan
    for use, column in _USE.items():
        known = rows["in_use"] if use != "unknown" else rows["in_use"].replace(UNASSIGNED, use)
        rows[column] = rows["area_ha"].where(known == use, 0.0)
    return rows, notes


def _table(
    measured: pd.DataFrame,
    columns: tuple[str, ...],
    territory_ha: float,
    overlap: float,
    gap: float,
    outside: float,
) -> pd.DataFrame:
    sums = ["parcels", "area_ha", "registered_ha", *_USE.values()]
    keys = [_ordered(measured, column) for column in columns]
    grouped = measured.groupby(keys, observed=len(columns) > 1)[sums].sum().reset_index()
    grouped.columns = [*columns, *sums]
    for column in columns:
        grouped[column] = grouped[column].astype("object")
    if len(columns) == 1:
        # All seven categories are always printed; "unassigned" only where it is not empty.
        unused = (grouped[columns[0]] == UNASSIGNED) & (grouped["parcels"] == 0)
        grouped = grouped[~unused]
    extra = pd.DataFrame(
        {
            **{column: ["", "", ""] for column in columns[1:]},
            columns[0]: ["overlap", "gap", "outside"],
            "parcels": 0,
            "area_ha": [-overlap or 0.0, gap, -outside or 0.0],
            **dict.fromkeys(("registered_ha", *_USE.values()), 0.0),
        }
    )
    table = pd.concat([grouped, extra], ignore_index=True)
    table["share"] = table["area_ha"] / territory_ha if territory_ha else np.nan
    order = [*columns, "parcels", "area_ha", "share", "registered_ha", *_USE.values()]
    return table[order].astype({"parcels": "int64"})


def _ordered(measured: pd.DataFrame, column: str) -> pd.Series:
    """A column as a categorical in printing order, ``unassigned`` last."""
    values = measured[column]
    found = set(values.unique())
    codes = print_order(column)
    others = sorted(found - set(codes) - {UNASSIGNED})
    present = codes if column == "category" else [code for code in codes if code in found]
    return pd.Series(
        pd.Categorical(values, categories=[*present, *others, UNASSIGNED]),
        index=measured.index,
        name=column,
    )


def _cross(measured: pd.DataFrame) -> pd.DataFrame:
    keys = [_ordered(measured, column) for column in _CROSS]
    sums = measured.groupby(keys, observed=True)[["parcels", "area_ha", "registered_ha"]].sum()
    cross = sums.reset_index()
    for column in _CROSS:
        cross[column] = cross[column].astype("object")
    return cross


def _pieces(surveyed: Survey, parcels: gpd.GeoDataFrame, plane: CRS) -> gpd.GeoDataFrame:
    """What does not lie exactly once under parcels, each piece with the parcels it touches."""
    faces = surveyed.faces
    gap = faces.inside & (faces.depth == 0)
    outside = ~faces.inside & (faces.depth > 0)
    chosen = np.flatnonzero(gap | outside | (faces.depth > 1))
    # GEOS's versions cut in different orders; the layer's order must not depend on it.
    bounds = shapely.bounds(faces.shapes[chosen])
    chosen = chosen[np.lexsort((*bounds.T[::-1], outside[chosen], gap[chosen]))]
    kind = np.select([outside[chosen], gap[chosen]], ["outside", "gap"], "overlap")
    names: list[tuple[str, ...]] = [()] * len(chosen)
    if len(chosen):
        points = shapely.point_on_surface(faces.shapes[chosen])
        under = shapely.STRtree(surveyed.shapes).query(points, predicate="intersects")
        ids = feature_ids(parcels, "parcel_id", under[1])
        for piece, name in zip(under[0], ids, strict=True):
            names[piece] = (*names[piece], str(name))
    return gpd.GeoDataFrame(
        {
            "kind": pd.Series(kind, dtype="object"),
            "depth": faces.depth[chosen],
            "area_m2": surveyed.face_m2[chosen],
            "parcel_ids": pd.Series(names, dtype="object"),
        },
        geometry=laid(faces.shapes[chosen], plane, horizontal_crs(parcels.crs)),
        crs=parcels.crs,
    )


def _notes(
    surveyed: Survey, parcels: gpd.GeoDataFrame, territory: shapely.Geometry | None, crs: CRS
) -> list[Message]:
    notes = [
        Message("note.ellipsoidal", ellipsoid=str(crs.ellipsoid.name if crs.ellipsoid else ""))
    ]
    if territory is None:
        notes.append(Message("note.outline_is_territory"))
    for code, concerned in (
        ("note.without_area", surveyed.area_m2 == 0),
        ("note.measured_mended", surveyed.mended),
    ):
        if concerned.any():
            ids = feature_ids(parcels, "parcel_id", np.flatnonzero(concerned))
            notes.append(Message(code, features=len(ids), ids=shortened(ids)))
    return notes
