"""Collect findings while a layer is checked, and turn them into a table and a layer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..codes import load_codes
from ..geometry.area import horizontal_crs
from ..geometry.local import metres_per_unit
from ..geometry.rings import Geometries, Ints
from ..geometry.sound import areal_part, is_finite
from ..messages import Message
from .cells import shortened, texts

_COLUMNS = ("rule", "severity", "feature_ids", "area_m2", "length_m", "message", "suggestion")
_MOST_PARTS = 1000  # what is scattered more than this is shown by its hull
_MARK_M = 1.0  # the rim drawn around a defect that is a point or a line
_SEVERITIES = ("error", "warning", "info")


class Findings:
    """A growing list of findings about one layer.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame
        The layer that is checked.
    id_column : str
        The column that names a feature; a feature without a name is called ``row:N``.
    """

    def __init__(self, gdf: gpd.GeoDataFrame, id_column: str) -> None:
        self._crs = gdf.crs
        self._mark = _MARK_M / metres_per_unit(horizontal_crs(gdf.crs), gdf.total_bounds)
        self._rows: list[dict[str, Any]] = []
        self._geometries: list[shapely.Geometry | None] = []
        self._ids = feature_ids(gdf, id_column)

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
        """Add one finding.

        Parameters
        ----------
        rule : str
            A rule of ``codes/checks.toml``; its sentences are ``check.<rule>`` and
            ``check.<rule>.mend``.
        features : iterable of int
            Positions of the features concerned.
        geometry : shapely geometry or None
            Where to zoom to.
        area_m2, length_m : float
            The size of the defect, where it has one.
        **params
            What the sentences name beside ``ids`` and ``area_m2``.
        """
        ids = tuple(str(self._ids[position]) for position in features)
        said = {"ids": shortened(ids), "area_m2": area_m2, "length_m": length_m, **params}
        self._rows.append(
            {
                "rule": rule,
                "severity": load_codes("checks")[rule]["severity"],
                "feature_ids": ids,
                "area_m2": float(area_m2),
                "length_m": float(length_m),
                "message": Message(f"check.{rule}", **said),
                "suggestion": Message(f"check.{rule}.mend", **said),
            }
        )
        self._geometries.append(geometry)

    def frames(self) -> tuple[pd.DataFrame, gpd.GeoDataFrame]:
        """The table and the layer, the gravest first and in the order of the rules."""
        rules = list(load_codes("checks"))
        rank = [
            (_SEVERITIES.index(row["severity"]), rules.index(row["rule"]), position)
            for position, row in enumerate(self._rows)
        ]
        order = [position for *_, position in sorted(rank)]
        rows = [self._rows[position] for position in order]
        table = pd.DataFrame(
            {
                name: pd.Series(
                    [row[name] for row in rows],
                    dtype="float64" if name in ("area_m2", "length_m") else "object",
                )
                for name in _COLUMNS
            }
        )
        places = np.array([self._geometries[position] for position in order], dtype=object)
        marked = _as_areas(places, self._mark)
        return table, gpd.GeoDataFrame(table.copy(), geometry=marked, crs=self._crs)


def _as_areas(places: Geometries, mark: float) -> Geometries:
    """Multipolygons throughout, as a layer needs one kind; points and lines get a small rim."""
    areas = np.full(len(places), None, dtype=object)
    for position, place in enumerate(shapely.force_2d(places)):
        parts = shapely.get_parts(shapely.get_parts([place]))
        parts = parts[is_finite(parts)]
        if len(parts) > _MOST_PARTS:
            parts = shapely.get_parts([shapely.convex_hull(place)])
        thin = shapely.area(parts) == 0
        parts[thin] = shapely.buffer(parts[thin], mark, quad_segs=4)
        whole = areal_part(np.array([shapely.union_all(shapely.make_valid(parts))]))[0]
        if whole is not None:
            areas[position] = shapely.multipolygons(shapely.get_parts(whole))
    return areas


def feature_ids(
    gdf: gpd.GeoDataFrame, id_column: str, positions: Sequence[int] | Ints | None = None
) -> NDArray[np.object_]:
    """What features are called in sentences: their number, or ``row:N`` where they have none.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame
    id_column : str
    positions : sequence of int, optional
        Which features; all of them if not given.
    """
    chosen = np.arange(len(gdf)) if positions is None else np.asarray(positions, dtype=np.intp)
    if id_column in gdf.columns:
        names = texts(gdf[id_column].iloc[chosen]).to_numpy(dtype=object, copy=True)
    else:
        names = np.full(len(chosen), None, dtype=object)
    for place in np.flatnonzero(pd.isna(names)):
        names[place] = f"row:{chosen[place]}"
    return names


def notes_on_outlines(
    gdf: gpd.GeoDataFrame, id_column: str, shapes: Geometries, mended: NDArray[np.bool_]
) -> list[Message]:
    """Which features are measured otherwise than they are drawn, or not at all.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame
    id_column : str
    shapes, mended
        What :func:`sedp_spatial.geometry.sound.sound` made of the layer.
    """
    notes = []
    for code, concerned in (
        ("note.without_area", shapely.is_missing(shapes)),
        ("note.measured_mended", mended),
    ):
        if concerned.any():
            ids = feature_ids(gdf, id_column, np.flatnonzero(concerned))
            notes.append(Message(code, features=len(ids), ids=shortened(ids)))
    return notes
