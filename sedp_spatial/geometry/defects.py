"""Where a layer does not tile its outline, found without building a single polygon of it.

The outline is walked against its direction together with all polygons. Where they tile it, every
edge meets its opposite and cancels; what is left runs around overlaps, gaps and parts outside,
and nowhere else. A municipality without a defect costs one pass over its edges.
"""

from __future__ import annotations

import numpy as np
import shapely

from ..errors import CalculationError
from .box_tree import BoxTree
from .coverage import (
    CLOSED,
    GRIDS,
    Chain,
    Faces,
    boundary_chain,
    each_once,
    edges_of,
    faces_of,
    is_inside,
    winding_of,
)
from .rings import Floats, Geometries, Rings, rings_of, total_area


def covering_defects(rings: Rings, ring_areas: Floats, outline: shapely.Geometry) -> Faces:
    """Overlaps, gaps and parts outside, as :func:`covering_faces` finds them, and nothing else.

    Parameters
    ----------
    rings : Rings
        Of valid polygons.
    ring_areas : ndarray
        Their :attr:`Rings.signed_areas`.
    outline : shapely Polygon or MultiPolygon
        What should be tiled; valid.

    Returns
    -------
    Faces
        Those whose depth is not 1 or that lie outside; ``open_edges`` are those of the defects.

    Raises
    ------
    CalculationError
        If the defects do not make up the difference between the polygons and the outline.
    """
    outer = rings_of(np.array([outline], dtype=object))
    outer_areas = outer.signed_areas
    planar = total_area(rings, ring_areas)
    wanted = planar - total_area(outer, outer_areas)
    both = Rings(
        np.concatenate([rings.xy, outer.xy]),
        np.concatenate([rings.offsets[:-1], outer.offsets + len(rings.xy)]),
        np.concatenate([rings.owner, outer.owner]),
        np.concatenate([rings.is_hole, ~outer.is_hole]),  # what is a hole is walked backwards
    )
    chain = boundary_chain(both, np.concatenate([ring_areas, outer_areas]))
    missing = abs(wanted)
    if len(chain.edges):
        largest = float(np.abs(chain.edges).max())
        rim = edges_of(outer)
        for grid in GRIDS:
            shapes = _local_faces(each_once(chain.edges), rim, grid * largest)
            points = shapely.point_on_surface(shapes)
            surplus = winding_of(points, chain)
            cut = rings_of(shapes)
            found = total_area(cut, cut.signed_areas, surplus)
            missing = abs(found - wanted)
            if missing <= CLOSED * planar:
                return _named(shapes, points, surplus, outline, chain)
    if missing > CLOSED * planar:
        raise CalculationError("error.coverage_not_closed", missing=missing)
    nothing = np.array([], dtype=object)
    return Faces(nothing, np.array([], dtype=np.intp), np.array([], dtype=bool), chain.edges)


def _local_faces(edges: Floats, rim: Floats, grid: float) -> Geometries:
    """The faces between the edges, cut by the outline where it passes through one."""
    shapes = faces_of(edges, grid)
    if len(shapes) == 0:
        return shapes
    boxes = np.hstack([np.minimum(rim[:, :2], rim[:, 2:]), np.maximum(rim[:, :2], rim[:, 2:])])
    near = np.unique(BoxTree(shapely.bounds(shapes)).query(boxes)[0])
    whole = each_once(np.concatenate([edges, rim[near]]))
    return shapes if len(whole) == len(edges) else faces_of(whole, grid)


def _named(
    shapes: Geometries,
    points: Geometries,
    surplus: np.ndarray,
    outline: shapely.Geometry,
    chain: Chain,
) -> Faces:
    inside = is_inside(points, outline)
    depth = surplus + inside
    real = (depth != 1) | ~inside
    real &= (depth != 0) | inside  # outside of everything
    return Faces(shapes[real], depth[real], inside[real], chain.edges)
