"""Who and what is in danger: people, households, buildings and facilities by hazard and level."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..geometry.rings import Floats
from ..layers.cells import by_value, texts
from ..layers.findings import feature_ids
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..layers.schema import UNASSIGNED
from ..messages import Label, Message
from ..progress import Feedback, part, step
from ..results import Result
from .land import measured_land
from .levels import NOT_EXPOSED, Order, hazard_levels
from .people import by_age_and_sex, read_population, split_whole
from .places import OUTSIDE, place_in_areas
from .residents import Inhabited, inhabited
from .shares import ANY, Split, shares_in_levels

_SUMS = ["people", "households", "buildings", "facilities", "floor_area_m2"]


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
    if split not in ("floor_area", "point"):
        raise UsageError("error.choice", name="split", value=split, allowed="floor_area, point")
    check_place(buildings, "buildings")
    step(feedback, 0.0)
    levels = hazard_levels(hazards, order=order)
    notes: list[Message] = [*levels.attrs.get(NOTES, []), Message(f"note.split_{split}")]
    known = inhabited(buildings)
    place = _places(buildings, by, areas, notes)
    step(feedback, 0.2)
    shares, more = shares_in_levels(buildings, levels, split=split)
    notes += [*known.notes, *more]
    step(feedback, 0.5)
    rows = _split_buildings(shares, known, place)
    critical, facility_notes = _facilities(buildings, known, facilities, levels, by, areas, place)
    notes += facility_notes
    table = _table(rows, known, critical, place, levels, by)
    ages, age_notes = pd.DataFrame(), list[Message]()
    if population is not None:
        counted, age_notes = read_population(population, by)
        ages, differ = by_age_and_sex(table, counted, by)
        age_notes += [Message("note.ages_as_village"), *differ]
    notes += age_notes
    step(feedback, 0.7)
    land = pd.DataFrame()
    if parcels is not None:
        measured = measured_land(parcels, levels, ("category",), part(feedback, 0.7, 1.0))
        land = measured.table
        notes += measured.notes
    anywhere = rows[(rows["hazard"] == ANY) & (rows["level"] != NOT_EXPOSED)]
    step(feedback, 1.0)
    return HazardExposureResult(
        table=table,
        layer=_layer(buildings, rows, known, place, by),
        notes=tuple(dict.fromkeys(notes)),
        by_building=_listed(rows, known, place, by),
        by_age=ages,
        facilities=critical,
        land=land,
        issues=known.issues,
        by=by,
        people=float(known.table["people"].sum()),
        households=float(known.table["households"].sum()),
        buildings=len(buildings),
        exposed_people=float(anywhere["people"].sum()),
        exposed_households=float(anywhere["households"].sum()),
        exposed_buildings=int(anywhere["feature"].nunique()),
    )


def _places(
    features: gpd.GeoDataFrame,
    by: str | None,
    areas: gpd.GeoDataFrame | None,
    notes: list[Message],
) -> np.ndarray:
    """The place of each feature; the same empty name for all where none was asked for."""
    if by is None:
        if areas is not None:
            raise UsageError("error.areas_without_by")
        return np.full(len(features), "", dtype=object)
    if areas is not None:
        place = place_in_areas(features, areas, by).to_numpy()
        outside = int((place == OUTSIDE).sum())
        if outside:
            notes.append(Message("note.features_outside", features=outside))
        return place
    if by not in features.columns or by == features.geometry.name:
        have = [str(name) for name in features.columns if name != features.geometry.name]
        raise UsageError("error.no_group_column", column=by, columns=have)
    place = by_value(texts(features[by]), str, missing=UNASSIGNED).to_numpy()
    without = int((place == UNASSIGNED).sum())
    if without:
        notes.append(
            Message(
                "note.features_unassigned",
                features=without,
                column=Label("labels", f"column.{by}"),
            )
        )
    return place


def _split_buildings(shares: pd.DataFrame, known: Inhabited, place: np.ndarray) -> pd.DataFrame:
    """People, households and floor area of each building in each level, and where it counts."""
    rows = shares.copy()
    for column in ("people", "households"):
        rows[column] = split_whole(shares, known.table[column].to_numpy())
    _agree_on_any(rows)
    feature = rows["feature"].to_numpy()
    rows["floor_area_m2"] = rows["share"] * known.table["floor_area_m2"].to_numpy()[feature]
    rows["place"] = place[feature]
    last = rows.groupby(["hazard", "feature"])["rank"].transform("max")
    rows["buildings"] = (rows["rank"] == last).astype("int64")
    return rows


def _agree_on_any(rows: pd.DataFrame) -> None:
    """Rounded on its own, "in any hazard" could be fewer than in one of them; mends ``rows``."""
    exposed = rows[rows["level"] != NOT_EXPOSED]
    for column in ("people", "households"):
        by_hazard = exposed[exposed["hazard"] != ANY].groupby(["feature", "hazard"])[column].sum()
        least = by_hazard.groupby("feature").max()
        mine = exposed[exposed["hazard"] == ANY].set_index("feature")[column]
        short = (least.reindex(mine.index).fillna(0.0) - mine).clip(lower=0.0)
        short = short[short > 0]
        if len(short) == 0:
            continue
        anywhere = (rows["hazard"] == ANY) & rows["feature"].isin(short.index)
        missing = rows.loc[anywhere, "feature"].map(short)
        taken = rows.loc[anywhere, "level"] == NOT_EXPOSED
        rows.loc[anywhere, column] += missing.where(~taken, -missing)


def _table(
    rows: pd.DataFrame,
    known: Inhabited,
    critical: pd.DataFrame,
    place: np.ndarray,
    levels: gpd.GeoDataFrame,
    by: str | None,
) -> pd.DataFrame:
    """Every hazard, level and place, with zeros where there is nothing."""
    sums = rows.groupby(["hazard", "level", "place"])[
        ["people", "households", "buildings", "floor_area_m2"]
    ].sum()
    where = by or "place"
    counted = critical.assign(**({} if by else {"place": ""}))
    reached = counted.groupby(["hazard", "level", where]).size()
    steps = [*zip(levels["hazard"], levels["level"], strict=True), (ANY, "exposed")]
    places = sorted(set(place) | set(counted[where]), key=lambda p: (p in _LAST, p))
    index = pd.MultiIndex.from_tuples(
        [
            (hazard, level, one)
            for hazard in dict.fromkeys(name for name, _ in steps)
            for level in [*(lv for name, lv in steps if name == hazard), NOT_EXPOSED]
            for one in places
        ],
        names=["hazard", "level", "place"],
    )
    table = sums.reindex(index).fillna(0.0)
    table["facilities"] = reached.reindex(index).fillna(0)
    table = table.reset_index()
    for column in ("people", "households"):
        if (known.table[column] % 1 == 0).all():
            table[column] = table[column].round().astype("int64")
    table = table.astype({"buildings": "int64", "facilities": "int64"})
    table = table.rename(columns={"place": where})
    return table[["hazard", "level", *([by] if by else []), *_SUMS]]


_LAST = (UNASSIGNED, OUTSIDE)


def _facilities(
    buildings: gpd.GeoDataFrame,
    known: Inhabited,
    facilities: gpd.GeoDataFrame | None,
    levels: gpd.GeoDataFrame,
    by: str | None,
    areas: gpd.GeoDataFrame | None,
    place: np.ndarray,
) -> tuple[pd.DataFrame, list[Message]]:
    """Every critical facility with the highest level of every hazard that it reaches."""
    notes: list[Message] = []
    if facilities is None:
        chosen = known.table["critical"].to_numpy(dtype=bool)
        notes.append(Message("note.critical_by_use", features=int(chosen.sum())))
        layer = buildings[chosen]
        table = known.table[chosen]
        named = pd.DataFrame(
            {
                "facility_id": table["building_id"].to_numpy(),
                "kind": table["use"].to_numpy(),
                "name": _text(layer, "name"),
            }
        )
        where = place[chosen]
    else:
        check_place(facilities, "facilities")
        layer = facilities
        named = pd.DataFrame(
            {
                "facility_id": feature_ids(facilities, "facility_id"),
                "kind": _text(facilities, "kind"),
                "name": _text(facilities, "name"),
            }
        )
        own = by if by in facilities.columns else None
        where = np.full(len(facilities), UNASSIGNED if by else "", dtype=object)
        if areas is not None or own:
            where = _places(facilities, by, areas, notes)
    if by:
        named[by] = where
    if len(layer) == 0:
        return named.assign(hazard="", level="").iloc[:0], notes
    shares, more = shares_in_levels(layer, levels)
    highest = shares.sort_values("rank").groupby(["hazard", "feature"], sort=False).tail(1)
    rank = {name: number for number, name in enumerate([*dict.fromkeys(levels["hazard"]), ANY])}
    highest = highest.assign(order=highest["hazard"].map(rank)).sort_values(["feature", "order"])
    listed = named.iloc[highest["feature"].to_numpy()].reset_index(drop=True)
    listed["hazard"] = highest["hazard"].to_numpy()
    listed["level"] = highest["level"].to_numpy()
    return listed, [*notes, *(note for note in more if note.code != "note.nothing_exposed")]


def _text(layer: gpd.GeoDataFrame, column: str) -> np.ndarray:
    if column not in layer.columns:
        return np.full(len(layer), "", dtype=object)
    return by_value(texts(layer[column]), str, missing="").to_numpy()


def _listed(
    rows: pd.DataFrame, known: Inhabited, place: np.ndarray, by: str | None
) -> pd.DataFrame:
    exposed = rows[rows["level"] != NOT_EXPOSED].sort_values(["feature", "hazard", "rank"])
    feature = exposed["feature"].to_numpy()
    listed = pd.DataFrame({"building_id": known.table["building_id"].to_numpy()[feature]})
    if by:
        listed[by] = place[feature]
    columns = ["hazard", "level", "rank", "share", "people", "households"]
    return pd.concat([listed, exposed[columns].reset_index(drop=True)], axis=1)


def _layer(
    buildings: gpd.GeoDataFrame,
    rows: pd.DataFrame,
    known: Inhabited,
    place: np.ndarray,
    by: str | None,
) -> gpd.GeoDataFrame:
    columns = ["building_id", "use", "people", "households", "floor_area_m2"]
    table = known.table[columns].set_axis(buildings.index)
    if by:
        table.insert(2, by, place)
    exposed = rows[rows["level"] != NOT_EXPOSED]
    anywhere = exposed[exposed["hazard"] == ANY].set_index("feature")
    for column in ("people", "households"):
        values: Floats = anywhere[column].reindex(range(len(buildings))).fillna(0.0).to_numpy()
        table[f"exposed_{column}"] = values
    highest = exposed[(exposed["hazard"] != ANY) & (exposed["buildings"] == 1)]
    for hazard, mine in highest.groupby("hazard", sort=False):
        level = pd.Series(NOT_EXPOSED, index=range(len(buildings)), dtype="object")
        level.loc[mine["feature"].to_numpy()] = mine["level"].to_numpy()
        table[f"level_{hazard}"] = level.to_numpy()
    return gpd.GeoDataFrame(table, geometry=buildings.geometry.values, crs=buildings.crs)
