"""The command `budget`: from three tables to Forms 1 and 2."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Annotated, Any

import geopandas as gpd
import typer

from .budget import programme_budget
from .command import LANG, AsJson, Crs, Lang, Mapping, Out, Run, help_text
from .console import ConsoleFeedback, print_table, say_notes, words
from .errors import DataError, UsageError
from .report.budget_outputs import write_budget
from .report.budget_sheets import spoken
from .report.tables import result_json
from .textfiles import load_toml

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

Measures = Annotated[Path, typer.Option("--measures", help=help_text("budget_measures"))]
Revenue = Annotated[Path, typer.Option("--revenue", help=help_text("budget_revenue"))]
Expenditure = Annotated[Path, typer.Option("--expenditure", help=help_text("budget_expenditure"))]
Years = Annotated[int, typer.Option("--years", help=help_text("budget_years"))]
Parcels = Annotated[str | None, typer.Option("--parcels", help=help_text("budget_parcels"))]
After = Annotated[str | None, typer.Option("--after", help=help_text("budget_after"))]
TransformedIn = Annotated[
    int | None, typer.Option("--transformed-in", help=help_text("transformed_in"))
]
Rates = Annotated[Path | None, typer.Option("--rates", help=help_text("land_rates"))]
Risks = Annotated[Path | None, typer.Option("--risks", help=help_text("budget_risks"))]
Debt = Annotated[Path | None, typer.Option("--debt", help=help_text("budget_debt"))]
OneOff = Annotated[Path | None, typer.Option("--one-off", help=help_text("one_off"))]
Rules = Annotated[Path | None, typer.Option("--rules", help=help_text("growth_rules"))]
Priorities = Annotated[str | None, typer.Option("--priorities", help=help_text("priorities"))]
Territory = Annotated[str, typer.Option("--territory", help=help_text("territory_name"))]

_SHOWN = ("measure_id", "name", "year", "phase", "cost_som", "covered_som", "missing_som", "reason")


@app.command(help=help_text("budget"))
def budget(
    measures: Measures,
    revenue: Revenue,
    expenditure: Expenditure,
    years: Years = 5,
    parcels: Parcels = None,
    after: After = None,
    transformed_in: TransformedIn = None,
    rates: Rates = None,
    risks: Risks = None,
    debt: Debt = None,
    one_off: OneOff = None,
    rules: Rules = None,
    priorities: Priorities = None,
    territory: Territory = "",
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The console shows the measures with what is found for them; all tables go to --out."""
    with Run("budget", lang, out, as_json) as run:

        def layer(path: str | None) -> gpd.GeoDataFrame | None:
            return None if path is None else run.read(path, mapping, crs)

        now, later = layer(parcels), layer(after)
        with ConsoleFeedback(run.lang) as feedback:
            feedback.start("say.budgeting")
            made = programme_budget(
                revenue,
                expenditure,
                measures,
                years=years,
                parcels=now,
                parcels_after=later,
                transformed_in=transformed_in,
                rates=rates,
                rules=_rules(rules),
                risks=risks,
                debt=debt,
                one_off=one_off,
                priorities=[name.strip() for name in priorities.split(",")] if priorities else None,
            )
            for path in out or []:
                feedback.start("say.writing", path=path)
                write_budget(path, made, parcels=now, lang=run.lang, territory_name=territory)
                feedback.say(words("say.written", run.lang, path=path))
        result = made.result()
        say_notes([*result.notes, *result.findings["message"]], run.lang)
        if as_json:
            print(json.dumps(result_json(result, lang=run.lang), allow_nan=False))
            return
        print_table(spoken(result.funded, run.lang), run.lang, _SHOWN)


def _rules(path: Path | None) -> dict[str, Any] | None:
    if path is None:
        return None
    if not path.is_file():
        raise UsageError("error.no_file", path=str(path))
    try:
        return load_toml(path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError("error.unreadable", path=str(path), reason=str(error)) from error
