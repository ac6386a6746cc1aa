"""The commands `constraints` and `ledger`: land by regime and hazard, and plots still needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from .cli_large import constraints_large
from .command import LANG, AsJson, Crs, Lang, Mapping, Memory, Out, Parcels, Run, help_text
from .console import ConsoleFeedback, print_table, say_notes, words
from .constraints import constraint_table
from .errors import UsageError
from .hazards import (
    hazard_exposure,
    hazards_together,
    read_hazard_raster,
    resettlement_ledger,
)
from .hazards.exposed_table import exposed_households, least_levels, table_or_nobody
from .layers.mapping import NOTES
from .population.reading import raw_table
from .report.forecast_outputs import write_forecast
from .report.tables import result_json
from .results import Result

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

_TABLES = (".csv", ".xlsx", ".xlsm", ".txt", ".tsv")

File = str | None
Restrictions = Annotated[File, typer.Option("--restrictions", help=help_text("restrictions"))]
Hazards = Annotated[File, typer.Option("--hazards", help=help_text("hazards"))]
RasterFile = Annotated[File, typer.Option("--raster", help=help_text("hazard_raster"))]
HazardName = Annotated[str, typer.Option("--hazard", help=help_text("hazard_name"))]
Thresholds = Annotated[str, typer.Option("--thresholds", help=help_text("thresholds"))]
Slope = Annotated[bool, typer.Option("--slope", help=help_text("slope"))]
Classes = Annotated[list[str] | None, typer.Option("--by", help=help_text("by"))]
On = Annotated[File, typer.Option("--on", help=help_text("on"))]
Order = Annotated[File, typer.Option("--order", help=help_text("level_order"))]
Sliver = Annotated[float, typer.Option("--tolerance", help=help_text("sliver_width"))]

Exposed = Annotated[str, typer.Argument(help=help_text("ledger_exposed"), metavar="FILE")]
Granted = Annotated[Path | None, typer.Option("--granted", help=help_text("granted"))]
Moved = Annotated[Path | None, typer.Option("--moved", help=help_text("moved"))]
Place = Annotated[File, typer.Option("--by", help=help_text("exposure_by"))]
Areas = Annotated[File, typer.Option("--areas", help=help_text("areas"))]
MinLevel = Annotated[list[str] | None, typer.Option("--min-level", help=help_text("min_level"))]
Split = Annotated[str, typer.Option("--split", help=help_text("split"))]


@app.command(help=help_text("constraints"))
def constraints(
    parcels: Parcels,
    restrictions: Restrictions = None,
    hazards: Hazards = None,
    raster: RasterFile = None,
    hazard: HazardName = "",
    thresholds: Thresholds = "",
    slope: Slope = False,
    by: Classes = None,
    on: On = None,
    order: Order = None,
    tolerance: Sliver = 0.1,
    memory: Memory = None,
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The tables of each hazard and of all combinations go to --out and --json."""
    with Run("constraints", lang, out, as_json) as run:
        # What does not fit into memory at once is no frame for a raster either.
        layer = run.read(parcels, mapping, crs) if memory is None else None
        dangers = [] if hazards is None else [run.read(hazards, None, None, "hazards")]
        if raster is not None:
            named: dict[str, Any] = {"hazard": hazard, "slope": slope, "within": layer}
            dangers.append(read_hazard_raster(raster, thresholds, **named))
        zones = (
            None if restrictions is None else run.read(restrictions, None, None, "restrictions"),
            hazards_together(dangers) if dangers else None,
        )
        options: dict[str, Any] = {"by": by or "category", "on": on, "order": _steps(order)}
        options["tolerance_m"] = tolerance
        if memory is not None:
            options |= {"mapping": mapping, "crs": crs, "memory_mb": memory}
            constraints_large(run, parcels, *zones, **options)
            return
        run.give(
            run.work("constraining", constraint_table, layer, *zones, **options), parcels=layer
        )


@app.command(help=help_text("ledger"))
def ledger(
    exposed: Exposed,
    granted: Granted = None,
    moved: Moved = None,
    hazards: Hazards = None,
    by: Place = None,
    areas: Areas = None,
    min_level: MinLevel = None,
    order: Order = None,
    split: Split = "floor_area",
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """A table names who is in danger; a layer of buildings is laid over --hazards first."""
    with Run("resettlement", lang, out, as_json) as run:
        least = least_levels(min_level)
        notes: list[Any] = []
        danger: Any
        if hazards is None:
            if Path(exposed).suffix.lower() not in _TABLES:
                raise UsageError("error.ledger_no_hazards", path=exposed)
            danger, notes = exposed_households(raw_table(Path(exposed)), least)
            least, rows = None, danger
        else:
            buildings = run.read(exposed, mapping, crs, "buildings")
            danger = run.work(
                "exposing",
                hazard_exposure,
                buildings,
                run.read(hazards, None, None, "hazards"),
                by=by,
                areas=run.read_given(areas, "places"),
                order=_steps(order),
                split=split,
            )
            notes = [*buildings.attrs.get(NOTES, []), *danger.notes]
            rows = danger.by_building
        plots = None if granted is None else raw_table(granted)
        gone = None if moved is None else raw_table(moved)
        result = resettlement_ledger(
            danger,
            table_or_nobody(plots, gone, rows),
            table_or_nobody(gone, plots, rows),
            by=by,
            min_level=least,
        )
        _give(run, result, notes, out, as_json)


def _give(
    run: Run, result: Result, notes: list[Any], out: list[Path] | None, as_json: bool
) -> None:
    """Write the outputs, then print the result as JSON or as a table with what is odd."""
    with ConsoleFeedback(run.lang) as feedback:
        for path in out or []:
            feedback.start("say.writing", path=path)
            write_forecast(path, run.name, result, lang=run.lang)
            feedback.say(words("say.written", run.lang, path=path))
    issues = result.tables()["issues"]["message"]
    say_notes([*notes, *issues, *result.notes], run.lang)
    if as_json:
        print(json.dumps(result_json(result, lang=run.lang), allow_nan=False))
        return
    print_table(result.table, run.lang)


def _steps(order: str | None) -> list[str] | None:
    return [step.strip() for step in order.split(",")] if order else None
