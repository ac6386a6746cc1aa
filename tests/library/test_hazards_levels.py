"""Levels in order, the highest wins, and levels made from rasters."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS

from sedp_spatial import DataError, UsageError
from sedp_spatial.geometry.raster import ArrayRaster, open_raster
from sedp_spatial.geometry.zonal import zonal_statistics
from sedp_spatial.hazards import (
    hazard_levels,
    land_exposure,
    land_exposure_by_raster,
    levels_from_raster,
    open_slope,
)
from sedp_spatial.hazards.levels import order_levels
from sedp_spatial.hazards.thresholds import class_polygons

from .builders import GRID, block, bow_tie, layer, squares

UTM = CRS(32643)


def hazards_of(rows: list[tuple[str, Any, Any]], crs: Any = GRID) -> gpd.GeoDataFrame:
    hazard, level, shapes = zip(*rows, strict=True)
    return gpd.GeoDataFrame({"hazard": hazard, "level": level}, geometry=list(shapes), crs=crs)


def areas(levels: gpd.GeoDataFrame) -> dict[tuple[str, str], float]:
    return {
        (row.hazard, row.level): round(row.geometry.area / 10_000, 6) for row in levels.itertuples()
    }


def test_the_highest_wins_and_hazards_stay_side_by_side() -> None:
    levels = hazard_levels(
        hazards_of(
            [
                ("mudflow", 1, block(0, 0, 4)),
                ("mudflow", 1, block(3, 0, 3)),
                ("mudflow", 3, block(1, 0, 1)),
                ("mudflow", 2, block(1, 0, 2)),
                ("flood", 1, block(0, 0, 6)),
            ]
        )
    )
    assert areas(levels) == {
        ("mudflow", "1"): 4.0,
        ("mudflow", "2"): 1.0,
        ("mudflow", "3"): 1.0,
        ("flood", "1"): 6.0,
    }
    assert levels["rank"].tolist() == [1, 2, 3, 1]


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(1, 4), *[st.integers(0, 6)] * 2, *[st.integers(1, 4)] * 2),
        min_size=1,
        max_size=12,
    )
)
def test_levels_are_disjoint_and_cover_what_was_drawn(rows: list[tuple[int, ...]]) -> None:
    drawn = hazards_of([("flood", level, block(*rest)) for level, *rest in rows])
    levels = hazard_levels(drawn)
    assert levels.area.sum() == pytest.approx(drawn.union_all().area, rel=1e-9)
    for level, own in drawn.groupby("level"):
        higher = drawn[drawn["level"] > level].union_all()
        expected = own.union_all().difference(higher).area
        found = levels[levels["level"] == str(level)].area.sum()
        assert found == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("values", "order", "expected"),
    [
        (["10", "9", "9.0"], None, ["9", "9.0", "10"]),
        (["высокая", "low", "орточо"], None, ["low", "орточо", "высокая"]),
        (["A", "C", "B"], ["C", "B", "A"], ["C", "B", "A"]),
        (["1", "2"], ["2", "1"], ["2", "1"]),
        (["0,5", "0,25"], None, ["0,25", "0,5"]),
    ],
)
def test_the_order_is_found_or_given(values: list[str], order: Any, expected: list[str]) -> None:
    ranks = {value: rank for value, (_, rank) in order_levels(values, order=order).items()}
    assert sorted(values, key=lambda value: (ranks[value], values.index(value) * -1)) in (
        expected,
        sorted(expected, key=lambda v: (ranks[v], values.index(v) * -1)),
    )
    assert [ranks[v] for v in expected] == sorted(ranks[v] for v in expected)


@pytest.mark.parametrize("levels", [["red", "blue"], ["1", "red"], ["I", "II"]])
def test_levels_without_an_order_are_refused(levels: list[str]) -> None:
    drawn = hazards_of([("сель", level, block(i, 0)) for i, level in enumerate(levels)])
    with pytest.raises(DataError, match="no order") as error:
        hazard_levels(drawn)
    assert error.value.params["hazard"] == "mudflow"
    assert "иретке" in error.value.text("ky")


def test_names_are_understood_in_three_languages_and_others_kept() -> None:
    drawn = hazards_of(
        [
            ("Сел", 1, block(0, 0)),
            ("оползень", 1, block(1, 0)),
            ("Flood", 1, block(2, 0)),
            ("Көчкү-X", 1, block(3, 0)),
            ("flood", None, block(4, 0)),
        ]
    )
    levels = hazard_levels(drawn)
    assert set(levels["hazard"]) == {"mudflow", "landslide", "flood", "Көчкү-X"}
    assert ("flood", "unassigned") in areas(levels)
    codes = [note.code for note in levels.attrs["sedp_notes"]]
    assert codes == ["note.hazards_unknown", "note.level_missing"]


def test_bad_hazard_layers_get_a_sentence() -> None:
    good = hazards_of([("flood", 1, block(0, 0))])
    for bad, code in (
        (good.iloc[:0], "error.no_features"),
        (good.drop(columns="level"), "error.no_field"),
        (good.set_crs(None, allow_override=True), "error.no_crs_of"),
        (good.set_geometry([shapely.Point(3_358_000, 4_593_000)]), "error.nothing_to_measure"),
    ):
        with pytest.raises(DataError) as error:
            hazard_levels(bad)
        assert error.value.code == code
    mended = hazard_levels(hazards_of([("flood", 1, bow_tie(0, 0))]))
    assert mended.area.sum() == pytest.approx(5000.0)
    assert mended.attrs["sedp_notes"][0].code == "note.measured_mended"


# --- land -------------------------------------------------------------------------------------


def test_land_closes_by_category_hazard_and_level(parcels: gpd.GeoDataFrame, sample: Any) -> None:
    hazards = gpd.read_file(sample / "municipality.gpkg", layer="hazards")
    land = land_exposure(parcels, hazards)
    assert land.parcels_ha == pytest.approx(17_620, abs=1e-4)
    assert land.residual_ha < 1e-9
    for hazard, own in land.table.groupby("hazard"):
        assert own["area_ha"].sum() == pytest.approx(land.parcels_ha, abs=1e-7), hazard
    by_class = land.table.groupby(["category", "hazard"])["area_ha"].sum().unstack()
    np.testing.assert_allclose(by_class.max(axis=1), by_class.min(axis=1), atol=1e-7)
    # By other means: intersect everything and measure in the plane, which is 1e-4 off at most.
    pieces = gpd.overlay(parcels[["category", "geometry"]], hazards.to_crs(parcels.crs))
    plane = pieces.assign(ha=pieces.area / 1e4).groupby(["category", "hazard", "level"])["ha"].sum()
    found = land.table.set_index(["category", "hazard", "level"])["area_ha"]
    for (category, hazard, level), expected in plane.items():
        assert found[category, hazard, str(level)] == pytest.approx(expected, rel=2e-3, abs=1e-4)
    levels = land.levels
    assert (levels["area_ha"] - levels["inside_ha"] - levels["outside_ha"]).abs().max() < 1e-9


def test_land_by_two_columns_and_what_lies_elsewhere(parcels: gpd.GeoDataFrame) -> None:
    far = hazards_of([("flood", 1, block(900, 900))])
    land = land_exposure(parcels, far, by=["category", "village"])
    assert land.exposed_ha == 0
    assert "note.nothing_exposed" in [note.code for note in land.notes]
    assert land.table["area_ha"].sum() == pytest.approx(2 * land.parcels_ha, abs=1e-6)


# --- rasters ----------------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.integers(1, 7), st.integers(1, 7), st.integers(0, 10_000))
def test_outlines_of_classes_are_their_cells(rows: int, columns: int, seed: int) -> None:
    classes = np.random.default_rng(seed).integers(-1, 3, (rows, columns))
    shapes, which = class_polygons(classes)
    for number in range(3):
        cells = [
            shapely.box(c, r, c + 1, r + 1)
            for r, c in zip(*np.nonzero(classes == number))  # noqa: B905
        ]
        joined = shapely.union_all(shapes[which == number])
        assert joined.symmetric_difference(shapely.union_all(cells)).area == 0
        assert shapely.area(shapes[which == number]).sum() == len(cells)
    if hasattr(shapely, "coverage_is_valid"):
        assert shapely.coverage_is_valid(shapes)


def test_thresholds_make_the_levels_of_the_sample_raster(
    parcels: gpd.GeoDataFrame, sample: Any
) -> None:
    path = sample / "hazard_mudflow.tif"
    drawn = levels_from_raster(path, [1, 2, 3], hazard="mudflow", within=parcels)
    with open_raster(path) as opened:
        cells = opened.read(0, 0, opened.height, opened.width)
    for level in ("1", "2", "3"):
        count = (cells == int(level)).sum()
        assert drawn[drawn["level"] == level].area.sum() == pytest.approx(900 * count)
    whole = land_exposure(parcels, drawn)
    quick = land_exposure_by_raster(parcels, path, [1, 2, 3], hazard="mudflow")
    for result in (whole, quick):
        own = result.table[result.table["hazard"] == "mudflow"]
        assert own["area_ha"].sum() == pytest.approx(result.parcels_ha, abs=1e-6)
    keys = ["category", "level"]
    first = whole.table[whole.table["hazard"] == "mudflow"].set_index(keys)["area_ha"]
    second = quick.table.set_index(keys)["area_ha"]
    for key, area in first.items():
        if key[1] != "not_exposed":
            assert second[key] == pytest.approx(area, abs=1e-5)
    assert quick.table.query("level == 'unknown'")["area_ha"].sum() > 0


def test_a_rotated_raster_in_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(1).integers(0, 4, (30, 25)).astype("int16")
    raster = ArrayRaster(values, (9.0, 4.0, 500_000.0, 5.0, -11.0, 4_600_000.0), UTM, nodata=0)
    monkeypatch.setattr("sedp_spatial.hazards.thresholds._MOST_CELLS", 64)
    drawn = levels_from_raster(raster, {"some": 2, "much": 3}, hazard="flood")
    cell = abs(9 * -11 - 4 * 5)
    assert drawn.area.sum() == pytest.approx(cell * (values >= 2).sum())
    levels = hazard_levels(drawn, order=["some", "much"])
    assert levels["level"].tolist() == ["some", "much"]
    assert levels.area.sum() == pytest.approx(cell * (values >= 2).sum())
    assert {note.code for note in drawn.attrs["sedp_notes"]} == {
        "note.raster_levels",
        "note.raster_unknown",
    }


def test_bad_thresholds_get_a_sentence() -> None:
    raster = ArrayRaster(np.ones((3, 3)), (1.0, 0.0, 0.0, 0.0, -1.0, 3.0), UTM)
    for thresholds in ([], [2, 1], [1, 1], [float("nan")]):
        with pytest.raises(UsageError):
            levels_from_raster(raster, thresholds, hazard="flood")
    with pytest.raises(DataError) as error:
        levels_from_raster(raster, [5], hazard="flood")
    assert error.value.code == "error.raster_no_level"


# --- slope ------------------------------------------------------------------------------------


def slope_of(raster: ArrayRaster) -> np.ndarray:
    with open_slope(raster) as slope:
        return slope.read(0, 0, raster.height, raster.width)


@pytest.mark.parametrize("angle", [0.0, 30.0, 200.0])
def test_a_plane_has_its_slope_on_any_rotated_grid(angle: float) -> None:
    turn, step = np.radians(angle), 10.0
    a, b = step * np.cos(turn), step * np.sin(turn)
    transform = (a, b, 500_000.0, b, -a, 4_600_000.0)
    rows, columns = np.indices((9, 9)) + 0.5
    x, y = a * columns + b * rows, b * columns - a * rows
    found = slope_of(ArrayRaster(0.3 * x + 0.4 * y, transform, UTM))
    assert np.isnan(found[0]).all() and np.isnan(found[:, -1]).all()
    # The map is 0.9996 of the ground on its central meridian.
    assert found[1:-1, 1:-1] == pytest.approx(np.degrees(np.arctan(0.5 * 0.9996)), abs=2e-4)


def test_a_raster_in_degrees_is_measured_on_the_ellipsoid() -> None:
    step = 1 / 240
    rows, columns = np.indices((60, 40)) + 0.5
    transform = (step, 0.0, 74.0, 0.0, -step, 42.0)
    latitude = np.radians(42 - rows * step)
    geod = CRS(4326).get_geod()
    east = slope_of(ArrayRaster(100.0 * columns, transform, CRS(4326)))
    metres = np.radians(step) * geod.a * np.cos(latitude)
    metres /= np.sqrt(1 - geod.es * np.sin(latitude) ** 2)
    expected = np.degrees(np.arctan(100 / metres))
    np.testing.assert_allclose(east[1:-1, 1:-1], expected[1:-1, 1:-1], rtol=1e-6)
    north = slope_of(ArrayRaster(100.0 * rows, transform, CRS(4326)))
    metres = np.radians(step) * geod.a * (1 - geod.es)
    metres = metres / (1 - geod.es * np.sin(latitude) ** 2) ** 1.5
    expected = np.degrees(np.arctan(100 / metres))
    np.testing.assert_allclose(north[1:-1, 1:-1], expected[1:-1, 1:-1], rtol=1e-6)


def test_slopes_of_tiles_fit_together_and_holes_stay_open() -> None:
    z = np.random.default_rng(2).normal(1000, 30, (12, 15))
    z[5, 6] = -9999
    raster = ArrayRaster(z, (30.0, 0.0, 500_000.0, 0.0, -30.0, 4_600_000.0), UTM, nodata=-9999)
    whole = slope_of(raster)
    assert np.isnan(whole[4:7, 5:8]).all()
    with open_slope(raster) as slope:
        np.testing.assert_allclose(slope.read(3, 4, 5, 6), whole[3:8, 4:10], rtol=1e-9)
        box = gpd.GeoDataFrame(
            geometry=[shapely.box(500_000, 4_599_640, 500_450, 4_600_000)], crs=UTM
        )
        table = zonal_statistics(box, slope, stats=("count", "mean"))
    assert table["count"][0] == pytest.approx(np.isfinite(whole).sum())
    assert table["mean"][0] == pytest.approx(np.nanmean(whole), rel=1e-9)
    with pytest.raises(DataError) as error, open_slope(raster, nodata=None) as slope:
        slope.read(0, 0, 12, 15)
    assert error.value.code == "error.nodata_undeclared"


def test_layer_builders_are_not_forgotten() -> None:
    """A hazard over a whole clean grid leaves nothing of it."""
    land = land_exposure(layer(squares(3, 3)), hazards_of([("flood", 2, block(-1, -1, 9, 9))]))
    assert land.exposed_ha == pytest.approx(land.parcels_ha, rel=1e-12)
    assert land.table.query("level == 'not_exposed'")["area_ha"].sum() == pytest.approx(0, abs=1e-9)
