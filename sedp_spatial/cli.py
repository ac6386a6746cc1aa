"""The command line: `sedp-spatial COMMAND …`. Every command is one library function."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .balance import land_balance
from .change import land_change
from .cli_allocation import app as allocation
from .cli_budget import app as budgets
from .cli_constraints import app as constraints
from .cli_country import app as country
from .cli_district import app as district
from .cli_forecast import app as forecasts
from .cli_hazards import app as hazards
from .cli_large import check_large, registered_large, repair_large
from .cli_plan import app as plans
from .cli_rules import app as rules
from .cli_sites import app as sites
from .cli_transformation import app as transformation
from .command import (
    LANG,
    AsJson,
    BoundaryFile,
    Crs,
    Lang,
    Mapping,
    Memory,
    Out,
    Parcels,
    Run,
    Tolerance,
    help_text,
)
from .console import ConsoleFeedback, make_streams_robust, print_table, words
from .demo import run_demo
from .doctor import doctor_table
from .layers import check_layer, repair_layer
from .overlay import overlap_result
from .registered import compare_registered
from .version import __version__

ORDER = (
    "demo", "run", "report", "plan-new",
    "check", "repair", "balance", "registered", "change",
    "overlap", "extract", "zoning", "exposure", "constraints", "ledger",
    "population", "demand", "supply", "suitability", "allocate",
    "precheck", "transform", "budget", "district", "country", "doctor",
)  # fmt: skip
"""The order of the help: the whole plan first, then the chain."""


class InOrder(TyperGroup):
    """Commands as the chain runs, not as the files are imported."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the help; what is not named there comes last."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))


