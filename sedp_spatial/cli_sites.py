"""The commands about sites: which land is free for what, and how well it suits."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from .command import LANG, AsJson, Crs, Lang, Mapping, Out, Parcels, Run, help_text
from .console import words
from .errors import UsageError
from .siting import SitingInputs, SuitabilityResult, read_siting, suitability_of
from .siting.criteria import read_toml
from .supply import land_supply

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

File = str | None
On = Annotated[str | None, typer.Option("--on", help=help_text("on"))]


@app.command(help=help_text("supply"))
def supply(
    parcels: Parcels,
    restrictions: Annotated[File, typer.Option(help=help_text("supply_restrictions"))] = None,
    zones: Annotated[File, typer.Option(help=help_text("supply_zones"))] = None,
    rules: Annotated[File, typer.Option(help=help_text("zone_rules"))] = None,
    hazards: Annotated[File, typer.Option(help=help_text("hazards"))] = None,
    buildings: Annotated[File, typer.Option(help=help_text("supply_buildings"))] = None,
    uses: Annotated[str | None, typer.Option(help=help_text("supply_uses"))] = None,
    settings: Annotated[Path | None, typer.Option(help=help_text("supply_settings"))] = None,
    order: Annotated[str | None, typer.Option(help=help_text("level_order"))] = None,
    on: On = None,
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The console shows the hectares by use; parcels and reasons go to --out and --json."""
    with Run("supply", lang, out, as_json) as run:
        layer = run.read(parcels, mapping, crs)

        def other(path: str | None, kind: str):  # type: ignore[no-untyped-def]
            return None if path is None else run.read(path, mapping, None, kind)

        result = run.work(
            "supplying",
            land_supply,
            layer,
            other(restrictions, "restrictions"),
            other(zones, "zones"),
            other(hazards, "hazards"),
            rules=rules,
            uses=_listed(uses),
            on=on,
            buildings=other(buildings, "buildings"),
            settings=settings,
            order=_listed(order),
        )
        run.give(result, parcels=layer, shown="by_use")
        if not as_json:
            print(words("say.supplied", run.lang, **result.numbers()))


@app.command(help=help_text("suitability"))
def suitability(
    plots: Annotated[str, typer.Argument(help=help_text("siting_file"), metavar="FILE")],
    criteria: Annotated[Path | None, typer.Option(help=help_text("siting_criteria"))] = None,
    uses: Annotated[str | None, typer.Option(help=help_text("siting_uses"))] = None,
    dem: Annotated[File, typer.Option(help=help_text("siting_dem"))] = None,
    roads: Annotated[File, typer.Option(help=help_text("siting_roads"))] = None,
    facilities: Annotated[File, typer.Option(help=help_text("siting_facilities"))] = None,
    hazards: Annotated[File, typer.Option(help=help_text("hazards"))] = None,
    settlement: Annotated[File, typer.Option(help=help_text("siting_settlement"))] = None,
    layer: Annotated[list[str] | None, typer.Option(help=help_text("siting_layer"))] = None,
    contributions: Annotated[str, typer.Option(help=help_text("siting_contributions"))] = "best",
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The console shows each use in one line; plots and contributions go to --out and --json."""
    with Run("suitability", lang, out, as_json) as run:
        if contributions not in _CONTRIBUTIONS:
            raise UsageError(
                "error.choice",
                name="--contributions",
                value=contributions,
                allowed=", ".join(_CONTRIBUTIONS),
            )
        named = {"dem": dem, "roads": roads, "facilities": facilities, "hazards": hazards,
                 "settlement": settlement}  # fmt: skip
        layers = {name: path for name, path in named.items() if path} | _named_layers(layer or [])
        if plots.lower().endswith(".toml"):
            inputs = read_siting(plots, layers=layers, uses=_listed(uses))
        else:
            inputs = SitingInputs(run.read(plots, mapping, crs), layers, uses=_listed(uses))
        if criteria is not None:
            own = read_toml(criteria)
            merged = {**inputs.criteria, **own.get("criteria", own)}
            inputs = dataclasses.replace(inputs, criteria=merged)
        result = run.work("siting", suitability_of, inputs)
        result = _with_contributions(result, contributions)
        run.give(result, parcels=inputs.parcels, shown="by_use")
        if not as_json:
            print(words("say.sited", run.lang, **result.numbers()))


_CONTRIBUTIONS = ("best", "all", "none")


def _named_layers(given: list[str]) -> dict[str, str]:
    """``name=FILE`` as names and files."""
    layers = {}
    for text in given:
        name, sign, path = text.partition("=")
        if not (name and sign and path):
            raise UsageError("error.siting_layer_option", given=text)
        layers[name.strip()] = path.strip()
    return layers


def _with_contributions(result: SuitabilityResult, which: str) -> SuitabilityResult:
    """Leave out contributions that nobody asked for: all uses of all plots fill no sheet."""
    if which == "all":
        return result
    if which == "none":
        return dataclasses.replace(result, contributions=result.contributions.iloc[:0])
    return result.of_best_uses()


def _listed(text: str | None) -> list[str] | None:
    return [part.strip() for part in text.split(",") if part.strip()] if text else None
