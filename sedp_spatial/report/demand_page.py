"""One page from people to hectares, for a council member who is no programmer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..demand import BUILT, DemandResult
from ..errors import UsageError
from ..layers.writing import replacing
from ..messages import fill, say
from ..optional import need
from ..rounding import round_to_total
from .charts import Chart
from .demand_charts import (
    MISSING,
    PLAIN,
    RESETTLED,
    THERE,
    bars,
    by_year,
    printed_ha,
    pyramid,
    sector_colour,
)
from .drawing import PURPOSE
from .page import Figure, _asset, _embedded, _library
from .page_tables import Cell, TableView
from .words import integer, number, sources, value_label, word, words_of

_HOUSING = ("individual", "low_rise", "multi_storey", "resettlement")
_SOCIAL = ("school", "kindergarten", "clinic")
_WORK = ("industry", "construction", "trade", "transport", "services", "other", "tourism")
_OTHER = ("communal", "green")
_PLACES = ("dwellings_new_land", "dwellings_infill", "dwellings_rebuilt")
_NEEDED = ("growth", "backlog", "replacement", "resettlement")


@dataclass(frozen=True)
class StepView:
    """A step of the page: what it says, how it was made, the norms in it, and its chart."""

    title: str
    sentence: str
    formulas: tuple[str, ...]
    norms: tuple[tuple[str, tuple[str, ...]], ...]
    chart: Chart | None


@dataclass(frozen=True)
class _View:
    """What all steps of the page look at."""

    demand: DemandResult
    year: int
    scenario: str
    lang: str
    trace: pd.DataFrame

    def ha(self, value: float) -> str:
        return number(value, self.lang, 1)

    def count(self, value: float) -> str:
        return integer(value, self.lang)

    def lines(self, sectors: Sequence[str]) -> pd.DataFrame:
        """The land of some sectors by use, in hectares."""
        uses = self.demand.uses
        here = (uses["year"] == self.year) & (uses["scenario"] == self.scenario)
        return uses[here & uses["sector"].isin(list(sectors))]

    def total(self, sectors: Sequence[str], column: str = "demand_ha") -> float:
        """The printed hectares of some sectors, so that every place says the same number."""
        return printed_ha(self.demand, self.year, self.scenario, sectors, column)

    def steps(self, sectors: Sequence[str], *, use: str = "", land: bool | None = None) -> Any:
        rows = self.trace[self.trace["sector"].isin(list(sectors))]
        if use:
            rows = rows[rows["use"] == use]
        return rows if land is None else rows[rows["land"] == land]


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
    view = _view(demand, year, scenario, lang)
    steps = _steps(view)
    charts = [step.chart for step in steps if step.chart is not None]
    page = _template().render(
        lang=lang,
        title=title or word("heading.people_to_hectares", lang),
        territory_name=territory_name,
        words=words_of(lang),
        lead=word("page.demand_lead", lang, year=view.year, base=demand.base_year),
        scenario=word(
            "page.demand_scenario", lang, scenario=_scenario_name(view.scenario, lang)
        ).capitalize(),
        figures=_figures(view),
        steps=steps,
        table_of_sectors=_sector_table(view),
        scenarios=_scenario_table(view),
        range_note=word("page.demand_no_range", lang),
        notes=[note.text(lang) for note in demand.notes],
        sources=sources(("norms",), lang),
        items=[{"target": chart.key, "json": _embedded(chart.figure)} for chart in charts],
        library=_library(),
        script=_asset("demand.js"),
        style=_asset("page.css") + _asset("demand.css"),
    )
    with replacing(path) as temporary:
        temporary.write_text(page, encoding="utf-8")


def _view(demand: DemandResult, year: int | None, scenario: str | None, lang: str) -> _View:
    scenarios = list(demand.totals["scenario"].unique())
    chosen = scenario or ("central" if "central" in scenarios else scenarios[0])
    years = [int(value) for value in demand.totals["year"].unique()]
    when = max(years) if year is None else year
    for name, value, allowed in (("scenario", chosen, scenarios), ("year", when, years)):
        if value not in allowed:
            raise UsageError(
                "error.choice", name=name, value=value, allowed=", ".join(map(str, allowed))
            )
    trace = demand.trace
    trace = trace[(trace["year"] == when) & (trace["scenario"] == chosen)]
    return _View(demand, when, chosen, lang, trace)


def _scenario_name(scenario: str, lang: str) -> str:
    return words_of(lang).get(f"scenario.{scenario}", scenario)


def _dwellings(view: _View) -> pd.Series:
    rows = view.demand.dwellings
    return rows[(rows["year"] == view.year) & (rows["scenario"] == view.scenario)].iloc[0]


def _people_before(view: _View) -> float:
    rows = view.demand.people
    rows = rows[(rows["year"] == view.demand.base_year) & (rows["scenario"] == view.scenario)]
    return float(rows.drop(columns=["year", "scenario", "age"], errors="ignore").sum().sum())


def _change(view: _View, before: float, now: float) -> str:
    key = "page.demand_more" if now >= before else "page.demand_fewer"
    more = view.count(abs(round(now) - round(before)))
    return word(key, view.lang, more=more, base=view.demand.base_year)


def _range(view: _View, sectors: Sequence[str]) -> str:
    low, high = (view.ha(view.total(sectors, column)) for column in ("low_ha", "high_ha"))
    return word("page.demand_range", view.lang, low=low, high=high)


def _figures(view: _View) -> list[Figure]:
    lang, hectares = view.lang, word("unit.ha", view.lang)
    row, before = _dwellings(view), _people_before(view)
    built = [*BUILT, *_OTHER]
    resettled = word(
        "page.demand_of_resettlement", lang, value=view.count(float(row["resettlement"]))
    )
    people = float(row["population"])
    figures = [
        Figure(
            word("page.demand_people", lang, year=view.year), view.count(people),
            aside=_change(view, before, people),
        ),
        Figure(
            word("page.demand_build", lang), view.count(float(row["dwellings"])), aside=resettled
        ),
        Figure(
            word("page.demand_built", lang), view.ha(view.total(built)), hectares,
            _range(view, built),
        ),
        Figure(
            word("page.demand_housing", lang), view.ha(view.total(["housing"])), hectares,
            _range(view, ["housing"]),
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


def _steps(view: _View) -> list[StepView]:
    made: list[Callable[[_View], StepView]] = [
        _people, _households, _build, _plots, _hectares, _social, _work, _farm, _other, _all,
    ]  # fmt: skip
    return [make(view) for make in made]


def _step(
    view: _View, key: str, rows: pd.DataFrame, chart: Chart | None, **values: str
) -> StepView:
    title, sentence = word(f"step.{key}", view.lang), word(f"page.step_{key}", view.lang, **values)
    return StepView(title, sentence, _formulas(rows, view.lang), _norms(view, rows), chart)


def _formulas(rows: pd.DataFrame, lang: str) -> tuple[str, ...]:
    """What each number is called, and its sum; the use is named where a step has several."""
    several = rows["use"].nunique() > 1
    said = []
    for row in rows.to_dict("records"):
        name = word("quantity." + row["quantity"], lang)
        use = _use_name(row["use"], lang)
        named = use if several and row["quantity"] == "land" else f"{use}, {name.lower()}"
        said.append(f"{named if several else name}: {say(row['formula'], lang)}")
    return tuple(dict.fromkeys(said))


def _use_name(use: str, lang: str) -> str:
    return words_of(lang).get(f"use.{use}") or value_label("land_kind", use, lang)


def _norms(view: _View, rows: pd.DataFrame) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The norms of a step, under the source of each."""
    codes = [code for cell in rows["norms"] for code in cell.split(", ") if code]
    table = view.demand.norms.set_index("norm")
    grouped: dict[str, list[str]] = {}
    for code in dict.fromkeys(codes):
        norm = table.loc[code]
        grouped.setdefault(_source(view, code, norm), []).append(_norm_text(view, code, norm))
    return tuple((source, tuple(texts)) for source, texts in grouped.items())