app = typer.Typer(
    name="sedp-spatial",
    cls=InOrder,
    help=help_text("program"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


app.add_typer(allocation)
app.add_typer(constraints)
app.add_typer(country)
app.add_typer(district)
app.add_typer(budgets)
app.add_typer(forecasts)
app.add_typer(hazards)
app.add_typer(rules)
app.add_typer(plans)
app.add_typer(sites)
app.add_typer(transformation)


@app.command(help=help_text("check"))
def check(
    parcels: Parcels,
    boundary: BoundaryFile = None,
    mapping: Mapping = None,
    crs: Crs = None,
    tolerance: Tolerance = 0.01,
    memory: Memory = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """Exit code 1 where errors were found, so that a script can stop."""
    with Run("check", lang, out, as_json) as run:
        outline = run.read_boundary(boundary)
        options: dict[str, Any] = {"boundary": outline, "tolerance_m": tolerance}
        if memory is not None:
            given = {"mapping": mapping, "crs": crs, "memory_mb": memory}
            result = check_large(run, parcels, **options, **given)
        else:
            layer = run.read(parcels, mapping, crs)
            result = run.work("checking", check_layer, layer, **options)
            run.give(result, parcels=layer, columns=("severity", "message", "suggestion"))
        if result.errors:
            raise typer.Exit(1)


@app.command(help=help_text("repair"))
def repair(
    parcels: Parcels,
    boundary: BoundaryFile = None,
    mapping: Mapping = None,
    crs: Crs = None,
    tolerance: Tolerance = 0.01,
    memory: Memory = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The repaired layer goes into the .gpkg or .parquet that --out names."""
    with Run("repair", lang, out, as_json) as run:
        if memory is not None:
            outline = run.read_boundary(boundary)
            options: dict[str, Any] = {"mapping": mapping, "crs": crs, "memory_mb": memory}
            repair_large(run, parcels, boundary=outline, tolerance_m=tolerance, **options)
            return
        layer, outline = run.read(parcels, mapping, crs), run.read_boundary(boundary)
        result = run.work("repairing", repair_layer, layer, boundary=outline, tolerance_m=tolerance)
        run.give(result, parcels=result.layer)


@app.command(help=help_text("balance"))
def balance(
    parcels: Parcels,
    boundary: BoundaryFile = None,
    mapping: Mapping = None,
    crs: Crs = None,
    by: Annotated[list[str] | None, typer.Option("--by", help=help_text("by"))] = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The closure is printed below the table."""
    with Run("balance", lang, out, as_json) as run:
        layer, outline = run.read(parcels, mapping, crs), run.read_boundary(boundary)
        result = run.work("balancing", land_balance, layer, boundary=outline, by=by or "category")
        run.give(result, parcels=layer, boundary=outline)


@app.command(help=help_text("registered"))
def registered(
    parcels: Parcels,
    mapping: Mapping = None,
    crs: Crs = None,
    tolerance_share: Annotated[
        float, typer.Option("--tolerance-share", help=help_text("tolerance_share"))
    ] = 0.01,
    memory: Memory = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The console shows the classes; the parcels go to --out and --json."""
    with Run("registered", lang, out, as_json) as run:
        if memory is not None:
            options: dict[str, Any] = {"mapping": mapping, "crs": crs, "memory_mb": memory}
            registered_large(run, parcels, tolerance_share=tolerance_share, **options)
            return
        layer = run.read(parcels, mapping, crs)
        result = run.work("comparing", compare_registered, layer, tolerance_share=tolerance_share)
        run.give(result, parcels=layer, shown="classes")


@app.command(help=help_text("change"))
def change(
    before: Annotated[str, typer.Argument(help=help_text("before"), metavar="BEFORE")],
    after: Annotated[str, typer.Argument(help=help_text("after"), metavar="AFTER")],
    mapping: Mapping = None,
    crs: Crs = None,
    by: Annotated[str, typer.Option("--by", help=help_text("by"))] = "category",
    tolerance: Tolerance = 0.05,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """One mapping serves both years."""
    with Run("change", lang, out, as_json) as run:
        old, new = run.read(before, mapping, crs), run.read(after, mapping, crs)
        result = run.work("changing", land_change, old, new, by=by, tolerance_m=tolerance)
        run.give(result, parcels=new)


@app.command(help=help_text("overlap"))
def overlap(
    parcels: Parcels,
    zones: Annotated[str, typer.Argument(help=help_text("zones"), metavar="ZONES")],
    by: Annotated[list[str], typer.Option("--by", help=help_text("by_zone"))],
    mapping: Mapping = None,
    crs: Crs = None,
    sliver: Annotated[float, typer.Option("--sliver", help=help_text("sliver"))] = 0.0,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The table has one row per parcel and kind of zone that have land in common."""
    with Run("overlap", lang, out, as_json) as run:
        layer = run.read(parcels, mapping, crs)
        laid_over = run.read(zones, None, crs, kind="zones")
        result = run.work("overlaying", overlap_result, layer, laid_over, by=by, tolerance_m=sliver)
        run.give(result, parcels=layer, columns=("parcel_id", *by, "area_m2", "share"))


@app.command(help=help_text("demo"))
def demo(
    out: Annotated[Path, typer.Option("--out", help=help_text("out_folder"))] = Path("out"),
    lang: Lang = LANG,
) -> None:
    """The sample layers of the checkout or of the installed plugin are used."""
    with Run("demo", lang, None, False), ConsoleFeedback(lang) as feedback:
        written = run_demo(out, lang, feedback)
        print(words("say.demo_done", lang))
        for key, path in written.items():
            print(f"  {words(f'say.{key}', lang)}: {path}")


@app.command(help=help_text("doctor"))
def doctor(lang: Lang = LANG, as_json: AsJson = False) -> None:
    """Exit code 0 whatever is missing: only what needs it fails."""
    with Run("doctor", lang, None, as_json):
        table, missing = doctor_table(lang)
        if as_json:
            print(json.dumps({"version": __version__, "table": table.to_dict("records")}))
            return
        print_table(table, lang)
        count = "missing" if missing else "ready"
        print(words(f"doctor.{count}", lang, count=missing))


@app.callback(invoke_without_command=True)
def program(
    version: Annotated[bool, typer.Option("--version", help=help_text("version"))] = False,
) -> None:
    """What stands before the command."""
    if version:
        print(f"sedp-spatial {__version__}")
        raise typer.Exit()


def main() -> None:
    """The console script."""
    make_streams_robust()
    app()


if __name__ == "__main__":
    main()
