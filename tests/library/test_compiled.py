"""What is compiled where numba is there gives the numbers of the plain way."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sedp_spatial import (
    DataError,
    area_m2,
    overlap_areas,
    overlap_areas_of_file,
    read_layer,
    streaming,
)
from sedp_spatial.geometry import area, coverage, overlap
from sedp_spatial.geometry.rings import rings_of
from sedp_spatial.geometry.wkb import rings_of_wkb
from sedp_spatial.layers import batches

from .builders import block, layer

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
    areas = rings.signed_areas
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


@pytest.mark.parametrize("numba", (True, False))
@pytest.mark.parametrize("source", ("gpkg", "WKB", "geoarrow", "geoarrow of multipolygons"))
def test_a_file_in_batches_gives_the_table_of_the_layer(
    parcels, source, numba, tmp_path, monkeypatch
):
    """Whatever the encoding, and whether rings are read or geometries are built."""
    if not numba:
        for module in (batches, overlap):
            monkeypatch.setattr(module, "has", lambda name: name != "numba")
    made = []
    prepared = streaming.ready_zones
    monkeypatch.setattr(streaming, "ready_zones", lambda *given: made.append(1) or prepared(*given))
    hazards = read_layer(SAMPLE, "hazards", kind="hazards")
    expected = overlap_areas(parcels, hazards, by=["hazard", "level"])
    path, layer = SAMPLE, "parcels"
    if source != "gpkg":
        path, layer = tmp_path / "parcels.parquet", None
        encoding, _, many = source.partition(" of ")
        kept = parcels if not many else _with_a_multipolygon(parcels)
        kept.to_parquet(path, geometry_encoding=encoding)
    tables = list(
        overlap_areas_of_file(path, hazards, by=["hazard", "level"], layer=layer, batch=1000)
    )
    assert len(tables) == -(-len(parcels) // 1000)
    assert made == [1]  # the zones are made ready once, not for every batch
    found = pd.concat(tables, ignore_index=True)
    for column in ("parcel_id", "hazard", "level", "parcel"):
        assert found[column].tolist() == expected[column].tolist()
    assert np.abs(found["area_m2"] - expected["area_m2"]).max() < 1e-5


def _with_a_multipolygon(parcels):
    """The same land; a geometry of two parts makes the whole column one of multipolygons."""
    return parcels.set_geometry(
        [shapely.MultiPolygon([shape]) if shape.geom_type == "Polygon" else shape
         for shape in parcels.geometry],
        crs=parcels.crs,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ("WKB", "geoarrow"))
@pytest.mark.parametrize("numba", (True, False))
def test_holes_parts_and_records_without_an_outline(encoding, numba, tmp_path, monkeypatch):
    """A batch with nothing in it, a batch with something missing, and one of plain polygons."""
    if not numba:
        for module in (batches, overlap):
            monkeypatch.setattr(module, "has", lambda name: name != "numba")
    ring = block(0, 0, 4, 4) - block(1, 1, 2, 2)
    two = shapely.MultiPolygon([block(5, 0), block(7, 0)])
    shapes = [None, None, ring, None, block(9, 0), two, ring, block(9, 0)]
    path = tmp_path / "odd.parquet"
    odd = layer(shapes)
    odd.to_parquet(path, geometry_encoding=encoding)
    zones = layer([block(-1, -1, 3, 7), block(7.5, -1, 9, 9)], zone=["west", "east"])
    tables = list(overlap_areas_of_file(path, zones, by="zone", batch=2))
    assert len(tables[0]) == 0 and len(tables) == 4
    found = pd.concat(tables, ignore_index=True)
    expected = overlap_areas(odd[odd.geometry.notna()], zones, by="zone")
    assert found["parcel_id"].tolist() == expected["parcel_id"].tolist()
    assert found["zone"].tolist() == expected["zone"].tolist()
    assert np.abs(found["area_m2"] - expected["area_m2"]).max() < 1e-6
    assert found["parcel"].tolist() == [2, 4, 5, 6, 7]


def test_an_encoding_nobody_knows_and_a_file_that_is_not_there_are_named(tmp_path):
    zones = layer([block(0, 0)], zone=["a"])
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy([0], [0]), crs=7694)
    points.to_parquet(tmp_path / "points.parquet", geometry_encoding="geoarrow")
    for name, code in (("points", "error.unreadable"), ("absent", "error.no_file")):
        with pytest.raises(DataError) as error:
            next(overlap_areas_of_file(tmp_path / f"{name}.parquet", zones, by="zone"))
        assert error.value.code == code


def test_parcels_without_a_number_are_named_by_their_row_in_the_file(parcels, tmp_path):
    hazards = read_layer(SAMPLE, "hazards", kind="hazards")
    few = parcels.iloc[:60].drop(columns="parcel_id")
    some = parcels.iloc[:60].assign(parcel_id=[None if n % 2 else f"P{n}" for n in range(60)])
    for kept, expected in ((few, "row:{}"), (some, None)):
        path = tmp_path / f"{expected is None}.parquet"
        kept.to_parquet(path)
        found = pd.concat(overlap_areas_of_file(path, hazards, by="hazard", batch=7))
        assert len(found)
        for name, row in zip(found["parcel_id"], found["parcel"], strict=True):
            known = expected is None and row % 2 == 0
            assert name == (f"P{row}" if known else f"row:{row}")
