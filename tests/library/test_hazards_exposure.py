"""People, buildings and facilities in danger: nothing lost, the same number everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError, read_layer
from sedp_spatial.hazards import HazardExposureResult, hazard_exposure, place_in_areas
from sedp_spatial.hazards.levels import NOT_EXPOSED

from .builders import GRID, block

SUMS = ["people", "households", "buildings", "facilities", "floor_area_m2"]


def buildings_of(shapes: list[Any], **columns: Any) -> gpd.GeoDataFrame:
    given = {
        "building_id": [f"B{n}" for n in range(1, len(shapes) + 1)],
        "use": ["residential"] * len(shapes),
        "residents": [4] * len(shapes),
        "households": [1] * len(shapes),
        **columns,
    }
    return gpd.GeoDataFrame(given, geometry=shapes, crs=GRID)


def hazards_of(*rows: tuple[str, Any, Any]) -> gpd.GeoDataFrame:
    hazard, level, shapes = zip(*rows, strict=True)
    return gpd.GeoDataFrame({"hazard": hazard, "level": level}, geometry=list(shapes), crs=GRID)


def people(result: HazardExposureResult, hazard: str) -> dict[str, float]:
    own = result.table[result.table["hazard"] == hazard]
    return own.groupby("level", sort=False)["people"].sum().to_dict()


def assert_closed(result: HazardExposureResult) -> None:
    """Every hazard has all people, whichever table is asked."""
    for _, own in result.table.groupby("hazard"):
        assert own["people"].sum() == result.people
        assert own["households"].sum() == result.households
        assert own["buildings"].sum() == result.buildings
    listed = result.by_building.groupby(["hazard", "level"])["people"].sum()
    exposed = result.table[result.table["level"] != NOT_EXPOSED]
    for key, number in exposed.groupby(["hazard", "level"])["people"].sum().items():
        assert listed.get(key, 0) == number
    anywhere = exposed[exposed["hazard"] == "any"]
    assert anywhere["people"].sum() == result.exposed_people
    assert result.layer["exposed_people"].sum() == result.exposed_people
    assert (result.layer["exposed_people"] <= result.layer["people"]).all()
    if len(result.by_age):
        ages = result.by_age.groupby(["hazard", "level"])[["female", "male"]].sum().sum(axis=1)
        for key, number in result.table.groupby(["hazard", "level"])["people"].sum().items():
            assert ages.get(key, 0) == number


# --- by hand ----------------------------------------------------------------------------------


def test_people_are_split_by_floor_area_and_stay_whole() -> None:
    houses = buildings_of(
        [block(0, 0), block(1, 0), block(2, 0), block(9, 0)], residents=[7, 5, 4, 2]
    )
    # Level 1 over the first house and 40 % of the second, level 3 over the rest of the second.
    danger = hazards_of(("flood", 1, block(-1, -1, 2.4, 3)), ("flood", 3, block(1.4, -1, 0.6, 3)))
    result = hazard_exposure(houses, danger)
    assert people(result, "flood") == {"1": 9, "3": 3, NOT_EXPOSED: 6}
    assert result.table["buildings"].tolist()[:3] == [1, 1, 2]
    assert result.layer["level_flood"].tolist() == ["1", "3", NOT_EXPOSED, NOT_EXPOSED]
    assert_closed(result)
    by_point = hazard_exposure(houses, danger, split="point")
    assert people(by_point, "flood") == {"1": 7, "3": 5, NOT_EXPOSED: 6}
    assert_closed(by_point)


def test_floors_count_and_points_count_where_they_lie() -> None:
    tower = buildings_of([block(0, 0)], floors=[5])
    danger = hazards_of(("flood", 1, block(0, 0, 0.5)), ("flood", 2, block(0.5, 0, 0.5)))
    floor_area = hazard_exposure(tower, danger).table["floor_area_m2"]
    assert floor_area[0] == pytest.approx(5 * 5000, rel=1e-3)
    corner = shapely.Point(block(0.5, 0).exterior.coords[2])  # on the border of both levels
    points = buildings_of([corner, shapely.Point(block(5, 5).exterior.coords[0])])
    result = hazard_exposure(points, danger)
    assert people(result, "flood") == {"1": 0, "2": 4, NOT_EXPOSED: 4}
    assert_closed(result)


def test_whoever_is_in_two_hazards_counts_once() -> None:
    houses = buildings_of([block(0, 0), block(3, 0)], residents=[10, 10])
    danger = hazards_of(("flood", 1, block(0, 0, 0.5)), ("сель", 2, block(0.3, 0, 0.5)))
    result = hazard_exposure(houses, danger)
    assert people(result, "mudflow") == {"2": 5, NOT_EXPOSED: 15}
    assert people(result, "flood") == {"1": 5, NOT_EXPOSED: 15}
    assert people(result, "any") == {"exposed": 8, NOT_EXPOSED: 12}
    assert (result.exposed_people, result.exposed_buildings) == (8, 1)
    assert_closed(result)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 6), st.floats(0, 6), st.integers(0, 9), st.integers(0, 3), st.booleans()
        ),
        min_size=1,
        max_size=8,
    ),
    st.lists(
        st.tuples(
            st.sampled_from(["flood", "mudflow"]),
            st.integers(1, 3),
            *[st.floats(0, 6)] * 2,
            *[st.floats(0.1, 4)] * 2,
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_nothing_is_lost(houses: list[Any], zones: list[Any]) -> None:
    shapes = [
        block(x, y, 0.5, 0.5).centroid if point else block(x, y, 0.5, 0.5)
        for x, y, _, _, point in houses
    ]
    layer = buildings_of(
        shapes,
        residents=[h[2] for h in houses],
        households=[h[3] for h in houses],
        village=["V1" if h[0] < 3 else None for h in houses],
    )
    result = hazard_exposure(
        layer, hazards_of(*((h, lv, block(*rest)) for h, lv, *rest in zones)), by="village"
    )
    assert_closed(result)
    assert set(result.table["village"]) <= {"V1", "unassigned"}
    both = result.table[result.table["level"] != NOT_EXPOSED].groupby("hazard")["people"].sum()
    assert both["any"] >= both.drop("any").max()
    assert both["any"] <= both.drop("any").sum() + len(houses)  # each house rounds on its own


def test_fractions_of_people_are_kept() -> None:
    """Estimated residents (2.5 a house) are not forced to be whole."""
    houses = buildings_of([block(0, 0)], residents=[2.5])
    result = hazard_exposure(houses, hazards_of(("flood", 1, block(0, 0, 0.5))))
    assert people(result, "flood")["1"] == pytest.approx(1.25, rel=1e-4)
    assert result.table["people"].sum() == pytest.approx(5.0)


# --- records that are not as they should be ----------------------------------------------------


def test_buildings_without_residents_and_worse_are_listed() -> None:
    houses = buildings_of(
        [block(0, 0), block(1, 0), block(2, 0), None, block(4, 0), block(5, 0)],
        residents=["0", None, "many", "3", "-2", "1 204"],
        households=[0, 1, 1, 1, 1, 200],
        use=["residential", "residential", "shop", "residential", "жилой", None],
    )
    result = hazard_exposure(houses, hazards_of(("flood", 1, block(0, 0, 9, 9))))
    found = result.issues.groupby("rule")["building_id"].agg(list).to_dict()
    assert found == {
        "residents_unreadable": ["B3", "B5"],
        "building_without_place": ["B4"],
        "building_without_residents": ["B1", "B2", "B5"],
        "households_without_residents": ["B2", "B3", "B5"],
    }
    assert people(result, "flood") == {"1": 1204, NOT_EXPOSED: 3}
    assert all(message.text("ky") for message in result.issues["message"])
    assert_closed(result)


def test_a_layer_without_residents_counts_buildings() -> None:
    bare = buildings_of([block(0, 0), block(5, 0)])[["building_id", "geometry"]]
    result = hazard_exposure(bare, hazards_of(("flood", 1, block(0, 0))))
    assert result.exposed_buildings == 1
    assert result.people == 0
    codes = [note.code for note in result.notes]
    assert codes.count("note.no_such_field") == 2


def test_hazards_elsewhere_and_other_crs() -> None:
    houses = buildings_of([block(0, 0)])
    far = hazard_exposure(houses, hazards_of(("flood", 1, block(500, 500))))
    assert far.exposed_people == 0
    assert "note.nothing_exposed" in [note.code for note in far.notes]
    danger = hazards_of(("flood", 1, block(-1, -1, 3, 3)))
    turned = hazard_exposure(houses, danger.to_crs(4326))
    assert turned.exposed_people == 4
    assert_closed(turned)


def test_wrong_use_gets_a_sentence() -> None:
    houses, danger = buildings_of([block(0, 0)]), hazards_of(("flood", 1, block(0, 0)))
    with pytest.raises(DataError):
        hazard_exposure(houses.iloc[:0], danger)
    with pytest.raises(DataError):
        hazard_exposure(houses.set_crs(None, allow_override=True), danger)
    with pytest.raises(UsageError):
        hazard_exposure(houses, danger, by="village")
    with pytest.raises(UsageError):
        hazard_exposure(houses, danger, split="rooms")  # type: ignore[arg-type]
    with pytest.raises(UsageError) as error:
        hazard_exposure(houses, danger, areas=danger)
    assert error.value.code == "error.areas_without_by"
    with pytest.raises(DataError) as wrong:
        hazard_exposure(houses, danger, population=pd.DataFrame({"age": [0]}))
    assert wrong.value.code == "error.no_field"


def test_places_of_features() -> None:
    villages = gpd.GeoDataFrame(
        {"village": ["V1", "V2", None]},
        geometry=[block(0, 0, 2), block(1, 0, 2), block(7, 0)],
        crs=GRID,
    )
    houses = buildings_of(
        [block(0.2, 0.2, 0.1), block(1.4, 0.2, 0.1), block(5, 5), block(7, 0), None]
    )
    placed = place_in_areas(houses.to_crs(4326), villages, "village")
    assert placed.tolist() == ["V1", "V1", "outside", "unassigned", "outside"]
    with pytest.raises(UsageError):
        place_in_areas(houses, villages, "name")


# --- the sample municipality -------------------------------------------------------------------


@pytest.fixture(scope="module")
def municipality(sample: Path) -> dict[str, gpd.GeoDataFrame]:
    path = sample / "municipality.gpkg"
    return {
        "buildings": read_layer(path, "buildings", kind="buildings"),
        "hazards": read_layer(path, "hazards", kind="hazards"),
        "villages": read_layer(path, "villages", kind="places"),
        "facilities": read_layer(path, "facilities", kind="places"),
    }


@pytest.fixture(scope="module")
def exposure(
    municipality: dict[str, gpd.GeoDataFrame], parcels: gpd.GeoDataFrame, sample: Path
) -> HazardExposureResult:
    return hazard_exposure(
        municipality["buildings"],
        municipality["hazards"],
        by="village",
        parcels=parcels,
        facilities=municipality["facilities"],
        population=pd.read_csv(sample / "population_age_sex.csv"),
    )


def test_people_of_the_sample_by_village(exposure: HazardExposureResult) -> None:
    assert_closed(exposure)
    assert exposure.people == 15_607
    by_village = exposure.table.query("hazard == 'mudflow'").groupby("village")["people"].sum()
    assert by_village.to_dict() == {
        "V1": 2225, "V2": 5893, "V3": 2938, "V4": 2514, "V5": 2037, "unassigned": 0,
    }  # fmt: skip


def test_split_people_agree_with_an_overlay_by_geopandas(
    exposure: HazardExposureResult, municipality: dict[str, gpd.GeoDataFrame]
) -> None:
    """What geopandas cuts, weighed by area, differs by less than rounding each cut house can."""
    buildings, hazards = municipality["buildings"], municipality["hazards"]
    pieces = gpd.overlay(buildings, hazards, keep_geom_type=True)
    whole = buildings.set_index("building_id").area
    share = pieces.area / whole.loc[pieces["building_id"]].to_numpy()
    exact = (share * pieces["residents"]).groupby([pieces["hazard"], pieces["level"]]).sum()
    found = exposure.table.groupby(["hazard", "level"])["people"].sum()
    for key, number in exact.items():
        assert found[key] == pytest.approx(number, abs=max(3.0, 0.01 * number))


def test_people_of_the_sample_by_a_point_in_each_house(
    municipality: dict[str, gpd.GeoDataFrame],
) -> None:
    by_point = hazard_exposure(
        municipality["buildings"],
        municipality["hazards"],
        by="village",
        areas=municipality["villages"],
        split="point",
    )
    assert_closed(by_point)
    assert people(by_point, "mudflow") == {"1": 1385, "2": 481, "3": 44, NOT_EXPOSED: 13_697}
    assert people(by_point, "landslide")["3"] == 50
    assert people(by_point, "flood")["1"] == 67


def test_ages_and_sexes_add_up_to_the_population(
    exposure: HazardExposureResult, sample: Path
) -> None:
    population = pd.read_csv(sample / "population_age_sex.csv").query("year == 2026")
    expected = population.set_index(["village", "age"])[["female", "male"]]
    for _, own in exposure.by_age.groupby("hazard"):
        found = own.groupby(["village", "age"])[["female", "male"]].sum()
        pd.testing.assert_frame_equal(found.sort_index(), expected.sort_index(), check_dtype=False)


def test_land_and_facilities_of_the_sample(
    exposure: HazardExposureResult, parcels: gpd.GeoDataFrame
) -> None:
    for _, own in exposure.land.groupby("hazard"):
        assert own["area_ha"].sum() == pytest.approx(17_620, abs=1e-4)
    for _, own in exposure.facilities.groupby("hazard"):
        assert len(own) == own["facility_id"].nunique() == 17
    counted = exposure.table.groupby(["hazard", "level"])["facilities"].sum()
    listed = exposure.facilities.groupby(["hazard", "level"]).size()
    for key, number in counted.items():
        assert listed.get(key, 0) == number


def test_critical_buildings_by_use(municipality: dict[str, gpd.GeoDataFrame]) -> None:
    result = hazard_exposure(municipality["buildings"], municipality["hazards"])
    uses = municipality["buildings"]["use"].value_counts()
    expected = uses[["school", "kindergarten", "clinic", "office", "energy"]].sum()
    assert result.facilities["facility_id"].nunique() == expected
    assert result.table.query("hazard == 'any'")["facilities"].sum() == expected


def test_a_second_run_gives_the_same(
    exposure: HazardExposureResult,
    municipality: dict[str, gpd.GeoDataFrame],
) -> None:
    again = hazard_exposure(municipality["buildings"], municipality["hazards"], by="village")
    columns = [name for name in exposure.table.columns if name != "facilities"]
    pd.testing.assert_frame_equal(again.table[columns], exposure.table[columns])
    assert np.isfinite(again.table["floor_area_m2"]).all()
