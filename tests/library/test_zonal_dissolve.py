"""Joining polygons and drawing zones around lines."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS

from sedp_spatial.geometry.dissolve import dissolved, joined, zone_around

from .builders import GRID, block, squares


def test_a_clean_layer_is_joined_by_its_seams(parcels: gpd.GeoDataFrame) -> None:
    shapes, names = dissolved(parcels.geometry.values, parcels["category"].to_numpy())
    assert names.tolist() == sorted(parcels["category"].unique())
    for name, shape in zip(names, shapes, strict=True):
        own = parcels[parcels["category"] == name].geometry
        assert shape.area == pytest.approx(own.area.sum(), rel=1e-9)
        assert shape.is_valid
    assert joined(np.asarray(parcels.geometry.values)).equals(parcels.geometry.union_all())


def test_overlaps_are_counted_once() -> None:
    shapes = np.array([block(0, 0, 2), block(1, 0, 2), None, shapely.Polygon()], dtype=object)
    assert joined(shapes).area == pytest.approx(3 * 10_000)
    assert joined(shapes[2:]) is None
    both, keys = dissolved(shapes, np.array([1, 1, 2, 2]))
    assert keys.tolist() == [1, 2]
    assert both[1] is None


@settings(max_examples=30)
@given(st.lists(st.tuples(*[st.integers(0, 6)] * 2, *[st.integers(1, 4)] * 2), min_size=1))
def test_any_rectangles_are_joined_as_geos_joins_them(given_: list[tuple[int, ...]]) -> None:
    shapes = np.array([block(*one) for one in given_], dtype=object)
    assert joined(shapes).symmetric_difference(shapely.union_all(shapes)).area == 0


def test_shapely_without_coverage_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = joined(np.array(squares(3, 3), dtype=object))
    monkeypatch.delattr(shapely, "coverage_is_valid")
    assert joined(np.array(squares(3, 3), dtype=object)).equals(expected)


def test_one_zone_around_many_lines() -> None:
    lines = gpd.GeoSeries.from_wkt(
        ["LINESTRING (0 0, 1000 0)", "LINESTRING (1000 0, 1000 700)", None]
    ).translate(3_358_000, 4_593_000)
    zone = zone_around(np.asarray(lines.values), 50.0, CRS(GRID))
    expected = shapely.union_all(shapely.buffer(lines.dropna().values, 50, quad_segs=16))
    assert zone.area == pytest.approx(expected.area, rel=1e-3)
    assert zone_around(np.array([None], dtype=object), 50.0, CRS(GRID)) is None


def test_metres_are_metres_in_degrees() -> None:
    point = np.array([shapely.Point(74.6, 42.5)], dtype=object)
    zone = gpd.GeoSeries([zone_around(point, 1000.0, CRS(4326), quad_segs=64)], crs=4326)
    assert zone.to_crs(CRS(GRID)).area[0] == pytest.approx(np.pi * 1e6, rel=2e-3)
