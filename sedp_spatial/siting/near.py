"""Straight distances from plots to what lies near them."""

from __future__ import annotations

import numpy as np
import shapely

from ..geometry.rings import Floats, Geometries
from .plane import segments_of


def straight_distances(plots: Geometries, targets: Geometries) -> Floats:
    """Metres from the edge of each plot to the nearest target; 0 where they touch.

    Parameters
    ----------
    plots, targets : ndarray of shapely geometries
        In one plane; targets are points, lines or polygons.

    Notes
    -----
    Lines and outlines are searched by their straight pieces: a road across the territory is one
    line whose rectangle holds everything, and a tree of rectangles would be of no help.
    """
    points = shapely.get_parts(targets[shapely.get_dimensions(targets) == 0])
    pieces = np.concatenate([points, segments_of(targets)])
    (plot, _), metres = shapely.STRtree(pieces).query_nearest(
        plots, all_matches=False, return_distance=True
    )
    found = np.full(len(plots), np.inf)
    found[plot] = metres
    areas = targets[shapely.get_dimensions(targets) == 2]
    if len(areas):
        inside, _ = shapely.STRtree(areas).query(plots, predicate="intersects")
        found[inside] = 0.0
    return found
