"""Levels of a hazard from a raster: thresholds turn cells into polygons of the same outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from ..errors import DataError, UsageError
from ..geometry.area import horizontal_crs
from ..geometry.raster import Nodata, Raster, Tile, missing_in, open_raster, tiles_of
from ..geometry.rings import Floats, Geometries, Ints
from ..geometry.zonal_grid import from_cells, on_grid
from ..layers.mapping import NOTES
from ..messages import Message
from ..progress import Feedback, step

_MOST_CELLS = 1 << 22


def levels_from_raster(
    raster: str | Path | Raster,
    thresholds: Sequence[float] | Mapping[Any, float],
    *,
    hazard: str,
    within: gpd.GeoDataFrame | None = None,
    band: int = 1,
    nodata: Nodata = "declared",
    feedback: Feedback | None = None,
) -> gpd.GeoDataFrame:
    """Turn a raster into hazard polygons, one level per threshold.

    Parameters
    ----------
    raster : path or Raster
        Classes, depths, probabilities, slopes …, whatever is worse where it is greater.
    thresholds : sequence of float, or mapping of level to float
        The least value of each level, from the lowest level to the highest: with ``[1, 2, 3]``
        level 2 is where 2 ≤ value < 3, and values below 1 are no hazard.
    hazard : str
        The hazard's name.
    within : geopandas.GeoDataFrame, optional
        Only the cells in the bounds of this layer are looked at.
    band : int
    nodata : "declared", number or None
        As in :func:`sedp_spatial.zonal_statistics`.
    feedback : Feedback, optional

    Returns
    -------
    geopandas.GeoDataFrame
        hazard, level (text), geometry in the raster's CRS: cells of one level that touch along a
        side are one polygon. It is what :func:`hazard_exposure` takes, beside layers that were
        drawn.

    Raises
    ------
    UsageError
        Thresholds that do not rise.
    DataError
        A raster that cannot be read or placed, or that no threshold reaches.

    Examples
    --------
    >>> flood = levels_from_raster("sample_layers/hazard_mudflow.tif", [1, 2, 3], hazard="mudflow")
    >>> sorted(flood["level"].unique())
    ['1', '2', '3']
    """
    names, bounds = named_bounds(thresholds)
    shapes: list[Geometries] = []
    levels: list[Ints] = []
    unknown = 0
    with open_raster(raster, band=band) as opened:
        empty = opened.nodata if nodata == "declared" else nodata
        tiles = list(_tiles(opened, within))
        for done, tile in enumerate(tiles):
            step(feedback, done / len(tiles))
            raw = opened.read(tile.row, tile.column, tile.rows, tile.columns)
            missing = missing_in(raw, empty)
            unknown += int(missing.sum())
            values = opened.scaled(raw.astype(np.float64))
            level = np.searchsorted(bounds, values, side="right") - 1
            level[missing] = -1
            found, which = class_polygons(level)
            shapes.append(_placed(found, tile, opened))
            levels.append(which)
        name, crs = opened.name, opened.crs
    step(feedback, 1.0)
    number = np.concatenate(levels) if levels else np.empty(0, dtype=np.intp)
    if len(number) == 0:
        raise DataError("error.raster_no_level", path=name, least=float(bounds[0]))
    layer = gpd.GeoDataFrame(
        {"hazard": hazard, "level": np.array(names, dtype=object)[number]},
        geometry=np.concatenate(shapes),
        crs=crs,
    )
    notes = [
        Message(
            "note.raster_levels",
            path=name,
            levels=[f"{n} ≥ {bound:g}" for n, bound in zip(names, bounds, strict=True)],
        )
    ]
    if unknown:
        notes.append(Message("note.raster_unknown", path=name, cells=unknown))
    layer.attrs = {NOTES: notes}
    return layer


def named_bounds(
    thresholds: Sequence[float] | Mapping[Any, float],
) -> tuple[list[str], Floats]:
    """The names of the levels and their least values, rising.

    Raises
    ------
    UsageError
        If they do not rise, or there are none.

    Examples
    --------
    >>> named_bounds([10, 20])[0]
    ['1', '2']
    """
    if not isinstance(thresholds, Mapping):
        thresholds = {number + 1: bound for number, bound in enumerate(thresholds)}
    bounds = np.array(list(thresholds.values()), dtype=np.float64)
    if len(bounds) == 0 or not np.isfinite(bounds).all() or (np.diff(bounds) <= 0).any():
        raise UsageError("error.thresholds", thresholds=[f"{bound:g}" for bound in bounds])
    return [str(name) for name in thresholds], bounds


def _tiles(raster: Raster, within: gpd.GeoDataFrame | None) -> Iterator[Tile]:
    window = Tile(0, 0, raster.height, raster.width)
    if within is not None:
        box = shapely.box(*within.total_bounds)
        placed = on_grid(np.array([box], dtype=object), horizontal_crs(within.crs), raster)
        size = np.array([raster.width, raster.height] * 2)
        # One cell more on each side: a box drawn on another map bulges.
        grown = np.nan_to_num(placed.bounds[0]) + np.array([-1, -1, 1, 1])
        x0, y0, x1, y1 = np.clip(np.round(grown), 0, size).astype(int).tolist()
        window = Tile(y0, x0, y1 - y0, x1 - x0)
    if window.rows > 0 and window.columns > 0:
        yield from tiles_of(raster, window, _MOST_CELLS)


def _placed(shapes: Geometries, tile: Tile, raster: Raster) -> Geometries:
    corner = np.array([tile.column, tile.row])
    placed: Geometries = shapely.transform(
        shapes, lambda cells: from_cells(cells + corner, raster.transform)
    )
    return placed


def class_polygons(classes: NDArray[Any]) -> tuple[Geometries, Ints]:
    """The outlines of the classes of a grid, in columns and rows.

    Parameters
    ----------
    classes : ndarray of int, shape (rows, columns)
        Negative where there is no class.

    Returns
    -------
    shapes : ndarray of shapely polygons
        Cells of one class that are connected along sides; neighbours share their vertices.
    which : ndarray of int
        The class of each.

    Notes
    -----
    Sides between cells of different classes, joined to the longest straight pieces between
    corners and junctions, and closed to faces.

    Examples
    --------
    >>> shapes, which = class_polygons(np.array([[0, 0, 1], [0, -1, 1]]))
    >>> shapely.area(shapes).tolist(), which.tolist()
    ([3.0, 2.0], [0, 1])
    """
    framed = np.pad(np.where(classes < 0, -1, classes), 1, constant_values=-1)
    level = framed[:-1, 1:-1] != framed[1:, 1:-1]  # sides between a row and the next
    upright = framed[1:-1, :-1] != framed[1:-1, 1:]
    # A straight run ends wherever a side of the other direction begins or ends.
    crossed = np.zeros((level.shape[0], upright.shape[1]), dtype=bool)
    crossed[:-1] |= upright
    crossed[1:] |= upright
    row, start, end = _runs(level, crossed)
    lines = [np.column_stack([start, row, end, row])]
    crossed = np.zeros_like(crossed)
    crossed[:, :-1] |= level
    crossed[:, 1:] |= level
    column, start, end = _runs(upright.T, crossed.T)
    lines.append(np.column_stack([column, start, column, end]))
    coordinates: Floats = np.concatenate(lines).reshape(-1, 2, 2).astype(np.float64)
    if len(coordinates) == 0:
        return np.empty(0, dtype=object), np.empty(0, dtype=np.intp)
    faces = shapely.get_parts(shapely.polygonize(shapely.linestrings(coordinates)))
    at = np.floor(shapely.get_coordinates(shapely.point_on_surface(faces))).astype(np.intp)
    which = classes[at[:, 1], at[:, 0]].astype(np.intp)
    real = which >= 0
    order = np.argsort(which[real], kind="stable")
    return faces[real][order], which[real][order]


def _runs(sides: NDArray[np.bool_], crossed: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """Straight runs of sides along each line: line, first and last corner."""
    before = np.pad(sides, ((0, 0), (1, 0)))[:, :-1]
    after = np.pad(sides, ((0, 0), (0, 1)))[:, 1:]
    line, start = np.nonzero(sides & (~before | crossed[:, :-1]))
    _, end = np.nonzero(sides & (~after | crossed[:, 1:]))
    return line, start, end + 1
