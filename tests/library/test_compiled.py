"""What is compiled where numba is there gives the numbers of the plain way."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sedp_spatial import area_m2, overlap_areas, overlap_areas_of_file, read_layer
from sedp_spatial.geometry import area, coverage
from sedp_spatial.geometry.rings import rings_of, signed_ring_areas
from sedp_spatial.geometry.wkb import rings_of_wkb

SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers" / "municipality.gpkg"


@pytest.fixture(scope="module")
def parcels() -> gpd.GeoDataFrame:
    return read_layer(SAMPLE, "parcels", kind="parcels")


@pytest.mark.parametrize("crs", (7694, 4326))
@pytest.mark.parametrize("edges", ("drawn", "geodesic"))
def test_compiled_moments_give_the_same_areas(parcels, crs, edges, monkeypatch):
    layer = parcels.to_crs(crs)
    plain = area_m2(layer, edges=edges)
    monkeypatch.setattr(area, "WORTH_COMPILING", 0)
    compiled = area_m2(layer, edges=edges)
    assert np.allclose(compiled, plain, rtol=1e-12, atol=1e-6)


def test_compiled_edge_keys_are_the_plain_ones(parcels, monkeypatch):
    rings = rings_of(np.asarray(parcels.geometry.values, dtype=object))
    areas = signed_ring_areas(rings)
    plain = coverage._edge_keys(rings, areas)
    monkeypatch.setattr(coverage, "WORTH_COMPILING", 0)
    compiled = coverage._edge_keys(rings, areas)
    walked = plain[1] != 0
    assert np.array_equal(compiled[1], plain[1])
    assert np.array_equal(compiled[0][walked], plain[0][walked])
    assert np.array_equal(compiled[2][walked], plain[2][walked])


def test_rings_read_from_bytes_are_those_of_the_geometries(parcels):
    shapes = np.append(
        parcels.geometry.values[::50], shapely.box(0, 0, 9, 9) - shapely.box(2, 2, 3, 3)
    )
    shapes = np.append(
        shapes, shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 7, 7)])
    )
    data = shapely.to_wkb(shapes)
    offsets = np.concatenate([[0], np.cumsum([len(one) for one in data])])
    found = rings_of_wkb(np.frombuffer(b"".join(data), dtype=np.uint8), offsets)
    expected = rings_of(shapes)
    assert np.array_equal(found.xy, expected.xy)
    assert np.array_equal(found.offsets, expected.offsets)
    assert np.array_equal(found.owner, expected.owner)
    assert np.array_equal(found.is_hole, expected.is_hole)


@pytest.mark.parametrize(
    "shape",
    (
        shapely.Point(0, 0),
        shapely.Polygon(),
        shapely.Polygon([(0, 0, 1), (1, 0, 1), (0, 1, 1)]),
        shapely.GeometryCollection([shapely.box(0, 0, 1, 1)]),
    ),
)
def test_bytes_that_are_no_plain_polygons_are_left_to_geos(shape):
    data = np.frombuffer(shapely.to_wkb(shape), dtype=np.uint8)
    assert rings_of_wkb(data, np.array([0, len(data)])) is None


@pytest.mark.parametrize("suffix", ("gpkg", "parquet"))
def test_a_file_in_batches_gives_the_table_of_the_layer(parcels, suffix, tmp_path):
    hazards = read_layer(SAMPLE, "hazards", kind="hazards")
    expected = overlap_areas(parcels, hazards, by=["hazard", "level"])
    path, layer = SAMPLE, "parcels"
    if suffix == "parquet":
        path, layer = tmp_path / "parcels.parquet", None
        parcels.to_parquet(path)
    tables = list(
        overlap_areas_of_file(path, hazards, by=["hazard", "level"], layer=layer, batch=1000)
    )
    assert len(tables) == -(-len(parcels) // 1000)
    found = pd.concat(tables, ignore_index=True)
    for column in ("parcel_id", "hazard", "level", "parcel"):
        assert found[column].tolist() == expected[column].tolist()
    assert np.abs(found["area_m2"] - expected["area_m2"]).max() < 1e-5


def test_parcels_without_a_number_are_named_by_their_row_in_the_file(parcels, tmp_path):
    hazards = read_layer(SAMPLE, "hazards", kind="hazards")
    few = parcels.iloc[:60].drop(columns="parcel_id")
    some = parcels.iloc[:60].assign(parcel_id=[None if n % 2 else f"P{n}" for n in range(60)])
    for layer, expected in ((few, "row:{}"), (some, None)):
        path = tmp_path / f"{expected is None}.parquet"
        layer.to_parquet(path)
        found = pd.concat(overlap_areas_of_file(path, hazards, by="hazard", batch=7))
        assert len(found)
        for name, row in zip(found["parcel_id"], found["parcel"], strict=True):
            known = expected is None and row % 2 == 0
            assert name == (f"P{row}" if known else f"row:{row}")
