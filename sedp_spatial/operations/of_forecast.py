"""How many people, and how much land they need."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from ..errors import UsageError
from ..progress import Feedback, step
from ..results import Result
from .operation import Layers, Operation, Parameters


def _population(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """Totals by year are carried on by a growth rule, counts by age by Hamilton–Perry."""
    from ..population import project_growth, project_hamilton_perry, read_table, scenarios
    from ..population.growth import GrowthRule

    path, years, rule = (parameters[key] for key in ("table", "years", "rule"))
    step(feedback, 0.0)
    if rule == "hamilton_perry":
        counts = read_table(path, kind="population_age_sex")
        summed = counts.groupby(["year", "age"])[["female", "male"]].sum().reset_index()
        known = sorted(summed["year"].unique())
        if len(known) < 2:
            raise UsageError("error.two_counts", path=Path(path).name)
        earlier, later = (summed[summed["year"] == year] for year in known[-2:])
        return project_hamilton_perry(earlier, later, years=years)
    history = read_table(path, kind="population_history")
    if rule == "scenarios":
        return scenarios(history, years=years)
    return project_growth(history, years=years, rule=cast(GrowthRule, rule))


def _population_figures(result: Result) -> dict[str, Any]:
    """The people of the last year, of the central scenario where there are several."""
    table = result.table
    if "scenario" in table.columns:
        table = table[table["scenario"] == "central"]
    last = table[table["year"] == table["year"].max()]
    columns = [name for name in ("population", "female", "male") if name in last.columns]
    return {"last_year": int(last["year"].iloc[0]), "people": float(last[columns].to_numpy().sum())}


def _demand(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """A file of inputs names everything; else tables and layers are put together here."""
    from ..demand import DemandInputs, demand_of, load_norms, present_from_layers, read_inputs
    from ..demand.inputs import population_of
    from ..population import read_table

    scenario = parameters["scenario"]
    if parameters.get("inputs"):
        return demand_of(read_inputs(parameters["inputs"]), scenario=scenario, feedback=feedback)
    norms = load_norms(parameters.get("norms"))
    years = parameters.get("years")
    tables = ("forecast", "counts", "history")
    named = {key: parameters[key] for key in tables if parameters.get(key)}
    people, _, notes = population_of({"population": named, "years": years}, Path())
    options: dict[str, Any] = {"years": years, "ledger": parameters.get("plots", 0.0)}
    if parameters.get("projects"):
        options["projects"] = read_table(parameters["projects"], kind="economic_projects")
    inputs = DemandInputs(
        population=people,
        norms=norms,
        present=present_from_layers(norms=norms, **layers),
        options=options,
        notes=notes,
    )
    return demand_of(inputs, scenario=scenario, feedback=feedback)


def _demand_figures(result: Any) -> dict[str, Any]:
    """The land of the last year, of the central scenario where it was asked for."""
    totals = result.totals
    names = list(totals["scenario"])
    chosen = totals[totals["scenario"] == ("central" if "central" in names else names[0])]
    last = chosen[chosen["year"] == chosen["year"].max()].iloc[0]
    keys = ("demand_ha", "low_ha", "high_ha", "of_which_resettlement_ha")
    return {"last_year": int(last["year"]), **{key: float(last[key]) for key in keys}}


def _demand_page(
    path: Path, result: Any, layers: Layers, parameters: Parameters, lang: str
) -> None:
    from ..demand import read_inputs
    from ..report.demand_page import write_demand_page

    name = ""
    if parameters.get("inputs"):
        name = read_inputs(parameters["inputs"]).territory.get(lang, "")
    write_demand_page(path, result, lang=lang, territory_name=name)


OPERATIONS = {
    "population": Operation(_population, {}, figures=_population_figures),
    "demand": Operation(
        _demand,
        {"buildings": "buildings", "villages": "places", "facilities": "places"},
        figures=_demand_figures,
        page=_demand_page,
        page_needs=("jinja2", "bokeh"),
    ),
}
