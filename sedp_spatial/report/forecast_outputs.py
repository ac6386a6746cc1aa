"""The results of the forecasts as files: their tables as sheets, the demand as a page."""

from __future__ import annotations

from pathlib import Path

from ..demand import DemandResult
from ..layers.postgis import Target
from ..layers.writing import replacing
from ..results import Result
from .demand_page import write_demand_page
from .geopackage import write_geopackage
from .postgis import write_result_tables
from .summary import summary_page
from .table_book import write_table_book
from .tables import write_table
from .words import word


def write_forecast(
    path: Path | Target, name: str, result: Result, *, lang: str, territory_name: str = ""
) -> None:
    """Write a forecast into one file; its ending decides.

    Parameters
    ----------
    path : Path or Target
        A schema of PostGIS, or ``.html`` (of a demand: the page from people to hectares),
        ``.xlsx`` with one sheet per table, ``.gpkg``, ``.csv``, ``.json`` or ``.parquet``.
    name : str
        ``population`` or ``demand``.
    result : Result
    lang : str
    territory_name : str

    Raises
    ------
    MissingDependency, OutputError
    """
    if isinstance(path, Target):
        write_result_tables(path, name, result, lang=lang)
        return
    suffix, title = path.suffix.lower(), word(f"title.{name}", lang)
    if suffix == ".html" and isinstance(result, DemandResult):
        write_demand_page(path, result, lang=lang, territory_name=territory_name)
    elif suffix == ".html":
        with replacing(path) as temporary:
            temporary.write_text(summary_page(result, lang, title), encoding="utf-8")
    elif suffix == ".xlsx":
        write_table_book(path, result, lang, title, name)
    elif suffix == ".gpkg":
        write_geopackage(path, {name: result}, lang=lang)
    else:
        write_table(path, result, lang=lang)
