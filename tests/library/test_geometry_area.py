"""Areas on the ellipsoid, against pyproj.Geod polygon by polygon."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS
from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.affinity import rotate
from shapely.ops import split

from sedp_spatial import DataError, UsageError, area_m2
from tests.library.builders import GRID, X, Y, block, geodesic_oracle, layer, polygons_near

LOCAL_CRS = CRS('LOCAL_CS["site grid",UNIT["metre",1]]')
SIZES = [10.0, 30, 60, 100, 200, 400, 700, 1000, 1500, 1900, 2100, 4000, 9000, 20_000]
BOUND = CRS("+proj=utm +zone=43 +ellps=krass +towgs84=15,-130,-84,0,0,0,0 +type=crs")

PLACES = {
    "degrees": (74.6, 42.1, CRS(4326)),
    "degrees, 3D": (74.6, 42.1, CRS(4979)),
    "grads": (2.5, 46.5, CRS(4807)),
    "Web Mercator": (74.6, 42.1, CRS(3857)),
    "Kyrg-06 zone 3": (74.6, 42.1, CRS(7694)),
    "UTM": (74.6, 42.1, CRS(32643)),
    "UTM, edge of the zone": (77.9, 42.1, CRS(32643)),
    "Lambert, France": (2.5, 46.5, CRS(2154)),
    "US survey feet": (-73.5, 40.8, CRS(2263)),
    "with heights": (74.6, 42.1, CRS("EPSG:32643+5773")),
    "with a datum shift": (74.6, 42.1, BOUND),
}


@pytest.mark.parametrize("place", PLACES)
def test_areas_are_those_of_geodesic_polygons(place: str) -> None:
    lon, lat, crs = PLACES[place]
    polygons = polygons_near(lon, lat, crs, sizes=SIZES * 4)
    measured = area_m2(gpd.GeoDataFrame(geometry=polygons))
    expected = geodesic_oracle(polygons)
    # Geod itself is only good to about a square millimetre.
    assert (np.abs(measured - expected) <= 1e-6 * expected + 1e-3).all()


@pytest.mark.parametrize("crs", [4326, 3857, 7694, 32643])
@pytest.mark.parametrize("kilometres", [1, 5, 30, 100])
def test_a_box_of_four_corners_is_measured_along_geodesics(crs: int, kilometres: int) -> None:
    degrees = kilometres / 111
    shape = gpd.GeoSeries([box(74.2, 41.5, 74.2 + degrees, 41.5 + degrees)], crs=4326).to_crs(crs)
    assert area_m2(shape.to_frame("geometry"))[0] == pytest.approx(
        geodesic_oracle(shape)[0], rel=1e-6
    )


@pytest.mark.parametrize("crs", [4326, 3857, 7694, 32643])
def test_sample_parcels_in_any_system(parcels: gpd.GeoDataFrame, crs: int) -> None:
    some = parcels.iloc[::40].to_crs(crs)
    expected = geodesic_oracle(some.geometry)
    measured = area_m2(some)
    assert (np.abs(measured - expected) <= 1e-6 * expected + 1e-3).all()


def test_web_mercator_is_not_taken_at_its_word() -> None:
    plot = gpd.GeoDataFrame(geometry=[block(0, 0)], crs=GRID).to_crs(3857)
    assert plot.area[0] > 17_000
    assert area_m2(plot)[0] == pytest.approx(10_000, rel=2e-4)


def test_holes_are_taken_away_and_parts_are_added() -> None:
    hole = shapely.difference(block(0, 0, 3, 3), block(1, 1))
    parts = MultiPolygon([block(5, 0), block(7, 0, 2, 1)])
    one = area_m2(layer([block(0, 0)]))[0]
    measured = area_m2(layer([hole, parts]))
    assert measured[0] == pytest.approx(8 * one, rel=1e-5)
    assert measured[1] == pytest.approx(3 * one, rel=1e-5)


def test_a_large_hole_is_taken_away_from_a_large_shell() -> None:
    ring = Polygon(
        box(74.0, 41.0, 75.0, 42.0).exterior.coords,
        [box(74.2, 41.2, 74.8, 41.8).exterior.coords[::-1]],
    )
    series = gpd.GeoSeries([ring], crs=4326)
    assert area_m2(series.to_frame("geometry"))[0] == pytest.approx(
        geodesic_oracle(series)[0], rel=1e-6
    )


def test_rings_count_the_same_whichever_way_they_run() -> None:
    shape = shapely.difference(block(0, 0, 3, 3), block(1, 1))
    turned = [shape.reverse(), shapely.orient_polygons(shape, exterior_cw=True), shape]
    measured = area_m2(layer(turned))
    assert np.ptp(measured) < 1e-6


@pytest.mark.parametrize("edges", ["geodesic", "drawn"])
def test_what_has_no_area_measures_nothing_and_the_index_is_kept(edges: str) -> None:
    shapes = [block(0, 0), None, Polygon(), Point(X, Y), LineString([(X, Y), (X + 9, Y)])]
    gdf = layer(shapes).set_index(pd.Index(list("abcde"), name="key"))
    measured = area_m2(gdf, edges=edges)
    assert measured.index.equals(gdf.index)
    assert measured.name == "area_m2"
    assert measured["a"] == pytest.approx(10_000, rel=1e-3)
    assert (measured[["b", "c", "d", "e"]] == 0).all()


@pytest.mark.parametrize("shapes", [[], [None, None], [Polygon()]])
def test_a_layer_without_any_area(shapes: list) -> None:
    assert area_m2(layer(shapes)).tolist() == [0.0] * len(shapes)


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
def test_a_polygon_thrown_out_of_the_map_does_not_spoil_the_others() -> None:
    lost = Polygon([(X, Y), (np.inf, Y), (X, Y + 9)])
    with_it, without = area_m2(layer([block(0, 0), lost])), area_m2(layer([block(0, 0)]))
    assert with_it[0] == pytest.approx(without[0], rel=1e-9)


def test_degrees_beyond_the_pole_have_no_area_rather_than_a_wrong_one() -> None:
    assert area_m2(gpd.GeoDataFrame(geometry=[box(120, 150, 121, 151)], crs=4326)).isna().all()


@pytest.mark.parametrize("crs", [None, LOCAL_CRS, CRS(4978)], ids=["none", "local", "geocentric"])
def test_a_layer_without_a_place_on_earth_is_refused(crs: CRS | None) -> None:
    with pytest.raises(DataError) as caught:
        area_m2(layer([block(0, 0)], crs=crs))
    assert "coordinate reference system" in str(caught.value)


def test_an_unknown_reading_of_edges_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="geodesic, drawn"):
        area_m2(layer([block(0, 0)]), edges="straight")  # type: ignore[arg-type]


# --- edges as drawn --------------------------------------------------------------------------


def cut_at_random(shape: Polygon, cuts: int, seed: int) -> list[Polygon]:
    """A polygon cut along random lines; shared ends are the same vertex in both pieces."""
    random = np.random.default_rng(seed)
    pieces = [shape]
    size = shape.length
    for _ in range(cuts):
        x, y = random.uniform(shape.bounds[:2], shape.bounds[2:])
        line = rotate(LineString([(x - size, y), (x + size, y)]), random.uniform(0, 180))
        pieces = [part for piece in pieces for part in split(piece, line).geoms]
    return pieces


@pytest.mark.parametrize("crs", [4326, 3857, 7694, 2154])
@pytest.mark.parametrize("kilometres", [0.05, 1, 40])
def test_parts_of_a_drawn_polygon_add_up_to_it(crs: int, kilometres: float) -> None:
    lon, lat = (2.5, 46.5) if crs == 2154 else (74.3, 41.6)
    whole = polygons_near(lon, lat, CRS(crs), sizes=[kilometres * 1000] * 3)[2]
    for seed in range(3):
        pieces = cut_at_random(whole, 8, seed)
        assert len(pieces) >= 5
        frame = gpd.GeoDataFrame(geometry=[whole, *pieces], crs=crs)
        areas = area_m2(frame, edges="drawn")
        assert areas[1:].sum() == pytest.approx(areas[0], rel=1e-10)


def test_neighbours_measured_in_different_layers_add_up_to_their_union() -> None:
    """A balance measures parcels, faces and the territory one after the other."""
    for size in (1.0, 10.0, 100.0, 1000.0):
        a, b = block(0, 0, size=size), block(1, 0, size=size)
        apart = area_m2(layer([a]), edges="drawn")[0] + area_m2(layer([b]), edges="drawn")[0]
        together = area_m2(layer([block(0, 0, 2, 1, size=size)]), edges="drawn")[0]
        assert apart == pytest.approx(together, rel=1e-10)


def test_millimetres_survive_large_coordinates() -> None:
    base = area_m2(layer([block(0, 0)]), edges="drawn")[0]
    wider = Polygon([(X, Y), (X + 100.001, Y), (X + 100.001, Y + 100), (X, Y + 100)])
    assert area_m2(layer([wider]), edges="drawn")[0] - base == pytest.approx(0.1, rel=1e-3)


def test_drawn_and_geodesic_edges_agree_on_a_national_grid(parcels: gpd.GeoDataFrame) -> None:
    some = parcels.iloc[::100]
    assert np.allclose(area_m2(some), area_m2(some, edges="drawn"), rtol=1e-7)
