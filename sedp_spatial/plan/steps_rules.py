"""Steps over what is allowed: strips and zones by rule, the extract, zoning, what still fits."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd

from ..restrictions import restriction_extract, sanitary_zones, warning_zones, water_strips
from ..results import Result
from ..zoning import check_zoning, zoning_capacity
from .desk import Desk
from .step import NothingToDo, Step

RESTRICTION_KEYS = ("layers.restrictions", "mappings.restrictions", "rules.on")
BY_RULE = ("strips", "sanitary", "warning")
_PARCELS = ("layers.parcels", "mappings.parcels")
_BUILDINGS = ("layers.buildings", "mappings.buildings")
_ZONES = ("layers.zones", "mappings.zones", "rules.zone_rules", "rules.on")
_RIVERS = ("layers.rivers", "mappings.rivers", "rules.water_rules")
_OBJECTS = ("layers.sanitary_objects", "mappings.sanitary_objects", "rules.sanitary_rules")
_CODES = ("categories", "land_kinds", "regimes", "restriction_kinds", "schema")


def _strips(desk: Desk) -> Result:
    rivers = desk.needed("layers.rivers")
    return water_strips(rivers, desk.source("rules.water_rules"), by="name")


def _sanitary(desk: Desk) -> Result:
    objects = desk.needed("layers.sanitary_objects")
    return sanitary_zones(objects, desk.source("rules.sanitary_rules"), by="name")


def _warning(desk: Desk) -> Result:
    distance = float(desk.value("rules.warning_distance_m"))
    return warning_zones(desk.needed("layers.restrictions"), distance)


def all_restrictions(desk: Desk) -> tuple[gpd.GeoDataFrame | None, tuple[Any, ...]]:
    """The drawn restrictions and those made by rule as one layer, and what was noticed."""
    made = [desk.part(name) for name in BY_RULE]
    layers = [desk.layer("layers.restrictions"), *(part.layer for part in made if part)]
    notes = tuple(note for part in made if part for note in part.notes)
    return together(layers), notes


def together(layers: Iterable[gpd.GeoDataFrame | None]) -> gpd.GeoDataFrame | None:
    """Several layers as one, in the CRS of the first; None if there is none."""
    given = [layer for layer in layers if layer is not None and len(layer)]
    if len(given) <= 1:
        return given[0] if given else None
    crs = given[0].crs
    same = [_named(layer).to_crs(crs) for layer in given]
    joined = gpd.GeoDataFrame(pd.concat(same, ignore_index=True), crs=crs)
    joined.attrs = dict(given[0].attrs)
    return joined


def _named(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same layer with its shapes in the column that all others have them in."""
    return layer if layer.geometry.name == "geometry" else layer.rename_geometry("geometry")


def _restrictions(desk: Desk) -> Result:
    restrictions, notes = all_restrictions(desk)
    if restrictions is None and not desk.has("layers.restrictions"):
        raise NothingToDo("error.constraints_nothing")  # the strips and zones by rule gave none
    if restrictions is None:
        restrictions = desk.needed("layers.restrictions")
    result = restriction_extract(
        desk.needed("layers.parcels"),
        restrictions,
        on=desk.value("rules.on"),
        feedback=desk.feedback,
    )
    return dataclasses.replace(result, notes=(*notes, *result.notes))


def _zoning(desk: Desk) -> Result:
    return check_zoning(
        desk.needed("layers.parcels"),
        desk.needed("layers.zones"),
        str(desk.source("rules.zone_rules")),
        kind="parcels",
        buildings=desk.layer("layers.buildings"),
        on=desk.value("rules.on"),
        feedback=desk.feedback,
    )


def _zoning_buildings(desk: Desk) -> Result:
    return check_zoning(
        desk.needed("layers.buildings"),
        desk.needed("layers.zones"),
        str(desk.source("rules.zone_rules")),
        kind="buildings",
        on=desk.value("rules.on"),
        feedback=desk.feedback,
    )


def _capacity(desk: Desk) -> Result:
    return zoning_capacity(
        desk.needed("layers.parcels"),
        desk.needed("layers.buildings"),
        desk.needed("layers.zones"),
        str(desk.source("rules.zone_rules")),
        on=desk.value("rules.on"),
        feedback=desk.feedback,
    )


STEPS = (
    Step("strips", _strips, needs_keys=("layers.rivers",), keys=_RIVERS,
         codes=("water_rules",), weight=1),
    Step("sanitary", _sanitary, needs_keys=("layers.sanitary_objects",), keys=_OBJECTS,
         codes=("sanitary_rules",), weight=1, extra=True),
    Step("warning", _warning, needs_keys=("layers.restrictions", "rules.warning_distance_m"),
         keys=RESTRICTION_KEYS, weight=1, extra=True),
    Step("restrictions", _restrictions, needs_keys=("layers.parcels",), uses=BY_RULE,
         keys=(*_PARCELS, *RESTRICTION_KEYS), codes=_CODES, weight=4,
         any_of=("layers.restrictions", "layers.rivers", "layers.sanitary_objects")),
    Step("zoning", _zoning, needs_keys=("layers.parcels", "layers.zones", "rules.zone_rules"),
         keys=(*_PARCELS, *_ZONES, *_BUILDINGS),
         codes=("zoning_checks", "zoning_norms", "zoning_uses", "schema"), weight=2),
    Step("zoning_buildings", _zoning_buildings,
         needs_keys=("layers.buildings", "layers.zones", "rules.zone_rules"),
         keys=(*_ZONES, *_BUILDINGS),
         codes=("zoning_checks", "zoning_norms", "zoning_uses", "schema"), weight=2),
    Step("capacity", _capacity,
         needs_keys=("layers.parcels", "layers.buildings", "layers.zones", "rules.zone_rules"),
         keys=(*_PARCELS, *_ZONES, *_BUILDINGS),
         codes=("zoning_norms", "zoning_uses", "schema"), weight=2),
)  # fmt: skip