def _source(view: _View, code: str, norm: Any) -> str:
    entry = load_codes("norms")[code]
    text = str(norm["source"])
    if not norm["own"]:
        text = entry.get(f"source_{view.lang}", text)
    if norm["own"]:
        return f"{text} ({word('page.demand_own', view.lang)})"
    return text if norm["checked"] else f"{text} ({word('page.demand_unchecked', view.lang)})"


def _norm_text(view: _View, code: str, norm: Any) -> str:
    values = _norm_values(norm, view.lang)
    name = load_codes("norms")[code][view.lang]
    unit = word(f"unit.{norm['unit']}", view.lang)
    text = word("page.demand_norm", view.lang, name=name, value=values[1], unit=unit)
    if values[0] != values[2]:
        text += word("page.demand_norm_range", view.lang, low=values[0], high=values[2])
    return text


def _norm_values(norm: Any, lang: str) -> list[str]:
    percent = 100 if str(norm["unit"]).startswith("share") else 1
    values = [float(norm[level]) * percent for level in ("low", "central", "high")]
    return [fill("{value:.6g}", lang, {"value": value}) for value in values]


def _people(view: _View) -> StepView:
    row, before = _dwellings(view), _people_before(view)
    rows = view.steps(["housing"], use="households")
    people = view.demand.people
    people = people[people["scenario"] == view.scenario]
    now = float(row["population"])
    return _step(
        view, "people", rows[rows["quantity"] == "population"],
        pyramid(people, view.demand.base_year, view.year, view.lang),
        base=str(view.demand.base_year), year=str(view.year), before=view.count(before),
        now=view.count(now), change=_change(view, before, now),
    )  # fmt: skip


