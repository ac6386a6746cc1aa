"""One page from people to hectares, for a council member who is no programmer."""

from __future__ import annotations

from pathlib import Path

from ..demand import BUILT, DemandResult
from ..layers.writing import replacing
from .demand_charts import printed_ha, sector_colour
from .demand_steps import steps_of
from .demand_view import (
    OTHER,
    View,
    change_of,
    dwellings_row,
    people_before,
    range_of,
    scenario_name,
    view_of,
)
from .drawing import PURPOSE
from .page import Figure, embedded_text, library_text
from .page_tables import Cell, TableView
from .rendering import asset_text, rendered
from .words import sources, word, words_of


def write_demand_page(
    path: str | Path,
    demand: DemandResult,
    *,
    year: int | None = None,
    scenario: str | None = None,
    lang: str = "en",
    title: str = "",
    territory_name: str = "",
) -> None:
    """Write the page from people to hectares.

    Parameters
    ----------
    path : str or Path
        Ends in ``.html``. An existing file is replaced as a whole or not at all.
    demand : DemandResult
    year : int, optional
        The year that the steps explain; the last one if left out.
    scenario : str, optional
        ``central`` where the result has it, else its first one.
    lang : str
        ``ky``, ``ru`` or ``en``.
    title, territory_name : str
        The heading, and whose land it is.

    Raises
    ------
    UsageError
        A year or scenario that the result does not have.
    MissingDependency
        If jinja2 or bokeh is not installed.
    OutputError
        If the file cannot be written.

    Notes
    -----
    Everything is in the file, Bokeh's script included. Printed parts add up to printed totals.
    """
    view = view_of(demand, year, scenario, lang)
    steps = steps_of(view)
    charts = [step.chart for step in steps if step.chart is not None]
    page = rendered(
        "demand.html",
        PURPOSE,
        lang=lang,
        title=title or word("heading.people_to_hectares", lang),
        territory_name=territory_name,
        words=words_of(lang),
        lead=word("page.demand_lead", lang, year=view.year, base=demand.base_year),
        scenario=word(
            "page.demand_scenario", lang, scenario=scenario_name(view.scenario, lang)
        ).capitalize(),
        figures=_figures(view),
        steps=steps,
        table_of_sectors=_sector_table(view),
        scenarios=_scenario_table(view),
        range_note=word("page.demand_no_range", lang),
        notes=[note.text(lang) for note in demand.notes],
        sources=sources(("norms",), lang),
        items=[{"target": chart.key, "json": embedded_text(chart.figure)} for chart in charts],
        library=library_text(),
        script=asset_text("demand.js"),
        style=asset_text("page.css") + asset_text("demand.css"),
    )
    with replacing(path) as temporary:
        temporary.write_text(page, encoding="utf-8")


def _figures(view: View) -> list[Figure]:
    lang, hectares = view.lang, word("unit.ha", view.lang)
    row, before = dwellings_row(view), people_before(view)
    built = [*BUILT, *OTHER]
    resettled = word(
        "page.demand_of_resettlement", lang, value=view.count(float(row["resettlement"]))
    )
    people = float(row["population"])
    figures = [
        Figure(
            word("page.demand_people", lang, year=view.year), view.count(people),
            aside=change_of(view, before, people),
        ),
        Figure(
            word("page.demand_build", lang), view.count(float(row["dwellings"])), aside=resettled
        ),
        Figure(
            word("page.demand_built", lang), view.ha(view.total(built)), hectares,
            range_of(view, built),
        ),
        Figure(
            word("page.demand_housing", lang), view.ha(view.total(["housing"])), hectares,
            range_of(view, ["housing"]),
        ),
    ]  # fmt: skip
    farming = view.total(["agriculture"])
    if farming:
        figures.append(
            Figure(
                word("step.farm", lang), view.ha(farming), hectares, word("page.demand_farm", lang)
            )
        )
    return figures


def _sector_table(view: View) -> TableView:
    """Sectors down; needed, range and resettlement across; the printed parts add up."""
    shown = view.demand.printed(view.year, view.scenario, decimals=1)
    columns = ("demand_ha", "low_ha", "high_ha", "of_which_resettlement_ha")
    used = shown[shown[list(columns)].sum(axis=1) > 0]
    rows = tuple(
        (
            Cell(word("sector." + row["sector"], view.lang), chip=sector_colour(row["sector"])),
            *(Cell(view.ha(row[column]), numeric=True) for column in columns),
        )
        for row in used.to_dict("records")
    )
    foot = (
        Cell(word("row.total", view.lang)),
        *(Cell(view.ha(float(shown[column].sum())), numeric=True) for column in columns),
    )
    head = (
        Cell(word("column.sector", view.lang)),
        *(Cell(word(f"column.{column}", view.lang), numeric=True) for column in columns),
    )
    return TableView("", head, rows, (foot,))


def _scenario_table(view: View) -> TableView | None:
    demand = view.demand
    if demand.totals["scenario"].nunique() < 2 and demand.totals["year"].nunique() < 2:
        return None
    rows = []
    for scenario in demand.totals["scenario"].unique():
        for row in demand.dwellings[demand.dwellings["scenario"] == scenario].to_dict("records"):
            year = int(row["year"])
            built, farm = (
                printed_ha(demand, year, scenario, sectors)
                for sectors in ([*BUILT, *OTHER], ["agriculture"])
            )
            rows.append(
                (
                    Cell(scenario_name(scenario, view.lang)),
                    Cell(str(year)),
                    *(Cell(view.count(row[c]), numeric=True) for c in ("population", "dwellings")),
                    *(Cell(view.ha(value), numeric=True) for value in (built, farm)),
                )
            )
    keys = ("column.scenario", "column.year", "column.population", "column.dwellings",
            "page.demand_built", "step.farm")  # fmt: skip
    head = tuple(Cell(word(key, view.lang), numeric=i > 1) for i, key in enumerate(keys))
    return TableView(word("heading.demand_scenarios", view.lang), head, tuple(rows))
