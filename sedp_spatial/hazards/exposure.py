"""Who and what is in danger: people, households, buildings and facilities by hazard and level."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from ..errors import DataError
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..messages import Message
from ..progress import Feedback, part, step
from ..results import Result
from .counting import are_whole, counted
from .critical import critical_buildings, given_facilities
from .land import measured_land
from .levels import Order, hazard_levels
from .people import by_age_and_sex, read_population
from .shares import Split, check_split
from .tallies import exposure_table, tallied


@dataclass(frozen=True)
class HazardExposureResult(Result):
    """The result of :func:`hazard_exposure`.

    Attributes
    ----------
    table : pandas.DataFrame
        hazard, level, the column ``by`` where one was asked for, people, households, buildings
        (each counted once, in the highest level that it reaches), facilities, floor_area_m2.
        For every hazard the levels, ``not_exposed`` included, add up to all buildings. The hazard
        ``any`` has the level ``exposed`` for what lies in at least one of them.
    layer : geopandas.GeoDataFrame
        The buildings: building_id, ``by``, people, households, floor_area_m2, exposed_people,
        exposed_households, and level_<hazard> for each hazard (the highest level reached).
    by_building : pandas.DataFrame
        building_id, ``by``, hazard, level, rank, share (of the floor area), people, households:
        only what is exposed. Every other number is a sum of these.
    by_age : pandas.DataFrame
        hazard, level, ``by``, age, female, male, where a population table was given.
    facilities : pandas.DataFrame
        facility_id, kind, name, ``by``, hazard, level: every facility with every hazard.
    land : pandas.DataFrame
        category, hazard, level, area_ha, share, where parcels were given; closed.
    issues : pandas.DataFrame
        rule, building_id, message: dwellings without residents, records without a place or with
        numbers that cannot be read. They are counted with what is known of them.
    by : str or None
        The column that places are told apart by.
    people, households, buildings : float, float, int
        All of them, exposed or not.
    exposed_people, exposed_households, exposed_buildings : float, float, int
        In at least one hazard, whoever is in several counted once.
    """

    by_building: pd.DataFrame
    by_age: pd.DataFrame
    facilities: pd.DataFrame
    land: pd.DataFrame
    issues: pd.DataFrame
    by: str | None
    people: float
    households: float
    buildings: int
    exposed_people: float
    exposed_households: float
    exposed_buildings: int


def hazard_exposure(
    buildings: gpd.GeoDataFrame,
    hazards: gpd.GeoDataFrame,
    *,
    by: str | None = None,
    areas: gpd.GeoDataFrame | None = None,
    parcels: gpd.GeoDataFrame | None = None,
    facilities: gpd.GeoDataFrame | None = None,
    population: pd.DataFrame | None = None,
    order: Order = None,
    split: Split = "floor_area",
    feedback: Feedback | None = None,
) -> HazardExposureResult:
    """Count who and what lies in which level of which hazard, village by village.

    Parameters
    ----------
    buildings : geopandas.GeoDataFrame
        building_id, use, residents, households, floors where they are known; polygons or points.
    hazards : geopandas.GeoDataFrame
        As :func:`hazard_levels` takes it; rasters come through :func:`levels_from_raster`.
    by : str, optional
        The column that tells places apart (``village``): of the areas where they are given, else
        of the buildings.
    areas : geopandas.GeoDataFrame, optional
        Villages, municipalities or districts; what lies in none of them is ``outside``.
    parcels : geopandas.GeoDataFrame, optional
        For the hectares by category.
    facilities : geopandas.GeoDataFrame, optional
        Critical facilities (facility_id, kind, name). Without it the buildings are taken whose
        use is one of ``codes/critical_uses.toml``.
    population : pandas.DataFrame, optional
        age, female, male, and ``by`` where it tells places apart; of several years the latest.
    order
        As in :func:`hazard_levels`.
    split : {"floor_area", "point"}
        Whether the people of a building are split by its floor area in each level, or all
        counted where a point on the building lies.
    feedback : Feedback, optional

    Returns
    -------
    HazardExposureResult

    Raises
    ------
    DataError
        No features, no usable CRS, levels without an order, a population table without ages.
    UsageError
        A column that a layer does not have, an unknown way of splitting.

    Notes
    -----
    Within a building people are taken to be spread over its floor area. Whole people stay whole:
    what a building's levels get adds up to its residents by largest remainder.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 74: natural risks restrict development and may
    require resettling the people who live there.

    Examples
    --------
    >>> exposure = hazard_exposure(buildings, hazards, by="village")
    >>> mudflow = exposure.table[exposure.table["hazard"] == "mudflow"]
    >>> bool(mudflow["people"].sum() == exposure.people)
    True
    """
    if len(buildings) == 0:
        raise DataError("error.no_features", layer="buildings")
    check_split(split)
    check_place(buildings, "buildings")
    step(feedback, 0.0)
    levels = hazard_levels(hazards, order=order)
    notes: list[Message] = [*levels.attrs.get(NOTES, []), Message(f"note.split_{split}")]
    found = counted(buildings, levels, by=by, areas=areas, split=split)
    notes += found.notes
    step(feedback, 0.5)
    if facilities is None:
        critical, more = critical_buildings(found, levels)
    else:
        critical, more = given_facilities(facilities, levels, by, areas)
    notes += more
    people = found.known.table
    table = exposure_table(tallied(found.rows), critical, levels, by, are_whole(people))
    ages, more = exposed_ages(table, population, by)
    notes += more
    step(feedback, 0.7)
    land = pd.DataFrame()
    if parcels is not None:
        measured = measured_land(parcels, levels, ("category",), part(feedback, 0.7, 1.0))
        land = measured.table
        notes += measured.notes
    anywhere = found.anywhere()
    step(feedback, 1.0)
    return HazardExposureResult(
        table=table,
        layer=found.layer(list(dict.fromkeys(levels["hazard"]))),
        notes=tuple(dict.fromkeys(notes)),
        by_building=found.listed(),
        by_age=ages,
        facilities=critical,
        land=land,
        issues=found.known.issues,
        by=by,
        people=float(people["people"].sum()),
        households=float(people["households"].sum()),
        buildings=len(buildings),
        exposed_people=float(anywhere["people"].sum()),
        exposed_households=float(anywhere["households"].sum()),
        exposed_buildings=int(anywhere["feature"].nunique()),
    )


def exposed_ages(
    table: pd.DataFrame, population: pd.DataFrame | None, by: str | None
) -> tuple[pd.DataFrame, list[Message]]:
    """The table of an exposure by age and sex; empty without a population."""
    if population is None:
        return pd.DataFrame(), []
    people, notes = read_population(population, by)
    ages, differ = by_age_and_sex(table, people, by)
    return ages, [*notes, Message("note.ages_as_village"), *differ]
