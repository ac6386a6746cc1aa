"""Exact coverage of raster cells by polygons: the compiled inner loops.

Every edge of a polygon adds, to the cells that it passes, the part of the cell to its right, and
to the next cell on its right the rest of its height. Summing a row from left to right then gives
each cell's covered share. Holes and parts enter by the direction of their rings; no cell is ever
intersected with a polygon, and the work is one visit per cell that an edge passes.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

# Shares this near to 0 and 1 are the rounding of the sums.
_NOTHING = 1e-12


@njit(nogil=True, cache=True)
def _row_part(acc, base, columns, x0, x1, high, sign):  # type: ignore[no-untyped-def]
    """A piece of an edge within one row; ``high`` is the height that it spans."""
    left, right = min(x0, x1), max(x0, x1)
    if right <= 0.0:
        acc[base] += sign * high
        return
    if left >= columns:
        acc[base + columns] += sign * high
        return
    rest = high
    if left < 0.0:
        part = high * (-left / (right - left))
        acc[base] += sign * part
        rest -= part
        left = 0.0
    column = int(left)
    steep = rest / (right - left) if right > left else 0.0
    while right > column + 1 and column < columns:
        part = (column + 1 - left) * steep
        mean = (left + 1 - column) / 2
        acc[base + column] += sign * part * (1.0 - mean)
        acc[base + column + 1] += sign * part * mean
        rest -= part
        column += 1
        left = float(column)
    # What is left of the height goes to the last cell: nothing leaks along the row.
    if column >= columns:
        acc[base + columns] += sign * rest
        return
    mean = (left + right) / 2 - column
    acc[base + column] += sign * rest * (1.0 - mean)
    acc[base + column + 1] += sign * rest * mean


@njit(nogil=True, cache=True)
def _edge(acc, rows, columns, x0, y0, x1, y1, sign):  # type: ignore[no-untyped-def]
    """An edge in a window whose upper left corner is 0, 0."""
    if y0 == y1:
        return
    if y0 > y1:
        x0, y0, x1, y1 = x1, y1, x0, y0
        sign = -sign
    if y1 <= 0.0 or y0 >= rows:
        return
    across = (x1 - x0) / (y1 - y0)
    x, y = x0, y0
    if y < 0.0:
        x, y = x0 - y0 * across, 0.0
    row = int(y)
    while row < rows and y < y1:
        if y1 <= row + 1:
            next_x, next_y = x1, y1
        else:
            next_y = float(row + 1)
            next_x = x0 + (next_y - y0) * across
        _row_part(acc, row * (columns + 2), columns, x, next_x, next_y - y, sign)
        x, y = next_x, next_y
        row += 1


@njit(nogil=True, cache=True)
def _cover(acc, window, xy, ring_start, ring_sign, first, last):  # type: ignore[no-untyped-def]
    """The differences of the coverage along each row of a window (row, column, rows, columns)."""
    row, column, rows, columns = window[0], window[1], window[2], window[3]
    for ring in range(first, last):
        sign = ring_sign[ring]
        for v in range(ring_start[ring], ring_start[ring + 1] - 1):
            _edge(
                acc,
                rows,
                columns,
                xy[v, 0] - column,
                xy[v, 1] - row,
                xy[v + 1, 0] - column,
                xy[v + 1, 1] - row,
                sign,
            )


@njit(nogil=True, cache=True)
def add_values(  # type: ignore[no-untyped-def]
    xy, ring_start, ring_sign, poly_ring, poly, windows, values, weights, row0, column0, out
):
    """Add the cells of a tile to the polygons' sums.

    Parameters
    ----------
    xy : float64 (vertices, 2)
        Column and row as floating numbers; rings repeat their first vertex.
    ring_start : int64 (rings + 1,)
    ring_sign : float64 (rings,)
        ±1 so that shells add and holes take away.
    poly_ring : int64 (polygons + 1,)
        The rings of each polygon.
    poly : int64 (n,)
        The polygons of this tile.
    windows : int64 (n, 4)
        Their windows within the tile: row, column, rows, columns.
    values : float64 (tile rows, tile columns)
        NaN where there is nothing.
    weights : float64 (tile rows, tile columns) or (tile rows, 1)
        Shape (0, 0) where all cells count alike.
    row0, column0 : int
        The tile's corner.
    out : float64 (polygons, 7)
        Receives: covered (with nothing or something), count, sum, Σ weight, Σ weight·value, min,
        max.
    """
    most = 0
    for i in range(len(poly)):
        most = max(most, windows[i, 2] * (windows[i, 3] + 2))
    acc = np.zeros(most)
    flat_weight = weights.shape[0] == 0
    for i in range(len(poly)):
        p = poly[i]
        row, column, rows, columns = windows[i]
        _cover(acc, windows[i], xy, ring_start, ring_sign, poly_ring[p], poly_ring[p + 1])
        covered = count = total = weight_sum = weighted = 0.0
        least, most_value = out[p, 5], out[p, 6]
        for r in range(rows):
            share = 0.0
            base = r * (columns + 2)
            for c in range(columns):
                share += acc[base + c]
                acc[base + c] = 0.0
                if share < _NOTHING:
                    continue
                cell = share if share < 1.0 - _NOTHING else 1.0
                covered += cell
                value = values[row - row0 + r, column - column0 + c]
                if math.isnan(value):
                    continue
                count += cell
                total += cell * value
                least = min(least, value)
                most_value = max(most_value, value)
                if not flat_weight:
                    across = 0 if weights.shape[1] == 1 else column - column0 + c
                    weight = cell * weights[row - row0 + r, across]
                    weight_sum += weight
                    weighted += weight * value
            acc[base + columns] = 0.0
            acc[base + columns + 1] = 0.0
        out[p, 0] += covered
        out[p, 1] += count
        out[p, 2] += total
        out[p, 3] += count if flat_weight else weight_sum
        out[p, 4] += total if flat_weight else weighted
        out[p, 5] = least
        out[p, 6] = most_value


@njit(nogil=True, cache=True)
def add_classes(  # type: ignore[no-untyped-def]
    xy, ring_start, ring_sign, poly_ring, poly, windows, classes, weights, row0, column0, out
):
    """Add the cells of a tile to the polygons' sums by class.

    As :func:`add_values`, with ``classes`` int64 (-1 where there is nothing) in the place of the
    values and ``out`` float64 (polygons, number of classes) receiving Σ weight.
    """
    most = 0
    for i in range(len(poly)):
        most = max(most, windows[i, 2] * (windows[i, 3] + 2))
    acc = np.zeros(most)
    flat_weight = weights.shape[0] == 0
    for i in range(len(poly)):
        p = poly[i]
        row, column, rows, columns = windows[i]
        _cover(acc, windows[i], xy, ring_start, ring_sign, poly_ring[p], poly_ring[p + 1])
        for r in range(rows):
            share = 0.0
            base = r * (columns + 2)
            for c in range(columns):
                share += acc[base + c]
                acc[base + c] = 0.0
                if share < _NOTHING:
                    continue
                number = classes[row - row0 + r, column - column0 + c]
                if number < 0:
                    continue
                cell = share if share < 1.0 - _NOTHING else 1.0
                if not flat_weight:
                    across = 0 if weights.shape[1] == 1 else column - column0 + c
                    cell *= weights[row - row0 + r, across]
                out[p, number] += cell
            acc[base + columns] = 0.0
            acc[base + columns + 1] = 0.0
