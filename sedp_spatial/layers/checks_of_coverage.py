"""Checks of parcels together: overlaps, gaps, and what lies outside the territory."""

from __future__ import annotations

import numpy as np
import shapely
from pyproj import CRS

from ..geometry.area import drawn_area_m2
from ..geometry.coverage import Faces, covering_faces, mismatched_edges, overlapping_pairs
from ..geometry.local import metres_per_unit
from ..geometry.rings import Floats, Geometries
from ..geometry.sound import width_at_most
from ..progress import Feedback, part, step
from .findings import Findings


def check_coverage(
    shapes: Geometries,
    findings: Findings,
    crs: CRS,
    territory: shapely.Geometry | None,
    tolerance_m: float,
    feedback: Feedback | None = None,
) -> None:
    """Report where parcels overlap, leave land out or reach over the boundary.

    Parameters
    ----------
    shapes : ndarray of shapely polygons
        Valid, in the order of the layer; ``None`` takes no part.
    findings : Findings
    crs : pyproj.CRS
    territory : shapely Polygon or MultiPolygon, optional
    tolerance_m : float
        Pieces nowhere wider than this are summed up in one ``info`` row.
    """
    bounds = shapely.total_bounds(shapes)
    if not np.isfinite(bounds).all():
        return
    unit = metres_per_unit(crs, bounds)
    width = tolerance_m / unit
    tree = shapely.STRtree(shapes)
    faces = covering_faces(shapes, territory, tree=tree)
    step(feedback, 0.4)
    report_coverage(
        shapes, tree, faces, findings, crs, territory, width, unit, part(feedback, 0.4, 1.0)
    )


def report_coverage(
    shapes: Geometries,
    tree: shapely.STRtree,
    faces: Faces,
    findings: Findings,
    crs: CRS,
    territory: shapely.Geometry | None,
    width: float,
    unit: float,
    feedback: Feedback | None = None,
) -> None:
    """Report what faces tell of parcels; of those that lie at no odd face none is needed.

    Parameters
    ----------
    shapes, findings, crs, territory, feedback
        As in :func:`check_coverage`.
    tree : shapely.STRtree
        Of the shapes.
    faces : Faces
        Of the whole layer.
    width, unit : float
        The tolerance in map units, and metres per map unit.
    """
    seams = mismatched_edges(shapes, faces, width, tree)
    _report_seams(seams, findings, unit)
    pairs, pieces = overlapping_pairs(shapes, faces, tree)
    _report("overlap", pieces, [tuple(pair) for pair in pairs], findings, crs, width)
    step(feedback, 0.3)
    gaps = shapely.get_parts(shapely.union_all(faces.shapes[faces.inside & (faces.depth == 0)]))
    _report("gap", gaps, _touching(tree, gaps), findings, crs, width)
    step(feedback, 0.7)
    if territory is not None:
        owners, parts = _outside(shapes, tree, faces.shapes[~faces.inside & (faces.depth > 0)])
        _report("outside", parts, [(owner,) for owner in owners], findings, crs, width)
    step(feedback, 1.0)


def _report_seams(edges: Floats, findings: Findings, unit: float) -> None:
    """One finding for all common lines that neighbours have drawn with different vertices."""
    if len(edges):
        lines = shapely.linestrings(edges.reshape(-1, 2, 2))
        findings.add(
            "mismatched_seam",
            [],
            shapely.multilinestrings(lines),
            length_m=float(shapely.length(lines).sum() * unit),
            count=len(edges),
        )


def _report(
    rule: str,
    pieces: Geometries,
    features: list[tuple[int, ...]],
    findings: Findings,
    crs: CRS,
    width: float,
) -> None:
    if len(pieces) == 0:
        return
    areas = drawn_area_m2(pieces, crs)
    unit = metres_per_unit(crs, shapely.total_bounds(pieces))
    lengths = shapely.length(pieces) / 2 * unit
    narrow = width_at_most(pieces, width)
    for position in np.flatnonzero(~narrow):
        findings.add(
            rule,
            features[position],
            pieces[position],
            area_m2=float(areas[position]),
            length_m=float(lengths[position]),
        )
    if narrow.any():
        findings.add(
            f"{rule}_below_tolerance",
            [],
            shapely.geometrycollections(pieces[narrow]),
            area_m2=float(areas[narrow].sum()),
            length_m=float(lengths[narrow].sum()),
            count=int(narrow.sum()),
        )


def _touching(tree: shapely.STRtree, pieces: Geometries) -> list[tuple[int, ...]]:
    """The parcels around each piece."""
    piece, parcel = tree.query(pieces, predicate="intersects")
    return [tuple(sorted(parcel[piece == position])) for position in range(len(pieces))]


def _outside(
    shapes: Geometries, tree: shapely.STRtree, faces: Geometries
) -> tuple[np.ndarray, Geometries]:
    """What each parcel has outside the territory."""
    face, parcel = tree.query(faces, predicate="intersects")
    parts = shapely.intersection(faces[face], shapes[parcel])
    kept = shapely.area(parts) > 0
    owners, pieces = [], []
    for owner in np.unique(parcel[kept]):
        owners.append(owner)
        pieces.append(shapely.union_all(parts[kept & (parcel == owner)]))
    return np.array(owners, dtype=np.intp), np.array(pieces, dtype=object)
