"""The commands of the forecasts: ``population`` and ``demand``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, cast

import pandas as pd
import typer

from .command import LANG, AsJson, Lang, Out, Run, help_text
from .console import ConsoleFeedback, print_table, say_notes, words
from .demand import DemandInputs, Present, demand_of, load_norms, read_inputs
from .errors import UsageError
from .layers.table_files import read_csv_table
from .population import (
    project_growth,
    project_hamilton_perry,
    read_table,
    scenarios,
)
from .population.growth import GrowthRule
from .report.forecast_outputs import write_forecast
from .report.table_book import named
from .report.tables import result_json
from .results import Result

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

Table = Annotated[Path, typer.Argument(help=help_text("people"), metavar="FILE")]
Inputs = Annotated[Path, typer.Argument(help=help_text("demand_inputs"), metavar="FILE")]
Years = Annotated[int, typer.Option("--years", help=help_text("years"))]
Rule = Annotated[str, typer.Option("--rule", help=help_text("growth_rule"))]
Scenario = Annotated[str, typer.Option("--scenario", help=help_text("scenario"))]
Year = Annotated[list[int] | None, typer.Option("--year", help=help_text("target_year"))]
Projects = Annotated[Path | None, typer.Option("--economy", help=help_text("economy"))]
NormsFile = Annotated[Path | None, typer.Option("--norms", help=help_text("norms"))]
Dwellings = Annotated[float | None, typer.Option("--dwellings", help=help_text("dwellings"))]
Households = Annotated[float | None, typer.Option("--households", help=help_text("households"))]
Plots = Annotated[float, typer.Option("--plots", help=help_text("plots"))]

_RULES = ("mean_growth", "cagr", "log_linear", "scenarios", "hamilton_perry")
_COLUMNS = ("scenario", "year", "sector", "demand_ha", "low_ha", "high_ha",
            "of_which_resettlement_ha")  # fmt: skip


@app.command(help=help_text("population"))
def population(
    people: Table,
    years: Years = 10,
    rule: Rule = "",
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """Totals by year are carried on by a growth rule, counts by age by Hamilton–Perry."""
    with Run("population", lang, out, as_json) as run:
        with ConsoleFeedback(run.lang) as feedback:
            feedback.start("say.forecasting")
            result = _forecast(people, years, rule)
        _give(run, result, out, as_json)


@app.command(help=help_text("demand"))
def demand(
    inputs: Inputs,
    economy: Projects = None,
    norms: NormsFile = None,
    scenario: Scenario = "all",
    year: Year = None,
    dwellings: Dwellings = None,
    households: Households = None,
    plots: Plots = 0.0,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """A .toml names all inputs; a table of people does with the options."""
    with Run("demand", lang, out, as_json) as run:
        if inputs.suffix.lower() == ".toml":
            read = read_inputs(inputs)
        else:
            figures = Present(households=households, dwellings=dwellings)
            read = _plain_inputs(inputs, economy, norms, year, figures, plots)
        result = run.work("demanding", demand_of, read, scenario=scenario)
        name = read.territory.get(run.lang, "")
        _give(run, result, out, as_json, columns=_COLUMNS, territory_name=name)


def _plain_inputs(
    people: Path,
    economy: Path | None,
    norms: Path | None,
    year: list[int] | None,
    present: Present,
    plots: float,
) -> DemandInputs:
    options: dict[str, Any] = {"ledger": plots, "years": year}
    options["economy"] = None if economy is None else _csv(economy)
    return DemandInputs(
        population=_csv(people), norms=load_norms(norms), present=present, options=options
    )


def _csv(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise UsageError("error.no_file", path=str(path))
    return read_csv_table(path)


def _forecast(path: Path, years: int, rule: str) -> Result:
    """Which forecast a table allows: by age where it has ages, else of the total."""
    if not path.is_file():
        raise UsageError("error.no_file", path=str(path))
    by_age = rule == "hamilton_perry" or (not rule and _has_ages(path))
    if rule and rule not in _RULES:
        raise UsageError("error.choice", name="--rule", value=rule, allowed=", ".join(_RULES))
    if by_age:
        counts = read_table(path, kind="population_age_sex")
        summed = counts.groupby(["year", "age"])[["female", "male"]].sum().reset_index()
        known = sorted(summed["year"].unique())
        if len(known) < 2:
            raise UsageError("error.two_counts", path=path.name)
        earlier, later = (summed[summed["year"] == known[place]] for place in (-2, -1))
        return project_hamilton_perry(earlier, later, years=years)
    history = read_table(path, kind="population_history")
    if rule in ("", "scenarios"):
        return scenarios(history, years=years)
    return project_growth(history, years=years, rule=cast(GrowthRule, rule))


def _has_ages(path: Path) -> bool:
    if path.suffix.lower() == ".csv":
        head = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()[:1]
        return bool(head) and any(word in head[0].lower() for word in ("age", "возраст", "курак"))
    return False


def _give(
    run: Run,
    result: Result,
    out: list[Path] | None,
    as_json: bool,
    *,
    columns: Sequence[str] | None = None,
    territory_name: str = "",
) -> None:
    """Write the outputs, then print the result as JSON or as a table."""
    with ConsoleFeedback(run.lang) as feedback:
        for path in out or []:
            feedback.start("say.writing", path=path)
            write_forecast(path, run.name, result, lang=run.lang, territory_name=territory_name)
            feedback.say(words("say.written", run.lang, path=path))
    say_notes(list(result.notes), run.lang)
    if as_json:
        print(json.dumps(result_json(result, lang=run.lang), allow_nan=False))
        return
    shown = result.table
    if columns is not None:
        order = {name: place for place, name in enumerate(shown["scenario"].unique())}
        shown = shown[shown["demand_ha"] > 0]
        shown = shown.sort_values("year", kind="stable")
        shown = shown.sort_values("scenario", key=lambda names: names.map(order), kind="stable")
    print_table(named(shown, run.lang), run.lang, columns)
