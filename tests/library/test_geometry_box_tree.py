"""The packed tree of boxes against asking every box, compiled and by GEOS."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from sedp_spatial import DataError, overlap_areas
from sedp_spatial.geometry import box_tree
from sedp_spatial.geometry.box_tree import BoxTree
from sedp_spatial.geometry.clip import clipped_pieces, scattered_pieces
from sedp_spatial.layers.mapping import NOTES


def boxes(rng, count, most):
    """On whole numbers, so that many touch; some are missing, one lies far away."""
    low = rng.integers(0, 60, (count, 2)).astype(float)
    made = np.column_stack([low, low + rng.integers(0, most, (count, 2))])
    made[rng.random(count) < 0.05] = np.nan
    made[:1] += 1e7
    return made


@pytest.mark.parametrize("numba", (True, False))
@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), held=st.integers(0, 600), asked=st.integers(0, 50))
def test_all_pairs_that_meet_are_found_in_order_and_no_others(numba, seed, held, asked):
    rng = np.random.default_rng(seed)
    a, b = boxes(rng, asked, 9), boxes(rng, held, 5)
    meet = (a[:, None, :2] <= b[None, :, 2:]).all(axis=2)
    meet &= (a[:, None, 2:] >= b[None, :, :2]).all(axis=2)
    with pytest.MonkeyPatch.context() as patch:
        if not numba:
            patch.setattr(box_tree, "has", lambda name: False)
        found = BoxTree(b).query(a)
    assert np.array_equal(np.column_stack(found), np.argwhere(meet))


def test_scattered_pieces_are_those_of_the_groups():
    rng = np.random.default_rng(3)
    parcels = shapely.buffer(shapely.points(rng.random((50, 2)) * 100), 4, quad_segs=3)
    zones = np.array([shapely.Point(40, 40).buffer(30, 99), shapely.Point(60, 60).buffer(25, 99)])
    zone = rng.integers(0, 2, 50)
    one = shapely.area(scattered_pieces(parcels, zones[zone]))
    other = shapely.area(clipped_pieces(parcels, zones, np.arange(50), zone, 1))
    assert one == pytest.approx(other, abs=1e-9)
    assert one.max() > 1 and one.min() == 0


def layer(shapes, **columns):
    moved = [shapely.affinity.translate(shape, 3.3e6, 4.7e6) for shape in shapes]
    return gpd.GeoDataFrame(columns, geometry=moved, crs=7694)


BROKEN = {
    "no number": shapely.from_wkt("POLYGON ((0 0, 50 0, nan 50, 0 50, 0 0))"),
    "without end": shapely.from_wkt("POLYGON ((0 0, 50 0, inf 50, 0 50, 0 0))"),
    "empty": Polygon(),
    "a line": shapely.LineString([(0, 0), (50, 50)]),
    "flat": Polygon([(0, 0), (50, 50), (0, 0), (0, 0)]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_zone_without_an_area_takes_nothing_from_the_others(name):
    """Zones are laid over the parcels while they are still being checked."""
    parcels = layer([box(0, 0, 100, 100)], parcel_id=["1"])
    good = box(0, 0, 10, 10)
    found = overlap_areas(parcels, layer([BROKEN[name], good], kind=["a", "a"]), by="kind")
    assert found["share"].tolist() == pytest.approx([0.01], rel=1e-9)
    with pytest.raises(DataError, match="measured"):
        overlap_areas(parcels, layer([BROKEN[name]], kind=["a"]), by="kind")


def test_broken_zones_and_broken_parcels_are_both_mended_and_named():
    bow = Polygon([(0, 0), (50, 50), (50, 0), (0, 50)])
    found = overlap_areas(
        layer([bow, box(0, 0, 100, 100)], parcel_id=["1", "2"]),
        layer([bow, box(20, 20, 90, 90)], kind=["a", "a"]),
        by="kind",
    )
    expected = (
        shapely.make_valid(bow).area,
        shapely.union(shapely.make_valid(bow), box(20, 20, 90, 90)).area,
    )
    shares = expected[0] / expected[0], expected[1] / 1e4
    assert found["share"].tolist() == pytest.approx(shares, rel=1e-9)
    assert [note.code for note in found.attrs[NOTES]] == ["note.measured_mended"] * 2
