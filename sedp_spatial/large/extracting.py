"""What restricts each parcel of a file too large for memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd

from ..errors import DataError
from ..progress import Feedback
from ..restrictions import restriction_extract
from ..restrictions.themes import THEME
from ..restrictions.validity import Day
from ..results import Result
from .appending import appending, as_path
from .merging import Notes, sums_of
from .pieces import open_large, rows_allowed
from .restricting import OF_THE_WHOLE, all_restrictions, near_restrictions, notes_on_all
from .running import LargeResult, Run


def extract_file(
    path: str | Path,
    restrictions: gpd.GeoDataFrame,
    *,
    out: Sequence[str | Path] = (),
    on: Day = None,
    tolerance_m: float | Mapping[str, float] = 0.1,
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
    memory_mb: float = 2000.0,
    lang: str = "en",
    feedback: Feedback | None = None,
) -> LargeResult:
    """:func:`restriction_extract` of a file too large for memory.

    Parameters
    ----------
    path : str or Path
        Parcels: GeoParquet or any OGR source; read in runs of rows in the order of the file. One
        whose neighbours follow each other is worked on fastest.
    restrictions, on, tolerance_m
        As in :func:`restriction_extract`; the restrictions are kept in memory.
    out : sequence of str or Path
        ``.gpkg`` (``extract`` the pieces, ``extract_table``, ``extract_parcels``,
        ``extract_categories``, ``extract_restrictions``), ``.csv`` or ``.parquet`` (the table).
        They take their place when all of them are complete.
    layer, mapping, crs
        As in :func:`read_layer`.
    memory_mb : float
        What the process may take, about.
    lang : str
        The language of sentences in the outputs.
    feedback : Feedback, optional

    Returns
    -------
    LargeResult
        ``table`` as ``ExtractResult.categories``; figures restricted_parcels, measured_ha,
        restricted_ha, free_ha, residual_ha.

    Raises
    ------
    DataError, UsageError, CalculationError
        As :func:`read_layer` and :func:`restriction_extract`; ``UsageError`` also for an output
        that does not take one piece after the other, and for a database.

    Examples
    --------
    >>> result = extract_file("country.parquet", zones, out=["x.gpkg"])  # doctest: +SKIP
    >>> abs(result.figures["residual_ha"]) < 1e-6  # doctest: +SKIP
    True
    """
    large = open_large(path, layer, mapping=mapping, crs=crs)
    near = near_restrictions(restrictions)

    def work(parcels: gpd.GeoDataFrame) -> Result:
        some = near.of(parcels)
        return restriction_extract(parcels, some, on=on, tolerance_m=tolerance_m)

    run = Run(large, "extract", ("table", "layer", "parcels"), ("categories", "restrictions"))
    run.notes = Notes(OF_THE_WHOLE)
    with appending([as_path(p) for p in out], lang, "extract_table") as outputs:
        rows = rows_allowed(large, memory_mb, near.bytes)
        run.go(work, rows, outputs, feedback)
        # Every restriction in force, also those that no piece came near to.
        if run.first is None:
            raise DataError("error.no_features", layer=large.name)
        every = all_restrictions(restrictions, run.sample, on, tolerance_m)
        keys = [*THEME]
        listed = sums_of([every.restrictions, *run.sums["restrictions"]], keys)
        listed = listed.astype(object).where(listed.notna(), None).astype(listed.dtypes)
        for output in outputs:
            output.append("extract_restrictions", listed)
            output.append("extract_categories", run.total("categories"))
    notes = [*run.notes.all(), *notes_on_all(listed, every)]
    return run.result("categories", notes)
