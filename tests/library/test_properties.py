"""For random layers with random defects: nothing is lost, nothing is counted twice.

The oracles are unions and intersections by shapely; what the library finds by cancelling edges
must be the same land.
"""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon
from shapely.affinity import translate

from sedp_spatial import area_m2, check_layer, land_balance, land_change, repair_layer
from sedp_spatial.codes import load_codes
from tests.library.builders import GRID, X, Y, layer

EXAMPLES = int(os.environ.get("SEDP_EXAMPLES", "25"))
SIZE = 60.0
CATEGORIES = [*load_codes("categories"), None, "?", "Токой фондусунун жерлери"]
KINDS = [*load_codes("land_kinds"), None, "огород"]
DEFECTS = (
    "shift",
    "copy",
    "twist",
    "widen",
    "narrow",
    "remove",
    "null",
    "empty",
    "collapse",
    "join",
    "far",
    "nick",
    "reverse",
)


@dataclass(frozen=True)
class Case:
    """A random layer and, perhaps, its boundary."""

    parcels: gpd.GeoDataFrame
    boundary: gpd.GeoDataFrame | None
    shapes: list[Any]  # the outlines in metres


def mesh(random: np.random.Generator, columns: int, rows: int, grain: float) -> list[Polygon]:
    """Quadrangles and triangles that share all their vertices, as a careful surveyor draws."""
    x, y = np.meshgrid(np.arange(columns + 1) * SIZE, np.arange(rows + 1) * SIZE)
    corners = np.dstack([x, y]) + random.uniform(-0.3, 0.3, (rows + 1, columns + 1, 2)) * SIZE
    corners = np.round(corners / grain) * grain + (X, Y)
    shapes = []
    for row, column in itertools.product(range(rows), range(columns)):
        a, b = corners[row, column], corners[row, column + 1]
        c, d = corners[row + 1, column + 1], corners[row + 1, column]
        if random.random() < 0.25:
            shapes += [Polygon([a, b, c]), Polygon([a, c, d])]
        else:
            shapes.append(Polygon([a, b, c, d]))
    return shapes


def spoil(random: np.random.Generator, shapes: list[Any], defect: str, size: float) -> None:
    """Put one defect into a list of outlines."""
    usable = [i for i, shape in enumerate(shapes) if shape is not None and shape.area > 0]
    if not usable:
        return
    at = int(random.choice(usable))
    shape = shapes[at]
    if defect == "shift":
        shapes[at] = translate(shape, *(random.uniform(-1, 1, 2) * size))
    elif defect == "copy":
        shapes.append(shape)
    elif defect == "twist":
        ring = shapely.get_coordinates(shape)[:-1]
        if len(ring) > 3:
            shapes[at] = Polygon(ring[[0, 2, 1, *range(3, len(ring))]])
    elif defect == "widen":
        shapes[at] = shape.buffer(size, join_style="mitre")
    elif defect == "narrow":
        inner = shape.buffer(-min(size, 5.0), join_style="mitre")
        shapes[at] = shape if inner.is_empty else inner
    elif defect == "remove":
        shapes.pop(at)
    elif defect == "null":
        shapes[at] = None
    elif defect == "empty":
        shapes[at] = Polygon()
    elif defect == "collapse":
        ring = shapely.get_coordinates(shape)
        shapes[at] = Polygon([ring[0], ring[1], ring[0]])
    elif defect == "join":
        other = int(random.choice(usable))
        simple = {shape.geom_type, shapes[other].geom_type} == {"Polygon"}
        if simple and shapely.disjoint(shape, shapes[other]):
            shapes[at] = MultiPolygon([shape, shapes[other]])
            shapes.pop(other)
    elif defect == "far":
        shapes.append(translate(shape, 20 * SIZE, 3 * SIZE))
    elif defect == "nick":
        nick = shape.centroid.buffer(size / 3 + 1, quad_segs=2)
        shapes[at] = shapely.difference(shape, nick) if shape.is_valid else shape
    elif defect == "reverse":
        shapes[at] = shape.reverse()


