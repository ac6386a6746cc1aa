"""A copy of a file in pieces of neighbours: what lies together is read together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..geometry.rings import Floats, Ints
from ..geometry.sound import is_finite
from ..progress import Feedback, step
from .pieces import Large, pieces_of

ROW = "sedp_row"
_LEVEL = 16  # of the Hilbert curve: four thousand million cells
_AT_A_TIME = 100_000
_AREAL = (3, 6)


@dataclass(frozen=True)
class Ordered:
    """Pieces on disk.

    Attributes
    ----------
    files : tuple of tuple of Path
        Of each piece, in the order of the rows.
    extent : ndarray
        minx, miny, maxx, maxy of all that has a place.
    """

    files: tuple[tuple[Path, ...], ...]
    extent: Floats

    def read(self, number: int) -> tuple[gpd.GeoDataFrame, Ints]:
        """A raw piece, and the place of its rows in the file, ascending."""
        parts = [gpd.read_parquet(path) for path in self.files[number]]
        whole = parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)
        rows = whole[ROW].to_numpy()
        return whole.drop(columns=ROW), rows


def in_order(large: Large, folder: Path, rows: int, feedback: Feedback | None = None) -> Ordered:
    """Deal the rows of a file out along a Hilbert curve.

    Equal outlines have the same place on the curve and are never in two pieces. What is no
    polygon or has no place is in the first piece.

    Parameters
    ----------
    large : Large
    folder : Path
        Empty; holds the pieces.
    rows : int
        Of a piece, about.
    feedback : Feedback, optional
    """
    middles = np.full((large.rows, 2), np.nan)
    areal = np.zeros(large.rows, dtype=bool)
    extent = np.array([np.inf, np.inf, -np.inf, -np.inf])
    for first, raw in pieces_of(large, rows, outlines_only=True):
        shapes = np.asarray(raw.geometry.values, dtype=object)
        placed = is_finite(shapes) & ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        bounds = np.full((len(shapes), 4), np.nan)
        bounds[placed] = shapely.bounds(shapes[placed])
        if placed.any():
            extent[:2] = np.minimum(extent[:2], np.nanmin(bounds[:, :2], axis=0))
            extent[2:] = np.maximum(extent[2:], np.nanmax(bounds[:, 2:], axis=0))
        middles[first : first + len(raw)] = (bounds[:, :2] + bounds[:, 2:]) / 2
        areal[first : first + len(raw)] = placed & np.isin(shapely.get_type_id(shapes), _AREAL)
        step(feedback, 0.4 * first / large.rows)
    piece = _cut(_places(middles, areal, extent), rows)
    del middles
    files: list[list[Path]] = [[] for _ in range(int(piece.max()) + 1)]
    for first, raw in pieces_of(large, rows):
        step(feedback, 0.4 + 0.6 * first / large.rows)
        raw[ROW] = np.arange(first, first + len(raw))
        mine = piece[first : first + len(raw)]
        for number in np.unique(mine).tolist():
            path = folder / f"piece-{number}-{len(files[number])}.parquet"
            raw[mine == number].to_parquet(path, index=False, compression="lz4")
            files[number].append(path)
    return Ordered(tuple(map(tuple, files)), extent)


def _places(middles: Floats, areal: np.ndarray, extent: Floats) -> Ints:
    """The place on the curve of each row; -1 where it has none."""
    places = np.full(len(middles), -1, dtype=np.int64)
    concerned = np.flatnonzero(areal)
    for first in range(0, len(concerned), _AT_A_TIME):
        some = concerned[first : first + _AT_A_TIME]
        points = gpd.GeoSeries(shapely.points(middles[some]))
        places[some] = points.hilbert_distance(extent, _LEVEL).to_numpy()
    return places


def _cut(places: Ints, rows: int) -> Ints:
    """The piece of each row: runs along the curve that never divide a place."""
    order = np.argsort(places, kind="stable")
    along = places[order]
    starts = np.append(True, along[1:] != along[:-1])
    # A place goes whole to the piece that its first row falls into.
    first = np.maximum.accumulate(np.where(starts, np.arange(len(along)), 0))
    odd = int(np.searchsorted(along, 0))  # those without a place go with the first that has one
    number = np.maximum(first - odd, 0) // rows
    piece: Ints = np.empty(len(places), dtype=np.int64)
    piece[order] = np.unique(number, return_inverse=True)[1]
    return piece
