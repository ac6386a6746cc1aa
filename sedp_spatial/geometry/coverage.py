"""What a layer of polygons covers once, twice or not at all.

The method is that of boundary chains. Every edge between two neighbours is walked once in each
direction and cancels; what is left is the boundary of everything that is not an ordinary seam:
the outer rim, the rims of gaps and of overlaps. In a clean layer that is a few thousand edges
out of millions. Only these are noded into faces, and each face is asked how many polygons lie
over it. No pair of neighbouring polygons is ever intersected.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from ..errors import CalculationError
from ..optional import has
from .rings import (
    WORTH_COMPILING,
    Floats,
    Geometries,
    Ints,
    Rings,
    rings_of,
    total_area,
)
from .sound import areal_part

# Two buckets per vertex and more for the sums of edges, but so many bits at least and at most.
_BUCKET_BITS = (18, 22)
# The share of the whole by which faces may miss the polygons before they are noded again.
CLOSED = 1e-9
# Grids for a second and third try at noding, as shares of the largest coordinate.
_MANY_EDGES = 100_000
GRIDS = (0.0, 1e-13, 1e-12)


@dataclass(frozen=True)
class Faces:
    """The plane cut into pieces over each of which the same number of polygons lies.

    Attributes
    ----------
    shapes : ndarray of shapely polygons, shape (faces,)
        They do not overlap, and together they cover the layer and the outline.
    depth : ndarray of int, shape (faces,)
        How many polygons of the layer lie over the face: 0 a gap, 2 and more an overlap.
    inside : ndarray of bool, shape (faces,)
        Whether the face lies within the outline; without an outline, within the layer's own
        outer rim (all faces).
    open_edges : ndarray of shape (edges, 4)
        The layer's edges that no neighbour walks the other way: x1, y1, x2, y2.
    """

    shapes: Geometries
    depth: Ints
    inside: NDArray[np.bool_]
    open_edges: Floats


def covering_faces(
    geometries: Geometries,
    outline: shapely.Geometry | None = None,
    rings: Rings | None = None,
    tree: shapely.STRtree | None = None,
) -> Faces:
    """Cut the plane along the uncancelled edges of a layer and of its outline.

    Parameters
    ----------
    geometries : ndarray of shapely polygons and multipolygons
        Valid; None and empty ones cover nothing.
    outline : shapely Polygon or MultiPolygon, optional
        The territory that should be covered; valid.
    rings : Rings, optional
        The rings of the geometries, where the caller has laid them out already.
    tree : shapely.STRtree, optional
        Of the geometries, where the caller has one already.

    Returns
    -------
    Faces

    Raises
    ------
    CalculationError
        If the faces do not add up to the polygons (Σ depth · area), which would make every
        figure drawn from them wrong.
    """
    rings = rings or rings_of(geometries)
    ring_areas = rings.signed_areas
    planar = total_area(rings, ring_areas)
    chain = boundary_chain(rings, ring_areas)
    return faces_along(
        chain, planar, outline, lambda points: _under(points, tree or shapely.STRtree(geometries))
    )


def faces_along(
    chain: Chain,
    planar: float,
    outline: shapely.Geometry | None,
    under: Callable[[Geometries], tuple[Ints, Ints]],
) -> Faces:
    """The faces of :func:`covering_faces`, where the layer need not be in memory.

    Parameters
    ----------
    chain : Chain
        The uncancelled edges of the layer.
    planar : float
        The sum of its polygons' areas, in square map units.
    outline : shapely Polygon or MultiPolygon, optional
    under : callable
        Counts for some points the polygons in which each lies, and those that it touches.
    """
    edges = each_once(chain.edges)
    if outline is not None:
        outer = rings_of(np.array([outline], dtype=object))
        rim = each_once(edges_of(outer))
        missing = abs(total_area(outer, outer.signed_areas) - planar)
        if np.array_equal(edges, rim) and missing <= CLOSED * planar:
            # Nothing but the outline is left and the areas agree: the layer tiles it exactly.
            parts = shapely.get_parts(outline)
            ones = np.ones(len(parts), dtype=np.intp)
            return Faces(parts, ones, ones.astype(bool), chain.edges)
        edges = each_once(np.concatenate([edges, rim]))
    if len(edges) == 0:
        return Faces(
            np.array([], dtype=object), np.array([], dtype=np.intp), np.array([], bool), edges
        )
    largest = float(np.abs(edges).max())
    for grid in GRIDS:
        shapes = faces_of(edges, grid * largest)
        points = shapely.point_on_surface(shapes)
        depth = _depth(points, under, chain)
        cut = rings_of(shapes)
        missing = abs(total_area(cut, cut.signed_areas, depth) - planar)
        if missing <= CLOSED * planar:
            return Faces(shapes, depth, is_inside(points, outline), chain.edges)
    raise CalculationError("error.coverage_not_closed", missing=missing)


@dataclass(frozen=True)
class Chain:
    """The edges that no neighbour walks the other way.

    Attributes
    ----------
    edges : ndarray of shape (edges, 4)
        x1, y1, x2, y2.
    surplus : ndarray of shape (edges,)
        How many polygons lie to the left of the edge more than to its right.
    """

    edges: Floats
    surplus: Floats


def boundary_chain(rings: Rings, ring_areas: Floats) -> Chain:
    """Find the uncancelled edges.

    Each undirected edge has a 64-bit key. Forward and backward walks of it add and subtract the
    same number in the key's bucket, so a bucket whose sum is not zero holds an edge that did not
    cancel. That leaves few edges, which are then counted exactly.
    """
    if len(rings) == 0:
        return Chain(np.empty((0, 4)), np.empty(0))
    bits = int(np.clip(len(rings.xy).bit_length() + 1, *_BUCKET_BITS))
    buckets, weights, forward = _edge_keys(rings, ring_areas, bits)
    sums = np.bincount(buckets, weights=weights, minlength=1 << bits)
    suspects = np.flatnonzero((sums != 0)[buckets] & (weights != 0))
    keys = np.abs(weights[suspects]).astype(np.int64) << bits | buckets[suspects]
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    surplus = np.bincount(which, weights=np.sign(weights[suspects]))
    open_ = surplus != 0
    left = suspects[first[open_]]
    edges = np.column_stack([rings.xy[left], rings.xy[left + 1]])
    return Chain(edges, np.where(forward[left], surplus[open_], -surplus[open_]))


def _edge_keys(
    rings: Rings, ring_areas: Floats, bits: int = _BUCKET_BITS[1]
) -> tuple[NDArray[np.int64], Floats, NDArray[np.bool_]]:
    """A 64-bit key for each undirected edge, as its bucket and the rest of it.

    The rest is an integer below 2⁴⁶ that a float64 sums exactly. It carries the direction of the
    edge as its sign, and is 0 for no edge at all. The third array says whether the edge is
    stored in the direction that counts as positive.
    """
    count = len(rings.xy)
    # Rings run either way in files; the polygon's inside must be to the left of every edge.
    turns = np.where(rings.is_hole, ring_areas < 0, ring_areas > 0)
    directions = np.where(turns, 1.0, -1.0)
    if count > WORTH_COMPILING and has("numba"):
        from .ring_kernel import compiled_edge_keys

        return compiled_edge_keys(rings, directions, bits)
    buckets = np.zeros(count, dtype=np.int64)
    weights = np.zeros(count)
    forward = np.zeros(count, dtype=bool)
    for first, last in rings.blocks():
        lo, hi = rings.offsets[first], rings.offsets[last]
        vertex = _vertex_hash(rings.xy[lo:hi])
        start, end = vertex[:-1], vertex[1:]
        key = _mix(start + end)
        weight = (key >> np.uint64(bits)).astype(np.float64)
        forward[lo : hi - 1] = start > end
        weight *= np.where(start > end, 1.0, -1.0)
        weight[start == end] = 0
        buckets[lo : hi - 1] = key & np.uint64((1 << bits) - 1)
        weights[lo : hi - 1] = weight
        weights[lo:hi] *= np.repeat(
            directions[first:last], np.diff(rings.offsets[first : last + 1])
        )
    weights[rings.offsets[1:] - 1] = 0  # from the end of one ring to the start of the next
    return buckets, weights, forward


def _vertex_hash(xy: Floats) -> NDArray[np.uint64]:
    bits = np.ascontiguousarray(xy + 0.0).view(np.uint64)  # + 0.0: there is one zero only
    return _mix(_mix(bits[:, 0]) + bits[:, 1])


def _mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread the bits of 64-bit numbers (the finaliser of SplitMix64, Steele et al. 2014)."""
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def edges_of(rings: Rings) -> Floats:
    """All edges of some rings: rows of x1, y1, x2, y2."""
    starts = np.ones(len(rings.xy) - 1, dtype=bool)
    starts[rings.offsets[1:-1] - 1] = False  # from the end of one ring to the start of the next
    return np.column_stack([rings.xy[:-1], rings.xy[1:]])[starts]


