"""The figures of one municipality: worked out from its layers, or taken as it sent them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..balance import BalanceResult, land_balance
from ..codes import load_codes
from ..codes.loader import code_of
from ..constraints import ConstraintResult, constraint_table
from ..errors import Cancelled, SedpError
from ..geometry.area import HECTARE, horizontal_crs
from ..hazards import HazardExposureResult, hazard_exposure
from ..layers.boundary import territory_of
from ..layers.cells import texts
from ..layers.numbers import to_numbers
from ..layers.schema import UNASSIGNED
from ..messages import Message
from ..overlay import overlap_areas
from ..restrictions.validity import Day, day_of, days, in_force
from ..supply import land_supply
from .findings import Findings
from .members import Member
from .seams import outline_of

R = TypeVar("R")

PARTS = ("balance", "restrictions", "exposure", "demand")
_NATURE = "nature"
_MARGIN = 0.02  # of the extent of a municipality
_SPOT = 1e-6
_SPLIT = 100  # pieces per side of a box that is brought to another grid


@dataclass
class Figures:
    """What is known of a municipality; ``None`` where it is not."""

    member: Member
    land: gpd.GeoDataFrame
    outline: gpd.GeoDataFrame
    balance: BalanceResult
    drawn: bool
    constraints: ConstraintResult | None = None
    kinds: pd.DataFrame | None = None
    exposure: pd.DataFrame | None = None
    people: float | None = None
    households: float | None = None
    exposed_people: float | None = None
    demand: pd.DataFrame | None = None
    supply: pd.DataFrame | None = None
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Given:
    """What the district lays over all its municipalities, and what is asked for."""

    restrictions: gpd.GeoDataFrame | None
    hazards: gpd.GeoDataFrame | None
    parts: tuple[str, ...]
    scenario: str
    on: Day


def figures_of(member: Member, given: Given, findings: Findings) -> Figures | None:
    """Work out what the layers of a municipality give; what cannot be is a finding.

    Returns
    -------
    Figures or None
        None if there is no land to measure.
    """

    def tried(part: str, work: Callable[..., R], *args: Any, **options: Any) -> R | None:
        try:
            return work(*args, **options)
        except Cancelled:
            raise
        except SedpError as error:
            reason: Any = error.message
        except Exception as error:  # one municipality must not stop the others
            reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        findings.add("not_computed", member.name, file=member.file, part=Message(f"part.{part}"),
                     reason=reason)  # fmt: skip
        return None

    ground = tried("balance", _ground, member, findings)
    if ground is None:
        return None
    found = ground
    restrictions = given.restrictions
    hazards = given.hazards
    if restrictions is None:
        restrictions = member.layers.get("restrictions")
    if hazards is None:
        hazards = member.layers.get("hazards")
    limited = "restrictions" in given.parts
    measured = "exposure" in given.parts and not len(member.tables.get("exposure", ()))
    for name, layer, wanted in (
        ("restrictions", restrictions, limited),
        ("hazards", hazards, limited or measured),
    ):
        if layer is None and wanted:
            findings.add("no_layer", member.name, file=member.file, layer=Message(f"layer.{name}"))
    if limited and (restrictions is not None or hazards is not None):
        found.constraints = tried("restrictions", _constraints, found, restrictions, hazards, given)
        if found.constraints is None:
            found.failed.append("restrictions")
        if restrictions is not None:
            found.kinds = tried("restrictions", _kinds, found, restrictions, given)
    if "exposure" in given.parts:
        tried("exposure", _exposure, found, hazards, findings)
    if "demand" in given.parts:
        tried("demand", _demand, found, restrictions, hazards, given, findings)
    return found


def _ground(member: Member, findings: Findings) -> Figures:
    parcels, boundary = member.layers.get("parcels"), member.layers.get("boundary")
    drawn = boundary is not None
    if boundary is None:
        if parcels is None:
            raise SedpError("error.district_no_land", municipality=member.name)
        findings.add("no_boundary", member.name, file=member.file)
        shape = outline_of(parcels)
        outline = gpd.GeoDataFrame(geometry=[shape], crs=parcels.crs)
    else:
        shape = territory_of(boundary, boundary if parcels is None else parcels)
        outline = gpd.GeoDataFrame(
            geometry=[shape], crs=boundary.crs if parcels is None else parcels.crs
        )
    if parcels is None:
        # Land of which nothing more is known than where it lies: one parcel without a category.
        findings.add("no_layer", member.name, file=member.file, layer=Message("layer.parcels"))
        land = outline.assign(parcel_id=member.name, category=UNASSIGNED)
    else:
        land = parcels
    outline = outline.assign(municipality=member.name)
    return Figures(member, land, outline, land_balance(land, boundary=shape), drawn)


def _near(layer: gpd.GeoDataFrame, land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """What of a district's layer lies near one municipality.

    Of each hazard and level that lies elsewhere a spot remains where it lies: a level that is not
    found here is land that is not exposed, and levels rank alike in every municipality.
    """
    west, south, east, north = land.total_bounds
    margin = max(east - west, north - south) * _MARGIN
    box = shapely.box(west - margin, south - margin, east + margin, north + margin)
    around = gpd.GeoSeries([shapely.segmentize(box, box.length / _SPLIT)], crs=land.crs)
    moved = around.to_crs(horizontal_crs(layer.crs)).iloc[0].envelope
    near = np.sort(layer.sindex.query(moved))
    told = [name for name in ("hazard", "level") if name in layer.columns]
    kinds = layer[told].astype(str).agg("\n".join, axis=1) if told else pd.Series("", layer.index)
    away = np.setdiff1d(np.flatnonzero(~kinds.isin(kinds.iloc[near])), near)
    away = away[~kinds.iloc[away].duplicated().to_numpy()]
    found = layer.iloc[[*near, *away]].reset_index(drop=True)
    if len(away):
        shapes = np.asarray(found.geometry.values, dtype=object).copy()
        spot = shapely.point_on_surface(shapes[len(near) :])
        shapes[len(near) :] = shapely.buffer(spot, moved.length * _SPOT, quad_segs=1)
        found = found.set_geometry(gpd.GeoSeries(shapes, crs=layer.crs))
    return found


def _constraints(
    found: Figures,
    restrictions: gpd.GeoDataFrame | None,
    hazards: gpd.GeoDataFrame | None,
    given: Given,
) -> ConstraintResult:
    return constraint_table(
        found.land,
        None if restrictions is None else _near(restrictions, found.land),
        None if hazards is None else _near(hazards, found.land),
        on=given.on,
    )


def _kinds(found: Figures, restrictions: gpd.GeoDataFrame, given: Given) -> pd.DataFrame:
    """restriction_kind, area_ha of the territory under each kind; ``nature`` under any SPNA."""
    near = _near(restrictions, found.outline)
    start, stop = (
        days(near[name], end=name == "valid_to")[0]
        if name in near.columns
        else pd.Series([None] * len(near), dtype=object)
        for name in ("valid_from", "valid_to")
    )
    near = near[in_force(start, stop, day_of(given.on))]
    told = texts(near["kind"]) if "kind" in near.columns else pd.Series("", index=near.index)
    kinds = [code_of("restriction_kinds", str(kind)) or str(kind) for kind in told]
    known = load_codes("restriction_kinds")
    nature = [known.get(kind, {}).get("theme") == _NATURE for kind in kinds]
    if not len(near):
        return pd.DataFrame({"restriction_kind": pd.Series(dtype=object), "area_ha": []})
    zones = near[["geometry"]].assign(restriction_kind=kinds)
    every = pd.concat([zones, zones[nature].assign(restriction_kind=_NATURE)], ignore_index=True)
    areas = overlap_areas(found.outline, every, by="restriction_kind")
    return pd.DataFrame(
        {"restriction_kind": areas["restriction_kind"], "area_ha": areas["area_m2"] / HECTARE}
    )


def _exposure(found: Figures, hazards: gpd.GeoDataFrame | None, findings: Findings) -> None:
    buildings = found.member.layers.get("buildings")
    sent = found.member.tables.get("exposure")
    if buildings is not None and hazards is not None:
        result: HazardExposureResult = hazard_exposure(buildings, _near(hazards, found.land))
        columns = ["hazard", "level", "people", "households", "buildings"]
        found.exposure = result.table[columns].reset_index(drop=True)
        found.people, found.households = result.people, result.households
        found.exposed_people = result.exposed_people
    elif sent is not None and len(sent):
        found.exposure = _sent(sent, ("hazard", "level", "people"), "exposure")
        anywhere = found.exposure[found.exposure["hazard"] == "any"]
        one = found.exposure[found.exposure["hazard"] == found.exposure["hazard"].iloc[0]]
        found.people = float((anywhere if len(anywhere) > 1 else one)["people"].sum())
        found.exposed_people = float(anywhere.loc[anywhere["level"] == "exposed", "people"].sum())
    elif buildings is None:
        findings.add(
            "no_layer", found.member.name, file=found.member.file, layer=Message("layer.buildings")
        )
    elif "residents" in buildings.columns:
        found.people = float(to_numbers(buildings["residents"])[0].sum())


def _demand(
    found: Figures,
    restrictions: gpd.GeoDataFrame | None,
    hazards: gpd.GeoDataFrame | None,
    given: Given,
    findings: Findings,
) -> None:
    tables, layers = found.member.tables, found.member.layers
    if "demand" not in tables:
        findings.add(
            "no_layer", found.member.name, file=found.member.file, layer=Message("layer.demand")
        )
        return
    demand = _sent(tables["demand"], ("sector", "year", "demand_ha"), "demand")
    if "scenario" in demand.columns:
        demand = demand[demand["scenario"] == given.scenario]
    found.demand = demand.rename(columns={"sector": "use"})
    if "supply" in tables:
        found.supply = _sent(tables["supply"], ("use", "free_ha", "conditional_ha"), "supply")
    elif "parcels" in layers:
        found.supply = land_supply(
            found.land,
            None if restrictions is None else _near(restrictions, found.land),
            layers.get("zones"),
            None if hazards is None else _near(hazards, found.land),
            on=given.on,
        ).by_use


def _sent(table: pd.DataFrame, columns: tuple[str, ...], name: str) -> pd.DataFrame:
    for column in columns:
        if column not in table.columns:
            raise SedpError("error.district_table", table=name, column=column)
    return table.reset_index(drop=True)
