"""The programme's budget as files: the workbook of the forms, and the tables for machines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd

from ..budget import ProgrammeBudget
from ..layers.writing import replacing
from .budget_sheets import spoken, write_budget_book
from .geopackage import write_geopackage
from .plan_tables import write_links
from .summary import summary_page
from .tables import write_table
from .words import word

_LINKED = ("measures", "sources", "links", "upkeep")


def write_budget(
    path: Path,
    made: ProgrammeBudget,
    *,
    parcels: gpd.GeoDataFrame | None = None,
    lang: str,
    territory_name: str = "",
) -> None:
    """Write the budget into one file; its ending decides.

    Parameters
    ----------
    path : Path
        ``.xlsx``: Forms 1 and 2 with what is behind them. ``.gpkg``: the tables, and with parcels
        their layer and the relation between plots and measures. ``.csv``, ``.parquet``: the lines
        of the forecast. ``.json``: all tables. ``.html``: a summary.
    made : ProgrammeBudget
    parcels : GeoDataFrame, optional
    lang : str
    territory_name : str

    Raises
    ------
    MissingDependency, OutputError
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        write_budget_book(
            path,
            forms=made.forms,
            forecast=made.forecast,
            measures=made.measures,
            funding=made.funding,
            land=made.land,
            lang=lang,
            territory_name=territory_name,
        )
    elif suffix == ".gpkg" and parcels is not None:
        with replacing(path) as temporary:
            # The measures' own tables are written with their relation to the plots.
            held = {f"budget_{k}": v for k, v in made.result().tables().items() if k not in _LINKED}
            write_geopackage(temporary, {"parcels": parcels}, held, lang=lang)
            write_links(temporary, made.measures, lang=lang)
    elif suffix == ".gpkg":
        write_geopackage(path, {"budget": made.result()}, lang=lang)
    elif suffix == ".html":
        with replacing(path) as temporary:
            result = made.result()
            said: dict[str, Any] = {
                name: spoken(table, lang) for name, table in result.tables().items()
            }
            page = summary_page(replace(result, **said), lang, word("title.budget", lang))
            temporary.write_text(page, encoding="utf-8")
    else:
        write_table(path, made.result(), lang=lang)