def each_once(edges: Floats) -> Floats:
    """Each edge once and in one direction, sorted."""
    x1, y1, x2, y2 = edges.T
    backward = (x1 > x2) | ((x1 == x2) & (y1 > y2))
    return np.unique(np.where(backward[:, None], edges[:, [2, 3, 0, 1]], edges), axis=0)


def faces_of(edges: Floats, grid: float) -> Geometries:
    """The polygons between edges, which are noded first, on a grid if that is not 0."""
    lines = shapely.linestrings(edges.reshape(-1, 2, 2))
    if len(lines) > _MANY_EDGES:
        # GEOS is several times faster on few long lines than on their edges one by one.
        lines = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    noded = shapely.union_all(lines, grid_size=grid or None)
    faces: Geometries = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    return faces


def _under(points: Geometries, tree: shapely.STRtree) -> tuple[Ints, Ints]:
    """How many polygons each point lies in, and how many it touches."""
    within, touched = (
        np.bincount(tree.query(points, predicate=predicate)[0], minlength=len(points))
        for predicate in ("within", "intersects")
    )
    return within, touched


def _depth(
    points: Geometries, under: Callable[[Geometries], tuple[Ints, Ints]], chain: Chain
) -> Ints:
    """How many polygons lie over each point."""
    within, touched = under(points)
    depth: Ints = within.astype(np.intp)
    # A point on the seam between two neighbours is in neither of them.
    doubtful = np.flatnonzero(within != touched)
    if len(doubtful):
        depth[doubtful] = winding_of(points[doubtful], chain)
    return depth


