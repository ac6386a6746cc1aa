"""Cells under polygons: exact shares, whoever computes them, wherever the raster lies."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from sedp_spatial import DataError, UsageError
from sedp_spatial.geometry.raster import ArrayRaster
from sedp_spatial.geometry.zonal import zonal_statistics

from .builders import GRID

STATS = ("count", "sum", "mean", "min", "max")
ENGINES = ("kernel", "numpy")
UTM = CRS(32643)


def raster_of(values: Any, transform: Any = (1.0, 0.0, 0.0, 0.0, -1.0, 20.0), **more: Any) -> Any:
    return ArrayRaster(np.asarray(values), transform, more.pop("crs", UTM), **more)


def polygons_of(shapes: list[Any], crs: Any = UTM) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=shapes, crs=crs)


def stars(seed: int, count: int, reach: tuple[float, float] = (-3, 23)) -> list[Any]:
    """Ragged polygons, every third with a hole, some in two parts."""
    random = np.random.default_rng(seed)
    shapes = []
    for number in range(count):
        centre = random.uniform(*reach, 2)
        angle = np.sort(random.uniform(0, 2 * np.pi, random.integers(3, 12)))
        radius = random.uniform(0.05, 8, len(angle))
        corners = centre + np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
        shape = shapely.Polygon(corners).buffer(0)
        if number % 3 == 0:
            shape = shape.difference(shapely.Point(centre).buffer(0.5))
        if number % 7 == 0:
            shape = shape.union(shapely.box(*(centre + 9), *(centre + 10.3)))
        shapes.append(shape)
    return shapes


def cell_shares(shape: Any, raster: Any) -> np.ndarray:
    """The covered share of every cell, by intersecting it with GEOS."""
    a, b, c, d, e, f = raster.transform
    rows, columns = np.indices((raster.height, raster.width))

    def corner(right: int, down: int) -> np.ndarray:
        column, row = columns + right, rows + down
        return np.stack([a * column + b * row + c, d * column + e * row + f], axis=-1)

    ring = np.stack([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)], axis=2)
    cells = shapely.polygons(ring)
    return shapely.area(shapely.intersection(cells, shape)) / shapely.area(cells)


@pytest.fixture(scope="module")
def noisy() -> np.ndarray:
    random = np.random.default_rng(7)
    values = random.normal(100, 20, (20, 20))
    values[random.random((20, 20)) < 0.1] = np.nan
    return values


SPECIAL = [
    shapely.box(2, 3, 5, 7),  # along the grid
    shapely.box(-5, -5, 30, 30),  # larger than the raster
    shapely.box(2.5, 3.5, 2.75, 3.75),  # within a cell
    shapely.box(19, 19, 25, 25),
    shapely.box(30, 30, 31, 31),  # beside the raster
    shapely.box(5, 0, 5 + 1e-7, 20),  # thinner than a hair
    shapely.Polygon([(0, 0), (20, 20), (20, 0)]),  # through the corners of cells
    shapely.box(1, 1, 19, 19).difference(shapely.box(5, 5, 15, 15)),
]


@pytest.mark.parametrize("engine", ENGINES)
def test_like_exactextract(noisy: np.ndarray, engine: Any) -> None:
    oracle = pytest.importorskip("exactextract")
    source = pytest.importorskip("exactextract.raster")
    polygons = polygons_of(stars(1, 200) + SPECIAL)
    kept = source.NumPyRasterSource(
        noisy, xmin=0, ymin=0, xmax=20, ymax=20, nodata=np.nan, srs_wkt=UTM.to_wkt()
    )
    expected = oracle.exact_extract(kept, polygons, list(STATS), output="pandas")
    found = zonal_statistics(polygons, raster_of(noisy), stats=STATS, engine=engine)
    for stat in STATS:
        np.testing.assert_allclose(
            found[stat], expected[stat].astype(float), rtol=1e-6, atol=1e-9, err_msg=stat
        )


@pytest.mark.parametrize("engine", ENGINES)
def test_like_geos_on_a_rotated_and_sheared_grid(noisy: np.ndarray, engine: Any) -> None:
    raster = raster_of(noisy, (0.9, 0.4, -2.0, 0.5, -1.1, 14.0))
    shapes = [shape for shape in stars(2, 40) if not shape.is_empty]
    found = zonal_statistics(polygons_of(shapes), raster, stats=STATS, engine=engine)
    known = ~np.isnan(noisy)
    for position, shape in enumerate(shapes):
        share = cell_shares(shape, raster) * known
        row = found.iloc[position]
        assert row["count"] == pytest.approx(share.sum(), rel=1e-9, abs=1e-9)
        assert row["sum"] == pytest.approx(np.nansum(share * np.nan_to_num(noisy)), rel=1e-9)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(-8, 40), st.integers(-8, 40)), min_size=3, max_size=7, unique=True
    ),
    st.sampled_from([1.0, 0.5, 0.37]),
)
def test_random_polygons_on_and_off_the_grid(corners: list[Any], step: float) -> None:
    """Vertices in cell corners, edges along grid lines, parts outside: shares as GEOS has them."""
    shape = shapely.make_valid(shapely.Polygon(np.array(corners) * step))
    if shape.area == 0:
        return
    values = np.arange(144.0).reshape(12, 12)
    raster = raster_of(values, (1.0, 0.0, 0.0, 0.0, -1.0, 12.0))
    polygons = polygons_of([shape])
    expected = cell_shares(shape, raster)
    tables = [zonal_statistics(polygons, raster, stats=STATS, engine=e) for e in ENGINES]
    for table in tables:
        assert table["count"][0] == pytest.approx(expected.sum(), abs=1e-9)
        assert table["sum"][0] == pytest.approx((expected * values).sum(), rel=1e-9, abs=1e-7)
    np.testing.assert_allclose(tables[0], tables[1], rtol=1e-12, atol=1e-12)


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.floats(0.3, 3.0))
def test_neighbours_share_every_cell_without_loss(seed: int, size: float) -> None:
    """The parts of a coverage add up to the whole, cell by cell."""
    cuts = np.sort(np.random.default_rng(seed).uniform(0, 10, (2, 3)), axis=1)
    x, y = (np.concatenate([[0.0], cut, [10.0]]) for cut in cuts)
    slant = size / 10
    parts = [
        shapely.Polygon(
            [(a, c + slant * a), (b, c + slant * b), (b, d + slant * b), (a, d + slant * a)]
        )
        for a, b in pairwise(x)
        for c, d in pairwise(y)
    ]
    whole = shapely.Polygon([(0, 0), (10, slant * 10), (10, 10 + slant * 10), (0, 10)])
    raster = raster_of(np.random.default_rng(seed).normal(size=(20, 20)))
    split = zonal_statistics(polygons_of(parts), raster, stats=("count", "sum"))
    joined = zonal_statistics(polygons_of([whole]), raster, stats=("count", "sum"))
    np.testing.assert_allclose(split.sum(), joined.iloc[0], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("engine", ENGINES)
def test_fractions_of_classes(engine: Any) -> None:
    classes = np.random.default_rng(3).integers(0, 5, (20, 20)).astype("uint8")
    raster = raster_of(classes, nodata=4)
    shapes = stars(3, 20)
    table = zonal_statistics(
        polygons_of(shapes), raster, stats=("fractions", "count"), engine=engine
    )
    assert list(table.columns) == [*(f"fraction_{n}" for n in range(4)), "count"]
    some = table["count"] > 0
    np.testing.assert_allclose(table[some].iloc[:, :4].sum(axis=1), 1.0, rtol=1e-12)
    share = cell_shares(shapes[1], raster)
    for number in range(4):
        expected = share[classes == number].sum() / share[classes != 4].sum()
        assert table[f"fraction_{number}"][1] == pytest.approx(expected, rel=1e-9)


def test_cells_of_a_raster_in_degrees_weigh_as_much_as_their_area() -> None:
    """One value north, another south: the mean leans to the south, where cells are larger."""
    rows, columns = 40, 8
    values = np.repeat(np.arange(rows)[:, None], columns, axis=1).astype("float32")
    raster = raster_of(values, (0.1, 0.0, 74.0, 0.0, -0.1, 44.0), crs=CRS(4326))
    polygons = polygons_of([shapely.box(74, 40, 74.8, 44)], crs=4326)
    plain = zonal_statistics(polygons, raster, stats=("mean",))["mean"][0]
    weighed = zonal_statistics(polygons, raster, stats=("mean",), weights="area")["mean"][0]
    latitude = np.radians(44 - 0.1 * (np.arange(rows) + 0.5))
    e2 = UTM.ellipsoid and 0.00669438
    weight = np.cos(latitude) / (1 - e2 * np.sin(latitude) ** 2) ** 2
    assert plain == pytest.approx(19.5)
    assert weighed == pytest.approx((np.arange(rows) * weight).sum() / weight.sum(), rel=1e-6)
    both = [
        zonal_statistics(polygons, raster, stats=("mean",), weights="area", engine=e)["mean"][0]
        for e in ENGINES
    ]
    assert both[0] == pytest.approx(both[1], rel=1e-12)


def test_another_crs_keeps_edges_on_their_drawn_course() -> None:
    """A district's edge of 100 km is not cut short by projecting its two ends."""
    raster = raster_of(
        np.random.default_rng(4).normal(1000, 100, (300, 300)),
        (0.01, 0.0, 73.0, 0.0, -0.01, 43.0),
        crs=CRS(4326),
    )
    box = polygons_of([shapely.box(400_000, 4_480_000, 560_000, 4_700_000)])
    found = zonal_statistics(box, raster, stats=("count", "sum"))
    to_degrees = Transformer.from_crs(UTM, 4326, always_xy=True)
    fine = shapely.transform(
        shapely.segmentize(box.geometry[0], 100.0),
        lambda xy: np.column_stack(to_degrees.transform(*xy.T)),
    )
    expected = zonal_statistics(polygons_of([fine], 4326), raster, stats=("count", "sum"))
    np.testing.assert_allclose(found, expected, rtol=1e-6)
    coarse = zonal_statistics(box.to_crs(4326), raster, stats=("count",))["count"][0]
    assert abs(coarse / expected["count"][0] - 1) > 1e-4
    assert [note.code for note in found.attrs["sedp_notes"]] == ["note.polygons_to_raster"]