def _households(view: _View) -> StepView:
    rows = view.steps(["housing"], use="households")
    rows = rows[rows["quantity"] != "population"]
    now, before = float(_dwellings(view)["households"]), view.demand.households_today
    names = (view.demand.base_year, view.year)
    chart = bars(
        "households", word("chart.households", view.lang),
        [
            (str(name), value, shade, view.count(value))
            for name, value, shade in zip(names, (before, now), (THERE, PLAIN), strict=True)
        ],
    )  # fmt: skip
    return _step(view, "households", rows, chart, now=view.count(now), before=view.count(before))


def _needed(view: _View) -> dict[str, int]:
    """The dwellings by reason in whole numbers that add up to the printed total."""
    row = _dwellings(view)
    parts = round_to_total([float(row[name]) for name in _NEEDED], 0)
    return {name: int(part) for name, part in zip(_NEEDED, parts, strict=True)}


def _build(view: _View) -> StepView:
    rows = view.steps(["housing"], use="dwellings")
    needed = _needed(view)
    shades = (PLAIN, MISSING, THERE, RESETTLED)
    chart = bars(
        "dwellings", word("chart.dwellings", view.lang, year=view.year),
        [
            (word(f"column.{name}", view.lang), float(value), shade, view.count(value))
            for (name, value), shade in zip(needed.items(), shades, strict=True)
        ],
    )  # fmt: skip
    spoken = {name: view.count(value) for name, value in needed.items()}
    return _step(
        view, "dwellings", rows[~rows["quantity"].isin(list(_PLACES))], chart,
        total=view.count(sum(needed.values())), **spoken,
    )  # fmt: skip


def _plots(view: _View) -> StepView:
    rows = view.steps(["housing"], use="dwellings")
    rows = rows[rows["quantity"].isin(list(_PLACES))]
    found = rows.set_index("quantity")["value"]
    resettled = _needed(view)["resettlement"]
    whole = round_to_total(found[list(_PLACES)], 0, total=sum(_needed(view).values()) - resettled)
    parts = [*zip(_PLACES, whole, (PLAIN, THERE, THERE), strict=True)]
    chart = bars(
        "plots",
        word("chart.plots", view.lang),
        [
            (word(f"quantity.{name}", view.lang), value, shade, view.count(value))
            for name, value, shade in (
                *parts,
                ("dwellings_resettlement", float(resettled), RESETTLED),
            )
        ],
    )
    new, infill, rebuilt = (view.count(value) for value in whole)
    return _step(
        view,
        "plots",
        rows,
        chart,
        new=new,
        infill=infill,
        rebuilt=rebuilt,
        resettlement=view.count(resettled),
    )


def _land_chart(view: _View, key: str, sectors: Sequence[str]) -> Chart | None:
    """Bars of the uses of some sectors that need land, adding up to the printed sum."""
    lines = view.lines(sectors)
    lines = lines[lines["demand_ha"] > 0]
    if lines.empty:
        return None
    printed = round_to_total(lines["demand_ha"], 1, total=view.total(sectors))
    rows = []
    for line, value in zip(lines.to_dict("records"), printed, strict=True):
        shade = RESETTLED if line["use"] == "resettlement" else sector_colour(line["sector"])
        rows.append((_use_name(line["use"], view.lang), value, shade, view.ha(value)))
    return bars(key, word(f"chart.{key}", view.lang), rows)