def winding_of(points: Geometries, chain: Chain) -> Ints:
    """How often the chain runs around each point: the surpluses that a ray to the east meets."""
    xy = shapely.get_coordinates(points)
    east = float(chain.edges[:, [0, 2]].max()) + 1.0
    ends = np.column_stack([xy, np.maximum(east, xy[:, 0]), xy[:, 1]])
    tree = shapely.STRtree(shapely.linestrings(chain.edges.reshape(-1, 2, 2)))
    ray, edge = tree.query(shapely.linestrings(ends.reshape(-1, 2, 2)))
    px, py = xy[ray].T
    x1, y1, x2, y2 = chain.edges[edge].T
    side = (x2 - x1) * (py - y1) - (px - x1) * (y2 - y1)
    up = (y1 <= py) & (py < y2) & (side > 0)
    down = (y2 <= py) & (py < y1) & (side < 0)
    met = chain.surplus[edge] * (up.astype(np.float64) - down)
    turns = np.bincount(ray, weights=met, minlength=len(points))
    return np.rint(turns).astype(np.intp)


def is_inside(points: Geometries, outline: shapely.Geometry | None) -> NDArray[np.bool_]:
    """Whether each point lies in the outline; all of them without one."""
    if outline is None:
        return np.ones(len(points), dtype=bool)
    shapely.prepare(outline)
    inside: NDArray[np.bool_] = shapely.contains_properly(outline, points)
    return inside