def test_many_tiles_give_the_numbers_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(5).normal(size=(20, 20))
    polygons = polygons_of(stars(5, 30))
    once = zonal_statistics(polygons, raster_of(values), stats=STATS)
    monkeypatch.setattr("sedp_spatial.geometry.zonal_sums._MOST_CELLS", 24)
    for engine in ENGINES:
        tiled = zonal_statistics(polygons, raster_of(values), stats=STATS, engine=engine)
        np.testing.assert_allclose(tiled, once, rtol=1e-9, atol=1e-12)


def test_what_lies_partly_or_wholly_elsewhere_is_told() -> None:
    polygons = polygons_of([SPECIAL[0], SPECIAL[3], SPECIAL[4], None, shapely.Polygon()])
    polygons.index = ["a", "b", "c", "d", "e"]
    table = zonal_statistics(
        polygons, raster_of(np.ones((20, 20))), stats=("mean", "count", "coverage", "sum", "min")
    )
    assert table.index.tolist() == polygons.index.tolist()
    assert table["coverage"].tolist() == pytest.approx([1.0, 1 / 36, 0.0, 0.0, 0.0])
    assert table["sum"].tolist() == pytest.approx([12.0, 1.0, 0.0, 0.0, 0.0])
    assert table.loc[["c", "d", "e"], ["mean", "min"]].isna().all().all()
    notes = {note.code: note.params for note in table.attrs["sedp_notes"]}
    assert notes["note.zonal_nothing"]["features"] == 3
    assert notes["note.zonal_partly"]["ids"] == ["b"]


