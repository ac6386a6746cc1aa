"""Measured against registered areas in a file too large for memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd

from ..errors import DataError
from ..progress import Feedback
from ..registered import measured_against_registered
from ..results import Result
from .appending import appending, as_path
from .pieces import open_large, rows_allowed
from .running import LargeResult, Run


def registered_file(
    path: str | Path,
    *,
    out: Sequence[str | Path] = (),
    tolerance_share: float = 0.01,
    coarser: Sequence[float] = (0.05, 0.20),
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
    memory_mb: float = 2000.0,
    lang: str = "en",
    feedback: Feedback | None = None,
) -> LargeResult:
    """:func:`compare_registered` of a file too large for memory.

    Parameters
    ----------
    tolerance_share, coarser
        As in :func:`compare_registered`.
    path, out, layer, mapping, crs, memory_mb, lang, feedback
        As in :func:`extract_file`; a GeoPackage gets ``registered``, ``registered_table`` and
        ``registered_classes``.

    Returns
    -------
    LargeResult
        ``table`` as ``RegisteredResult.classes``; figures measured_ha, registered_ha,
        difference_ha.

    Raises
    ------
    DataError, UsageError
        As :func:`compare_registered` and :func:`extract_file`.

    Examples
    --------
    >>> registered_file("country.parquet", out=["registered.csv"]).table  # doctest: +SKIP
    """
    large = open_large(path, layer, mapping=mapping, crs=crs)

    def work(parcels: gpd.GeoDataFrame) -> Result:
        return measured_against_registered(
            parcels, tolerance_share=tolerance_share, coarser=coarser
        )

    run = Run(large, "registered", ("table", "layer"), ("classes",))
    with appending([as_path(p) for p in out], lang, "registered_table") as outputs:
        run.go(work, rows_allowed(large, memory_mb), outputs, feedback)
        for output in outputs:
            output.append("registered_classes", run.total("classes"))
        if not run.figures["registered_ha"]:
            raise DataError("error.no_registered_area", layer=large.name)
    if run.first is None:
        raise DataError("error.no_features", layer=large.name)
    return run.result("classes", run.notes.all())
