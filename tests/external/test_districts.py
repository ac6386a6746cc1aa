"""Kyrgyz districts: a valid coverage in degrees, and an older vintage that is not one."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sedp_spatial import area_m2, check_layer, land_balance

from .conftest import ADMIN, assert_closes
from .independent import (
    as_drawn,
    enclosed_gaps,
    geod_area,
    geod_areas,
    laid_flat,
    overlapping_pairs,
)
from .realdata import real

OVERLAPS = ("overlap", "overlap_below_tolerance")


def test_area_of_the_53_units(districts: gpd.GeoDataFrame) -> None:
    assert len(districts) == 53
    assert area_m2(districts).sum() / 1e6 == pytest.approx(191_810, abs=1)
    balance = land_balance(districts)
    assert balance.parcels_ha / 100 == pytest.approx(191_810, abs=1)
    assert balance.overlap_ha == 0
    assert_closes(balance)


def test_the_53_units_are_a_valid_coverage(districts: gpd.GeoDataFrame) -> None:
    assert shapely.coverage_is_valid(districts.geometry.values)
    found = check_layer(districts).table
    assert not found["rule"].isin(OVERLAPS).any()
    # Lake Issyk-Kul, Bishkek and Osh among them: holes are findings, of the right size.
    gaps = found[found["rule"] == "gap"]
    holes = gpd.GeoSeries(enclosed_gaps(districts), crs=districts.crs)
    expected = geod_areas(as_drawn(holes))
    np.testing.assert_allclose(sorted(gaps["area_m2"]), sorted(expected), rtol=1e-6)
    assert gaps["area_m2"].max() / 1e6 == pytest.approx(6_251, abs=1)


def test_districts_are_not_slivers(districts: gpd.GeoDataFrame) -> None:
    """Widths are given in metres, and the layer is drawn in degrees."""
    rules = set(check_layer(districts).table["rule"])
    assert rules <= {"gap", "gap_below_tolerance", "multipart", "missing_value"}


def test_lengths_of_findings_are_metres(districts: gpd.GeoDataFrame) -> None:
    """The lake's shore is hundreds of kilometres long; half of it is its finding's length."""
    found = check_layer(districts).table
    lake = found[found["rule"] == "gap"].sort_values("area_m2").iloc[-1]
    shore = max(enclosed_gaps(districts), key=lambda hole: hole.area).exterior
    half = districts.crs.get_geod().geometry_length(shore) / 2
    assert lake["length_m"] == pytest.approx(half, rel=0.2)  # a degree is not equally long


def test_country_as_boundary(districts: gpd.GeoDataFrame, country: gpd.GeoDataFrame) -> None:
    """The outline is of another source: it does not match, and the difference is shown."""
    balance = land_balance(districts, boundary=country)
    assert_closes(balance)
    both = laid_flat(pd.concat([country.geometry, districts.geometry], ignore_index=True))
    outline = both.iloc[: len(country)].union_all()
    union = both.iloc[len(country) :].union_all()
    assert balance.territory_ha / 100 == pytest.approx(200_176, abs=1)
    for measured, shape in (
        (balance.gap_ha, shapely.difference(outline, union)),
        (balance.outside_ha, shapely.difference(union, outline)),
    ):
        assert measured == pytest.approx(shape.area / 1e4, rel=1e-6)


def test_the_other_vintage_is_read_in_spite_of_its_heights(old_districts: gpd.GeoDataFrame) -> None:
    raw = gpd.read_file(real(ADMIN, "District_KRYG.json"))
    assert raw.has_z.any() and not old_districts.has_z.any()
    assert len(old_districts) == 40
    codes = [note.code for note in old_districts.attrs["sedp_notes"]]
    assert "note.heights_dropped" in codes


def test_the_other_vintage_is_reported_as_no_valid_coverage(
    old_districts: gpd.GeoDataFrame, districts: gpd.GeoDataFrame
) -> None:
    shapes = old_districts.geometry.values
    assert not shapely.coverage_is_valid(shapes)
    # Intersecting districts of thousands of square kilometres loses overlaps of decimetres, so
    # the area that lies twice is the difference of sum and union, which keep 14 digits.
    twice = shapely.area(shapes).sum() - shapely.union_all(shapes).area
    place = shapely.union_all(shapely.coverage_invalid_edges(shapes)).bounds
    per_degree = geod_area(shapely.box(*place), old_districts.crs) / shapely.box(*place).area
    assert twice * per_degree == pytest.approx(0.885, abs=0.01)

    found = check_layer(old_districts).table
    overlaps = found[found["rule"].isin(OVERLAPS)]
    assert overlaps["area_m2"].sum() == pytest.approx(twice * per_degree, rel=0.02)
    assert land_balance(old_districts).overlap_ha > 0
    # It says plainly that neighbours do not have the same vertices …
    seams = found[found["rule"] == "mismatched_seam"]
    assert list(seams["severity"]) == ["warning"]
    assert "Not a valid coverage" in seams["message"].iloc[0]
    # … and the very same check says nothing of the kind of the valid coverage.
    assert not check_layer(districts).table["rule"].isin([*OVERLAPS, "mismatched_seam"]).any()


def test_overlapping_districts_are_named(old_districts: gpd.GeoDataFrame) -> None:
    """A finer tolerance lists the pairs that a self-join finds."""
    expected = overlapping_pairs(old_districts, "parcel_id")
    assert len(expected) == 2
    found = check_layer(old_districts, tolerance_m=1e-6).table
    named = {frozenset(ids) for ids in found["feature_ids"][found["rule"] == "overlap"]}
    assert named == expected


def test_names_and_codes_of_the_vintages_differ(
    districts: gpd.GeoDataFrame, old_districts: gpd.GeoDataFrame
) -> None:
    """The fields of both pass through the library untouched, and do not match."""
    new, old = set(districts["ADM2_EN"]), set(old_districts["Adm2_EN"])
    assert {"Alayi", "Kemin"} <= old
    assert old - new
    assert not set(districts["parcel_id"]) & set(old_districts["parcel_id"])
