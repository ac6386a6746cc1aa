"""What is allowed where: restrictions of parcels, zoning and what still fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..progress import Feedback, step
from ..restrictions import ZonesResult
from ..results import Result
from .operation import M2_PER_HA, Layers, Operation, Parameters


def _extract(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """The extract, with the zones that are drawn by rule."""
    from ..restrictions import restriction_extract

    drawn = [layers["restrictions"]]
    zones = _drawn_zones(layers, parameters)
    drawn += [zone.layer.to_crs(drawn[0].crs) for zone in zones if zone.layer is not None]
    notes = [note for zone in zones for note in zone.notes]
    result = restriction_extract(
        layers["parcels"],
        _one_layer(drawn),
        on=parameters.get("on"),
        tolerance_m=parameters["tolerance_m"],
        feedback=feedback,
    )
    return replace(result, notes=(*notes, *result.notes))


def _drawn_zones(layers: Layers, parameters: Parameters) -> list[ZonesResult]:
    from ..restrictions import sanitary_zones, warning_zones, water_strips

    zones = []
    if "rivers" in layers:
        zones.append(water_strips(layers["rivers"], parameters.get("water_rules"), by="name"))
    if "objects" in layers:
        zones.append(sanitary_zones(layers["objects"], parameters.get("sanitary_rules"), by="name"))
    if "restrictions" in layers and parameters.get("warning_distance_m"):
        zones.append(warning_zones(layers["restrictions"], parameters["warning_distance_m"]))
    return zones


def _rule_zones(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """The zones alone, to be looked at, corrected and used as restrictions."""
    from ..restrictions import zones_together

    step(feedback, 0.0)
    return zones_together(_drawn_zones(layers, parameters))


def _zone_figures(result: Any) -> dict[str, Any]:
    return {"zones_ha": float(result.table["area_m2"].sum()) / M2_PER_HA}


def _one_layer(drawn: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    if len(drawn) == 1:
        return drawn[0]
    named = [
        layer if layer.geometry.name == "geometry" else layer.rename_geometry("geometry")
        for layer in drawn
    ]
    return gpd.GeoDataFrame(pd.concat(named, ignore_index=True), crs=drawn[0].crs)


def _extract_page(
    path: Path, result: Any, layers: Layers, parameters: Parameters, lang: str
) -> None:
    from ..report.extract_page import write_extract_page

    write_extract_page(path, result, layers["parcels"], str(parameters["parcel"]), lang=lang)


def _zoning(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..zoning import check_zoning

    return check_zoning(
        layers["features"],
        layers["zones"],
        buildings=layers.get("buildings"),
        feedback=feedback,
        **parameters,
    )


def _capacity(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..zoning import zoning_capacity

    return zoning_capacity(
        layers["parcels"], layers["buildings"], layers["zones"], feedback=feedback, **parameters
    )


OPERATIONS = {
    "extract": Operation(
        _extract,
        {
            "parcels": "parcels",
            "restrictions": "restrictions",
            "rivers": "rivers",
            "objects": "rivers",
        },
        page=_extract_page,
        page_needs=("jinja2",),
    ),
    "rule_zones": Operation(
        _rule_zones,
        {"restrictions": "restrictions", "rivers": "rivers", "objects": "rivers"},
        figures=_zone_figures,
    ),
    "zoning": Operation(_zoning, {"features": "", "zones": "zones", "buildings": "buildings"}),
    "capacity": Operation(
        _capacity, {"parcels": "parcels", "buildings": "buildings", "zones": "zones"}
    ),
}
