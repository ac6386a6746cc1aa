"""Statistics of raster cells under polygons, each cell counted by its exactly covered share."""

from __future__ import annotations

import os
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import UsageError
from ..messages import Message
from ..optional import has
from ..progress import Feedback
from .area import horizontal_crs
from .raster import Nodata, Raster, open_raster
from .sound import sound
from .zonal_grid import on_grid
from .zonal_sums import Weights, ZonalSums

Engine = Literal["auto", "kernel", "numpy"]

STATS = ("count", "sum", "mean", "min", "max", "coverage", "fractions")


def zonal_statistics(
    polygons: gpd.GeoDataFrame,
    raster: str | Path | Raster,
    *,
    stats: Sequence[str] = ("mean", "sum", "max", "count"),
    band: int = 1,
    nodata: Nodata = "declared",
    weights: Weights = "cells",
    engine: Engine = "auto",
    threads: int | None = None,
    feedback: Feedback | None = None,
) -> pd.DataFrame:
    """Sum up the cells of a raster under every polygon.

    Parameters
    ----------
    polygons : geopandas.GeoDataFrame
        In any CRS; they are brought to that of the raster with their edges on their drawn
        course. Invalid outlines are mended first.
    raster : path or Raster
        Read tile by tile; a band's scale and offset are applied.
    stats : sequence of str
        ``count`` (covered cells with a value, shares added up), ``sum`` (Σ share · value),
        ``mean``, ``min``, ``max``, ``coverage`` (share of the polygon that lies on cells with a
        value), ``fractions`` (of a classified raster: one column ``fraction_<class>`` for the
        share of each class among the cells with a value).
    band : int
        Counted from 1.
    nodata : "declared", number or None
        The value that means nothing: as the file declares it, another one, or none at all.
    weights : {"cells", "area"}
        Whether all cells weigh the same in ``mean`` and ``fractions``, or as much as their area
        on the ellipsoid: cells of a raster in degrees shrink towards the pole.
    engine : {"auto", "kernel", "numpy"}
        The compiled kernel (needs numba) or numpy; the numbers are the same.
    threads : int, optional
        Of the kernel; all processors if not given.
    feedback : Feedback, optional

    Returns
    -------
    pandas.DataFrame
        The statistics in the order asked for, with the index of the polygons. Polygons beside
        the raster or on cells without a value have count, sum and coverage 0 and no mean, min
        and max (NaN). ``attrs["sedp_notes"]`` says which they are.

    Raises
    ------
    DataError
        No CRS on either side, a raster that cannot be read, values that look like an undeclared
        nodata under the polygons, too many classes for ``fractions``.
    UsageError
        An unknown statistic or engine.
    CalculationError
        If covered cells and areas do not agree.

    Notes
    -----
    Shares are exact: areas under edges, summed along the rows (no sub-cells, no centres).

    Examples
    --------
    >>> relief = zonal_statistics(parcels, "sample_layers/dem.tif", stats=("mean", "min", "max"))
    >>> bool((relief["min"] <= relief["mean"]).all())
    True
    """
    _check_choice("stats", set(stats) - set(STATS), STATS)
    _check_choice("engine", {engine} - {"auto", "kernel", "numpy"}, ("auto", "kernel", "numpy"))
    _check_choice("weights", {weights} - {"cells", "area"}, ("cells", "area"))
    crs = horizontal_crs(polygons.crs)
    shapes, mended = sound(np.asarray(polygons.geometry.values, dtype=object))
    with open_raster(raster, band=band) as opened:
        empty = opened.nodata if nodata == "declared" else nodata
        work = ZonalSums(
            raster=opened,
            placed=on_grid(shapes, crs, opened),
            nodata=empty,
            weights=weights,
            compiled=engine == "kernel" or (engine == "auto" and has("numba")),
            threads=threads or os.cpu_count() or 1,
        )
        values = set(stats) - {"fractions"}
        if values or "fractions" not in stats:
            work.run(work.add_values, feedback)
        if "fractions" in stats:
            work.run(work.add_classes, feedback)
        if nodata == "declared" and empty is None:
            work.check_undeclared()
    work.check_coverage()
    table = work.table(stats, polygons.index)
    table.attrs["sedp_notes"] = _notes(polygons, work, mended, crs != opened.crs)
    return table


def _check_choice(name: str, wrong: Set[str], allowed: Sequence[str]) -> None:
    if wrong:
        raise UsageError(
            "error.choice", name=name, value=", ".join(sorted(wrong)), allowed=", ".join(allowed)
        )


def _notes(
    polygons: gpd.GeoDataFrame, work: ZonalSums, mended: NDArray[np.bool_], brought: bool
) -> list[Message]:
    nothing, some = work.partly()
    notes = []
    if brought:
        notes.append(Message("note.polygons_to_raster", crs=work.raster.crs.name))
    for code, which in (
        ("note.zonal_mended", mended),
        ("note.zonal_nothing", nothing),
        ("note.zonal_partly", some),
    ):
        if which.any():
            names = [str(name) for name in polygons.index[which][:6]]
            more = int(which.sum()) - len(names)
            ids = [*names, *([f"… +{more}"] if more else [])]
            notes.append(Message(code, features=int(which.sum()), ids=ids))
    return notes
