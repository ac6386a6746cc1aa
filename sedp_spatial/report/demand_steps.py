"""The ten steps of the demand page: from people to hectares, one sentence and chart each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from ..demand import BUILT
from ..rounding import round_to_total
from .charts import Chart
from .demand_charts import MISSING, PLAIN, RESETTLED, THERE, bars, by_year, pyramid, sector_colour
from .demand_said import formulas_of, norms_of, use_name
from .demand_view import OTHER, View, change_of, dwellings_row, people_before
from .words import word

_WORK = ("industry", "construction", "trade", "transport", "services", "other", "tourism")
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


def steps_of(view: View) -> list[StepView]:
    """The steps in the order in which a reader follows them."""
    made: list[Callable[[View], StepView]] = [
        _people, _households, _build, _plots, _hectares, _social, _work, _farm, _other, _all,
    ]  # fmt: skip
    return [make(view) for make in made]


def _step(view: View, key: str, rows: pd.DataFrame, chart: Chart | None, **values: str) -> StepView:
    title, sentence = word(f"step.{key}", view.lang), word(f"page.step_{key}", view.lang, **values)
    return StepView(title, sentence, formulas_of(rows, view.lang), norms_of(view, rows), chart)


def _people(view: View) -> StepView:
    row, before = dwellings_row(view), people_before(view)
    rows = view.steps(["housing"], use="households")
    people = view.demand.people
    people = people[people["scenario"] == view.scenario]
    now = float(row["population"])
    return _step(
        view, "people", rows[rows["quantity"] == "population"],
        pyramid(people, view.demand.base_year, view.year, view.lang),
        base=str(view.demand.base_year), year=str(view.year), before=view.count(before),
        now=view.count(now), change=change_of(view, before, now),
    )  # fmt: skip


def _households(view: View) -> StepView:
    rows = view.steps(["housing"], use="households")
    rows = rows[rows["quantity"] != "population"]
    now, before = float(dwellings_row(view)["households"]), view.demand.households_today
    names = (view.demand.base_year, view.year)
    chart = bars(
        "households", word("chart.households", view.lang),
        [
            (str(name), value, shade, view.count(value))
            for name, value, shade in zip(names, (before, now), (THERE, PLAIN), strict=True)
        ],
    )  # fmt: skip
    return _step(view, "households", rows, chart, now=view.count(now), before=view.count(before))


def _needed(view: View) -> dict[str, int]:
    """The dwellings by reason in whole numbers that add up to the printed total."""
    row = dwellings_row(view)
    parts = round_to_total([float(row[name]) for name in _NEEDED], 0)
    return {name: int(part) for name, part in zip(_NEEDED, parts, strict=True)}


def _build(view: View) -> StepView:
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


def _plots(view: View) -> StepView:
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


def _land_chart(view: View, key: str, sectors: Sequence[str]) -> Chart | None:
    """Bars of the uses of some sectors that need land, adding up to the printed sum."""
    lines = view.lines(sectors)
    lines = lines[lines["demand_ha"] > 0]
    if lines.empty:
        return None
    printed = round_to_total(lines["demand_ha"], 1, total=view.total(sectors))
    rows = []
    for line, value in zip(lines.to_dict("records"), printed, strict=True):
        shade = RESETTLED if line["use"] == "resettlement" else sector_colour(line["sector"])
        rows.append((use_name(line["use"], view.lang), value, shade, view.ha(value)))
    return bars(key, word(f"chart.{key}", view.lang), rows)


def _hectares(view: View) -> StepView:
    low, high = (view.total(["housing"], column) for column in ("low_ha", "high_ha"))
    return _step(
        view, "hectares", view.steps(["housing"], land=True),
        _land_chart(view, "housing_land", ["housing"]),
        hectares=view.ha(view.total(["housing"])), low=view.ha(low), high=view.ha(high),
        resettlement=view.ha(view.total(["housing"], "of_which_resettlement_ha")),
    )  # fmt: skip


def _social(view: View) -> StepView:
    rows = view.steps(["social"])
    short = rows[rows["quantity"] == "places_missing"]
    missing = ", ".join(
        f"{use_name(row['use'], view.lang).lower()} — {view.count(row['value'])} "
        f"{word('unit.' + row['unit'], view.lang)}"
        for row in short.to_dict("records")
    )
    there = rows[rows["quantity"] == "places"].set_index("use")["value"]
    names = short["use"].tolist()
    parts = []
    for use, gap in zip(names, short["value"], strict=True):
        name = use_name(use, view.lang)
        have = max(0.0, float(there[use]) - float(gap))
        for kind, value, shade in (("there", have, THERE), ("missing", float(gap), MISSING)):
            label = f"{name}: {word(f'page.demand_{kind}', view.lang)}"
            parts.append((label, value, shade, view.count(value)))
    chart = bars("places", word("chart.places", view.lang), parts)
    hectares = view.ha(view.total(["social"]))
    return _step(view, "social", rows, chart, missing=missing, hectares=hectares)


def _work(view: View) -> StepView:
    hectares = view.ha(view.total(_WORK))
    chart = _land_chart(view, "work", _WORK)
    return _step(view, "work", view.steps(_WORK), chart, hectares=hectares)


def _farm(view: View) -> StepView:
    hectares = view.ha(view.total(["agriculture"]))
    chart = _land_chart(view, "farm", ["agriculture"])
    return _step(view, "farm", view.steps(["agriculture"]), chart, hectares=hectares)


def _other(view: View) -> StepView:
    hectares = view.ha(view.total(OTHER))
    chart = _land_chart(view, "other", OTHER)
    return _step(view, "other", view.steps(OTHER), chart, hectares=hectares)


def _all(view: View) -> StepView:
    sectors = [*BUILT, *OTHER]
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
