"""The command `country`: all municipalities at once, from files too large for memory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from .cluster import country_sums_on_cluster
from .command import LANG, AsJson, Lang, Mapping, Out, Run, help_text
from .console import print_table, words
from .country import CountryResult, country_sums

File = str | None
Land = Annotated[str, typer.Argument(help=help_text("country_parcels"), metavar="FILE")]
Boundaries = Annotated[File, typer.Option("--boundary", help=help_text("country_boundary"))]
Outline = Annotated[File, typer.Option("--country", help=help_text("country_outline"))]
Restrictions = Annotated[
    File, typer.Option("--restrictions", help=help_text("country_restrictions"))
]
Hazards = Annotated[File, typer.Option("--hazards", help=help_text("country_hazards"))]
Column = Annotated[str, typer.Option("--municipality", help=help_text("country_municipality"))]
By = Annotated[list[str] | None, typer.Option("--by", help=help_text("by"))]
On = Annotated[File, typer.Option("--on", help=help_text("on"))]
Order = Annotated[File, typer.Option("--order", help=help_text("level_order"))]
Memory = Annotated[float, typer.Option("--memory", help=help_text("country_memory"))]
Workers = Annotated[int | None, typer.Option("--workers", help=help_text("country_workers"))]
Scratch = Annotated[Path | None, typer.Option("--scratch", help=help_text("country_scratch"))]
Cluster = Annotated[bool, typer.Option("--cluster", help=help_text("country_cluster"))]
Address = Annotated[File, typer.Option("--address", help=help_text("country_address"))]

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command(help=help_text("country"))
def country(
    parcels: Land,
    boundary: Boundaries = None,
    outline: Outline = None,
    restrictions: Restrictions = None,
    hazards: Hazards = None,
    municipality: Column = "municipality",
    by: By = None,
    on: On = None,
    order: Order = None,
    mapping: Mapping = None,
    memory: Memory = 2000.0,
    workers: Workers = None,
    scratch: Scratch = None,
    cluster: Cluster = False,
    address: Address = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """Exit code 1 where a municipality is not in the sums or lacks its boundary."""
    with Run("country", lang, out, as_json) as run:
        source, _, name = parcels.partition("|layername=")
        options: dict[str, Any] = {
            "boundary": run.read_boundary(boundary),
            "country": run.read_boundary(outline),
            "restrictions": run.read_given(restrictions, "restrictions"),
            "hazards": run.read_given(hazards, "hazards"),
            "municipality": municipality,
            "by": by or "category",
            "on": on,
            "order": order.split(",") if order else None,
            "layer": name or None,
            "mapping": mapping,
            "memory_mb": memory,
            "scratch": scratch,
        }
        if cluster or address is not None:
            options |= {"address": address, "workers": workers or 2}
            result = run.work("adding_up", country_sums_on_cluster, source, **options)
        else:
            result = run.work("adding_up", country_sums, source, workers=workers, **options)
        run.give(result, parcels=result.layer, shown="country")
        if not as_json:
            _say(result, run.lang)
        if result.lost:
            raise typer.Exit(1)


def _say(result: CountryResult, lang: str) -> None:
    if len(result.findings):
        print_table(result.findings, lang, ("severity", "message", "suggestion"))
    numbers = {name: value for name, value in result.numbers().items() if value is not None}
    residual = round(result.residual_ha * 10_000, 4) + 0.0  # never -0.0
    print(
        words("say.country", lang, **numbers, residual_m2=residual, findings=len(result.findings))
    )
