"""One result, any format: the ending of the file decides."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd

from ..balance import BalanceResult
from ..errors import UsageError
from ..layers.postgis import Target
from ..layers.repairing import RepairResult
from ..layers.writing import replacing
from ..optional import need
from ..progress import Feedback
from ..results import Result
from .geopackage import write_geopackage
from .page import write_page
from .postgis import write_result_tables
from .summary import summary_page
from .table_book import write_table_book
from .tables import write_table
from .words import word
from .workbook import write_workbook

FORMATS = (".gpkg", ".xlsx", ".html", ".csv", ".json", ".parquet")


# Results that have a form of their own; others are written table by table.
_FORMS = ("balance", "registered", "change", "check", "repair")


def check_outputs(paths: Sequence[Path | Target]) -> None:
    """Refuse an ending or a database that is not understood before any work is done.

    Raises
    ------
    UsageError
    """
    for path in paths:
        if isinstance(path, Target):
            path.address()
        elif path.suffix.lower() not in FORMATS:
            raise UsageError(
                "error.output_format",
                path=str(path),
                suffix=path.suffix,
                allowed=", ".join(FORMATS),
            )


def write_outputs(
    path: Path | Target,
    name: str,
    result: Result,
    *,
    parcels: gpd.GeoDataFrame | None,
    boundary: gpd.GeoDataFrame | None = None,
    lang: str,
    feedback: Feedback | None = None,
) -> None:
    """Write a result into one file, or into a schema of PostGIS.

    Parameters
    ----------
    path : Path or Target
    name : str
        The operation (``balance``, ``check``, …), which names layers and tables.
    result : Result
    parcels : geopandas.GeoDataFrame or None
        The parcels that the result is about; None where they are too many to be in memory.
    boundary : geopandas.GeoDataFrame, optional
        The territory, drawn on the page.
    lang : str
    feedback : Feedback, optional
        Hears for whom writing into a database waits.
    """
    if isinstance(path, Target):
        write_result_tables(path, name, result, parcels=parcels, lang=lang, feedback=feedback)
        return
    suffix = path.suffix.lower()
    title = word(f"title.{name}", lang)
    if suffix == ".gpkg":
        drawn = parcels is not None and not isinstance(result, RepairResult)
        layers = {"parcels": parcels} if drawn else {}
        write_geopackage(path, {**layers, name: result}, lang=lang)
    elif suffix == ".xlsx" and name not in _FORMS:
        write_table_book(path, result, lang, title, name)
    elif suffix == ".xlsx":
        parts: dict[str, Any] = {name: result}
        write_workbook(path, lang=lang, title=title, **parts)
    elif suffix == ".html" and isinstance(result, BalanceResult) and parcels is not None:
        write_page(path, parcels=parcels, balance=result, boundary=boundary, lang=lang, title=title)
    elif suffix == ".html":
        with replacing(path) as temporary:
            temporary.write_text(summary_page(result, lang, title), encoding="utf-8")
    elif suffix == ".parquet" and isinstance(result, RepairResult):
        need("pyarrow", purpose="GeoParquet (.parquet)")
        with replacing(path) as temporary:
            result.layers()["layer"].to_parquet(temporary)
    else:
        write_table(path, result, lang=lang)
