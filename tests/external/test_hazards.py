"""Hazards of Kyrgyzstan: every district closes, every facility and every outburst has a place."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sedp_spatial.geometry.area import drawn_area_m2, horizontal_crs
from sedp_spatial.geometry.zonal import zonal_statistics
from sedp_spatial.hazards import (
    LandExposureResult,
    hazard_exposure,
    land_exposure,
    land_exposure_by_raster,
    open_slope,
    place_in_areas,
)

from .conftest import ADMIN
from .realdata import real

NAME = "ADM2_EN"


@pytest.fixture(scope="module")
def mudflow() -> gpd.GeoDataFrame:
    """221 polygons of mudflow recurrence, class 1 to 30."""
    layer = gpd.read_file(real(ADMIN, "mudflows_w_admin2.json"))
    return layer.rename(columns={"mudflow": "level"}).assign(hazard="сель")


@pytest.fixture(scope="module")
def land(districts: gpd.GeoDataFrame, mudflow: gpd.GeoDataFrame) -> LandExposureResult:
    return land_exposure(districts, mudflow, by=NAME)


@pytest.fixture(scope="module")
def facilities() -> gpd.GeoDataFrame:
    """1 078 health facilities of OpenStreetMap."""
    layer = gpd.read_file(real(ADMIN, "hotosm_kgz_health_facilities_points_geojson.json"))
    layer["facility_id"] = layer["osm_type"] + "/" + layer["osm_id"].astype(str)
    layer["building_id"] = layer["facility_id"]
    layer["kind"] = layer["amenity"].fillna(layer["healthcare"])
    return layer


def test_mudflow_classes_close_to_every_district(
    land: LandExposureResult, districts: gpd.GeoDataFrame
) -> None:
    own = land.table[land.table["hazard"] == "mudflow"]
    assert own["level"].nunique() == 13  # 12 classes, and what is in none
    assert len(own) == 53 * 13
    km2 = own.groupby(NAME)["area_ha"].sum() / 100
    crs = horizontal_crs(districts.crs)
    area = drawn_area_m2(np.asarray(districts.geometry.values), crs) / 1e6
    expected = pd.Series(area, index=districts[NAME])
    np.testing.assert_allclose(km2[expected.index], expected, rtol=1e-12)
    assert km2.sum() == pytest.approx(191_810, abs=1)
    assert land.residual_ha < 1e-6
    assert land.exposed_ha / 100 == pytest.approx(191_545, abs=1)


def test_classes_do_not_overlap_and_lie_in_the_districts(land: LandExposureResult) -> None:
    """Measured apart: the classes of all districts, and the land in any class."""
    exposed = land.table[land.table["level"] != "not_exposed"]
    sums = exposed.groupby("hazard")["area_ha"].sum()
    assert sums["mudflow"] == pytest.approx(sums["any"], rel=1e-9)
    assert (land.levels["outside_ha"].abs() < 0.01).all()


def test_classes_of_a_district_by_other_means(
    land: LandExposureResult, districts: gpd.GeoDataFrame, mudflow: gpd.GeoDataFrame
) -> None:
    """Two districts cut by GEOS and measured on an equal-area map of their own."""
    table = land.table.set_index([NAME, "hazard", "level"])["area_ha"]
    for name in ("Alai", "Ala-Buka"):
        one = districts[districts[NAME] == name]
        place = one.geometry.iloc[0].centroid
        flat = f"+proj=laea +lat_0={place.y} +lon_0={place.x} +ellps=WGS84"
        left = one.geometry.iloc[0]
        for level in sorted(mudflow["level"].unique(), reverse=True):  # the highest first
            zone = mudflow[mudflow["level"] == level].union_all()
            piece = gpd.GeoSeries([left.intersection(zone)], crs=districts.crs)
            left = left.difference(zone)
            expected = piece.segmentize(0.001).to_crs(flat).area.sum() / 1e4
            found = table[name, "mudflow", f"{level:g}"]
            assert found == pytest.approx(expected, rel=1e-6, abs=0.01)


def test_every_health_facility_has_a_class_or_is_outside(
    facilities: gpd.GeoDataFrame, districts: gpd.GeoDataFrame, mudflow: gpd.GeoDataFrame
) -> None:
    result = hazard_exposure(facilities, mudflow, by=NAME, areas=districts, facilities=facilities)
    own = result.table[result.table["hazard"] == "mudflow"]
    assert own["buildings"].sum() == own["facilities"].sum() == 1078
    outside = own[own[NAME] == "outside"]
    # Bishkek and Osh are holes of the district layer, and of the mudflow layer, too.
    assert outside["facilities"].sum() == 606
    assert outside.set_index("level")["facilities"]["not_exposed"] == 606
    listed = result.facilities[result.facilities["hazard"] == "mudflow"]
    assert listed["facility_id"].nunique() == 1078
    joined = gpd.sjoin(facilities[["geometry"]], mudflow[["level", "geometry"]], how="left")
    highest = joined.groupby(level=0)["level"].max()
    expected = highest.dropna().astype(int).astype(str).value_counts()
    found = listed[listed["level"] != "not_exposed"]["level"].value_counts()
    assert found.to_dict() == expected.to_dict()


def test_198_lake_outbursts_by_district(districts: gpd.GeoDataFrame) -> None:
    table = pd.read_csv(real("kgz_glof", "hmaglofdb_kyrgyzstan.csv"))
    points = gpd.points_from_xy(table["Lon_lake"], table["Lat_lake"])
    lakes = gpd.GeoDataFrame(table[["GF_ID"]], geometry=points, crs=4326)
    placed = place_in_areas(lakes, districts, NAME)
    assert len(placed) == 198
    assert "outside" not in set(placed)
    counts = placed.value_counts()
    assert counts.head(4).to_dict() == {"Ak-Suu": 86, "Alamudun": 59, "Ton": 13, "Sokuluk": 13}
    within = shapely.STRtree(districts.geometry.values).query(points, predicate="within")
    assert len(within[0]) == 198


def test_slope_by_district(districts: gpd.GeoDataFrame) -> None:
    dem = real("kgz_dem", "gebco2023_kgz_15s.tif")
    with open_slope(dem) as slope:
        steep = land_exposure_by_raster(districts, slope, [10, 20, 30], hazard="slope", by=NAME)
        found = zonal_statistics(
            districts, slope, stats=("mean", "max", "coverage"), weights="area"
        )
    km2 = steep.table.groupby(NAME)["area_ha"].sum() / 100
    assert km2.sum() == pytest.approx(191_810, abs=1)
    unknown = steep.table.query("level == 'unknown'")["area_ha"].sum()
    assert unknown == pytest.approx(0, abs=1e-3)
    np.testing.assert_allclose(found["coverage"], 1.0, rtol=1e-9)
    assert found["mean"].between(0, 30).all()
    assert found["max"].between(0, 60).all()
    by_name = found.set_index(districts[NAME])["mean"]
    assert by_name["Ak-Suu"] == pytest.approx(14.96, abs=0.05)
    # The plains of Chui lie flatter than the mountains of Alai.
    assert by_name["Moscow"] < by_name["Alai"]


def test_elevation_by_district_like_exactextract(districts: gpd.GeoDataFrame) -> None:
    oracle = pytest.importorskip("exactextract")
    dem = real("kgz_dem", "gebco2023_kgz_15s.tif")
    stats = ["count", "sum", "mean", "min", "max"]
    expected = oracle.exact_extract(str(dem), districts, stats, output="pandas")
    for engine in ("kernel", "numpy"):
        found = zonal_statistics(districts, dem, stats=stats, engine=engine)  # type: ignore[arg-type]
        for stat in stats:
            np.testing.assert_allclose(
                found[stat], expected[stat].astype(float), rtol=1e-6, err_msg=stat
            )
