"""Exact coverage of raster cells by polygons, with numpy alone.

The same sums as :mod:`.zonal_kernel`, edge pieces as arrays: the edges are cut at every row and
column that they cross, each piece adds to its cell and to the next, and running sums along the
rows give the covered shares.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .rings import Floats, Ints

_NOTHING = 1e-12
_MOST_CELLS = 1 << 20


def add_values(
    xy: Floats,
    ring_start: Ints,
    ring_sign: Floats,
    poly_ring: Ints,
    poly: Ints,
    windows: Ints,
    values: Floats,
    weights: Floats,
    row0: int,
    column0: int,
    out: Floats,
) -> None:
    """As :func:`sedp_spatial.geometry.zonal_kernel.add_values`."""
    for part in _batches(windows):
        cells = _covered_cells(xy, ring_start, ring_sign, poly_ring, poly[part], windows[part])
        at, row, column, share = cells
        p = poly[part][at]
        out[:, 0] += np.bincount(p, share, len(out))
        value = values[row - row0, column - column0]
        known = ~np.isnan(value)
        p, row, column = p[known], row[known], column[known]
        share, value = share[known], value[known]
        if len(p) == 0:
            continue
        weight = share
        if weights.size:
            weight = share * _weight(weights, row - row0, column - column0)
        out[:, 1] += np.bincount(p, share, len(out))
        out[:, 2] += np.bincount(p, share * value, len(out))
        out[:, 3] += np.bincount(p, weight, len(out))
        out[:, 4] += np.bincount(p, weight * value, len(out))
        start = np.flatnonzero(np.append(True, np.diff(p) != 0))
        out[p[start], 5] = np.minimum(out[p[start], 5], np.minimum.reduceat(value, start))
        out[p[start], 6] = np.maximum(out[p[start], 6], np.maximum.reduceat(value, start))


def add_classes(
    xy: Floats,
    ring_start: Ints,
    ring_sign: Floats,
    poly_ring: Ints,
    poly: Ints,
    windows: Ints,
    classes: Ints,
    weights: Floats,
    row0: int,
    column0: int,
    out: Floats,
) -> None:
    """As :func:`sedp_spatial.geometry.zonal_kernel.add_classes`."""
    for part in _batches(windows):
        cells = _covered_cells(xy, ring_start, ring_sign, poly_ring, poly[part], windows[part])
        at, row, column, share = cells
        number = classes[row - row0, column - column0]
        known = number >= 0
        place = poly[part][at[known]] * out.shape[1] + number[known]
        weight = share[known]
        if weights.size:
            weight = weight * _weight(weights, row[known] - row0, column[known] - column0)
        out += np.bincount(place, weight, out.size).reshape(out.shape)


def _weight(weights: Floats, row: Ints, column: Ints) -> Floats:
    return weights[row, column if weights.shape[1] > 1 else 0]


def _batches(windows: Ints) -> Iterator[slice]:
    """Runs of windows that hold about so many cells together."""
    sizes = np.cumsum(windows[:, 2] * (windows[:, 3] + 2))
    start = 0
    while start < len(windows):
        before = sizes[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(sizes, before + _MOST_CELLS)))
        yield slice(start, end)
        start = end


def _covered_cells(
    xy: Floats, ring_start: Ints, ring_sign: Floats, poly_ring: Ints, poly: Ints, windows: Ints
) -> tuple[Ints, Ints, Ints, Floats]:
    """Polygon (by its place in ``poly``), row, column and covered share of every touched cell."""
    rows, columns = windows[:, 2], windows[:, 3]
    sizes = rows * (columns + 2)
    base = np.cumsum(sizes) - sizes
    x0, y0, x1, y1, sign, at = _edges(xy, ring_start, ring_sign, poly_ring, poly, windows)
    x0, y0, x1, y1, sign, at = _upwards(x0, y0, x1, y1, sign, at, rows)
    left, right, row, high, sign, at = _cut_by_rows(x0, y0, x1, y1, sign, at, rows)
    place = base[at] + row * (columns[at] + 2)
    index, weight = _cut_by_columns(left, right, high * sign, place, columns[at])
    differences: Floats = np.bincount(index, weight, int(sizes.sum())).astype(np.float64)
    return _running_sums(differences, windows)


def _edges(
    xy: Floats, ring_start: Ints, ring_sign: Floats, poly_ring: Ints, poly: Ints, windows: Ints
) -> tuple[Floats, Floats, Floats, Floats, Floats, Ints]:
    """Every edge, measured from the corner of its polygon's window."""
    ring, ring_at = _stretches(poly_ring[poly], poly_ring[poly + 1])
    v, at_ring = _stretches(ring_start[ring], ring_start[ring + 1] - 1)
    at = ring_at[at_ring]
    corner = windows[at][:, [1, 0]]
    start, end = xy[v] - corner, xy[v + 1] - corner
    return start[:, 0], start[:, 1], end[:, 0], end[:, 1], ring_sign[ring[at_ring]], at


