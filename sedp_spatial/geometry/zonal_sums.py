"""The sums of a raster under polygons while they grow, tile by tile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import CalculationError, DataError
from ..progress import Feedback, step
from . import zonal_plain
from .raster import Raster, Tile, missing_in, tiles_of
from .rings import Floats, Ints
from .scale import fit_areal_scale
from .zonal_grid import GridPolygons, from_cells

Weights = Literal["cells", "area"]

_MOST_CELLS = 1 << 22
_MOST_CLASSES = 256
# A polygon wholly on the raster must cover as many cells as it is large.
_AGREES = 1e-8
# What programs write for "nothing is known here": far below anything that is measured …
_LOW = (-9999.0, -99999.0, -32768.0, -32767.0, -2147483648.0, -3.4028234663852886e38)
# … or the largest number that a cell can hold, well apart from all others.
_HIGH = {"uint8": 255.0, "uint16": 65535.0, "int16": 32767.0, "float32": 3.4028234663852886e38}
_APART = 0.9


@dataclass
class ZonalSums:
    """The sums while they grow, tile by tile."""

    raster: Raster
    placed: GridPolygons
    nodata: float | None
    weights: Weights
    compiled: bool
    threads: int
    classes: Floats = field(default_factory=lambda: np.empty(0))
    highest_common: float = -np.inf

    def __post_init__(self) -> None:
        count = len(self.placed.area)
        self.sums = np.zeros((count, 7))
        self.sums[:, 5], self.sums[:, 6] = np.inf, -np.inf
        self.by_class = np.zeros((count, 0))
        size = np.array([self.raster.width, self.raster.height] * 2)
        low = np.clip(np.floor(self.placed.bounds), 0, size)[:, :2]
        high = np.clip(np.ceil(self.placed.bounds), 0, size)[:, 2:]
        on = (high > low).all(axis=1)  # NaN compares as false
        self.on_raster = np.flatnonzero(on)
        self.first = np.zeros((count, 2), dtype=np.int64)
        self.last = np.zeros((count, 2), dtype=np.int64)
        self.first[on], self.last[on] = low[on], high[on]

    # --- reading -------------------------------------------------------------------------

    def run(self, add: Callable[[Tile, NDArray[Any]], None], feedback: Feedback | None) -> None:
        """Read the next tile while this one is summed up."""
        tiles = list(self._tiles())
        with ThreadPoolExecutor(1) as reader:
            coming = [reader.submit(self._read, tile) for tile in tiles[:1]]
            for number, tile in enumerate(tiles):
                step(feedback, number / len(tiles))
                raw = coming.pop().result()
                if number + 1 < len(tiles):
                    coming.append(reader.submit(self._read, tiles[number + 1]))
                add(tile, raw)
        step(feedback, 1.0)

    def _tiles(self) -> Iterator[Tile]:
        if len(self.on_raster) == 0:
            return
        column, row = self.first[self.on_raster].min(axis=0).tolist()
        last_column, last_row = self.last[self.on_raster].max(axis=0).tolist()
        window = Tile(row, column, last_row - row, last_column - column)
        for tile in tiles_of(self.raster, window, _MOST_CELLS):
            if len(self._under(tile)[0]):
                yield tile

    def _read(self, tile: Tile) -> NDArray[Any]:
        return self.raster.read(tile.row, tile.column, tile.rows, tile.columns)

    def _under(self, tile: Tile) -> tuple[Ints, Ints]:
        """The polygons over a tile, and their windows within it: row, column, rows, columns."""
        corner = np.array([tile.column, tile.row])
        low = np.maximum(self.first[self.on_raster], corner)
        high = np.minimum(self.last[self.on_raster], corner + np.array([tile.columns, tile.rows]))
        over = (high > low).all(axis=1)
        low, high = low[over], high[over]
        windows = np.column_stack([low[:, ::-1], (high - low)[:, ::-1]])
        return self.on_raster[over], np.ascontiguousarray(windows)

    # --- summing -------------------------------------------------------------------------

    def add_values(self, tile: Tile, raw: NDArray[Any]) -> None:
        """Add a tile to counts, sums, least and greatest values."""
        missing = missing_in(raw, self.nodata)
        values = self.raster.scaled(raw.astype(np.float64))
        values[missing] = np.nan
        self._note_highest(raw, missing)
        function: Any = zonal_plain.add_values
        if self.compiled:
            from .zonal_kernel import add_values as function
        self._in_parts(function, tile, values, self.sums)

    def add_classes(self, tile: Tile, raw: NDArray[Any]) -> None:
        """Add a tile to the sums by class."""
        missing = missing_in(raw, self.nodata)
        self._note_highest(raw, missing)
        found, number = _numbered(raw, missing)
        known = np.union1d(self.classes, self.raster.scaled(found.astype(np.float64)))
        if len(known) > _MOST_CLASSES:
            raise DataError("error.raster_classes", path=self.raster.name, classes=len(known))
        grown = np.zeros((len(self.by_class), len(known)))
        grown[:, np.searchsorted(known, self.classes)] = self.by_class
        self.classes, self.by_class = known, grown
        place = np.searchsorted(known, self.raster.scaled(found.astype(np.float64)))
        classes = np.where(missing, -1, np.append(place, -1)[number])
        function: Any = zonal_plain.add_classes
        if self.compiled:
            from .zonal_kernel import add_classes as function
        self._in_parts(function, tile, classes.astype(np.int64), self.by_class)

    def _note_highest(self, raw: NDArray[Any], missing: NDArray[np.bool_]) -> None:
        """Remember the greatest value but for the one that may stand for nothing."""
        top = _HIGH.get(raw.dtype.name)
        if self.nodata is not None or top is None:
            return
        below = raw[~missing & (raw < raw.dtype.type(top))]
        if below.size:
            self.highest_common = max(self.highest_common, float(below.max()))

    def _in_parts(self, function: Any, tile: Tile, cells: NDArray[Any], out: Floats) -> None:
        poly, windows = self._under(tile)
        placed = self.placed
        weights = self._cell_areas(tile) if self.weights == "area" else np.empty((0, 0))

        def work(part: slice) -> None:
            function(
                placed.xy,
                placed.ring_start,
                placed.ring_sign,
                placed.poly_ring,
                poly[part],
                windows[part],
                cells,
                weights,
                tile.row,
                tile.column,
                out,
            )

        if not self.compiled:
            work(slice(None))
            return
        # Each polygon is in one part, so no two threads add to the same row.
        load = np.cumsum(windows[:, 2] * windows[:, 3])
        goals = np.linspace(0, load[-1], self.threads * 4 + 1)[1:-1]
        cuts = [0, *np.searchsorted(load, goals).tolist(), len(poly)]
        parts = [slice(a, b) for a, b in pairwise(cuts) if b > a]
        with ThreadPoolExecutor(self.threads) as pool:
            list(pool.map(work, parts))

    def _cell_areas(self, tile: Tile) -> Floats:
        """Square metres of the cells; one column where they do not change along a row."""
        a, b, _, d, e, _ = self.raster.transform
        along = self.raster.crs.is_geographic and b == 0.0 and d == 0.0
        columns = np.arange(1 if along else tile.columns) + tile.column + 0.5
        rows = np.arange(tile.rows) + tile.row + 0.5
        grid = np.column_stack([np.tile(columns, len(rows)), np.repeat(rows, len(columns))])
        places = from_cells(grid, self.raster.transform)
        bounds = np.concatenate([places.min(axis=0), places.max(axis=0)])
        scale = fit_areal_scale(self.raster.crs, bounds)
        if scale is None:
            raise CalculationError("error.raster_too_wide", path=self.raster.name)
        size = scale.at(places) * abs(a * e - b * d)
        return size.reshape(len(rows), len(columns))

    # --- checking ------------------------------------------------------------------------

    def check_coverage(self) -> None:
        """Hold covered cells against areas: a wrong share must not get out."""
        bounds, size = self.placed.bounds, (self.raster.width, self.raster.height)
        with np.errstate(invalid="ignore"):
            whole = (bounds[:, :2] >= 0).all(axis=1) & (bounds[:, 2:] <= size).all(axis=1)
        covered, area = self.sums[whole, 0], self.placed.area[whole]
        if not covered.any() and self.by_class.shape[1]:
            return  # nothing but fractions was asked for
        off = np.abs(covered - area)
        if (off > _AGREES * area + _AGREES).any():
            raise CalculationError("error.zonal_check", off=float(off.max()))

    def check_undeclared(self) -> None:
        """Refuse values that stand for nothing without being declared.

        Raises
        ------
        DataError
        """
        present = self.classes[self.by_class.any(axis=0)]
        found = {*self.sums[:, 5].tolist(), *self.sums[:, 6].tolist(), *present.tolist()}
        suspects = list(_LOW)
        if np.isfinite(self.highest_common):
            suspects += sorted(v for v in _HIGH.values() if v * _APART > self.highest_common)
        for value in suspects:
            if float(self.raster.scaled(np.array([value]))[0]) in found:
                raise DataError(
                    "error.nodata_undeclared", path=self.raster.name, value=f"{value:g}"
                )

    # --- answering -----------------------------------------------------------------------

    def table(self, stats: Sequence[str], index: pd.Index) -> pd.DataFrame:
        """The statistics asked for."""
        _, count, total, weight, weighted, least, most = self.sums.T
        some = count > 0
        with np.errstate(divide="ignore", invalid="ignore"):
            columns = {
                "count": count,
                "sum": total,
                "mean": np.where(some, np.clip(weighted / weight, least, most), np.nan),
                "min": np.where(some, least, np.nan),
                "max": np.where(some, most, np.nan),
                "coverage": np.where(self.placed.area > 0, count / self.placed.area, 0.0),
            }
            shares = self.by_class / self.by_class.sum(axis=1, keepdims=True)
        chosen: dict[str, Floats] = {}
        for stat in stats:
            if stat == "fractions":
                names = [f"fraction_{value:g}" for value in self.classes]
                chosen.update(zip(names, shares.T, strict=True))
            else:
                chosen[stat] = columns[stat]
        return pd.DataFrame(chosen, index=index)

    def partly(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which polygons have no cell with a value, and which only some."""
        known = self.sums[:, 1]
        if not known.any():
            known = self.by_class.sum(axis=1)
            return known == 0, np.zeros(len(known), dtype=bool)
        area = self.placed.area
        return known == 0, (known > 0) & (known < area * (1 - _AGREES) - _AGREES)


def _numbered(
    raw: NDArray[Any], missing: NDArray[np.bool_]
) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """The distinct values of a tile, and for every cell which one it has."""
    if np.issubdtype(raw.dtype, np.integer) and raw.dtype.itemsize <= 2:
        least = int(np.iinfo(raw.dtype).min)
        place = raw.astype(np.intp) - least
        present = np.zeros(1 << (8 * raw.dtype.itemsize), dtype=bool)
        present[place[~missing]] = True
        found = np.flatnonzero(present)
        return found + least, (np.cumsum(present) - 1)[place]
    found, number = np.unique(raw[~missing], return_inverse=True)
    full = np.full(raw.shape, len(found), dtype=np.intp)
    full[~missing] = number
    return found, full


def refuse_undeclared(raw: NDArray[Any], name: str) -> None:
    """Refuse cells that stand for nothing in a raster that declares no nodata.

    Raises
    ------
    DataError
    """
    least = float(raw.min()) if raw.size else 0.0
    if least in _LOW:
        raise DataError("error.nodata_undeclared", path=name, value=f"{least:g}")
