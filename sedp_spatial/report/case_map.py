"""The small map of a case sheet: the site by kind of land, what blocks it, and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from ..transformation.composition import NAMED_BY_CATEGORY
from .extract_map import NICE, Drawn, Sheet, sheet_bounds, valid_shapes
from .map_data import map_frame
from .words import colour

_COARSE = 1 / 3000


@dataclass(frozen=True)
class CaseMap:
    """What the template draws; lengths in metres from the upper left corner.

    Attributes
    ----------
    width, height : float
    neighbours, pieces, flagged : list of Drawn
        Other parcels; the site by kind of land; its pieces that rules block or that need
        something, in the colour of the outcome.
    outline : Drawn
    scale_m : int
    """

    width: float
    height: float
    neighbours: list[Drawn]
    pieces: list[Drawn]
    flagged: list[Drawn]
    outline: Drawn
    scale_m: int


def case_map(parcels: gpd.GeoDataFrame, site: gpd.GeoDataFrame) -> CaseMap:
    """Draw a site among the parcels around it.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    site : geopandas.GeoDataFrame
        The layer of a pre-check: category, land_kind, outcome, geometry.
    """
    frame = map_frame(site)
    own = valid_shapes(site.to_crs(frame.crs))
    whole = shapely.union_all(own)
    left, bottom, right, top = sheet_bounds(whole.bounds)
    sheet = Sheet(left, top, right - left, top - bottom)
    box = shapely.box(left, bottom, right, top)
    around = gpd.GeoSeries([box], crs=frame.crs).to_crs(parcels.crs).iloc[0]
    near = parcels.iloc[np.sort(parcels.sindex.query(around, predicate="intersects"))]
    others = shapely.intersection(valid_shapes(near.to_crs(frame.crs)), box)
    flagged = (site["outcome"] != "ok").to_numpy()
    outcomes = site["outcome"].to_numpy()[flagged]
    kinds = zip(site["category"], site["land_kind"], strict=True)
    return CaseMap(
        width=sheet.width,
        height=sheet.height,
        neighbours=[
            Drawn(sheet.path(one)) for one in shapely.simplify(others, sheet.width * _COARSE)
        ],
        pieces=[
            Drawn(sheet.path(one), land_colour(category, kind))
            for one, (category, kind) in zip(own, kinds, strict=True)
        ],
        flagged=[
            Drawn(sheet.path(one), colour("outcome", outcome))
            for one, outcome in sorted(
                zip(own[flagged], outcomes, strict=True), key=lambda pair: pair[1] == "blocks"
            )
        ],
        outline=Drawn(sheet.path(whole)),
        scale_m=max(length for length in NICE if length <= max(sheet.width / 4, 1)),
    )


def land_colour(category: str, kind: str) -> str:
    """The colour of a row of the composition."""
    if category in NAMED_BY_CATEGORY or kind in ("", "unassigned"):
        return colour("category", category)
    return colour("land_kind", kind)