def test_a_bow_tie_is_mended_and_told() -> None:
    bow = shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])
    table = zonal_statistics(polygons_of([bow]), raster_of(np.ones((20, 20))), stats=("count",))
    assert table["count"][0] == pytest.approx(8.0)
    assert table.attrs["sedp_notes"][0].code == "note.zonal_mended"


@pytest.mark.parametrize(
    ("kind", "value"), [("int16", -9999), ("int16", -32768), ("uint8", 255), ("float32", -9999.0)]
)
def test_an_undeclared_nodata_is_refused(kind: str, value: float) -> None:
    values = np.full((20, 20), 3, dtype=kind)
    values[5, 5] = value
    polygons = polygons_of([shapely.box(0, 0, 20, 20)])
    with pytest.raises(DataError, match="not declared as nodata") as error:
        zonal_statistics(polygons, raster_of(values))
    assert str(int(value)) in str(error.value)
    kept = zonal_statistics(polygons, raster_of(values), nodata=value, stats=("count", "max"))
    assert kept.iloc[0].tolist() == [399.0, 3.0]
    all_values = zonal_statistics(polygons, raster_of(values), nodata=None, stats=("sum",))
    assert all_values["sum"][0] == pytest.approx(3 * 399 + value)
    with pytest.raises(DataError):
        zonal_statistics(polygons, raster_of(values), stats=("fractions",))


def test_values_that_run_up_to_the_greatest_are_values() -> None:
    """A grey picture uses 255 as it uses 254."""
    grey = np.arange(400).reshape(20, 20).clip(0, 255).astype("uint8")
    table = zonal_statistics(polygons_of([shapely.box(0, 0, 20, 20)]), raster_of(grey))
    assert table["max"][0] == 255


def test_wrong_use_gets_a_sentence() -> None:
    polygons, raster = polygons_of([SPECIAL[0]]), raster_of(np.ones((20, 20)))
    with pytest.raises(UsageError, match="median"):
        zonal_statistics(polygons, raster, stats=("median",))
    with pytest.raises(UsageError):
        zonal_statistics(polygons, raster, engine="fast")  # type: ignore[arg-type]
    with pytest.raises(DataError, match="coordinate reference system"):
        zonal_statistics(polygons.set_crs(None, allow_override=True), raster)
    many = raster_of(np.arange(400.0).reshape(20, 20))
    with pytest.raises(DataError, match="classes"):
        zonal_statistics(polygons_of([shapely.box(0, 0, 20, 20)]), many, stats=("fractions",))


def test_the_sample_municipality(parcels: gpd.GeoDataFrame, sample: Any) -> None:
    relief = zonal_statistics(parcels, sample / "dem.tif", stats=("count", "mean", "coverage"))
    assert parcels.crs == GRID
    cells = parcels.area / 900
    np.testing.assert_allclose(relief["count"], cells, rtol=1e-6)
    np.testing.assert_allclose(relief["coverage"], 1.0, rtol=1e-9)
    assert relief["mean"].between(1000, 4500).all()
    plain = zonal_statistics(parcels.head(500), sample / "dem.tif", engine="numpy")
    compiled = zonal_statistics(parcels.head(500), sample / "dem.tif", engine="kernel")
    np.testing.assert_allclose(plain, compiled, rtol=1e-9)
