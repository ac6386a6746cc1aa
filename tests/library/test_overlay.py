"""overlap_areas and overlap_pieces: layers in, square metres of the ellipsoid out."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import box

from sedp_spatial import DataError, UsageError, area_m2, hazard_exposure, read_layer
from sedp_spatial.geometry import overlap
from sedp_spatial.layers.mapping import NOTES
from sedp_spatial.overlay import overlap_areas, overlap_pieces

SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers" / "municipality.gpkg"
GRID = (3_300_000.0, 4_700_000.0)


def layer(shapes, crs=7694, **columns):
    moved = [shapely.affinity.translate(shape, *GRID) for shape in shapes]
    return gpd.GeoDataFrame(columns, geometry=moved, crs=crs)


@pytest.fixture(scope="module")
def parcels():
    return read_layer(SAMPLE, "parcels", kind="parcels")


@pytest.mark.parametrize("engine", ("kernel", "geos"))
def test_sample_hazards_equal_geopandas_overlay(parcels, engine):
    hazards = read_layer(SAMPLE, "hazards", kind="hazards")
    found = overlap_areas(parcels, hazards, by=["hazard", "level"], engine=engine)
    dissolved = hazards.dissolve(["hazard", "level"]).reset_index()
    pieces = gpd.overlay(parcels[["parcel_id", "geometry"]], dissolved, keep_geom_type=True)
    pieces["area_m2"] = area_m2(pieces, edges="drawn")
    expected = pieces.groupby(["parcel_id", "hazard", "level"])["area_m2"].sum()
    expected = expected[expected > 1e-6]
    got = found.set_index(["parcel_id", "hazard", "level"])["area_m2"]
    got = got[got > 1e-6]
    assert len(got) == len(expected)
    assert (got - expected.reindex(got.index)).abs().max() < 2e-3
    assert got.sum() == pytest.approx(expected.sum(), rel=1e-9)


def test_land_in_danger_is_the_same_without_numba(parcels, monkeypatch):
    """Clipping these zones by rectangles breaks GEOS; the intersection must step in."""
    buildings = read_layer(SAMPLE, "buildings", kind="buildings")
    hazards = read_layer(SAMPLE, "hazards", kind="hazards")
    compiled = hazard_exposure(buildings, hazards, parcels=parcels).land
    monkeypatch.setattr(overlap, "has", lambda module: False)
    plain = hazard_exposure(buildings, hazards, parcels=parcels).land
    assert len(plain) == len(compiled)
    assert plain["area_ha"].to_numpy() == pytest.approx(compiled["area_ha"].to_numpy(), abs=1e-6)


def test_overlapping_zones_of_one_kind_are_counted_once_and_of_two_kinds_twice():
    parcels = layer([box(0, 0, 100, 100)], parcel_id=["1"])
    zones = layer(
        [box(0, 0, 60, 100), box(40, 0, 80, 100), box(0, 0, 10, 100)], kind=["a", "a", "b"]
    )
    found = overlap_areas(parcels, zones, by="kind")
    assert found["kind"].tolist() == ["a", "b"]
    assert found["share"].tolist() == pytest.approx([0.8, 0.1], rel=1e-6)


def test_slivers_are_told_apart_and_stay_in_the_area():
    parcels = layer([box(0, 0, 100, 100), box(100, 0, 200, 100)], parcel_id=["1", "2"])
    zones = layer([box(50, 0, 100.03, 100)], kind=["a"])
    found = overlap_areas(parcels, zones, by="kind", tolerance_m=0.05).set_index("parcel_id")
    assert found.loc["1", "sliver_m2"] == 0
    assert found.loc["2", "sliver_m2"] == found.loc["2", "area_m2"] == pytest.approx(3.0, rel=1e-2)


def test_zones_in_degrees_are_brought_to_the_parcels(parcels):
    hazards = read_layer(SAMPLE, "hazards", kind="hazards")
    same = overlap_areas(parcels, hazards, by="hazard")
    other = overlap_areas(parcels, hazards.to_crs(4326), by="hazard")
    assert other["area_m2"].sum() == pytest.approx(same["area_m2"].sum(), rel=1e-6)
    assert any(note.code == "note.brought_to_crs" for note in other.attrs[NOTES])


def test_an_invalid_zone_is_mended_and_named_and_never_counted_by_winding_number():
    parcels = layer([box(0, 0, 100, 100)], parcel_id=["1"])
    twice_round = shapely.Polygon(
        [(0, 0), (50, 0), (50, 50), (0, 50), (0, 0), (50, 0), (50, 50), (0, 50)]
    )
    found = overlap_areas(parcels, layer([twice_round], kind=["a"]), by="kind")
    assert found["share"].tolist() == pytest.approx([0.25], rel=1e-6)
    assert any(note.code == "note.measured_mended" for note in found.attrs[NOTES])


def test_pieces_carry_both_attributes_and_add_up(parcels):
    restrictions = read_layer(SAMPLE, "restrictions", kind="restrictions")
    pieces = overlap_pieces(parcels, restrictions)
    assert {"parcel_id", "category", "kind", "regime", "area_m2"} <= set(pieces.columns)
    assert pieces.geometry.is_valid.all()
    assert pieces["area_m2"].to_numpy() == pytest.approx(
        area_m2(pieces, edges="drawn").to_numpy(), rel=1e-9
    )
    areas = overlap_areas(
        parcels, restrictions.assign(number=range(len(restrictions))), by="number"
    )
    assert pieces["area_m2"].sum() == pytest.approx(areas["area_m2"].sum(), rel=1e-9)


def test_zones_elsewhere_give_an_empty_table():
    parcels = layer([box(0, 0, 100, 100)], parcel_id=["1"])
    found = overlap_areas(parcels, layer([box(500, 500, 600, 600)], kind=["a"]), by="kind")
    assert len(found) == 0
    assert list(found.columns)[:4] == ["parcel_id", "kind", "area_m2", "share"]


def test_bad_input_is_named():
    parcels = layer([box(0, 0, 100, 100)], parcel_id=["1"])
    zones = layer([box(0, 0, 10, 10)], kind=["a"])
    with pytest.raises(UsageError, match="kinds"):
        overlap_areas(parcels, zones, by="kinds")
    with pytest.raises(DataError, match="no features"):
        overlap_areas(parcels, zones.iloc[:0], by="kind")
    with pytest.raises(DataError, match="coordinate reference system"):
        overlap_areas(parcels, zones.set_crs(None, allow_override=True), by="kind")


def test_large_parcels_close_to_the_square_millimetre(parcels):
    """What lies in a zone and what lies beside it is the whole parcel, also of ten kilometres."""
    boundary = read_layer(SAMPLE, "boundary", kind="boundary")
    x0, y0, x1, y1 = boundary.total_bounds
    west = box(x0 - 99, y0 - 99, (x0 + x1) / 2 + 0.123, y1 + 99)
    east = box((x0 + x1) / 2 + 0.123, y0 - 99, x1 + 99, y1 + 99)
    halves = gpd.GeoDataFrame({"side": ["west", "east"]}, geometry=[west, east], crs=parcels.crs)
    found = overlap_areas(parcels, halves, by="side")
    whole = area_m2(parcels, edges="drawn").to_numpy()
    parts = np.bincount(found["parcel"], weights=found["area_m2"], minlength=len(parcels))
    assert np.abs(parts - whole).max() < 1e-3
    assert parts.sum() == pytest.approx(whole.sum(), rel=1e-9)