def _hectares(view: _View) -> StepView:
    low, high = (view.total(["housing"], column) for column in ("low_ha", "high_ha"))
    return _step(
        view, "hectares", view.steps(["housing"], land=True),
        _land_chart(view, "housing_land", ["housing"]),
        hectares=view.ha(view.total(["housing"])), low=view.ha(low), high=view.ha(high),
        resettlement=view.ha(view.total(["housing"], "of_which_resettlement_ha")),
    )  # fmt: skip


def _social(view: _View) -> StepView:
    rows = view.steps(["social"])
    short = rows[rows["quantity"] == "places_missing"]
    missing = ", ".join(
        f"{_use_name(row['use'], view.lang).lower()} — {view.count(row['value'])} "
        f"{word('unit.' + row['unit'], view.lang)}"
        for row in short.to_dict("records")
    )
    there = rows[rows["quantity"] == "places"].set_index("use")["value"]
    names = short["use"].tolist()
    parts = []
    for use, gap in zip(names, short["value"], strict=True):
        name = _use_name(use, view.lang)
        have = max(0.0, float(there[use]) - float(gap))
        for kind, value, shade in (("there", have, THERE), ("missing", float(gap), MISSING)):
            label = f"{name}: {word(f'page.demand_{kind}', view.lang)}"
            parts.append((label, value, shade, view.count(value)))
    chart = bars("places", word("chart.places", view.lang), parts)
    hectares = view.ha(view.total(["social"]))
    return _step(view, "social", rows, chart, missing=missing, hectares=hectares)


def _work(view: _View) -> StepView:
    hectares = view.ha(view.total(_WORK))
    chart = _land_chart(view, "work", _WORK)
    return _step(view, "work", view.steps(_WORK), chart, hectares=hectares)


def _farm(view: _View) -> StepView:
    hectares = view.ha(view.total(["agriculture"]))
    chart = _land_chart(view, "farm", ["agriculture"])
    return _step(view, "farm", view.steps(["agriculture"]), chart, hectares=hectares)


def _other(view: _View) -> StepView:
    hectares = view.ha(view.total(_OTHER))
    chart = _land_chart(view, "other", _OTHER)
    return _step(view, "other", view.steps(_OTHER), chart, hectares=hectares)


def _all(view: _View) -> StepView:
    sectors = [*BUILT, *_OTHER]
    everything = [*sectors, "agriculture"]
    sentence = word(
        "page.step_all", view.lang, year=view.year, hectares=view.ha(view.total(sectors)),
        low=view.ha(view.total(sectors, "low_ha")), high=view.ha(view.total(sectors, "high_ha")),
        farm=view.ha(view.total(["agriculture"])), all=view.ha(view.total(everything)),
    )  # fmt: skip
    trend = view.demand.trend
    if len(trend):
        rows = trend[(trend["year"] == view.year) & (trend["scenario"] == view.scenario)]
        for row in rows.to_dict("records"):
            values = {"trend": view.ha(row["trend_ha"]), "norm": view.ha(row["norm_ha"])}
            sentence += " " + word("page.step_trend", view.lang, **values)
    chart = by_year(view.demand, view.scenario, sectors, view.lang)
    return StepView(word("step.all", view.lang), sentence, (), (), chart)


def _sector_table(view: _View) -> TableView:
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


def _scenario_table(view: _View) -> TableView | None:
    demand = view.demand
    if demand.totals["scenario"].nunique() < 2 and demand.totals["year"].nunique() < 2:
        return None
    rows = []
    for scenario in demand.totals["scenario"].unique():
        for row in demand.dwellings[demand.dwellings["scenario"] == scenario].to_dict("records"):
            year = int(row["year"])
            built, farm = (
                printed_ha(demand, year, scenario, sectors)
                for sectors in ([*BUILT, *_OTHER], ["agriculture"])
            )
            rows.append(
                (
                    Cell(_scenario_name(scenario, view.lang)),
                    Cell(str(year)),
                    *(Cell(view.count(row[c]), numeric=True) for c in ("population", "dwellings")),
                    *(Cell(view.ha(value), numeric=True) for value in (built, farm)),
                )
            )
    keys = ("column.scenario", "column.year", "column.population", "column.dwellings",
            "page.demand_built", "step.farm")  # fmt: skip
    head = tuple(Cell(word(key, view.lang), numeric=i > 1) for i, key in enumerate(keys))
    return TableView(word("heading.demand_scenarios", view.lang), head, tuple(rows))


def _template() -> Any:
    jinja2 = need("jinja2", purpose=PURPOSE)
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(_asset("demand.html"))
