"""For random parcels and restrictions: nothing is lost, nothing twice, the strictest wins."""

from __future__ import annotations

import os

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from sedp_spatial.codes import load_codes
from sedp_spatial.geometry.area import drawn_area_m2, horizontal_crs
from sedp_spatial.geometry.sound import areal_part
from sedp_spatial.restrictions import restriction_extract, water_strips
from sedp_spatial.restrictions.strictest import regime_order
from tests.library.builders import X, Y, layer, squares
from tests.library.test_restrictions import limits
from tests.library.test_restrictions_zones import RULES, rivers

EXAMPLES = int(os.environ.get("SEDP_EXAMPLES", "25"))
REGIMES = list(load_codes("regimes"))


@st.composite
def restricted(draw: st.DrawFn) -> gpd.GeoDataFrame:
    """Up to six rectangles and triangles with random regimes, names and dates."""
    count = draw(st.integers(1, 6))
    whole = st.integers(-20, 320)
    shapes = []
    for _ in range(count):
        x, y = X + draw(whole), Y + draw(whole)
        wide, high = draw(st.integers(1, 250)), draw(st.integers(1, 250))
        shape = box(x, y, x + wide, y + high)
        if draw(st.booleans()):
            shape = shapely.Polygon([(x, y), (x + wide, y), (x, y + high)])
        shapes.append(shape)
    years = st.sampled_from([None, "2010", "2020", "2030"])
    starts = [draw(years) for _ in range(count)]
    stops = [None if start else draw(years) for start in starts]
    return limits(
        shapes,
        regime=[draw(st.sampled_from(REGIMES)) for _ in range(count)],
        name=[draw(st.sampled_from(["A", "B"])) for _ in range(count)],
        valid_from=starts,
        valid_to=stops,
    )


def area(shapes: list) -> np.ndarray:
    """Ellipsoidal areas; an intersection may hold lines beside its polygons."""
    areal = areal_part(np.array(shapes, dtype=object))
    return drawn_area_m2(areal, horizontal_crs(layer(squares(1)).crs))


@settings(max_examples=EXAMPLES)
@given(restrictions=restricted())
def test_land_closes_and_the_strictest_regime_takes_it(restrictions):
    parcels = layer(squares(3, 3))
    result = restriction_extract(parcels, restrictions, tolerance_m=0.0)
    seen = shapely.Polygon()
    for regime in regime_order():
        own = restrictions.geometry[restrictions["regime"] == regime]
        new = shapely.difference(shapely.union_all(own.to_numpy()), seen) if len(own) else None
        expected = (
            area([shapely.intersection(p, new) for p in parcels.geometry])
            if new is not None
            else np.zeros(len(parcels))
        )
        assert result.parcels[f"{regime}_m2"].to_numpy() == pytest.approx(expected, abs=1e-5)
        seen = shapely.union(seen, shapely.union_all(own.to_numpy())) if len(own) else seen
    total = result.parcels["restricted_m2"] + result.parcels["free_m2"]
    assert total.to_numpy() == pytest.approx(result.parcels["measured_m2"].to_numpy(), rel=1e-12)
    total_row = result.categories.set_index("category").loc["total"]
    assert total_row.drop(["parcels", "area_ha"]).sum() == pytest.approx(total_row["area_ha"])


@settings(max_examples=EXAMPLES)
@given(restrictions=restricted())
def test_a_row_is_the_union_of_what_is_called_the_same(restrictions):
    parcels = layer(squares(2, 2, size=150.0))
    result = restriction_extract(parcels, restrictions, tolerance_m=0.0)
    shapes = dict(zip(parcels["parcel_id"], parcels.geometry, strict=True))
    for row in result.table.itertuples():
        same = restrictions[
            (restrictions["regime"] == row.regime) & (restrictions["name"] == row.name)
        ]
        oracle = shapely.intersection(shapes[row.parcel_id], same.union_all())
        assert row.area_m2 == pytest.approx(area([oracle])[0], abs=1e-5)
        assert row.share <= 1 + 1e-9
    order = [regime_order().index(regime) for regime in result.table["regime"]]
    for _, rows in result.table.assign(order=order).groupby("parcel_id", sort=False):
        assert rows["order"].is_monotonic_increasing


@settings(max_examples=EXAMPLES)
@given(restrictions=restricted(), year=st.integers(2005, 2035))
def test_the_date_filter_keeps_exactly_what_is_in_force(restrictions, year):
    parcels = layer(squares(3, 3))
    day = f"{year}-06-15"
    starts, stops = restrictions["valid_from"], restrictions["valid_to"]
    valid = (starts.fillna("0000") <= str(year)) & (stops.fillna("9999") >= str(year))
    dated = restriction_extract(parcels, restrictions, on=day, tolerance_m=0.0)
    if not valid.any():
        assert len(dated.table) == 0
        assert dated.free_ha == pytest.approx(dated.measured_ha)
        return
    alone = restriction_extract(parcels, restrictions[valid], tolerance_m=0.0)
    assert dated.table["area_m2"].tolist() == pytest.approx(alone.table["area_m2"].tolist())
    assert dated.restricted_ha == pytest.approx(alone.restricted_ha)


@settings(max_examples=EXAMPLES)
@given(
    points=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=2, max_size=5),
    width=st.integers(1, 80),
)
def test_a_strip_is_every_place_within_its_width(points, width):
    points = list(dict.fromkeys(points))
    if len(points) < 2:
        return
    line = LineString([(X + x, Y + y) for x, y in points])
    rules = RULES.iloc[:1].assign(width_m=[width])
    strip = water_strips(rivers([line]), rules).layer.geometry.iloc[0]
    # The grid's own scale here is 1.0000; a circle of 64 corners lies inside the true one.
    oracle = line.buffer(width, quad_segs=200)
    assert strip.area == pytest.approx(oracle.area, rel=3e-3)
    assert oracle.buffer(width * 2e-3).covers(strip)
    assert strip.buffer(width * 2e-3).covers(line.buffer(width * 0.99))
