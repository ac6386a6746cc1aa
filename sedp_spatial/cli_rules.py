"""The commands about rules: what restricts a parcel, and what breaks or still fits the zoning."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import geopandas as gpd
import pandas as pd
import typer

from .cli_large import extract_large
from .command import LANG, AsJson, Crs, Lang, Mapping, Memory, Out, Parcels, Run, help_text
from .console import words
from .errors import UsageError
from .progress import Feedback
from .report.extract_page import write_extract_page
from .restrictions import (
    ExtractResult,
    restriction_extract,
    sanitary_zones,
    warning_zones,
    water_strips,
)
from .zoning import check_zoning, zoning_capacity

app = typer.Typer()

On = Annotated[str | None, typer.Option("--on", help=help_text("on"))]
LayerFile = str | None


@app.command(help=help_text("extract"))
def extract(
    parcels: Parcels,
    restrictions: Annotated[str, typer.Option("--restrictions", help=help_text("restrictions"))],
    rivers: Annotated[LayerFile, typer.Option("--rivers", help=help_text("rivers"))] = None,
    water_rules: Annotated[
        str | None, typer.Option("--water-rules", help=help_text("water_rules"))
    ] = None,
    objects: Annotated[LayerFile, typer.Option("--objects", help=help_text("objects"))] = None,
    sanitary_rules: Annotated[
        str | None, typer.Option("--sanitary-rules", help=help_text("sanitary_rules"))
    ] = None,
    warning_distance: Annotated[
        float | None, typer.Option("--warning-distance", help=help_text("warning_distance"))
    ] = None,
    on: On = None,
    parcel: Annotated[str | None, typer.Option("--parcel", help=help_text("parcel"))] = None,
    territory: Annotated[str, typer.Option("--territory", help=help_text("territory"))] = "",
    tolerance: Annotated[float, typer.Option("--tolerance", help=help_text("sliver_width"))] = 0.1,
    memory: Memory = None,
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The console shows the table of categories and regimes, or the rows of one parcel."""
    pages = [path for path in out or [] if parcel is not None and path.suffix.lower() == ".html"]
    others = [path for path in out or [] if path not in pages]
    with Run("extract", lang, others, as_json) as run:
        if memory is not None and parcel is not None:
            raise UsageError("error.large_parcel")
        given = run.read(restrictions, None, None, kind="restrictions")
        drawn = [given]
        notes: list[Any] = []
        if rivers is not None:
            strips = water_strips(
                run.read(rivers, None, None, kind="rivers"), water_rules, by="name"
            )
            drawn.append(strips.layer)
            notes += strips.notes
        if objects is not None:
            zones = sanitary_zones(
                run.read(objects, None, None, kind="rivers"), sanitary_rules, by="name"
            )
            drawn.append(zones.layer)
            notes += zones.notes
        if warning_distance is not None:
            around = warning_zones(given, warning_distance)
            drawn.append(around.layer)
            notes += around.notes
        if memory is not None:
            options = {"on": on, "tolerance_m": tolerance, "mapping": mapping, "crs": crs}
            options["memory_mb"] = memory
            large = extract_large(run, parcels, _together(drawn), notes, **options)
            if not as_json:
                left = round(large.figures["residual_ha"] * 10_000, 4) + 0.0  # never -0.0000
                print(words("say.extract_closure", run.lang, residual_m2=left, **large.figures))
            return
        layer = run.read(parcels, mapping, crs)
        result = run.work(
            "extracting", _extract, layer, _together(drawn), notes, on=on, tolerance_m=tolerance
        )
        for page in pages:
            write_extract_page(
                page, result, layer, str(parcel), lang=run.lang, territory_name=territory
            )
        if parcel is not None:
            result = _of_parcel(result, parcel)
        shown = "categories" if parcel is None else "table"
        run.give(result, parcels=layer, shown=shown, columns=None if parcel is None else _OF_PARCEL)
        if not as_json and parcel is None:
            figures = {k: v for k, v in result.numbers().items() if v is not None}
            residual = round(result.residual_ha * 10_000, 4) + 0.0  # never -0.0000
            print(words("say.extract_closure", run.lang, residual_m2=residual, **figures))


@app.command(help=help_text("zoning"))
def zoning(
    features: Annotated[str, typer.Argument(help=help_text("features"), metavar="FILE")],
    zones: Annotated[str, typer.Option("--zones", help=help_text("zones_layer"))],
    rules: Annotated[str, typer.Option("--rules", help=help_text("zone_rules"))],
    kind: Annotated[str, typer.Option("--kind", help=help_text("kind"))] = "parcels",
    buildings: Annotated[
        LayerFile, typer.Option("--buildings", help=help_text("buildings"))
    ] = None,
    capacity: Annotated[bool, typer.Option("--capacity", help=help_text("capacity"))] = False,
    on: On = None,
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """Exit code 1 where errors were found, so that a script can stop."""
    with Run("capacity" if capacity else "zoning", lang, out, as_json) as run:
        if kind not in _KINDS:
            raise UsageError("error.choice", name="--kind", value=kind, allowed=", ".join(_KINDS))
        layer = run.read(features, mapping, crs, kind=_KINDS[kind])
        areas = run.read(zones, None, None, kind="zones")
        built = None if buildings is None else run.read(buildings, None, None, kind="buildings")
        if capacity:
            if built is None:
                raise UsageError("error.capacity_needs_buildings")
            fits = run.work("capacity", zoning_capacity, layer, built, areas, rules, on=on)
            run.give(fits, parcels=layer, shown="zones", columns=_OF_ZONE)
            return
        result = run.work(
            "zoning", check_zoning, layer, areas, rules, kind=kind, buildings=built, on=on
        )
        run.give(result, parcels=layer, columns=("severity", "message", "suggestion"))
        if not as_json:
            print(words("say.zoning_findings", run.lang, **result.numbers()))
        if result.errors:
            raise typer.Exit(1)


# What a console has room for.
_OF_PARCEL = ("kind", "name", "regime", "area_m2", "share", "valid_from", "valid_to")
_OF_ZONE = (
    "zone",
    "parcels",
    "vacant_parcels",
    "existing_floor_m2",
    "remaining_floor_m2",
    "existing_dwellings",
    "more_houses",
    "more_apartments",
)
# Projects are plots with columns of their own, which every kind of layer passes through.
_KINDS = {"parcels": "parcels", "buildings": "buildings", "projects": "zones"}


def _extract(
    parcels: gpd.GeoDataFrame,
    restrictions: gpd.GeoDataFrame,
    notes: list[Any],
    *,
    on: str | None,
    tolerance_m: float,
    feedback: Feedback | None = None,
) -> ExtractResult:
    """The extract, with what was noticed while zones were drawn by rule."""
    result = restriction_extract(
        parcels, restrictions, on=on, tolerance_m=tolerance_m, feedback=feedback
    )
    return replace(result, notes=(*notes, *result.notes))


def _together(layers: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """Several layers of restrictions as one, in the CRS of the first."""
    first = layers[0]
    if len(layers) == 1:
        return first
    moved = [first, *(layer.to_crs(first.crs) for layer in layers[1:])]
    return gpd.GeoDataFrame(pd.concat(moved, ignore_index=True), crs=first.crs)


def _of_parcel(result: ExtractResult, parcel: str) -> ExtractResult:
    """The same result with the rows of one parcel; the figures stay those of all parcels."""
    pieces = result.layers()["layer"]
    return replace(
        result,
        table=result.table[result.table["parcel_id"] == parcel].reset_index(drop=True),
        layer=pieces[pieces["parcel_id"] == parcel].reset_index(drop=True),
    )