def overlapping_pairs(
    geometries: Geometries, faces: Faces, tree: shapely.STRtree | None = None
) -> tuple[NDArray[np.intp], Geometries]:
    """Which polygons overlap which, and where.

    Parameters
    ----------
    geometries : ndarray of shapely polygons
        The layer that ``faces`` was made from.
    faces : Faces

    Returns
    -------
    pairs : ndarray of int, shape (pairs, 2)
        Positions, the smaller first, in ascending order.
    pieces : ndarray of shapely polygons, shape (pairs,)
        What both have in common.
    """
    nothing = np.empty((0, 2), dtype=np.intp), np.array([], dtype=object)
    double = faces.shapes[faces.depth > 1]
    if len(double) == 0:
        return nothing
    tree = tree or shapely.STRtree(geometries)
    _, near = tree.query(double, predicate="intersects")
    suspects = np.unique(near)
    first, second = shapely.STRtree(geometries[suspects]).query(geometries[suspects])
    once = first < second
    pairs = np.column_stack([suspects[first[once]], suspects[second[once]]])
    pieces = _common(geometries, suspects, pairs)
    real = ~shapely.is_missing(pieces)
    order = np.lexsort((pairs[real, 1], pairs[real, 0]))
    return pairs[real][order], pieces[real][order]


def _common(
    geometries: Geometries, suspects: NDArray[np.intp], pairs: NDArray[np.intp]
) -> Geometries:
    """What the polygons of each pair have in common; the same two outlines are cut once.

    A thousand copies of one outline make half a million pairs that are all alike.
    """
    number = np.zeros(len(geometries), dtype=np.intp)
    number[suspects] = np.unique(shapely.to_wkb(geometries[suspects]), return_inverse=True)[1]
    _, first, place = np.unique(
        number[pairs[:, 0]] * np.intp(len(geometries)) + number[pairs[:, 1]],
        return_index=True,
        return_inverse=True,
    )
    once = pairs[first]
    cut = areal_part(shapely.intersection(geometries[once[:, 0]], geometries[once[:, 1]]))
    return cut[place]


def mismatched_edges(
    geometries: Geometries, faces: Faces, width: float, tree: shapely.STRtree | None = None
) -> Floats:
    """Edges along which neighbours meet without having the same vertices.

    The land is covered once all the same, or off by less than ``width``; but the line is drawn
    twice, and moving a vertex of one neighbour opens a gap.

    Parameters
    ----------
    geometries : ndarray of shapely polygons
        The layer that ``faces`` was made from.
    faces : Faces
    width : float
        How far apart the two lines may be, in map units.

    Returns
    -------
    ndarray of shape (edges, 4)
    """
    # An edge no longer than the width is near the neighbours of its ends whatever they have.
    edges = faces.open_edges
    edges = edges[np.hypot(*(edges[:, 2:] - edges[:, :2]).T) > 2 * width]
    if len(edges) == 0:
        return edges
    middle = shapely.points((edges[:, :2] + edges[:, 2:]) / 2)
    tree = tree or shapely.STRtree(geometries)
    edge, near = tree.query(middle, predicate="dwithin", distance=width)
    shared = np.bincount(edge, minlength=len(edges))[edge] > 1
    edge, near = edge[shared], near[shared]
    rims, rim = np.unique(near, return_inverse=True)
    boundaries = shapely.boundary(geometries[rims])
    shapely.prepare(boundaries)
    on_rim = shapely.dwithin(boundaries[rim], middle[edge], width)
    return edges[np.bincount(edge[on_rim], minlength=len(edges)) > 1]
