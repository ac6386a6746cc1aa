"""A French commune: 511 parcels whose official areas are published with them."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from sedp_spatial import area_m2, check_layer, compare_registered, land_balance, read_layer

from .conftest import COMMUNE, assert_closes
from .independent import geod_area, geod_areas
from .realdata import real


def test_official_and_measured_totals(commune: gpd.GeoDataFrame) -> None:
    result = compare_registered(commune)
    assert result.registered_ha == pytest.approx(613.115, abs=0.001)
    assert result.measured_ha == pytest.approx(612.846, abs=0.001)
    assert area_m2(commune).sum() / 1e4 == pytest.approx(612.846, abs=0.001)
    assert len(result.table) == 511 and result.table.index.equals(commune.index)


@pytest.mark.parametrize(("tolerance", "parcels"), [(0.01, 249), (0.05, 70), (0.20, 5)])
def test_exactly_the_parcels_outside_each_tolerance(
    commune: gpd.GeoDataFrame, tolerance: float, parcels: int
) -> None:
    raw = gpd.read_file(real(*COMMUNE), layer="PARCELLE")  # not by the library
    share = geod_areas(raw) / raw["SUPF"] - 1
    expected = set(raw["IDU"][share.abs() > tolerance])
    assert len(expected) == parcels
    table = compare_registered(commune, tolerance_share=tolerance).table
    outside = table[~table["tolerance_class"].isin(["within"])]
    assert set(outside["parcel_id"]) == expected
    assert len(outside) == parcels


def test_the_classes_are_the_tolerances_in_turn(commune: gpd.GeoDataFrame) -> None:
    classes = compare_registered(commune).classes.set_index("tolerance_class")
    assert classes["parcels"].to_dict() == {
        "within": 262,
        "above_1": 179,
        "above_5": 65,
        "above_20": 5,
        "no_registered_area": 0,
        "not_measured": 0,
    }
    assert classes["registered_ha"].sum() == pytest.approx(613.115, abs=0.001)


def test_extremes(commune: gpd.GeoDataFrame) -> None:
    share = compare_registered(commune).table["difference_share"]
    assert share.min() == pytest.approx(-0.24, abs=0.01)
    assert share.max() == pytest.approx(1.45, abs=0.01)


def test_the_balance_is_the_parcels(commune: gpd.GeoDataFrame) -> None:
    balance = land_balance(commune)
    assert_closes(balance)
    assert balance.parcels_ha == pytest.approx(612.846, abs=0.001)
    assert balance.territory_ha == pytest.approx(612.846, abs=0.001)
    # The layer is clean: not "nearly nothing" but nothing.
    assert (balance.overlap_ha, balance.gap_ha, balance.outside_ha) == (0, 0, 0)
    assert balance.layer.empty
    # It has no categories, and that is a row, not a loss.
    rows = balance.table.set_index("category")
    assert rows.loc["unassigned", "parcels"] == 511
    assert rows.loc["unassigned", "registered_ha"] == pytest.approx(613.115, abs=0.001)


def test_the_clean_layer_has_no_defects(commune: gpd.GeoDataFrame) -> None:
    """Only the missing categories are mentioned, once for all parcels, and as a warning."""
    result = check_layer(commune)
    assert result.errors == 0
    assert list(result.table["rule"]) == ["missing_value"]
    assert len(result.table["feature_ids"].iloc[0]) == 511


@pytest.mark.parametrize("layer", ["COMMUNE", "SECTION"])
def test_roads_and_streams_are_the_gap_to_the_boundary(
    commune: gpd.GeoDataFrame, layer: str
) -> None:
    """Public roads have no parcel numbers in France; the sheets' outlines enclose them."""
    boundary = read_layer(real(*COMMUNE), layer, kind="boundary")
    outline = boundary.geometry.union_all()
    left_over = shapely.difference(outline, commune.geometry.union_all())
    assert commune.geometry.union_all().difference(outline).area == 0

    balance = land_balance(commune, boundary=boundary)
    assert_closes(balance)
    assert abs(balance.residual_ha) * 1e4 < 1
    assert balance.territory_ha * 1e4 == pytest.approx(geod_area(outline, boundary.crs), rel=1e-6)
    assert balance.gap_ha * 1e4 == pytest.approx(geod_area(left_over, boundary.crs), rel=1e-6)
    assert (balance.overlap_ha, balance.outside_ha) == (0, 0)

    found = check_layer(commune, boundary=boundary).table
    gaps = found[found["rule"] == "gap"]
    pieces = [geod_area(piece, boundary.crs) for piece in shapely.get_parts(left_over)]
    np.testing.assert_allclose(sorted(gaps["area_m2"]), sorted(pieces), rtol=1e-6)
    assert not found["rule"].isin(["overlap", "outside"]).any()