def _stretches(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """All whole numbers of several half-open ranges, and which range each comes from."""
    counts = np.maximum(last - first, 0)
    owner = np.repeat(np.arange(len(first)), counts)
    ends = np.cumsum(counts)
    return np.arange(counts.sum()) - (ends - counts)[owner] + first[owner], owner


def _upwards(
    x0: Floats, y0: Floats, x1: Floats, y1: Floats, sign: Floats, at: Ints, rows: Ints
) -> tuple[Floats, Floats, Floats, Floats, Floats, Ints]:
    """The edges that pass the window's rows, turned so that their rows increase."""
    turn = y0 > y1
    x0, x1 = np.where(turn, x1, x0), np.where(turn, x0, x1)
    y0, y1 = np.where(turn, y1, y0), np.where(turn, y0, y1)
    sign = np.where(turn, -sign, sign)
    passing = (y1 > 0) & (y0 < rows[at]) & (y1 > y0)
    return x0[passing], y0[passing], x1[passing], y1[passing], sign[passing], at[passing]


def _cut_by_rows(
    x0: Floats, y0: Floats, x1: Floats, y1: Floats, sign: Floats, at: Ints, rows: Ints
) -> tuple[Floats, Floats, Ints, Floats, Floats, Ints]:
    """Pieces within one row each: left and right end, row, height, sign, polygon."""
    low, high = np.maximum(y0, 0), np.minimum(y1, rows[at])
    first = np.floor(low).astype(np.intp)
    row, edge = _stretches(first, np.ceil(high).astype(np.intp))
    across = ((x1 - x0) / (y1 - y0))[edge]
    below = np.maximum(low[edge], row)
    above = np.minimum(high[edge], row + 1)
    start = np.where(below == y0[edge], x0[edge], x0[edge] + (below - y0[edge]) * across)
    end = np.where(above == y1[edge], x1[edge], x0[edge] + (above - y0[edge]) * across)
    left, right = np.minimum(start, end), np.maximum(start, end)
    return left, right, row, above - below, sign[edge], at[edge]


def _cut_by_columns(
    left: Floats, right: Floats, weight: Floats, place: Ints, columns: Ints
) -> tuple[Ints, Floats]:
    """Where each piece adds to the differences along its row, and how much."""
    first = np.clip(np.floor(left), 0, columns - 1).astype(np.intp)
    last = np.clip(np.ceil(right), first + 1, columns).astype(np.intp)
    column, piece = _stretches(first, last)
    lo, hi, wide = left[piece], right[piece], (right - left)[piece]
    with np.errstate(divide="ignore", invalid="ignore"):
        start = np.where(wide > 0, np.clip((column - lo) / wide, 0, 1), lo < column)
        end = np.where(wide > 0, np.clip((column + 1 - lo) / wide, 0, 1), lo < column + 1)
    # What lies left of the window counts from its first column on, and nothing may leak.
    before = np.where(column == first[piece], start, 0.0) * weight[piece]
    beyond = np.where(column == last[piece] - 1, 1.0 - end, 0.0) * weight[piece]
    part = (end - start) * weight[piece]
    mean = (np.maximum(lo, column) + np.minimum(hi, column + 1)) / 2 - column
    mean = np.clip(mean, 0.0, 1.0)
    here = place[piece] + column
    edge = place[piece] + columns[piece]
    index = np.concatenate([here, here + 1, here, edge])
    return index, np.concatenate([part * (1 - mean), part * mean, before, beyond])


def _running_sums(differences: Floats, windows: Ints) -> tuple[Ints, Ints, Ints, Floats]:
    row, at = _stretches(windows[:, 0], windows[:, 0] + windows[:, 2])
    wide = windows[at, 3] + 2
    starts = np.cumsum(wide) - wide
    sums = np.cumsum(differences)
    before = np.append(0.0, sums)[starts]
    line = np.repeat(np.arange(len(row)), wide)
    share: NDArray[np.float64] = sums - before[line]
    column = np.arange(len(share)) - starts[line]
    real = (column < windows[at, 3][line]) & (share >= _NOTHING)
    line, column, share = line[real], column[real], share[real]
    share = np.where(share < 1.0 - _NOTHING, share, 1.0)
    return at[line], row[line], column + windows[at[line], 1], share