@st.composite
def cases(draw: st.DrawFn, *, crs: tuple[Any, ...] = (GRID, 4326, 3857)) -> Case:
    """A mesh with up to six defects, in metres or degrees, with or without a boundary."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    columns, rows = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    shapes: list[Any] = list(mesh(random, columns, rows, draw(st.sampled_from([0.001, 1e-6]))))
    outline, whole = shapely.union_all(shapes), shapes[0]
    for defect in draw(st.lists(st.sampled_from(DEFECTS), max_size=6)):
        size = draw(st.sampled_from([0.002, 0.3, 7.0, 40.0]))
        spoil(random, shapes, defect, size)
    measurable = [s for s in shapes if s is not None and s.area > 0]
    if not measurable:
        shapes.append(whole)
    count = len(shapes)
    parcels = layer(
        shapes,
        category=random.choice(np.array(CATEGORIES, dtype=object), count),
        land_kind=random.choice(np.array(KINDS, dtype=object), count),
        in_use=random.choice(np.array(["yes", "no", None, "maybe"], dtype=object), count),
        registered_area_ha=random.choice([0.36, np.nan, -1.0], count),
    )
    kind = draw(st.sampled_from(["none", "exact", "cut", "wide"]))
    changed = {"cut": outline.buffer(-SIZE / 3), "wide": outline.buffer(SIZE / 5)}
    border = changed.get(kind, outline)
    system = draw(st.sampled_from(crs))
    boundary = None
    if kind != "none" and not border.is_empty:
        boundary = gpd.GeoDataFrame(geometry=[border], crs=GRID).to_crs(system)
    return Case(parcels.to_crs(system), boundary, shapes)


def measurable(parcels: gpd.GeoDataFrame) -> np.ndarray:
    """What can be measured of each parcel, by shapely alone."""
    shapes = np.asarray(parcels.geometry.values, dtype=object).copy()
    bad = ~shapely.is_valid(shapes)
    shapes[bad] = shapely.make_valid(shapes[bad], method="structure", keep_collapsed=False)
    return shapes


def laid_flat(frame: gpd.GeoDataFrame, like: gpd.GeoDataFrame | None = None) -> gpd.GeoDataFrame:
    """Degrees on an equal-area map about the layer's middle; anything else as it is drawn."""
    if not frame.crs.is_geographic:
        return frame
    west, south, east, north = (frame if like is None else like).total_bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    return frame.to_crs(f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m")


def hectares(shapes: Any, crs: Any) -> np.ndarray:
    frame = gpd.GeoDataFrame(geometry=np.atleast_1d(np.asarray(shapes, dtype=object)), crs=crs)
    return area_m2(frame, edges="drawn").to_numpy() / 1e4


@given(cases(), st.sampled_from(["category", "land_kind", "in_use", "parcel_id"]))
@settings(max_examples=EXAMPLES)
def test_the_balance_closes_and_loses_no_parcel(case: Case, by: str) -> None:
    parcels = case.parcels
    balance = land_balance(parcels, boundary=case.boundary, by=by)
    near = pytest.approx(balance.territory_ha, rel=1e-9)
    closed = balance.parcels_ha - balance.overlap_ha + balance.gap_ha - balance.outside_ha
    assert closed == near
    assert balance.residual_ha == pytest.approx(closed - balance.territory_ha, abs=1e-12)
    assert balance.table["area_ha"].sum() == near
    assert balance.table["share"].sum() == pytest.approx(1, rel=1e-9)
    assert balance.table["parcels"].sum() == len(parcels)
    assert balance.cross["area_ha"].sum() == pytest.approx(balance.parcels_ha, rel=1e-9)
    assert balance.cross["parcels"].sum() == len(parcels)
    uses = balance.table[["used_ha", "unused_ha", "unknown_use_ha"]].to_numpy().sum()
    assert uses == pytest.approx(balance.parcels_ha, rel=1e-9)
    registered = parcels["registered_area_ha"].sum()
    assert balance.table["registered_ha"].sum() == pytest.approx(registered)


@given(cases())
@settings(max_examples=EXAMPLES)
def test_the_balance_agrees_with_the_union_of_the_parcels(case: Case) -> None:
    balance = land_balance(case.parcels, boundary=case.boundary)
    parcels = laid_flat(case.parcels)
    shapes = measurable(parcels)
    union = shapely.union_all(shapes)
    covered = hectares(union, parcels.crs)[0]
    close = {"rel": 1e-8, "abs": 1e-10}
    assert balance.covered_ha == pytest.approx(covered, **close)
    assert balance.parcels_ha == pytest.approx(hectares(shapes, parcels.crs).sum(), **close)
    assert balance.overlap_ha == pytest.approx(balance.parcels_ha - covered, rel=1e-6, abs=1e-9)
    if case.boundary is not None:
        border = laid_flat(case.boundary, like=case.parcels).geometry.iloc[0]
        gap = hectares(border.difference(union), parcels.crs)[0]
        outside = hectares(union.difference(border), parcels.crs)[0]
        assert balance.gap_ha == pytest.approx(gap, rel=1e-6, abs=1e-8)
        assert balance.outside_ha == pytest.approx(outside, rel=1e-6, abs=1e-8)
        assert balance.territory_ha == pytest.approx(hectares(border, parcels.crs)[0], rel=1e-9)


@given(cases())
@settings(max_examples=EXAMPLES)
def test_the_pieces_of_a_balance_are_its_figures(case: Case) -> None:
    balance = land_balance(case.parcels, boundary=case.boundary)
    pieces = balance.layer
    sums = pieces["area_m2"].groupby(pieces["kind"]).sum() / 1e4
    assert sums.get("gap", 0.0) == pytest.approx(balance.gap_ha, rel=1e-9, abs=1e-12)
    outside = pieces[pieces["kind"] == "outside"]
    assert outside["area_m2"].sum() / 1e4 == pytest.approx(balance.outside_ha, rel=1e-9, abs=1e-12)
    surplus = pieces["area_m2"] * (pieces["depth"] - 1).clip(lower=0)
    assert surplus.sum() / 1e4 == pytest.approx(balance.overlap_ha, rel=1e-9, abs=1e-12)
    for ids, depth in zip(pieces["parcel_ids"], pieces["depth"], strict=True):
        assert len(ids) == depth


@given(cases(crs=(GRID,)))
@settings(max_examples=EXAMPLES)
def test_the_check_finds_every_overlap_and_gap(case: Case) -> None:
    parcels = case.parcels
    table = check_layer(parcels, boundary=case.boundary).table
    shapes = measurable(parcels)
    # A later copy of the same outline is reported as a copy, not as an overlap.
    keys = [None if s is None or s.area == 0 else s.normalize().wkb for s in shapes]
    first = [i for i, key in enumerate(keys) if key is not None and keys.index(key) == i]
    expected = {}
    for one, other in itertools.combinations(first, 2):
        common = shapely.intersection(shapes[one], shapes[other]).buffer(0)
        if common.area > 1e-4 and not common.buffer(-0.006).is_empty:
            names = parcels["parcel_id"].iloc[[one, other]]
            expected[tuple(names)] = hectares(common, parcels.crs)[0] * 1e4
    found = table[table["rule"] == "overlap"].set_index("feature_ids")["area_m2"]
    for pair, area in expected.items():
        assert found[pair] == pytest.approx(area, rel=1e-6, abs=1e-4)
    assert found.sum() == pytest.approx(sum(expected.values()), rel=0.01, abs=1.0)
    copies = table[table["rule"] == "duplicate_geometry"]["feature_ids"]
    assert sum(len(ids) - 1 for ids in copies) == sum(k is not None for k in keys) - len(first)
    if case.boundary is not None:
        union = shapely.union_all(shapes)
        missing = case.boundary.geometry.iloc[0].difference(union)
        gaps = table[table["rule"].isin(["gap", "gap_below_tolerance"])]["area_m2"].sum()
        assert gaps == pytest.approx(hectares(missing, parcels.crs)[0] * 1e4, rel=1e-6, abs=1e-3)
        over = table[table["rule"].isin(["outside", "outside_below_tolerance"])]["area_m2"].sum()
        each = shapely.difference(shapes[first], case.boundary.geometry.iloc[0])
        assert over == pytest.approx(hectares(each, parcels.crs).sum() * 1e4, rel=1e-6, abs=1e-3)


@given(cases(crs=(GRID, 3857)), st.sampled_from([0.001, 0.01, 0.5]))
@settings(max_examples=EXAMPLES)
def test_a_repair_moves_nothing_too_far_and_reports_every_square_metre(
    case: Case, tolerance: float
) -> None:
    parcels = case.parcels
    result = repair_layer(parcels, boundary=case.boundary, tolerance_m=tolerance)
    assert result.largest_move_m <= tolerance
    kept, before = result.layer, parcels.loc[result.layer.index]
    columns = [c for c in parcels.columns if c != "geometry"]
    assert kept[columns].equals(before[columns])
    sure = before.geometry.is_valid & (before.geometry.area > 0)
    scale = 1.0 if parcels.crs.to_epsg() != 3857 else 1 / np.cos(np.radians(41.5))
    for old, new in zip(before.geometry[sure], kept.geometry[sure], strict=True):
        moved = shapely.hausdorff_distance(old.boundary, new.boundary)
        assert moved <= tolerance * scale * 1.01
    changed = (
        hectares(kept.geometry.values, parcels.crs).sum()
        - hectares(parcels.geometry.values, parcels.crs).sum()
    )
    assert result.area_change_m2 == pytest.approx(changed * 1e4, abs=1e-3)
    assert result.table["area_change_m2"].sum() == pytest.approx(result.area_change_m2, abs=1e-3)
    copies = (result.table["action"] == "removed_copy").sum()
    assert len(kept) == len(parcels) - copies
    again = repair_layer(kept, boundary=case.boundary, tolerance_m=tolerance)
    assert (again.table["action"] != "made_valid").all()


@given(cases(crs=(GRID, 4326)), st.sampled_from(["category", "land_kind"]), st.data())
@settings(max_examples=EXAMPLES)
def test_the_margins_of_a_change_are_the_totals_of_both_years(
    case: Case, by: str, data: st.DataObject
) -> None:
    before = case.parcels
    random = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    shapes = list(case.shapes)
    for defect in data.draw(st.lists(st.sampled_from(DEFECTS), max_size=4)):
        spoil(random, shapes, defect, 7.0)
    after = layer(
        shapes,
        category=random.choice(np.array(CATEGORIES, dtype=object), len(shapes)),
        land_kind=random.choice(np.array(KINDS, dtype=object), len(shapes)),
    ).to_crs(before.crs)
    if not (shapely.area(measurable(after)) > 0).any():
        return
    change = land_change(before, after, by=by)
    plane = laid_flat(before).crs
    flat = [measurable(laid_flat(one, like=before)) for one in (before, after)]
    unions = [shapely.union_all(shapes) for shapes in flat]
    either = hectares(shapely.union_all(unions), plane)[0]
    old, new = (hectares(union, plane)[0] for union in unions)
    matrix = change.matrix
    assert matrix.to_numpy().sum() == pytest.approx(either, rel=1e-7)
    assert change.residual_ha == pytest.approx(0, abs=1e-7 * either)
    assert change.before_ha == pytest.approx(old, rel=1e-7)
    assert change.after_ha == pytest.approx(new, rel=1e-7)
    here = [c for c in matrix.index if c != "not_covered"]
    assert matrix.loc[here].to_numpy().sum() == pytest.approx(old, rel=1e-7)
    assert matrix[here].to_numpy().sum() == pytest.approx(new, rel=1e-7)
    off = matrix.to_numpy().sum() - np.trace(matrix.to_numpy())
    assert change.changed_ha == pytest.approx(off, rel=1e-9, abs=1e-12)
    assert change.layer["area_m2"].sum() / 1e4 == pytest.approx(off, rel=1e-9, abs=1e-12)
    table = change.table
    assert (table["gain_ha"] - table["loss_ha"]).to_numpy() == pytest.approx(table["net_ha"])
    assert table["net_ha"].sum() == pytest.approx(0, abs=1e-9 * either + 1e-9)


@given(cases(crs=(GRID,)), st.data())
@settings(max_examples=EXAMPLES)
def test_every_parcel_that_changed_stands_in_the_lineage_once(
    case: Case, data: st.DataObject
) -> None:
    before = case.parcels
    random = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    shapes = list(case.shapes)
    for defect in data.draw(st.lists(st.sampled_from(DEFECTS), max_size=3)):
        spoil(random, shapes, defect, 20.0)
    after = layer(shapes, parcel_id=[f"N{i}" for i in range(len(shapes))])
    if not (shapely.area(measurable(after)) > 0).any():
        return
    lineage = land_change(before, after).lineage
    for year, column in ((before, "before_ids"), (after, "after_ids")):
        named = [name for ids in lineage[column] for name in ids]
        assert len(named) == len(set(named))
        # Every number is new, so every parcel with land of its own has an event.
        own = measurable(year)
        planar, expected = Polygon(), set()
        for name, shape in zip(year["parcel_id"], own, strict=True):
            if shape is not None and shape.area > 0:
                if shapely.difference(shape, planar).area > 1e-3:
                    expected.add(name)
                planar = shapely.union(planar, shape)
        assert expected <= set(named)
