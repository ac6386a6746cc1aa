"""What a layer in pieces covers once, twice or not at all: the edges that no piece cancels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..geometry.coverage import Chain, Faces, boundary_chain, faces_along
from ..geometry.rings import Floats, Geometries, Ints, rings_of, total_area

Pieces = Callable[[], Iterator[gpd.GeoDataFrame]]


@dataclass
class Edges:
    """The edges that are not cancelled yet, and the area that they bound.

    Pieces that are neighbours cancel each other's rims, so that what is left at the end is what
    the whole layer would have left.
    """

    edges: Floats
    surplus: Floats
    planar: float = 0.0

    @classmethod
    def none(cls) -> Edges:
        """Before the first piece."""
        return cls(np.empty((0, 4)), np.empty(0))

    def add(self, shapes: Geometries) -> None:
        """Take the valid polygons of a piece in; None takes no part."""
        rings = rings_of(shapes)
        areas = rings.signed_areas
        self.planar += total_area(rings, areas)
        chain = boundary_chain(rings, areas)
        edges = np.concatenate([self.edges, chain.edges]) + 0.0  # there is one zero only
        surplus = np.concatenate([self.surplus, chain.surplus])
        backward = (edges[:, 0] > edges[:, 2]) | (
            (edges[:, 0] == edges[:, 2]) & (edges[:, 1] > edges[:, 3])
        )
        edges = np.where(backward[:, None], edges[:, [2, 3, 0, 1]], edges)
        once, which = np.unique(edges, axis=0, return_inverse=True)
        sums = np.bincount(
            which.ravel(), weights=np.where(backward, -surplus, surplus), minlength=len(once)
        )
        self.edges, self.surplus = once[sums != 0], sums[sums != 0]

    def faces(self, outline: shapely.Geometry | None, pieces: Pieces) -> Faces:
        """The faces along what is left; pieces are asked one after the other what lies there."""

        def under(points: Geometries) -> tuple[Ints, Ints]:
            within, touched = (np.zeros(len(points), dtype=np.intp) for _ in range(2))
            for piece in pieces():
                tree = shapely.STRtree(_shapes(piece))
                for counts, predicate in ((within, "within"), (touched, "intersects")):
                    counts += np.bincount(
                        tree.query(points, predicate=predicate)[0], minlength=len(points)
                    )
            return within, touched

        return faces_along(Chain(self.edges, self.surplus), self.planar, outline, under)


def concerned(faces: Faces, pieces: Pieces, width: float) -> gpd.GeoDataFrame:
    """The parcels at overlaps, gaps, overhangs and open seams, in the order of the layer.

    Parameters
    ----------
    faces : Faces
    pieces : callable
        Gives the pieces, with the column ``row``.
    width : float
        How far from an open edge a parcel may lie, in map units.
    """
    odd = faces.shapes[(faces.depth > 1) | (faces.inside != (faces.depth > 0))]
    edges = faces.open_edges
    long = edges[np.hypot(*(edges[:, 2:] - edges[:, :2]).T) > 2 * width]
    middles = shapely.points((long[:, :2] + long[:, 2:]) / 2)
    found = []
    for piece in pieces():
        tree = shapely.STRtree(_shapes(piece))
        near = [tree.query(odd, predicate="intersects")[1]]
        if len(middles):
            near.append(tree.query(middles, predicate="dwithin", distance=width)[1])
        found.append(piece.iloc[np.unique(np.concatenate(near))])
    return pd.concat(found, ignore_index=True).sort_values("row", ignore_index=True)


def _shapes(piece: gpd.GeoDataFrame) -> Geometries:
    return np.asarray(piece.geometry.values, dtype=object)
